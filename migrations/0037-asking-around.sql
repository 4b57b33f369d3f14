-- One line without names to colleagues, do you know someone who, their answer by a tap, and what nobody knew. (asking-around)

create table community.inquiry (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	-- No names; the form asks once more when a piece looks like one.
	sentence text not null check (length(sentence) between 8 and 140),
	need_code text,
	place_code text not null,
	-- The place with everything inside it.
	area_codes text[] not null check (cardinality(area_codes) between 1 and 200),
	-- Whom it is put to: the own team, colleagues of the own organisation there, or whoever works there.
	reach text not null check (reach in ('team', 'area', 'network')),
	asked_by uuid not null,
	team_id uuid not null default actor.team(),
	organisation_id uuid not null default actor.organisation(),
	asked_at timestamptz not null,
	until_day date not null,
	-- Since when somebody knows someone. Follows the answers and is written by nobody.
	known_at timestamptz,
	thanked_at timestamptz,
	closed_at timestamptz,
	-- It worked out; otherwise it goes on the list of what nobody knew.
	found boolean not null default false,
	signal_id uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, asked_by) references community.worker (municipality_id, id),
	check (not found or closed_at is not null)
);
create index inquiry_by_asker on community.inquiry (municipality_id, asked_by, asked_at desc);
create index inquiry_recent on community.inquiry (municipality_id, asked_at desc);

create table community.inquiry_answer (
	municipality_id uuid not null,
	id uuid not null,
	inquiry_id uuid not null,
	worker_id uuid not null,
	answer text not null check (answer in ('knows', 'asks-round', 'no')),
	answered_at timestamptz not null,
	-- How somebody knows someone: a talent that was shared, somebody they ask first (who that is stays with them), or a place.
	how text check (how in ('talent', 'person', 'place')),
	talent_id uuid,
	place_name text not null default '' check (length(place_name) <= 80),
	place_words text not null default '' check (length(place_words) <= 140),
	on_map_at timestamptz,
	primary key (municipality_id, id),
	unique (municipality_id, inquiry_id, worker_id),
	foreign key (municipality_id, inquiry_id) references community.inquiry (municipality_id, id) on delete cascade,
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, talent_id) references community.talent (municipality_id, id) on delete set null (talent_id),
	check (how is null or answer = 'knows'),
	check (talent_id is null or how = 'talent'),
	check ((place_name = '') = (how is distinct from 'place'))
);
create index inquiry_answer_by_worker on community.inquiry_answer (municipality_id, worker_id);
create index inquiry_answer_by_talent on community.inquiry_answer (municipality_id, talent_id) where talent_id is not null;

-- When a worker was last written to about lines of others: once a day at most.
create table community.inquiry_told (
	municipality_id uuid not null,
	worker_id uuid not null,
	told_at timestamptz not null,
	primary key (municipality_id, worker_id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id) on delete cascade
);

alter table community.inquiry enable row level security;
alter table community.inquiry force row level security;
alter table community.inquiry_answer enable row level security;
alter table community.inquiry_answer force row level security;
alter table community.inquiry_told enable row level security;
alter table community.inquiry_told force row level security;

-- What the functions below may do; no zone login is the owner.
create policy owner_notes on community.inquiry to current_user using (true) with check (true);
create policy owner_notes on community.inquiry_answer to current_user using (true) with check (true);

create function community.somebody_knows() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update community.inquiry i set known_at = case when exists (
		select from community.inquiry_answer a where a.municipality_id = i.municipality_id and a.inquiry_id = i.id and a.answer = 'knows')
		then coalesce(i.known_at, new.answered_at) end
	where i.municipality_id = new.municipality_id and i.id = new.inquiry_id;
	return null;
end
$$;
create trigger somebody_knows after insert or update of answer on community.inquiry_answer for each row execute function community.somebody_knows();

create policy asker_reads on community.inquiry for select to zone_community using (
	municipality_id = (select actor.municipality()) and asked_by = (select actor.person())
	and (select actor.is('social_broker', 'team_worker', 'team_lead')) and team_id = (select actor.team()));
