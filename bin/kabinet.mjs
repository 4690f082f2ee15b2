#!/usr/bin/env node
process.argv.splice(2, 0, 'src/main/start.mjs')
await import('../run.mjs')
