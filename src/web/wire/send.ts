import type { FastifyReply } from 'fastify'
import { cookieLine, sessionCookie } from '../guards/cookies.ts'
import type { CookieChange, Reply } from '../reply.ts'
import { type Care, compressedPage, encodingFor } from './compress.ts'
import { contentDisposition } from './content-disposition.ts'
import { fileHeaders, pageHeaders, redirectHeaders } from './headers.ts'

// Puts a handler's answer on the wire.
export function send(
  wire: FastifyReply,
  reply: Reply,
  cookies: readonly CookieChange[],
  care: Care = 'small',
) {
  setCookies(wire, cookies)
  if (reply.cookies) setCookies(wire, reply.cookies)
  switch (reply.kind) {
    case 'page':
      return sendPage(wire, reply, care)
    case 'redirect':
      return wire.code(303).headers(redirectHeaders).header('location', reply.to).send()
    case 'file':
      return sendFile(wire, reply)
  }
}

function sendPage(wire: FastifyReply, reply: Reply & { kind: 'page' }, care: Care) {
  wire.code(reply.status).headers(pageHeaders)
  if (reply.retryAfterSeconds !== undefined) wire.header('retry-after', reply.retryAfterSeconds)
  const encoding = encodingFor(wire.request.headers['accept-encoding'])
  const compressed = compressedPage(reply.html.text, encoding, care)
  // As bytes: a long text would be measured, copied behind its header, and kept until it is sent.
  if (compressed === undefined) return wire.send(Buffer.from(reply.html.text))
  return wire.header('content-encoding', encoding).send(compressed)
}

function sendFile(wire: FastifyReply, reply: Reply & { kind: 'file' }) {
  wire.headers(fileHeaders).type(reply.contentType)
  if (reply.downloadName !== undefined) {
    wire.header('content-disposition', contentDisposition(reply.downloadName))
  }
  if (reply.bytes !== undefined) wire.header('content-length', reply.bytes)
  return wire.send(reply.body)
}

function setCookies(wire: FastifyReply, changes: readonly CookieChange[]): void {
  for (const change of changes) {
    wire.header('set-cookie', cookieLine(change))
    // Somebody signs out: what this browser kept of their pages goes with them (ASVS 14.3.1).
    if (change.name === sessionCookie && change.value === null) {
      wire.header('clear-site-data', '"cache", "storage"')
    }
  }
}
