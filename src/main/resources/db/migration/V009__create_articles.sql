-- Where a text came from: an agency, a partner.
create table source (
  id         uuid           not null,
  slug       text           not null,
  name       text           not null,
  created_at timestamptz(3) not null default now(),
  constraint source_pkey primary key (id),
  constraint source_slug_key unique (slug),
  constraint source_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80)
);

-- What an article is, apart from what it says: what it says stands in its revisions, and what readers see in live_article.
create table article (
  id                 uuid           not null,
  edition_id         uuid           not null,
  revision           int            not null,
  stage              text           not null default 'writing',
  translation_group  uuid           not null,
  first_published_at timestamptz(3),
  withdrawn_at       timestamptz(3),
  withdrawn_reason   text,
  merged_into        uuid,
  public_note        text,
  removed_at         timestamptz(3),
  erased_at          timestamptz(3),
  lock_version       int            not null default 0,
  created_at         timestamptz(3) not null default now(),
  created_by         text           not null,
  updated_at         timestamptz(3) not null default now(),
  constraint article_pkey primary key (id),
  constraint article_edition_fkey foreign key (edition_id) references edition (id),
  constraint article_merged_into_fkey foreign key (merged_into) references article (id),
  constraint article_stage_check check (stage in ('writing', 'review', 'ready')),
  constraint article_withdrawn_reason_check check
    (withdrawn_reason in ('error', 'legal', 'expired', 'merged', 'other')),
  constraint article_withdrawn_check check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index article_updated_at_idx on article (updated_at desc, id desc);
create index article_translation_group_idx on article (translation_group);

-- Every save: who, when, why, content. The working copy is the one that article.revision names.
create table revision (
  article_id uuid           not null,
  number     int            not null,
  content    jsonb          not null,
  note       text,
  created_at timestamptz(3) not null default now(),
  created_by text           not null,
  constraint revision_pkey primary key (article_id, number),
  constraint revision_article_fkey foreign key (article_id) references article (id) on delete cascade
);
alter table article add constraint article_revision_fkey foreign key (id, revision)
  references revision (article_id, number) deferrable initially deferred;

-- Slugs are unique among living and remembered ones: an article keeps every slug it was ever published under.
create table slug (
  slug       text           not null,
  article_id uuid           not null,
  current    boolean        not null default true,
  created_at timestamptz(3) not null default now(),
  constraint slug_pkey primary key (slug),
  constraint slug_article_fkey foreign key (article_id) references article (id) on delete cascade,
  constraint slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120)
);
create unique index slug_one_current_idx on slug (article_id) where current;
create index slug_article_idx on slug (article_id);

-- What readers see. A row is readable from visible_from until visible_until by the database's clock, so what is due needs
-- no worker. An article has at most one row at any time.
create table live_article (
  id                 uuid           not null,
  article_id         uuid           not null,
  revision           int            not null,
  edition_id         uuid           not null,
  visible_from       timestamptz(3) not null,
  visible_until      timestamptz(3),
  published_at       timestamptz(3) not null,
  updated_at         timestamptz(3) not null,
  kind               text           not null,
  language           text           not null,
  slug               text           not null,
  path               text           not null,
  headline           text           not null,
  kicker             text,
  summary            text,
  byline             text,
  dateline           text,
  source_id          uuid,
  lead_image_id      uuid,
  lead_alt           text,
  lead_caption       text,
  lead_credit        text,
  word_count         int            not null,
  corrections        jsonb          not null default '[]',
  related            uuid[]         not null default '{}',
  copyright          text,
  usage_terms        text,
  syndicatable       boolean        not null default false,
  body               jsonb          not null,
  body_text          text           not null,
  cache_tags         text[]         not null,
  created_at         timestamptz(3) not null default now(),
  search             tsvector       generated always as (
    setweight(to_tsvector(search_configuration(language), search_text(headline)), 'A')
      || setweight(to_tsvector(search_configuration(language), search_text(coalesce(kicker, '') || ' ' || coalesce(summary, '') || ' ' || coalesce(byline, ''))), 'B')
      || setweight(to_tsvector(search_configuration(language), search_text(body_text)), 'C')) stored,
  constraint live_article_pkey primary key (id),
  constraint live_article_revision_fkey foreign key (article_id, revision) references revision (article_id, number),
  constraint live_article_edition_fkey foreign key (edition_id) references edition (id),
  constraint live_article_source_fkey foreign key (source_id) references source (id),
  constraint live_article_lead_image_fkey foreign key (lead_image_id) references image (id),
  constraint live_article_kind_check check
    (kind in ('news', 'opinion', 'analysis', 'live', 'gallery', 'video', 'podcast')),
  constraint live_article_window_check check (visible_until > visible_from),
  constraint live_article_one_at_a_time exclude using gist
    (article_id with =, tstzrange(visible_from, visible_until) with &&)
);
create index live_article_published_at_idx on live_article (published_at desc, article_id desc);
create index live_article_search_idx on live_article using gin (search);
create index live_article_visible_from_idx on live_article (visible_from);
create index live_article_visible_until_idx on live_article (visible_until) where visible_until is not null;
create index live_article_path_idx on live_article (path);

