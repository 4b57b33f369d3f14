-- Who did or saw what, without content: rows are only added, then sealed in batches that hold each other. (platform)

-- The link between a person and their pseudonym; destroying the row at erasure leaves the trail nameless.
create table audit.pseudonym (
	municipality_id uuid not null references open.municipality,
	person_id uuid not null,
	pseudonym uuid not null,
	primary key (municipality_id, person_id),
	-- Otherwise somebody could take another's pseudonym and read what stands under it.
	unique (municipality_id, pseudonym)
);
alter table audit.pseudonym enable row level security;
alter table audit.pseudonym force row level security;
create policy own_municipality on audit.pseudonym for select to zone_open, zone_community, zone_care, zone_tasks using (municipality_id = (select actor.municipality()));
create policy own_municipality_adds on audit.pseudonym for insert to zone_open, zone_community, zone_care with check (municipality_id = (select actor.municipality()));
create policy erasure_destroys on audit.pseudonym for delete to zone_community, zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
grant select, insert on audit.pseudonym to zone_open, zone_community, zone_care;
grant delete on audit.pseudonym to zone_community, zone_care;

create table audit.entry (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	zone text not null check (zone in ('open', 'community', 'care')),
	permission text not null,
	purpose text not null,
	outcome text not null check (outcome in ('done', 'seen', 'denied')),
	actor_kind text not null,
	actor_roles text not null default '',
	actor_pseudonym uuid,
	organisation_id uuid,
	subject_pseudonym uuid,
	object_type text not null default '',
	object_id text not null default '',
	trace_id text not null default '',
	occurred_at timestamptz not null,
	batch bigint,
	primary key (municipality_id, id)
);
create index entry_unsealed on audit.entry (municipality_id, zone) where batch is null;
create index entry_by_subject on audit.entry (municipality_id, subject_pseudonym, occurred_at desc) where subject_pseudonym is not null;
create index entry_by_batch on audit.entry (municipality_id, zone, batch);
create index entry_by_time on audit.entry (municipality_id, occurred_at desc);
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy everyone_adds on audit.entry for insert to zone_open, zone_community, zone_care with check (municipality_id = (select actor.municipality()) and batch is null);
create policy about_me on audit.entry for select to zone_community, zone_care using (
	municipality_id = (select actor.municipality())
	and subject_pseudonym = (select p.pseudonym from audit.pseudonym p where p.municipality_id = (select actor.municipality()) and p.person_id = (select actor.person())));
create policy privacy_officer_reads on audit.entry for select to zone_community, zone_care using (municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')));
create policy relay_seals on audit.entry for select to zone_tasks using (true);
create policy relay_seals_batch on audit.entry for update to zone_tasks using (batch is null) with check (batch is not null);
grant insert on audit.entry to zone_open, zone_community, zone_care;
grant select on audit.entry to zone_community, zone_care, zone_tasks;
grant update (batch) on audit.entry to zone_tasks;

create table audit.seal (
	municipality_id uuid not null references open.municipality,
	zone text not null,
	number bigint not null,
	entries integer not null,
	root text not null,
	previous_root text not null,
	sealed_at timestamptz not null,
	primary key (municipality_id, zone, number)
);
alter table audit.seal enable row level security;
alter table audit.seal force row level security;
create policy tasks_read on audit.seal for select to zone_tasks using (true);
create policy tasks_add on audit.seal for insert to zone_tasks with check (true);
grant select, insert on audit.seal to zone_tasks;
