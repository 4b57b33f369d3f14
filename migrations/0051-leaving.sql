-- A worker who goes: what hangs on them alone, to whom each goes, introduced in person and agreed again; and what was left behind by who is gone already. (leaving)

create table community.leaving (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	worker_id uuid not null,
	team_id uuid not null,
	last_day date not null,
	begun_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id) on delete cascade,
	foreign key (municipality_id, team_id) references community.team (municipality_id, id)
);
create unique index leaving_once on community.leaving (municipality_id, worker_id, team_id);
create index leaving_last_day on community.leaving (municipality_id, last_day);

-- To whom one tie goes. Holds no names: those stand where the tie stands.
create table community.leaving_tie (
	municipality_id uuid not null,
	id uuid not null,
	leaving_id uuid not null,
	kind text not null check (kind in ('card', 'circle', 'peers', 'watch', 'light-role', 'room', 'place', 'person-to-ask', 'round')),
	subject_id uuid not null,
	to_worker uuid not null,
	introduced_on date,
	-- What the person said of it; of a place, a room or a round nobody is asked.
	said text check (said in ('yes', 'rather-not')),
	passed_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, leaving_id) references community.leaving (municipality_id, id) on delete cascade,
	foreign key (municipality_id, to_worker) references community.worker (municipality_id, id) on delete cascade,
	check (said is null or introduced_on is not null)
);
create unique index leaving_tie_once on community.leaving_tie (municipality_id, leaving_id, kind, subject_id) where passed_on is null;
create index leaving_tie_to on community.leaving_tie (municipality_id, to_worker) where passed_on is null;

do $$
declare one regclass;
begin
	foreach one in array array['community.leaving', 'community.leaving_tie']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_looks on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;
-- Ties of circles go along too; the other tables let their functions do so already.
create policy ties_go_over on community.circle for update to current_user using (true) with check (true);
create policy ties_go_over on community.circle_plan for update to current_user using (true) with check (true);

create function community.works_with_residents() returns boolean
language sql stable set search_path = pg_catalog
as $$
	select actor.is('social_broker', 'team_worker')
$$;

create policy worker_reads_own on community.leaving for select to zone_community using (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and team_id = (select actor.team()) and (select community.works_with_residents()));
create policy worker_begins on community.leaving for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and team_id = (select actor.team()) and (select community.works_with_residents()));
create policy worker_changes on community.leaving for update to zone_community
	using (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and team_id = (select actor.team()))
	with check (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and team_id = (select actor.team()));
create policy worker_stays on community.leaving for delete to zone_community using (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and team_id = (select actor.team()));

create policy who_goes_reads on community.leaving_tie for select to zone_community using (
	municipality_id = (select actor.municipality()) and exists (
		select from community.leaving l where l.municipality_id = leaving_tie.municipality_id and l.id = leaving_id and l.worker_id = (select actor.person()) and l.team_id = (select actor.team())));
create policy worker_hands on community.leaving_tie for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and passed_on is null and exists (
		select from community.leaving l where l.municipality_id = leaving_tie.municipality_id and l.id = leaving_id and l.worker_id = (select actor.person()) and l.team_id = (select actor.team())));
create policy worker_hands_otherwise on community.leaving_tie for update to zone_community
	using (municipality_id = (select actor.municipality()) and passed_on is null and exists (
		select from community.leaving l where l.municipality_id = leaving_tie.municipality_id and l.id = leaving_id and l.worker_id = (select actor.person()) and l.team_id = (select actor.team())))
	with check (municipality_id = (select actor.municipality()) and passed_on is null);

-- Whether somebody has work in a team on a day, or in any. A role that ran out is mostly one that is to be given again: it counts two weeks more.
create function community.has_work(worker uuid, team uuid, day date) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.assignment a where a.municipality_id = (select actor.municipality()) and a.worker_id = worker and (team is null or a.team_id = team)
		and a.role in ('social_broker', 'team_worker') and (a.ended_on is null or a.ended_on > day) and day between a.valid_from and a.valid_until + 14)
$$;