create policy asked_read on community.inquiry for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and (
		team_id = (select actor.team())
		or (reach = 'area' and organisation_id = (select actor.organisation()) and area_codes && (select actor.areas())::text[])
		or (reach = 'network' and area_codes && (select actor.areas())::text[])));
create policy task_reads on community.inquiry for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking-around.tell')));
create policy workers_ask on community.inquiry for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and asked_by = (select actor.person()) and team_id = (select actor.team()) and organisation_id = (select actor.organisation())
	and place_code = any ((select actor.areas())::text[]) and place_code = any (area_codes));
create policy asker_goes_on on community.inquiry for update to zone_community
	using (municipality_id = (select actor.municipality()) and asked_by = (select actor.person())
		and (select actor.is('social_broker', 'team_worker', 'team_lead')) and team_id = (select actor.team()))
	with check (municipality_id = (select actor.municipality()) and asked_by = (select actor.person()) and team_id = (select actor.team()));

-- An answer is for who gave it and for who asked; a place for everybody the line was put to.
create policy own_answer on community.inquiry_answer for select to zone_community using (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and (select actor.is('social_broker', 'team_worker', 'team_lead')));
create policy asker_reads on community.inquiry_answer for select to zone_community using (
	municipality_id = (select actor.municipality()) and inquiry_id in (
		select i.id from community.inquiry i
		where i.municipality_id = (select actor.municipality()) and i.asked_by = (select actor.person()) and i.team_id = (select actor.team())));
create policy places_are_for_all_asked on community.inquiry_answer for select to zone_community using (
	municipality_id = (select actor.municipality()) and how = 'place' and inquiry_id in (
		select i.id from community.inquiry i where i.municipality_id = (select actor.municipality())));
create policy task_reads on community.inquiry_answer for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking-around.tell')));
create policy asked_answer on community.inquiry_answer for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and on_map_at is null and inquiry_id in (
		select i.id from community.inquiry i
		where i.municipality_id = (select actor.municipality()) and i.asked_by <> (select actor.person()) and i.closed_at is null));
create policy own_answer_changes on community.inquiry_answer for update to zone_community
	using (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and (select actor.is('social_broker', 'team_worker', 'team_lead')))
	with check (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and inquiry_id in (
		select i.id from community.inquiry i where i.municipality_id = (select actor.municipality()) and i.closed_at is null));

-- A place that somebody named stands on the map now: said by who keeps the map there.
create function community.place_is_on_the_map(entry uuid, moment timestamptz) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with done as (
		update community.inquiry_answer a set on_map_at = moment
		from community.inquiry i
		where a.municipality_id = (select actor.municipality()) and a.id = entry and a.how = 'place' and a.on_map_at is null
			and i.municipality_id = a.municipality_id and i.id = a.inquiry_id and (select actor.is('social_broker'))
			and (i.team_id = (select actor.team())
				or (i.area_codes && (select actor.areas())::text[] and (i.reach = 'network' or (i.reach = 'area' and i.organisation_id = (select actor.organisation())))))
		returning a.id)
	select exists (select from done)
$$;
revoke all on function community.place_is_on_the_map(uuid, timestamptz), community.somebody_knows() from public;
grant execute on function community.place_is_on_the_map(uuid, timestamptz) to zone_community;

create policy task_knows_when on community.inquiry_told for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking-around.tell')));
create policy task_notes on community.inquiry_told for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking-around.tell')));
create policy task_notes_again on community.inquiry_told for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('asking-around.tell')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('asking-around.tell')));

-- How a line goes on is said later, by who asked.
grant select, insert (municipality_id, id, sentence, need_code, place_code, area_codes, reach, asked_by, asked_at, until_day) on community.inquiry to zone_community;
grant select, insert on community.inquiry_answer, community.inquiry_told to zone_community;
grant update (thanked_at, closed_at, found, signal_id) on community.inquiry to zone_community;
grant update (answer, answered_at, how, talent_id, place_name, place_words) on community.inquiry_answer to zone_community;
grant update (told_at) on community.inquiry_told to zone_community;
call actor.let_erase('community.inquiry');
call actor.let_erase('community.inquiry_told');

-- The task that writes to colleagues has to know who works where; it alone.
create policy asking_around_writes_to_workers on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking-around.tell')));
create policy asking_around_looks_who_works on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking-around.tell')));
