-- The first schema. Three rules hold for every table (docs/decisions/003-many-machines.md):
--   1. A table that belongs to an account begins its primary key, and every unique and foreign key, with account_number.
--   2. What must be unique otherwise lives in a small table keyed by that very value.
--   3. A row-level policy compares a column with a setting of the transaction, and holds no subquery.
-- The owner role migrates, imports and works; the web role owns nothing and, without a setting, sees nothing.

-- Money in kopecks. The bound keeps every sum exact in a JSON number too.
create domain kopecks as bigint
  constraint kopecks_exact check (value between -9007199254740991 and 9007199254740991);

-- A billing period is its first day.
create domain billing_period as date
  constraint billing_period_first_day check (extract(day from value) = 1);

-- Settings a policy compares with. Absent means nothing is visible.
create function app_accounts() returns text[] language sql stable parallel safe
  return string_to_array(current_setting('app.accounts', true), ',');
create function app_login() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.login', true), '')::uuid;
create function app_key() returns text language sql stable parallel safe
  return nullif(current_setting('app.key', true), '');
-- The keys a transaction holds: hashes in hex, ids, names of counters. None of them holds a comma.
create function app_keys() returns text[] language sql stable parallel safe
  return string_to_array(current_setting('app.key', true), ',');

-- Reference tables -------------------------------------------------------------------------------------------------

create table branches (
  branch text primary key,
  name text not null,
  -- The last published calculation of the branch: the "as of" of every figure of its accounts.
  last_sequence integer not null default 0,
  calculated_at timestamptz,
  last_period billing_period
);

create table tariffs (
  tariff_code text not null,
  zone text not null constraint tariffs_zone_known check (zone in ('T0', 'T1', 'T2', 'T3')),
  valid_from date not null,
  valid_to date,
  service text not null
    constraint tariffs_service_known check (service in ('electricity', 'heating', 'hot_water')),
  name text not null,
  unit text not null constraint tariffs_unit_known check (unit in ('kWh', 'Gcal', 'm3')),
  price numeric not null constraint tariffs_price_not_negative check (price >= 0),
  primary key (tariff_code, zone, valid_from)
);

-- A tariff code belongs to one branch, for ever.
create table tariff_owners (
  tariff_code text primary key,
  branch text not null references branches
);

-- What billing issued: tables of an account ------------------------------------------------------------------------

create table accounts (
  account_number text primary key
    constraint accounts_number_digits check (account_number ~ '^[0-9]{4,20}$'),
  branch text not null references branches,
  unified_number text,
  holder_name text not null,
  address text not null,
  kind text not null constraint accounts_kind_known check (kind in ('resident', 'organisation')),
  area_m2 numeric,
  residents integer,
  opened_on date not null,
  closed_on date,
  -- Set while the account is set aside: its figures stay as of this earlier calculation.
  held_as_of timestamptz
);

create table contracts (
  account_number text not null references accounts,
  contract_number text not null,
  service text not null
    constraint contracts_service_known check (service in ('electricity', 'heating', 'hot_water')),
  tariff_code text not null,
  supplier text not null,
  signed_on date not null,
  ended_on date,
  primary key (account_number, contract_number)
);

-- A contract number and a meter id name one account among all branches, for ever.
create table contract_owners (
  contract_number text primary key,
  account_number text not null
);

create table meters (
  account_number text not null,
  meter_id text not null,
  contract_number text not null,
  serial_number text not null,
  model text not null,
  zones smallint not null constraint meters_zones_known check (zones in (1, 2, 3)),
  integer_digits smallint not null
    constraint meters_integer_digits_of_a_dial check (integer_digits between 1 and 9),
  fraction_digits smallint not null
    constraint meters_fraction_digits_of_a_dial check (fraction_digits between 0 and 4),
  ratio numeric not null constraint meters_ratio_at_least_one check (ratio >= 1),
  installed_on date not null,
  removed_on date,
  verified_on date,
  verify_before date,
  place text,
  accepts_readings boolean not null,
  primary key (account_number, meter_id),
  foreign key (account_number, contract_number) references contracts
);

create table meter_owners (
  meter_id text primary key,
  account_number text not null
);

