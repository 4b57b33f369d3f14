-- Circles of neighbours around a volunteer: proposed by the platform without names, asked one by one by who knows them, and what they do for each other. (circles)

create table community.circle_plan (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	-- Where people are sought who live within walking distance of each other.
	area_codes text[] not null check (cardinality(area_codes) between 1 and 200),
	place_code text not null,
	-- The cards of the volunteers around whom circles are made.
	hub_ids uuid[] not null check (cardinality(hub_ids) between 1 and 8),
	fewest smallint not null check (fewest between 3 and 12),
	most smallint not null check (most between fewest and 15),
	-- Who composes it, and stays in the background as the professional one can turn to.
	made_by uuid not null,
	-- The team they act for; in another team of theirs it is not there.
	team_id uuid not null default actor.team(),
	made_at timestamptz not null,
	-- How far the platform is: parts done of how many. Composed when done; the gap is what could be better at most, proven.
	parts_done smallint not null default 0,
	parts smallint not null default 0,
	composed_at timestamptz,
	gap double precision,
	asked_at timestamptz,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, made_by) references community.worker (municipality_id, id)
);
create index circle_plan_by_maker on community.circle_plan (municipality_id, made_by, made_at desc);

create table community.circle (
	municipality_id uuid not null,
	id uuid not null,
	plan_id uuid not null,
	name text not null default '' check (length(name) <= 60),
	place_code text not null,
	safety_net_id uuid not null,
	-- When the volunteer is there for the circle, in words.
	hours text not null default '' check (length(hours) <= 120),
	started_on date,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, plan_id) references community.circle_plan (municipality_id, id) on delete cascade,
	foreign key (municipality_id, safety_net_id) references community.worker (municipality_id, id),
	check (started_on is null or name <> '')
);
create index circle_by_plan on community.circle (municipality_id, plan_id);

-- One person in a proposal, without a name: what they can and want by theme, who asks them, and what they said.
create table community.circle_seat (
	municipality_id uuid not null,
	id uuid not null,
	plan_id uuid not null,
	circle_id uuid,
	card_id uuid not null,
	is_hub boolean not null default false,
	area_code text,
	wants text[] not null default '{}',
	can text[] not null default '{}',
	-- Who asks, and for which team: they follow the card, that of the volunteer excepted.
	worker_id uuid,
	team_id uuid,
	asked_at timestamptz,
	answer text check (answer in ('yes', 'no', 'left')),
	answered_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, plan_id) references community.circle_plan (municipality_id, id) on delete cascade,
	foreign key (municipality_id, circle_id) references community.circle (municipality_id, id) on delete cascade,
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	check ((answer is null) = (answered_at is null)),
	check (answer is null or (asked_at is not null and circle_id is not null)),
	check (not is_hub or circle_id is not null)
);
create unique index circle_seat_once on community.circle_seat (municipality_id, plan_id, card_id);
create index circle_seat_by_circle on community.circle_seat (municipality_id, circle_id);
create index circle_seat_by_worker on community.circle_seat (municipality_id, worker_id) where worker_id is not null;
create index circle_seat_by_card on community.circle_seat (municipality_id, card_id);

-- A yes: the first name and the way to reach somebody that the others get. It is there as long as the yes is.
create table community.circle_yes (
	municipality_id uuid not null,
	seat_id uuid not null,
	circle_id uuid not null,
	called text not null check (length(called) between 1 and 40),
	contact text not null check (length(contact) between 1 and 120),
	how text not null check (how in ('spoken', 'written', 'online')),
	primary key (municipality_id, seat_id),
	foreign key (municipality_id, seat_id) references community.circle_seat (municipality_id, id) on delete cascade
);
create index circle_yes_by_circle on community.circle_yes (municipality_id, circle_id);

-- Who helped whom with what.
create table community.circle_help (
	municipality_id uuid not null,
	id uuid not null,
	circle_id uuid not null,
	helper_id uuid not null,
	helped_id uuid not null,
	theme_code text not null,
	on_day date not null,
	written_by uuid not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, circle_id) references community.circle (municipality_id, id) on delete cascade,
	foreign key (municipality_id, helper_id) references community.circle_seat (municipality_id, id) on delete cascade,
	foreign key (municipality_id, helped_id) references community.circle_seat (municipality_id, id) on delete cascade,
	check (helper_id <> helped_id)
);
create index circle_help_by_circle on community.circle_help (municipality_id, circle_id, on_day desc);

