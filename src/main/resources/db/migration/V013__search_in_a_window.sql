-- A search looks at the newest matches only, and a common word is in half of all articles. So the index holds the hour of
-- publication as well, and whatever else lists are filtered by: all that a search asks for is intersected inside the
-- index, where postings are skipped, and only what is left is looked at.
create extension if not exists btree_gin;
create extension if not exists pg_trgm;

-- Folds what readers take for the same, in texts and in what is searched for: the forms of alef, yeh, kaf, heh; vowel
-- signs and tatweel fall away. Punctuation beyond ASCII becomes spaces, which with some locales would be letters, and so
-- does <, which would begin a tag. Scripts that put no spaces between words are searched letter by letter: each stands
-- between separators. Apart from vowel signs and separators, the folded text is as long as the text.
create or replace function search_text(text) returns text language sql immutable parallel safe as $$
  select case
    when $1 is null then ''
    when octet_length($1) = length($1) then translate($1, '<', ' ')
    else regexp_replace(regexp_replace(
      case
        when $1 ~ U&'[\0600-\06FF]' then regexp_replace(
          translate($1, 'أإآٱىیئؤةکۀ', 'اااايييوهكه'), U&'[\064B-\065F\0670\0640]', '', 'g')
        else $1
      end,
      U&'[<\00A0-\00A9\00AB\00AC\00AE-\00B4\00B6-\00B9\00BB-\00BF\02BC\060C\061B\061F\066A-\066D\06D4\2000-\200B\200E-\206F\3000-\3004\3008-\3030\30FB\FEFF\FF01-\FF0F\FF1A-\FF20]', ' ', 'g'),
      U&'([\2E80-\2FDF\3005\3007\3041-\3096\30A1-\30FA\30FC\3400-\9FFF\AC00-\D7AF\F900-\FAFF])', E'\x1f\\1\x1f', 'g')
  end
$$;

-- Of all words those that matches are ranked by: of the headline, of kicker, summary and byline, and what the body says
-- three times.
create function search_lead(words tsvector) returns tsvector language sql immutable parallel safe as $$
  select ts_delete(words, array(
    select lexeme from unnest(words) where coalesce(cardinality(positions) < 3 and not weights && '{A,B}', true)))
$$;

-- What a live row is found by: its words, and as marks, which begin with a space as no word does, its labels and what
-- else it is filtered by. A search looks at up to a few thousand rows, so rows are small: all words, which only phrases
-- are looked up in, are stored aside, and a page holds the rest of a dozen articles that were published together.
create table article_search (
  live_article_id uuid           not null,
  article_id      uuid           not null,
  published_at    timestamptz(3) not null,
  published_hour  int            not null,
  updated_at      timestamptz(3) not null,
  visible_from    timestamptz(3) not null,
  visible_until   timestamptz(3),
  words           tsvector       not null,
  lead            tsvector       not null generated always as (search_lead(words)) stored,
  constraint article_search_pkey primary key (live_article_id),
  constraint article_search_live_article_fkey foreign key (live_article_id) references live_article (id) on delete cascade
) with (toast_tuple_target = 1024);
alter table article_search alter words set storage external, alter lead set storage main;

create function search_hour(timestamptz) returns int language sql immutable parallel safe as $$
  select floor(extract(epoch from $1 - timestamptz 'epoch') / 3600)::int
$$;

-- The text search configurations that articles were written in; never many.
create table search_language (
  configuration text not null,
  constraint search_language_pkey primary key (configuration)
);

create function search_words(live live_article) returns tsvector language sql immutable parallel safe as $$
  select setweight(to_tsvector(configuration, search_text(live.headline)), 'A')
    || setweight(to_tsvector(configuration, search_text(concat_ws(' ', live.kicker, live.summary, live.byline))), 'B')
    || setweight(to_tsvector(configuration, search_text(left(live.body_text, 250000))), 'C')
    || array_to_tsvector(array(select ' ' || tag from unnest(live.cache_tags) tag where tag ~ '^(section|author|tag)-')
      || array[
        ' in-' || configuration, ' kind-' || live.kind, ' language-' || live.language, ' edition-' || live.edition_id,
        ' source-' || coalesce(live.source_id::text, ''), ' image-' || (live.lead_image_id is not null)])
  from search_configuration(live.language) configuration
