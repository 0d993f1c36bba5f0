-- Which collections readers will see come or go by the clock, until it has been written to the log of changes. Readers
-- don't wait for that: a collection is there, or gone, by its window.
create table due_collection (
  collection_id uuid           not null,
  reason        text           not null,
  at            timestamptz(3) not null,
  constraint due_collection_pkey primary key (collection_id, reason),
  constraint due_collection_collection_fkey foreign key (collection_id) references collection (id) on delete cascade,
  constraint due_collection_reason_check check (reason in ('published', 'expired'))
);

-- What was told does not become due again because something else of the collection changes meanwhile.
create function note_due_collection() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.visible_from is distinct from old.visible_from then
    delete from due_collection where collection_id = new.id and reason = 'published';
    insert into due_collection select new.id, 'published', new.visible_from where new.visible_from > now();
  end if;
  if tg_op = 'INSERT' or new.visible_until is distinct from old.visible_until then
    delete from due_collection where collection_id = new.id and reason = 'expired';
    insert into due_collection select new.id, 'expired', new.visible_until where new.visible_until > now();
  end if;
  return null;
end
$$;

create trigger collection_notes_due after insert or update on collection
  for each row execute function note_due_collection();

-- From here on nobody makes or moves one before this is done.
insert into due_collection (collection_id, reason, at)
select id, 'published', visible_from from collection where visible_from > now()
union all select id, 'expired', visible_until from collection where visible_until > now();