alter table community.circle_plan enable row level security;
alter table community.circle_plan force row level security;
alter table community.circle enable row level security;
alter table community.circle force row level security;
alter table community.circle_seat enable row level security;
alter table community.circle_seat force row level security;
alter table community.circle_yes enable row level security;
alter table community.circle_yes force row level security;
alter table community.circle_help enable row level security;
alter table community.circle_help force row level security;

-- What the functions below may look at; no zone login is the owner.
create policy owner_looks on community.circle_plan for select to current_user using (true);
create policy owner_looks on community.circle for select to current_user using (true);
create policy owner_looks on community.circle_seat for select to current_user using (true);
create policy owner_follows_the_card on community.circle_seat for update to current_user using (true) with check (true);
create policy owner_looks on community.circle_yes for select to current_user using (true);
create policy owner_takes_names_away on community.circle_yes for delete to current_user using (true);
create policy owner_looks_who_volunteers on community.assignment for select to current_user using (true);

-- The circles that run and in which the actor is now: as a member, or as the professional behind it. Leaving or ending closes the door.
create function community.circles_i_am_in() returns setof uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id from community.circle c
	where c.municipality_id = (select actor.municipality()) and c.started_on is not null and c.ended_on is null
		and ((c.safety_net_id = (select actor.person()) and (select actor.is('social_broker', 'team_worker'))
				and exists (select from community.circle_plan p where p.municipality_id = c.municipality_id and p.id = c.plan_id and p.team_id = (select actor.team())))
			or exists (select from community.circle_seat s where s.municipality_id = c.municipality_id and s.circle_id = c.id
				and s.card_id = (select actor.person()) and s.answer = 'yes' and (select actor.kind()) in ('resident', 'volunteer')))
