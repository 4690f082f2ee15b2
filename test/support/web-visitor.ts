import { type CheerioAPI, load } from 'cheerio'
import type { FastifyInstance, InjectOptions } from 'fastify'

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly location: string
  readonly text: string
  readonly bytes: Buffer
  // The page, to be asked by selectors.
  readonly $: CheerioAPI
}

export type WebVisitor = ReturnType<typeof webVisitor>

// A browser without scripts at the real door: keeps cookies, sends the token and the owner of the
// page it saw last, follows nothing by itself.
export function webVisitor(app: FastifyInstance, usual: Record<string, string> = {}) {
  const jar = new Map<string, string>()
  // What every form of the page it saw last holds.
  let drawn: Record<string, string> = {}

  async function send(request: InjectOptions): Promise<Answer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie && { cookie }), ...usual, ...request.headers }
    const answer = answerOf(await app.inject({ ...request, headers }))
    for (const line of answer.cookies) keep(line)
    const token = answer.$('input[name=token]').attr('value')
    const owner = answer.$('input[name=owner]').attr('value')
    if (token !== undefined) drawn = { token, ...(owner !== undefined && { owner }) }
    return answer
  }

  function keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/Max-Age=0(;|$)/.test(line)) jar.delete(name)
    else jar.set(name, value)
  }

  return {
    jar,
    send,
    get: (url: string, headers: Record<string, string> = {}) =>
      send({ method: 'GET', url, headers }),
    // Sends a form as the page it saw last would.
    post: (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      send({
        method: 'POST',
        url,
        payload: new URLSearchParams({ ...drawn, ...fields }).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      }),
  }
}

type Injected = Awaited<ReturnType<FastifyInstance['inject']>>

function answerOf(response: Injected): Answer {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(response.headers)) headers[name] = String(value)
  const isPage = headers['content-type']?.startsWith('text/html') ?? false
  return {
    status: response.statusCode,
    headers,
    cookies: [response.headers['set-cookie'] ?? []].flat(),
    location: headers.location ?? '',
    text: response.body,
    bytes: response.rawPayload,
    $: load(isPage ? response.body : ''),
  }
}
