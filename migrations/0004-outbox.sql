-- News from one module to the others: written in the same transaction as the change, carried on by the relay. (platform)

create table open.outbox (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	type text not null,
	version integer not null,
	subject_id text not null,
	occurred_at timestamptz not null,
	primary key (municipality_id, id)
);
create table community.outbox (like open.outbox including all, foreign key (municipality_id) references open.municipality);
create table care.outbox (like open.outbox including all, foreign key (municipality_id) references open.municipality);

alter table open.outbox enable row level security;
alter table open.outbox force row level security;
alter table community.outbox enable row level security;
alter table community.outbox force row level security;
alter table care.outbox enable row level security;
alter table care.outbox force row level security;

create policy zone_adds on open.outbox for insert to zone_open with check (municipality_id = (select actor.municipality()));
create policy zone_adds on community.outbox for insert to zone_community with check (municipality_id = (select actor.municipality()));
create policy zone_adds on care.outbox for insert to zone_care with check (municipality_id = (select actor.municipality()));
create policy relay_reads on open.outbox for select to zone_tasks using (true);
create policy relay_reads on community.outbox for select to zone_tasks using (true);
create policy relay_reads on care.outbox for select to zone_tasks using (true);
create policy relay_takes on open.outbox for delete to zone_tasks using (true);
create policy relay_takes on community.outbox for delete to zone_tasks using (true);
create policy relay_takes on care.outbox for delete to zone_tasks using (true);

grant insert on open.outbox to zone_open;
grant insert on community.outbox to zone_community;
grant insert on care.outbox to zone_care;
-- `for update skip locked` asks for the right to update, so that two relays never take the same news.
create policy relay_locks on open.outbox for update to zone_tasks using (true) with check (false);
create policy relay_locks on community.outbox for update to zone_tasks using (true) with check (false);
create policy relay_locks on care.outbox for update to zone_tasks using (true) with check (false);
grant update (occurred_at) on open.outbox, community.outbox, care.outbox to zone_tasks;
grant select, delete on open.outbox, community.outbox, care.outbox to zone_tasks;
