-- Something happened between people: who is on call in an area, what somebody told them in a few words, the talk, what both agreed, and how it ended. Nobody's file. (conflicts)

-- Who is on call, by their own choice, and who stands in.
create table open.conflict_person (
	municipality_id uuid not null references open.municipality,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	place text not null check (place in ('first', 'deputy')),
	worker_id uuid not null,
	called text not null check (length(called) between 1 and 60),
	phone text not null default '' check (length(phone) <= 20),
	since date not null,
	primary key (municipality_id, area_code, place)
);
create index conflict_person_is on open.conflict_person (municipality_id, worker_id);

-- What somebody told. `for_deputy`: it is about who is on call, so the deputy alone reads it.
create table community.conflict (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null,
	on_call_area text not null,
	kind text not null check (kind in ('quarrel', 'excluded', 'afraid', 'institution', 'other')),
	words text not null check (length(words) <= 500),
	called text not null check (length(called) <= 40),
	reach text not null check (length(reach) <= 120),
	safe text not null default '' check (length(safe) <= 160),
	for_deputy boolean not null,
	told_on date not null,
	taken_by uuid,
	taken_on date,
	ended_on date,
	outcome text check (outcome in ('settled', 'apart', 'handed-on', 'stopped')),
	code_hash text not null,
	-- Who was on call when it was told, and whom one of them let in since: nobody comes to read it by stepping in later.
	reader_ids uuid[] not null default '{}',
	-- Who it is about: never a reader.
	never_id uuid,
	-- A worker who typed it for somebody: they do not write the agreement too.
	typed_by uuid,
	primary key (municipality_id, id),
	-- Of who is afraid no words are kept.
	check (kind <> 'afraid' or words = ''),
	check ((taken_by is null) = (taken_on is null)),
	check ((ended_on is null) = (outcome is null)),
	-- With the end nobody has to be reached any more.
	check (ended_on is null or (called = '' and reach = '' and safe = ''))
);
create index conflict_of on community.conflict (municipality_id, on_call_area, told_on desc);
create unique index conflict_code on community.conflict (municipality_id, code_hash);

-- What was done, in a few words.
create table community.conflict_step (
	municipality_id uuid not null,
	id uuid not null,
	conflict_id uuid not null,
	on_day date not null,
	words text not null check (length(words) between 1 and 280),
	primary key (municipality_id, id),
	foreign key (municipality_id, conflict_id) references community.conflict (municipality_id, id) on delete cascade
);
create index conflict_step_of on community.conflict_step (municipality_id, conflict_id, on_day);

-- What both agree to: who told by the code they have, the other by one of their own. Who leads the talk never holds both.
create table community.conflict_agreement (
	municipality_id uuid not null,
	id uuid not null,
	conflict_id uuid not null,
	words text not null check (length(words) between 3 and 500),
	made_on date not null,
	remind_on date not null,
	one_hash text not null,
	other_hash text not null,
	one_yes_on date,
	other_yes_on date,
	talked_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, conflict_id) references community.conflict (municipality_id, id) on delete cascade,
	check (one_hash <> other_hash and remind_on > made_on)
);
create unique index conflict_agreement_once on community.conflict_agreement (municipality_id, conflict_id);
create unique index conflict_agreement_one on community.conflict_agreement (municipality_id, one_hash);
create unique index conflict_agreement_other on community.conflict_agreement (municipality_id, other_hash);

-- How often, by kind and area and year. Nobody reads fewer than five.
create table community.conflict_count (
	municipality_id uuid not null references open.municipality,
	area_code text not null,
	kind text not null,
	year integer not null,
	ended integer not null,
	primary key (municipality_id, area_code, kind, year)
);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.conflict_person', 'community.conflict', 'community.conflict_step', 'community.conflict_agreement', 'community.conflict_count']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create policy everyone_reads on open.conflict_person for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
-- Everybody steps in themselves, where they work and where the place is free.
create policy workers_step_in on open.conflict_person for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person())
	and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));
create policy stepping_out on open.conflict_person for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (
		worker_id = (select actor.person())
		or ((select actor.is('team_lead')) and area_code = any ((select actor.areas())::text[]))
		or (select actor.is_task('conflicts.tend'))));
grant select on open.conflict_person to zone_open, zone_community, zone_care;
grant insert, delete on open.conflict_person to zone_community;

create function community.who_reads_a_conflict() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	new.reader_ids := array(select p.worker_id from open.conflict_person p
		where p.municipality_id = new.municipality_id and p.area_code = new.on_call_area and (not new.for_deputy or p.place = 'deputy'));
	new.never_id := case when new.for_deputy then (select p.worker_id from open.conflict_person p
		where p.municipality_id = new.municipality_id and p.area_code = new.on_call_area and p.place = 'first') end;
	-- Who typed it for somebody saw their code.
	new.typed_by := case when actor.kind() = 'staff' then actor.person() end;
	return new;
