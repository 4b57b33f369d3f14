-- The municipality a request is for, found by host name, and the mode of this installation, written once. (platform)

create table open.installation (
	only_row boolean primary key default true check (only_row),
	mode text not null check (mode in ('demo', 'production')),
	made_at timestamptz not null default now()
);
alter table open.installation enable row level security;
alter table open.installation force row level security;
create policy everyone_reads on open.installation for select to zone_open, zone_community, zone_care, zone_tasks using (true);
create policy owner_sets_up on open.installation to current_user using (true) with check (true);
grant select on open.installation to zone_open, zone_community, zone_care, zone_tasks;

create table open.municipality (
	id uuid primary key,
	code text not null unique check (code ~ '^GM[0-9]{4}$'),
	name text not null,
	hosts text[] not null default '{}',
	theme text not null default 'buurtweefsel',
	team_phone text not null default '',
	supporters_needed integer not null default 2 check (supporters_needed >= 1),
	demo boolean not null default false,
	made_at timestamptz not null default now()
);
alter table open.municipality enable row level security;
alter table open.municipality force row level security;
create policy everyone_reads on open.municipality for select to zone_open, zone_community, zone_care, zone_tasks using (true);
create policy administrators_change on open.municipality for update to zone_open
	using (id = (select actor.municipality()) and (select actor.is('administrator')))
	with check (id = (select actor.municipality()));
create policy owner_sets_up on open.municipality to current_user using (true) with check (true);
grant select on open.municipality to zone_open, zone_community, zone_care, zone_tasks;
grant update (name, theme, team_phone, supporters_needed) on open.municipality to zone_open;
