-- Letters as a reader who searches takes them for the same: case, accents and the forms of Arabic letters fall away.
create function folded(text) returns text language sql stable parallel safe as $$
  select lower(unaccent(search_text(normalize($1, NFKC))) collate "und-x-icu")
$$;

-- How many visible articles carry a tag or name an author, right by the clock though no worker runs: every coming and
-- going of a live row is an entry with its time, and those that have come to pass are summed up now and then. Entries
-- are only ever added, so that nobody who publishes waits for somebody else who uses the same label.
create table label_count (
  label_id uuid   not null,
  articles bigint not null,
  constraint label_count_pkey primary key (label_id)
);

create table label_use (
  label_id uuid           not null,
  at       timestamptz(3) not null,
  change   int            not null
);
create index label_use_label_idx on label_use (label_id, at) include (change);
create index label_use_at_idx on label_use (at);

create view visible_label as
  select label_id, sum(change)::bigint as articles
  from (
    select label_id, articles as change from label_count
    union all
    select label_id, change from label_use where at <= now()) entry
  group by label_id
  having sum(change) > 0;

-- Sums up some of what has come to pass and gives the number of entries; readers see it before or after, and the same.
create function settle_label_uses() returns bigint language sql as $$
  with due as (
    delete from label_use where ctid = any(array(
      select ctid from label_use where at <= now() order by at limit 100000 for update skip locked))
    returning label_id, change),
  settled as (
    insert into label_count (label_id, articles)
    select label_id, sum(change) from due group by label_id order by label_id
    on conflict (label_id) do update set articles = label_count.articles + excluded.articles)
  select count(*) from due
$$;

do $$
declare
  label text;
begin
  foreach label in array array['tag', 'author'] loop
    execute format($function$
      create function note_live_%1$s() returns trigger language plpgsql as $note$
      begin
        insert into label_use (label_id, at, change)
        select c.%1$s_id, due.at, due.change * case tg_op when 'INSERT' then 1 else -1 end
        from changed c join live_article l on l.id = c.live_article_id
        cross join lateral (values (l.visible_from, 1), (l.visible_until, -1)) due (at, change)
        where due.at is not null;
        return null;
      end
      $note$
      $function$, label);
    execute format('create trigger live_%1$s_comes after insert on live_%1$s referencing new table as changed
      for each statement execute function note_live_%1$s()', label);
    execute format('create trigger live_%1$s_goes after delete on live_%1$s referencing old table as changed
      for each statement execute function note_live_%1$s()', label);
  end loop;
end
$$;

-- Labels go before their row does: without it nobody could tell any more from when to when they were visible.
create function drop_live_labels() returns trigger language plpgsql as $$
begin
  delete from live_tag where live_article_id = old.id;
  delete from live_author where live_article_id = old.id;
  return old;
end
$$;
create trigger live_article_goes before delete on live_article
  for each row execute function drop_live_labels();

create function note_live_window() returns trigger language plpgsql as $$
begin
  insert into label_use (label_id, at, change)
  select label.id, due.at, due.change
  from (
    select tag_id as id from live_tag where live_article_id = new.id
    union all
    select author_id from live_author where live_article_id = new.id) label
  cross join (values (old.visible_from, -1), (old.visible_until, 1), (new.visible_from, 1), (new.visible_until, -1))
    due (at, change)
  where due.at is not null;
  return null;
end
$$;
create trigger live_article_window_moves after update of visible_from, visible_until on live_article
  for each row when ((old.visible_from, old.visible_until) is distinct from (new.visible_from, new.visible_until))
  execute function note_live_window();

insert into label_use (label_id, at, change)
select label.id, due.at, due.change
from (
  select live_article_id, tag_id as id from live_tag
  union all
  select live_article_id, author_id from live_author) label
join live_article l on l.id = label.live_article_id
cross join lateral (values (l.visible_from, 1), (l.visible_until, -1)) due (at, change)
where due.at is not null;

-- Names in the order of the alphabet, and as they are searched for by their beginning. A tag has one for each language
-- of an edition, as in_language chooses it: a page of any language is one range of one index.
create table tag_name (
  tag_id   uuid not null,
  language text not null,
  name     text not null collate "und-x-icu",
  folded   text not null collate "C",
  constraint tag_name_pkey primary key (tag_id, language),
  constraint tag_name_tag_fkey foreign key (tag_id) references tag (id) on delete cascade
);
create index tag_name_name_idx on tag_name (language, name, tag_id);
create index tag_name_folded_idx on tag_name (language, folded);

-- Whoever adds a tag while somebody adds an edition waits, or one would miss the other.
create function name_tag() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(7881706620012063589);
  delete from tag_name where tag_id = new.id;
  insert into tag_name (tag_id, language, name, folded)
  select distinct new.id, e.language, n.name, folded(n.name)
  from edition e cross join lateral (select coalesce(in_language(new.names, e.language), new.slug) as name) n;
  return null;
end
$$;
create trigger tag_is_named after insert or update of names on tag for each row execute function name_tag();

create function name_tags() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7881706620012063589);
  delete from tag_name;
  insert into tag_name (tag_id, language, name, folded)
  select t.id, e.language, n.name, folded(n.name)
  from (select distinct language from edition) e cross join tag t
  cross join lateral (select coalesce(in_language(t.names, e.language), t.slug) as name) n;
  return null;
end
$$;
create trigger edition_names_tags after insert or delete or update of language, is_default on edition
  for each statement execute function name_tags();
update edition set is_default = is_default;

alter table author add column folded text collate "C";
create function fold_author() returns trigger language plpgsql as $$
begin
  new.folded := folded(new.name);
  return new;
end
$$;
create trigger author_is_folded before insert or update of name on author
  for each row execute function fold_author();
update author set name = name;
alter table author alter column folded set not null;
create index author_name_idx on author (name collate "und-x-icu", id);
create index author_folded_idx on author (folded);
create index author_image_idx on author (image_id) where image_id is not null;

create index image_created_at_idx on image (created_at desc, id desc);
