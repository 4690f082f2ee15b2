import { test } from 'node:test'
import { importKill } from './import-kill.ts'

test('an import killed at any labelled point leaves the old state or the new one', () =>
  importKill({ long: false, say: () => {} }))
