-- What shows whether the root secret is the one this database was begun with: made from it, and telling nothing of it.
create table root_check (
  only_row boolean primary key default true check (only_row),
  mac      bytea not null check (length(mac) = 32)
);
