import { throws } from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '#test/support/exchange/import-parts.ts'
import { refuseForeignFolder } from './refuse-foreign-folder.ts'

const root = await temporaryFolder()

test('copies are laid down by the user whose folder it is, and no other', (t) => {
  refuseForeignFolder(join(tmpdir(), 'none yet'))
  refuseForeignFolder(root)
  t.mock.method(process as { getuid(): number }, 'getuid', () => 12_345)
  refuseForeignFolder(join(tmpdir(), 'none yet'))
  throws(() => refuseForeignFolder(root), /belongs to another user .*Do it as that one/)
})