create table readings (
  account_number text not null,
  meter_id text not null,
  zone text not null constraint readings_zone_known check (zone in ('T0', 'T1', 'T2', 'T3')),
  taken_on date not null,
  reading_id text not null,
  -- Unconstrained numeric keeps the decimals as billing wrote them: 139378.0 stays 139378.0.
  value numeric not null constraint readings_value_not_negative check (value >= 0),
  source text not null constraint readings_source_known
    check (source in ('customer', 'inspector', 'automatic', 'estimated', 'norm', 'initial', 'final')),
  status text not null constraint readings_status_known check (status in ('accepted', 'rejected')),
  reject_reason text,
  used_in billing_period,
  portal_reading_id text,
  -- The order in which billing handed the rows over: it settles two readings of one day.
  extract_row bigint not null,
  primary key (account_number, meter_id, zone, taken_on, reading_id),
  foreign key (account_number, meter_id) references meters
);
create index readings_reading_id on readings (reading_id);

-- лицевая карта: immutable; a correction is a new row.
create table entries (
  account_number text not null,
  period billing_period not null,
  entry_id text not null,
  contract_number text not null,
  kind text not null constraint entries_kind_known check (
    kind in ('opening', 'charge', 'recalculation', 'penalty', 'payment', 'benefit', 'write_off')),
  zone text constraint entries_zone_known check (zone in ('T0', 'T1', 'T2', 'T3')),
  quantity numeric,
  price numeric,
  amount kopecks not null,
  posted_on date not null,
  note text,
  portal_payment_id text,
  primary key (account_number, period, entry_id),
  foreign key (account_number, contract_number) references contracts
);
create index entries_entry_id on entries (entry_id);

create table balances (
  account_number text not null,
  contract_number text not null,
  period billing_period not null,
  opening kopecks not null,
  charged kopecks not null,
  paid kopecks not null constraint balances_paid_lowers_debt check (paid <= 0),
  closing kopecks not null,
  primary key (account_number, contract_number, period),
  foreign key (account_number, contract_number) references contracts,
  constraint balances_add_up check (opening + charged + paid = closing)
);

create table receipts (
  account_number text not null references accounts,
  period billing_period not null,
  revision smallint not null constraint receipts_revision_positive check (revision >= 1),
  issued_on date not null,
  due_on date not null,
  opening kopecks not null,
  charged kopecks not null,
  paid kopecks not null,
  total_due kopecks not null constraint receipts_total_not_negative check (total_due >= 0),
  bytes integer not null,
  sha256 bytea not null constraint receipts_sha256_length check (length(sha256) = 32),
  -- Keyed hash of the unique number printed on the receipt; the number itself is stored nowhere.
  number_hash bytea constraint receipts_number_hash_length check (length(number_hash) = 32),
  primary key (account_number, period, revision)
);

-- A unique number opens one receipt of one account. Keyed by the hash, so that a claim needs nothing else.
create table receipt_numbers (
  number_hash bytea primary key,
  account_number text not null,
  period billing_period not null,
  revision smallint not null
);

-- A copy handed to the public check is looked up by the hash of its bytes.
create table receipt_files (
  sha256 bytea primary key,
  account_number text not null,
  period billing_period not null,
  revision smallint not null
);

-- Who may sign in --------------------------------------------------------------------------------------------------

create table logins (
  login_id uuid primary key,
  email text not null,
  language text not null constraint logins_language_known check (language in ('ru', 'en')),
  password_hash text not null,
  password_set_at timestamptz not null,
  email_confirmed_at timestamptz not null,
  created_at timestamptz not null
);

-- One login for one e-mail, whatever its letter case. The key is a keyed hash of the address, in hex.
create table login_emails (
  email_key text primary key,
  login_id uuid not null
);

create table sessions (
  session_hash bytea primary key,
  session_id uuid not null,
  login_id uuid not null,
  device text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text
);
create index sessions_of_login on sessions (login_id, started_at);

-- Browsers that have signed in before, or have just proven the mailbox: not taken for a stranger's. Hash of a cookie.
create table known_browsers (
  login_id uuid not null,
  browser_hash bytea not null,
  seen_at timestamptz not null,
  primary key (login_id, browser_hash)
);

-- Which accounts a login sees. Found by login; "who sees this account" is the rarer question.
create table account_links (
  login_id uuid not null,
  link_id text not null,
  account_number text not null,
  given_name text constraint account_links_name_length check (length(given_name) <= 60),
  position integer not null,
  -- The login's e-mail, masked, for the other holders of the account.
  shown_as text not null,
  linked_at timestamptz not null,
  ended_at timestamptz,
  -- When the other holders of the account were told of this link.
  told_at timestamptz,
  primary key (login_id, link_id)
);
create unique index account_links_once on account_links (login_id, account_number) where ended_at is null;
create index account_links_of_account on account_links (account_number) where ended_at is null;

