-- The space agenda: which room is looked for beside what there is, who looks after a room and to whom that passes, and who uses it. (rooms)

-- What is looked for: for who asked and who works in the area. Everybody else gets numbers, see room_demand_counts.
create table community.room_demand (
	municipality_id uuid not null,
	id uuid not null,
	area_code text not null,
	kind text not null check (kind in ('initiative', 'association', 'professional', 'private', 'commercial')),
	often text not null check (often in ('once', 'month', 'two-weeks', 'week', 'daily')),
	people integer not null check (people between 1 and 2000),
	since date not null,
	-- What a part of a day may cost at most.
	most_cents integer not null check (most_cents between 0 and 1000000),
	-- The kind of management that would suit; null when it does not matter.
	management text check (management in ('residents', 'social', 'technical')),
	words text not null check (length(words) between 3 and 200),
	card_id uuid,
	worker_id uuid,
	made_on date not null,
	-- A place was found, or it is not needed any more.
	ended_on date,
	found boolean not null default false,
	primary key (municipality_id, id),
	foreign key (municipality_id, area_code) references open.area (municipality_id, code),
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	check ((card_id is null) <> (worker_id is null))
);
create index room_demand_by_area on community.room_demand (municipality_id, area_code) where ended_on is null;
create index room_demand_of_card on community.room_demand (municipality_id, card_id) where card_id is not null;

-- The management of a room passes to others: what was agreed, and when people talk about it again.
create table community.room_handover (
	municipality_id uuid not null,
	id uuid not null,
	room_id uuid not null,
	from_kind text not null check (from_kind in ('residents', 'social', 'technical')),
	to_kind text not null check (to_kind in ('residents', 'social', 'technical') and to_kind <> from_kind),
	on_day date not null,
	agreed text not null check (length(agreed) between 5 and 1000),
	talk_on date,
	made_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, room_id) references open.room (municipality_id, id) on delete cascade
);
create index room_handover_by_room on community.room_handover (municipality_id, room_id, on_day desc);

do $$
declare t text;
begin
	foreach t in array array['community.room_demand', 'community.room_handover'] loop
		execute format('alter table %s enable row level security', t);
		execute format('alter table %s force row level security', t);
		execute format('create policy owner_tends on %s to current_user using (true) with check (true)', t);
	end loop;
end
$$;

-- Who pays reads numbers alone: never a contact of the municipality, an officer or an administrator.
create policy area_reads on community.room_demand for select to zone_community using (
	municipality_id = (select actor.municipality()) and (
		(card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer')) or (worker_id = (select actor.person()) and (select actor.kind()) = 'staff')
		or ((select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]))));
create policy known_asks on community.room_demand for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and ended_on is null and not found
	and card_id is not distinct from (case when (select actor.kind()) in ('resident', 'volunteer') then (select actor.person()) end)
	and worker_id is not distinct from (case when (select actor.kind()) = 'staff' then (select actor.person()) end));
