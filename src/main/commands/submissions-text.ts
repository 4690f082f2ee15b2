import { dateInZone } from '#base/calendar-date.ts'
import { instantText } from '#base/instant.ts'
import { zoneName } from '#core/customers/zone.ts'
import type { OpenReading } from '#core/exchange/returns/open-readings-store.ts'
import type { Doubt } from '#core/metering/doubts.ts'
import { billingWords } from '#web/words/billing.ts'

const doubtWords: Readonly<Record<Doubt, string>> = {
  'zones-swapped': 'похоже, зоны перепутаны местами',
  'rolled-over': 'меньше прежнего: прибор прошёл через ноль',
  lower: 'меньше прежнего',
  'far-above': 'намного больше обычного',
  zero: 'нет расхода',
}

// One reading on two lines: which it is, and why it is on the list. In Russian, for the staff.
export function openReadingsText(open: readonly OpenReading[], timeZone: string): string {
  if (open.length === 0) return 'Смотреть нечего.\n'
  const lines = open.flatMap((one) => [
    [
      one.branch,
      `счёт ${one.accountNumber}`,
      `передача № ${one.submission}`,
      `прибор ${one.meterId} (заводской № ${one.serialNumber})`,
      ...(nameOf(one) === '' ? [] : [nameOf(one)]),
      one.value,
      `снято ${one.takenOn}`,
      `поступило ${instantText(one.submittedAt, timeZone)}`,
    ].join('  '),
    `    ${reasonsOf(one, timeZone).join('; ')}`,
  ])
  return `${lines.join('\n')}\n\nВсего: ${open.length}\n`
}

// The same for a program.
export function openReadingsJson(open: readonly OpenReading[], timeZone: string) {
  const moment = (at: Temporal.Instant | null) => at && instantText(at, timeZone)
  return open.map((one) => ({
    branch: one.branch,
    account_number: one.accountNumber,
    submission: one.submission,
    meter_id: one.meterId,
    serial_number: one.serialNumber,
    zone: one.zone,
    zone_name: nameOf(one),
    value: one.value,
    taken_on: one.takenOn,
    submitted_at: moment(one.submittedAt),
    doubts: one.doubts,
    unanswered: one.overdue,
    return: one.returnSequence,
    handed_over_at: moment(one.handedOverAt),
  }))
}

// Empty for a dial without zones.
function nameOf({ zone, zones }: OpenReading): string {
  return billingWords.ru.zones[zoneName(zone, zones)]
}

function reasonsOf(one: OpenReading, timeZone: string): string[] {
  const reasons = one.doubts.map((doubt) => `подтверждено потребителем: ${doubtWords[doubt]}`)
  if (one.overdue && one.handedOverAt !== null) {
    const day = dateInZone(one.handedOverAt, timeZone)
    reasons.push(`биллинг не ответил; передано ${day} в пакете № ${one.returnSequence}`)
  }
  return reasons
}
