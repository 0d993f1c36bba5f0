-- Where the newest articles are that match, most of them at most. They are looked for by the hour in the index: among the
-- newest 500 articles, and if those hold too few, among as many as should hold enough, but no more than ten times as many
-- each time, as what is rare among the newest may be common before them; beyond some 200,000 among all: to look through
-- the hours of so many takes longer than to fetch what the words alone find. Where the 5,000th newest article is can be
-- counted quickly; beyond, time tells about as much.
create function search_matches(
  sought tsquery,
  most bigint,
  since timestamptz default null,
  until timestamptz default null,
  changed_since timestamptz default null,
  changed_until timestamptz default null,
  among uuid[] default null)
returns tid[] language plpgsql stable
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  width    bigint := 500;
  wider    float8;
  newest   timestamptz;
  oldest   timestamptz;
  first    timestamptz;
  range    interval;
  bounds   text;
  found    tid[];
  plain    boolean := coalesce(since, until, changed_since, changed_until) is null and among is null;
begin
  if sought is null then
    return '{}';
  end if;
  newest := least(until, now(), (select max(s.published_at) from article_search s));
  first := greatest(since, (select min(s.published_at) from article_search s));
  loop
    if among is null and width <= 5000 then
      select s.published_at into oldest from article_search s
      where s.published_at <= now() and s.published_at < coalesce(until, 'infinity')
        and s.published_at >= coalesce(since, '-infinity')
      order by s.published_at desc, s.article_id desc offset width limit 1;
    end if;
    -- Here the index of words is the only way there is, so that a plan is good for all words: making one takes as long as
    -- to find a hundred articles.
    if plain and oldest is null then
      found := array(select ctid from (select s.ctid, s.published_at from article_search s where s.words @@ sought
        and s.visible_from <= now() and (s.visible_until is null or s.visible_until > now()) offset 0) m
        order by published_at desc limit most);
    elsif plain then
      found := array(select ctid from (select s.ctid, s.published_at from article_search s where s.words @@ sought
        and s.published_hour >= search_hour(oldest)
        and s.visible_from <= now() and (s.visible_until is null or s.visible_until > now()) offset 0) m
        order by published_at desc limit most);
    else
      bounds := concat(
        case when among is not null then ' and s.live_article_id = any($3)' end,
        case
          when oldest is null then case when since is not null then ' and s.published_at >= $4' end
          when until is null then ' and s.published_hour >= search_hour($2)'
          else ' and s.published_at >= $2'
        end,
        case when until is not null then ' and s.published_at < $5' end,
        case when changed_since is not null then ' and s.updated_at >= $6' end,
        case when changed_until is not null then ' and s.updated_at < $7' end);
      -- Planned anew each time, by the values: for a common word no other way may be taken than for a rare one. The fence
      -- keeps the planner from walking all articles by their time, in hope of 1,000 matches soon; an hour may have begun
      -- before the time that is asked for.
      execute 'select array(select ctid from (select s.ctid, s.published_at from article_search s where s.words @@ $1'
        || bounds || ' and s.visible_from <= now() and (s.visible_until is null or s.visible_until > now()) offset 0) m'
        ' where $4 is null or published_at >= $4 order by published_at desc limit $8)'
        into found using sought, oldest, among, since, until, changed_since, changed_until, most;
    end if;
    exit when oldest is null or cardinality(found) = most;
    wider := case when cardinality(found) = 0 then 10 else least(10, greatest(2, 1.3 * most / cardinality(found))) end;
    width := width * wider;
    range := wider * (newest - oldest);
    oldest := case when width <= 200000 and range > '0' and range < newest - first then newest - range end;
  end loop;
  return found;
end
$$;

-- The newest articles that match, 1,000 at most, and how well they do. Whether words stand side by side is not in the
-- index, and to look into one article takes as long as to find a hundred: a phrase is looked for in the newest 500 articles
-- that have all of its words.
--
-- The rank is the logarithm of how well the words of an article match that matter most, plus one for every four years: it
-- does not change with time, so that a list goes on where it was left. A word in the headline outweighs nine years, one in
-- the summary five.
create or replace function search_window(
  words text,
  marks tsquery default null,
  since timestamptz default null,
  until timestamptz default null,
  changed_since timestamptz default null,
  changed_until timestamptz default null,
  among uuid[] default null,
  out id uuid, out article_id uuid, out published_at timestamptz, out rank bigint)
returns setof record language plpgsql stable rows 1000
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  query    record;
  loose    tsquery;
  phrases  boolean;
  found    tid[];
begin
  select sought && coalesce(marks, sought) as sought, ranked into query from search_query(words);
  if query.sought is null then
    return;
  end if;
  query.ranked := regexp_replace(query.ranked::text, '<(-|\d+)>|&', '|', 'g')::tsquery;
  -- What is left out may be a phrase too, of which both words may stand apart: then only the rest is in the index.
  phrases := query.sought::text ~ '<(-|\d+)>' and querytree(query.sought) <> 'T';
  loose := case when phrases then regexp_replace(querytree(query.sought), '<(-|\d+)>', '&', 'g')::tsquery else query.sought end;
  found := search_matches(
    loose, case when phrases then 500 else 1000 end, since, until, changed_since, changed_until, among);
  if phrases then
    found := array(select s.ctid from article_search s where s.ctid = any(found) and s.words @@ query.sought);
  end if;
  return query
    select s.live_article_id, s.article_id, s.published_at::timestamptz,
      (1000000 * (ln(0.03 + ts_rank(s.lead, query.ranked, 33)) / ln(2.0::float8)
        + extract(epoch from s.published_at - timestamptz 'epoch')::float8 / 126230400))::bigint
    from article_search s where s.ctid = any(found);
end
$$;

-- Whether readers find this word.
create or replace function search_knows(word text) returns boolean language sql stable as $$
  select coalesce(cardinality(search_matches(sought, 1)) > 0, false) from search_query(word)
$$;
