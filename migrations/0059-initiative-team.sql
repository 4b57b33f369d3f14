-- Who does what and what is still to be done, photos in the journal, agreed help and what became of it after letting go, and the question whether it could stand alone. (initiatives)

-- Whose account it is goes with the person, so that a letter finds them; nobody sets somebody else's.
alter table community.initiative_member add column account_id uuid;
create function community.account_goes_with_person() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	new.account_id := case
		when new.person_id is null then null
		when tg_op = 'INSERT' or old.person_id is distinct from new.person_id then
			case when new.person_id = actor.person() then actor.account() end
		else old.account_id
	end;
	return new;
end
$$;
create trigger account_goes_with_person before insert or update on community.initiative_member
	for each row execute function community.account_goes_with_person();

-- Who joins in is no part of the team yet: who carries it lets them in, after asking whether the team may see their first name.
alter table community.initiative_member add column in_team_since date;

-- A photo is looked over as words are.
alter table community.initiative_publication drop constraint initiative_publication_part_check;
alter table community.initiative_publication add constraint initiative_publication_part_check check (part in ('words', 'entry', 'ending', 'photo'));
alter table community.initiative_publication drop constraint initiative_publication_check;
alter table community.initiative_publication add constraint initiative_publication_check check ((part in ('entry', 'photo')) = (entry_id is not null));

-- A thing somebody looks after: money, keys, new people.
create table community.initiative_role (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	what text not null check (length(what) between 2 and 60),
	member_id uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade,
	foreign key (municipality_id, member_id) references community.initiative_member (municipality_id, id) on delete set null (member_id)
);
create index initiative_role_of on community.initiative_role (municipality_id, initiative_id);

create table community.initiative_task (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	what text not null check (length(what) between 2 and 160),
	member_id uuid,
	due_on date,
	made_on date not null,
	done_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade,
	foreign key (municipality_id, member_id) references community.initiative_member (municipality_id, id) on delete set null (member_id)
);
create index initiative_task_of on community.initiative_task (municipality_id, initiative_id, done_on);

-- The journal for who takes part; the one for everyone is open.initiative_entry.
create table community.initiative_note (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	written_on date not null,
	text text not null check (length(text) between 1 and 1000),
	by_name text not null check (length(by_name) <= 40),
	person_id uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);
create index initiative_note_of on community.initiative_note (municipality_id, initiative_id, written_on desc);
create index initiative_note_by on community.initiative_note (municipality_id, person_id) where person_id is not null;

-- A photo beside what was written. `people`: who is in it was asked, or nobody can be recognised. Who wants it gone needs no reason.
create table open.initiative_photo (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	entry_id uuid not null,
	bytes bytea not null check (length(bytes) <= 5000000),
	kind text not null check (kind in ('image/jpeg', 'image/png')),
	width integer not null check (width > 0),
	height integer not null check (height > 0),
	alt text not null check (length(alt) between 3 and 200),
	people text not null check (people in ('asked', 'nobody')),
	made_at timestamptz not null,
	away_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade,
	foreign key (municipality_id, entry_id) references open.initiative_entry (municipality_id, id) on delete cascade
);
create unique index initiative_photo_once on open.initiative_photo (municipality_id, entry_id);
create index initiative_photo_of on open.initiative_photo (municipality_id, initiative_id);

-- What a professional promised, and what they promised before: every time again is chosen on purpose.
create table community.initiative_help (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	area_code text not null,
	worker_id uuid not null,
	name text not null check (length(name) between 1 and 80),
	hours numeric(3,1) not null check (hours > 0 and hours <= 16),
	from_on date not null,
	until_on date not null,
	renews uuid,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade,
	check (until_on > from_on and until_on <= from_on + 366)
);
create unique index initiative_help_now on community.initiative_help (municipality_id, initiative_id) where ended_on is null;
create index initiative_help_by on community.initiative_help (municipality_id, worker_id) where ended_on is null;

-- Four, twelve and twenty-six weeks after letting go one question to who carries it. Without a code there is no mailbox: somebody calls.
create table community.initiative_pulse (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	area_code text not null,
	help_id uuid not null,
	week smallint not null check (week in (4, 12, 26)),
	member_id uuid not null,
	code_hash text,
	asked_on date not null,
	answer text check (answer in ('runs', 'stuck', 'stopped')),
	answered_on date,
	called_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade,
	foreign key (municipality_id, help_id) references community.initiative_help (municipality_id, id) on delete cascade,
	foreign key (municipality_id, member_id) references community.initiative_member (municipality_id, id) on delete cascade
);
create unique index initiative_pulse_once on community.initiative_pulse (municipality_id, help_id, week, member_id);
create unique index initiative_pulse_code on community.initiative_pulse (municipality_id, code_hash) where code_hash is not null;
create index initiative_pulse_of on community.initiative_pulse (municipality_id, initiative_id);

