import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'

// R3: every balance adds up, is the sum of its entries, and begins where the one before it ended.
// Needs entry_groups and published_groups.
export async function findWrongBalances(tx: Tx, facts: ExtractFacts): Promise<void> {
  await findWrongSums(tx)
  await findEntriesWithoutBalance(tx)
  await chainBalances(tx)
  await findBrokenChains(tx, facts)
  await findLateOpenings(tx)
}

async function findWrongSums(tx: Tx): Promise<void> {
  await tx.client.query(`
    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'balances', line, wrong.column_name, 'R3', wrong.kind, wrong.value, wrong.expected,
      account_number
    from (
      select s.*,
        coalesce(n.charged, 0) + coalesce(p.charged, 0) as sum_charged,
        coalesce(n.paid, 0) + coalesce(p.paid, 0) as sum_paid
      from staged_balances s
      left join entry_groups n using (account_number, contract_number, period)
      left join published_groups p using (account_number, contract_number, period)
    ) s
    cross join lateral (values
      ('closing', 'does-not-add-up', closing, opening + charged + paid),
      ('charged', 'charged-differs', charged, sum_charged),
      ('paid', 'paid-differs', paid, sum_paid)
    ) wrong (column_name, kind, value, expected)
    where (s.closing <> s.opening + s.charged + s.paid
        or s.charged <> s.sum_charged or s.paid <> s.sum_paid)
      and wrong.value <> wrong.expected`)
}

// Entries whose contract and period have no balance here, and none published that they agree with.
// Entries of another account's contract, or of a period that is not closed, have been told already.
async function findEntriesWithoutBalance(tx: Tx): Promise<void> {
  await tx.client.query(`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number)
    select 'entries', n.line, 'period', 'R3', 'no-balance', n.period, n.account_number
    from entry_groups n
    left join published_groups g using (account_number, contract_number, period)
    left join balances p using (account_number, contract_number, period)
    where not exists (
        select from staged_balances s
        where (s.account_number, s.contract_number, s.period)
          = (n.account_number, n.contract_number, n.period))
      and not exists (
        select from stray_groups x
        where (x.account_number, x.contract_number) = (n.account_number, n.contract_number))
      and not exists (
        select from found_faults f
        where f.resource = 'entries' and f.kind = 'foreign-period' and f.line = n.line)
      and (p.period is null or n.openings > 0
        or p.charged <> n.charged + coalesce(g.charged, 0)
        or p.paid <> n.paid + coalesce(g.paid, 0))`)
}

// Each staged balance beside the one before it, staged or published; published ones that follow a
// staged one are there as well, without a line.
async function chainBalances(tx: Tx): Promise<void> {
  await tx.client.query(`
    create temp table balance_chain on commit drop as
    with firsts as (
      select account_number, contract_number, min(period) as period
      from staged_balances group by account_number, contract_number
    ), around as (
      select p.account_number, p.contract_number, p.period, p.opening, p.closing
      from firsts f
      cross join lateral (
        select b.* from balances b
        where b.account_number = f.account_number and b.contract_number = f.contract_number
          and b.period >= coalesce((
            select max(q.period) from balances q
            where q.account_number = f.account_number and q.contract_number = f.contract_number
              and q.period < f.period), f.period)
      ) p
    ), links as (
      select line, account_number, contract_number, period, opening, closing from staged_balances
      union all
      select null, account_number, contract_number, period, opening, closing from around p
      where not exists (
        select from staged_balances s
        where (s.account_number, s.contract_number, s.period)
          = (p.account_number, p.contract_number, p.period))
    )
    select *, lag(period) over chain as before_period, lag(closing) over chain as before_closing,
      lag(line) over chain as before_line
    from links
    window chain as (partition by account_number, contract_number order by period, line);
    analyze balance_chain`)
}

async function findBrokenChains(tx: Tx, facts: ExtractFacts): Promise<void> {
  // A full extract heals whom it finds set aside, though the months between were never published.
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'balances', c.line, 'opening', 'R3', 'chain-broken', c.opening, c.before_closing,
      c.account_number
    from balance_chain c
    where c.line is not null and c.opening <> c.before_closing
      and not (${facts.kind} = 'full' and c.before_line is null
        and c.before_period < c.period - interval '1 month'
        and exists (select from set_aside_accounts a
          where a.account_number = c.account_number and a.branch = ${facts.branch}))`)
  await tx.client.query(`
    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'balances', c.before_line, 'closing', 'R3', 'next-disagrees', c.before_closing, c.opening,
      c.account_number
    from balance_chain c
    where c.line is null and c.before_line is not null and c.opening <> c.before_closing;

    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'balances', c.line, 'opening', 'R3', 'opening-differs', c.opening,
      coalesce(n.opening, 0) + coalesce(p.opening, 0), c.account_number
    from balance_chain c
    left join entry_groups n using (account_number, contract_number, period)
    left join published_groups p using (account_number, contract_number, period)
    where c.before_period is null and c.line is not null
      and c.opening <> coalesce(n.opening, 0) + coalesce(p.opening, 0)`)
}

// An opening entry stands for what was before the first period, and nowhere else.
async function findLateOpenings(tx: Tx): Promise<void> {
  await tx.client.query(`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number)
    select 'entries', s.line, 'kind', 'R3', 'late-opening', s.kind, s.account_number
    from entry_groups g
    join balance_chain c using (account_number, contract_number, period)
    join staged_entries s using (account_number, contract_number, period)
    where g.openings > 0 and c.before_period is not null and s.kind = 'opening'
      and not exists (select from repeated_entries r where r.line = s.line)`)
}
