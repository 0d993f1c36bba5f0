-- Long work in rows. A worker has a job for as long as its lease; when it dies the lease ends, and another goes on from
-- the state, which is written in the transaction of what was done up to there.
create table job (
  id           uuid           not null,
  kind         text           not null,
  status       text           not null default 'waiting',
  options      jsonb          not null default '{}',
  asked_by     text           not null,
  key_id       uuid,
  principal    text           not null,
  role         text           not null,
  sections     uuid[]         not null default '{}',
  folder       uuid           not null,
  state        jsonb,
  bytes_total  bigint,
  bytes_read   bigint         not null default 0,
  lines_total  bigint,
  lines        bigint         not null default 0,
  done         bigint         not null default 0,
  skipped      bigint         not null default 0,
  failed       bigint         not null default 0,
  worker       uuid,
  lease_until  timestamptz(3),
  attempts     int            not null default 0,
  cancelled_at timestamptz(3),
  detail       text,
  result_bytes bigint,
  created_at   timestamptz(3) not null default now(),
  started_at   timestamptz(3),
  finished_at  timestamptz(3),
  constraint job_pkey primary key (id),
  constraint job_status_check check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  constraint job_running_check check (status <> 'running' or (worker is not null and lease_until is not null)),
  constraint job_finished_check check ((status in ('done', 'failed', 'cancelled')) = (finished_at is not null))
);
create index job_open_idx on job (created_at) where status in ('waiting', 'running');
create index job_created_at_idx on job (created_at desc, id desc);
create index job_asked_by_idx on job (asked_by, created_at desc, id desc);

-- What is wrong with lines of an input: so many of them as fit into a report.
create table job_error (
  job_id  uuid   not null,
  place   bigint not null,
  line    bigint not null,
  pointer text   not null,
  code    text   not null,
  detail  text   not null,
  constraint job_error_pkey primary key (job_id, place),
  constraint job_error_job_fkey foreign key (job_id) references job (id) on delete cascade
);