-- Could it stand alone? One answer each; the answers of others are seen after giving one's own.
create table community.initiative_standing (
	municipality_id uuid not null references open.municipality,
	initiative_id uuid not null,
	person_id uuid not null,
	called text not null check (length(called) <= 60),
	is_worker boolean not null,
	answers text[] not null check (cardinality(answers) = 6 and answers <@ array['yes', 'partly', 'no']),
	answered_on date not null,
	primary key (municipality_id, initiative_id, person_id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);

do $$
declare
	one regclass;
begin
	foreach one in array array['community.initiative_role', 'community.initiative_task', 'community.initiative_note', 'open.initiative_photo', 'community.initiative_help', 'community.initiative_pulse', 'community.initiative_standing']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

-- Who takes part in it themselves, or tends it.
create function community.in_team(initiative uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select community.may_tend(initiative) or exists (
		select from community.initiative_member m
		where m.municipality_id = (select actor.municipality()) and m.initiative_id = initiative and m.person_id = (select actor.person())
			and m.counts and (m.tie in ('starter', 'carrier') or (m.tie = 'member' and m.in_team_since is not null)) and m.left_at is null)
$$;

-- First names of who takes part, for each other: not how to reach them.
create function community.initiative_team(initiative uuid) returns table (id uuid, called text, tie text, is_me boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select distinct on (m.contact_key) m.id, m.called, m.tie, coalesce(m.person_id = (select actor.person()), false)
	from community.initiative_member m
	where m.municipality_id = (select actor.municipality()) and m.initiative_id = initiative and m.left_at is null and m.called <> ''
		and (m.tie in ('starter', 'carrier') or (m.tie = 'member' and m.in_team_since is not null)) and community.in_team(initiative)
	order by m.contact_key, array_position(array['starter', 'carrier', 'member'], m.tie)
$$;

-- Who joined by mail and has an account now with that very address is the same person.
create function community.claim_ties(initiative uuid, key text) returns integer
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	claimed integer;
begin
	update community.initiative_member m set person_id = (select actor.person())
		where m.municipality_id = (select actor.municipality()) and m.initiative_id = initiative and m.contact_key = key
			and m.person_id is null and m.left_at is null and (select actor.person()) is not null and (select actor.kind()) <> 'staff';
	get diagnostics claimed = row_count;
	return claimed;
end
$$;

-- Into the team, after a yes to being seen there by first name.
create function community.let_in(initiative uuid, member uuid, today date) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update community.initiative_member m set in_team_since = today
		where m.municipality_id = (select actor.municipality()) and m.initiative_id = initiative and m.id = member and m.tie = 'member'
			and m.left_at is null and m.counts and m.in_team_since is null and community.may_tend(initiative);
	return found;
end
$$;

-- A second to carry it. Who carries it already, or the worker beside them, asked first.
create function community.let_carry(initiative uuid, member uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update community.initiative_member m set tie = 'carrier'
		where m.municipality_id = (select actor.municipality()) and m.initiative_id = initiative and m.id = member and m.tie = 'member'
			and m.left_at is null and m.counts and m.in_team_since is not null and community.may_tend(initiative)
			and not exists (select from community.initiative_member o where o.municipality_id = m.municipality_id and o.initiative_id = m.initiative_id
				and o.contact_key = m.contact_key and o.tie in ('starter', 'carrier') and o.left_at is null);
	return found;
end
$$;

-- "I am in it and I want it gone": one tap, by anybody, at once.
create function community.photo_away(initiative uuid, photo uuid, moment timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update open.initiative_photo p set away_at = moment
		where p.municipality_id = (select actor.municipality()) and p.initiative_id = initiative and p.id = photo and p.away_at is null
			and exists (select from open.initiative i where i.municipality_id = p.municipality_id and i.id = p.initiative_id and i.published_at is not null and not open.is_offline(i.id, null));
	return found;
end
$$;

-- Who wants to be left alone is left alone here too.
create function community.carrier_rests(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.person_card c where c.municipality_id = (select actor.municipality()) and c.id = person and community.at_rest(c))
$$;

-- Who leaves, leaves nothing of themselves with the team: what they wrote for it stays, without a name; what they thought goes.
create function community.leaving_leaves_no_name() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if old.person_id is not null and not exists (
		select from community.initiative_member o where o.municipality_id = old.municipality_id and o.initiative_id = old.initiative_id
			and o.person_id = old.person_id and o.tie in ('starter', 'carrier', 'member') and o.left_at is null) then
		update community.initiative_note n set by_name = '', person_id = null
			where n.municipality_id = old.municipality_id and n.initiative_id = old.initiative_id and n.person_id = old.person_id;
		delete from community.initiative_standing s
			where s.municipality_id = old.municipality_id and s.initiative_id = old.initiative_id and s.person_id = old.person_id;
	end if;
	return null;
end
$$;
revoke all on function community.leaving_leaves_no_name() from public;
create trigger leaving_leaves_no_name after update of left_at on community.initiative_member
	for each row when (old.left_at is null and new.left_at is not null) execute function community.leaving_leaves_no_name();

-- Whom to ask today whether it still runs: who carries it, after the last help ended and nobody helps.
create function community.pulses_due(today date)
returns table (initiative_id uuid, area_code text, title text, help_id uuid, week smallint, member_id uuid, account_id uuid, contact text)
language sql stable security definer set search_path = pg_catalog
as $$
	select h.initiative_id, h.area_code, i.title, h.id, w.week, m.id, m.account_id, m.contact
	from community.initiative_help h
	join open.initiative i on i.municipality_id = h.municipality_id and i.id = h.initiative_id and i.ended_on is null and i.published_at is not null
	cross join (values (4::smallint), (12::smallint), (26::smallint)) w (week)
	join community.initiative_member m on m.municipality_id = h.municipality_id and m.initiative_id = h.initiative_id
		and m.tie in ('starter', 'carrier') and m.left_at is null and m.counts and not community.carrier_rests(m.person_id)
	where h.municipality_id = (select actor.municipality()) and (select actor.is_task('initiatives.pulse'))
		and today between least(coalesce(h.ended_on, h.until_on), h.until_on) + w.week * 7 and least(coalesce(h.ended_on, h.until_on), h.until_on) + w.week * 7 + 27
		and not exists (select from community.initiative_help o where o.municipality_id = h.municipality_id and o.initiative_id = h.initiative_id and o.from_on > h.from_on)
		and not exists (select from community.initiative_help o where o.municipality_id = h.municipality_id and o.renews = h.id)
		and not exists (select from community.initiative_pulse p where p.municipality_id = h.municipality_id and p.help_id = h.id and p.week = w.week and p.member_id = m.id)
$$;

-- What the holder of the link is asked, and whether they answered. No person.
create function community.pulse_behind(hash text, today date) returns table (initiative_id uuid, title text, answer text)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.initiative_id, i.title, p.answer
	from community.initiative_pulse p
	join open.initiative i on i.municipality_id = p.municipality_id and i.id = p.initiative_id
	join community.initiative_member m on m.municipality_id = p.municipality_id and m.id = p.member_id and m.left_at is null
	where p.municipality_id = (select actor.municipality()) and p.code_hash = hash and today <= p.asked_on + 28
$$;

create function community.answer_pulse(hash text, said text, today date) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update community.initiative_pulse p set answer = said, answered_on = today
		where p.municipality_id = (select actor.municipality()) and p.code_hash = hash and p.answer is null and today <= p.asked_on + 28
			and exists (select from community.initiative_member m where m.municipality_id = p.municipality_id and m.id = p.member_id and m.left_at is null);
	return found;
end
$$;

create function community.answered_standing(initiative uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.initiative_standing s
		where s.municipality_id = (select actor.municipality()) and s.initiative_id = initiative and s.person_id = (select actor.person()))
$$;

revoke all on function community.in_team(uuid), community.initiative_team(uuid), community.claim_ties(uuid, text), community.let_in(uuid, uuid, date), community.let_carry(uuid, uuid), community.photo_away(uuid, uuid, timestamptz), community.carrier_rests(uuid), community.pulses_due(date), community.pulse_behind(text, date), community.answer_pulse(text, text, date), community.answered_standing(uuid) from public;
grant execute on function community.in_team(uuid), community.initiative_team(uuid), community.claim_ties(uuid, text), community.let_in(uuid, uuid, date), community.let_carry(uuid, uuid), community.photo_away(uuid, uuid, timestamptz), community.carrier_rests(uuid), community.pulses_due(date), community.pulse_behind(text, date), community.answer_pulse(text, text, date), community.answered_standing(uuid) to zone_community;

create policy team_reads on community.initiative_role for select to zone_community using (municipality_id = (select actor.municipality()) and community.in_team(initiative_id));
create policy tenders_give on community.initiative_role for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
create policy tenders_take_back on community.initiative_role for delete to zone_community using (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
grant select, insert, delete on community.initiative_role to zone_community;

create policy team_reads on community.initiative_task for select to zone_community using (municipality_id = (select actor.municipality()) and community.in_team(initiative_id));
create policy team_adds on community.initiative_task for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.in_team(initiative_id));
create policy team_does on community.initiative_task for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.in_team(initiative_id))
	with check (municipality_id = (select actor.municipality()) and community.in_team(initiative_id));
create policy team_takes_back on community.initiative_task for delete to zone_community using (municipality_id = (select actor.municipality()) and community.in_team(initiative_id));
grant select, insert, delete on community.initiative_task to zone_community;
grant update (member_id, done_on) on community.initiative_task to zone_community;

create policy team_reads on community.initiative_note for select to zone_community using (municipality_id = (select actor.municipality()) and community.in_team(initiative_id));
create policy team_writes on community.initiative_note for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and person_id = (select actor.person()) and community.in_team(initiative_id));
create policy writer_or_tender_takes_back on community.initiative_note for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (community.may_tend(initiative_id) or (person_id = (select actor.person()) and community.in_team(initiative_id))));
create policy erasure on community.initiative_note for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
grant select, insert, delete on community.initiative_note to zone_community;
grant update (by_name, person_id) on community.initiative_note to zone_community;

-- Seen with the entry it stands beside; what somebody wants gone is left to who tends it, to take away for good or to put back.
create policy as_the_entry on open.initiative_photo for select to zone_open, zone_care using (
	municipality_id = (select actor.municipality()) and away_at is null
	and exists (select from open.initiative_entry e where e.municipality_id = initiative_photo.municipality_id and e.id = entry_id));
create policy as_the_entry_or_tended on open.initiative_photo for select to zone_community using (
	municipality_id = (select actor.municipality()) and (away_at is null or community.may_tend(initiative_id))
	and exists (select from open.initiative_entry e where e.municipality_id = initiative_photo.municipality_id and e.id = entry_id));
create policy tenders_add on open.initiative_photo for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and away_at is null and community.may_tend(initiative_id)
	and exists (select from open.initiative_entry e where e.municipality_id = initiative_photo.municipality_id and e.id = entry_id and e.initiative_id = initiative_photo.initiative_id));
create policy workers_put_back on open.initiative_photo for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and community.may_tend(initiative_id))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and community.may_tend(initiative_id));
create policy tenders_take_back on open.initiative_photo for delete to zone_community using (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
grant select on open.initiative_photo to zone_open, zone_community, zone_care;
grant insert, delete on open.initiative_photo to zone_community;
grant update (away_at) on open.initiative_photo to zone_community;

create policy tenders_read on community.initiative_help for select to zone_community using (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
create policy workers_promise on community.initiative_help for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and ended_on is null
	and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[])
	and exists (select from open.initiative i where i.municipality_id = initiative_help.municipality_id and i.id = initiative_id and i.area_code = initiative_help.area_code));
