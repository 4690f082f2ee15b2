// A drill's child: handing over that kills its own process at a labelled point, as a loss of power
// would. Arguments: the database, the folder, how many readings a package holds, the point.
import { type ReturnCrashPoint, returnCrashPoints } from '#core/exchange/returns/crash-points.ts'
import { handOver } from '#core/exchange/returns/hand-over.ts'
import { openDatabase } from '#platform/postgres/database.ts'
import { returnMeans } from './return-means.ts'

const [url = '', folder = '', most = '', deadly = ''] = process.argv.slice(2)
const db = openDatabase({ url, connections: 2, applicationName: 'drill' })

function crashPoint(point: ReturnCrashPoint): void {
  if (point === deadly) process.kill(process.pid, 'SIGKILL')
}

if (deadly !== 'none' && !returnCrashPoints.some((point) => point === deadly)) {
  throw new Error(`there is no point ${deadly}`)
}
await handOver({ ...returnMeans(db), mostReadings: Number(most), crashPoint }, folder)
await db.close()
