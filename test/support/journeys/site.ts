import { createServer, type Socket } from 'node:net'
import { after } from 'node:test'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BrowserContext, BrowserContextOptions } from 'playwright-core'
import { openBrowser, openProfile } from '../browser.ts'
import { type Cabinet, type CabinetOptions, openCabinet } from '../cabinet.ts'
import type { WebVisitor } from '../web-visitor.ts'

// Stands between a browser and the cabinet: true for a request that goes no further.
type Hindrance = (request: FastifyRequest, wire: FastifyReply) => boolean

export type Site = Awaited<ReturnType<typeof openSite>>

// A transition between pages that comes too late is told on the console.
const calm = { reducedMotion: 'reduce' } as const

// The whole cabinet on an address that a real browser can open. Called at the top of a test file.
export async function openSite(options: Pick<CabinetOptions, 'ownFiles'> = {}) {
  // Not 127.0.0.1: browsers keep secure cookies over plain HTTP for `localhost` only.
  const port = await freePort()
  const url = `http://localhost:${port}`
  const cabinet: Cabinet = await openCabinet({ ...options, publicUrl: url })
  let hindrance: Hindrance | undefined
  cabinet.app.addHook('onRequest', (request, wire, done) => {
    if (!hindrance?.(request, wire)) done()
  })
  const hinder = (by: Hindrance | undefined) => {
    hindrance = by
  }
  await cabinet.app.listen({ port, host: 'localhost' })
  const browser = await openBrowser()
  after(() => browser.close())
  const own = [url, cabinet.mailbox.url]
  const usual = { locale: 'ru-RU', baseURL: url, ...calm }

  // A browser of one's own that notes what it asks of others and what it complains about.
  async function arrive(options: BrowserContextOptions & { readonly as?: WebVisitor } = {}) {
    const { as: visitor, ...rest } = options
    const context = await browser.newContext({ ...usual, ...rest })
    if (visitor) await takeCookies(context, url, visitor)
    return settle(context)
  }

  // A device whose browser can be closed and opened again with all that it keeps.
  const openDevice = async (folder: string, options: BrowserContextOptions = {}) =>
    settle(await openProfile(folder, { ...usual, ...options }))

  async function settle(context: BrowserContext) {
    context.setDefaultTimeout(10_000)
    const complaints = watch(context, own)
    const page = await context.newPage()
    return { page, context, complaints, close: () => context.close() }
  }

  const become = (context: BrowserContext, visitor: WebVisitor) =>
    takeCookies(context, url, visitor)

  return { ...cabinet, url, arrive, openDevice, become, hinder }
}

// A network in which forms hang unanswered until `cut`.
export function hanging() {
  const held = new Set<Socket>()
  const cut = () => {
    for (const socket of held) socket.destroy()
  }
  const hindrance: Hindrance = ({ method, raw }) => {
    if (method === 'POST') held.add(raw.socket)
    return method === 'POST'
  }
  return { hindrance, cut }
}

// A network that breaks every connection, whatever asks.
export const broken: Hindrance = ({ raw }) => {
  raw.socket.destroy()
  return true
}

function watch(context: BrowserContext, own: readonly string[]): string[] {
  const complaints: string[] = []
  context.on('request', (request) => {
    const { origin } = new URL(request.url())
    if (!own.includes(origin) && origin !== 'null') complaints.push(`asked ${origin}`)
  })
  context.on('console', (message) => {
    // A form that was refused, a page that is not there: told as such, and no trouble.
    const isRefusal = /the server responded with a status of 4\d\d/.test(message.text())
    if (['error', 'warning'].includes(message.type()) && !isRefusal) complaints.push(message.text())
  })
  context.on('weberror', (thrown) => complaints.push(String(thrown.error())))
  return complaints
}

async function takeCookies(context: BrowserContext, url: string, visitor: WebVisitor) {
  // A browser takes such a cookie from a secure address only, and sends it to `localhost` all the
  // same.
  const secure = url.replace('http:', 'https:')
  const cookies = [...visitor.jar].map(([name, value]) => ({ name, value }))
  await context.addCookies(
    cookies.map((cookie) => ({ ...cookie, url: secure, secure: true, httpOnly: true })),
  )
}

// Links in letters name the port before anything listens on it.
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
