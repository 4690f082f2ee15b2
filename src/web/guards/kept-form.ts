import { CSRF_FIELD, KEPT_FIELD, OWNER_FIELD } from '../parts/form.ts'
import { wayBack } from '../parts/way-back.ts'
import type { Visit } from '../visit.ts'

// A form that was filled in and not taken: enough to send it again.
export type KeptForm = {
  // An address of ours.
  readonly action: string
  // Whose cabinet it was filled in, as the form itself says; absent when nobody was signed in.
  readonly owner: string | undefined
  readonly fields: readonly (readonly [name: string, value: string])[]
  // Nothing was left out: no password, no code, no file.
  readonly isWhole: boolean
}

// Never sent back to a browser. test/walls/kept-forms.test.ts sees that no page asks for a password
// or a code under another name.
export const secretFields: readonly string[] = ['password', 'current', 'code']
// What a form gets anew whenever it is drawn.
const drawnFields: readonly string[] = [CSRF_FIELD, OWNER_FIELD, KEPT_FIELD]

const LONGEST_TEXT = 32 * 1024
const LIFETIME_SECONDS = 3600

type Sent = Pick<Visit, 'path' | 'query' | 'form'> & {
  readonly uploadSha256?: Buffer | undefined
}

// What can be kept of a form as it came; undefined when nothing was typed into it.
export function keptFrom(sent: Sent): KeptForm | undefined {
  const action = wayBack(sent)
  const typed = Object.entries(sent.form).filter(([name]) => !drawnFields.includes(name))
  const fields = typed.filter(([name]) => !secretFields.includes(name))
  if (action === undefined || fields.every(([, value]) => value === '')) return undefined
  const isWhole = fields.length === typed.length && sent.uploadSha256 === undefined
  return { action, owner: sent.form[OWNER_FIELD], fields, isWhole }
}

type Keeper = Pick<Visit, 'services' | 'visitor' | 'now'>

// The form as one field that only this browser can bring back, within an hour; undefined when more
// was typed than a field may carry.
export function sealed({ services, visitor, now }: Keeper, kept: KeptForm): string | undefined {
  const text = JSON.stringify({ ...kept, at: secondsOf(now) })
  if (Buffer.byteLength(text) > LONGEST_TEXT) return undefined
  return services.keyring.seal('kept-form', text, visitor)
}

// What such a field holds; undefined for one that is forged, too old or of another browser.
export function unsealed(
  { services, visitor, now }: Keeper,
  field: string | undefined,
): KeptForm | undefined {
  const text = field && services.keyring.open('kept-form', field, visitor)
  if (!text) return undefined
  const { at, ...kept }: KeptForm & { readonly at: number } = JSON.parse(text)
  return secondsOf(now) - at <= LIFETIME_SECONDS ? kept : undefined
}

const secondsOf = (instant: Temporal.Instant) => Math.floor(instant.epochMilliseconds / 1000)

// Whether the form was filled in by whoever is signed in now, in this very browser. The owner is a
// keyed hash of both, so a form that somebody made up belongs to nobody.
export function isOfViewer({ viewer, formOwner }: Visit, kept: KeptForm): boolean {
  return viewer !== undefined && formOwner !== undefined && kept.owner === formOwner
}
