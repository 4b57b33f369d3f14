-- Somebody new here and a volunteer: what they did together, and the activities where people practise the language. (newcomers)

-- A step of `policy/newcomers.yaml` that a pair did. Nothing of papers, origin or faith, anywhere.
create table community.newcomer_step (
	municipality_id uuid not null,
	pair_id uuid not null,
	step text not null check (step ~ '^[a-z-]{2,20}$'),
	done_on date not null,
	primary key (municipality_id, pair_id, step),
	foreign key (municipality_id, pair_id) references community.programme_pair (municipality_id, id) on delete cascade
);

-- An activity where people practise the language: when, where and how many is said there.
create table open.language_slot (
	municipality_id uuid not null,
	activity_id uuid not null,
	-- Who leads, in words: never a name.
	leads text not null check (length(leads) between 2 and 80),
	level text not null check (level in ('start', 'talk', 'all')),
	marked_on date not null,
	primary key (municipality_id, activity_id),
	foreign key (municipality_id, activity_id) references open.activity (municipality_id, id) on delete cascade
);

do $$
declare
	one regclass;
begin
	foreach one in array array['community.newcomer_step', 'open.language_slot']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

-- Pairs of such a programme that the actor is one of, or whose team the actor is in; `runs` while they may go on.
create function community.newcomer_pairs() returns table (pair_id uuid, runs boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id, p.started_on is not null and p.ended_on is null from community.programme_pair p
	join community.programme g on g.municipality_id = p.municipality_id and g.id = p.programme_id
	where p.municipality_id = (select actor.municipality()) and g.template = 'new-here'
		and (p.id in (select community.pairs_i_tend()) or p.id in (select t.pair_id from community.my_places() t where not t.over))
$$;
revoke all on function community.newcomer_pairs() from public;
grant execute on function community.newcomer_pairs() to zone_community;

create policy those_it_is_of_read on community.newcomer_step for select to zone_community using (
	municipality_id = (select actor.municipality()) and pair_id in (select n.pair_id from community.newcomer_pairs() n));
create policy those_it_is_of_tick on community.newcomer_step for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and pair_id in (select n.pair_id from community.newcomer_pairs() n where n.runs));
create policy those_it_is_of_untick on community.newcomer_step for delete to zone_community using (
	municipality_id = (select actor.municipality()) and pair_id in (select n.pair_id from community.newcomer_pairs() n where n.runs));
grant select, insert, delete on community.newcomer_step to zone_community;

create function community.in_my_area_of_work(activity uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from open.activity a where a.municipality_id = (select actor.municipality()) and a.id = activity
		and (select actor.is('social_broker', 'team_worker')) and ('BU' || substr(a.area_code, 3, 8) = any ((select actor.areas())::text[]) or a.area_code = any ((select actor.areas())::text[])))
$$;
revoke all on function community.in_my_area_of_work(uuid) from public;
grant execute on function community.in_my_area_of_work(uuid) to zone_community;

create policy everyone_reads on open.language_slot for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy workers_mark on open.language_slot for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.in_my_area_of_work(activity_id));
create policy workers_mark_again on open.language_slot for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.in_my_area_of_work(activity_id))
	with check (municipality_id = (select actor.municipality()) and community.in_my_area_of_work(activity_id));
create policy workers_unmark on open.language_slot for delete to zone_community using (
	municipality_id = (select actor.municipality()) and community.in_my_area_of_work(activity_id));
grant select on open.language_slot to zone_open, zone_community, zone_care;
grant insert, delete on open.language_slot to zone_community;
grant update (leads, level, marked_on) on open.language_slot to zone_community;
