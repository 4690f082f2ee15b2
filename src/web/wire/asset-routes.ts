import type { FastifyInstance } from 'fastify'
import { type Asset, assets } from '../assets/catalogue.ts'
import { compressedOnce, type Encoding, encodingFor } from './compress.ts'
import { assetHeaders } from './headers.ts'

type Served = {
  readonly asset: Asset
  // As far as somebody asked for it.
  readonly compressed: Map<Encoding, Buffer>
}

// Stylesheet, face and islands, from memory, compressed at the first request. An address with
// another hash, left over from a version that another process still serves, gets what is here now
// and is not kept.
export function serveAssets(app: FastifyInstance): void {
  const byName = new Map([...assets().values()].map((asset) => [nameOf(asset.href), served(asset)]))
  app.get<{ Params: { file: string } }>('/assets/:file', (request, wire) => {
    const known = byName.get(nameOf(request.params.file))
    if (known === undefined) return wire.callNotFound()
    const { asset } = known
    wire.headers(assetHeaders).header('content-type', asset.contentType)
    if (!asset.href.endsWith(`/${request.params.file}`)) wire.header('cache-control', 'no-store')
    // A face is compressed already, and so is a picture.
    const isWorthIt = !/^font|png$/.test(asset.contentType)
    const encoding = isWorthIt ? encodingFor(request.headers['accept-encoding']) : undefined
    if (encoding === undefined) return wire.send(asset.body)
    return wire.header('content-encoding', encoding).send(compressed(known, encoding))
  })
}

const served = (asset: Asset): Served => ({ asset, compressed: new Map() })

function compressed({ asset, compressed: known }: Served, encoding: Encoding): Buffer {
  const before = known.get(encoding)
  if (before !== undefined) return before
  const bytes = compressedOnce(asset.body, encoding)
  known.set(encoding, bytes)
  return bytes
}

// 'cabinet.css' of '/assets/cabinet.a1b2c3d4e5.css'.
function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.[\w-]{10}(?=\.)/, '')
}
