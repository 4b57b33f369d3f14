-- Rooms that neighbours look after themselves: what they are, who has the key, and a calendar in which no time is given twice. (rooms)
create extension if not exists btree_gist with schema community;

create table open.room (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	-- The place on the social map it is in; without a key, because what is not confirmed leaves that map.
	map_entry_id uuid,
	area_code text not null,
	name text not null check (length(name) between 2 and 80),
	summary text not null check (length(summary) <= 600),
	address text not null check (length(address) <= 120),
	most_people integer not null check (most_people between 1 and 2000),
	things text[] not null default '{}' check (things <@ '{kitchen,coffee,screen,sound,stage,tools,wifi,play-corner,quiet}'::text[]),
	wheelchair boolean not null,
	toilet boolean not null,
	hours text[] not null check (cardinality(hours) <= 40),
	closed_days date[] not null default '{}' check (cardinality(closed_days) <= 200),
	free_for_initiatives boolean not null,
	part_cents integer not null check (part_cents between 0 and 1000000),
	commercial_cents integer not null check (commercial_cents between 0 and 1000000),
	minutes_between integer not null check (minutes_between between 0 and 240),
	hold_hours integer not null check (hold_hours between 1 and 168),
	at_once text not null check (at_once in ('everyone', 'known', 'nobody')),
	cancel_hours integer not null check (cancel_hours between 0 and 720),
	management text not null check (management in ('residents', 'social', 'technical')),
	-- What it costs a week to keep.
	week_cents integer check (week_cents between 0 and 100000000),
	made_at timestamptz not null,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, area_code) references open.area (municipality_id, code)
);
create index room_by_area on open.room (municipality_id, area_code) where ended_on is null;

-- House rules in versions. Who booked agreed with one; a big change is agreed again.
create table open.room_rules (
	municipality_id uuid not null,
	room_id uuid not null,
	version integer not null check (version > 0),
	text text not null check (length(text) between 5 and 4000),
	big boolean not null,
	made_on date not null,
	primary key (municipality_id, room_id, version),
	foreign key (municipality_id, room_id) references open.room (municipality_id, id) on delete cascade
);

-- When a room is taken, for everybody to see: a time and at most a public word. Who, stands in community.room_booking.
create table open.room_use (
	municipality_id uuid not null,
	id uuid not null,
	room_id uuid not null,
	during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during) and upper(during) - lower(during) <= interval '24 hours'),
	-- With the minutes between after it: two that follow each other keep them.
	blocked tstzrange not null,
	title text not null default '' check (length(title) <= 60),
	state text not null check (state in ('held', 'asked', 'yes')),
	held_until timestamptz,
	freed_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, room_id) references open.room (municipality_id, id) on delete cascade,
	-- An option and a question both end by themselves.
	check ((state <> 'yes') = (held_until is not null)),
	-- The promise: no time is given twice, whoever asks at the same moment.
	constraint room_use_once exclude using gist (municipality_id with =, room_id with =, blocked with &&) where (freed_at is null)
);

create table community.room_person (
	municipality_id uuid not null,
	id uuid not null,
	room_id uuid not null,
	card_id uuid,
	worker_id uuid,
	-- As the others of this room may call them.
	called text not null check (length(called) between 1 and 40),
	manages boolean not null,
	-- When this person opens the door.
	opens text not null default '' check (length(opens) <= 200),
	since date not null,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, room_id) references open.room (municipality_id, id) on delete cascade,
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	check ((card_id is null) <> (worker_id is null))
);
create unique index room_person_once on community.room_person (municipality_id, room_id, coalesce(card_id, worker_id)) where ended_on is null;
create index room_person_of_card on community.room_person (municipality_id, card_id) where ended_on is null;

create table community.room_key (
	municipality_id uuid not null,
	id uuid not null,
	room_id uuid not null,
	label text not null check (length(label) between 1 and 60),
	-- Somebody of the room, or an organisation; neither once nobody knows any more.
	person_id uuid,
	organisation text not null default '' check (length(organisation) <= 80),
	handed_on date not null,
	back_on date check (back_on >= handed_on),
	primary key (municipality_id, id),
	foreign key (municipality_id, room_id) references open.room (municipality_id, id) on delete cascade,
	foreign key (municipality_id, person_id) references community.room_person (municipality_id, id) on delete set null (person_id)
);
create index room_key_by_room on community.room_key (municipality_id, room_id);

