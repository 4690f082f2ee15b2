import { existsSync } from 'node:fs'
import { join } from 'node:path'

const repository = join(import.meta.dirname, '../../..')
const shared = join(repository, '../shared/exchange/sample')

// The sample agreed with billing where it lies beside the project, else the project's own copy.
export const sampleFolder = existsSync(shared) ? shared : join(repository, 'sample')
