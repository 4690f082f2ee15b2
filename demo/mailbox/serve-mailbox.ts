import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type CentreDoor, centreReply } from '../centre/serve-centre.ts'
import type { Look } from './frame.ts'
import type { Message } from './message.ts'
import type { MessageShelf } from './message-shelf.ts'
import { absentPage, listPage, messagePage } from './pages.ts'
import { HTML, type Reply } from './reply.ts'
import { STYLE } from './style.ts'
import { languageOf } from './words.ts'

// Our own pages load their stylesheet and the mail's frame; nothing else, no scripts.
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
// A mail's own markup may look like something, but reach nothing and run nothing.
const MAIL_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

// The world behind the billing centre failed; nothing was begun.
const BROKEN = { status: 500, type: 'text/plain; charset=utf-8', body: 'Не получилось.' } as const

// The mailbox as pages: the list, each mail, its formatted part and its attachments; beside it the
// billing centre, where there is one.
export function mailboxServer(shelf: MessageShelf, centre?: CentreDoor): Server {
  return createServer((request, response) => {
    reply(shelf, centre, request)
      .then((answer) => send(response, answer))
      .catch(() => send(response, BROKEN))
  })
}

async function reply(
  shelf: MessageShelf,
  centre: CentreDoor | undefined,
  request: IncomingMessage,
): Promise<Reply> {
  const [pathname = '/', query = ''] = (request.url ?? '/').split('?', 2)
  const asked = new URLSearchParams(query).get('lang')
  const language = languageOf(asked, request.headers['accept-language'])
  if (centre && pathname === '/billing') return centreReply(centre, request, language)
  return mailReply(shelf, { language, hasCentre: centre !== undefined }, pathname)
}

function mailReply(shelf: MessageShelf, look: Look, pathname: string): Reply {
  if (pathname === '/style.css') return { type: 'text/css; charset=utf-8', body: STYLE }
  if (pathname === '/') return { type: HTML, body: listPage(look, shelf.all()).text }
  const match = /^\/messages\/(\d{1,9})(?:\/(html|attachments\/(\d{1,4})))?$/.exec(pathname)
  const message = match ? shelf.find(Number(match[1])) : undefined
  const part = match?.[2]
  if (message && part === undefined) {
    return { type: HTML, body: messagePage(look, message).text }
  }
  if (message?.html && part === 'html') {
    return { type: HTML, body: message.html, headers: { 'content-security-policy': MAIL_POLICY } }
  }
  const attached = message && match?.[3] ? attachment(message, Number(match[3])) : undefined
  return attached ?? { status: 404, type: HTML, body: absentPage(look).text }
}

// Always a download: what a mail brought is never opened as a page of ours.
function attachment(message: Message, index: number): Reply | undefined {
  const found = message.attachments[index]
  if (!found) return undefined
  const name = encodeURIComponent(found.name || 'attachment').replaceAll("'", '%27')
  const disposition = `attachment; filename*=UTF-8''${name}`
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(found.type) ? found.type : 'application/octet-stream'
  return { type, body: found.content, headers: { 'content-disposition': disposition } }
}

function send(response: ServerResponse, { status = 200, type, body, headers }: Reply): void {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(body)
}
