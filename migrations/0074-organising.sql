-- How a district organises: a team, a desk with organisations behind it, or a network; with why, for everybody to read, and with the choices before. (organising)

create table open.arrangement (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^WK\d{6}$'),
	way text not null check (way in ('team', 'desk', 'network')),
	ground text not null check (ground in ('one', 'seconded', 'own')),
	why text not null check (length(why) between 10 and 600),
	-- What the assignment covers, and how far the help goes.
	breadth text not null check (length(breadth) between 5 and 280),
	depth text not null check (length(depth) between 5 and 280),
	-- Percent of the week for work with the neighbourhood.
	community_share smallint not null check (community_share between 0 and 100),
	expect text not null check (length(expect) between 10 and 600),
	asked text not null check (length(asked) between 10 and 600),
	reach text not null check (length(reach) between 5 and 280),
	parties text not null check (length(parties) between 3 and 600),
	-- The names are copied: who is no worker reads no teams.
	first_team_id uuid not null,
	first_team text not null check (length(first_team) between 2 and 120),
	back_team_id uuid,
	back_team text not null default '' check (length(back_team) <= 120),
	since_on date not null,
	made_on date not null,
	until_on date,
	chosen_as text not null check (chosen_as in ('administrator', 'team_lead')),
	primary key (municipality_id, id),
	check ((back_team_id is null) = (back_team = '')),
	check (back_team_id is distinct from first_team_id)
);
create index arrangement_by_area on open.arrangement (municipality_id, area_code, made_on desc);
create unique index arrangement_holds on open.arrangement (municipality_id, area_code) where until_on is null;

-- Which colleague chose. Everybody reads in what role.
create table community.arrangement_maker (
	municipality_id uuid not null,
	arrangement_id uuid not null,
	worker_id uuid not null,
	primary key (municipality_id, arrangement_id),
	foreign key (municipality_id, arrangement_id) references open.arrangement (municipality_id, id) on delete cascade,
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id)
);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.arrangement', 'community.arrangement_maker']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create policy everyone_reads on open.arrangement for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
-- The lead of the district, and who administrates the town; each in their own role.
create policy leads_choose on open.arrangement for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead')) and (select actor.is(chosen_as))
	and area_code = any ((select actor.areas())::text[]) and until_on is null);
-- A choice is ended and never written over.
create policy leads_end on open.arrangement for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead')) and area_code = any ((select actor.areas())::text[]) and until_on is null)
	with check (municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead')) and area_code = any ((select actor.areas())::text[]) and until_on is not null);
create policy who_chooses_reads on community.arrangement_maker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead')));
create policy who_chooses_signs on community.arrangement_maker for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'team_lead')) and worker_id = (select actor.person())
	and exists (select from open.arrangement a where a.municipality_id = arrangement_maker.municipality_id and a.id = arrangement_id
		and a.area_code = any ((select actor.areas())::text[]) and a.until_on is null));
grant select on open.arrangement to zone_open, zone_community, zone_care;
grant insert on open.arrangement to zone_community;
grant update (until_on) on open.arrangement to zone_community;
grant select, insert on community.arrangement_maker to zone_community;
call actor.let_erase('community.arrangement_maker');

-- What a desk hands up without naming somebody goes to its own team, or to the team that has the first talk in that district.
drop policy desk_hands_up on community.desk_handover;
create policy desk_hands_up on community.desk_handover for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and from_person = (select actor.person()) and taken_by is null and done_on is null
	and exists (select from community.desk_question q join open.desk d on d.municipality_id = q.municipality_id and d.id = q.desk_id
		where q.municipality_id = desk_handover.municipality_id and q.id = question_id
			and ((to_worker is null and (to_team = d.team_id
					or exists (select from open.arrangement a where a.municipality_id = d.municipality_id and a.area_code = 'WK' || substr(d.area_code, 3, 6)
						and a.until_on is null and a.first_team_id = to_team and a.way in ('team', 'desk'))))
				or exists (select from community.desk_presence p where p.municipality_id = q.municipality_id and p.desk_id = d.id and p.on_day = handed_on
					and p.kind = 'professional' and p.person = to_worker and p.team_id = to_team))));
