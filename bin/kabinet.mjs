#!/usr/bin/env node
process.argv.splice(2, 0, 'src/main/kabinet.ts')
await import('../run.mjs')
