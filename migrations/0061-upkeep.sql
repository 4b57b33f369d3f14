-- Neighbours look after a piece of the neighbourhood: what, when, with what from the municipality, agreed by both and looked at together every year. (upkeep)

create table community.upkeep (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8}|CX\d{10})$'),
	initiative_id uuid,
	place text not null check (length(place) between 3 and 120),
	-- What neighbours do, and in which months.
	does text not null check (length(does) between 5 and 500),
	months smallint[] not null check (cardinality(months) between 1 and 12 and months <@ array[1,2,3,4,5,6,7,8,9,10,11,12]::smallint[]),
	-- What the municipality brings, and what stays its own work.
	gives text[] not null check (gives <@ array['tools', 'plants', 'water', 'waste', 'insurance', 'money']),
	gives_words text not null check (length(gives_words) <= 500),
	cents bigint check (cents between 100 and 10000000),
	starts_on date not null,
	proposed_on date not null,
	-- On the side of the neighbours: what the group is called, one of them, and how to reach them.
	group_called text not null check (length(group_called) <= 80),
	resident_called text not null check (length(resident_called) <= 60),
	resident_reach text not null check (length(resident_reach) <= 120),
	-- Whether there still is a number: known to who may not read it.
	reachable boolean not null default true,
	-- Who wrote it down. They alone read name and number, and the named contact once the neighbours said yes.
	noted_by uuid not null,
	resident_yes_on date,
	resident_yes_how text check (resident_yes_how in ('code', 'account', 'spoken')),
	code_hash text,
	-- On the side of the municipality.
	contact_id uuid,
	contact_called text not null default '' check (length(contact_called) <= 130),
	town_yes_on date,
	-- When both look again.
	review_on date,
	ended_on date,
	ended_by text check (ended_by in ('resident', 'town')),
	end_why text not null default '' check (length(end_why) <= 500),
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete set null (initiative_id),
	foreign key (municipality_id, contact_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, noted_by) references community.worker (municipality_id, id),
	check ((resident_yes_on is null) = (resident_yes_how is null)),
	check ((town_yes_on is null) = (contact_id is null)),
	check ((cents is not null) = ('money' = any (gives))),
	check ((ended_on is null) = (ended_by is null)),
	-- Over: nobody is reached any more.
	check (ended_on is null or (resident_called = '' and resident_reach = '' and code_hash is null))
);
create index upkeep_by_area on community.upkeep (municipality_id, area_code);
create unique index upkeep_by_code on community.upkeep (municipality_id, code_hash) where code_hash is not null;

-- The yearly look back, once for each side.
create table community.upkeep_review (
	municipality_id uuid not null,
	upkeep_id uuid not null,
	-- The day on which it was due.
	review_on date not null,
	side text not null check (side in ('resident', 'town')),
	goes text not null check (goes in ('well', 'so-so', 'hard')),
	received text not null check (received in ('yes', 'partly', 'no')),
	wants text not null check (wants in ('on', 'change', 'stop')),
	words text not null default '' check (length(words) <= 500),
	told_on date not null,
	primary key (municipality_id, upkeep_id, review_on, side),
	foreign key (municipality_id, upkeep_id) references community.upkeep (municipality_id, id) on delete cascade
);

-- What everybody sees: here neighbours do it.
create table open.upkeep (
	municipality_id uuid not null,
	id uuid not null,
	area_code text not null,
	place text not null,
	does text not null,
	months smallint[] not null,
	since date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, id) references community.upkeep (municipality_id, id) on delete cascade
);
create index upkeep_by_area on open.upkeep (municipality_id, area_code);

do $$
declare
	one regclass;
begin
	foreach one in array array['community.upkeep', 'community.upkeep_review', 'open.upkeep']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create policy everyone_reads on open.upkeep for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
grant select on open.upkeep to zone_open, zone_community, zone_care;

-- The workers of the area, the contacts of the municipality there, and who carries the initiative it belongs to.
create policy both_sides_read on community.upkeep for select to zone_community using (
	municipality_id = (select actor.municipality()) and (initiative_id in (select community.carried_initiatives())
		or ((select actor.is('social_broker', 'team_worker', 'municipal_contact')) and area_code = any ((select actor.areas())::text[]))));
