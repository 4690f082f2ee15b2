import { href, routes } from '#web/routes.ts'
import type { Answer, WebVisitor } from './web-visitor.ts'

// The fields of the readings form as the page holds them, each value so many kWh, or hundredths of
// Gcal and m³, above the one before.
export function filledForm(page: Pick<Answer, '$'>, step = 5): Record<string, string> {
  const { $ } = page
  const fields: Record<string, string> = { seen: 'preview' }
  for (const name of ['submission', 'corrects']) {
    const value = $(`input[name=${name}]`).attr('value')
    if (value !== undefined) fields[name] = value
  }
  for (const entry of $('.dial-entry').toArray()) {
    const name = $(entry).find('input').attr('name') ?? ''
    const digits = Number($(entry).attr('data-fraction-digits'))
    const used = $(entry).attr('data-unit') === 'kWh' ? step : step / 100
    fields[name] = (Number($(entry).attr('data-previous') ?? 0) + used).toFixed(digits)
  }
  return fields
}

// Sends readings of every meter of an account as its holder would, a little above the last ones,
// and confirms what is asked. Gives the address of the submission.
export async function sendReadings(
  visitor: Pick<WebVisitor, 'get' | 'post'>,
  linkId: string,
  step = 5,
): Promise<string> {
  const address = href(routes.readings.new, { account: linkId })
  const fields = filledForm(await visitor.get(address), step)
  let answer = await visitor.post(address, fields)
  const mark = answer.$('button[name=seen]').attr('value')
  if (mark !== undefined) answer = await visitor.post(address, { ...fields, seen: mark })
  if (answer.status !== 303) throw new Error(`the readings were not taken: ${answer.status}`)
  return answer.location.replace(/\?.*/, '')
}
