import type { Branch } from '#core/customers/utility.ts'
import utility from '#settings/demo.ts'
import { dateInWords, periodInWords } from '../russian-dates.ts'
import type { IssuedReceipt } from './issued-receipt.ts'
import type { Drawing } from './pdf/drawing.ts'
import { EMBER, LEFT, LINE, label, MUTED, RIGHT, SEA } from './receipt-style.ts'

// A volcano with its plume over two waves, on a grid of 28.
const MARK = {
  mountain: '2 20 m 10.6 7 l 13 9.4 l 15.2 7 l 26 20 l 18.5 20 l 13.4 12.6 l 8.2 20 l h f',
  plume: '1.7 w 1 J 13.1 5.8 m 12.2 3.6 16.4 3.6 15.2 1 c S',
  waves: '1.7 w 1 J 2 24 m 5 22.4 7 22.4 10 24 c 13 25.6 15 25.6 18 24 c 21 22.4 23 22.4 26 24 c S',
}

// The utility, its branch, and what this paper is.
export function drawHead(page: Drawing, receipt: IssuedReceipt, branch: Branch): void {
  page.path(LEFT, 32, 1.22, SEA, MARK.mountain)
  page.path(LEFT, 32, 1.22, EMBER, MARK.plume)
  page.path(LEFT, 32, 1.22, SEA, MARK.waves)
  page.text(LEFT + 42, 48, utility.shortName, { size: 17, face: 'bold', colour: SEA })
  page.text(LEFT + 42, 61, 'электричество, тепло и горячая вода Камчатки', { ...label, size: 8 })
  const right = { ...label, align: 'right' } as const
  page.text(RIGHT, 42, branch.name, { ...right, size: 8.4, face: 'bold', colour: SEA })
  page.text(RIGHT, 53, branch.address, right)
  page.text(RIGHT, 63.5, `${branch.phone} · ${branch.hours}`, right)
  page.rule(LEFT, 76, RIGHT, LINE)
  const period = periodInWords(receipt.bill.month.period)
  page.text(LEFT, 103, `Платёжный документ за ${period}`, { size: 18, face: 'bold' })
  const again = receipt.revision > 1 ? ' повторно' : ''
  const issued = `выдан${again} ${dateInWords(receipt.issuedOn)}`
  page.text(LEFT, 118, `${services(receipt)} · ${issued}`, { size: 8.4, colour: MUTED })
}

const SERVICES = { electricity: 'электроэнергия', heating: 'отопление', hot_water: 'горячая вода' }

function services(receipt: IssuedReceipt): string {
  const names = receipt.household.contracts.map(({ service }) => SERVICES[service])
  return `На оплату: ${names.join(', ')}`
}
