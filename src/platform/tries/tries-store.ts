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

// The same for caps that refuse, in one statement: where a window is full already none counts one
// more and no row is made, and the full ones are told. What is only looked at is not counted.
export const addTriesWithin = (
  buckets: readonly string[],
  windowStarts: readonly string[],
  limits: { readonly most: readonly string[]; readonly isCounted: readonly string[] },
) => sql<{ bucket: string; tries: number; isAdded: boolean }>`
    with tried as (
      select bucket, window_start, most, is_counted
        from unnest(${buckets}::text[], ${windowStarts}::timestamptz[], ${limits.most}::int[],
                    ${limits.isCounted}::boolean[])
             as tried (bucket, window_start, most, is_counted)
    ), filled as (
      select bucket, tries + 1 as tries
        from tried join try_counts using (bucket, window_start)
       where tries >= most
    ), added as (
      insert into try_counts (bucket, window_start, tries)
      select bucket, window_start, 1
        from tried
       where is_counted and not exists (select from filled)
       order by bucket
      on conflict (bucket, window_start) do update set tries = try_counts.tries + 1
      returning bucket, tries
    )
    select bucket, tries, true as "isAdded" from added
     union all
    select bucket, tries, false from filled`

// Rows only for marks that are new.
export const markWindows = (marks: readonly string[], windowStarts: readonly string[]) => sql`
  insert into try_counts (bucket, window_start, tries)
  select bucket, window_start, 1
    from unnest(${marks}::text[], ${windowStarts}::timestamptz[])
         as marked (bucket, window_start)
   order by bucket
  on conflict (bucket, window_start) do nothing`

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
