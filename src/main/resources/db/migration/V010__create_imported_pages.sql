-- Which article a saved page became, by the page's identity, and what of it waits for publication: the channels that
-- the page names are the publication's own only once its article is.
create table imported_page (
  identity    text           not null,
  article_id  uuid           not null,
  channels    jsonb          not null default '[]',
  imported_at timestamptz(3) not null default now(),
  constraint imported_page_pkey primary key (identity),
  constraint imported_page_article_fkey foreign key (article_id) references article (id) on delete cascade
);
create index imported_page_article_idx on imported_page (article_id);