$$;
-- The seats for which the actor answers: their own, and those of who they ask for the team they act for now.
create function community.seats_i_answer() returns setof uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select s.id from community.circle_seat s
	where s.municipality_id = (select actor.municipality()) and s.asked_at is not null
		and (s.card_id = (select actor.person())
			or (s.worker_id = (select actor.person()) and s.team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker', 'team_lead'))))
$$;
-- The circles of those seats, without the name and the hours: these are for who is in it.
create function community.circles_i_am_asked_for() returns table (id uuid, plan_id uuid, place_code text, safety_net_id uuid, started_on date, ended_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id, c.plan_id, c.place_code, c.safety_net_id, c.started_on, c.ended_on from community.circle c
	where c.municipality_id = (select actor.municipality()) and c.id in (
		select s.circle_id from community.circle_seat s
		where s.municipality_id = (select actor.municipality()) and s.id in (select community.seats_i_answer()))
$$;
-- A card that is handed over takes along who asks; the former keeper asks nobody any more.
create function community.seat_follows_the_keeper() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update community.circle_seat s set worker_id = new.keeper_id, team_id = new.team_id
	where s.municipality_id = new.municipality_id and s.card_id = new.id and not s.is_hub and s.asked_at is not null;
	return null;
end
$$;
create trigger seat_follows_the_keeper after update on community.person_card for each row
	when (row(new.keeper_id, new.team_id) is distinct from row(old.keeper_id, old.team_id)) execute function community.seat_follows_the_keeper();
-- The volunteers of the actor's own team, by the name colleagues know them by.
create function community.volunteers_of_my_team() returns table (card_id uuid, called text)
language sql stable security definer set search_path = pg_catalog
as $$
	select distinct c.id, c.called
	from community.assignment a
	join community.person_card c on c.municipality_id = a.municipality_id and c.id = a.card_id
	where a.municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
		and a.role = 'volunteer' and a.team_id = (select actor.team()) and a.ended_on is null
		and current_date between a.valid_from and a.valid_until
		and c.consent_withdrawn_at is null and c.erase_on is null and c.erased_at is null and c.restricted_at is null
$$;
-- A circle runs from the day that enough said yes, the volunteer among them.
create function community.circle_begins_with_enough() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.started_on is distinct from old.started_on and (old.started_on is not null or exists (
		select from community.circle_seat s where s.municipality_id = old.municipality_id and s.circle_id = old.id and s.is_hub and s.answer is distinct from 'yes')
		or (select p.fewest from community.circle_plan p where p.municipality_id = old.municipality_id and p.id = old.plan_id) > (select count(*) from community.circle_yes y join community.circle_seat s on s.municipality_id = y.municipality_id and s.id = y.seat_id
			where y.municipality_id = old.municipality_id and y.circle_id = old.id and s.answer = 'yes')) then
		raise exception 'a circle begins once, when enough people said yes' using errcode = 'insufficient_privilege';
	end if;
	if old.ended_on is not null and row(new.ended_on, new.started_on) is distinct from row(old.ended_on, old.started_on) then
		raise exception 'a circle that is over stays over' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger circle_begins_with_enough before update on community.circle for each row execute function community.circle_begins_with_enough();
-- With the end of a circle, also one that never began, go the names and the ways to reach people.
create function community.names_go_with_the_circle() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	delete from community.circle_yes y where y.municipality_id = new.municipality_id and y.circle_id = new.id;
	return null;
end
$$;
create trigger names_go_with_the_circle after update on community.circle for each row when (old.ended_on is null and new.ended_on is not null) execute function community.names_go_with_the_circle();
-- Several rights behind one login: who composes gives places until people are asked and notes that somebody left; only the person, or who asks
-- them, says yes or no; and only the task says who asks whom.
create function community.who_changes_what_on_a_seat() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if actor.kind() is null or actor.kind() = 'task' then
		return new;
	end if;
	-- Deeper than one trigger it is the card that was handed over.
	if (row(new.worker_id, new.team_id, new.asked_at) is distinct from row(old.worker_id, old.team_id, old.asked_at) and pg_trigger_depth() < 2)
		or (new.circle_id is distinct from old.circle_id and old.asked_at is not null)
		or (new.answer is distinct from old.answer and old.asked_at is null)
		or (new.answer is distinct from old.answer and actor.person() not in (old.card_id, coalesce(old.worker_id, old.card_id)) and not (old.answer = 'yes' and new.answer = 'left'))
		or (new.circle_id is distinct from old.circle_id and not exists (
			select from community.circle_plan p where p.municipality_id = old.municipality_id and p.id = old.plan_id and p.made_by = actor.person())) then
		raise exception 'this is not theirs to change on a seat' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger who_changes_what_on_a_seat before update on community.circle_seat for each row execute function community.who_changes_what_on_a_seat();
revoke all on function community.circles_i_am_in(), community.seats_i_answer(), community.circles_i_am_asked_for(), community.volunteers_of_my_team() from public;
grant execute on function community.circles_i_am_in(), community.seats_i_answer(), community.circles_i_am_asked_for(), community.volunteers_of_my_team() to zone_community;

create policy who_composes_reads on community.circle_plan for select to zone_community using (
	municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()));
create policy tasks_read on community.circle_plan for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('circles.compose', 'circles.tend')));
create policy workers_compose on community.circle_plan for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
	and made_by = (select actor.person()) and team_id = (select actor.team()) and area_codes && (select actor.areas())::text[] and composed_at is null and asked_at is null);
create policy who_composes_goes_on on community.circle_plan for update to zone_community
	using (municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()))
	with check (municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and team_id = (select actor.team()));
create policy tasks_go_on on community.circle_plan for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('circles.compose', 'circles.tend')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('circles.compose', 'circles.tend')));

create policy safety_net_reads on community.circle for select to zone_community using (
	municipality_id = (select actor.municipality()) and safety_net_id = (select actor.person()) and (select actor.is('social_broker', 'team_worker'))
	and plan_id in (select p.id from community.circle_plan p where p.municipality_id = (select actor.municipality()) and p.team_id = (select actor.team())));
create policy those_in_it_read on community.circle for select to zone_community using (
	municipality_id = (select actor.municipality()) and id in (select community.circles_i_am_in()));
create policy tasks_read on community.circle for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('circles.compose', 'circles.tend', 'privacy.erase')));
create policy task_ends on community.circle for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('circles.tend')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('circles.tend')));
create policy task_composes on community.circle for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('circles.compose')));
create policy safety_net_goes_on on community.circle for update to zone_community
	using (municipality_id = (select actor.municipality()) and safety_net_id = (select actor.person()) and (select actor.is('social_broker', 'team_worker'))
	and plan_id in (select p.id from community.circle_plan p where p.municipality_id = (select actor.municipality()) and p.team_id = (select actor.team())))
	with check (municipality_id = (select actor.municipality()) and safety_net_id = (select actor.person()));

