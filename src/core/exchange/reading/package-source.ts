// An extract as it was handed over, a folder or an archive, seen alike.
export type PackageFile = {
  // Relative to the folder that holds datapackage.json, with '/' between its parts.
  readonly path: string
  readonly bytes: number
}

export type PackageSource = {
  // Every file inside, sorted by path. Folders are not listed.
  readonly files: readonly PackageFile[]
  // The file's bytes, piece by piece. Throws PackageDamaged when they are not what was declared.
  open(path: string): AsyncIterable<Buffer>
  close(): Promise<void>
}

// A listed file that cannot be read as declared: an archive that lies, a file that changed
// meanwhile. The message is a sentence in Russian, fit for a fault.
export class PackageDamaged extends Error {
  override name = 'PackageDamaged'
}