end
$$;
revoke all on function community.who_reads_a_conflict() from public;
create trigger who_reads_a_conflict before insert on community.conflict for each row execute function community.who_reads_a_conflict();

-- Was it told to me, am I still on call, in an area where I still work?
create function community.on_call_for(conflict uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (
		select from community.conflict c
		join open.conflict_person p on p.municipality_id = c.municipality_id and p.area_code = c.on_call_area
		where c.municipality_id = (select actor.municipality()) and c.id = conflict and p.worker_id = (select actor.person())
			and p.worker_id = any (c.reader_ids) and p.worker_id is distinct from c.never_id
			and (select actor.is('social_broker', 'team_worker')) and p.area_code = any ((select actor.areas())::text[]))
$$;

-- A reader lets somebody else read who is on call there now; never who it is about, and never what ended.
create function community.share_conflict(conflict uuid, worker uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update community.conflict c set reader_ids = c.reader_ids || worker
		where c.municipality_id = (select actor.municipality()) and c.id = conflict and c.ended_on is null and community.on_call_for(c.id)
			and worker is distinct from c.never_id and not worker = any (c.reader_ids)
			and exists (select from open.conflict_person p where p.municipality_id = c.municipality_id and p.area_code = c.on_call_area and p.worker_id = worker);
	return found;
end
$$;

-- Where something waits for two days and nobody took it up: the area alone, for who leads the team there.
create function community.conflicts_waiting(today date) returns setof text
language sql stable security definer set search_path = pg_catalog
as $$
	select distinct c.on_call_area from community.conflict c
	where c.municipality_id = (select actor.municipality()) and c.ended_on is null and c.taken_on is null and c.told_on <= today - 2
		and (select actor.is('team_lead')) and c.on_call_area = any ((select actor.areas())::text[])
$$;

-- What lies still for three months need not say any more who told it.
create function community.forget_quiet_conflicts(today date) returns integer
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	forgotten integer;
begin
	update community.conflict c set called = '', reach = '', safe = ''
		where c.municipality_id = (select actor.municipality()) and (select actor.is_task('conflicts.tend')) and c.ended_on is null and c.called <> ''
			and greatest(c.told_on, c.taken_on, (select max(s.on_day) from community.conflict_step s where s.municipality_id = c.municipality_id and s.conflict_id = c.id)) <= today - 90;
	get diagnostics forgotten = row_count;
	return forgotten;
end
$$;

create function community.conflict_behind(hash text)
returns table (told_on date, taken_on date, ended_on date, outcome text, called text, phone text)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.told_on, c.taken_on, c.ended_on, c.outcome, p.called, p.phone
	from community.conflict c
	left join lateral (
		select o.called, o.phone from open.conflict_person o
		where o.municipality_id = c.municipality_id and o.area_code = c.on_call_area and o.worker_id = any (c.reader_ids)
		order by o.worker_id = c.taken_by desc nulls last, o.place desc limit 1) p on true
	where c.municipality_id = (select actor.municipality()) and c.code_hash = hash
$$;

-- Who told takes it back: everything goes at once. What both agreed to is the other's too: it ends, and of who told nothing stays.
create function community.withdraw_conflict(hash text) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update community.conflict c set words = '', called = '', reach = '', safe = '', ended_on = coalesce(c.ended_on, current_date), outcome = coalesce(c.outcome, 'stopped'), code_hash = gen_random_uuid()::text
		where c.municipality_id = (select actor.municipality()) and c.code_hash = hash
			and exists (select from community.conflict_agreement a where a.municipality_id = c.municipality_id and a.conflict_id = c.id and a.one_yes_on is not null and a.other_yes_on is not null);
	if found then
		return true;
	end if;
	delete from community.conflict c where c.municipality_id = (select actor.municipality()) and c.code_hash = hash;
	return found;
end
$$;

-- The code of who told is theirs alone: whoever writes the agreement never sees it.
create function community.who_told_agrees() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
	if exists (select from community.conflict c where c.municipality_id = new.municipality_id and c.id = new.conflict_id and c.typed_by = actor.person()) then
		raise exception 'who typed it holds a code already' using errcode = 'insufficient_privilege';
	end if;
	select c.code_hash into new.one_hash from community.conflict c where c.municipality_id = new.municipality_id and c.id = new.conflict_id;
	return new;
end
$$;
revoke all on function community.who_told_agrees() from public;
create trigger who_told_agrees before insert on community.conflict_agreement for each row execute function community.who_told_agrees();

create function community.agreement_behind(hash text) returns table (words text, remind_on date, mine_on date, other_on date, over boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select a.words, a.remind_on, case when a.one_hash = hash then a.one_yes_on else a.other_yes_on end, case when a.one_hash = hash then a.other_yes_on else a.one_yes_on end, c.ended_on is not null
	from community.conflict_agreement a
	join community.conflict c on c.municipality_id = a.municipality_id and c.id = a.conflict_id
	where a.municipality_id = (select actor.municipality()) and hash in (a.one_hash, a.other_hash)
$$;

-- A yes, or a yes taken back (no day).
create function community.agree(hash text, today date) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update community.conflict_agreement a
		set one_yes_on = case when a.one_hash = hash then today else a.one_yes_on end,
			other_yes_on = case when a.other_hash = hash then today else a.other_yes_on end
		where a.municipality_id = (select actor.municipality())
			and ((a.one_hash = hash and (a.one_yes_on is null) = (today is not null)) or (a.other_hash = hash and (a.other_yes_on is null) = (today is not null)))
			and exists (select from community.conflict c where c.municipality_id = a.municipality_id and c.id = a.conflict_id and c.ended_on is null);
	return found;
end
$$;

revoke all on function community.on_call_for(uuid), community.share_conflict(uuid, uuid), community.conflicts_waiting(date), community.forget_quiet_conflicts(date), community.conflict_behind(text), community.withdraw_conflict(text), community.agreement_behind(text), community.agree(text, date) from public;
grant execute on function community.on_call_for(uuid), community.share_conflict(uuid, uuid), community.conflicts_waiting(date), community.forget_quiet_conflicts(date), community.conflict_behind(text), community.withdraw_conflict(text), community.agreement_behind(text), community.agree(text, date) to zone_community;

-- At the end one more in the count, whoever ends it; the count itself is nobody's to write.
create function community.count_conflict() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	insert into community.conflict_count (municipality_id, area_code, kind, year, ended)
		values (new.municipality_id, new.area_code, new.kind, extract(year from new.ended_on), 1)
		on conflict (municipality_id, area_code, kind, year) do update set ended = community.conflict_count.ended + 1;
	return null;
end
$$;
revoke all on function community.count_conflict() from public;
create trigger count_conflict after update of ended_on on community.conflict
	for each row when (old.ended_on is null and new.ended_on is not null) execute function community.count_conflict();

create policy on_call_reads on community.conflict for select to zone_community using (municipality_id = (select actor.municipality()) and community.on_call_for(id));
create policy anyone_tells on community.conflict for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and taken_by is null and ended_on is null
	and exists (select from open.conflict_person p where p.municipality_id = conflict.municipality_id and p.area_code = on_call_area and p.place = case when for_deputy then 'deputy' else 'first' end));
create policy on_call_does on community.conflict for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.on_call_for(id))
	with check (municipality_id = (select actor.municipality()) and community.on_call_for(id));
create policy round_tells on community.conflict for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('conflicts.tell')));
grant select (municipality_id, id, area_code, on_call_area, kind, words, called, reach, safe, for_deputy, told_on, taken_by, taken_on, ended_on, outcome, reader_ids, never_id, typed_by), insert on community.conflict to zone_community;
grant update (called, reach, safe, taken_by, taken_on, ended_on, outcome) on community.conflict to zone_community;

