-- The two-year programme of an area on the goals of the city: what residents want, who pledges a part, and how it goes, for everybody to read. (action-programme)

-- What the city calls its goals; without a row our own words hold.
create table open.city_goal (
	municipality_id uuid not null references open.municipality,
	code text not null check (code in ('healthy', 'peaceful', 'residents')),
	nl text not null check (length(nl) between 3 and 60),
	en text not null check (length(en) between 3 and 60),
	primary key (municipality_id, code)
);

create table open.action_programme (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	title text not null check (length(title) between 3 and 80),
	intro text not null check (length(intro) between 10 and 500),
	from_on date not null,
	until_on date not null,
	made_on date not null,
	published_on date,
	primary key (municipality_id, id),
	check (until_on > from_on)
);
create index action_programme_by_area on open.action_programme (municipality_id, area_code, from_on desc);

-- Owned together: a community broker and a team lead. Public only when both are in.
create table community.action_programme_owner (
	municipality_id uuid not null,
	programme_id uuid not null,
	broker_id uuid,
	lead_id uuid,
	primary key (municipality_id, programme_id),
	foreign key (municipality_id, programme_id) references open.action_programme (municipality_id, id) on delete cascade,
	foreign key (municipality_id, broker_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, lead_id) references community.worker (municipality_id, id),
	check (broker_id is not null or lead_id is not null),
	-- Together is two people, also when one person wears both hats.
	constraint owned_by_two check (broker_id is distinct from lead_id)
);

create table open.action_goal (
	municipality_id uuid not null,
	id uuid not null,
	programme_id uuid not null,
	city_goal text not null check (city_goal in ('healthy', 'peaceful', 'residents')),
	words text not null check (length(words) between 5 and 200),
	-- Where it comes from: a session, an analysis, a pattern (by its need), or another meeting.
	source_kind text not null check (source_kind in ('session', 'analysis', 'pattern', 'meeting')),
	source_ref text not null check (length(source_ref) between 1 and 120),
	-- A figure of the area, as it was at the start.
	figure_code text check (length(figure_code) <= 60),
	figure_was numeric,
	figure_year integer,
	figure_target numeric,
	-- A figure that neighbours count themselves.
	own_label text not null default '' check (length(own_label) <= 80),
	own_was numeric,
	own_target numeric,
	made_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, programme_id) references open.action_programme (municipality_id, id) on delete cascade,
	check (figure_code is not null or (figure_was is null and figure_target is null)),
	check (own_label <> '' or (own_was is null and own_target is null))
);
create index action_goal_of on open.action_goal (municipality_id, programme_id);

-- The part of a club, a shop or a school. Public once they said yes themselves.
create table open.action_pledge (
	municipality_id uuid not null,
	id uuid not null,
	goal_id uuid not null,
	organisation text not null check (length(organisation) between 2 and 80),
	kind text not null check (kind in ('club', 'shop', 'school', 'organisation', 'residents')),
	words text not null check (length(words) between 5 and 200),
	pledged_on date not null,
	confirmed_on date,
	confirmed_how text check (confirmed_how in ('code', 'paper')),
	primary key (municipality_id, id),
	foreign key (municipality_id, goal_id) references open.action_goal (municipality_id, id) on delete cascade,
	check ((confirmed_on is null) = (confirmed_how is null))
);
create index action_pledge_of on open.action_pledge (municipality_id, goal_id);

-- The hash of the code with which they say yes. Gone with the yes.
create table community.action_pledge_code (
	municipality_id uuid not null,
	pledge_id uuid not null,
	code_hash text not null,
	made_on date not null,
	primary key (municipality_id, pledge_id),
	foreign key (municipality_id, pledge_id) references open.action_pledge (municipality_id, id) on delete cascade
);
create unique index action_pledge_code_hash on community.action_pledge_code (municipality_id, code_hash);

-- How it goes, twice a year, in plain words. This is its history: only words that name somebody are taken away.
create table open.action_progress (
	municipality_id uuid not null,
	id uuid not null,
	goal_id uuid not null,
	told_on date not null,
	state text not null check (state in ('on-way', 'slow', 'stuck', 'reached')),
	words text not null check (length(words) between 5 and 500),
	own_now numeric,
	primary key (municipality_id, id),
	foreign key (municipality_id, goal_id) references open.action_goal (municipality_id, id) on delete cascade
);
create index action_progress_of on open.action_progress (municipality_id, goal_id, told_on desc);

