import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Person } from './neighbours.ts'

export type Told = {
  readonly status: number
  readonly location: string
  readonly headers: Readonly<Record<string, unknown>>
  // Without the tokens of forms, of which each page has others, without a form that waits for its
  // sign-in, which is sealed anew each time, and without the way back to it.
  readonly text: string
}

// One request as it stands, and everything the answer tells but its time and length.
export async function tell(app: FastifyInstance, request: InjectOptions): Promise<Told> {
  const { statusCode, headers, body } = await app.inject(request)
  const { date: _, location: __, 'content-length': ___, ...kept } = headers
  return {
    status: statusCode,
    location: String(headers.location ?? ''),
    headers: kept,
    text: body
      .replaceAll(/value="[\w-]{86}"/g, '')
      .replaceAll(/name="kept" value="[\w-]+"/g, '')
      .replaceAll(/next(=|" value=")[^"]*"/g, ''),
  }
}

type Request = InjectOptions & { readonly headers: Record<string, string> }

// What this person's browser would send: their cookies, and with every form their token and whose
// it is.
export function requestOf(
  person: Person,
  method: 'GET' | 'POST',
  url: string,
  fields: Readonly<Record<string, string>> = {},
): Request {
  if (method === 'GET') return { method, url, headers: { cookie: person.cookie } }
  return {
    method,
    url,
    payload: new URLSearchParams({ ...drawnFor(person), ...fields }).toString(),
    headers: {
      cookie: person.cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
  }
}

const drawnFor = ({ token, owner }: Person) => (owner === '' ? { token } : { token, owner })
