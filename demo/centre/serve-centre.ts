import type { IncomingMessage } from 'node:http'
import { HTML, type Reply } from '../mailbox/reply.ts'
import type { Language } from '../mailbox/words.ts'
import { centrePage } from './centre-page.ts'
import type { BillingCentre } from './open-centre.ts'

export type CentreDoor = {
  readonly centre: BillingCentre
  readonly cabinetUrl: string
}

const POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; " +
  "frame-ancestors 'none'"
// An older browser names the form's origin only where it may name a referrer.
const HEADERS = { 'content-security-policy': POLICY, 'referrer-policy': 'same-origin' }
const FOREIGN: Reply = {
  status: 403,
  type: 'text/plain; charset=utf-8',
  body: 'Эта форма пришла с другого сайта.',
}
const MOST_BYTES = 1024

// The desk of billing: GET shows it, POST begins the calculation of the month that its form names.
// A form of another site begins nothing.
export async function centreReply(
  { centre, cabinetUrl }: CentreDoor,
  request: IncomingMessage,
  language: Language,
): Promise<Reply> {
  if (request.method !== 'POST') {
    const body = centrePage(language, await centre.look(), cabinetUrl).text
    return { type: HTML, body, headers: HEADERS }
  }
  if (!isOwnForm(request)) return FOREIGN
  const period = new URLSearchParams(await bodyOf(request)).get('period') ?? ''
  await centre.begin(period)
  const location = `/billing?lang=${language}`
  return { status: 303, type: HTML, body: '', headers: { location } }
}

// Browsers say where a form comes from, older ones by its origin; what is no browser says nothing.
function isOwnForm({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return headers.origin === undefined || headers.origin === `http://${headers.host}`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request.setEncoding('utf8')) {
    text += piece
    if (text.length > MOST_BYTES) throw new Error('a form of this desk is small')
  }
  return text
}
