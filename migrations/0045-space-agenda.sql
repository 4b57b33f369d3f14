-- The space agenda: which room is looked for beside what there is, who looks after a room and to whom that passes, and who uses it. (rooms)

-- What is looked for, as everybody may see it; the words and who said it stand apart.
create table open.room_demand (
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
	made_on date not null,
	-- A place was found, or it is not needed any more.
	ended_on date,
	found boolean not null default false,
	primary key (municipality_id, id),
	foreign key (municipality_id, area_code) references open.area (municipality_id, code)
);
create index room_demand_by_area on open.room_demand (municipality_id, area_code) where ended_on is null;

create table community.room_demand_words (
	municipality_id uuid not null,
	id uuid not null,
	area_code text not null,
	words text not null check (length(words) between 3 and 200),
	card_id uuid,
	worker_id uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, id) references open.room_demand (municipality_id, id) on delete cascade,
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	check ((card_id is null) <> (worker_id is null))
);
create index room_demand_words_of_card on community.room_demand_words (municipality_id, card_id) where card_id is not null;

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
	foreach t in array array['open.room_demand', 'community.room_demand_words', 'community.room_handover'] loop
		execute format('alter table %s enable row level security', t);
		execute format('alter table %s force row level security', t);
		execute format('create policy owner_tends on %s to current_user using (true) with check (true)', t);
	end loop;
end
$$;

create policy everybody_here_reads on open.room_demand for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy known_asks on open.room_demand for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and ended_on is null and not found and (select actor.kind()) in ('resident', 'volunteer', 'staff'));
create policy asker_ends on open.room_demand for update to zone_community
	using (municipality_id = (select actor.municipality()) and ended_on is null and (
		((select actor.is('social_broker')) and area_code = any ((select actor.areas())::text[]))
		or id in (select w.id from community.room_demand_words w where w.municipality_id = (select actor.municipality()) and coalesce(w.card_id, w.worker_id) = (select actor.person()))))
	with check (municipality_id = (select actor.municipality()));

-- The words are for who asked and who works in the area.
create policy area_reads on community.room_demand_words for select to zone_community using (
	municipality_id = (select actor.municipality()) and (
		(card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer')) or (worker_id = (select actor.person()) and (select actor.kind()) = 'staff')
		or ((select actor.is('social_broker', 'team_worker', 'team_lead', 'municipal_contact', 'policy_officer')) and area_code = any ((select actor.areas())::text[]))));
create policy known_says on community.room_demand_words for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and card_id is not distinct from (case when (select actor.kind()) in ('resident', 'volunteer') then (select actor.person()) end)
	and worker_id is not distinct from (case when (select actor.kind()) = 'staff' then (select actor.person()) end));

create policy room_and_area_read on community.room_handover for select to zone_community using (
	municipality_id = (select actor.municipality()) and (room_id = any ((select community.rooms_i_manage())::uuid[])
		or ((select actor.is('social_broker', 'team_worker', 'team_lead', 'municipal_contact', 'policy_officer')) and room_id in (
			select r.id from open.room r where r.municipality_id = (select actor.municipality()) and r.area_code = any ((select actor.areas())::text[])))));
create policy manager_hands_over on community.room_handover for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and room_id = any ((select community.rooms_i_manage())::uuid[]));

grant select on open.room_demand to zone_open, zone_community, zone_care;
grant insert on open.room_demand, community.room_demand_words, community.room_handover to zone_community;
grant update (ended_on, found) on open.room_demand to zone_community;
grant select on community.room_demand_words, community.room_handover to zone_community;

-- Who used rooms of these areas since a day, by kind: hours, and how many different users in steps of five. Under five users nothing is said.
create function community.room_mix(areas text[], since date) returns table (kind text, users bigint, hours bigint)
language sql stable security definer set search_path = pg_catalog
as $$
	select b.kind, (count(distinct coalesce(b.card_id::text, b.worker_id::text, lower(b.reach))) / 5) * 5,
		round(sum(extract(epoch from upper(u.during) - lower(u.during))) / 3600)::bigint
	from community.room_booking b
	join open.room_use u on u.municipality_id = b.municipality_id and u.id = b.id and u.freed_at is null and u.state = 'yes'
	join open.room r on r.municipality_id = b.municipality_id and r.id = b.room_id
	where b.municipality_id = (select actor.municipality()) and b.last_day >= since and b.last_day <= current_date
		and exists (select from unnest(areas) a where starts_with(substr(r.area_code, 3), substr(a, 3)))
		and (select actor.is('social_broker', 'team_worker', 'team_lead', 'municipal_contact', 'policy_officer'))
		and areas <@ (select actor.areas())::text[]
	group by b.kind
	having count(distinct coalesce(b.card_id::text, b.worker_id::text, lower(b.reach))) >= 5
$$;
revoke all on function community.room_mix(text[], date) from public;
grant execute on function community.room_mix(text[], date) to zone_community;

-- What somebody looked for goes with them; of two cards that were one the kept one goes on asking.
create function community.forget_room_demand(gone uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare kept uuid := (select c.merged_into from community.person_card c where c.municipality_id = actor.municipality() and c.id = gone and c.erased_at is not null);
begin
	if not actor.is_task('privacy.erase') then return; end if;
	if kept is not null then
		update community.room_demand_words w set card_id = kept where w.municipality_id = actor.municipality() and w.card_id = gone;
		return;
	end if;
	delete from open.room_demand d using community.room_demand_words w
	where w.municipality_id = actor.municipality() and d.municipality_id = w.municipality_id and d.id = w.id
		and (w.card_id = gone or w.card_id in (select c.id from community.person_card c where c.municipality_id = w.municipality_id and c.merged_into = gone));
end
$$;
revoke all on function community.forget_room_demand(uuid) from public;
grant execute on function community.forget_room_demand(uuid) to zone_community;
call actor.let_erase('open.room_demand');
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
