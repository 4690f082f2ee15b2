import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ReturnCrashPoint } from '#core/exchange/returns/crash-points.ts'
import { clockAt } from '#platform/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { readReturns } from '#test/support/exchange/read-return.ts'
import { sendingTown } from '#test/support/exchange/sending-town.ts'
import { readArguments, returnCommand, runReturn } from './return.ts'
import { notWrittenText } from './return-text.ts'

const database = await freshDatabase()
const { settle, send } = sendingTown(database)
await settle('4110104729')
const folder = await temporaryFolder()
const means = {
  db: database.owner,
  clock: clockAt('2019-01-23T02:30:00+12:00'),
  utility: { timeZone: 'Asia/Kamchatka' },
}

async function run(...args: readonly string[]) {
  const asked = readArguments(args)
  ok(asked)
  const said: string[] = []
  const code = await runReturn(asked, { out: (text) => void said.push(text) }, means)
  return { code, out: said.join('') }
}

test('nothing to hand over is no fault', async () => {
  deepEqual(await run(folder), { code: 0, out: 'Передавать нечего: новых показаний нет.\n' })
  const { code, out } = await run(folder, '--json')
  deepEqual([code, JSON.parse(out)], [0, { packages: [] }])
})

test('what waits is written, and told', async () => {
  await send('4110104729', { 'D T1': '1', 'D T2': '2' })
  const path = join(folder, 'return-0001')
  const told = { code: 0, out: `Пакет № 1 записан: показаний 2, оплат 0, папка ${path}.\n` }
  deepEqual(await run(folder), told)
  await rm(path, { recursive: true })
  deepEqual(await run(folder, '--again', '1'), told)
  equal((await readReturns(folder)).length, 1)
  const { out } = await run('--again', '1', folder, '--json')
  deepEqual(JSON.parse(out), { sequence: 1, readings: 2, payments: 0, path })
})

test('a refusal ends with 1 and says what to do', async () => {
  const nowhere = join(folder, 'nowhere', 'outbox')
  const none = await run(nowhere)
  equal(none.code, 1)
  match(none.out, /outbox нет\. Создайте её .* Ничего не изменено\.\n$/)
  deepEqual(await run(folder, '--again', '2'), {
    code: 1,
    out: 'Пакета № 2 нет: последний составленный — № 1.\n',
  })
  await send('4110104729', { 'S T0': '3' })
  await mkdir(join(folder, 'return-0002'))
  await writeFile(join(folder, 'return-0002', 'letter.txt'), '')
  const taken = await run(folder)
  equal(taken.code, 1)
  match(taken.out, /^Пакет № 2 не записан: .*return-0002 уже лежит другое \(.* letter\.txt\)/)
  const { refused, packages } = JSON.parse((await run(folder, '--json')).out)
  deepEqual([refused, packages], ['occupied', []])
  await rm(join(folder, 'return-0002'), { recursive: true })
  match((await run(folder)).out, /№ 2 записан: .* Он был составлен раньше, но не записан\.\n$/)
})

test('a disk that fails is told as a sentence, anything else is a mistake of ours', async () => {
  const failure = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' })
  match(notWrittenText(failure, '/out') ?? '', /нет места \(ENOSPC\)\.\nПоказания не потеряны/)
  equal(notWrittenText(new Error('other'), '/out'), undefined)
  equal(notWrittenText(Object.assign(new Error(), { code: '42501' }), '/out'), undefined)
  const broken = { ...means, utility: { timeZone: 'Nowhere/Town' } }
  await send('4110104729', { 'S T0': '4' })
  await rejects(runReturn({ folder, json: false }, { out: () => {} }, broken), RangeError)
})

test('a folder that goes away while it is written in is such a failure', async () => {
  const outbox = join(folder, 'outbox')
  await mkdir(outbox)
  const crashPoint = async (point: ReturnCrashPoint) => {
    if (point === 'between-files') await rm(outbox, { recursive: true, force: true })
  }
  const said: string[] = []
  const terminal = { out: (text: string) => void said.push(text) }
  const asked = { folder: outbox, json: false }
  equal(await runReturn(asked, terminal, { ...means, crashPoint }), 1)
  match(said.join(''), /outbox не удалось: папка исчезла во время работы \(ENOENT\)/)
  match((await run(folder)).out, /№ 3 записан: .* Он был составлен раньше, но не записан\.\n$/)
})

test('a slip of the keyboard ends with 2', async () => {
  for (const line of ['', '--json', 'a b', 'a --again', 'a --again 0', 'a --again x', 'a --yes']) {
    equal(readArguments(line.split(' ').filter(Boolean)), undefined, line)
  }
  const told: string[] = []
  const stopped = Promise.resolve()
  const err = (text: string) => void told.push(text)
  const terminal = { out: () => {}, err, isTerminal: false, stopped }
  equal(await returnCommand.run(['a', 'b'], {} as never, terminal), 2)
  deepEqual(told, ['Usage: kabinet return <folder> [--again <n>] [--json]\n'])
})
