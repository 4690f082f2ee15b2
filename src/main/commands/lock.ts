import { type EmailAddress, parseEmail } from '#base/email-address.ts'
import type { LoginId } from '#base/ids.ts'
import { isRefused } from '#base/outcome.ts'
import { lockOut } from '#core/identity/lock-out.ts'
import { type Command, exitCodes, type Terminal } from '../command.ts'
import { readCommandLine, tellUsage } from '../command-line.ts'
import { openParts } from '../open-parts.ts'

const usage = 'lock <e-mail|login_id> [--email <address>]'

export const lockCommand: Command = {
  usage,
  summary: 'lock everybody out of a login in wrong hands; --email gives it an address back',
  async run(args, config, terminal) {
    const asked = readArguments(args)
    if (!asked) return tellUsage(terminal, usage)
    const parts = await openParts(config, terminal)
    try {
      return await runLock(asked, terminal, { ...parts, db: parts.databases.owner })
    } finally {
      await parts.databases.close()
    }
  },
}

type Asked = {
  readonly login: EmailAddress | LoginId
  readonly email: EmailAddress | undefined
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

// A login by its address or its id; anything else is a slip of the keyboard.
export function readArguments(args: readonly string[]): Asked | undefined {
  const asked = readCommandLine(args, { email: { type: 'string' } }, 1)
  const [name = ''] = asked?.positionals ?? []
  const login = uuid.test(name) ? (name.toLowerCase() as LoginId) : addressOf(name)
  const given = asked?.values.email
  const email = given === undefined ? undefined : addressOf(given)
  if (!login || (given !== undefined && !email)) return undefined
  return { login, email }
}

function addressOf(text: string): EmailAddress | undefined {
  const parsed = parseEmail(text)
  return isRefused(parsed) ? undefined : parsed.email
}

export async function runLock(
  asked: Asked,
  terminal: Pick<Terminal, 'out' | 'err'>,
  means: Parameters<typeof lockOut>[0],
): Promise<number> {
  const locked = await lockOut(means, asked)
  if (isRefused(locked)) {
    terminal.err(refusals[locked.refused])
    return exitCodes.refused
  }
  const { loginId, sessions, confirmations } = locked
  terminal.out(
    `Вход ${loginId} закрыт: окончено сеансов ${sessions}, погашено ссылок из писем ` +
      `${confirmations}. Прежний пароль не подходит.\n` +
      `${asked.email === undefined ? '' : `Адрес для входа теперь ${asked.email}.\n`}` +
      'Новый пароль владелец выберет по ссылке из письма: «Забыли пароль?» на странице входа.\n',
  )
  return exitCodes.done
}

const refusals = {
  unknown: 'Такого входа в кабинете нет. Ничего не изменено.\n',
  'email-taken': 'По этому адресу входит кто-то другой. Ничего не изменено.\n',
} as const
