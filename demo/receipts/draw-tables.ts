import { drawCharges } from './draw-charges.ts'
import { drawContracts } from './draw-contracts.ts'
import { drawReadings } from './draw-readings.ts'
import type { IssuedReceipt } from './issued-receipt.ts'
import type { Drawing } from './pdf/drawing.ts'

// Where a table is to be drawn, and how high its rows are.
export type Placed = { readonly page: Drawing; readonly y: number; readonly rowHeight: number }

// So many rows of all tables together fit the page at the usual height.
const USUAL_ROWS = 16
const USUAL_HEIGHT = 14.4

// Charges, the state of each contract, and the meters. Long ones are set closer to keep to a page.
export function drawTables(page: Drawing, receipt: IssuedReceipt, top: number): void {
  const { entries, balances } = receipt.bill
  const charges = entries.filter(({ kind }) => kind !== 'payment' && kind !== 'opening')
  const readings = receipt.bill.readings.filter(({ usedIn }) => usedIn !== undefined)
  const rows = charges.length + balances.length + readings.length + 2
  const rowHeight = (USUAL_HEIGHT * USUAL_ROWS) / Math.max(rows, USUAL_ROWS)
  let y = drawCharges({ page, y: top, rowHeight }, receipt, charges)
  y = drawContracts({ page, y: y + 22, rowHeight }, receipt)
  if (readings.length > 0) drawReadings({ page, y: y + 24, rowHeight }, readings)
}
