-- Whose an article is, and who did what, by what never changes: the id of a key, or issuer and subject of a token. Names
-- stay beside it, as they were then. An article belongs to the key that made it as the audit has it, else to the only
-- key of that name.
alter table article add column owner text;
update article a set owner = coalesce(
  (select e.key_id::text from audit e
   where e.subject_id = a.id and e.kind = 'article' and e.act = 'create' and e.key_id is not null order by e.id limit 1),
  (select min(k.id::text) from api_key k where k.name = a.created_by having count(*) = 1));
create index article_owner_idx on article (owner, updated_at desc, id desc);

-- Entries from before have the id of their key only.
alter table audit add column principal_id text;
create index audit_principal_id_idx on audit (coalesce(principal_id, key_id::text), id);
