import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

// An empty folder that goes when the test ends.
export async function scratchFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kabinet-package-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}