create policy workers_propose on community.upkeep for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'municipal_contact')) and area_code = any ((select actor.areas())::text[])
	and resident_yes_on is null and town_yes_on is null and ended_on is null and noted_by = (select actor.person())
	-- The code of the neighbours never passes through the hands of the town.
	and (code_hash is null or not (select actor.is('municipal_contact'))));
create policy both_sides_go_on on community.upkeep for update to zone_community
	using (municipality_id = (select actor.municipality()) and ended_on is null and (initiative_id in (select community.carried_initiatives())
		or ((select actor.is('social_broker', 'team_worker', 'municipal_contact')) and area_code = any ((select actor.areas())::text[]))))
	with check (municipality_id = (select actor.municipality()) and (initiative_id in (select community.carried_initiatives())
		or ((select actor.is('social_broker', 'team_worker', 'municipal_contact')) and area_code = any ((select actor.areas())::text[]))));
create policy as_the_agreement on community.upkeep_review for select to zone_community using (
	municipality_id = (select actor.municipality()) and exists (select from community.upkeep u where u.municipality_id = upkeep_review.municipality_id and u.id = upkeep_id));
-- Nobody looks back for the other side; a worker writes down what neighbours say.
create policy own_side_looks_back on community.upkeep_review for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and exists (select from community.upkeep u where u.municipality_id = upkeep_review.municipality_id and u.id = upkeep_id)
	and side = case when (select actor.is('municipal_contact')) then 'town' else 'resident' end);
grant select (municipality_id, id, area_code, initiative_id, place, does, months, gives, gives_words, cents, starts_on, proposed_on, group_called, reachable, noted_by,
	resident_yes_on, resident_yes_how, contact_id, contact_called, town_yes_on, review_on, ended_on, ended_by, end_why), insert on community.upkeep to zone_community;
grant update (resident_yes_on, resident_yes_how, code_hash, contact_id, contact_called, town_yes_on, review_on, resident_called, resident_reach, ended_on, ended_by, end_why)
	on community.upkeep to zone_community;
grant select, insert on community.upkeep_review to zone_community;

-- Agreed by both: everybody may see it, and a year later both look again. Over: it goes from the page.
create function community.upkeep_stands() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if actor.kind() is not null and not actor.is_task('privacy.erase') and (
		-- Nobody says yes for the other side, and the town hands out no code.
		(actor.is('municipal_contact') and ((new.resident_yes_on, new.resident_yes_how) is distinct from (old.resident_yes_on, old.resident_yes_how)
			or (new.code_hash is distinct from old.code_hash and new.code_hash is not null)))
		or (not actor.is('municipal_contact') and (new.contact_id, new.contact_called, new.town_yes_on) is distinct from (old.contact_id, old.contact_called, old.town_yes_on))) then
		raise exception 'each side says yes for itself' using errcode = 'insufficient_privilege';
	end if;
	new.reachable := new.resident_reach <> '';
	if new.resident_yes_on is not null and new.town_yes_on is not null and new.review_on is null then
		new.review_on := (greatest(new.starts_on, new.resident_yes_on, new.town_yes_on) + interval '1 year')::date;
	end if;
	return new;
end
$$;
create trigger upkeep_stands before update on community.upkeep for each row execute function community.upkeep_stands();
create function community.upkeep_in_the_open() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.review_on is not null and new.ended_on is null then
		insert into open.upkeep (municipality_id, id, area_code, place, does, months, since)
			values (new.municipality_id, new.id, new.area_code, new.place, new.does, new.months, greatest(new.starts_on, new.resident_yes_on, new.town_yes_on))
			on conflict do nothing;
	else
		delete from open.upkeep o where o.municipality_id = new.municipality_id and o.id = new.id;
	end if;
	return null;
end
$$;
create trigger upkeep_in_the_open after update on community.upkeep for each row execute function community.upkeep_in_the_open();

