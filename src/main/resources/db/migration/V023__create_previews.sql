-- Whoever has the token of a preview is shown what readers would see of a working copy, or of one revision, until it ends.
-- Tokens are kept as SHA-256 digests: whoever reads this table can open no preview with it.
create table preview (
  id         uuid           not null,
  digest     bytea          not null,
  article_id uuid           not null,
  revision   int,
  created_at timestamptz(3) not null default now(),
  created_by text           not null,
  owner      text           not null,
  expires_at timestamptz(3) not null,
  constraint preview_pkey primary key (id),
  constraint preview_digest_key unique (digest),
  constraint preview_article_fkey foreign key (article_id) references article (id) on delete cascade,
  constraint preview_revision_fkey foreign key (article_id, revision) references revision (article_id, number)
    on delete cascade,
  constraint preview_digest_check check (octet_length(digest) = 32),
  constraint preview_window_check check (expires_at > created_at)
);
create index preview_article_idx on preview (article_id, revision);
create index preview_created_at_idx on preview (created_at desc, id desc);
create index preview_expires_at_idx on preview (expires_at);
