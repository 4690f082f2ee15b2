// The rows of an extract by account, resource, line and key, as SQL: what an account set aside
// misses, and what a later extract carries for it.
export const rowKeys = `
  select s.account_number, 'accounts' as resource, s.line, s.account_number as row_key
  from staged_accounts s
  union all
  select s.account_number, 'contracts', s.line, s.contract_number from staged_contracts s
  union all
  select m.account_number, 'meters', s.line, s.meter_id
  from staged_meters s join meter_accounts m using (meter_id)
  union all
  select coalesce(m.account_number, o.account_number), 'readings', s.line, s.reading_id
  from staged_readings s
  left join meter_accounts m using (meter_id)
  left join meter_owners o using (meter_id)
  union all
  select s.account_number, 'entries', s.line, s.entry_id from staged_entries s
  union all
  select s.account_number, 'balances', s.line,
    s.contract_number || ' ' || to_char(s.period, 'YYYY-MM') from staged_balances s
  union all
  select s.account_number, 'receipts', s.line, to_char(s.period, 'YYYY-MM') || ' ' || s.revision
  from staged_receipts s`
