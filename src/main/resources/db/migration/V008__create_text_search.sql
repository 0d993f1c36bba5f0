create extension if not exists unaccent;
create extension if not exists btree_gist;

-- One configuration for each language that PostgreSQL can stem, with accents folded before stemming. Languages without
-- one use masthead_simple: every word as it is written.
do $$
declare
  language text;
begin
  foreach language in array array[
    'simple', 'arabic', 'danish', 'dutch', 'english', 'finnish', 'french', 'german', 'greek', 'hungarian', 'indonesian',
    'irish', 'italian', 'norwegian', 'portuguese', 'romanian', 'russian', 'serbian', 'spanish', 'swedish', 'turkish']
  loop
    execute format('create text search configuration masthead_%s (copy = %s)', language, language);
    execute format('alter text search configuration masthead_%s alter mapping for hword, hword_part, word with unaccent, %s',
      language, case language when 'simple' then 'simple' else language || '_stem' end);
  end loop;
end
$$;

create function search_configuration(language text) returns regconfig language sql immutable parallel safe as $$
  select case split_part(language, '-', 1)
    when 'ar' then 'masthead_arabic'::regconfig
    when 'da' then 'masthead_danish'::regconfig
    when 'nl' then 'masthead_dutch'::regconfig
    when 'en' then 'masthead_english'::regconfig
    when 'fi' then 'masthead_finnish'::regconfig
    when 'fr' then 'masthead_french'::regconfig
    when 'de' then 'masthead_german'::regconfig
    when 'el' then 'masthead_greek'::regconfig
    when 'hu' then 'masthead_hungarian'::regconfig
    when 'id' then 'masthead_indonesian'::regconfig
    when 'ga' then 'masthead_irish'::regconfig
    when 'it' then 'masthead_italian'::regconfig
    when 'nb' then 'masthead_norwegian'::regconfig
    when 'nn' then 'masthead_norwegian'::regconfig
    when 'no' then 'masthead_norwegian'::regconfig
    when 'pt' then 'masthead_portuguese'::regconfig
    when 'ro' then 'masthead_romanian'::regconfig
    when 'ru' then 'masthead_russian'::regconfig
    when 'sr' then 'masthead_serbian'::regconfig
    when 'es' then 'masthead_spanish'::regconfig
    when 'sv' then 'masthead_swedish'::regconfig
    when 'tr' then 'masthead_turkish'::regconfig
    else 'masthead_simple'::regconfig
  end
$$;

-- Letters that readers of Arabic script take for the same: the forms of alef, yeh, kaf, heh; vowel signs and tatweel
-- fall away. Texts and queries pass through it alike.
create function search_text(text) returns text language sql immutable parallel safe as $$
  select regexp_replace(translate(coalesce($1, ''), 'أإآٱىیئؤةکۀ', 'اااايييوهكه'), '[ً-ٰٟـ]', '', 'g')
$$;

-- What a reader's words mean in any of these languages: phrases in quotes, a leading minus, "or".
create function search_query(words text, languages text[]) returns tsquery language plpgsql immutable parallel safe as $$
declare
  language text;
  sought   tsquery := ''::tsquery;
begin
  foreach language in array languages loop
    sought := sought || websearch_to_tsquery(search_configuration(language), search_text(words));
  end loop;
  return sought;
end
$$;
