type Query = (text: string) => Promise<{ rows: { name: string; setting: string }[] }>

type Settings = ReadonlyMap<string, string>

const oldestVersion = 15

// What makes this server unfit to keep money's records, a sentence for each fault; empty if it is
// fit. Ask it as each role that writes: synchronous_commit may be set for one role alone.
export async function unsafeSettings(query: Query): Promise<string[]> {
  const { rows } = await query(
    `select name, setting from pg_settings where name in
     ('server_version_num', 'server_version', 'fsync', 'full_page_writes', 'synchronous_commit')`,
  )
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]))
  return [...versionFaults(settings), ...durabilityFaults(settings)]
}

function versionFaults(settings: Settings): string[] {
  const major = Math.floor(Number(settings.get('server_version_num')) / 10_000)
  if (major >= oldestVersion) return []
  const version = settings.get('server_version')
  return [`The database server is PostgreSQL ${version}; ${oldestVersion} or newer is needed.`]
}

function durabilityFaults(settings: Settings): string[] {
  const isOff = (name: string) => settings.get(name) === 'off'
  const faults: string[] = []
  if (isOff('fsync')) {
    faults.push('The database server has fsync off: a power cut may destroy the whole database.')
  }
  if (isOff('full_page_writes')) {
    faults.push(
      'The database server has full_page_writes off: a power cut may leave half-written pages.',
    )
  }
  // Every other value waits at least for this server's own disk before it acknowledges.
  if (isOff('synchronous_commit')) {
    faults.push(
      'The database server has synchronous_commit off: a power cut may lose payments and ' +
        'readings that customers were told are kept.',
    )
  }
  return faults
}
