import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { assert } from '#base/assert.ts'

export type Asset = {
  readonly href: string
  readonly contentType: string
  readonly body: Buffer
}

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

const folder = new URL('.', import.meta.url)
const islandsFolder = new URL('../islands/', import.meta.url)
const catalogue = readAssets()

// The address of a file in assets/ or of an island ('show-password.js'), with a hash of its content in it, so that it
// may be kept for ever. An unknown name is our mistake.
export function assetHref(name: string): string {
  const asset = catalogue.get(name)
  assert(asset !== undefined, `no asset ${name}`)
  return asset.href
}

// Everything the browser may fetch beside pages, by name.
export function assets(): ReadonlyMap<string, Asset> {
  return catalogue
}

function readAssets(): ReadonlyMap<string, Asset> {
  const found = new Map<string, Asset>()
  // Fonts first: the stylesheet names them by their hashed addresses.
  for (const name of readdirSync(folder)) {
    if (/\.(woff2|svg)$/.test(name)) keep(found, name, readFileSync(new URL(name, folder)))
  }
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.css'))) {
    const source = readFileSync(new URL(name, folder), 'utf8')
    const linked = source.replace(/url\('([^']+)'\)/g, (_, file: string) => {
      const asset = found.get(file)
      assert(asset !== undefined, `${name} names ${file}, which is not there`)
      return `url('${asset.href}')`
    })
    keep(found, name, Buffer.from(linked))
  }
  for (const name of readdirSync(islandsFolder).filter((file) => file.endsWith('.ts'))) {
    const source = readFileSync(new URL(name, islandsFolder), 'utf8')
    keep(found, name.replace(/\.ts$/, '.js'), Buffer.from(stripTypeScriptTypes(source)))
  }
  return found
}

function keep(found: Map<string, Asset>, name: string, body: Buffer): void {
  const dot = name.lastIndexOf('.')
  const contentType = contentTypes[name.slice(dot + 1)]
  assert(contentType !== undefined, `no content type for ${name}`)
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  const href = `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`
  found.set(name, { href, contentType, body })
}
