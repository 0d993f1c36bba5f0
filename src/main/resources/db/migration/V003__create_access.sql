-- Keys are kept as SHA-256 digests: whoever reads this table can't call the service with it.
create table api_key (
  id           uuid           not null,
  name         text           not null,
  role         text           not null,
  digest       bytea          not null,
  created_at   timestamptz(3) not null default now(),
  expires_at   timestamptz(3),
  revoked_at   timestamptz(3),
  last_used_at timestamptz(3),
  constraint api_key_pkey primary key (id),
  constraint api_key_digest_key unique (digest),
  constraint api_key_role_check check (role in ('contributor', 'editor', 'publisher', 'admin')),
  constraint api_key_digest_check check (octet_length(digest) = 32)
);

-- Who did what, when, by which key. Nothing here is ever changed.
create table audit (
  id         bigint         generated always as identity,
  at         timestamptz(3) not null default now(),
  key_id     uuid,
  principal  text           not null,
  act        text           not null,
  kind       text           not null,
  subject_id uuid,
  detail     jsonb,
  constraint audit_pkey primary key (id)
);
create index audit_subject_idx on audit (subject_id, id);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only';
end
$$;
create trigger audit_is_append_only before update or delete on audit
  for each statement execute function refuse_change_of_audit();

-- The first answer to a POST with an Idempotency-Key, stored in the transaction of its effect and kept for 24 hours.
create table idempotent_answer (
  principal      text           not null,
  key            text           not null,
  request_digest bytea          not null,
  status         int            not null,
  location       text,
  etag           text,
  body           bytea          not null,
  created_at     timestamptz(3) not null default now(),
  constraint idempotent_answer_pkey primary key (principal, key),
  constraint idempotent_answer_key_check check (length(key) between 1 and 255)
);
create index idempotent_answer_created_at_idx on idempotent_answer (created_at);
