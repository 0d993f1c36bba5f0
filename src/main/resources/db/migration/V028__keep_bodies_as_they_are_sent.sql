-- The blocks in the very text that readers get, unless they show pictures or link to our own articles: those are looked up
-- when the article is read. Rows from before, of which that is not known, are read block by block.
alter table live_article
  alter column body type text,
  add column body_refers boolean not null default true,
  -- How many of its sections, which come first among its cache tags, are its own; all others are above those.
  add column own_sections int not null default 1,
  add constraint live_article_own_sections_check check (own_sections > 0);
alter table live_article alter column body_refers drop default, alter column own_sections drop default;

update live_article l set own_sections = n.own
from (select live_article_id, count(position) as own from live_section group by live_article_id) n
where n.live_article_id = l.id and n.own > 1;