-- Everything of a team that hangs on one worker of it: cards, circles that lean on them, groups they still carry, looking out they help with,
-- light roles they stay near, rooms, rounds of the neighbourhood budget they answer for, and places and people to ask on the map. `called` is a first name or a title. Who wants to
-- be left alone is handed to nobody: the privacy officer sees that card.
set local check_function_bodies = off;
create function community.ties_in(team uuid) returns table (worker_id uuid, kind text, id uuid, card_id uuid, called text)
language sql stable security definer set search_path = pg_catalog
as $$
	with ties as (
		select c.keeper_id as worker_id, 'card' as kind, c.id, c.id as card_id, c.called
		from community.person_card c
		where c.municipality_id = (select actor.municipality()) and c.team_id = team and c.keeper_id is not null
			and c.erase_on is null and c.erased_at is null and c.merged_into is null and c.consent_withdrawn_at is null and c.restricted_at is null
		union all
		select c.safety_net_id, 'circle', c.id, null, c.name from community.circle c
		join community.circle_plan p on p.municipality_id = c.municipality_id and p.id = c.plan_id
		where c.municipality_id = (select actor.municipality()) and p.team_id = team and c.ended_on is null
		union all
		select g.made_by, 'peers', g.id, null, g.theme_code from community.peer_group g
		where g.municipality_id = (select actor.municipality()) and g.team_id = team and g.self_since is null and g.ended_on is null
		union all
		select w.worker_id, 'watch', w.id, m.card_id, coalesce(m.called, w.title) from community.watch w
		left join community.watch_member m on m.municipality_id = w.municipality_id and m.watch_id = w.id and m.role = 'watched'
		where w.municipality_id = (select actor.municipality()) and w.team_id = team and w.ended_at is null
		union all
		select r.worker_id, 'light-role', r.id, r.card_id, c.called from community.light_role r
		join community.person_card c on c.municipality_id = r.municipality_id and c.id = r.card_id and c.restricted_at is null and c.consent_withdrawn_at is null and c.erase_on is null and c.erased_at is null
		where r.municipality_id = (select actor.municipality()) and r.team_id = team and r.ended_at is null and r.answer is distinct from 'no'
		union all
		select e.keeper_id, case when e.kind = 'person' then 'person-to-ask' else 'place' end, e.id, e.card_id, e.name from community.map_entry e
		where e.municipality_id = (select actor.municipality()) and e.team_id = team and e.keeper_id is not null and e.ended_on is null
		union all
		select o.owner_id, 'round', o.id, null, o.title from open.budget_round o
		where o.municipality_id = (select actor.municipality()) and o.team_id = team and o.ended_on is null
			-- Only who may run it can answer for it.
			and o.area_code = any ((select actor.areas())::text[])
			and exists (select from community.assignment a where a.municipality_id = o.municipality_id and a.worker_id = o.owner_id and a.team_id = team and a.role in ('social_broker', 'team_worker', 'team_lead'))
		union all
		-- A room is of no team: it goes along with the team its manager works for, or was the last to work for.
		select p.worker_id, 'room', p.id, null, r.name from community.room_person p
		join open.room r on r.municipality_id = p.municipality_id and r.id = p.room_id and r.ended_on is null
		where p.municipality_id = (select actor.municipality()) and p.worker_id is not null and p.manages and p.ended_on is null
			and (community.has_work(p.worker_id, team, current_date) or not community.has_work(p.worker_id, null, current_date) and team = (
				select a.team_id from community.assignment a where a.municipality_id = p.municipality_id and a.worker_id = p.worker_id and a.role in ('social_broker', 'team_worker')
				order by coalesce(a.ended_on, a.valid_until) desc limit 1))
	)
	select t.worker_id, t.kind, t.id, t.card_id, t.called from ties t
	where team = (select actor.team()) and (select community.works_with_residents())
$$;
set local check_function_bodies = on;

-- What hangs on the actor in the team they act for.
create function community.my_ties() returns table (kind text, id uuid, card_id uuid, called text)
language sql stable security definer set search_path = pg_catalog
as $$
	select t.kind, t.id, t.card_id, t.called from community.ties_in((select actor.team())) t where t.worker_id = (select actor.person())
$$;

