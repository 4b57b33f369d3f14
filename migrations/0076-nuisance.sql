-- Nuisance circles: neighbours keep a diary for a fixed period, agreements are made with the person concerned, and all of it is erased. (nuisance)

-- One circle, carried by one officer. Who is concerned and where is sealed, for that officer alone.
create table care.nuisance_circle (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^BU\d{8}$'),
	kind text not null check (kind in ('noise', 'smell', 'rubbish', 'animals', 'street', 'other')),
	officer_id uuid not null,
	officer_called text not null check (length(officer_called) between 1 and 60),
	team_id uuid not null,
	organisation_id uuid not null,
	team_called text not null check (length(team_called) between 1 and 80),
	place_sealed text not null default '',
	why_sealed text not null default '',
	-- What was tried before this.
	tried text not null check (tried in ('talked', 'mediation', 'listener', 'could-not')),
	tried_sealed text not null default '',
	started_on date not null,
	-- The first period of at most four weeks, within which somebody hears of it, and the last day with what was added once. Two to eight weeks in all.
	first_until date not null check (first_until between started_on + 13 and started_on + 27),
	until_on date not null,
	-- How far the person concerned knows: spoken to, or did not want to (with what was tried), or not safe (told to who leads the team).
	contact text check (contact in ('spoken', 'refused', 'unsafe')),
	contact_on date,
	contact_sealed text not null default '',
	person_hash text,
	own_words_sealed text not null default '',
	-- For once and a week, by which another officer takes over; never who made it. Since when another carries it.
	move_hash text,
	moved_by uuid,
	move_until date,
	taken_over_on date,
	-- The person objected: everything rests until that is answered.
	rests_on date,
	closed_on date,
	talk text check (talk in ('together', 'apart', 'none')),
	outcome text check (outcome in ('gone', 'less', 'same', 'elsewhere', 'objected')),
	closing_sealed text not null default '',
	-- What stands on the proof of erasing, without what it was about.
	proof_id uuid not null,
	primary key (municipality_id, id),
	check (until_on between first_until and started_on + 55),
	-- No day longer than the first period behind somebody's back.
	check (until_on = first_until or contact is not null),
	check ((contact is null) = (contact_on is null)),
	check (contact <> 'unsafe' or person_hash is null),
	check (person_hash is null or contact is not null),
	check ((closed_on is null) = (outcome is null) and (closed_on is null) = (talk is null))
);
create index nuisance_circle_of on care.nuisance_circle (municipality_id, officer_id);
create unique index nuisance_circle_person on care.nuisance_circle (municipality_id, person_hash) where person_hash is not null;
create unique index nuisance_circle_move on care.nuisance_circle (municipality_id, move_hash) where move_hash is not null;

-- A neighbour's diary: a number and which home it belongs to, no name.
create table care.nuisance_diary (
	municipality_id uuid not null,
	id uuid not null,
	circle_id uuid not null,
	number smallint not null check (number between 1 and 40),
	-- The number of the first diary of the same home.
	home smallint not null check (home between 1 and number),
	code_hash text not null,
	given_on date not null,
	primary key (municipality_id, id),
	unique (municipality_id, circle_id, number),
	foreign key (municipality_id, circle_id) references care.nuisance_circle (municipality_id, id) on delete cascade
);
create unique index nuisance_diary_code on care.nuisance_diary (municipality_id, code_hash);

create table care.nuisance_entry (
	municipality_id uuid not null,
	id uuid not null,
	circle_id uuid not null,
	diary_id uuid not null,
	on_day date not null,
	part text not null check (part in ('morning', 'afternoon', 'evening', 'night')),
	how_bad smallint not null check (how_bad between 1 and 3),
	words_sealed text not null default '',
	-- Typed over from paper by the officer.
	from_paper boolean not null default false,
	primary key (municipality_id, id),
	unique (municipality_id, diary_id, on_day, part),
	foreign key (municipality_id, diary_id) references care.nuisance_diary (municipality_id, id) on delete cascade,
	foreign key (municipality_id, circle_id) references care.nuisance_circle (municipality_id, id) on delete cascade
);
create index nuisance_entry_of on care.nuisance_entry (municipality_id, circle_id, on_day);

