import { readFile, writeFile } from 'node:fs/promises'

// Writes the text unless the file is there already; gives back what the file holds, which is thus
// the same at every start.
export async function keepFirst(file: string, text: string): Promise<string> {
  await writeFile(file, text, { flag: 'wx' }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault
  })
  return readFile(file, 'utf8')
}