-- What hangs on somebody who has no work in the team any more; not for whom the person said they would rather have another.
create function community.ties_left_behind(day date) returns table (kind text, id uuid, card_id uuid, called text, worker_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$
	select t.kind, t.id, t.card_id, t.called, t.worker_id from community.ties_in((select actor.team())) t
	where not community.has_work(t.worker_id, (select actor.team()), day)
		-- A lead who is still there answers for their rounds themselves.
		and not (t.kind = 'round' and exists (select from community.assignment a where a.municipality_id = (select actor.municipality()) and a.worker_id = t.worker_id and a.team_id = (select actor.team())
			and a.role = 'team_lead' and (a.ended_on is null or a.ended_on > day) and day between a.valid_from and a.valid_until + 14))
		and not exists (select from community.leaving_tie h where h.municipality_id = (select actor.municipality()) and h.kind = t.kind and h.subject_id = t.id
			and h.to_worker = (select actor.person()) and h.said = 'rather-not')
$$;

-- What comes to the actor from who goes: introduced, or still to be.
create function community.ties_coming_to_me() returns table (id uuid, from_worker uuid, kind text, subject_id uuid, card_id uuid, called text, introduced_on date, said text)
language sql stable security definer set search_path = pg_catalog
as $$
	select h.id, l.worker_id, h.kind, h.subject_id, t.card_id, t.called, h.introduced_on, h.said
	from community.leaving_tie h
	join community.leaving l on l.municipality_id = h.municipality_id and l.id = h.leaving_id and l.team_id = (select actor.team())
	join community.ties_in((select actor.team())) t on t.kind = h.kind and t.id = h.subject_id and t.worker_id = l.worker_id
	where h.municipality_id = (select actor.municipality()) and h.to_worker = (select actor.person()) and h.passed_on is null
$$;

-- One tie goes over to the actor: what somebody hands them after the person met them and agreed, or what was left behind. False when neither is so.
create function community.take_over_tie(which text, subject uuid, day date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	here uuid := actor.municipality();
	me uuid := actor.person();
	handed uuid;
	holder uuid;
	done boolean;
begin
	if not community.works_with_residents() then return false; end if;
	select c.id, c.from_worker into handed, holder from community.ties_coming_to_me() c
	where c.kind = which and c.subject_id = subject and c.introduced_on is not null and (c.said = 'yes' or c.kind in ('room', 'place', 'round'));
	if handed is null then
		select t.worker_id into holder from community.ties_left_behind(day) t where t.kind = which and t.id = subject;
	end if;
	if holder is null then return false; end if;
	-- Each only as long as it hangs on that worker: of two who tap at once one takes it over.
	case which
		when 'card' then update community.person_card c set keeper_id = me where c.municipality_id = here and c.id = subject and c.keeper_id = holder;
		when 'circle' then
			update community.circle_plan p set made_by = me from community.circle c
			where p.municipality_id = here and c.municipality_id = here and c.id = subject and p.id = c.plan_id and p.made_by = holder;
			update community.circle c set safety_net_id = me where c.municipality_id = here and c.id = subject and c.safety_net_id = holder;
		when 'peers' then update community.peer_group g set made_by = me where g.municipality_id = here and g.id = subject and g.made_by = holder;
		when 'watch' then update community.watch w set worker_id = me where w.municipality_id = here and w.id = subject and w.worker_id = holder;
		when 'round' then update open.budget_round o set owner_id = me, owner_called = w.first_name from community.worker w
			where o.municipality_id = here and o.id = subject and o.owner_id = holder and w.municipality_id = here and w.id = me;
		when 'light-role' then update community.light_role r set worker_id = me where r.municipality_id = here and r.id = subject and r.worker_id = holder;
		when 'room' then
			if exists (select from community.room_person p join community.room_person mine on mine.municipality_id = p.municipality_id and mine.room_id = p.room_id
				and mine.worker_id = me and mine.ended_on is null where p.municipality_id = here and p.id = subject) then
				update community.room_person p set manages = true from community.room_person gone
				where gone.municipality_id = here and gone.id = subject and p.municipality_id = here and p.room_id = gone.room_id and p.worker_id = me and p.ended_on is null;
				update community.room_person p set ended_on = day where p.municipality_id = here and p.id = subject and p.worker_id = holder;
			else
				update community.room_person p set worker_id = me, since = day, called = w.first_name from community.worker w
				where p.municipality_id = here and p.id = subject and p.worker_id = holder and w.municipality_id = here and w.id = me;
			end if;
		else update community.map_entry e set keeper_id = me where e.municipality_id = here and e.id = subject and e.keeper_id = holder;
	end case;
	done := found;
	update community.leaving_tie h set passed_on = day where h.municipality_id = here and h.id = handed and done;
	return done;
end
$$;

-- Of who takes back their yes or is erased nobody keeps to whom they were to go.
create function community.leaving_forgets() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	delete from community.leaving_tie h where h.municipality_id = new.municipality_id and h.kind = 'card' and h.subject_id = new.id;
	return null;
end
$$;
create trigger leaving_forgets after update on community.person_card for each row
	when (new.erased_at is not null or new.erase_on is not null or new.consent_withdrawn_at is not null or new.restricted_at is not null) execute function community.leaving_forgets();

grant select on community.leaving, community.leaving_tie to zone_community;
grant insert on community.leaving, community.leaving_tie to zone_community;
grant update (last_day) on community.leaving to zone_community;
grant delete on community.leaving to zone_community;
grant update (to_worker, introduced_on, said) on community.leaving_tie to zone_community;
revoke all on function community.has_work(uuid, uuid, date), community.ties_in(uuid), community.my_ties(), community.ties_left_behind(date), community.ties_coming_to_me(), community.take_over_tie(text, uuid, date) from public;
grant execute on function community.my_ties(), community.ties_left_behind(date), community.ties_coming_to_me(), community.take_over_tie(text, uuid, date) to zone_community;
call actor.let_erase('community.leaving');
