-- A picture, told apart by the digest of its original. One that is known only by name (from an imported page) has no
-- digest yet: it waits for its bytes. Texts are objects of language to text.
create table image (
  id           uuid           not null,
  digest       bytea,
  source_url   text,
  media_type   text,
  width        int,
  height       int,
  bytes        bigint,
  alts         jsonb          not null default '{}',
  captions     jsonb          not null default '{}',
  credits      jsonb          not null default '{}',
  headline     text,
  source       text,
  creators     text[]         not null default '{}',
  taken_at     timestamptz(3),
  place        jsonb,
  copyright    text,
  usage_terms  text,
  keywords     text[]         not null default '{}',
  focal_x      real,
  focal_y      real,
  placeholder  text,
  metadata     jsonb,
  lock_version int            not null default 0,
  created_at   timestamptz(3) not null default now(),
  created_by   text           not null,
  updated_at   timestamptz(3) not null default now(),
  constraint image_pkey primary key (id),
  constraint image_digest_key unique (digest),
  constraint image_digest_check check (octet_length(digest) = 32),
  constraint image_size_check check ((digest is null) = (width is null) and (width is null) = (height is null)),
  constraint image_focal_check check (focal_x between 0 and 1 and focal_y between 0 and 1)
);
create unique index image_source_url_idx on image (source_url) where source_url is not null;

alter table site add constraint site_logo_image_fkey foreign key (logo_image_id) references image (id);
