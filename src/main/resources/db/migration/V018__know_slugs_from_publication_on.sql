-- A slug is its article's from the moment it is written, so that no other takes it, but leads readers there only from
-- when something was first published under it. The same holds for a path.
alter table slug add column public_from timestamptz(3);
update slug s set public_from = a.first_published_at from article a where a.id = s.article_id;

alter table article_path add column public_from timestamptz(3);
update article_path set public_from = created_at;
alter table article_path alter column public_from set not null;
alter table article_path drop column created_at;