-- Who does what by when. Of the person concerned it stands once they said yes, and a partner gets these words alone, by a code, after that yes.
create table care.nuisance_agreement (
	municipality_id uuid not null,
	id uuid not null,
	circle_id uuid not null,
	who text not null check (who in ('person', 'neighbours', 'officer', 'partner')),
	partner text check (partner in ('police', 'housing', 'municipality', 'other')),
	words_sealed text not null default '',
	due_on date not null,
	made_on date not null,
	yes_on date,
	yes_how text check (yes_how in ('talk', 'code')),
	outcome text check (outcome in ('done', 'partly', 'not')),
	outcome_on date,
	code_hash text,
	primary key (municipality_id, id),
	foreign key (municipality_id, circle_id) references care.nuisance_circle (municipality_id, id) on delete cascade,
	check ((who = 'partner') = (partner is not null)),
	check ((yes_on is null) = (yes_how is null)),
	check (yes_on is null or who in ('person', 'partner')),
	check ((outcome is null) = (outcome_on is null)),
	check (code_hash is null or who = 'partner')
);
create index nuisance_agreement_of on care.nuisance_agreement (municipality_id, circle_id);
create unique index nuisance_agreement_code on care.nuisance_agreement (municipality_id, code_hash) where code_hash is not null;

-- What somebody else than the officer reads: why the person was not told (who leads the team), and an objection (the privacy officer).
create table care.nuisance_raised (
	municipality_id uuid not null,
	id uuid not null,
	circle_id uuid not null,
	kind text not null check (kind in ('unsafe', 'objection')),
	team_id uuid not null,
	words_sealed text not null default '',
	raised_on date not null,
	answer_sealed text not null default '',
	answered_on date,
	seen_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, circle_id) references care.nuisance_circle (municipality_id, id) on delete cascade
);
create index nuisance_raised_of on care.nuisance_raised (municipality_id, circle_id);

-- That it was erased, with how much and when. Nothing of what, where and whom.
create table care.nuisance_proof (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	closed_on date not null,
	moments integer not null,
	words_erased_on date,
	all_erased_on date,
	primary key (municipality_id, id)
);
-- What stays in the end: how many, by district, kind and year.
create table care.nuisance_tally (
	municipality_id uuid not null references open.municipality,
	area_code text not null check (area_code ~ '^WK\d{6}$'),
	kind text not null check (kind in ('noise', 'smell', 'rubbish', 'animals', 'street', 'other')),
	year smallint not null,
	many integer not null,
	better integer not null,
	primary key (municipality_id, area_code, kind, year)
);

select care.wall(one) from unnest(array['care.nuisance_circle', 'care.nuisance_diary', 'care.nuisance_entry', 'care.nuisance_agreement', 'care.nuisance_raised',
	'care.nuisance_proof', 'care.nuisance_tally']::regclass[]) one;

-- Exactly one officer: the worker who carries it, in that organisation and area. No colleague, no lead.
create policy officer_reads on care.nuisance_circle for select to zone_care using (
	municipality_id = (select actor.municipality()) and officer_id = (select actor.person()) and organisation_id = (select actor.organisation())
	and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));
create policy officer_opens on care.nuisance_circle for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and officer_id = (select actor.person()) and organisation_id = (select actor.organisation()) and team_id = (select actor.team())
	and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[])
	and until_on = first_until and contact is null and closed_on is null and rests_on is null and own_words_sealed = '' and move_hash is null and taken_over_on is null);
create policy officer_carries on care.nuisance_circle for update to zone_care
	using (municipality_id = (select actor.municipality()) and officer_id = (select actor.person()) and organisation_id = (select actor.organisation())
		and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]) and closed_on is null)
	with check (municipality_id = (select actor.municipality()) and officer_id = (select actor.person()) and (select actor.is('social_broker', 'team_worker')));
grant select (municipality_id, id, area_code, kind, officer_id, officer_called, team_id, organisation_id, team_called, place_sealed, why_sealed, tried, tried_sealed, started_on,
	first_until, until_on, contact, contact_on, contact_sealed, own_words_sealed, rests_on, closed_on, talk, outcome, closing_sealed, proof_id), insert on care.nuisance_circle to zone_care;
grant update (until_on, contact, contact_on, contact_sealed, person_hash, rests_on, closed_on, talk, outcome, closing_sealed) on care.nuisance_circle to zone_care;

create function care.nuisance_is_mine(circle uuid, also_when_it_rests boolean default true) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from care.nuisance_circle c where c.municipality_id = (select actor.municipality()) and c.id = circle
		and c.officer_id = (select actor.person()) and (also_when_it_rests or (c.rests_on is null and c.closed_on is null)))
