-- What was signed, as it is served. Nothing in it is ever changed: readers keep what they were given. It can only be
-- removed, with the demonstration, whose readers are nobody's.
create table signed_document (
  kind            text           not null,
  version         int            not null,
  document        text           not null,
  root_version    int            not null,
  issued_at       timestamptz(3) not null,
  expires_at      timestamptz(3) not null,
  hard_expires_at timestamptz(3),
  constraint signed_document_pkey primary key (kind, version),
  constraint signed_document_kind_check check (kind in ('root', 'domains')),
  constraint signed_document_version_check check (version > 0)
);

create function refuse_change_of_signed_document() returns trigger language plpgsql as $$
begin
  raise exception 'what was signed stays as it is';
end
$$;
create trigger signed_document_stays before update or truncate on signed_document
  for each statement execute function refuse_change_of_signed_document();

-- The keys that sign without anybody watching. A root, which others sign, says which of them count.
create table online_key (
  kid         text           not null,
  public_key  bytea          not null,
  private_key bytea          not null,
  created_at  timestamptz(3) not null default now(),
  created_by  text           not null,
  constraint online_key_pkey primary key (kid),
  constraint online_key_public_key_check check (octet_length(public_key) = 32)
);
