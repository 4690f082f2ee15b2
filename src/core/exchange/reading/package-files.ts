import type { Fault, Rule } from '../fault.ts'
import { excerpt } from './excerpt.ts'
import { packageWords } from './fault-words.ts'
import type { PackageFile } from './package-source.ts'

// Far more than a region's receipts; a million entries still fit the memory of an import.
export const MOST_FILES = 2_000_000

export function packageFault(
  file: string,
  message: string,
  rule: Rule = 'package',
  value: string | null = null,
): Fault {
  return { file: excerpt(file), line: null, column: null, rule, value, account: null, message }
}

// Sorts a listing for findFile.
export function sortFiles(files: PackageFile[]): void {
  files.sort((left, right) => (left.path < right.path ? -1 : 1))
}

// Finds a path in a sorted listing.
export function findFile<File extends PackageFile>(
  files: readonly File[],
  path: string,
): File | undefined {
  return files[placeOf(files, path)]
}

// Where a path stands in a sorted listing; -1 for one that does not.
export function placeOf(files: readonly PackageFile[], path: string): number {
  let [low, high] = [0, files.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((files[middle] as PackageFile).path < path) low = middle + 1
    else high = middle
  }
  return files[low]?.path === path ? low : -1
}

// Names that some system takes for one another: a copy there would hold other files than these.
export function clashes(files: readonly PackageFile[]): Fault[] {
  const faults: Fault[] = []
  const folders = new Set<string>()
  // Of a million files no second listing is made: names that are folded already are not kept twice.
  const names = files.map(({ path }) => {
    const name = folded(path)
    return name === path ? path : name
  })
  const pathAt = (place: number) => files[place]?.path ?? ''
  const nameAt = (place: number) => names[place] ?? ''
  const places = Uint32Array.from(files.keys())
  places.sort((one, other) => {
    if (nameAt(one) === nameAt(other)) return one - other
    return nameAt(one) < nameAt(other) ? -1 : 1
  })
  let previous: string | undefined
  let previousFolder = ''
  for (const place of places) {
    const name = nameAt(place)
    if (name === previous) faults.push(packageFault(pathAt(place), packageWords.twice))
    previous = name
    const folder = name.slice(0, name.lastIndexOf('/') + 1)
    if (folder !== previousFolder) addFolders(folders, folder)
    previousFolder = folder
  }
  for (const place of places) {
    if (folders.has(nameAt(place))) {
      faults.push(packageFault(pathAt(place), packageWords.folderAndFile))
    }
  }
  return faults
}

// 'a/b/' is the folder a, and in it the folder a/b.
function addFolders(folders: Set<string>, folder: string): void {
  for (let end = folder.indexOf('/'); end >= 0; end = folder.indexOf('/', end + 1)) {
    folders.add(folder.slice(0, end))
  }
}

function folded(path: string): string {
  return path.normalize('NFKC').toLowerCase()
}
