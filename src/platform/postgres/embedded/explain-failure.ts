const causes: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|ENOSPC/, 'the disk is full. Free some space and start again'],
  [/Read-only file system|EROFS/, 'the disk is mounted read-only'],
  [
    /Permission denied|EACCES|EPERM|can't cd to|unable to open database file|readonly database/,
    'this user may not write there, or not run the database server',
  ],
  [
    /database files are incompatible/,
    'the data was made by another major version of PostgreSQL. Move it with pg_dump, or start ' +
      'with an empty folder',
  ],
  [/ENOTDIR|EEXIST/, 'something on its path is not a folder'],
  [
    /pre-existing shared memory block/,
    'processes of a server that was killed still work on its data. End them and start again',
  ],
  [/Cannot allocate memory|out of memory|ENOMEM/, 'there is not enough free memory'],
  [/Too many open files|EMFILE|ENFILE/, 'too many files are open. Raise the limit (ulimit -n)'],
  [/GLIBC|shared librar|not found/, 'its PostgreSQL binaries do not run on this system'],
  [/look up effective user|find name for user/, 'this user has no name in /etc/passwd'],
  [/PANIC|invalid checkpoint|control file/, 'its files are damaged. Restore them from a backup'],
]

// Its message is for the operator.
export class EmbeddedFailure extends Error {}

// The error for a start that failed: what is wrong as far as the words of the failure tell, what an
// operator can do, and those words themselves.
export function explainFailure(
  folder: string,
  words: string,
  knownCause?: string,
): EmbeddedFailure {
  const found = causes.find(([pattern]) => pattern.test(words))
  const cause = knownCause ?? found?.[1] ?? 'the reason is below'
  const text = words.trim()
  return new EmbeddedFailure(
    `The embedded database in ${folder} cannot start: ${cause}. ` +
      `Or set DATABASE_URL to a PostgreSQL 15 or newer.${text && `\n${text}`}`,
  )
}
