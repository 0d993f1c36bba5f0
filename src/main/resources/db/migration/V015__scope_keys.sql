-- What a key may do beside its role, and the text it had before, which stays good for a while when a key is rotated.
alter table api_key
  add column created_by   text,
  add column read_only    boolean not null default false,
  add column resources    text[]  not null default '{}',
  add column past_digest  bytea,
  add column past_until   timestamptz(3),
  add column lock_version int     not null default 0,
  add constraint api_key_past_digest_key unique (past_digest),
  add constraint api_key_past_check check (
    (past_digest is null) = (past_until is null) and octet_length(past_digest) = 32);
create index api_key_created_at_idx on api_key (created_at, id);

-- No row means all sections. So a section cannot go while a key is held to it: the key would grow.
create table api_key_section (
  key_id     uuid not null,
  section_id uuid not null,
  constraint api_key_section_pkey primary key (key_id, section_id),
  constraint api_key_section_key_fkey foreign key (key_id) references api_key (id) on delete cascade,
  constraint api_key_section_section_fkey foreign key (section_id) references section (id)
);
create index api_key_section_section_idx on api_key_section (section_id);

create index audit_principal_idx on audit (principal, id);
create index audit_at_idx on audit (at, id);