-- By the code on the slip: what was agreed.
create function community.upkeep_by_code(hash text)
returns table (id uuid, area_code text, place text, does text, months smallint[], gives text[], gives_words text, cents bigint, starts_on date, group_called text, resident_called text,
	contact_called text, resident_yes_on date, town_yes_on date, review_on date, looked_back boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select u.id, u.area_code, u.place, u.does, u.months, u.gives, u.gives_words, u.cents, u.starts_on, u.group_called, u.resident_called, u.contact_called,
		u.resident_yes_on, u.town_yes_on, u.review_on,
		exists (select from community.upkeep_review r where r.municipality_id = u.municipality_id and r.upkeep_id = u.id and r.review_on = u.review_on and r.side = 'resident')
	from community.upkeep u where u.municipality_id = (select actor.municipality()) and u.code_hash = hash and u.ended_on is null
$$;
create function community.upkeep_yes_by_code(hash text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.upkeep u set resident_yes_on = today, resident_yes_how = 'code'
		where u.municipality_id = actor.municipality() and u.code_hash = hash and u.ended_on is null and u.resident_yes_on is null;
	return found;
end
$$;
create function community.upkeep_review_by_code(hash text, how text, got text, want text, said text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	insert into community.upkeep_review (municipality_id, upkeep_id, review_on, side, goes, received, wants, words, told_on)
		select u.municipality_id, u.id, u.review_on, 'resident', how, got, want, said, today from community.upkeep u
		where u.municipality_id = actor.municipality() and u.code_hash = hash and u.ended_on is null and u.review_on is not null
		on conflict do nothing;
	return found;
end
$$;
-- Stopping is always allowed; name, number and code go with it.
create function community.upkeep_stop_by_code(hash text, said text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.upkeep u set ended_on = today, ended_by = 'resident', end_why = said, resident_called = '', resident_reach = '', code_hash = null
		where u.municipality_id = actor.municipality() and u.code_hash = hash and u.ended_on is null;
	return found;
end
$$;
-- Both looked back and neither wants to stop: the next look is a year later. When the neighbours want to stop, it stops; a town that
-- wants to stop says so, and talks first.
create function community.upkeep_next_year() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.side = 'resident' and new.wants = 'stop' then
		update community.upkeep u set ended_on = new.told_on, ended_by = 'resident', end_why = new.words, resident_called = '', resident_reach = '', code_hash = null
			where u.municipality_id = new.municipality_id and u.id = new.upkeep_id and u.ended_on is null;
	else
		update community.upkeep u set review_on = (new.review_on + interval '1 year')::date
			where u.municipality_id = new.municipality_id and u.id = new.upkeep_id and u.review_on = new.review_on and u.ended_on is null
				and 2 = (select count(*) from community.upkeep_review r
					where r.municipality_id = u.municipality_id and r.upkeep_id = u.id and r.review_on = new.review_on and r.wants <> 'stop');
	end if;
	return null;
end
$$;
create trigger upkeep_next_year after insert on community.upkeep_review for each row execute function community.upkeep_next_year();
-- Name and number of the neighbour: for who wrote them down, and for the named contact once the neighbours said yes.
create function community.upkeep_reach(one uuid) returns table (called text, reach text)
language sql stable security definer set search_path = pg_catalog
as $$
	select u.resident_called, u.resident_reach from community.upkeep u
	where u.municipality_id = (select actor.municipality()) and u.id = one and (select actor.kind()) = 'staff'
		and (u.noted_by = (select actor.person()) or (u.resident_yes_on is not null and u.contact_id = (select actor.person())))
$$;
revoke all on function community.upkeep_reach(uuid), community.upkeep_by_code(text), community.upkeep_yes_by_code(text, date), community.upkeep_review_by_code(text, text, text, text, text, date),
	community.upkeep_stop_by_code(text, text, date) from public;
grant execute on function community.upkeep_reach(uuid), community.upkeep_by_code(text), community.upkeep_yes_by_code(text, date), community.upkeep_review_by_code(text, text, text, text, text, date),
	community.upkeep_stop_by_code(text, text, date) to zone_community;

call actor.let_erase('community.upkeep');
-- Nobody looked back for a year: name, number and code go, the agreement stays for the workers to ask about.
create policy eraser_empties on community.upkeep for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
