-- What readers will see come or go by the clock, until it has been written to the log of changes. Readers don't wait for
-- that: a row is there, or gone, by its window.
create table due_change (
  live_article_id uuid           not null,
  reason          text           not null,
  at              timestamptz(3) not null,
  constraint due_change_pkey primary key (live_article_id, reason),
  constraint due_change_live_article_fkey foreign key (live_article_id) references live_article (id) on delete cascade,
  constraint due_change_reason_check check (reason in ('published', 'updated', 'expired'))
);
create index due_change_at_idx on due_change (at);
