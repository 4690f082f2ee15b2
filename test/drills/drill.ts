// What a drill may say, and whether it has the time for all of it.
export type Drill = (run: {
  readonly long: boolean
  readonly say: (line: string) => void
}) => Promise<void>
