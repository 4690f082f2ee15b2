import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { importExtract } from '#core/exchange/import-extract.ts'
import { freshDatabase } from '#test/support/database.ts'
import { rowOf } from '#test/support/exchange/broken-extracts.ts'
import { fullDraft, nextDraft } from '#test/support/exchange/draft-extract.ts'
import { importParts, temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { writeExtract, writtenExtract } from '#test/support/exchange/written-extract.ts'
import { importCommand, readArguments, runImport } from './import.ts'

const { owner } = await freshDatabase()
const parts = await importParts(owner)
const root = await temporaryFolder()
const first = fullDraft('elizovo', 120)
const bad = nextDraft(first)
Object.assign(rowOf(bad, 'readings', 0), { value: '1' })
for (const draft of [first, bad]) {
  await writeExtract(join(root, String(draft.sequence)), writtenExtract(draft))
}

async function run(args: readonly string[], isTerminal = false) {
  const asked = readArguments(args)
  ok(asked)
  const said = { out: '', err: '' }
  const terminal = {
    out: (text: string) => {
      said.out += text
    },
    err: (text: string) => {
      said.err += text
    },
    isTerminal,
  }
  const code = await runImport(asked, terminal, {
    timeZone: 'Asia/Kamchatka',
    importExtract: (input, progress) => importExtract({ ...parts, progress }, input),
  })
  return { code, ...said }
}

test('a dry run answers in the JSON that other programs read', async () => {
  const { code, out } = await run([join(root, '1'), '--json', '--dry-run'])
  equal(code, 0)
  deepEqual(JSON.parse(out), { verdict: 'accept', accounts: [], faults: 0, kept: [] })
})

test('an extract published whole ends with 0, and so does its repetition', async () => {
  const { code, out, err } = await run([join(root, '1')])
  equal(code, 0)
  match(out, /Выгрузка опубликована целиком\. Следующая: № 2\.\n$/)
  match(err, /^Чтение tariffs\.csv …\n/)
  match(err, /Сохранение квитанций …\nПубликация …\n$/)
  const again = await run([join(root, '1'), '--json'])
  equal(again.code, 0)
  equal(JSON.parse(again.out).unchanged, true)
})

test('an extract with an account set aside ends with 3 and names it', async () => {
  const { code, out } = await run([join(root, '2'), '--json'])
  equal(code, 3)
  const { verdict, accounts, faults, kept } = JSON.parse(out)
  deepEqual([verdict, accounts, faults], ['set-aside', ['4130000001'], 1])
  const { message, ...place } = kept[0]
  match(message, /^Меньше прежнего показания 1100\.5/)
  deepEqual(place, {
    file: 'readings.csv',
    line: 2,
    column: 'value',
    rule: 'R6',
    value: '1',
    account: '4130000001',
  })
})

test('an extract that is refused ends with 1', async () => {
  const { code, out } = await run([join(root, 'nowhere')])
  equal(code, 1)
  match(out, /Выгрузка не принята\. Ничего не изменено\.\n$/)
})

test('a slip of the keyboard ends with 2', async () => {
  for (const args of [[], ['a', 'b'], ['a', '--dryrun'], ['--json']]) {
    equal(readArguments(args), undefined)
  }
  let told = ''
  const terminal = {
    out: () => {},
    err: (text: string) => {
      told += text
    },
    isTerminal: false,
    stopped: Promise.resolve(),
  }
  equal(await importCommand.run([], {} as never, terminal), 2)
  equal(told, 'Usage: kabinet import <folder|zip> [--dry-run] [--json]\n')
})

test('a disk that fails is told with what to do, and nothing is published', async () => {
  let said = ''
  const err = (text: string) => {
    said += text
  }
  const terminal = { out: () => {}, err, isTerminal: false }
  const full = Object.assign(new Error(), { code: 'ENOSPC', syscall: 'write', path: '/data/x.pdf' })
  const asked = { path: 'x', dryRun: false, json: false }
  const door = (fault: Error) => ({
    timeZone: 'UTC',
    importExtract: () => Promise.reject(fault),
  })
  equal(await runImport(asked, terminal, door(full)), 1)
  match(said, /^\/data\/x\.pdf: на диске нет места \(ENOSPC\)\.\nНичего не опубликовано\./)
  await rejects(runImport(asked, terminal, door(new Error('ours'))), /ours/)
})
