-- What the newsroom's lists of articles are filtered by, of each working copy: its sections, collections, authors, tags
-- and source in one array.
alter table article
  add column kind     text   not null default 'news',
  add column language text   not null default 'und',
  add column headline text,
  add column labels   uuid[] not null default '{}';

update article a
set kind = coalesce(r.content ->> 'kind', a.kind), language = coalesce(r.content ->> 'language', a.language),
  headline = r.content ->> 'headline',
  labels = array(
    select label::uuid from (values ('sections'), ('collections'), ('authors'), ('tags')) m (member)
    cross join lateral jsonb_array_elements_text(coalesce(r.content -> m.member, '[]')) label
    union select (r.content ->> 'source')::uuid where r.content ->> 'source' is not null)
from revision r
where r.article_id = a.id and r.number = a.revision;

create index article_labels_idx on article using gin (labels);
create index article_headline_idx on article using gin (lower(headline) gin_trgm_ops);
create index article_created_by_idx on article (created_by, updated_at desc, id desc);
