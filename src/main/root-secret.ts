import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

// The secret every keyed hash grows from: the operator's, or one made at the first start and kept
// beside the data. Losing it makes every receipt number and password unknown, so a copy of it is
// kept, apart from the backups.
export async function rootSecret(given: string | undefined, file: string): Promise<Buffer> {
  if (given !== undefined) return Buffer.from(given)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // Whoever comes first writes it; everybody reads what is there.
  await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 }).catch(
    (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EEXIST') throw fault
    },
  )
  return Buffer.from(await readFile(file, 'utf8'))
}