-- Who is asked to join types this code, so that nobody is put in without doing so.
create table community.room_invite (
	municipality_id uuid not null,
	id uuid not null,
	room_id uuid not null,
	manages boolean not null,
	code_hash text not null,
	made_on date not null,
	used_on date,
	primary key (municipality_id, id),
	unique (municipality_id, code_hash),
	foreign key (municipality_id, room_id) references open.room (municipality_id, id) on delete cascade
);

create table community.room_booking (
	municipality_id uuid not null,
	-- The same as that of the time in open.room_use.
	id uuid not null,
	room_id uuid not null,
	-- Everything booked in one go.
	series_id uuid not null,
	card_id uuid,
	worker_id uuid,
	initiative_id uuid,
	kind text not null check (kind in ('initiative', 'association', 'professional', 'private', 'commercial')),
	name text not null check (length(name) between 1 and 60),
	reach text not null check (length(reach) between 5 and 120),
	people integer not null check (people between 1 and 2000),
	-- The public word, shown once the booker is known or a manager said yes.
	title text not null check (length(title) <= 60),
	words text not null check (length(words) <= 280),
	price_cents integer not null check (price_cents >= 0),
	rules_version integer not null check (rules_version >= 0),
	-- Also reads it, moves it and cancels it, without an account.
	code_hash text not null,
	booked_at timestamptz not null,
	last_day date not null,
	attended text check (attended in ('came', 'missed')),
	reminded_on date,
	-- Cancelled, refused, or an option that ran out: who it was is forgotten a week later.
	freed_on date,
	locale text not null default 'nl' check (locale in ('nl', 'en')),
	primary key (municipality_id, id),
	foreign key (municipality_id, id) references open.room_use (municipality_id, id) on delete cascade,
	foreign key (municipality_id, room_id) references open.room (municipality_id, id) on delete cascade,
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id)
);
create index room_booking_by_room on community.room_booking (municipality_id, room_id, last_day);
create index room_booking_by_card on community.room_booking (municipality_id, card_id) where card_id is not null;
create index room_booking_by_code on community.room_booking (municipality_id, code_hash);

do $$
declare t text;
begin
	foreach t in array array['open.room', 'open.room_rules', 'open.room_use', 'community.room_person', 'community.room_key', 'community.room_invite', 'community.room_booking'] loop
		execute format('alter table %s enable row level security', t);
		execute format('alter table %s force row level security', t);
		-- Functions of the owner below look further than who asks.
		execute format('create policy owner_tends on %s to current_user using (true) with check (true)', t);
	end loop;
end
$$;

-- The rooms this actor looks after.
create function community.rooms_i_manage() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(p.room_id), '{}') from community.room_person p
	where p.municipality_id = actor.municipality() and p.manages and p.ended_on is null and (
		(p.card_id = actor.person() and actor.kind() in ('resident', 'volunteer')) or (p.worker_id = actor.person() and actor.is('social_broker', 'team_worker', 'team_lead')))
$$;
-- A room without anybody who manages it may be taken up by a worker of the area.
create function community.room_has_nobody(room uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select not exists (select from community.room_person p where p.municipality_id = actor.municipality() and p.room_id = room and p.manages and p.ended_on is null
		-- A worker whose work here ended looks after nothing any more.
		and (p.card_id is not null or exists (select from community.assignment a where a.municipality_id = p.municipality_id and a.worker_id = p.worker_id
			and a.role in ('social_broker', 'team_worker', 'team_lead') and a.ended_on is null and a.valid_from <= current_date and a.valid_until >= current_date)))
$$;
revoke all on function community.rooms_i_manage(), community.room_has_nobody(uuid) from public;
grant execute on function community.rooms_i_manage(), community.room_has_nobody(uuid) to zone_community;

create policy everybody_here_reads on open.room for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy everybody_here_reads on open.room_rules for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy everybody_here_reads on open.room_use for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));

