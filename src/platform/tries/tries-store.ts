import { sql } from '../postgres/sql.ts'

// One more try in each of the windows. Rows are locked in the order of their names, so that two
// counts of the same buckets never wait for each other in a circle.
export const addTries = (buckets: readonly string[], windowStarts: readonly string[]) =>
  sql<{ bucket: string; tries: number }>`
    insert into try_counts (bucket, window_start, tries)
    select bucket, window_start, 1
      from unnest(${buckets}::text[], ${windowStarts}::timestamptz[])
           as tried (bucket, window_start)
     order by bucket
    on conflict (bucket, window_start) do update set tries = try_counts.tries + 1
    returning bucket, tries`

export const selectTries = (bucket: string, windowStart: string) =>
  sql<{ bucket: string; tries: number }>`
    select bucket, tries from try_counts
     where bucket = ${bucket} and window_start = ${windowStart}::timestamptz`

// One try less in each of the windows, locked in the same order.
export const takeTriesBack = (buckets: readonly string[], windowStarts: readonly string[]) => sql`
  update try_counts set tries = tries - 1
    from (select bucket, window_start
            from try_counts
           where (bucket, window_start) in
                 (select * from unnest(${buckets}::text[], ${windowStarts}::timestamptz[]))
           order by bucket
             for update) as held
   where try_counts.bucket = held.bucket and try_counts.window_start = held.window_start
     and try_counts.tries > 0`

export const clearTries = (buckets: readonly string[]) => sql`
  update try_counts set tries = 0 where bucket = any (${buckets})`

export const deleteTriesBefore = (windowStart: Temporal.Instant) => sql`
  delete from try_counts where window_start < ${windowStart}`
