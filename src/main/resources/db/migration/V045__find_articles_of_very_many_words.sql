-- What PostgreSQL keeps of the words of a text is 1 MB at most, which the longest texts pass where many words stand there
-- once only: letters of several bytes, and words with hyphens, which are kept as a whole and in parts. Such an article is
-- found by the beginning of its body.
create function search_words(live live_article, letters int) returns tsvector
language plpgsql immutable parallel safe as $$
declare
  configuration regconfig := search_configuration(live.language);
begin
  return setweight(to_tsvector(configuration, search_text(live.headline)), 'A')
    || setweight(to_tsvector(configuration, search_text(concat_ws(' ', live.kicker, live.summary, live.byline))), 'B')
    || setweight(to_tsvector(configuration, search_text(left(live.body_text, letters))), 'C')
    || array_to_tsvector(search_marks(live.cache_tags)
      || array[
        ' in-' || configuration, ' kind-' || live.kind, ' language-' || live.language, ' edition-' || live.edition_id,
        ' source-' || coalesce(live.source_id::text, ''), ' image-' || (live.lead_image_id is not null)]);
end
$$;

-- Of a text, no more is kept than six times its bytes. What comes near the end is too much as well: marks are exchanged
-- for longer ones. Nothing that runs in parallel may catch errors.
create or replace function search_words(live live_article) returns tsvector
language plpgsql immutable parallel unsafe as $$
declare
  words tsvector;
begin
  if octet_length(live.body_text) < 150000 then
    return search_words(live, 250000);
  end if;
  begin
    words := search_words(live, 250000);
    if pg_column_size(words) < 1000000 then
      return words;
    end if;
  exception when program_limit_exceeded then
    null;
  end;
  return search_words(live, 50000);
end
$$;

-- The words of headlines are collected when searches find their articles, and not before: whoever erases an article
-- forgets those of its words that no other is found by.
create or replace function collect_search_words(headlines int) returns int language plpgsql as $$
declare
  progress uuid;
  held     int;
begin
  select live_article_id into progress from search_word_progress for update skip locked;
  with next as materialized (
    select id, headline from live_article
    where id > progress and id < coalesce(
      (select live_article_id from search_waiting order by live_article_id limit 1), 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    order by id limit headlines),
  kept as (
    insert into search_word
    select word, count(*) from next, regexp_split_to_table(lower(search_text(headline)), '[^[:alnum:]]+') word
    where length(word) between 4 and 40 and word !~ '^\d+$' group by word
    on conflict (word) do update set articles = search_word.articles + excluded.articles),
  moved as (
    update search_word_progress set live_article_id = (select id from next order by id desc limit 1)
    where exists (select from next))
  select count(*) into held from next;
  return held;
end
$$;
