-- What revisions name is checked once for all that one statement adds, and not revision by revision: imports add
-- hundreds at once.
drop trigger revision_holds_desks on revision;
create or replace function hold_desks_of_revision() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(7881706620012160001);
  if exists (
      select from (select distinct jsonb_array_elements_text(content -> 'sections')::uuid as id from added) named
      where not exists (select from section s where s.id = named.id))
    or exists (
      select from (select distinct jsonb_array_elements_text(content -> 'collections')::uuid as id from added) named
      where not exists (select from collection c where c.id = named.id))
  then
    raise foreign_key_violation using message = 'a revision names a section or a collection that does not exist';
  end if;
  return null;
end
$$;
create trigger revision_holds_desks after insert on revision referencing new table as added
  for each statement execute function hold_desks_of_revision();

-- The same as before in a language whose functions are prepared once, and not for every row.
create or replace function search_marks(tags text[]) returns text[] language plpgsql immutable parallel safe as $$
declare
  tag   text;
  marks text[] := '{}';
begin
  foreach tag in array tags loop
    if tag ~ '^(section|author|tag)-' then
      marks := marks || (' ' || tag);
    end if;
  end loop;
  return marks;
end
$$;

create or replace function search_words(live live_article) returns tsvector language plpgsql immutable parallel safe as $$
declare
  configuration regconfig := search_configuration(live.language);
begin
  return setweight(to_tsvector(configuration, search_text(live.headline)), 'A')
    || setweight(to_tsvector(configuration, search_text(concat_ws(' ', live.kicker, live.summary, live.byline))), 'B')
    || setweight(to_tsvector(configuration, search_text(left(live.body_text, 250000))), 'C')
    || array_to_tsvector(search_marks(live.cache_tags)
      || array[
        ' in-' || configuration, ' kind-' || live.kind, ' language-' || live.language, ' edition-' || live.edition_id,
        ' source-' || coalesce(live.source_id::text, ''), ' image-' || (live.lead_image_id is not null)]);
end
$$;
