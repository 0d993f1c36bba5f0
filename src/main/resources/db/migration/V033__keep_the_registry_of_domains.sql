-- What becomes of an address: since when it is in its state and why, whether it was ever told in public, and until when
-- its name is paid for.
alter table domain
  add column status_at            timestamptz(3) not null default now(),
  add column status_reason        text,
  add column activated_at         timestamptz(3),
  add column registration_ends_on date,
  -- what looks the same to people has the same (UTS 39); null for names from before it was kept
  add column skeleton             text,
  add column verify_due_at        timestamptz(3),
  add column verify_failed_since  timestamptz(3),
  add column verify_outcome       text,
  add constraint domain_other_api_check check (api_domain_id <> id),
  add constraint domain_other_media_check check (media_domain_id <> id),
  add constraint domain_active_at_check check (status <> 'active' or activated_at is not null) not valid,
  -- two names that people take for one another are never both ours
  add constraint domain_not_confusable exclude using gist (skeleton with =, host with <>);

update domain set activated_at = updated_at where status in ('active', 'suspended', 'retired', 'compromised');
alter table domain validate constraint domain_active_at_check;

create index domain_verify_due_idx on domain (verify_due_at) where verify_due_at is not null;

-- Which domain search engines shall index for an edition, and which one it was before: that is where undoing leads.
create table canonical_domain (
  edition_id         uuid           not null,
  domain_id          uuid           not null,
  previous_domain_id uuid,
  changed_at         timestamptz(3) not null default now(),
  constraint canonical_domain_pkey primary key (edition_id),
  constraint canonical_domain_edition_fkey foreign key (edition_id) references edition (id) on delete cascade,
  constraint canonical_domain_domain_fkey foreign key (domain_id) references domain (id) on delete cascade,
  constraint canonical_domain_previous_fkey foreign key (previous_domain_id) references domain (id) on delete set null,
  constraint canonical_domain_other_check check (previous_domain_id <> domain_id)
);
create index canonical_domain_domain_idx on canonical_domain (domain_id);
create index canonical_domain_previous_idx on canonical_domain (previous_domain_id);

insert into canonical_domain (edition_id, domain_id) select edition_id, domain_id from domain_edition where is_canonical;
drop index domain_edition_one_canonical_idx;
alter table domain_edition drop column is_canonical;

-- Where pages of a domain stood before its host, port or path changed: shared links lead on from there.
create table past_domain_address (
  domain_id   uuid           not null,
  host        text           not null,
  port        int,
  path_prefix text           not null,
  ended_at    timestamptz(3) not null default now(),
  constraint past_domain_address_key unique nulls not distinct (domain_id, host, port, path_prefix),
  constraint past_domain_address_domain_fkey foreign key (domain_id) references domain (id) on delete cascade
);
create index past_domain_address_host_idx on past_domain_address (host);
