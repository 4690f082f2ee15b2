// Where a drill may kill the process: a retry must then find the old state or the new one. Each
// label is used once in import-extract.ts, in this order.
export const crashPoints = [
  'after-manifest',
  'after-staging',
  'after-rules',
  'between-files',
  'after-files-before-publish',
  'after-publish-before-commit',
  'after-commit',
] as const

export type CrashPoint = (typeof crashPoints)[number]
export type CrashHook = (point: CrashPoint) => Promise<void> | void