-- The sections of a live row and all sections above them, with what their lists are sorted by: a section's newest
-- articles, those of its descendants included, are one range of one index.
create table live_section (
  live_article_id uuid           not null,
  section_id      uuid           not null,
  position        int,
  published_at    timestamptz(3) not null,
  article_id      uuid           not null,
  constraint live_section_pkey primary key (live_article_id, section_id),
  constraint live_section_live_article_fkey foreign key (live_article_id) references live_article (id) on delete cascade,
  constraint live_section_section_fkey foreign key (section_id) references section (id)
);
create index live_section_newest_idx on live_section (section_id, published_at desc, article_id desc);

create table live_author (
  live_article_id uuid           not null,
  author_id       uuid           not null,
  position        int            not null,
  published_at    timestamptz(3) not null,
  article_id      uuid           not null,
  constraint live_author_pkey primary key (live_article_id, author_id),
  constraint live_author_live_article_fkey foreign key (live_article_id) references live_article (id) on delete cascade,
  constraint live_author_author_fkey foreign key (author_id) references author (id)
);
create index live_author_newest_idx on live_author (author_id, published_at desc, article_id desc);

create table live_tag (
  live_article_id uuid           not null,
  tag_id          uuid           not null,
  position        int            not null,
  published_at    timestamptz(3) not null,
  article_id      uuid           not null,
  constraint live_tag_pkey primary key (live_article_id, tag_id),
  constraint live_tag_live_article_fkey foreign key (live_article_id) references live_article (id) on delete cascade,
  constraint live_tag_tag_fkey foreign key (tag_id) references tag (id)
);
create index live_tag_newest_idx on live_tag (tag_id, published_at desc, article_id desc);

-- Where visible content uses a picture; place is 'lead' or the id of a block.
create table image_use (
  live_article_id uuid not null,
  image_id        uuid not null,
  place           text not null,
  alt             text,
  caption         text,
  credit          text,
  constraint image_use_pkey primary key (live_article_id, place, image_id),
  constraint image_use_live_article_fkey foreign key (live_article_id) references live_article (id) on delete cascade,
  constraint image_use_image_fkey foreign key (image_id) references image (id)
);
create index image_use_image_idx on image_use (image_id);

create table collection_item (
  collection_id uuid   not null,
  article_id    uuid   not null,
  position      bigint not null,
  constraint collection_item_pkey primary key (collection_id, article_id),
  constraint collection_item_position_key unique (collection_id, position) deferrable initially deferred,
  constraint collection_item_collection_fkey foreign key (collection_id) references collection (id) on delete cascade,
  constraint collection_item_article_fkey foreign key (article_id) references article (id) on delete cascade
);
create index collection_item_article_idx on collection_item (article_id);

-- Every path an article was ever readable under.
create table article_path (
  path       text           not null,
  article_id uuid           not null,
  created_at timestamptz(3) not null default now(),
  constraint article_path_pkey primary key (path),
  constraint article_path_article_fkey foreign key (article_id) references article (id) on delete cascade
);
create index article_path_article_idx on article_path (article_id);
