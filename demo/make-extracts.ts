// `node run.mjs demo/make-extracts.ts --folder <folder> [--accounts 10000] …` writes a data set of
// the make-believe utility as extracts. The README beside this file names the options.
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { demoDefaults, writeDemoExtracts } from './write-demo-extracts.ts'

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    seed: { type: 'string', default: String(demoDefaults.seed) },
    accounts: { type: 'string', default: String(demoDefaults.accounts) },
    from: { type: 'string', default: demoDefaults.from },
    months: { type: 'string', default: String(demoDefaults.months) },
    increments: { type: 'string', default: String(demoDefaults.increments) },
    'receipt-months': { type: 'string' },
    plain: { type: 'boolean', default: false },
  },
})

if (values.folder === undefined) {
  process.stderr.write('Say where to: --folder <folder>\n')
  process.exitCode = 2
} else {
  const started = performance.now()
  const receiptMonths = values['receipt-months']
  const made = writeDemoExtracts({
    folder: values.folder,
    seed: Number(values.seed),
    accounts: Number(values.accounts),
    from: values.from,
    months: Number(values.months),
    increments: Number(values.increments),
    receipts: values.plain ? 'plain' : 'drawn',
    ...(receiptMonths === undefined ? {} : { receiptMonths: Number(receiptMonths) }),
    onExtract: ({ folder, rows, receipts }) =>
      process.stdout.write(`${basename(folder)}: ${rows} rows, ${receipts} receipts\n`),
  })
  const seconds = (performance.now() - started) / 1000
  const speed = Math.round(made.rows / seconds)
  process.stdout.write(`${made.rows} rows in ${Math.round(seconds)} s (${speed} a second)\n`)
}