create table open.action_goal_initiative (
	municipality_id uuid not null,
	goal_id uuid not null,
	initiative_id uuid not null,
	primary key (municipality_id, goal_id, initiative_id),
	foreign key (municipality_id, goal_id) references open.action_goal (municipality_id, id) on delete cascade,
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.city_goal', 'open.action_programme', 'community.action_programme_owner', 'open.action_goal', 'open.action_pledge',
		'community.action_pledge_code', 'open.action_progress', 'open.action_goal_initiative']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create policy everyone_reads on open.city_goal for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy policy_names on open.city_goal for insert to zone_community with check (municipality_id = (select actor.municipality()) and (select actor.is('policy_officer')));
create policy policy_renames on open.city_goal for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('policy_officer')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('policy_officer')));
grant select on open.city_goal to zone_open, zone_community, zone_care;
grant insert on open.city_goal to zone_community;
grant update (nl, en) on open.city_goal to zone_community;

create policy published_for_all on open.action_programme for select to zone_open, zone_care using (municipality_id = (select actor.municipality()) and published_on is not null);
create policy published_and_own on open.action_programme for select to zone_community using (
	municipality_id = (select actor.municipality()) and (published_on is not null
		or ((select actor.is('social_broker', 'team_lead')) and area_code = any ((select actor.areas())::text[]))));
create policy owners_begin on open.action_programme for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_lead')) and area_code = any ((select actor.areas())::text[])
	and published_on is null);
create policy owners_go_on on open.action_programme for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_lead')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()) and (published_on is null or exists (select from community.action_programme_owner o
		where o.municipality_id = action_programme.municipality_id and o.programme_id = id and o.broker_id is not null and o.lead_id is not null)));
-- Whether the actor tends this programme: brokers and leads of its area.
create function community.tends_programme(programme uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from open.action_programme p where p.municipality_id = (select actor.municipality()) and p.id = programme
		and (select actor.is('social_broker', 'team_lead')) and p.area_code = any ((select actor.areas())::text[]))
$$;
create function community.tends_goal(goal uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from open.action_goal g where g.municipality_id = (select actor.municipality()) and g.id = goal and community.tends_programme(g.programme_id))
$$;
revoke all on function community.tends_programme(uuid), community.tends_goal(uuid) from public;
grant execute on function community.tends_programme(uuid), community.tends_goal(uuid) to zone_community;
grant select on open.action_programme to zone_open, zone_community, zone_care;
grant insert on open.action_programme to zone_community;
grant update (published_on) on open.action_programme to zone_community;

create policy owners_read on community.action_programme_owner for select to zone_community using (municipality_id = (select actor.municipality()) and community.tends_programme(programme_id));
-- Nobody makes somebody else an owner.
create policy owners_begin on community.action_programme_owner for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.tends_programme(programme_id)
	and coalesce(broker_id, (select actor.person())) = (select actor.person()) and coalesce(lead_id, (select actor.person())) = (select actor.person())
	and (broker_id is null or (select actor.is('social_broker'))) and (lead_id is null or (select actor.is('team_lead'))));
create policy owners_join on community.action_programme_owner for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.tends_programme(programme_id))
	with check (municipality_id = (select actor.municipality()) and (select actor.person()) = case when (select actor.is('social_broker')) then broker_id else lead_id end);
-- Each only their own place, and only while it is free.
create function community.owner_joins() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if actor.kind() is not null and (
		(new.broker_id is distinct from old.broker_id and (old.broker_id is not null or not actor.is('social_broker') or new.broker_id is distinct from actor.person()))
		or (new.lead_id is distinct from old.lead_id and (old.lead_id is not null or not actor.is('team_lead') or new.lead_id is distinct from actor.person()))) then
		raise exception 'nobody makes somebody else an owner' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger owner_joins before update on community.action_programme_owner for each row execute function community.owner_joins();
grant select, insert on community.action_programme_owner to zone_community;
grant update (broker_id, lead_id) on community.action_programme_owner to zone_community;

-- What hangs on a programme is seen by who sees the programme.
create policy as_the_programme on open.action_goal for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select from open.action_programme p where p.municipality_id = action_goal.municipality_id and p.id = programme_id));
create policy owners_add on open.action_goal for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.tends_programme(programme_id));
create policy as_the_goal on open.action_pledge for select to zone_open, zone_care using (
	municipality_id = (select actor.municipality()) and confirmed_on is not null
	and exists (select from open.action_goal g where g.municipality_id = action_pledge.municipality_id and g.id = goal_id));
create policy as_the_goal_and_own on open.action_pledge for select to zone_community using (
	municipality_id = (select actor.municipality()) and (community.tends_goal(goal_id)
		or (confirmed_on is not null and exists (select from open.action_goal g where g.municipality_id = action_pledge.municipality_id and g.id = goal_id))));
