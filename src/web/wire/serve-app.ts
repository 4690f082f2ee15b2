import type { FastifyInstance } from 'fastify'
import type { Language } from '#base/language.ts'
import { todayInZone } from '#platform/clock.ts'
import { assetHref } from '../assets/catalogue.ts'
import { offlineScript } from '../assets/offline-script.ts'
import { offlineIslands, offlinePage } from '../portal/offline/offline-page.ts'
import { manifestHref, routes, workerHref } from '../routes.ts'
import type { Services } from '../services.ts'
import type { Visit } from '../visit.ts'
import { offlineWords } from '../words/offline.ts'
import { compressedOnce, type Encoding, encodingFor } from './compress.ts'
import { manifestHeaders, workerHeaders } from './headers.ts'

const languages = ['ru', 'en'] as const

// What makes the cabinet installable and lets it open without a network: a manifest in each
// language and the worker's script, each made at the first request.
export function serveApp(app: FastifyInstance, services: Services): void {
  for (const language of languages) {
    const make = () => JSON.stringify(manifest(services, language))
    serve(app, manifestHref(language), make, manifestHeaders)
  }
  serve(app, workerHref, () => workerScript(services), workerHeaders)
}

function workerScript(services: Services): string {
  const pages = languages.map((language) => offlinePage(nobody(services, language)).text)
  return offlineScript(offlineIslands, pages)
}

function serve(
  app: FastifyInstance,
  address: string,
  make: () => string,
  headers: Readonly<Record<string, string>>,
): void {
  const made = new Map<Encoding | undefined, Buffer>()
  const inEncoding = (encoding: Encoding | undefined): Buffer => {
    let bytes = made.get(encoding)
    if (bytes === undefined) {
      bytes = encoding ? compressedOnce(inEncoding(undefined), encoding) : Buffer.from(make())
      made.set(encoding, bytes)
    }
    return bytes
  }
  app.get(address, (request, wire) => {
    const encoding = encodingFor(request.headers['accept-encoding'])
    wire.headers(headers)
    if (encoding) wire.header('content-encoding', encoding)
    return wire.send(inEncoding(encoding))
  })
}

function manifest({ utility }: Services, language: Language) {
  const words = offlineWords[language]
  return {
    id: '/',
    name: words.appName(utility.shortName),
    short_name: words.appShort,
    description: words.appText,
    lang: language,
    dir: 'ltr',
    start_url: routes.summary,
    scope: '/',
    display: 'standalone',
    // The sea of the mark, and the snow behind it.
    theme_color: '#24434a',
    background_color: '#f8fafb',
    icons: [
      { src: assetHref('mark.svg'), type: 'image/svg+xml', sizes: 'any' },
      ...[192, 512].map((size) => ({
        src: assetHref(`icon-${size}.png`),
        type: 'image/png',
        sizes: `${size}x${size}`,
      })),
      {
        src: assetHref('icon-maskable-512.png'),
        type: 'image/png',
        sizes: '512x512',
        purpose: 'maskable',
      },
    ],
  }
}

// A visit of nobody in particular, as the worker makes it.
function nobody(services: Services, language: Language): Visit {
  const now = services.clock.now()
  return {
    services,
    language,
    now,
    today: todayInZone(now, services.utility.timeZone),
    path: routes.offline,
    params: {},
    query: {},
    form: {},
    source: '',
    network: '',
    visitor: '',
    csrfToken: '',
    device: '',
    display: { size: '100', contrast: 'normal', spacing: 'normal', images: 'shown' },
  }
}