create policy on_call_reads on community.conflict_step for select to zone_community using (municipality_id = (select actor.municipality()) and community.on_call_for(conflict_id));
create policy on_call_writes on community.conflict_step for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.on_call_for(conflict_id));
grant select, insert on community.conflict_step to zone_community;

create policy on_call_reads on community.conflict_agreement for select to zone_community using (municipality_id = (select actor.municipality()) and community.on_call_for(conflict_id));
create policy on_call_writes on community.conflict_agreement for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.on_call_for(conflict_id) and one_yes_on is null and other_yes_on is null);
create policy on_call_tends on community.conflict_agreement for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.on_call_for(conflict_id))
	with check (municipality_id = (select actor.municipality()) and community.on_call_for(conflict_id));
create policy on_call_takes_back on community.conflict_agreement for delete to zone_community using (municipality_id = (select actor.municipality()) and community.on_call_for(conflict_id));
grant select (municipality_id, id, conflict_id, words, made_on, remind_on, one_yes_on, other_yes_on, talked_on), insert, delete on community.conflict_agreement to zone_community;
grant update (talked_on) on community.conflict_agreement to zone_community;

create policy from_five_up on community.conflict_count for select to zone_community using (
	municipality_id = (select actor.municipality()) and ended >= 5
	and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]));
grant select on community.conflict_count to zone_community;

-- Whom the letter goes to, and who still works here: of who is on call alone.
create policy conflicts_find_who_is_on_call on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('conflicts.tell'))
	and id in (select p.worker_id from open.conflict_person p where p.municipality_id = (select actor.municipality())));
create policy conflicts_look_who_works on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('conflicts.tend'))
	and worker_id in (select p.worker_id from open.conflict_person p where p.municipality_id = (select actor.municipality())));

call actor.let_erase('community.conflict');