create table consents (
  login_id uuid not null,
  consent_id uuid not null,
  purpose text not null,
  text_version text not null,
  text_sha256 bytea not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (login_id, consent_id)
);

-- What a registration has gathered so far; found by the hash of a cookie. No receipt number, only its keyed hash.
-- Once sent off, hashes leave it; the e-mail stays to be shown.
create table registration_drafts (
  draft_hash bytea primary key,
  number_hash bytea,
  email text,
  password_hash text,
  language text not null constraint registration_drafts_language_known check (language in ('ru', 'en')),
  submitted_at timestamptz,
  expires_at timestamptz not null
);

-- A link sent by mail. The link is <id>.<keyed hash of the id>: nothing here opens anything by itself.
create table confirmations (
  confirmation_id uuid primary key,
  purpose text not null constraint confirmations_purpose_known
    check (purpose in ('register', 'reset-password', 'change-email')),
  login_id uuid,
  -- Emptied when the link is used or comes to nothing.
  details jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- When the job that answers by letter was done with it.
  settled_at timestamptz,
  used_at timestamptz
);
create index confirmations_of_login on confirmations (login_id);

-- Tries counted by what is tried (an address, a login, a session …) in a window; holds across processes.
create table try_counts (
  bucket text not null,
  window_start timestamptz not null,
  tries integer not null,
  primary key (bucket, window_start)
);

-- What the program owes people by mail. Rendered and sent by a job; kept as the record that it was sent.
create table notices (
  notice_id uuid primary key,
  kind text not null,
  recipient text not null,
  language text not null,
  details jsonb not null,
  owed_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  failure text
);

-- Audit ------------------------------------------------------------------------------------------------------------

create table audit_rows (
  audit_id uuid primary key,
  happened_at timestamptz not null,
  action text not null,
  outcome text not null,
  login_id uuid,
  account_number text,
  -- Keyed hash of the network address: enough to see one source, not to find a person.
  source_hash bytea,
  details jsonb not null,
  -- Set once by the sealing job; nothing else of a row ever changes.
  seal_number bigint
);
create index audit_rows_unsealed on audit_rows (audit_id) where seal_number is null;
create index audit_rows_of_account on audit_rows (account_number, happened_at);
create index audit_rows_of_login on audit_rows (login_id, happened_at);
create index audit_rows_of_seal on audit_rows (seal_number);

