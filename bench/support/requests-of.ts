import { sessionCookie, visitorCookie } from '#web/guards/cookies.ts'
import { CSRF_FIELD } from '#web/parts/form.ts'
import {
  SEEN_FIELD,
  SUBMISSION_FIELD,
  TAKEN_FIELD,
  valueField,
} from '#web/portal/readings/reading-fields.ts'
import { href, routes } from '#web/routes.ts'
import type { Region } from './region.ts'
import type { Sending } from './sending-region.ts'
import type { ServerProcess } from './server-process.ts'
import { townDay } from './town-day.ts'

type Customer = Region['customers'][number]

// The first page as often as two others: everybody comes through it.
const pages: readonly ((account: string) => string)[] = [
  () => routes.summary,
  () => routes.summary,
  (account) => href(routes.accounts.show, { account }),
  (account) => href(routes.ledger.show, { account }),
  (account) => href(routes.receipts.index, { account }),
  (account) => href(routes.readings.new, { account }),
]

// Somebody among two thousand who are looking around asks for a page, compressed as browsers do.
export const pageRequest =
  ({ customers }: Region, server: ServerProcess) =>
  (_: number, random: () => number) => {
    const crowd = customers.slice(0, 2_000)
    const customer = crowd[Math.floor(random() * crowd.length)]
    const path = pages[Math.floor(random() * pages.length)]
    if (!customer || !path) throw new Error('the region has no customers')
    const request = `GET ${path(customer.linkId)} HTTP/1.1\r\n${headersOf(server, customer)}\r\n`
    return { kind: 'page', request }
  }

// The form as its own page gave it, filled in and ready to go.
export async function formRequest(server: ServerProcess, { customer, readings }: Sending) {
  const path = href(routes.readings.new, { account: customer.linkId })
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    headers: { cookie: cookiesOf(customer) },
  })
  const html = await answer.text()
  const hidden = (name: string) => {
    const value = new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1]
    if (value === undefined) throw new Error(`the form has no ${name}: ${answer.status}`)
    return value
  }
  const body = new URLSearchParams([
    [CSRF_FIELD, hidden(CSRF_FIELD)],
    [SUBMISSION_FIELD, hidden(SUBMISSION_FIELD)],
    [SEEN_FIELD, 'preview'],
    [TAKEN_FIELD, townDay],
    ...readings.map(({ meterId, zone, typed }) => [valueField(meterId, zone), typed]),
  ]).toString()
  const request =
    `POST ${path} HTTP/1.1\r\n${headersOf(server, customer)}` +
    'Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n' +
    `Content-Length: ${body.length}\r\n\r\n${body}`
  return { kind: 'sending', request }
}

const headersOf = (server: ServerProcess, customer: Customer) =>
  `Host: localhost:${server.port}\r\nAccept-Encoding: gzip, br\r\n` +
  `Cookie: ${cookiesOf(customer)}\r\n`

const cookiesOf = ({ token }: Customer) =>
  `${sessionCookie}=${token}; ${visitorCookie}=${'0'.repeat(64)}`