$$;
revoke all on function care.nuisance_is_mine(uuid, boolean) from public;
grant execute on function care.nuisance_is_mine(uuid, boolean) to zone_care;

create policy officer_reads on care.nuisance_diary for select to zone_care using (municipality_id = (select actor.municipality()) and care.nuisance_is_mine(circle_id));
create policy officer_gives on care.nuisance_diary for insert to zone_care with check (municipality_id = (select actor.municipality()) and care.nuisance_is_mine(circle_id, false));
create policy officer_takes_back on care.nuisance_diary for delete to zone_care using (municipality_id = (select actor.municipality()) and care.nuisance_is_mine(circle_id));
grant select (municipality_id, id, circle_id, number, home, given_on), insert, delete on care.nuisance_diary to zone_care;

create policy officer_reads on care.nuisance_entry for select to zone_care using (municipality_id = (select actor.municipality()) and care.nuisance_is_mine(circle_id));
create policy officer_types_over on care.nuisance_entry for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and from_paper and care.nuisance_is_mine(circle_id, false)
	and exists (select from care.nuisance_diary d where d.municipality_id = nuisance_entry.municipality_id and d.id = diary_id and d.circle_id = nuisance_entry.circle_id));
grant select, insert on care.nuisance_entry to zone_care;

create policy officer_reads on care.nuisance_agreement for select to zone_care using (municipality_id = (select actor.municipality()) and care.nuisance_is_mine(circle_id));
-- Not before the person concerned was told or refused; of them nothing that they were not asked, and nothing to a partner behind them.
create policy officer_agrees on care.nuisance_agreement for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and outcome is null and care.nuisance_is_mine(circle_id, false)
	and exists (select from care.nuisance_circle c where c.municipality_id = nuisance_agreement.municipality_id and c.id = circle_id
		and c.contact is not null and (who not in ('person', 'partner') or c.contact = 'spoken')) and yes_how is distinct from 'code');
create policy officer_notes on care.nuisance_agreement for update to zone_care
	using (municipality_id = (select actor.municipality()) and care.nuisance_is_mine(circle_id, false))
	with check (municipality_id = (select actor.municipality()) and care.nuisance_is_mine(circle_id, false));
grant select (municipality_id, id, circle_id, who, partner, words_sealed, due_on, made_on, yes_on, yes_how, outcome, outcome_on), insert on care.nuisance_agreement to zone_care;
grant update (outcome, outcome_on) on care.nuisance_agreement to zone_care;

create policy officer_reads on care.nuisance_raised for select to zone_care using (municipality_id = (select actor.municipality()) and care.nuisance_is_mine(circle_id));
create policy officer_says_why on care.nuisance_raised for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and kind = 'unsafe' and seen_on is null and care.nuisance_is_mine(circle_id, false) and team_id = (select actor.team()));
create policy officer_answers on care.nuisance_raised for update to zone_care
	using (municipality_id = (select actor.municipality()) and kind = 'objection' and answered_on is null and care.nuisance_is_mine(circle_id))
	with check (municipality_id = (select actor.municipality()) and kind = 'objection' and care.nuisance_is_mine(circle_id));
create policy they_are_told on care.nuisance_raised for select to zone_care using (
	municipality_id = (select actor.municipality())
	and ((kind = 'unsafe' and (select actor.is('team_lead')) and team_id = (select actor.team())) or (kind = 'objection' and (select actor.is('privacy_officer')))));
create policy they_saw on care.nuisance_raised for update to zone_care
	using (municipality_id = (select actor.municipality()) and seen_on is null
		and ((kind = 'unsafe' and (select actor.is('team_lead')) and team_id = (select actor.team())) or (kind = 'objection' and (select actor.is('privacy_officer')))))
	with check (municipality_id = (select actor.municipality()) and seen_on is not null and (select actor.is('team_lead', 'privacy_officer')));
grant select, insert on care.nuisance_raised to zone_care;
grant update (answer_sealed, answered_on, seen_on) on care.nuisance_raised to zone_care;
-- Who may see that it is seen changes nothing else, and who answers never says that it was seen.
create function care.nuisance_raised_by_whom() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if actor.kind() = 'staff' and (new.seen_on is distinct from old.seen_on) = (new.answered_on is distinct from old.answered_on or new.answer_sealed is distinct from old.answer_sealed) then
		raise exception 'either seen or answered' using errcode = 'insufficient_privilege';
	end if;
	if actor.kind() = 'staff' and new.seen_on is distinct from old.seen_on and not actor.is('team_lead', 'privacy_officer') then
		raise exception 'an officer does not look at themselves' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
