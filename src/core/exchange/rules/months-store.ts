import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'

// What is wrong with the odd months, told row by row.
export async function tellOddMonths(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tellForeignContracts(tx)
  await tellForeignPeriods(tx, facts)
  await tellWrongSums(tx)
  await tellEntriesWithoutBalance(tx)
  await tellBrokenChains(tx, facts)
  await tellDisagreeingNext(tx, facts)
  await tellLateOpenings(tx)
}

// R2: an entry or a balance of a contract that nobody knows, or that is another account's.
async function tellForeignContracts(tx: Tx): Promise<void> {
  for (const table of ['entries', 'balances']) {
    await tx.client.query(`
      insert into found_faults (resource, line, column_name, rule, kind, value, account_number,
        other_account)
      select '${table}', s.line, 'contract_number', 'R2',
        case when g.owner is null then 'unknown-contract' else 'contract-of-other-account' end,
        s.contract_number, s.account_number, g.owner
      from (
        select distinct account_number, contract_number, owner from odd_months
        where owner is distinct from account_number
      ) g
      join staged_${table} s using (account_number, contract_number)`)
  }
}

// R3: an extract speaks of the periods it closes. A row of another period is taken only when it
// repeats what is published, or when it is an earlier one of an account that was set aside.
async function tellForeignPeriods(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number)
    select 'entries', s.line, 'period', 'R3', 'foreign-period', s.period, s.account_number
    from odd_months m
    join new_entries s using (account_number, contract_number, period)
    where m.period <> all (${facts.periods}::date[])
      and not (m.period < ${facts.newestPeriod}::date and exists (
        select from set_aside_accounts a
        where a.account_number = m.account_number and a.branch = ${facts.branch}))`)
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number)
    select 'balances', m.line, 'period', 'R3', 'foreign-period', m.period, m.account_number
    from odd_months m
    left join balances p using (account_number, contract_number, period)
    where m.line is not null and m.period <> all (${facts.periods}::date[])
      and (m.opening, m.charged, m.paid, m.closing)
        is distinct from (p.opening, p.charged, p.paid, p.closing)
      and not (m.period < ${facts.newestPeriod}::date and exists (
        select from set_aside_accounts a
        where a.account_number = m.account_number and a.branch = ${facts.branch}))`)
}

// R3: a balance adds up, and is the sum of its entries, new and published.
async function tellWrongSums(tx: Tx): Promise<void> {
  await tx.client.query(`
    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'balances', line, wrong.column_name, 'R3', wrong.kind, wrong.value, wrong.expected,
      m.account_number
    from odd_months m
    left join published_groups p using (account_number, contract_number, period)
    cross join lateral (values
      ('closing', 'does-not-add-up', m.closing, m.opening + m.charged + m.paid),
      ('charged', 'charged-differs', m.charged, m.new_charged + coalesce(p.charged, 0)),
      ('paid', 'paid-differs', m.paid, m.new_paid + coalesce(p.paid, 0))
    ) wrong (column_name, kind, value, expected)
    where m.line is not null and wrong.value <> wrong.expected`)
}

// R3: entries whose contract and period have no balance here, and none published that they agree
// with. Entries of another account's contract, or of a period that is not closed, were told above.
async function tellEntriesWithoutBalance(tx: Tx): Promise<void> {
  await tx.client.query(`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number)
    select 'entries', m.entry_line, 'period', 'R3', 'no-balance', m.period, m.account_number
    from odd_months m
    left join published_groups g using (account_number, contract_number, period)
    left join balances p using (account_number, contract_number, period)
    where m.line is null and m.owner = m.account_number
      and not exists (
        select from found_faults f
        where f.resource = 'entries' and f.kind = 'foreign-period' and f.line = m.entry_line)
      and (p.period is null or m.openings > 0
        or p.charged <> m.new_charged + coalesce(g.charged, 0)
        or p.paid <> m.new_paid + coalesce(g.paid, 0))`)
}

// R3: a balance opens with what the one before closed with, or with its opening entry. A full
// extract heals whom it finds set aside, though the months between were never published.
async function tellBrokenChains(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'balances', m.line, 'opening', 'R3', 'chain-broken', m.opening, m.before_closing,
      m.account_number
    from odd_months m
    where m.line is not null and m.opening <> m.before_closing
      and not (${facts.kind} = 'full' and m.before_published
        and m.before_period < m.period - interval '1 month'
        and exists (select from set_aside_accounts a
          where a.account_number = m.account_number and a.branch = ${facts.branch}))`)
  await tx.client.query(`
    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'balances', m.line, 'opening', 'R3', 'opening-differs', m.opening,
      m.new_opening + coalesce(p.opening, 0), m.account_number
    from odd_months m
    left join published_groups p using (account_number, contract_number, period)
    where m.line is not null and m.before_period is null
      and m.opening <> m.new_opening + coalesce(p.opening, 0)`)
}

// R3 forwards: the published balance that follows a changed one must still continue it.
async function tellDisagreeingNext(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'balances', m.line, 'closing', 'R3', 'next-disagrees', m.closing, next.opening,
      m.account_number
    from odd_months m
    cross join lateral (
      select b.period, b.opening from balances b
      where b.account_number = m.account_number and b.contract_number = m.contract_number
        and b.period > m.period
      order by b.period limit 1
    ) next
    where m.line is not null and m.period <= ${facts.lastPeriod}::date
      and (m.after_period is null or next.period < m.after_period)
      and next.opening <> m.closing`)
}

// An opening entry stands for what was before the first period, and nowhere else.
async function tellLateOpenings(tx: Tx): Promise<void> {
  await tx.client.query(`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number)
    select 'entries', s.line, 'kind', 'R3', 'late-opening', s.kind, s.account_number
    from odd_months m
    join new_entries s using (account_number, contract_number, period)
    where m.line is not null and m.openings > 0 and m.before_period is not null
      and s.kind = 'opening'`)
}
