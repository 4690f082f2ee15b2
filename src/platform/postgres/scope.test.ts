import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingsInTurn } from './scope.ts'

const login = '018f0000-0000-7000-8000-000000000001'

test('of scopes in turn only what changes is set, and what is named no more is taken back', () => {
  const own = { login, accounts: ['4110000001'] }
  assert.deepEqual(settingsInTurn([own, own, { login, key: "a'b" }, {}, {}, own]), [
    [`set local app.login = '${login}'`, "set local app.accounts = '4110000001'"],
    [],
    ["set local app.accounts = ''", "set local app.key = 'a''b'"],
    ["set local app.login = ''", "set local app.key = ''"],
    [],
    [`set local app.login = '${login}'`, "set local app.accounts = '4110000001'"],
  ])
})

test('a scope that names no account, and one that names none at all, are two things', () => {
  assert.deepEqual(settingsInTurn([{ accounts: [] }]), [["set local app.accounts = ''"]])
  assert.deepEqual(settingsInTurn([{}]), [[]])
})
