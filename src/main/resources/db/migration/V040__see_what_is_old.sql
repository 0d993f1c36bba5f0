-- When a domain is to be looked at again for whether it shows what is old, which is less often than for whether it answers.
alter table domain_health add column compare_due_at timestamptz(3) not null default now();

-- How far behind it was at least; null unless the probe found something old.
alter table domain_probe add column lag_seconds int;
