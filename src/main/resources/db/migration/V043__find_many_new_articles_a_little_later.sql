-- Collecting the words that an article is found by takes longer than all else that publishing it does. Whoever publishes
-- many at once says masthead.words = 'later': readers see them at once, and what searches find them by is collected right
-- behind. Until then their rows wait here; those that have gone by then are passed over.
create table search_waiting (
  live_article_id uuid        not null,
  since           timestamptz not null default now(),
  constraint search_waiting_pkey primary key (live_article_id)
);
create index search_waiting_since_idx on search_waiting (since, live_article_id);

create or replace function keep_article_search() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and current_setting('masthead.words', true) = 'later' then
    insert into search_waiting values (new.id);
    return null;
  end if;
  insert into search_language values (search_configuration(new.language)::text) on conflict do nothing;
  if tg_op = 'UPDATE' then
    delete from article_search where live_article_id = old.id;
  end if;
  insert into article_search values (new.id, new.article_id, new.published_at, search_hour(new.published_at),
    new.updated_at, new.visible_from, new.visible_until, search_words(new));
  return null;
end
$$;

-- Collects the words of those that wait longest, of few where they are long, and tells of how many. While an import is under way
-- they wait five minutes at most. A row that somebody is just changing is left for the next time: it may get its words by
-- that. Nobody changes one while its words are collected.
create function collect_waiting_words(most int) returns int language plpgsql set enable_seqscan = off as $$
declare
  waiting uuid[];
  held    uuid[];
  done    int;
begin
  if exists (select from job where kind = 'article-import' and status = 'running' and lease_until > now())
    and not exists (select from search_waiting where since < now() - interval '5 minutes')
  then
    return 0;
  end if;
  waiting := array(
    select live_article_id from search_waiting order by since, live_article_id limit most for update skip locked);
  held := array(
    with locked as materialized (
      select id, octet_length(body_text) as size from live_article where id = any(waiting) for share skip locked)
    select id from (select id, sum(size) over (order by id) - size as before from locked) sized where before < 300000);
  insert into search_language
  select distinct search_configuration(language)::text from live_article where id = any(held)
  on conflict do nothing;
  insert into article_search
  select id, article_id, published_at, search_hour(published_at), updated_at, visible_from, visible_until,
    search_words(live)
  from live_article live where id = any(held) order by published_at
  on conflict (live_article_id) do nothing;
  delete from search_waiting w where live_article_id = any(waiting)
    and (live_article_id = any(held) or not exists (select from live_article l where l.id = w.live_article_id));
  get diagnostics done = row_count;
  return done;
end
$$;