-- Each seal hashes the seal before it and the rows it covers: a changed, lost or inserted row breaks the chain, and the
-- leaves (16 bytes of id, 32 of the row's hash, for each row) say which row it is.
create table audit_seals (
  seal_number bigint primary key,
  sealed_at timestamptz not null,
  leaves bytea not null constraint audit_seals_whole_leaves check (length(leaves) % 48 = 0),
  previous_hash bytea not null,
  seal_hash bytea not null
);

create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create function allow_only_sealing() returns trigger language plpgsql as $$
begin
  if old.seal_number is null and new.seal_number is not null
     and (old.audit_id, old.happened_at, old.action, old.outcome, old.login_id, old.account_number, old.source_hash,
          old.details) is not distinct from
         (new.audit_id, new.happened_at, new.action, new.outcome, new.login_id, new.account_number, new.source_hash,
          new.details)
  then return new; end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger audit_rows_sealed_once before update on audit_rows
  for each row execute function allow_only_sealing();
create trigger audit_rows_kept before delete on audit_rows for each row execute function forbid_change();
create trigger audit_rows_not_truncated before truncate on audit_rows execute function forbid_change();
create trigger audit_seals_kept before update or delete on audit_seals for each row execute function forbid_change();
create trigger audit_seals_not_truncated before truncate on audit_seals execute function forbid_change();

-- The books of the exchange, local to the coordinator --------------------------------------------------------------

create table extracts (
  branch text not null references branches,
  sequence integer not null,
  kind text not null constraint extracts_kind_known check (kind in ('full', 'increment')),
  calculated_at timestamptz not null,
  periods billing_period[] not null,
  -- Hash of datapackage.json, which names the hash of every table: the same extract again is known by it.
  manifest_sha256 bytea not null,
  verdict text not null constraint extracts_verdict_known check (verdict in ('accept', 'set-aside')),
  row_counts jsonb not null,
  published_at timestamptz not null,
  primary key (branch, sequence)
);

create table set_aside_accounts (
  account_number text primary key,
  branch text not null references branches,
  since_sequence integer not null,
  first_fault text not null
);

-- What an account set aside has missed, by table and key: an increment brings it back with all of this, or not at all.
create table missed_rows (
  account_number text not null references set_aside_accounts on delete cascade,
  resource text not null,
  row_key text not null,
  primary key (account_number, resource, row_key)
);

-- Walls ------------------------------------------------------------------------------------------------------------

do $$
declare
  name text;
begin
  -- The embedded server makes the role with a sign-in; elsewhere the operator grants it one.
  if not exists (select from pg_roles where rolname = 'kabinet_web') then
    create role kabinet_web nologin;
  end if;
  grant usage on schema public to kabinet_web;
  foreach name in array array['branches', 'tariffs'] loop
    execute format('grant select on %I to kabinet_web', name);
  end loop;
  -- Tables of an account: visible when the transaction names the account.
  foreach name in array array[
    'accounts', 'contracts', 'meters', 'readings', 'entries', 'balances', 'receipts'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select on %I to kabinet_web', name);
    execute format(
      'create policy %I on %I for select to kabinet_web using (account_number = any (app_accounts()))',
      name || '_of_scope', name);
  end loop;
  -- Tables of a login: visible and writable when the transaction names the login.
  foreach name in array array['logins', 'account_links', 'consents', 'known_browsers'] loop
    execute format('alter table %I enable row level security', name);
    execute format('grant select, insert, update on %I to kabinet_web', name);
    execute format(
      'create policy %I on %I to kabinet_web using (login_id = app_login()) with check (login_id = app_login())',
      name || '_of_login', name);
  end loop;
  -- Tables opened by a key that the caller must already hold.
  foreach name in array array[
    'receipt_numbers', 'receipt_files', 'login_emails', 'sessions', 'registration_drafts', 'confirmations',
    'tariff_owners', 'contract_owners', 'meter_owners', 'notices', 'audit_rows', 'audit_seals', 'try_counts',
    'extracts', 'set_aside_accounts', 'missed_rows'] loop
    execute format('alter table %I enable row level security', name);
  end loop;
end $$;

create policy account_links_of_scope on account_links for select to kabinet_web
  using (account_number = any (app_accounts()));

grant select on receipt_numbers, receipt_files to kabinet_web;
create policy receipt_numbers_by_key on receipt_numbers for select to kabinet_web
  using (encode(number_hash, 'hex') = any (app_keys()));
create policy receipt_files_by_key on receipt_files for select to kabinet_web
  using (encode(sha256, 'hex') = any (app_keys()));

grant select, insert, update, delete on login_emails to kabinet_web;
create policy login_emails_by_key on login_emails for select to kabinet_web using (email_key = any (app_keys()));
create policy login_emails_of_login on login_emails to kabinet_web
  using (login_id = app_login()) with check (login_id = app_login());

grant delete on known_browsers to kabinet_web;

grant select, insert, update on sessions to kabinet_web;
create policy sessions_by_key on sessions for select to kabinet_web
  using (encode(session_hash, 'hex') = any (app_keys()));
create policy sessions_of_login on sessions to kabinet_web
  using (login_id = app_login()) with check (login_id = app_login());

grant select, insert, update, delete on registration_drafts to kabinet_web;
create policy registration_drafts_by_key on registration_drafts to kabinet_web
  using (encode(draft_hash, 'hex') = any (app_keys())) with check (encode(draft_hash, 'hex') = any (app_keys()));

grant select, insert, update on confirmations to kabinet_web;
create policy confirmations_by_key on confirmations to kabinet_web
  using (confirmation_id::text = any (app_keys())) with check (confirmation_id::text = any (app_keys()));
create policy confirmations_of_login on confirmations to kabinet_web
  using (login_id = app_login()) with check (login_id = app_login());

-- Written by the web, read by the jobs of the owner.
grant insert on notices to kabinet_web;
create policy notices_owed on notices for insert to kabinet_web with check (sent_at is null);

grant select, insert on audit_rows to kabinet_web;
create policy audit_rows_written on audit_rows for insert to kabinet_web with check (seal_number is null);
create policy audit_rows_of_login on audit_rows for select to kabinet_web using (login_id = app_login());
create policy audit_rows_of_scope on audit_rows for select to kabinet_web
  using (account_number = any (app_accounts()));

grant select, insert, update on try_counts to kabinet_web;
create policy try_counts_by_key on try_counts to kabinet_web
  using (bucket = any (app_keys())) with check (bucket = any (app_keys()));