create policy who_composes_reads on community.circle_seat for select to zone_community using (
	municipality_id = (select actor.municipality()) and plan_id in (select p.id from community.circle_plan p where p.municipality_id = (select actor.municipality())));
create policy who_asks_or_is_asked_reads on community.circle_seat for select to zone_community using (
	municipality_id = (select actor.municipality()) and id in (select community.seats_i_answer()));
create policy members_read on community.circle_seat for select to zone_community using (
	municipality_id = (select actor.municipality()) and answer = 'yes' and circle_id in (select community.circles_i_am_in()));
create policy tasks_read on community.circle_seat for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('circles.compose', 'privacy.erase', 'privacy.export')));
create policy task_composes on community.circle_seat for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('circles.compose')));
create policy who_composes_places on community.circle_seat for update to zone_community
	using (municipality_id = (select actor.municipality()) and plan_id in (select p.id from community.circle_plan p where p.municipality_id = (select actor.municipality()) and p.made_by = (select actor.person())))
	with check (municipality_id = (select actor.municipality()));
create policy who_asks_or_is_asked_answers on community.circle_seat for update to zone_community
	using (municipality_id = (select actor.municipality()) and id in (select community.seats_i_answer()))
	with check (municipality_id = (select actor.municipality()));
create policy task_asks on community.circle_seat for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('circles.compose')))
	with check (municipality_id = (select actor.municipality()));
create policy forgotten on community.circle_seat for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));

create policy who_said_it_reads on community.circle_yes for select to zone_community using (
	municipality_id = (select actor.municipality()) and seat_id in (select community.seats_i_answer()));
create policy members_read on community.circle_yes for select to zone_community using (
	municipality_id = (select actor.municipality()) and circle_id in (select community.circles_i_am_in()));
create policy said on community.circle_yes for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and exists (
		select from community.circle_seat s where s.municipality_id = circle_yes.municipality_id and s.id = circle_yes.seat_id and s.circle_id = circle_yes.circle_id
			and s.answer = 'yes' and s.id in (select community.seats_i_answer())));
create policy taken_back on community.circle_yes for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (
		seat_id in (select community.seats_i_answer())
		or circle_id in (select c.id from community.circle c where c.municipality_id = (select actor.municipality()) and c.safety_net_id = (select actor.person()))));

create policy members_read on community.circle_help for select to zone_community using (
	municipality_id = (select actor.municipality()) and circle_id in (select community.circles_i_am_in()));
create policy members_note on community.circle_help for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and circle_id in (select community.circles_i_am_in()) and written_by = (select actor.person())
	and 2 = (select count(*) from community.circle_seat s where s.municipality_id = circle_help.municipality_id and s.circle_id = circle_help.circle_id and s.answer = 'yes' and s.id in (helper_id, helped_id)));
create policy own_note_is_taken_back on community.circle_help for delete to zone_community using (
	municipality_id = (select actor.municipality()) and circle_id in (select community.circles_i_am_in()) and written_by = (select actor.person()));

grant select, insert on community.circle_plan, community.circle, community.circle_seat to zone_community;
grant select, insert, delete on community.circle_yes, community.circle_help to zone_community;
grant delete on community.circle_seat to zone_community;
grant update (parts_done, parts, composed_at, gap, asked_at, ended_on) on community.circle_plan to zone_community;
grant update (name, hours, started_on, ended_on) on community.circle to zone_community;
grant update (circle_id, worker_id, team_id, asked_at, answer, answered_at) on community.circle_seat to zone_community;
call actor.let_erase('community.circle_plan');

-- Who is in a circle knows which worker stands behind it.
create policy circle_members_know_who_stands_behind on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and id in (select c.safety_net_id from community.circle c where c.municipality_id = (select actor.municipality()) and c.id in (select community.circles_i_am_in())));

-- The task that composes looks at what people share and where they live, and at who may ask them; it alone.
create policy circles_look_at_shared on community.talent for select to zone_community using (
	municipality_id = (select actor.municipality()) and shared_since is not null and ended_on is null and not at_rest and (select actor.is_task('circles.compose')));
create policy circles_look_who_keeps on community.person_card for select to zone_community using (
	municipality_id = (select actor.municipality()) and erase_on is null and erased_at is null and consent_withdrawn_at is null and restricted_at is null and (select actor.is_task('circles.compose')));
create policy circles_write_to_workers on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('circles.compose')));
create policy circles_look_who_works on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('circles.compose')));
