import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { ReceiptNumber } from '#base/receipt-number.ts'
import { findViewer, identityWorld, openAccount, registered } from '#test/support/identity-world.ts'
import { lockCommand, readArguments, runLock } from './lock.ts'

const world = await identityWorld()
const [number] = (await openAccount(world, '8000000001', 1)) as [ReceiptNumber]

async function run(...args: readonly string[]) {
  const asked = readArguments(args)
  if (!asked) throw new Error('mistyped')
  const out: string[] = []
  const err: string[] = []
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
  }
  const code = await runLock(asked, terminal, world.asOwner)
  return { code, out: out.join(''), err: err.join('') }
}

test('a login is locked by its address or its id, and what was done is told', async () => {
  const { token, viewer } = await registered(world, { number, email: 'anna@mail.ru' })
  const { code, out } = await run('Anna@mail.ru')
  equal(code, 0)
  match(out, /^Вход [\da-f-]{36} закрыт: окончено сеансов 1, погашено ссылок из писем 0\./)
  equal(await findViewer(world, token), undefined)
  const given = await run(viewer.loginId.toUpperCase(), '--email', 'anna@почта.рф')
  equal(given.code, 0)
  match(given.out, /Адрес для входа теперь anna@xn--80a1acny\.xn--p1ai\./)
  equal((await run('anna@почта.рф')).code, 0)
})

test('a login there is none of and an address that is taken end with 1', async () => {
  await registered(world, { number, email: 'boris@mail.ru' })
  const unknown = { code: 1, out: '', err: 'Такого входа в кабинете нет. Ничего не изменено.\n' }
  deepEqual(await run('nobody@mail.ru'), unknown)
  await registered(world, { number, email: 'vera@mail.ru' })
  deepEqual(await run('boris@mail.ru', '--email', 'vera@mail.ru'), {
    ...unknown,
    err: 'По этому адресу входит кто-то другой. Ничего не изменено.\n',
  })
})

test('whatever is mistyped says how the command is used', async () => {
  const id = '019a0000-0000-7000-8000-000000000000'
  for (const line of ['', 'anna', `${id}0`, `${id} --email`, `${id} --email x`, `${id} ${id}`]) {
    equal(readArguments(line.split(' ').filter(Boolean)), undefined, line)
  }
  const told: string[] = []
  const terminal = {
    out: () => {},
    err: (text: string) => void told.push(text),
    isTerminal: false,
    stopped: Promise.resolve(),
  }
  equal(await lockCommand.run([], {} as never, terminal), 2)
  deepEqual(told, ['Usage: kabinet lock <e-mail|login_id> [--email <address>]\n'])
})
