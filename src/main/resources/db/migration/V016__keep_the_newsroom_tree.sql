-- A section that is removed takes its past paths along.
alter table past_section_path drop constraint past_section_path_section_fkey;
alter table past_section_path add constraint past_section_path_section_fkey
  foreign key (section_id) references section (id) on delete cascade;
create index past_section_path_section_idx on past_section_path (section_id);

-- Revisions name sections and collections by id inside of their JSON, where no foreign key reaches. What one that is
-- saved names must exist; whoever removes a section or a collection takes the lock exclusively and asks the index whether
-- a working copy names it, so that of a save and a removal at once one is refused.
create index revision_desks_idx on revision using gin ((content -> 'sections'), (content -> 'collections'));

create function hold_desks_of_revision() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(7881706620012160001);
  if exists (select from jsonb_array_elements_text(new.content -> 'sections') named
      where not exists (select from section s where s.id = named::uuid))
    or exists (select from jsonb_array_elements_text(new.content -> 'collections') named
      where not exists (select from collection c where c.id = named::uuid))
  then
    raise foreign_key_violation using message = 'a revision names a section or a collection that does not exist';
  end if;
  return null;
end
$$;
create trigger revision_holds_desks after insert on revision
  for each row execute function hold_desks_of_revision();

-- Which lists an article named when it was published last: publishing it again changes no more than what is different by
-- then, and leaves alone what the editors of a list have done with it in between.
create table collection_mention (
  article_id    uuid not null,
  collection_id uuid not null,
  constraint collection_mention_pkey primary key (article_id, collection_id),
  constraint collection_mention_article_fkey foreign key (article_id) references article (id) on delete cascade,
  constraint collection_mention_collection_fkey foreign key (collection_id) references collection (id) on delete cascade
);
create index collection_mention_collection_idx on collection_mention (collection_id);
insert into collection_mention (article_id, collection_id) select article_id, collection_id from collection_item;

-- Whether readers see the list as soon as an article is published in it: one that came with an article, until its editors
-- decide on its window.
alter table collection add column opens_by_itself boolean not null default false;
update collection set opens_by_itself = true where visible_from is null;

-- When sections move, thousands of live rows get new paths and marks at once. Their words are the same: they are not
-- parsed again for a path, and for marks only what they carried before and carry now is exchanged.
drop trigger live_article_search on live_article;
create trigger live_article_search after insert or update of
  article_id, visible_from, visible_until, published_at, updated_at, edition_id, kind, language, headline, kicker, summary,
  byline, source_id, lead_image_id, body_text
  on live_article for each row execute function keep_article_search();

create function search_marks(tags text[]) returns text[] language sql immutable parallel safe as $$
  select array(select ' ' || tag from unnest(tags) tag where tag ~ '^(section|author|tag)-')
$$;

create function keep_article_search_marks() returns trigger language plpgsql as $$
begin
  update article_search set words = ts_delete(words, search_marks(old.cache_tags)) || array_to_tsvector(search_marks(new.cache_tags))
  where live_article_id = new.id;
  return null;
end
$$;
create trigger live_article_search_marks after update of cache_tags on live_article for each row
  when (search_marks(old.cache_tags) is distinct from search_marks(new.cache_tags))
  execute function keep_article_search_marks();
