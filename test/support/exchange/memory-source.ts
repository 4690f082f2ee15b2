import type { PackageSource } from '#core/exchange/reading/package-source.ts'

// A package in memory, its files handed over in pieces of so many bytes.
export function memorySource(
  files: Readonly<Record<string, Buffer | string>>,
  pieceBytes = 65_536,
): PackageSource {
  const contents = new Map(
    Object.entries(files).map(([path, content]) => [path, Buffer.from(content)] as const),
  )
  return {
    files: [...contents]
      .map(([path, { length }]) => ({ path, bytes: length }))
      .sort((left, right) => (left.path < right.path ? -1 : 1)),
    open: async function* (path) {
      const content = contents.get(path)
      if (content === undefined) throw new Error(`there is no ${path}`)
      for (let at = 0; at < content.length; at += pieceBytes) {
        yield content.subarray(at, at + pieceBytes)
      }
    },
    close: async () => {},
  }
}