create policy owners_note on open.action_pledge for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.tends_goal(goal_id) and confirmed_how is distinct from 'code');
create policy owners_take_away on open.action_pledge for delete to zone_community using (municipality_id = (select actor.municipality()) and community.tends_goal(goal_id));
create policy owners_keep_code on community.action_pledge_code for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and exists (select from open.action_pledge p
		where p.municipality_id = action_pledge_code.municipality_id and p.id = pledge_id and p.confirmed_on is null and community.tends_goal(p.goal_id)));
create policy as_the_goal on open.action_progress for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select from open.action_goal g where g.municipality_id = action_progress.municipality_id and g.id = goal_id));
create policy owners_tell on open.action_progress for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.tends_goal(goal_id));
create policy as_the_goal on open.action_goal_initiative for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select from open.action_goal g where g.municipality_id = action_goal_initiative.municipality_id and g.id = goal_id));
create policy owners_link on open.action_goal_initiative for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.tends_goal(goal_id)
	and exists (select from open.initiative i where i.municipality_id = action_goal_initiative.municipality_id and i.id = initiative_id and i.published_at is not null));
create policy owners_unlink on open.action_goal_initiative for delete to zone_community using (municipality_id = (select actor.municipality()) and community.tends_goal(goal_id));

grant select on open.action_goal, open.action_pledge, open.action_progress, open.action_goal_initiative to zone_open, zone_community, zone_care;
grant insert on open.action_goal, open.action_pledge, open.action_progress, open.action_goal_initiative to zone_community;
grant delete on open.action_pledge, open.action_goal_initiative to zone_community;
grant insert on community.action_pledge_code to zone_community;

-- What somebody says yes to with the code on their slip.
create function community.pledge_by_code(hash text) returns table (organisation text, words text, goal text, programme text)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.organisation, p.words, g.words, a.title
	from community.action_pledge_code c
	join open.action_pledge p on p.municipality_id = c.municipality_id and p.id = c.pledge_id
	join open.action_goal g on g.municipality_id = p.municipality_id and g.id = p.goal_id
	join open.action_programme a on a.municipality_id = g.municipality_id and a.id = g.programme_id
	where c.municipality_id = (select actor.municipality()) and c.code_hash = hash and c.made_on > current_date - 90
$$;
-- Yes or no; the code goes with either, and with a no the pledge too. False when it opens nothing.
create function community.pledge_answer(hash text, yes boolean, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	one uuid;
begin
	delete from community.action_pledge_code c where c.municipality_id = actor.municipality() and c.code_hash = hash and c.made_on > today - 90 returning c.pledge_id into one;
	if one is null then return false; end if;
	if yes then
		update open.action_pledge p set confirmed_on = today, confirmed_how = 'code' where p.municipality_id = actor.municipality() and p.id = one;
	else
		delete from open.action_pledge p where p.municipality_id = actor.municipality() and p.id = one;
	end if;
	return true;
end
$$;
-- Words that name somebody after all: of the programme itself, a goal or a telling, with what neighbours counted under them. Day and state stay.
create function community.empty_action_words(programme uuid, row_id uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not community.tends_programme(programme) then return false; end if;
	update open.action_programme a set title = 'Weggehaald', intro = 'Weggehaald' where a.municipality_id = actor.municipality() and a.id = programme and a.id = row_id;
	if found then return true; end if;
	update open.action_goal g set words = 'Weggehaald', own_label = case when own_label = '' then '' else 'Weggehaald' end, source_ref = case source_kind when 'meeting' then 'Weggehaald' else source_ref end, own_was = null, own_target = null
		where g.municipality_id = actor.municipality() and g.id = row_id and g.programme_id = programme;
	if found then return true; end if;
	update open.action_progress t set words = 'Weggehaald', own_now = null from open.action_goal g
		where t.municipality_id = actor.municipality() and t.id = row_id and g.municipality_id = t.municipality_id and g.id = t.goal_id and g.programme_id = programme;
	return found;
end
$$;
-- A pledge that waits goes with its code: nobody can say yes to it any more.
create function community.pledge_goes_with_its_code() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
	if actor.is_task('privacy.erase') then
		delete from open.action_pledge p where p.municipality_id = old.municipality_id and p.id = old.pledge_id and p.confirmed_on is null;
	end if;
	return null;
end
$$;
create trigger pledge_goes_with_its_code after delete on community.action_pledge_code for each row execute function community.pledge_goes_with_its_code();
revoke all on function community.pledge_goes_with_its_code(), community.empty_action_words(uuid, uuid), community.pledge_by_code(text), community.pledge_answer(text, boolean, date) from public;
grant execute on function community.empty_action_words(uuid, uuid), community.pledge_by_code(text), community.pledge_answer(text, boolean, date) to zone_community;

call actor.let_erase('community.action_pledge_code');
call actor.let_erase('open.action_programme');
