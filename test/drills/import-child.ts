// A drill's child: an import that kills its own process at a labelled point, as a loss of power
// would. Arguments: the database, the folder of receipts, the extract, the point.
import { type CrashPoint, crashPoints } from '#core/exchange/crash-points.ts'
import { importExtract } from '#core/exchange/import-extract.ts'
import { openDatabase } from '#platform/postgres/database.ts'
import { folderFiles } from '#providers/folder-files/folder-files.ts'
import { drillClock, drillKeyring } from './import-means.ts'

const [url = '', folder = '', path = '', deadly = ''] = process.argv.slice(2)
const db = openDatabase({ url, connections: 2, applicationName: 'drill' })

function crashPoint(point: CrashPoint): void {
  if (point === deadly) process.kill(process.pid, 'SIGKILL')
}

if (deadly !== 'none' && !crashPoints.some((point) => point === deadly)) {
  throw new Error(`there is no point ${deadly}`)
}
await importExtract(
  { db, files: folderFiles(folder), keyring: drillKeyring, clock: drillClock, crashPoint },
  { path, dryRun: false },
)
await db.close()
