import { isRefused } from '#base/outcome.ts'
import type { SetAside } from '#core/exchange/books-store.ts'
import { type AccountState, describeAccount } from '#core/exchange/describe-account.ts'
import { findSetAside } from '#core/exchange/find-set-aside.ts'
import { type Command, exitCodes } from '../command.ts'
import { readCommandLine, tellUsage } from '../command-line.ts'
import { openParts } from '../open-parts.ts'

const usage = 'show <account_number> [--json]'

export const showCommand: Command = {
  usage,
  summary: 'tell what the cabinet states of an account, for support and billing',
  async run(args, config, terminal) {
    const asked = readCommandLine(args, { json: { type: 'boolean' } }, 1)
    const number = asked?.positionals[0]
    if (!asked || number === undefined) return tellUsage(terminal, usage)
    const parts = await openParts(config, terminal)
    try {
      const { databases, utility } = parts
      const means = { db: databases.owner, timeZone: utility.timeZone }
      const state = await describeAccount(means, number)
      const setAside = await findSetAside(databases.owner, number)
      if (isRefused(state)) {
        terminal.err(`${absentText(number, setAside)}\n`)
        return exitCodes.refused
      }
      // Beside the state, which is the one of the calculation before, word for word.
      if (setAside) terminal.err(`Новее не показан: счёт ${asideText(setAside)}.\n`)
      terminal.out(
        asked.values.json ? `${JSON.stringify(state, null, 2)}\n` : stateText(number, state),
      )
      return exitCodes.done
    } finally {
      await parts.databases.close()
    }
  },
}

function absentText(number: string, setAside: SetAside | undefined): string {
  return setAside
    ? `Счёта ${number} в кабинете ещё нет: он ${asideText(setAside)}.`
    : `Счёта ${number} в кабинете нет.`
}

const asideText = ({ sinceSequence, firstFault }: SetAside) =>
  `отложен с выгрузки № ${sinceSequence} (${firstFault})`

// The same figures for the eye.
export function stateText(number: string, state: AccountState): string {
  const contracts = Object.entries(state.contracts).map(
    ([contract, { service, balance, state: sign }]) =>
      `  ${contract}  ${service}  ${balance}  ${sign}`,
  )
  const readings = Object.entries(state.readings).flatMap(([meter, zones]) =>
    Object.entries(zones).map(
      ([zone, { value, taken_on, source }]) =>
        `  ${meter}  ${zone}  ${value}  ${taken_on}  ${source}`,
    ),
  )
  const entries = Object.entries(state.entries).map(
    ([period, { count, sum }]) => `  ${period}  ${count}  ${sum}`,
  )
  const receipts = state.receipts.map(
    ({ period, revision, total_due, sha256 }) =>
      `  ${period}  ${revision}  ${total_due}  ${sha256}`,
  )
  return [
    `Счёт ${number} на ${state.asOf ?? 'никакое время: выгрузок ещё не было'}`,
    `К оплате: ${state.totalDue}`,
    'Договоры:',
    ...contracts,
    'Последние показания:',
    ...readings,
    'Лицевая карта по периодам (записей, сумма):',
    ...entries,
    'Квитанции (период, редакция, к оплате, SHA-256):',
    ...receipts,
    '',
  ].join('\n')
}
