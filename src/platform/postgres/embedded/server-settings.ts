// Nothing of the program's own environment, where its secrets are, reaches the database server.
export const serverEnvironment: NodeJS.ProcessEnv = {
  PATH: '/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin',
  LC_ALL: 'C',
  TZ: 'UTC',
}

// Given on the command line, so that they follow the program's version and not the day the folder
// was made. Sized for a small machine that also runs the program.
export function serverSettings(socketFolder: string): string[] {
  return Object.entries({ ...settings, unix_socket_directories: socketFolder }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  )
}

const settings = {
  // Reachable through a socket in a private folder, and in no other way.
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: '5432',

  // What was acknowledged survives a power cut.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',

  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  // Pages ask for little: compiling or sharing out a query costs more than it saves, and parallel
  // workers need a /dev/shm that containers keep small.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',

  // A whole extract passes without a checkpoint forced by the volume of the log.
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',

  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Values of rows and statements may be personal data: the program logs its own faults.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  cluster_name: 'kabinet',
}