$$;

-- Any of these marks; without keys one that no row has.
create function search_mark(kind text, keys anyarray) returns tsquery language sql immutable parallel safe as $$
  select coalesce(string_agg(quote_literal(' ' || kind || '-' || key), ' | '), quote_literal(' none'))::tsquery
  from unnest(keys::text[]) key
$$;

-- What a reader's words mean (phrases in quotes, a leading minus, "or"), in the language of each article; null when they
-- mean nothing.
create function search_query(words text, out sought tsquery, out ranked tsquery) language plpgsql stable parallel safe as $$
declare
  branch record;
begin
  for branch in
    select query, case
      when count(*) = (select count(*) from search_language) then query
      else search_mark('in', array_agg(configuration)) && query
    end as marked
    from search_language, websearch_to_tsquery(configuration::regconfig, search_text(words)) query
    where numnode(query) > 0 group by query order by query
  loop
    sought := coalesce(sought || branch.marked, branch.marked);
    ranked := coalesce(ranked || branch.query, branch.query);
  end loop;
end
$$;

-- The newest articles that match, 1,000 at most, and how well they do. Matches are looked for among the newest 2,500
-- articles, by the hour in the index; if those hold too few, among as many as should hold enough by what was found; from
-- 400,000 on among all. Whether words stand side by side is not in the index: of a phrase, about 2,000 articles that have
-- all of its words are looked at.
--
-- The rank is the logarithm of how well the words of an article match that matter most, plus one for every four years: it
-- does not change with time, so that a list goes on where it was left. A word in the headline outweighs nine years, one in
-- the summary five.
create function search_window(
  words text,
  marks tsquery default null,
  since timestamptz default null,
  until timestamptz default null,
  changed_since timestamptz default null,
  changed_until timestamptz default null,
  among uuid[] default null,
  out id uuid, out article_id uuid, out published_at timestamptz, out rank bigint)
returns setof record language plpgsql stable rows 1000 set enable_seqscan = off as $$
#variable_conflict use_column
declare
  query    record;
  loose    tsquery;
  phrases  boolean;
  width    bigint := 2500;
  oldest   timestamptz;
  range    text;
  found    tid[];
  held     bigint;
  wider    bigint;
begin
  select sought && coalesce(marks, sought) as sought, ranked into query from search_query(words);
  if query.sought is null then
    return;
  end if;
  loose := regexp_replace(query.sought::text, '<(-|\d+)>', '&', 'g')::tsquery;
  query.ranked := regexp_replace(query.ranked::text, '<(-|\d+)>|&', '|', 'g')::tsquery;
  phrases := loose::text <> query.sought::text;
  loop
    oldest := null;
    if among is null and width <= 400000 then
      select s.published_at into oldest from article_search s
      where s.published_at < coalesce(until, 'infinity') and s.published_at >= coalesce(since, '-infinity')
      order by s.published_at desc, s.article_id desc offset width limit 1;
    end if;
    range := concat(
      case when among is not null then ' and s.live_article_id = any($4)' end,
      case
        when oldest is null then case when since is not null then ' and s.published_at >= $5' end
        when until is null then ' and s.published_hour >= search_hour($3)'
        else ' and s.published_at >= $3'
      end,
      case when until is not null then ' and s.published_at < $6' end,
      case when changed_since is not null then ' and s.updated_at >= $7' end,
      case when changed_until is not null then ' and s.updated_at < $8' end);
    -- Planned anew each time, by the values: for a common word no other way may be taken than for a rare one. The fence
    -- keeps the planner from walking all articles by their time, in hope of 1,000 matches soon.
    execute 'select array(select ctid from (select s.ctid, s.published_at from article_search s where s.words @@ $1'
      || range || ' and s.visible_from <= now() and (s.visible_until is null or s.visible_until > now()) offset 0) m'
      ' order by published_at desc limit 1000)'
      into found using query.sought, loose, oldest, among, since, until, changed_since, changed_until;
    held := cardinality(found);
    exit when oldest is null or held = 1000;
    wider := width * 1300 / greatest(held, 1);
    if phrases then
      execute 'select count(*) from article_search s where s.words @@ $2' || range
        into held using query.sought, loose, oldest, among, since, until, changed_since, changed_until;
      exit when held > 1500;
      wider := least(wider, width * 2000 / greatest(held, 1));
    end if;
    width := wider;
  end loop;
  return query
    select s.live_article_id, s.article_id, s.published_at::timestamptz,
      (1000000 * (ln(0.03 + ts_rank(s.lead, query.ranked, 33)) / ln(2.0::float8)
        + extract(epoch from s.published_at - timestamptz 'epoch')::float8 / 126230400))::bigint
    from article_search s where s.ctid = any(found);