create policy workers_let_go on community.initiative_help for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));
grant select, insert on community.initiative_help to zone_community;
grant update (ended_on) on community.initiative_help to zone_community;

create policy tenders_read on community.initiative_pulse for select to zone_community using (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
create policy round_asks on community.initiative_pulse for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('initiatives.pulse')) and answer is null and called_on is null);
create policy workers_call on community.initiative_pulse for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));
grant select (municipality_id, id, initiative_id, area_code, help_id, week, member_id, asked_on, answer, answered_on, called_on), insert on community.initiative_pulse to zone_community;
grant update (called_on) on community.initiative_pulse to zone_community;

create policy own_answer on community.initiative_standing for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.may_tend(initiative_id) and (person_id = (select actor.person()) or community.answered_standing(initiative_id)));
create policy tenders_answer on community.initiative_standing for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and person_id = (select actor.person()) and is_worker = ((select actor.kind()) = 'staff') and community.may_tend(initiative_id));
create policy tenders_answer_anew on community.initiative_standing for update to zone_community
	using (municipality_id = (select actor.municipality()) and person_id = (select actor.person()))
	with check (municipality_id = (select actor.municipality()) and person_id = (select actor.person()) and community.may_tend(initiative_id));
grant select, insert on community.initiative_standing to zone_community;
grant update (answers, answered_on, called) on community.initiative_standing to zone_community;

call actor.let_erase('community.initiative_role');
call actor.let_erase('community.initiative_task');
call actor.let_erase('community.initiative_note');
call actor.let_erase('open.initiative_photo');
call actor.let_erase('community.initiative_help');
call actor.let_erase('community.initiative_pulse');
call actor.let_erase('community.initiative_standing');
