import type { Tx } from '#platform/postgres/database.ts'
import { sql } from '#platform/postgres/sql.ts'
import type { ExtractFacts } from '../extract-facts.ts'

// The last revision of a receipt says what the balances say; a unique number opens one receipt.
// Balances that change after their receipt was issued ask for a new revision.
export async function findWrongReceipts(tx: Tx, facts: ExtractFacts): Promise<void> {
  await findUsedNumbers(tx)
  await sumBalances(tx, facts)
  await findWrongSums(tx, facts)
  await findMissingReissues(tx, facts)
}

async function findUsedNumbers(tx: Tx): Promise<void> {
  await tx.client.query(`
    insert into found_faults (resource, line, column_name, rule, kind, account_number,
      other_account)
    select 'receipts', line, 'unique_number', 'R2', 'number-twice', account_number, first_account
    from (
      select line, account_number, row_number() over same_number as nth,
        first_value(account_number) over same_number as first_account
      from staged_receipts
      where number_hash in (
        select number_hash from staged_receipts where number_hash is not null
        group by number_hash having count(*) > 1)
      window same_number as (partition by number_hash order by line)
    ) rows_of_number
    where nth > 1;

    insert into found_faults (resource, line, column_name, rule, kind, account_number,
      other_account)
    select 'receipts', s.line, 'unique_number', 'R2', 'number-used', s.account_number,
      p.account_number
    from staged_receipts s join receipt_numbers p using (number_hash)
    where (s.account_number, s.period, s.revision)
      <> (p.account_number, p.period, p.revision::integer)`)
}

// What the receipts of an account and period should say, for every receipt of this extract and for
// every balance that it changes. Published balances count where the extract brings no newer ones;
// they lie in periods up to the branch's last.
async function sumBalances(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into balance_sums
    with touched as (
      select account_number, period from staged_receipts
      union
      select account_number, period from staged_balances where period <= ${facts.lastPeriod}::date
    )
    select account_number, period, sum(opening), sum(charged), sum(paid), sum(closing)
    from (
      select account_number, period, opening, charged, paid, closing
      from touched join staged_balances using (account_number, period)
      union all
      select account_number, period, p.opening, p.charged, p.paid, p.closing
      from touched join balances p using (account_number, period)
      where period <= ${facts.lastPeriod}::date and not exists (
        select from staged_balances s
        where (s.account_number, s.contract_number, s.period)
          = (p.account_number, p.contract_number, p.period))
    ) every_balance
    group by account_number, period`)
  await tx.client.query('analyze balance_sums')
}

async function findWrongSums(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, detail,
      account_number)
    select 'receipts', s.line, wrong.column_name, 'R3', 'receipt-differs', wrong.value,
      wrong.expected, s.account_number
    from staged_receipts s
    left join balance_sums b using (account_number, period)
    cross join lateral (values
      ('opening', s.opening, coalesce(b.opening, 0)),
      ('charged', s.charged, coalesce(b.charged, 0)),
      ('paid', s.paid, coalesce(b.paid, 0)),
      ('total_due', s.total_due, greatest(coalesce(b.closing, 0), 0))
    ) wrong (column_name, value, expected)
    where wrong.value <> wrong.expected
      and not exists (
        select from staged_receipts later
        where later.account_number = s.account_number and later.period = s.period
          and later.revision > s.revision)
      and (s.period > coalesce(${facts.lastPeriod}::date, '-infinity') or not exists (
        select from receipts later
        where later.account_number = s.account_number and later.period = s.period
          and later.revision > s.revision))`)
}

async function findMissingReissues(tx: Tx, facts: ExtractFacts): Promise<void> {
  await tx.run(sql`
    insert into found_faults (resource, line, column_name, rule, kind, value, account_number)
    select 'balances', changed.line, 'period', 'R3', 'not-reissued', changed.period,
      changed.account_number
    from (
      select account_number, period, min(line) as line from staged_balances
      where period <= ${facts.lastPeriod}::date group by account_number, period
    ) changed
    join balance_sums b using (account_number, period)
    cross join lateral (
      select r.opening, r.charged, r.paid, r.total_due from receipts r
      where r.account_number = changed.account_number and r.period = changed.period
      order by r.revision desc limit 1
    ) last
    where (last.opening, last.charged, last.paid, last.total_due)
        <> (b.opening, b.charged, b.paid, greatest(b.closing, 0))
      and not exists (
        select from staged_receipts s
        where s.account_number = changed.account_number and s.period = changed.period)`)
}
