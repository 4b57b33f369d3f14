-- A tour along clubs and people, once a month: who receives, who comes along, and who would like to meet again. (safari)

create table open.safari (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	title text not null check (length(title) between 3 and 80),
	on_day date not null,
	at_time text not null check (at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
	meet_where text not null check (length(meet_where) between 3 and 120),
	places smallint not null check (places between 2 and 40),
	stay_minutes smallint not null default 20 check (stay_minutes between 5 and 60),
	made_on date not null,
	published_on date,
	called_off_on date,
	-- The team that plans it: what guests and hosts told is for them.
	team_id uuid not null default actor.team(),
	-- Afterwards: how many came, and what came of it, in words that name nobody.
	came smallint check (came between 0 and 60),
	outcome text not null default '' check (length(outcome) <= 600),
	-- The tour of the month before.
	follows_id uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, follows_id) references open.safari (municipality_id, id),
	foreign key (municipality_id, team_id) references community.team (municipality_id, id)
);
create unique index safari_followed_once on open.safari (municipality_id, follows_id) where follows_id is not null;
create index safari_by_day on open.safari (municipality_id, on_day desc);

-- Who was asked to receive visitors, and what they said. Their address is read by nobody but through the function below.
create table community.safari_host (
	municipality_id uuid not null,
	id uuid not null,
	safari_id uuid not null,
	-- Off the map is off the tour: a person who takes back their yes leaves nothing here.
	entry_id uuid not null,
	asked_on date not null,
	code_hash text,
	lon double precision,
	lat double precision,
	-- Only the area is known, so the route goes past its middle.
	by_area boolean not null,
	answer text check (answer in ('yes', 'no')),
	answered_on date,
	answer_how text check (answer_how in ('code', 'spoken')),
	label text not null default '' check (length(label) <= 60),
	address text not null default '' check (length(address) <= 120),
	reach text not null default '' check (length(reach) <= 120),
	help_words text not null default '' check (length(help_words) <= 280),
	primary key (municipality_id, id),
	foreign key (municipality_id, safari_id) references open.safari (municipality_id, id) on delete cascade,
	foreign key (municipality_id, entry_id) references community.map_entry (municipality_id, id) on delete cascade,
	check ((answer is null) = (answered_on is null) and (answer is null) = (answer_how is null)),
	check (answer is not distinct from 'yes' or (label = '' and address = '' and reach = ''))
);
create unique index safari_host_once on community.safari_host (municipality_id, safari_id, entry_id);
create unique index safari_host_by_code on community.safari_host (municipality_id, code_hash) where code_hash is not null;
create index safari_host_of_entry on community.safari_host (municipality_id, entry_id);

-- What everybody reads of a host who said yes.
create table open.safari_stop (
	municipality_id uuid not null,
	id uuid not null,
	safari_id uuid not null,
	label text not null,
	-- A club that stands on the public map; nothing for somebody at home.
	entry_id uuid,
	area_code text not null,
	lon double precision,
	lat double precision,
	by_area boolean not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, id) references community.safari_host (municipality_id, id) on delete cascade,
	foreign key (municipality_id, safari_id) references open.safari (municipality_id, id) on delete cascade
);
create index safari_stop_of on open.safari_stop (municipality_id, safari_id);

create table community.safari_guest (
	municipality_id uuid not null,
	id uuid not null,
	safari_id uuid not null,
	code_hash text not null,
	called text not null check (length(called) <= 40),
	reach text not null check (length(reach) <= 120),
	note text not null default '' check (length(note) <= 140),
	standing text not null check (standing in ('going', 'waiting', 'left')),
	-- The order of the waiting list.
	signed_at timestamptz not null,
	-- Who plans the tour spoke to them: before that no door is theirs to know.
	confirmed_on date,
	help_words text not null default '' check (length(help_words) <= 280),
	primary key (municipality_id, id),
	foreign key (municipality_id, safari_id) references open.safari (municipality_id, id) on delete cascade,
	check (standing <> 'left' or (called = '' and reach = '' and note = ''))
);
create unique index safari_guest_by_code on community.safari_guest (municipality_id, code_hash);
create index safari_guest_of on community.safari_guest (municipality_id, safari_id, signed_at);

