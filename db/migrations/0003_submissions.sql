-- Readings that customers send, and the packages that carry them to billing. What became of a submitted reading is
-- never written here twice: that billing took it or refused it is billing's own row in readings, by portal_reading_id.

-- One sending of one form: everything that was typed at once. The client makes the id, so that the same form sent
-- again is known; the number is what people say on the telephone, 1, 2, 3 … within the account.
create table submissions (
  account_number text not null references accounts,
  submission_id uuid not null,
  number integer not null constraint submissions_number_positive check (number >= 1),
  login_id uuid not null,
  -- When it reached the cabinet, however long the answer took: this decides the period it is for.
  submitted_at timestamptz not null,
  taken_on date not null,
  primary key (account_number, submission_id),
  -- Two sendings at once cannot both be the next one: the later is decided again over what the earlier left.
  constraint submissions_numbered_once unique (account_number, number)
);

create table submitted_readings (
  account_number text not null,
  -- What billing knows it by.
  portal_reading_id uuid not null,
  submission_id uuid not null,
  meter_id text not null,
  zone text not null constraint submitted_readings_zone_known check (zone in ('T0', 'T1', 'T2', 'T3')),
  value numeric not null constraint submitted_readings_value_not_negative check (value >= 0),
  -- The bill it is sent for.
  period billing_period not null,
  -- What looked odd and was confirmed: for the staff to look at.
  doubts text[] not null,
  -- The earlier one it stands instead of.
  replaces uuid,
  return_sequence integer,
  handed_over_at timestamptz,
  primary key (account_number, portal_reading_id),
  foreign key (account_number, submission_id) references submissions,
  foreign key (account_number, meter_id) references meters,
  constraint submitted_readings_once_in_submission unique (account_number, submission_id, meter_id, zone),
  -- What is replaced is replaced by one.
  constraint submitted_readings_replaced_once unique (account_number, replaces),
  constraint submitted_readings_handed_over_whole check ((return_sequence is null) = (handed_over_at is null))
);
create index submitted_readings_of_meter on submitted_readings (account_number, meter_id, period);
create index submitted_readings_waiting on submitted_readings (account_number) where return_sequence is null;
create index submitted_readings_of_return on submitted_readings (return_sequence) where return_sequence is not null;
create index submitted_readings_doubted on submitted_readings (account_number) where doubts <> '{}';
-- Billing's answers are found by the id the cabinet gave.
create index readings_of_portal on readings (account_number, portal_reading_id) where portal_reading_id is not null;

-- Packages handed to billing, local to the coordinator. The files are kept as they were written: a package that was
-- lost is written again byte for byte, whatever the program has become since.
create table returns (
  sequence integer primary key constraint returns_sequence_positive check (sequence >= 1),
  made_at timestamptz not null,
  readings integer not null,
  payments integer not null,
  manifest bytea not null,
  portal_readings bytea not null,
  portal_payments bytea not null,
  -- When the whole package first lay in its folder.
  written_at timestamptz
);

create function allow_only_writing() returns trigger language plpgsql as $$
begin
  if old.written_at is null and new.written_at is not null
     and (old.sequence, old.made_at, old.readings, old.payments, old.manifest, old.portal_readings, old.portal_payments)
         is not distinct from
         (new.sequence, new.made_at, new.readings, new.payments, new.manifest, new.portal_readings, new.portal_payments)
  then return new; end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger returns_written_once before update on returns for each row execute function allow_only_writing();
create trigger returns_kept before delete on returns for each row execute function forbid_change();
create trigger returns_not_truncated before truncate on returns execute function forbid_change();
alter table returns enable row level security;

-- Walls: visible when the transaction names the account, written by the login it names, changed by no page.
alter table submissions enable row level security;
grant select, insert on submissions to kabinet_web;
create policy submissions_of_scope on submissions for select to kabinet_web
  using (account_number = any (app_accounts()));
create policy submissions_sent on submissions for insert to kabinet_web
  with check (account_number = any (app_accounts()) and login_id = app_login());

alter table submitted_readings enable row level security;
grant select, insert on submitted_readings to kabinet_web;
create policy submitted_readings_of_scope on submitted_readings for select to kabinet_web
  using (account_number = any (app_accounts()));
create policy submitted_readings_sent on submitted_readings for insert to kabinet_web
  with check (account_number = any (app_accounts()) and return_sequence is null);

-- When billing answered is the calculation of the extract that the answer came in.
grant select (branch, sequence, calculated_at) on extracts to kabinet_web;
create policy extracts_of_everybody on extracts for select to kabinet_web using (true);