end
$$;

-- A text as it is folded, with what matches between the characters 2 and 3.
create function search_highlight(text, regconfig, tsquery) returns text language sql immutable parallel safe as $$
  select ts_headline($2, translate(search_text($1), E'\x02\x03', '  '), $3,
    E'HighlightAll=true, StartSel="\x02", StopSel="\x03"')
$$;

-- Keeps article_search as live_article is.
create function keep_article_search() returns trigger language plpgsql as $$
begin
  insert into search_language values (search_configuration(new.language)::text) on conflict do nothing;
  if tg_op = 'UPDATE' then
    delete from article_search where live_article_id = old.id;
  end if;
  insert into article_search values (new.id, new.article_id, new.published_at, search_hour(new.published_at),
    new.updated_at, new.visible_from, new.visible_until, search_words(new));
  return null;
end
$$;
create trigger live_article_search after insert or update on live_article
  for each row execute function keep_article_search();

insert into search_language select distinct search_configuration(language)::text from live_article;
insert into article_search
select id, article_id, published_at, search_hour(published_at), updated_at, visible_from, visible_until, search_words(live)
from live_article live order by published_at;

create index article_search_words_idx on article_search using gin (words, published_hour);
create index article_search_published_at_idx on article_search (published_at desc, article_id desc);

drop function search_query(text, text[]);
alter table live_article drop column search;

-- Words of headlines, and in how many they were, for readers who mistype. They are collected now and then, by one
-- instance at a time: publishing would have to wait for others that bring the same new word.
create table search_word (
  word     text not null,
  articles int  not null,
  constraint search_word_pkey primary key (word)
);
create index search_word_word_idx on search_word using gin (word gin_trgm_ops);

create table search_word_progress (
  live_article_id uuid not null
);
insert into search_word_progress values ('00000000-0000-0000-0000-000000000000');

-- Collects the words of the next headlines, and tells how many headlines there were.
create function collect_search_words(headlines int) returns int language plpgsql as $$
declare
  progress uuid;
  held     int;
begin
  select live_article_id into progress from search_word_progress for update skip locked;
  with next as materialized (
    select id, headline from live_article
    where id > progress order by id limit headlines),
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

-- Whether readers find this word. Plans other than by the index of words would look at every article for a rare one.
create function search_knows(word text) returns boolean language sql stable
set enable_seqscan = off set enable_indexscan = off as $$
  select exists (
    select from search_query(word) q join article_search s on s.words @@ q.sought
    where s.visible_from <= now() and (s.visible_until is null or s.visible_until > now()))
$$;

-- The same words, those of the first ten that readers do not find replaced by the nearest of headlines that they do;
-- null when there are none. Each is asked for by itself: headlines may be embargoed or withdrawn.
create function search_suggestion(words text) returns text language sql stable as $$
  select nullif(string_agg(coalesce(nearest.word, part), '' order by position), lower(words))
  from regexp_matches(lower(words), '[[:alnum:]]+|[^[:alnum:]]+', 'g') with ordinality parts (matched, position)
  cross join lateral (select matched[1] as part) p
  left join lateral (
    select c.word from (
      select w.word, row_number() over (order by similarity(w.word, part) desc, w.articles desc, w.word) as place
      from search_word w
      where position <= 20 and length(part) between 4 and 40 and (w.word % part or w.word like part || '%')
      order by 2 limit 5) c
    where not search_knows(part) and search_knows(c.word)
    order by c.place limit 1) nearest on true
$$;
