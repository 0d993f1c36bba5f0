-- An earlier wording of V052 dropped the index by which the newsroom finds what is scheduled, another left one that
-- nobody asks.
drop index if exists live_article_came_idx;
create index if not exists live_article_visible_from_idx on live_article (visible_from);
