-- One index for each order and for each filter that a list of all articles has; the id comes last, as in cursors.
create index live_article_article_idx on live_article (article_id);
create index live_article_updated_at_idx on live_article (updated_at desc, article_id desc);
create index live_article_headline_idx on live_article (headline collate "und-x-icu", article_id);
create index live_article_edition_idx on live_article (edition_id, published_at desc, article_id desc);
create index live_article_language_idx on live_article (language, published_at desc, article_id desc);
create index live_article_kind_idx on live_article (kind, published_at desc, article_id desc);
create index live_article_source_idx on live_article (source_id, published_at desc, article_id desc)
  where source_id is not null;
