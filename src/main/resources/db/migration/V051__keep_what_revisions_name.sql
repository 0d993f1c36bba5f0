-- Which tags, authors and pictures a revision names stands in a column of its own: to work it out takes as long as much of
-- what else storing a revision does, and was done twice, for its index and to see whether all of it is there. Who stores a
-- revision says it; after every change of one it is worked out here.
drop index revision_references_idx;
alter table revision add column named uuid[];
update revision set named = content_references(content);
alter table revision alter column named set not null;
create index revision_named_idx on revision using gin (named);

create function name_references() returns trigger language plpgsql as $$
begin
  new.named := content_references(new.content);
  return new;
end
$$;
create trigger revision_names_others before update of content on revision
  for each row execute function name_references();

create or replace function hold_references() returns trigger language plpgsql as $$
declare
  held uuid[];
begin
  select array_agg(distinct id) into held from added, unnest(added.named) id;
  perform from tag where id = any(held) order by id for key share;
  perform from author where id = any(held) order by id for key share;
  perform from image where id = any(held) order by id for key share;
  if exists (
    select from unnest(held) id
    where not exists (select from tag t where t.id = id.id) and not exists (select from author a where a.id = id.id)
      and not exists (select from image i where i.id = id.id))
  then
    raise foreign_key_violation using message = 'a revision names what does not exist', table = 'revision';
  end if;
  return null;
end
$$;

create or replace function keep_what_is_named() returns trigger language plpgsql as $$
begin
  if exists (
    select from revision r join article a on a.id = r.article_id and a.revision = r.number
    where r.named @> array[old.id])
  then
    raise foreign_key_violation using message = 'a working copy names it', table = tg_table_name;
  end if;
  if tg_nargs > 0 then
    update revision set content = jsonb_set(content, array[tg_argv[0]], (content -> tg_argv[0]) - old.id::text)
    where named @> array[old.id];
  end if;
  return old;
end
$$;