-- Would like to meet again. Each says it apart; only two times yes shows the one how to reach the other.
create table community.safari_again (
	municipality_id uuid not null,
	guest_id uuid not null,
	host_id uuid not null,
	guest_says boolean not null default false,
	host_says boolean not null default false,
	primary key (municipality_id, guest_id, host_id),
	foreign key (municipality_id, guest_id) references community.safari_guest (municipality_id, id) on delete cascade,
	foreign key (municipality_id, host_id) references community.safari_host (municipality_id, id) on delete cascade
);
create index safari_again_of_host on community.safari_again (municipality_id, host_id);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.safari', 'open.safari_stop', 'community.safari_host', 'community.safari_guest', 'community.safari_again']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create policy everyone_reads on open.safari for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and published_on is not null);
create policy planners_read on open.safari for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()) and area_code = any ((select actor.areas())::text[]));
create policy planners_plan on open.safari for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[])
	and team_id = (select actor.team()) and published_on is null and called_off_on is null and came is null and outcome = '');
create policy planners_go_on on open.safari for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()) and area_code = any ((select actor.areas())::text[]));
create policy erasing_reads on open.safari for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy everyone_reads on open.safari_stop for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality())
	and exists (select from open.safari s where s.municipality_id = safari_stop.municipality_id and s.id = safari_id and s.called_off_on is null));

-- Whether the actor plans this tour: the workers of its team, in its area.
create function community.plans_safari(tour uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from open.safari s where s.municipality_id = (select actor.municipality()) and s.id = tour
		and (select actor.is('social_broker', 'team_worker')) and s.team_id = (select actor.team()) and s.area_code = any ((select actor.areas())::text[]))
$$;

create policy planners_read on community.safari_host for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.plans_safari(safari_id));
-- The inner question passes the policies of the map: nobody is asked whom the worker may not see.
create policy planners_ask on community.safari_host for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.plans_safari(safari_id) and answer is null
	and exists (select from community.map_entry e where e.municipality_id = safari_host.municipality_id and e.id = entry_id and e.hosts and e.ended_on is null));
create policy planners_take_back on community.safari_host for delete to zone_community using (
	municipality_id = (select actor.municipality()) and community.plans_safari(safari_id));
create policy planners_read on community.safari_guest for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.plans_safari(safari_id));

grant select on open.safari, open.safari_stop to zone_open, zone_community, zone_care;
grant insert on open.safari to zone_community;
grant update (title, on_day, at_time, meet_where, places, published_on, called_off_on, came, outcome) on open.safari to zone_community;
grant select (municipality_id, id, safari_id, entry_id, asked_on, lon, lat, by_area, answer, answered_on, label, help_words) on community.safari_host to zone_community;
grant insert, delete on community.safari_host to zone_community;
grant select (municipality_id, id, safari_id, called, reach, note, standing, signed_at, confirmed_on, help_words) on community.safari_guest to zone_community;

-- Several rights behind one login: what was promised to guests is not taken back by making a tour smaller, and what is over stays as it was.
create function open.safari_keeps_its_word() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
	if (old.called_off_on is not null or old.came is not null)
		and row(new.on_day, new.at_time, new.places, new.called_off_on) is distinct from row(old.on_day, old.at_time, old.places, old.called_off_on) then
		raise exception 'a tour that is over stays as it was' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
revoke all on function open.safari_keeps_its_word() from public;
create trigger safari_keeps_its_word before update on open.safari for each row execute function open.safari_keeps_its_word();

