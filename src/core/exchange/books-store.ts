import type { Tx } from '#platform/postgres/database.ts'
import { locks } from '#platform/postgres/locks.ts'
import { type Statement, sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from './extract-facts.ts'
import type { Manifest } from './reading/manifest.ts'
import { rowKeys } from './row-keys.ts'

// Whoever imports first goes first; the others wait until the transaction ends. One lock for all
// branches, because ids must not meet between two extracts that cannot see each other.
export async function lockImports(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${locks.imports})`)
}

export async function branchCodes(tx: Tx): Promise<Set<string>> {
  const rows = await tx.many(sql<{ branch: string }>`select branch from branches`)
  return new Set(rows.map(({ branch }) => branch))
}

export type BranchBooks = {
  readonly lastSequence: number
  readonly lastPeriod: string | null
  // Hash of the manifest that was published under the asked sequence.
  readonly publishedManifest: Buffer | null
}

export async function booksOf(tx: Tx, branch: string, sequence: number): Promise<BranchBooks> {
  return await tx.one(sql<BranchBooks>`
    select b.last_sequence as "lastSequence", b.last_period as "lastPeriod",
      e.manifest_sha256 as "publishedManifest"
    from branches b
    left join extracts e on e.branch = b.branch and e.sequence = ${sequence}
    where b.branch = ${branch}`)
}

// Accounts of this branch that stay behind keep their figures as of the calculation before, and the
// rows they miss are remembered. Those whom this extract brings back are forgotten.
export async function rememberAside(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into set_aside_accounts (account_number, branch, since_sequence, first_fault)
    select a.account_number, ${facts.branch}, ${facts.sequence}, coalesce(
      (select concat(f.rule, ' ', f.resource, ':', f.line, ':', f.column_name) from found_faults f
        where a.account_number in (f.account_number, f.other_account) order by f.ordinal limit 1),
      (select l.place from left_out_rows l where l.account_number = a.account_number limit 1),
      '')
    from aside a left join accounts p using (account_number)
    where p.branch = ${facts.branch}
      or (p.branch is null and (
        exists (select from staged_accounts s where s.account_number = a.account_number)
        or exists (select from left_out_rows l
          where l.account_number = a.account_number and l.resource = 'accounts')))
    on conflict (account_number) do nothing`)
  await rememberMissedRows(tx, facts)
  await tx.run(sql`
    update accounts p set held_as_of = b.calculated_at
    from branches b, aside a
    where b.branch = ${facts.branch} and p.branch = b.branch
      and a.account_number = p.account_number and p.held_as_of is null`)
  await forgetHealed(tx, facts)
}

// A row at fault by itself need not come back under its key: it may have had the wrong one. A row
// that was right, or whose sum or file was wrong, must; and so must accounts, contracts and meters,
// whose keys are not made for the extract.
async function rememberMissedRows(tx: Tx, facts: ExtractFacts): Promise<void> {
  const aside = await tx.one(sql<{ present: boolean }>`
    select exists (select from aside) as present`)
  if (!aside.present) return
  await tx.run(sql`
    insert into held_accounts
    select account_number from aside join set_aside_accounts s using (account_number)
    where s.branch = ${facts.branch}`)
  await tx.client.query(`
    insert into missed_rows (account_number, resource, row_key)
    select r.account_number, r.resource, r.row_key
    from (${rowKeys}) r
    join held_accounts h using (account_number)
    where not exists (
      select from found_faults f
      where f.resource = r.resource and f.line = r.line and f.rule not in ('R1', 'R3'))
    union
    select h.account_number, l.resource, l.key
    from left_out_rows l
    left join contract_accounts c on c.contract_number = l.contract_number
    left join contract_owners o on o.contract_number = l.contract_number
    join held_accounts h
      on h.account_number = coalesce(l.account_number, c.account_number, o.account_number)
    where l.resource in ('contracts', 'meters') and l.key is not null
    union
    select h.account_number, 'accounts', h.account_number
    from left_out_rows l join held_accounts h using (account_number)
    where l.resource = 'accounts'
    on conflict do nothing`)
}

async function forgetHealed(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    with healed as (
      delete from set_aside_accounts s
      where s.branch = ${facts.branch}
        and not exists (select from aside a where a.account_number = s.account_number)
        and (${facts.kind} = 'full'
          or exists (select from named_accounts n where n.account_number = s.account_number))
      returning s.account_number
    )
    update accounts p set held_as_of = null from healed h
    where p.account_number = h.account_number`)
}

export async function recordExtract(
  tx: Tx,
  manifest: Manifest,
  verdict: 'accept' | 'set-aside',
  publishedAt: Temporal.Instant,
): Promise<void> {
  const counts = Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows]))
  const periods = manifest.periods.map((period) => `${period}-01`)
  await tx.run(sql`
    insert into extracts (branch, sequence, kind, calculated_at, periods, manifest_sha256, verdict,
      row_counts, published_at)
    values (${manifest.branch}, ${manifest.sequence}, ${manifest.kind}, ${manifest.calculatedAt},
      ${periods}::date[], ${manifest.sha256}, ${verdict}, ${JSON.stringify(counts)}::jsonb,
      ${publishedAt})`)
  await tx.run(sql`
    update branches set last_sequence = ${manifest.sequence},
      calculated_at = ${manifest.calculatedAt},
      last_period = greatest(last_period, (select max(p) from unnest(${periods}::date[]) p))
    where branch = ${manifest.branch}`)
}

export function selectWhetherPublished(): Statement<{ published: boolean }> {
  return sql<{ published: boolean }>`select exists (select from extracts) as published`
}

export type SetAside = {
  // Of the branch's extract that the account has been aside since.
  readonly sinceSequence: number
  // Rule and place, as the report of that extract had it: 'R6 readings:2:value'.
  readonly firstFault: string
}

export const selectSetAside = (account: string) => sql<SetAside>`
  select since_sequence as "sinceSequence", first_fault as "firstFault"
    from set_aside_accounts where account_number = ${account}`

// Accounts of the branch that still wait for rows they missed.
export async function accountsStillAside(tx: Tx, branch: string): Promise<string[]> {
  const rows = await tx.many(sql<{ account: string }>`
    select account_number as account from set_aside_accounts
     where branch = ${branch} order by account_number`)
  return rows.map(({ account }) => account)
}
