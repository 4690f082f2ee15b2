// Where a drill may kill the process: afterwards every reading is in one package or waits for one,
// and a package is whole on the disk or absent. In the order in which a package passes them.
export const returnCrashPoints = [
  'after-marking',
  'after-recording-before-commit',
  'after-recording',
  'between-files',
  'after-files-before-rename',
  'after-rename',
  'after-writing-before-commit',
  'after-writing',
] as const

export type ReturnCrashPoint = (typeof returnCrashPoints)[number]
export type ReturnCrashHook = (point: ReturnCrashPoint) => Promise<void> | void
