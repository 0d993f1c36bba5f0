-- The publication itself: one row. Texts that differ by language are objects of language to text.
create table site (
  id             boolean        not null default true,
  publication_id uuid           not null default gen_random_uuid(),
  name           text           not null default 'Masthead',
  taglines       jsonb          not null default '{}',
  notices        jsonb          not null default '{}',
  time_zone      text           not null default 'UTC',
  path_template  text           not null default '/{section}/{slug}',
  contact_email  text,
  contact_url    text,
  logo_image_id  uuid,
  lock_version   int            not null default 0,
  updated_at     timestamptz(3) not null default now(),
  constraint site_pkey primary key (id),
  constraint site_is_one_row check (id),
  constraint site_path_template_check check (path_template like '/%' and path_template like '%{slug}%')
);
insert into site default values;

create table edition (
  id         uuid           not null,
  key        text           not null,
  language   text           not null,
  region     text,
  title      text           not null,
  is_default boolean        not null default false,
  visible    boolean        not null default true,
  created_at timestamptz(3) not null default now(),
  constraint edition_pkey primary key (id),
  constraint edition_key_key unique (key),
  constraint edition_key_check check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 40),
  constraint edition_region_check check (region ~ '^[A-Z]{2}$')
);
create unique index edition_one_default_idx on edition (is_default) where is_default;

-- Apps, social accounts, TV: where else the publication is.
create table channel (
  id         uuid           not null,
  kind       text           not null,
  name       text           not null,
  url        text,
  position   int            not null default 0,
  created_at timestamptz(3) not null default now(),
  constraint channel_pkey primary key (id),
  constraint channel_kind_name_key unique (kind, name),
  constraint channel_kind_check check (kind ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

insert into edition (id, key, language, title, is_default) values (gen_random_uuid(), 'en', 'en', 'English', true);

-- A text in a language, else in its base language, else in that of the default edition, else in any.
create function in_language(texts jsonb, language text) returns text language sql stable parallel safe as $$
  select coalesce(
    texts ->> $2,
    texts ->> split_part($2, '-', 1),
    texts ->> (select e.language from edition e where e.is_default),
    (select value from jsonb_each_text(texts) order by key limit 1))
$$;
