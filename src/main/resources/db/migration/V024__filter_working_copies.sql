-- What else the newsroom's lists of articles are filtered by, of each working copy: the time of first publication that it
-- names, if it names one, and whether it has a lead image.
alter table article
  add column published_at timestamptz(3),
  add column has_image    boolean not null default false;

update article a
set published_at = (r.content ->> 'publishedAt')::timestamptz,
  has_image = coalesce(jsonb_typeof(r.content -> 'leadImage') = 'object', false)
from revision r
where r.article_id = a.id and r.number = a.revision;

create index article_published_at_idx on article (coalesce(published_at, first_published_at));
