-- Whoever was told of an address has to be warned of it, whoever is told of it later: since when readers were told where
-- the domain stands now, and whether they were told where it stood.
alter table domain add column told_at timestamptz(3);
update domain set told_at = activated_at where disclosure <> 'private';

alter table past_domain_address add column told boolean not null default true;
update past_domain_address p set told = false from domain d where d.id = p.domain_id and d.disclosure = 'private';
alter table past_domain_address alter column told drop default;
