import { stat } from 'node:fs/promises'

// Whether packages can be put there: false when nothing has the name, or something that is no
// folder. A disk that does not answer is the world failing, and is thrown.
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (fault) {
    const { code = '' } = fault as NodeJS.ErrnoException
    if (['ENOENT', 'ENOTDIR'].includes(code)) return false
    throw fault
  }
}
