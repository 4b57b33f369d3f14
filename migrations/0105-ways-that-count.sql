-- What follows from the way of a district is real: within how many days somebody is spoken to, whom one may ask, and when who meets. (organising)

alter table open.arrangement add column talk_days smallint not null default 5 check (talk_days between 1 and 30);

-- Read by the functions below, that say no more of a team than what is asked.
create policy owner_reads on community.team for select to current_user using (true);

-- The teams that take part as whom one may ask. The names are copied: who is no worker reads no teams.
create table open.arrangement_team (
	municipality_id uuid not null,
	arrangement_id uuid not null,
	team_id uuid not null,
	called text not null check (length(called) between 2 and 120),
	primary key (municipality_id, arrangement_id, team_id),
	foreign key (municipality_id, arrangement_id) references open.arrangement (municipality_id, id) on delete cascade
);

-- When who meets about what. One that is said anew ends the one before, which stays to be read.
create table open.arrangement_meeting (
	municipality_id uuid not null,
	id uuid not null,
	arrangement_id uuid not null,
	kind text not null check (kind in ('cases', 'intake', 'front-and-back', 'network', 'community')),
	repeats text not null check (repeats in ('weekly', 'fortnightly', 'monthly')),
	-- The first one; the weekday, and which of its month, follow from it.
	first_on date not null,
	starts_at time not null,
	ends_at time not null,
	place text not null check (length(place) between 2 and 120),
	who text not null check (length(who) between 2 and 200),
	-- Whoever lives there may come. Never to where questions of one household are spoken about.
	welcome boolean not null default false,
	made_on date not null,
	until_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, arrangement_id) references open.arrangement (municipality_id, id) on delete cascade,
	check (ends_at > starts_at),
	check (not welcome or kind in ('network', 'community'))
);
create unique index arrangement_meeting_holds on open.arrangement_meeting (municipality_id, arrangement_id, kind) where until_on is null;

do $$
declare
	one regclass;
begin
	foreach one in array array['open.arrangement_team', 'open.arrangement_meeting']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
		execute format('create policy everyone_reads on %s for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()))', one);
	end loop;
end
$$;

-- A lead chooses for the own organisation: the team that gets the questions is of it, before and after. Else it is for who administrates the town.
create function community.is_of_my_organisation(team uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.team mine join community.team other on other.municipality_id = mine.municipality_id and other.organisation_id = mine.organisation_id
		where mine.municipality_id = actor.municipality() and mine.id = actor.team() and other.id = team)
$$;
create function community.may_arrange(area text, first_team uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select (select actor.kind()) = 'staff' and area = any ((select actor.areas())::text[])
		and ((select actor.is('administrator')) or (select actor.is('team_lead')) and community.is_of_my_organisation(first_team))
$$;
revoke all on function community.is_of_my_organisation(uuid), community.may_arrange(text, uuid) from public;
grant execute on function community.is_of_my_organisation(uuid), community.may_arrange(text, uuid) to zone_community;

drop policy leads_choose on open.arrangement;
create policy leads_choose on open.arrangement for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead')) and (select actor.is(chosen_as))
	and community.may_arrange(area_code, first_team_id) and until_on is null);
drop policy leads_end on open.arrangement;
create policy leads_end on open.arrangement for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead')) and community.may_arrange(area_code, first_team_id) and until_on is null)
	with check (municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead')) and community.may_arrange(area_code, first_team_id) and until_on is not null);
create policy leads_name on open.arrangement_team for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead'))
	and exists (select from open.arrangement a where a.municipality_id = arrangement_team.municipality_id and a.id = arrangement_id
		and a.until_on is null and community.may_arrange(a.area_code, a.first_team_id)));
create policy leads_call on open.arrangement_meeting for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead')) and until_on is null
	and exists (select from open.arrangement a where a.municipality_id = arrangement_meeting.municipality_id and a.id = arrangement_id
		and a.until_on is null and community.may_arrange(a.area_code, a.first_team_id)));
create policy leads_call_off on open.arrangement_meeting for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead')) and until_on is null
		and exists (select from open.arrangement a where a.municipality_id = arrangement_meeting.municipality_id and a.id = arrangement_id
			and community.may_arrange(a.area_code, a.first_team_id)))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead')) and until_on is not null);
grant select on open.arrangement_team, open.arrangement_meeting to zone_open, zone_community, zone_care;
grant insert on open.arrangement_team, open.arrangement_meeting to zone_community;
grant update (until_on) on open.arrangement_meeting to zone_community;

-- What a desk hands up to another organisation than its own goes with a yes to that very organisation, and that is kept.
alter table community.desk_handover add column agreed_to text not null default '' check (length(agreed_to) <= 120);
create function community.organisation_called(team uuid) returns text
language sql stable security definer set search_path = pg_catalog
as $$
	select o.name from community.team t join community.organisation o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
	where t.municipality_id = actor.municipality() and t.id = team
$$;
create function community.is_same_organisation(one uuid, other uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.team a join community.team b on b.municipality_id = a.municipality_id and b.organisation_id = a.organisation_id
		where a.municipality_id = actor.municipality() and a.id = one and b.id = other)
$$;
revoke all on function community.organisation_called(uuid), community.is_same_organisation(uuid, uuid) from public;
grant execute on function community.organisation_called(uuid), community.is_same_organisation(uuid, uuid) to zone_community;
create policy owner_reads on community.organisation for select to current_user using (true);
drop policy desk_hands_up on community.desk_handover;
create policy desk_hands_up on community.desk_handover for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and from_person = (select actor.person()) and taken_by is null and done_on is null
	and exists (select from community.desk_question q join open.desk d on d.municipality_id = q.municipality_id and d.id = q.desk_id
		where q.municipality_id = desk_handover.municipality_id and q.id = question_id
			and (community.is_same_organisation(d.team_id, to_team) or agreed_to = community.organisation_called(to_team))
			and ((to_worker is null and (to_team = d.team_id
					or exists (select from open.arrangement a where a.municipality_id = d.municipality_id and a.area_code = 'WK' || substr(d.area_code, 3, 6)
						and a.until_on is null and a.first_team_id = to_team and a.way in ('team', 'desk'))))
				or exists (select from community.desk_presence p where p.municipality_id = q.municipality_id and p.desk_id = d.id and p.on_day = handed_on
					and p.kind = 'professional' and p.person = to_worker and p.team_id = to_team))));
