import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { assert } from '#base/assert.ts'
import { strippedScript } from './stripped-script.ts'

export type Asset = {
  readonly href: string
  readonly contentType: string
  readonly body: Buffer
}

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

const here = new URL('.', import.meta.url)
const styles = new URL('styles/', here)
const islands = new URL('../islands/', here)
const base = new URL('../../base/', here)
const catalogue = readAssets()

// The address of a file the browser fetches beside a page: 'cabinet.css', a face, an island
// ('show-password.js'). A hash of the content is part of it, so it may be kept for ever. An unknown
// name is our mistake.
export function assetHref(name: string): string {
  const asset = catalogue.get(name)
  assert(asset !== undefined, `no asset ${name}`)
  return asset.href
}

// All of them by name.
export function assets(): ReadonlyMap<string, Asset> {
  return catalogue
}

function readAssets(): ReadonlyMap<string, Asset> {
  const found = new Map<string, Asset>()
  for (const name of namesIn(here, /\.(woff2|svg|png)$/)) keep(found, name, read(here, name))
  keep(found, 'cabinet.css', stylesheet(found))
  for (const name of namesIn(islands, /\.ts$/)) keepScript(found, islands, name)
  return found
}

// A file of islands/, or of the pure base that an island shares with the server: first what it
// imports, for its text names the hashed addresses of that.
function keepScript(found: Map<string, Asset>, folder: URL, file: string): Asset {
  const name = `${folder === base ? 'base-' : ''}${file.replace(/\.ts$/, '.js')}`
  const script = strippedScript(read(folder, file).toString())
  const linked = script.replace(
    /(?<=from ')(#base|\.)\/([\w-]+\.ts)(?=')/g,
    (_, room: string, other: string) =>
      keepScript(found, room === '#base' ? base : folder, other).href,
  )
  return found.get(name) ?? keep(found, name, Buffer.from(linked))
}

// The files of styles/ in the order of their names, with the faces they name by their addresses.
function stylesheet(found: ReadonlyMap<string, Asset>): Buffer {
  const source = namesIn(styles, /\.css$/).map((name) => read(styles, name).toString())
  const linked = source.join('\n').replace(/url\("([^"]+)"\)/g, (_, name: string) => {
    const asset = found.get(name)
    assert(asset !== undefined, `the stylesheet names ${name}, which is not there`)
    return `url("${asset.href}")`
  })
  return Buffer.from(withoutComments(linked))
}

// Comments and indents are for those who read the sources.
function withoutComments(css: string): string {
  return css.replace(/\/\*.*?\*\//gs, '').replace(/\s*\n\s*/g, '\n')
}

function namesIn(folder: URL, pattern: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
}

function read(folder: URL, name: string): Buffer {
  return readFileSync(new URL(name, folder))
}

function keep(found: Map<string, Asset>, name: string, body: Buffer): Asset {
  const dot = name.lastIndexOf('.')
  const contentType = contentTypes[name.slice(dot + 1)]
  assert(contentType !== undefined, `no content type for ${name}`)
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  const href = `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`
  const asset = { href, contentType, body }
  found.set(name, asset)
  return asset
}