create policy asker_ends on community.room_demand for update to zone_community
	using (municipality_id = (select actor.municipality()) and ended_on is null and (
		((select actor.is('social_broker')) and area_code = any ((select actor.areas())::text[]))
		or (card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer')) or (worker_id = (select actor.person()) and (select actor.kind()) = 'staff')))
	with check (municipality_id = (select actor.municipality()));

create policy room_and_area_read on community.room_handover for select to zone_community using (
	municipality_id = (select actor.municipality()) and (room_id = any ((select community.rooms_i_manage())::uuid[])
		or ((select actor.is('social_broker', 'team_worker', 'team_lead')) and room_id in (
			select r.id from open.room r where r.municipality_id = (select actor.municipality()) and r.area_code = any ((select actor.areas())::text[])))));
create policy manager_hands_over on community.room_handover for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and room_id = any ((select community.rooms_i_manage())::uuid[]));

grant select, insert on community.room_demand, community.room_handover to zone_community;
grant update (ended_on, found) on community.room_demand to zone_community;

-- How many look for a room, for everybody: by kind and by whole district, from ten askers up, in steps of ten. A neighbourhood gets
-- the numbers of its district, so that nothing can be taken off one another.
create function community.room_demand_counts(area text) returns table (area_code text, kind text, askers bigint)
language sql stable security definer set search_path = pg_catalog
as $$
	select (case when length(w.part) = 4 then 'GM' else 'WK' end) || w.part, w.kind, (count(distinct w.asker) / 10) * 10
	from (select left(substr(d.area_code, 3), 6) as part, d.kind, coalesce(d.card_id, d.id) as asker
		from community.room_demand d where d.municipality_id = (select actor.municipality()) and d.ended_on is null) w
	where starts_with(w.part, left(substr(area, 3), 6))
	group by w.part, w.kind
	having count(distinct w.asker) >= 10
$$;
-- Who used rooms of a district in the last whole month, by kind: different users in steps of five, hours in steps of ten. Under five
-- users nothing is said, under ten for who pays. District and month stand fast: two answers cannot be taken off one another.
create function community.room_mix(district text) returns table (kind text, users bigint, hours bigint)
language sql stable security definer set search_path = pg_catalog
as $$
	select b.kind, (count(distinct coalesce(b.card_id::text, b.worker_id::text, lower(b.reach))) / 5) * 5,
		round(sum(extract(epoch from upper(u.during) - lower(u.during))) / 36000)::bigint * 10
	from community.room_booking b
	join open.room_use u on u.municipality_id = b.municipality_id and u.id = b.id and u.freed_at is null and u.state = 'yes'
	join open.room r on r.municipality_id = b.municipality_id and r.id = b.room_id
	where b.municipality_id = (select actor.municipality())
		and b.last_day >= date_trunc('month', current_date) - interval '1 month' and b.last_day < date_trunc('month', current_date)
		and district like 'WK______' and left(substr(r.area_code, 3), 6) = substr(district, 3)
		and (select actor.is('social_broker', 'team_worker', 'team_lead', 'municipal_contact', 'policy_officer'))
		and district = any ((select actor.areas())::text[])
	group by b.kind
	having count(distinct coalesce(b.card_id::text, b.worker_id::text, lower(b.reach)))
		>= case when (select actor.is('social_broker', 'team_worker', 'team_lead')) then 5 else 10 end
$$;
revoke all on function community.room_demand_counts(text), community.room_mix(text) from public;
grant execute on function community.room_demand_counts(text), community.room_mix(text) to zone_community;

-- What somebody looked for goes with them; of two cards that were one the kept one goes on asking.
create function community.forget_room_demand(gone uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare kept uuid := (select c.merged_into from community.person_card c where c.municipality_id = actor.municipality() and c.id = gone and c.erased_at is not null);
begin
	if not actor.is_task('privacy.erase') then return; end if;
	if kept is not null then
		update community.room_demand d set card_id = kept where d.municipality_id = actor.municipality() and d.card_id = gone;
		return;
	end if;
	delete from community.room_demand d where d.municipality_id = actor.municipality()
		and (d.card_id = gone or d.card_id in (select c.id from community.person_card c where c.municipality_id = d.municipality_id and c.merged_into = gone));
end
$$;
revoke all on function community.forget_room_demand(uuid) from public;
grant execute on function community.forget_room_demand(uuid) to zone_community;
call actor.let_erase('community.room_demand');
call actor.let_erase('community.room_handover');

-- What was agreed for a day holds from that day on.
create function community.room_pass_on(today date) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('rooms.tend') then return; end if;
	update open.room r set management = latest.to_kind
	from (
		select distinct on (h.room_id) h.municipality_id, h.room_id, h.to_kind from community.room_handover h
		where h.municipality_id = actor.municipality() and h.on_day <= today order by h.room_id, h.on_day desc, h.id desc) latest
	where r.municipality_id = latest.municipality_id and r.id = latest.room_id and r.management <> latest.to_kind;
end
$$;
revoke all on function community.room_pass_on(date) from public;
grant execute on function community.room_pass_on(date) to zone_community;
