// The advisory locks of the program, by what holds them: one number each, or two kinds of work
// would wait for one another unseen. All are of the database as a whole.
export const locks = {
  migration: 7_100_001,
  imports: 7_100_002,
  returns: 7_100_003,
  sealing: 7_100_004,
} as const
