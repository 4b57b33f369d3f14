-- What was seen each time somebody looked at an entry of the social map: of which kind, after how many days, and was it wrong. Of no entry and nobody. (social-map)

create table community.map_check (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	kind text not null check (kind in ('organisation', 'service', 'group', 'place', 'person')),
	days integer not null check (days between 1 and 4000),
	wrong boolean not null,
	checked_on date not null,
	primary key (municipality_id, id)
);
create index map_check_by_day on community.map_check (municipality_id, checked_on);
alter table community.map_check enable row level security;
alter table community.map_check force row level security;
create policy workers_read on community.map_check for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')));
create policy workers_note on community.map_check for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')));
grant select, insert on community.map_check to zone_community;
call actor.let_erase('community.map_check');
