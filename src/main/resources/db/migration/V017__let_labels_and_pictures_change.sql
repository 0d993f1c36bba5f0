-- Every slug that a tag or an author has or had: what was once found under one is found under it for ever, and nobody
-- else can have it. A tag that was merged into another leaves it its slugs, each with what it was called then.
create table tag_slug (
  slug   text not null,
  tag_id uuid not null,
  names  jsonb,
  constraint tag_slug_pkey primary key (slug),
  constraint tag_slug_tag_fkey foreign key (tag_id) references tag (id) on delete cascade
);
create index tag_slug_tag_idx on tag_slug (tag_id);
insert into tag_slug (slug, tag_id) select slug, id from tag;

create table author_slug (
  slug      text not null,
  author_id uuid not null,
  constraint author_slug_pkey primary key (slug),
  constraint author_slug_author_fkey foreign key (author_id) references author (id) on delete cascade
);
create index author_slug_author_idx on author_slug (author_id);
insert into author_slug (slug, author_id) select slug, id from author;

do $$
declare
  label text;
begin
  foreach label in array array['tag', 'author'] loop
    execute format($function$
      create function remember_%1$s_slug() returns trigger language plpgsql as $note$
      begin
        insert into %1$s_slug (slug, %1$s_id)
        select new.slug, new.id
        where not exists (select from %1$s_slug where slug = new.slug and %1$s_id = new.id);
        return null;
      end
      $note$
      $function$, label);
    execute format('create trigger %1$s_slug_is_remembered after insert or update of slug on %1$s
      for each row execute function remember_%1$s_slug()', label);
  end loop;
end
$$;

-- Which tags, authors and pictures a revision names.
create function content_references(content jsonb) returns uuid[] language sql immutable parallel safe as $$
  select array(
    select distinct (value #>> '{}')::uuid from (
      select jsonb_path_query(content, '$.tags[*]')
      union all select jsonb_path_query(content, '$.authors[*]')
      union all select jsonb_path_query(content, '$.leadImage.id')
      union all select jsonb_path_query(content, '$.body[*].image.id')
      union all select jsonb_path_query(content, '$.body[*].images[*].image.id')
      union all select jsonb_path_query(content, '$.body[*].poster.id')) named (value)
    where value #>> '{}' is not null)
$$;
create index revision_references_idx on revision using gin (content_references(content));

-- No foreign key can look into a document. As one would, this keeps what a new revision names from going away before
-- the revision is there, and refuses one that names what has gone.
create function hold_references() returns trigger language plpgsql as $$
declare
  named uuid[];
begin
  select array_agg(distinct id) into named from added, unnest(content_references(content)) id;
  perform from tag where id = any(named) order by id for key share;
  perform from author where id = any(named) order by id for key share;
  perform from image where id = any(named) order by id for key share;
  if exists (
    select from unnest(named) id
    where not exists (select from tag t where t.id = id.id) and not exists (select from author a where a.id = id.id)
      and not exists (select from image i where i.id = id.id))
  then
    raise foreign_key_violation using message = 'a revision names what does not exist', table = 'revision';
  end if;
  return null;
end
$$;
create trigger revision_holds_references after insert on revision referencing new table as added
  for each statement execute function hold_references();

-- The other side: what a working copy names stays. History forgets the labels that are gone.
create function keep_what_is_named() returns trigger language plpgsql as $$
begin
  if exists (
    select from revision r join article a on a.id = r.article_id and a.revision = r.number
    where content_references(r.content) @> array[old.id])
  then
    raise foreign_key_violation using message = 'a working copy names it', table = tg_table_name;
  end if;
  if tg_nargs > 0 then
    update revision set content = jsonb_set(content, array[tg_argv[0]], (content -> tg_argv[0]) - old.id::text)
    where content_references(content) @> array[old.id];
  end if;
  return old;
end
$$;
create trigger tag_is_kept before delete on tag for each row execute function keep_what_is_named('tags');
create trigger author_is_kept before delete on author for each row execute function keep_what_is_named('authors');
create trigger image_is_kept before delete on image for each row execute function keep_what_is_named();

-- Locks of what is changed by hand.
alter table edition add column lock_version int not null default 0;
alter table edition add column updated_at timestamptz(3) not null default now();
alter table channel add column lock_version int not null default 0;
alter table channel add column updated_at timestamptz(3) not null default now();

-- Paths that lead somewhere else; where an article can be read, it goes before them.
create table redirect (
  id           uuid           not null,
  path         text           not null,
  article_id   uuid,
  section_id   uuid,
  location     text,
  lock_version int            not null default 0,
  created_at   timestamptz(3) not null default now(),
  created_by   text           not null,
  updated_at   timestamptz(3) not null default now(),
  constraint redirect_pkey primary key (id),
  constraint redirect_path_key unique (path),
  constraint redirect_path_check check (path like '/%' and length(path) <= 2048),
  constraint redirect_target_check check (num_nonnulls(article_id, section_id, location) = 1),
  constraint redirect_location_check check (location like '/%' or location like 'https://%'),
  constraint redirect_article_fkey foreign key (article_id) references article (id) on delete cascade,
  constraint redirect_section_fkey foreign key (section_id) references section (id)
);
create index redirect_article_idx on redirect (article_id) where article_id is not null;
create index redirect_section_idx on redirect (section_id) where section_id is not null;