revoke all on function care.nuisance_raised_by_whom() from public;
create trigger nuisance_raised_by_whom before update on care.nuisance_raised for each row execute function care.nuisance_raised_by_whom();

-- For who leads the team: that it is there, how far and until when.
create function care.nuisance_of_team() returns table (id uuid, area_code text, kind text, officer_called text, started_on date, until_on date, contact text, rests boolean, closed_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id, c.area_code, c.kind, c.officer_called, c.started_on, c.until_on, c.contact, c.rests_on is not null, c.closed_on
	from care.nuisance_circle c
	where c.municipality_id = (select actor.municipality()) and c.closed_on is null and c.team_id = (select actor.team()) and (select actor.is('team_lead'))
	order by c.until_on
$$;
-- Another officer, by a code for once: made by who carries it, or by who leads the team when that one is gone.
create function care.nuisance_moves(circle uuid, move text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update care.nuisance_circle c set move_hash = move, moved_by = actor.person(), move_until = today + 7
		where c.municipality_id = actor.municipality() and c.id = circle and c.closed_on is null and actor.kind() = 'staff'
			and ((c.officer_id = actor.person() and c.organisation_id = actor.organisation() and actor.is('social_broker', 'team_worker'))
				or (c.team_id = actor.team() and actor.is('team_lead')));
	return found;
end
$$;
create function care.take_over_nuisance(hash text, called_now text, today date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	one uuid;
begin
	update care.nuisance_circle c set officer_id = actor.person(), officer_called = called_now, team_id = actor.team(), move_hash = null, moved_by = null, move_until = null, taken_over_on = today
		where c.municipality_id = actor.municipality() and c.move_hash = hash and c.move_until >= today and c.moved_by <> actor.person() and c.closed_on is null and actor.kind() = 'staff'
			and c.organisation_id = actor.organisation() and actor.is('social_broker', 'team_worker') and c.area_code = any (actor.areas())
		returning c.id into one;
	update care.nuisance_raised r set team_id = actor.team() where r.municipality_id = actor.municipality() and r.circle_id = one;
	return one;
end
$$;
-- Fewer than five could be somebody.
create function care.nuisance_tallies() returns table (area_code text, kind text, year smallint, many integer, better integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select t.area_code, t.kind, t.year, t.many, t.better from care.nuisance_tally t
	where t.municipality_id = (select actor.municipality()) and t.many >= 5 and (select actor.is('team_lead', 'privacy_officer'))
	order by t.year desc, t.area_code, t.kind
$$;

-- Behind a code stands one of three: the person concerned, a neighbour with a diary, a partner with a task that the
-- person said yes to. A neighbour's ends a month after the closing, a partner's with the closing or a month after its day.
create function care.nuisance_behind(hash text, today date) returns table (who text, circle_id uuid, row_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$
	select 'person', c.id, c.id from care.nuisance_circle c where c.municipality_id = (select actor.municipality()) and c.person_hash = hash
	union all
	select 'neighbour', c.id, d.id from care.nuisance_diary d join care.nuisance_circle c on c.municipality_id = d.municipality_id and c.id = d.circle_id
	where d.municipality_id = (select actor.municipality()) and d.code_hash = hash and coalesce(c.closed_on, c.until_on) + 30 >= today
	union all
	select 'partner', c.id, a.id from care.nuisance_agreement a join care.nuisance_circle c on c.municipality_id = a.municipality_id and c.id = a.circle_id
	where a.municipality_id = (select actor.municipality()) and a.code_hash = hash and a.yes_on is not null and c.closed_on is null and a.due_on + 30 >= today
$$;
-- What the person concerned reads: all that is kept of them. A neighbour reads of the circle its period and its end.
create function care.nuisance_circle_by_code(hash text, today date)
returns table (who text, id uuid, row_id uuid, kind text, officer_called text, team_called text, started_on date, until_on date, contact text, contact_on date, rests_on date, closed_on date, outcome text, talk text,
	closing_sealed text, proof_id uuid, place_sealed text, why_sealed text, tried text, tried_sealed text, contact_sealed text, own_words_sealed text, number smallint, taken_over_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select b.who, c.id, b.row_id, c.kind, c.officer_called, c.team_called, c.started_on, c.until_on,
		case when b.who = 'person' then c.contact end, case when b.who = 'person' then c.contact_on end, c.rests_on, c.closed_on, c.outcome, c.talk, c.closing_sealed, c.proof_id,
		case when b.who = 'person' then c.place_sealed else '' end, case when b.who = 'person' then c.why_sealed else '' end, case when b.who = 'person' then c.tried end,
		case when b.who = 'person' then c.tried_sealed else '' end, case when b.who = 'person' then c.contact_sealed else '' end, case when b.who = 'person' then c.own_words_sealed else '' end,
		case when b.who = 'neighbour' then (select d.number from care.nuisance_diary d where d.municipality_id = c.municipality_id and d.id = b.row_id) end,
		case when b.who = 'person' then c.taken_over_on end
	from care.nuisance_behind(hash, today) b
	join care.nuisance_circle c on c.municipality_id = (select actor.municipality()) and c.id = b.circle_id
	where b.who <> 'partner'
$$;
-- The decline: whole weeks in which nobody may change a moment any more, each of three homes or more that wrote in it, and never
-- how bad: so that neither a number nor a day on which it changes tells who wrote.
create function care.nuisance_weeks(hash text, today date) returns table (week integer, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select (e.on_day - c.started_on) / 7, count(*)::integer
	from care.nuisance_behind(hash, today) b
	join care.nuisance_circle c on c.municipality_id = (select actor.municipality()) and c.id = b.circle_id
	join care.nuisance_entry e on e.municipality_id = c.municipality_id and e.circle_id = c.id
	join care.nuisance_diary d on d.municipality_id = e.municipality_id and d.id = e.diary_id
	where b.who in ('person', 'neighbour') and c.started_on + 7 * ((e.on_day - c.started_on) / 7 + 2) <= today
	group by 1 having count(distinct d.home) >= 3 order by 1
$$;
-- The person reads every agreement; a neighbour what neighbours do; a partner its one task.
create function care.nuisance_agreements_by_code(hash text, today date)
returns table (id uuid, agreed_by text, partner text, words_sealed text, due_on date, yes_on date, outcome text, outcome_on date, officer_called text, team_called text)
language sql stable security definer set search_path = pg_catalog
as $$
	select a.id, a.who, a.partner, a.words_sealed, a.due_on, a.yes_on, a.outcome, a.outcome_on, c.officer_called, c.team_called
	from care.nuisance_behind(hash, today) b
	join care.nuisance_circle c on c.municipality_id = (select actor.municipality()) and c.id = b.circle_id
	join care.nuisance_agreement a on a.municipality_id = c.municipality_id and a.circle_id = c.id
	where b.who = 'person' or (b.who = 'neighbour' and a.who = 'neighbours') or (b.who = 'partner' and a.id = b.row_id)
	order by a.due_on, a.id
$$;
create function care.nuisance_raised_by_code(hash text, today date) returns table (id uuid, words_sealed text, raised_on date, answer_sealed text, answered_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select r.id, r.words_sealed, r.raised_on, r.answer_sealed, r.answered_on
	from care.nuisance_behind(hash, today) b
	join care.nuisance_raised r on r.municipality_id = (select actor.municipality()) and r.circle_id = b.circle_id
	where b.who = 'person' and r.kind = 'objection' order by r.raised_on, r.id
$$;
-- Who looked, for the person concerned: by day and function. The trail of this purpose alone is open to this door.
create policy owner_tells_who_looked on audit.entry for select to current_user using (purpose = 'nuisance-circle');
create policy owner_tells_who_looked on audit.pseudonym for select to current_user using (true);
create function care.nuisance_looks(hash text, today date) returns table (day date, roles text, outcome text)
language sql stable security definer set search_path = pg_catalog
as $$
	select distinct (e.occurred_at at time zone 'Europe/Amsterdam')::date, e.actor_roles, e.outcome
	from care.nuisance_behind(hash, today) b
	join audit.pseudonym p on p.municipality_id = (select actor.municipality()) and p.person_id = b.circle_id
	join audit.entry e on e.municipality_id = p.municipality_id and e.subject_pseudonym = p.pseudonym and e.purpose = 'nuisance-circle'
	where b.who = 'person' order by 1 desc limit 100
$$;

-- A diary: a day of this or last week, a part of it, how bad and few words, while the period runs and nothing rests. Written again, the last counts.
create function care.nuisance_own_entries(hash text, today date) returns table (id uuid, on_day date, part text, how_bad smallint, words_sealed text)
language sql stable security definer set search_path = pg_catalog
as $$
	select e.id, e.on_day, e.part, e.how_bad, e.words_sealed
	from care.nuisance_behind(hash, today) b
	join care.nuisance_entry e on e.municipality_id = (select actor.municipality()) and e.diary_id = b.row_id
	where b.who = 'neighbour' order by e.on_day desc, e.part
$$;
create function care.nuisance_write(hash text, entry uuid, its_day date, its_part text, bad integer, sealed text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	at record;
begin
	select d.id, d.circle_id into at from care.nuisance_diary d join care.nuisance_circle c on c.municipality_id = d.municipality_id and c.id = d.circle_id
		where d.municipality_id = actor.municipality() and d.code_hash = hash and c.closed_on is null and c.rests_on is null
			and today between c.started_on and c.until_on and its_day between c.started_on and today and (its_day - c.started_on) / 7 + 1 >= (today - c.started_on) / 7 and actor.kind() <> 'staff';
	if not found then return false; end if;
	delete from care.nuisance_entry e where e.municipality_id = actor.municipality() and e.diary_id = at.id and e.on_day = its_day and e.part = its_part;
	insert into care.nuisance_entry (municipality_id, id, circle_id, diary_id, on_day, part, how_bad, words_sealed)
		values (actor.municipality(), entry, at.circle_id, at.id, its_day, its_part, bad, sealed);
	return true;
end
$$;
create function care.nuisance_entry_away(hash text, entry uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	delete from care.nuisance_entry e using care.nuisance_diary d, care.nuisance_circle c
		where e.municipality_id = actor.municipality() and e.id = entry and d.municipality_id = e.municipality_id and d.id = e.diary_id and d.code_hash = hash
			and c.municipality_id = d.municipality_id and c.id = d.circle_id and (e.on_day - c.started_on) / 7 + 1 >= (today - c.started_on) / 7;
	return found;
end
$$;
-- Who stops takes everything along.
create function care.nuisance_withdraw(hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	delete from care.nuisance_diary d where d.municipality_id = actor.municipality() and d.code_hash = hash;
	return found;
end
$$;

-- The person concerned: their own words beside it, yes to what they do, and an objection that makes everything rest.
create function care.nuisance_own_words(hash text, sealed text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update care.nuisance_circle c set own_words_sealed = sealed where c.municipality_id = actor.municipality() and c.person_hash = hash and actor.kind() <> 'staff';
	return found;
end
$$;
create function care.nuisance_yes(hash text, agreement uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update care.nuisance_agreement a set yes_on = today, yes_how = 'code' from care.nuisance_circle c
		where a.municipality_id = actor.municipality() and a.id = agreement and a.who in ('person', 'partner') and a.yes_on is null
			and c.municipality_id = a.municipality_id and c.id = a.circle_id and c.person_hash = hash and c.closed_on is null and actor.kind() <> 'staff';
	return found;
end
$$;
create function care.nuisance_object(hash text, raised uuid, sealed text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	circle record;
begin
	update care.nuisance_circle c set rests_on = today
		where c.municipality_id = actor.municipality() and c.person_hash = hash and c.closed_on is null and c.rests_on is null and actor.kind() <> 'staff'
		returning c.id, c.team_id into circle;
	if not found then return false; end if;
	insert into care.nuisance_raised (municipality_id, id, circle_id, kind, team_id, words_sealed, raised_on)
		values (actor.municipality(), raised, circle.id, 'objection', circle.team_id, sealed, today);
	return true;
end
$$;
-- Done or not, once, and nothing else comes back.
create function care.nuisance_task_answer(hash text, became text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update care.nuisance_agreement a set outcome = became, outcome_on = today from care.nuisance_behind(hash, today) b
		where a.municipality_id = actor.municipality() and b.who = 'partner' and a.id = b.row_id and a.outcome is null and became in ('done', 'not')
			and exists (select from care.nuisance_circle c where c.municipality_id = a.municipality_id and c.id = a.circle_id and c.rests_on is null) and actor.kind() <> 'staff';
	return found;
end
$$;
create function care.nuisance_proof_of(which uuid) returns table (closed_on date, moments integer, words_erased_on date, all_erased_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.closed_on, p.moments, p.words_erased_on, p.all_erased_on from care.nuisance_proof p where p.municipality_id = (select actor.municipality()) and p.id = which
$$;

do $$
declare
	one regprocedure;
begin
	foreach one in array array['care.nuisance_of_team()', 'care.nuisance_moves(uuid,text,date)', 'care.take_over_nuisance(text,text,date)', 'care.nuisance_tallies()', 'care.nuisance_behind(text,date)',
		'care.nuisance_circle_by_code(text,date)', 'care.nuisance_weeks(text,date)', 'care.nuisance_agreements_by_code(text,date)', 'care.nuisance_raised_by_code(text,date)', 'care.nuisance_looks(text,date)',
		'care.nuisance_own_entries(text,date)', 'care.nuisance_write(text,uuid,date,text,integer,text,date)', 'care.nuisance_entry_away(text,uuid,date)', 'care.nuisance_withdraw(text)',
		'care.nuisance_own_words(text,text)', 'care.nuisance_yes(text,uuid,date)', 'care.nuisance_object(text,uuid,text,date)', 'care.nuisance_task_answer(text,text,date)', 'care.nuisance_proof_of(uuid)']::regprocedure[] loop
		execute format('revoke all on function %s from public', one);
		execute format('grant execute on function %s to zone_care', one);
	end loop;
end
$$;

-- The end: the proof begins at the closing; words go first, then the whole circle, and a number stays.
create function care.nuisance_closes() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if old.closed_on is null and new.closed_on is not null then
		insert into care.nuisance_proof (municipality_id, id, closed_on, moments)
			select new.municipality_id, new.proof_id, new.closed_on, count(*)::integer from care.nuisance_entry e where e.municipality_id = new.municipality_id and e.circle_id = new.id
			on conflict do nothing;
	end if;
	return null;
end
$$;
create trigger nuisance_closes after update on care.nuisance_circle for each row execute function care.nuisance_closes();
create function care.nuisance_words_go() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update care.nuisance_proof p set words_erased_on = current_date from care.nuisance_circle c
		where c.municipality_id = new.municipality_id and c.id = new.circle_id and p.municipality_id = c.municipality_id and p.id = c.proof_id and p.words_erased_on is null;
	return null;
end
$$;
create trigger nuisance_words_go after update on care.nuisance_entry for each row when (old.words_sealed <> '' and new.words_sealed = '') execute function care.nuisance_words_go();
create function care.nuisance_goes() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	insert into care.nuisance_proof as p (municipality_id, id, closed_on, moments, words_erased_on, all_erased_on)
		values (old.municipality_id, old.proof_id, coalesce(old.closed_on, old.until_on), 0, current_date, current_date)
		on conflict (municipality_id, id) do update set all_erased_on = current_date, words_erased_on = coalesce(p.words_erased_on, current_date);
	-- Who objected is not counted either.
	if old.closed_on is not null and old.outcome <> 'objected' then
		insert into care.nuisance_tally as t (municipality_id, area_code, kind, year, many, better)
			values (old.municipality_id, 'WK' || substr(old.area_code, 3, 6), old.kind, extract(year from old.closed_on), 1, (old.outcome in ('gone', 'less'))::integer)
			on conflict (municipality_id, area_code, kind, year) do update set many = t.many + 1, better = t.better + excluded.better;
	end if;
	return null;
end
$$;
create trigger nuisance_goes after delete on care.nuisance_circle for each row execute function care.nuisance_goes();
-- With it goes whom the trail was about; the erasing round may, nobody else.
create function care.nuisance_leaves_no_name() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	delete from audit.pseudonym p where p.municipality_id = old.municipality_id and p.person_id = old.id;
	return null;
end
$$;
create trigger nuisance_leaves_no_name after delete on care.nuisance_circle for each row execute function care.nuisance_leaves_no_name();
revoke all on function care.nuisance_closes(), care.nuisance_words_go(), care.nuisance_goes(), care.nuisance_leaves_no_name() from public;

create policy eraser_reads on care.nuisance_circle for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy eraser_takes_away on care.nuisance_circle for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
grant delete on care.nuisance_circle to zone_care;
create policy eraser_reads on care.nuisance_entry for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy eraser_empties on care.nuisance_entry for update to zone_care
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')) and words_sealed = '');
grant update (words_sealed) on care.nuisance_entry to zone_care;
