import { test } from 'node:test'
import { returnKill } from './return-kill.ts'

test('handing over killed at any labelled point leaves packages whole or absent', () =>
  returnKill({ long: false, say: () => {} }))
