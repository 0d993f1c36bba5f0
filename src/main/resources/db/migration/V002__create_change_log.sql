-- Every change that readers can see, in the order in which it became visible. Positions are taken under an advisory
-- lock just before commit, so a reader who has seen position n has seen everything up to n.
create sequence change_position;

create table change_log (
  position   bigint         not null,
  kind       text           not null,
  subject_id uuid           not null,
  reason     text           not null,
  tags       text[]         not null,
  at         timestamptz(3) not null default now(),
  constraint change_log_pkey primary key (position)
);

-- The last position at which anything carrying a cache tag changed: what validators of answers are made of.
create table changed_tag (
  tag      text           not null,
  position bigint         not null,
  at       timestamptz(3) not null default now(),
  constraint changed_tag_pkey primary key (tag)
);
