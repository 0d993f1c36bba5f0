-- Where readers knew an article that has been erased: they are told that it is gone, but no address can be read off here,
-- which may have said what the article said.
create table erased_address (
  digest     bytea          not null,
  article_id uuid           not null,
  constraint erased_address_pkey primary key (digest),
  constraint erased_address_article_fkey foreign key (article_id) references article (id) on delete cascade,
  constraint erased_address_digest_check check (octet_length(digest) = 32)
);
create index erased_address_article_idx on erased_address (article_id);

alter table author add column erased_at timestamptz(3);

-- Entries still can't be changed or removed, but what somebody noted can be emptied.
drop trigger audit_is_append_only on audit;
create trigger audit_is_append_only before delete or truncate on audit
  for each statement execute function refuse_change_of_audit();

create function refuse_change_of_audit_entry() returns trigger language plpgsql as $$
declare
  emptied audit := old;
begin
  emptied.detail := null;
  if new is distinct from emptied then
    raise exception 'the audit is append-only';
  end if;
  return new;
end
$$;
create trigger audit_entries_stay before update on audit
  for each row execute function refuse_change_of_audit_entry();

-- Who writes an author into an article waits for an erasure, and is refused after it.
create function refuse_erased_authors() returns trigger language plpgsql as $$
begin
  if exists (
      select from (select distinct jsonb_array_elements_text(content -> 'authors')::uuid as id from added) named
      join author a on a.id = named.id and a.erased_at is not null)
  then
    raise foreign_key_violation using message = 'a revision names an author who has been erased';
  end if;
  return null;
end
$$;
-- Behind revision_holds_references, which takes the lock that erasing waits for.
create trigger revision_names_no_erased_author after insert on revision referencing new table as added
  for each statement execute function refuse_erased_authors();
