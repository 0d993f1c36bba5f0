-- Articles with a lead image, and those without, in the order of lists: each is in one of the two.
create index live_article_pictured_idx on live_article (published_at desc, article_id desc) where lead_image_id is not null;
create index live_article_unpictured_idx on live_article (published_at desc, article_id desc) where lead_image_id is null;
