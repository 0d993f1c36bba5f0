-- The tree of desks, shared by all editions; names are objects of language to text. A section that came with a draft is
-- not visible before something is published in it.
create table section (
  id           uuid           not null,
  parent_id    uuid,
  slug         text           not null,
  path         text           not null,
  names        jsonb          not null,
  position     int            not null default 0,
  visible      boolean        not null default true,
  lock_version int            not null default 0,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  constraint section_pkey primary key (id),
  constraint section_parent_fkey foreign key (parent_id) references section (id),
  constraint section_path_key unique (path),
  constraint section_path_check check (path = slug or path like '%/' || slug),
  constraint section_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  constraint section_names_check check (jsonb_typeof(names) = 'object')
);
create index section_parent_idx on section (parent_id);

-- Where a section was before it moved.
create table past_section_path (
  path       text           not null,
  section_id uuid           not null,
  until      timestamptz(3) not null default now(),
  constraint past_section_path_pkey primary key (path),
  constraint past_section_path_section_fkey foreign key (section_id) references section (id)
);

-- Curated, ordered lists of articles, shown within their window; no beginning: not shown yet.
create table collection (
  id            uuid           not null,
  slug          text           not null,
  names         jsonb          not null,
  visible_from  timestamptz(3),
  visible_until timestamptz(3),
  lock_version  int            not null default 0,
  created_at    timestamptz(3) not null default now(),
  updated_at    timestamptz(3) not null default now(),
  constraint collection_pkey primary key (id),
  constraint collection_slug_key unique (slug),
  constraint collection_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  constraint collection_names_check check (jsonb_typeof(names) = 'object'),
  constraint collection_window_check check (visible_until > visible_from)
);

create table author (
  id           uuid           not null,
  slug         text           not null,
  name         text           not null,
  bios         jsonb          not null default '{}',
  image_id     uuid,
  url          text,
  lock_version int            not null default 0,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  constraint author_pkey primary key (id),
  constraint author_slug_key unique (slug),
  constraint author_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  constraint author_image_fkey foreign key (image_id) references image (id)
);

create table tag (
  id           uuid           not null,
  slug         text           not null,
  names        jsonb          not null,
  lock_version int            not null default 0,
  created_at   timestamptz(3) not null default now(),
  updated_at   timestamptz(3) not null default now(),
  constraint tag_pkey primary key (id),
  constraint tag_slug_key unique (slug),
  constraint tag_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  constraint tag_names_check check (jsonb_typeof(names) = 'object')
);
