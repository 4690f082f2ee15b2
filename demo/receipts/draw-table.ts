import type { Drawing } from './pdf/drawing.ts'
import {
  body,
  figure,
  LEFT,
  LINE,
  label,
  PANEL,
  RIGHT,
  strong,
  strongFigure,
} from './receipt-style.ts'

export type TableRow = readonly string[]

type Column = {
  readonly title: string
  // The left edge of its text; the right edge of its figures.
  readonly x: number
  readonly right?: boolean
}

type Table = {
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
  readonly total?: TableRow
}

const HEAD_HEIGHT = 15
// Text keeps so far from the table's edges.
const PADDING = 6
// Letters take no more of a row's height.
const MOST_OF_ROW = 0.76

// Draws a table from `y` down over the page's width; gives the y it ends at.
export function drawTable(page: Drawing, y: number, rowHeight: number, table: Table): number {
  const place = ({ x }: Column) => (x === LEFT ? x + PADDING : x === RIGHT ? x - PADDING : x)
  page.box(LEFT, y, RIGHT - LEFT, HEAD_HEIGHT, { fill: PANEL, radius: 3 })
  for (const column of table.columns) {
    const style = column.right ? ({ ...label, align: 'right' } as const) : label
    page.text(place(column), y + 10, column.title, style)
  }
  let top = y + HEAD_HEIGHT
  const draw = (row: TableRow, left: typeof body, right: typeof figure) => {
    table.columns.forEach((column, index) => {
      const cell = row[index] ?? ''
      const style = column.right ? right : left
      const size = Math.min(style.size, rowHeight * MOST_OF_ROW)
      if (cell !== '') page.text(place(column), top + rowHeight * 0.67, cell, { ...style, size })
    })
    top += rowHeight
  }
  for (const row of table.rows) {
    draw(row, body, figure)
    page.rule(LEFT, top, RIGHT, LINE, 0.4)
  }
  if (table.total) draw(table.total, strong, strongFigure)
  return top
}
