-- How domains fare, as seen from here: a hint for readers, never part of what is signed.
create table domain_health (
  domain_id  uuid           not null,
  state      text           not null,
  since      timestamptz(3) not null default now(),
  checked_at timestamptz(3) not null default now(),
  last_ok_at timestamptz(3),
  outcome    text           not null,
  good       int            not null default 0,
  bad        int            not null default 0,
  wrong      int            not null default 0,
  constraint domain_health_pkey primary key (domain_id),
  constraint domain_health_domain_fkey foreign key (domain_id) references domain (id) on delete cascade,
  constraint domain_health_state_check check (state in ('up', 'degraded', 'down'))
);

-- When a domain is to be probed next; whoever takes it puts it off for the others.
alter table domain add column probe_due_at timestamptz(3) not null default now();
create index domain_probe_due_idx on domain (probe_due_at) where status = 'active' and not declared;

create table domain_probe (
  id         bigint         generated always as identity,
  domain_id  uuid           not null,
  at         timestamptz(3) not null default now(),
  outcome    text           not null,
  latency_ms int            not null,
  constraint domain_probe_pkey primary key (id),
  constraint domain_probe_domain_fkey foreign key (domain_id) references domain (id) on delete cascade
);
create index domain_probe_domain_idx on domain_probe (domain_id, at desc);
create index domain_probe_at_idx on domain_probe (at);

-- Domains that an article does not stand on, although its edition does.
create table article_exclusion (
  article_id uuid not null,
  domain_id  uuid not null,
  constraint article_exclusion_pkey primary key (article_id, domain_id),
  constraint article_exclusion_article_fkey foreign key (article_id) references article (id) on delete cascade,
  constraint article_exclusion_domain_fkey foreign key (domain_id) references domain (id) on delete cascade
);
create index article_exclusion_domain_idx on article_exclusion (domain_id);
