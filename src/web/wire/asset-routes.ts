import type { FastifyInstance } from 'fastify'
import { type Asset, assets } from '../assets/catalogue.ts'
import { compressedOnce, encodingFor } from './compress.ts'
import { assetHeaders } from './headers.ts'

type Served = {
  readonly asset: Asset
  readonly br: Buffer | undefined
  readonly gzip: Buffer | undefined
}

// Stylesheet, face and islands, from memory, compressed once. An address with another hash, left
// over from a version that another process still serves, gets what is here now and is not kept.
export function serveAssets(app: FastifyInstance): void {
  const byName = new Map([...assets().values()].map((asset) => [nameOf(asset.href), ready(asset)]))
  app.get<{ Params: { file: string } }>('/assets/:file', (request, wire) => {
    const served = byName.get(nameOf(request.params.file))
    if (served === undefined) return wire.callNotFound()
    const { asset } = served
    wire.headers(assetHeaders).header('content-type', asset.contentType)
    if (!asset.href.endsWith(`/${request.params.file}`)) wire.header('cache-control', 'no-store')
    const encoding = encodingFor(request.headers['accept-encoding'])
    const compressed = encoding && served[encoding]
    if (compressed) return wire.header('content-encoding', encoding).send(compressed)
    return wire.send(asset.body)
  })
}

function ready(asset: Asset): Served {
  // A face is compressed already.
  const worth = !asset.contentType.startsWith('font/')
  return {
    asset,
    br: worth ? compressedOnce(asset.body, 'br') : undefined,
    gzip: worth ? compressedOnce(asset.body, 'gzip') : undefined,
  }
}

// 'cabinet.css' of '/assets/cabinet.a1b2c3d4e5.css'.
function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.[\w-]{10}(?=\.)/, '')
}