-- A host says yes or no: by the code in their hand, or to the worker who writes it down. What everybody may read goes along.
create function community.safari_host_says(hash text, host uuid, said text, shown text, home text, reached_by text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine community.safari_host;
begin
	update community.safari_host h set
		answer = said, answered_on = today, answer_how = case when hash is null then 'spoken' else 'code' end,
		label = case said when 'yes' then shown else '' end,
		-- The worker's form does not read back what stands there; left open it stays.
		address = case when said <> 'yes' then '' when hash is null and home = '' then h.address else home end,
		reach = case when said = 'yes' then reached_by else '' end
	from open.safari s
	where h.municipality_id = (select actor.municipality()) and h.id = host and s.municipality_id = h.municipality_id and s.id = h.safari_id
		and s.called_off_on is null and s.on_day >= today
		-- What somebody said themselves, nobody says otherwise for them.
		and (h.code_hash = hash or (hash is null and h.answer_how is distinct from 'code' and community.plans_safari(h.safari_id)))
	returning h.* into mine;
	if mine.id is null then return false; end if;
	delete from open.safari_stop p where p.municipality_id = mine.municipality_id and p.id = mine.id;
	if said = 'yes' then
		insert into open.safari_stop (municipality_id, id, safari_id, label, entry_id, area_code, lon, lat, by_area)
		select mine.municipality_id, mine.id, mine.safari_id, mine.label, case e.layer when 'formal' then e.id end, e.area_code, mine.lon, mine.lat, mine.by_area or e.layer <> 'formal'
		from community.map_entry e where e.municipality_id = mine.municipality_id and e.id = mine.entry_id;
	end if;
	return true;
end
$$;

-- A new code for a slip or a mail, by who plans it; the one before stops.
create function community.safari_give_code(host uuid, hash text) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with done as (
		update community.safari_host h set code_hash = hash
		where h.municipality_id = (select actor.municipality()) and h.id = host and community.plans_safari(h.safari_id) returning h.id)
	select exists (select from done)
$$;

-- Comes along, or waits: places are counted with the tour held, so that nobody gets a place that is not there.
create function community.safari_sign_up(tour uuid, guest uuid, hash text, who text, reached_by text, asks text, today date, moment timestamptz) returns text
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	held open.safari;
	stands text;
begin
	select * into held from open.safari s where s.municipality_id = actor.municipality() and s.id = tour for update;
	if held.id is null or held.published_on is null or held.called_off_on is not null or held.on_day < today then return null; end if;
	-- Nobody fills a tour alone, and the waiting list has an end.
	if exists (select from community.safari_guest g where g.municipality_id = held.municipality_id and g.safari_id = tour and g.standing <> 'left' and lower(g.reach) = lower(reached_by) and lower(g.called) = lower(who))
		or (select count(*) from community.safari_guest g where g.municipality_id = held.municipality_id and g.safari_id = tour and g.standing = 'waiting') >= held.places then
		return null;
	end if;
	stands := case when (select count(*) from community.safari_guest g where g.municipality_id = held.municipality_id and g.safari_id = tour and g.standing = 'going') < held.places
		then 'going' else 'waiting' end;
	insert into community.safari_guest (municipality_id, id, safari_id, code_hash, called, reach, note, standing, signed_at)
		values (held.municipality_id, guest, tour, hash, who, reached_by, asks, stands, moment);
	return stands;
end
$$;

-- Does not come: their words go at once, and who waits longest gets the place. Gives how to reach that one, for the letter.
create function community.safari_sign_off(hash text, today date, out done boolean, out next_reach text)
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	tour uuid;
	was text;
begin
	select g.safari_id into tour from community.safari_guest g where g.municipality_id = actor.municipality() and g.code_hash = hash;
	perform from open.safari s where s.municipality_id = actor.municipality() and s.id = tour and s.on_day >= today for update;
	done := found;
	if not done then return; end if;
	select g.standing into was from community.safari_guest g where g.municipality_id = actor.municipality() and g.code_hash = hash;
	update community.safari_guest g set standing = 'left', called = '', reach = '', note = ''
		where g.municipality_id = actor.municipality() and g.code_hash = hash;
	if was = 'going' then
		update community.safari_guest g set standing = 'going'
		where g.municipality_id = actor.municipality() and g.id = (
			select w.id from community.safari_guest w where w.municipality_id = actor.municipality() and w.safari_id = tour and w.standing = 'waiting'
			order by w.signed_at, w.id limit 1)
		returning g.reach into next_reach;
	end if;
end
$$;

-- What a code stands for.
create function community.safari_by_code(hash text) returns table (
	role text, id uuid, safari_id uuid, state text, label text, entry_name text, home boolean, address text, reach text, help_words text)
language sql stable security definer set search_path = pg_catalog
as $$
	select 'host', h.id, h.safari_id, h.answer, h.label, e.name, e.layer <> 'formal', h.address, h.reach, h.help_words
	from community.safari_host h join community.map_entry e on e.municipality_id = h.municipality_id and e.id = h.entry_id
	where h.municipality_id = (select actor.municipality()) and h.code_hash = hash
	union all
	select 'guest', g.id, g.safari_id, g.standing, g.called, '', false, '', g.reach, g.help_words
	from community.safari_guest g where g.municipality_id = (select actor.municipality()) and g.code_hash = hash
$$;
-- The tour of a code, also one that is not announced yet.
create function community.safari_of_code(hash text) returns setof open.safari
language sql stable security definer set search_path = pg_catalog
as $$
	select s.* from open.safari s where s.municipality_id = (select actor.municipality())
		and s.id in (select c.safari_id from community.safari_by_code(hash) c)
$$;
-- How many still fit.
create function community.safari_places_left(tours uuid[]) returns table (safari_id uuid, places_left integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select s.id, (s.places - (select count(*) from community.safari_guest g
		where g.municipality_id = s.municipality_id and g.safari_id = s.id and g.standing = 'going'))::integer
	from open.safari s where s.municipality_id = (select actor.municipality()) and s.id = any (tours)
		and (s.published_on is not null or community.plans_safari(s.id))
$$;
-- Somebody's address is for who comes along and is known to who leads the way, and for that one, from the day before until the day is over.
create function community.safari_addresses(hash text, tour uuid, today date) returns table (host_id uuid, address text)
language sql stable security definer set search_path = pg_catalog
as $$
	select h.id, h.address from community.safari_host h
	join open.safari s on s.municipality_id = h.municipality_id and s.id = h.safari_id
	where h.municipality_id = (select actor.municipality()) and h.safari_id = tour and h.answer = 'yes' and h.address <> ''
		and s.published_on is not null and s.called_off_on is null and today between s.on_day - 1 and s.on_day
		and (community.plans_safari(tour) or exists (select from community.safari_guest g
			where g.municipality_id = h.municipality_id and g.safari_id = tour and g.code_hash = hash and g.standing = 'going' and g.confirmed_on is not null))
$$;
-- Whom somebody met, what they said themselves, and how to reach the other once both said yes.
create function community.safari_met(hash text, today date) returns table (other uuid, called text, mine boolean, reach text)
language sql stable security definer set search_path = pg_catalog
as $$
	select h.id, h.label, coalesce(a.guest_says, false), case when a.guest_says and a.host_says then h.reach end
	from community.safari_guest g
	join open.safari s on s.municipality_id = g.municipality_id and s.id = g.safari_id and s.on_day <= today and s.called_off_on is null
	join community.safari_host h on h.municipality_id = g.municipality_id and h.safari_id = g.safari_id and h.answer = 'yes'
	left join community.safari_again a on a.municipality_id = g.municipality_id and a.guest_id = g.id and a.host_id = h.id
	where g.municipality_id = (select actor.municipality()) and g.code_hash = hash and g.standing = 'going'
	union all
	select g.id, g.called, coalesce(a.host_says, false), case when a.guest_says and a.host_says then g.reach end
	from community.safari_host h
	join open.safari s on s.municipality_id = h.municipality_id and s.id = h.safari_id and s.on_day <= today and s.called_off_on is null
	join community.safari_guest g on g.municipality_id = h.municipality_id and g.safari_id = h.safari_id and g.standing = 'going'
	left join community.safari_again a on a.municipality_id = h.municipality_id and a.guest_id = g.id and a.host_id = h.id
	where h.municipality_id = (select actor.municipality()) and h.code_hash = hash and h.answer = 'yes'
$$;
-- "Graag weer", to these and no others, and what somebody could help with.
create function community.safari_says_again(hash text, others uuid[], help text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	who record;
begin
	select c.role, c.id into who from community.safari_by_code(hash) c;
	if who.id is null or not exists (select from community.safari_met(hash, today)) then return false; end if;
	if who.role = 'guest' then
		update community.safari_guest g set help_words = help where g.municipality_id = actor.municipality() and g.id = who.id;
		insert into community.safari_again (municipality_id, guest_id, host_id, guest_says)
			select actor.municipality(), who.id, met.other, met.other = any (others) from community.safari_met(hash, today) met
			on conflict (municipality_id, guest_id, host_id) do update set guest_says = excluded.guest_says;
	else
		update community.safari_host h set help_words = help where h.municipality_id = actor.municipality() and h.id = who.id;
		insert into community.safari_again (municipality_id, guest_id, host_id, host_says)
			select actor.municipality(), met.other, who.id, met.other = any (others) from community.safari_met(hash, today) met
			on conflict (municipality_id, guest_id, host_id) do update set host_says = excluded.host_says;
	end if;
	return true;
end
$$;
-- Takes back everything at any time: by the code in their hand, or by who plans it for who asks. What hangs on it goes along.
create function community.safari_take_away(hash text, who uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	gone integer;
begin
	delete from community.safari_host h where h.municipality_id = actor.municipality() and h.id = who
		and (h.code_hash = hash or (hash is null and community.plans_safari(h.safari_id)));
	get diagnostics gone = row_count;
	if gone = 0 then
		delete from community.safari_guest g where g.municipality_id = actor.municipality() and g.id = who
			and (g.code_hash = hash or (hash is null and community.plans_safari(g.safari_id)));
		get diagnostics gone = row_count;
	end if;
	return gone > 0;
end
$$;
-- Who plans the tour spoke to this guest.
create function community.safari_knows(guest uuid, today date) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with done as (
		update community.safari_guest g set confirmed_on = today
		where g.municipality_id = (select actor.municipality()) and g.id = guest and g.standing <> 'left' and community.plans_safari(g.safari_id) returning g.id)
	select exists (select from done)
$$;
-- Off the map, or no visitors any more: off every tour.
create function community.leaves_safaris() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
	delete from community.safari_host h where h.municipality_id = new.municipality_id and h.entry_id = new.id;
	return null;
end
$$;
revoke all on function community.leaves_safaris() from public;
create trigger leaves_safaris after update of hosts, ended_on on community.map_entry for each row
	when ((old.hosts and not new.hosts) or (old.ended_on is null and new.ended_on is not null)) execute function community.leaves_safaris();
-- How many pairs found each other; never who.
create function community.safari_found(tour uuid) returns integer
language sql stable security definer set search_path = pg_catalog
as $$
	select count(*)::integer from community.safari_again a
	join community.safari_host h on h.municipality_id = a.municipality_id and h.id = a.host_id
	where a.municipality_id = (select actor.municipality()) and h.safari_id = tour and a.guest_says and a.host_says and community.plans_safari(tour)
$$;
-- The day is over: nobody needs to know any more where anybody lives.
create function community.tend_safaris(today date) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('safari.tend') then return; end if;
	update community.safari_host h set address = '' from open.safari s
	where h.municipality_id = actor.municipality() and s.municipality_id = h.municipality_id and s.id = h.safari_id
		and (s.on_day < today or s.called_off_on is not null) and h.address <> '';
end
$$;
revoke all on function community.plans_safari(uuid), community.safari_host_says(text, uuid, text, text, text, text, date), community.safari_give_code(uuid, text),
	community.safari_sign_up(uuid, uuid, text, text, text, text, date, timestamptz), community.safari_sign_off(text, date), community.safari_by_code(text),
	community.safari_of_code(text), community.safari_places_left(uuid[]), community.safari_addresses(text, uuid, date), community.safari_met(text, date),
	community.safari_take_away(text, uuid), community.safari_knows(uuid, date), community.safari_says_again(text, uuid[], text, date), community.safari_found(uuid), community.tend_safaris(date) from public;
grant execute on function community.plans_safari(uuid), community.safari_host_says(text, uuid, text, text, text, text, date), community.safari_give_code(uuid, text),
	community.safari_sign_up(uuid, uuid, text, text, text, text, date, timestamptz), community.safari_sign_off(text, date), community.safari_by_code(text),
	community.safari_of_code(text), community.safari_places_left(uuid[]), community.safari_addresses(text, uuid, date), community.safari_met(text, date),
	community.safari_take_away(text, uuid), community.safari_knows(uuid, date), community.safari_says_again(text, uuid[], text, date), community.safari_found(uuid), community.tend_safaris(date) to zone_community;

call actor.let_erase('community.safari_host');
call actor.let_erase('community.safari_guest');
