// How far an import has come, for whoever waits.
export type ImportProgress = {
  readonly stage: 'reading' | 'checking' | 'files' | 'publishing'
  // The file in hand while reading.
  readonly what?: string
  readonly done?: number
  readonly total?: number
}
