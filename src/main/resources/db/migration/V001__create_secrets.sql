-- Random values that all instances share: signing of cursors, previews and the like. Made on first use.
create table secret (
  name text constraint secret_pkey primary key,
  value bytea not null,
  created_at timestamptz(3) not null default now()
);