create policy worker_begins on open.room for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and ended_on is null
	and (select actor.is('social_broker')) and area_code = any ((select actor.areas())::text[]));
create policy manager_changes on open.room for update to zone_community
	using (municipality_id = (select actor.municipality()) and id = any ((select community.rooms_i_manage())::uuid[]))
	with check (municipality_id = (select actor.municipality()));
create policy manager_writes on open.room_rules for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and room_id = any ((select community.rooms_i_manage())::uuid[]));
create policy anybody_takes on open.room_use for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and freed_at is null);

create policy room_reads on community.room_person for select to zone_community using (
	municipality_id = (select actor.municipality()) and (room_id = any ((select community.rooms_i_manage())::uuid[])
		or (card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer')) or (worker_id = (select actor.person()) and (select actor.kind()) = 'staff')));
create policy worker_takes_up on community.room_person for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and manages and ended_on is null
	and community.room_has_nobody(room_id) and room_id in (
		select r.id from open.room r where r.municipality_id = (select actor.municipality())
			and (select actor.is('social_broker')) and r.area_code = any ((select actor.areas())::text[])));
create policy room_changes on community.room_person for update to zone_community
	using (municipality_id = (select actor.municipality()) and ended_on is null and (room_id = any ((select community.rooms_i_manage())::uuid[])
		or (card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer')) or (worker_id = (select actor.person()) and (select actor.kind()) = 'staff')))
	with check (municipality_id = (select actor.municipality()));

create policy manager_reads on community.room_key for select to zone_community using (
	municipality_id = (select actor.municipality()) and (room_id = any ((select community.rooms_i_manage())::uuid[])
		or person_id in (select p.id from community.room_person p where p.municipality_id = (select actor.municipality()))));
create policy manager_hands on community.room_key for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and room_id = any ((select community.rooms_i_manage())::uuid[])
	and (person_id is null or person_id in (select p.id from community.room_person p where p.municipality_id = (select actor.municipality()) and p.room_id = room_key.room_id)));
create policy manager_takes_back on community.room_key for update to zone_community
	using (municipality_id = (select actor.municipality()) and room_id = any ((select community.rooms_i_manage())::uuid[]))
	with check (municipality_id = (select actor.municipality()));
create policy manager_invites on community.room_invite for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and used_on is null and room_id = any ((select community.rooms_i_manage())::uuid[]));

create policy room_reads on community.room_booking for select to zone_community using (
	municipality_id = (select actor.municipality()) and (room_id = any ((select community.rooms_i_manage())::uuid[])
		or (card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer')) or (worker_id = (select actor.person()) and (select actor.kind()) = 'staff')));
-- In one's own name or without an account; never in that of somebody else.
create policy anybody_books on community.room_booking for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and attended is null and reminded_on is null
	and card_id is not distinct from (case when (select actor.kind()) in ('resident', 'volunteer') then (select actor.person()) end)
	and worker_id is not distinct from (case when (select actor.kind()) = 'staff' then (select actor.person()) end));

grant select on open.room, open.room_rules, open.room_use to zone_open, zone_community, zone_care;
grant insert on open.room, open.room_rules, open.room_use, community.room_person, community.room_key, community.room_invite, community.room_booking to zone_community;
grant update (map_entry_id, name, summary, address, most_people, things, wheelchair, toilet, hours, closed_days, free_for_initiatives, part_cents, commercial_cents,
	minutes_between, hold_hours, at_once, cancel_hours, management, week_cents, ended_on) on open.room to zone_community;
grant select on community.room_person, community.room_key to zone_community;
grant update (called, opens, ended_on) on community.room_person to zone_community;
grant update (back_on) on community.room_key to zone_community;
-- The hash of a code is for nobody to read.
grant select (municipality_id, id, room_id, series_id, card_id, worker_id, initiative_id, kind, name, reach, people, title, words, price_cents, rules_version, booked_at, last_day, attended, reminded_on, freed_on, locale)
	on community.room_booking to zone_community;

-- Whether this actor may book here at once, or asks first.
create function community.room_answer(room open.room) returns text
language sql stable security definer set search_path = pg_catalog
as $$
	select case when room.id = any (community.rooms_i_manage()) or room.at_once = 'everyone'
		or (room.at_once = 'known' and actor.kind() in ('resident', 'volunteer', 'staff')) then 'yes' else 'asked' end
$$;
revoke all on function community.room_answer(open.room) from public;

-- The room decides what a new time is: options that are over are free at once, whether or not the task came by.
create function community.room_use_as_the_room_says() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
declare here open.room;
begin
	select * into here from open.room r where r.municipality_id = new.municipality_id and r.id = new.room_id and r.ended_on is null;
	if here.id is null then raise exception 'this room is not there' using errcode = 'foreign_key_violation'; end if;
	update open.room_use u set freed_at = now() where u.municipality_id = new.municipality_id and u.room_id = new.room_id and u.freed_at is null and u.held_until < now();
	new.blocked := tstzrange(lower(new.during), upper(new.during) + make_interval(mins => here.minutes_between));
	if new.state = 'held' then
		new.held_until := now() + make_interval(hours => here.hold_hours);
	else
		new.state := community.room_answer(here);
		new.held_until := case when new.state = 'asked' then now() + interval '7 days' end;
	end if;
	-- What nobody looked at yet stands on no public page.
	if new.state <> 'yes' or actor.kind() not in ('resident', 'volunteer', 'staff') then new.title := ''; end if;
	return new;
end
$$;
revoke all on function community.room_use_as_the_room_says() from public;
create trigger room_use_as_the_room_says before insert on open.room_use for each row execute function community.room_use_as_the_room_says();

-- How somebody speaks for a booking: who manages the room, or who booked it, by account or by the code in their hand.
create function community.room_voice(booking community.room_booking, code text) returns text
language sql stable security definer set search_path = pg_catalog
as $$
	select case
		when booking.room_id = any (community.rooms_i_manage()) then 'manager'
		when booking.code_hash = code or (booking.card_id = actor.person() and actor.kind() in ('resident', 'volunteer'))
			or (booking.worker_id = actor.person() and actor.kind() = 'staff') then 'booker' end
$$;
-- What a code in the hand opens: all that was booked with it in one go.
create function community.room_bookings_of(code text) returns setof community.room_booking
language sql stable security definer set search_path = pg_catalog
as $$
	select b.* from community.room_booking b where b.municipality_id = (select actor.municipality()) and b.code_hash = code and b.last_day >= current_date - 7
$$;
-- The one way in which a booking changes. Returns how many did.
create function community.room_settle(bookings uuid[], deed text, code text, moment timestamptz) returns integer
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	one community.room_booking;
	used open.room_use;
	voice text;
	done integer := 0;
begin
	for one in select * from community.room_booking b where b.municipality_id = actor.municipality() and b.id = any (bookings) order by b.id for update loop
		voice := community.room_voice(one, code);
		select * into used from open.room_use u where u.municipality_id = one.municipality_id and u.id = one.id for update;
		if voice is null then continue;
		elsif deed = 'cancel' and used.freed_at is null and lower(used.during) > moment then
			update open.room_use u set freed_at = moment, title = '' where u.municipality_id = one.municipality_id and u.id = one.id;
			update community.room_booking b set freed_on = moment::date where b.municipality_id = one.municipality_id and b.id = one.id;
		elsif deed = 'forget' and voice = 'booker' and (used.freed_at is not null or upper(used.during) <= moment) then
			update open.room_use u set title = '' where u.municipality_id = one.municipality_id and u.id = one.id;
			delete from community.room_booking b where b.municipality_id = one.municipality_id and b.id = one.id;
		elsif deed = 'take' and used.state = 'held' and used.freed_at is null and used.held_until >= moment then
			-- Once: a question that was asked ends on its day, whoever asks again.
			update open.room_use u set state = community.room_answer(r), held_until = case when community.room_answer(r) = 'asked' then moment + interval '7 days' end,
				title = case when community.room_answer(r) = 'yes' and actor.kind() in ('resident', 'volunteer', 'staff') then one.title else '' end
			from open.room r where r.municipality_id = u.municipality_id and r.id = u.room_id and u.municipality_id = one.municipality_id and u.id = one.id;
		elsif deed = 'yes' and voice = 'manager' and used.freed_at is null and used.state <> 'held' then
			update open.room_use u set state = 'yes', held_until = null, title = one.title where u.municipality_id = one.municipality_id and u.id = one.id;
		elsif deed = 'untitle' and voice = 'manager' then
			update open.room_use u set title = '' where u.municipality_id = one.municipality_id and u.id = one.id;
			update community.room_booking b set title = '' where b.municipality_id = one.municipality_id and b.id = one.id;
		elsif deed in ('came', 'missed') and voice = 'manager' and used.freed_at is null and lower(used.during) <= moment then
			update community.room_booking b set attended = deed where b.municipality_id = one.municipality_id and b.id = one.id;
		else continue;
		end if;
		done := done + 1;
	end loop;
	return done;
end
$$;

-- Who types the code of an invitation is in. Returns the room.
create function community.room_join(code text, as_id uuid, as_called text, today date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare asked community.room_invite;
begin
	if actor.person() is null or not (actor.kind() in ('resident', 'volunteer') or actor.is('social_broker', 'team_worker', 'team_lead')) then return null; end if;
	update community.room_invite i set used_on = today
	where i.municipality_id = actor.municipality() and i.code_hash = code and i.used_on is null and i.made_on >= today - case when i.manages then 3 else 14 end returning * into asked;
	if asked.id is null then return null; end if;
	update community.room_person p set ended_on = today where p.municipality_id = asked.municipality_id and p.room_id = asked.room_id and p.ended_on is null and not p.manages
		and coalesce(p.card_id, p.worker_id) = actor.person();
	insert into community.room_person (municipality_id, id, room_id, card_id, worker_id, called, manages, since)
	values (asked.municipality_id, as_id, asked.room_id, case when actor.kind() <> 'staff' then actor.person() end, case when actor.kind() = 'staff' then actor.person() end, as_called, asked.manages, today)
	on conflict do nothing;
	return asked.room_id;
end
$$;

-- For the tasks: whom to write to, and what was not said yet about tomorrow.
create function community.room_letters(booking uuid) returns table (who text, account_id uuid, reach text, locale text)
language sql stable security definer set search_path = pg_catalog
as $$
	select 'booker', coalesce(c.account_id, w.account_id), b.reach, b.locale from community.room_booking b
	left join community.person_card c on c.municipality_id = b.municipality_id and c.id = b.card_id and c.erased_at is null
	left join community.worker w on w.municipality_id = b.municipality_id and w.id = b.worker_id
	where b.municipality_id = (select actor.municipality()) and b.id = booking and (select actor.is_task('rooms.tell', 'rooms.tend')) and (c.id is null or not community.at_rest(c))
	union all
	select 'manager', coalesce(c.account_id, w.account_id), '', 'nl' from community.room_booking b
	join community.room_person p on p.municipality_id = b.municipality_id and p.room_id = b.room_id and p.manages and p.ended_on is null
	left join community.person_card c on c.municipality_id = p.municipality_id and c.id = p.card_id and c.erased_at is null
	left join community.worker w on w.municipality_id = p.municipality_id and w.id = p.worker_id
	where b.municipality_id = (select actor.municipality()) and b.id = booking and (select actor.is_task('rooms.tell')) and (c.id is null or not community.at_rest(c))
$$;
create function community.room_tend(moment timestamptz, tomorrow date) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('rooms.tend') then return; end if;
	update open.room_use u set freed_at = moment where u.municipality_id = actor.municipality() and u.freed_at is null and u.held_until < moment;
	update community.room_booking b set freed_on = tomorrow - 1 from open.room_use u
		where b.municipality_id = actor.municipality() and b.freed_on is null and u.municipality_id = b.municipality_id and u.id = b.id and u.freed_at is not null;
	delete from community.room_booking b where b.municipality_id = actor.municipality() and b.freed_on < tomorrow - 8;
	return query update community.room_booking b set reminded_on = tomorrow - 1 from open.room_use u
		where b.municipality_id = actor.municipality() and b.last_day = tomorrow and b.reminded_on is null
			and u.municipality_id = b.municipality_id and u.id = b.id and u.freed_at is null and u.state = 'yes'
		returning b.id;
end
$$;
-- Times that nobody answered yet, asked without an account: three at most for one way to be reached, and twelve in one room, whatever
-- was typed. Both are refused with the same words, so that they say nothing about a number or an address.
create function community.room_asks_are_full(room uuid, way text) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select count(*) filter (where lower(b.reach) = lower(way)) >= 3 or count(*) filter (where b.room_id = room) >= 12
	from community.room_booking b join open.room_use u on u.municipality_id = b.municipality_id and u.id = b.id
	where b.municipality_id = (select actor.municipality()) and b.card_id is null and b.worker_id is null and u.freed_at is null and u.held_until >= now()
$$;
revoke all on function community.room_asks_are_full(uuid, text) from public;
grant execute on function community.room_asks_are_full(uuid, text) to zone_community;

-- Who withdrew their yes or is left alone looks after nothing any more; what they booked stands.
create function community.leave_rooms(gone uuid, today date) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if actor.is_task('privacy.erase') then
		update community.room_person p set ended_on = today where p.municipality_id = actor.municipality() and p.card_id = gone and p.ended_on is null;
	end if;
end
$$;
revoke all on function community.leave_rooms(uuid, date) from public;
grant execute on function community.leave_rooms(uuid, date) to zone_community;

-- Two cards that were one person keep one; of who is erased nothing stays, and what they booked ahead is free again.
create function community.forget_in_rooms(gone uuid, moment timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	kept uuid := (select c.merged_into from community.person_card c where c.municipality_id = actor.municipality() and c.id = gone and c.erased_at is not null);
	cards uuid[] := array (select gone union select c.id from community.person_card c where c.municipality_id = actor.municipality() and c.merged_into = gone);
begin
	if not actor.is_task('privacy.erase') then return; end if;
	if kept is not null then
		update community.room_booking b set card_id = kept where b.municipality_id = actor.municipality() and b.card_id = gone;
		delete from community.room_person p where p.municipality_id = actor.municipality() and p.card_id = gone and p.ended_on is null
			and exists (select from community.room_person same where same.municipality_id = p.municipality_id and same.room_id = p.room_id and same.card_id = kept and same.ended_on is null);
		update community.room_person p set card_id = kept where p.municipality_id = actor.municipality() and p.card_id = gone;
		return;
	end if;
	update open.room_use u set title = '', freed_at = case when lower(u.during) > moment then coalesce(u.freed_at, moment) else u.freed_at end
	from community.room_booking b where b.municipality_id = actor.municipality() and b.card_id = any (cards) and u.municipality_id = b.municipality_id and u.id = b.id;
	delete from community.room_booking b where b.municipality_id = actor.municipality() and b.card_id = any (cards);
	delete from community.room_person p where p.municipality_id = actor.municipality() and p.card_id = any (cards);
end
$$;
revoke all on function community.room_voice(community.room_booking, text), community.room_bookings_of(text), community.room_settle(uuid[], text, text, timestamptz),
	community.room_join(text, uuid, text, date), community.room_letters(uuid), community.room_tend(timestamptz, date), community.forget_in_rooms(uuid, timestamptz) from public;
grant execute on function community.room_bookings_of(text), community.room_settle(uuid[], text, text, timestamptz),
	community.room_join(text, uuid, text, date), community.room_letters(uuid), community.room_tend(timestamptz, date), community.forget_in_rooms(uuid, timestamptz) to zone_community;

call actor.let_erase('open.room_use');
call actor.let_erase('community.room_person');
call actor.let_erase('community.room_key');
call actor.let_erase('community.room_invite');
call actor.let_erase('community.room_booking');
