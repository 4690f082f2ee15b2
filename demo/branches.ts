// How a branch's billing system writes its tables: the format allows more than one way.
export type TableStyle = {
  readonly encoding: 'utf-8' | 'windows-1251'
  readonly delimiter: ';' | ','
  readonly lineEnd: '\n' | '\r\n'
  readonly byteOrderMark: boolean
  readonly reversedColumns: boolean
  // An increment hands over tables without new rows, or leaves them out.
  readonly emptyTables: boolean
}

type Town = {
  readonly name: string
  readonly postcode: string
}

export type DemoBranch = {
  readonly code: string
  // 1 to 5: the first figure of every id of the branch.
  readonly number: number
  readonly towns: readonly [Town, ...Town[]]
  readonly accountPrefix: string
  readonly tariffPrefix: string
  // In thousandths of the first branch's prices.
  readonly priceLevel: bigint
  readonly style: TableStyle
}

const plain: TableStyle = {
  encoding: 'utf-8',
  delimiter: ';',
  lineEnd: '\n',
  byteOrderMark: false,
  reversedColumns: false,
  emptyTables: false,
}

// The five branches of the exchange format. Account numbers differ in length; some begin with
// zeros.
export const demoBranches: readonly DemoBranch[] = [
  {
    code: 'petropavlovsk',
    number: 1,
    towns: [{ name: 'г. Петропавловск-Камчатский', postcode: '683000' }],
    accountPrefix: '510',
    tariffPrefix: 'PK',
    priceLevel: 1000n,
    style: plain,
  },
  {
    code: 'vilyuchinsk',
    number: 2,
    towns: [{ name: 'г. Вилючинск', postcode: '684090' }],
    accountPrefix: '52',
    tariffPrefix: 'VL',
    priceLevel: 1004n,
    style: { ...plain, reversedColumns: true, emptyTables: true },
  },
  {
    code: 'elizovo',
    number: 3,
    towns: [
      { name: 'г. Елизово', postcode: '684000' },
      { name: 'с. Паратунка', postcode: '684034' },
      { name: 'п. Раздольный', postcode: '684020' },
    ],
    accountPrefix: '530',
    tariffPrefix: 'EL',
    priceLevel: 1012n,
    style: { ...plain, byteOrderMark: true },
  },
  {
    code: 'milkovo',
    number: 4,
    towns: [
      { name: 'с. Мильково', postcode: '684300' },
      { name: 'с. Шаромы', postcode: '684305' },
    ],
    accountPrefix: '54000',
    tariffPrefix: 'ML',
    priceLevel: 1031n,
    style: {
      ...plain,
      encoding: 'windows-1251',
      delimiter: ',',
      lineEnd: '\r\n',
      emptyTables: true,
    },
  },
  {
    code: 'ust-bolsheretsk',
    number: 5,
    towns: [
      { name: 'с. Усть-Большерецк', postcode: '684100' },
      { name: 'п. Октябрьский', postcode: '684110' },
      { name: 'с. Апача', postcode: '684102' },
    ],
    accountPrefix: '0055',
    tariffPrefix: 'UB',
    priceLevel: 1038n,
    style: plain,
  },
]
