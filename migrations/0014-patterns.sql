-- What more than two people bring up in one place, and what is done about it: the board, its history and the keys that only the detector reads. (patterns)

create table community.pattern (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	level text not null check (level in ('need', 'theme')),
	need_code text,
	theme_code text not null,
	-- Where: neighbourhoods (or districts, when no better place was known), and the districts they lie in.
	area_codes text[] not null check (cardinality(area_codes) >= 1),
	district_codes text[] not null check (cardinality(district_codes) >= 1),
	-- What most of it was: a seeking, a wish, an offer or something seen. Null: a mix.
	kind text check (kind in ('kan', 'wil', 'zoek', 'zie')),
	tier text check (tier in ('agenda', 'alarm')),
	-- Different known persons. The number that makes it a pattern: under three it does not exist.
	persons integer check (persons >= 3),
	weeks integer check (weeks between 1 and 26),
	expected double precision check (expected >= 0),
	recurrence_weeks double precision,
	-- Facts without persons, and how they were found: every setting and the seed.
	why jsonb not null default '[]',
	method jsonb,
	state text not null default 'to-discuss' check (state in ('to-discuss', 'talking', 'approach-chosen', 'running', 'learned', 'parked', 'dismissed')),
	state_since timestamptz not null,
	owner_id uuid,
	declared_by uuid,
	approach_code text,
	initiative_id uuid,
	found_on date not null,
	last_found_on date not null,
	-- Persons per period as long as the window, and the day of the first signal: for the picture, and for how long things take.
	over_time jsonb not null default '[]',
	first_heard_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, owner_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, declared_by) references community.worker (municipality_id, id),
	check ((level = 'need') = (need_code is not null)),
	check (declared_by is not null or persons is not null),
	check ((persons is null) = (weeks is null) and (persons is null) = (expected is null))
);
create index pattern_by_state on community.pattern (municipality_id, state, state_since desc);
create index pattern_by_initiative on community.pattern (municipality_id, initiative_id) where initiative_id is not null;
-- Two workers that scan at once cannot put the same thing on the board twice; the lock of the task does the overlapping places.
create unique index pattern_once on community.pattern (municipality_id, level, theme_code, coalesce(need_code, ''), area_codes)
	where state in ('to-discuss', 'talking', 'approach-chosen', 'running', 'parked') and declared_by is null;

-- Which signals it is made of. Their words stay where they are, behind the policies of the signals themselves.
create table community.pattern_signal (
	municipality_id uuid not null,
	pattern_id uuid not null,
	signal_id uuid not null,
	primary key (municipality_id, pattern_id, signal_id),
	foreign key (municipality_id, pattern_id) references community.pattern (municipality_id, id) on delete cascade
);

-- Pseudonyms of the persons: only to see who is new after a pattern was set aside. Read by the task, by nobody else.
create table community.pattern_person_key (
	municipality_id uuid not null,
	pattern_id uuid not null,
	person_key text not null,
	primary key (municipality_id, pattern_id, person_key),
	foreign key (municipality_id, pattern_id) references community.pattern (municipality_id, id) on delete cascade
);

-- Who moved it where, when and why, in free text: for workers only.
create table community.pattern_step (
	municipality_id uuid not null,
	id uuid not null,
	pattern_id uuid not null,
	what text not null check (what in ('found', 'declared', 'picked-up', 'let-go', 'moved', 'approach', 'initiative', 'published', 'faded', 'decided', 'undone', 'bundled')),
	from_state text,
	to_state text,
	by_worker uuid,
	words text not null default '' check (length(words) <= 1000),
	-- The code of an approach or the id of an initiative.
	about text not null default '' check (length(about) <= 80),
	at timestamptz not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, pattern_id) references community.pattern (municipality_id, id) on delete cascade,
	foreign key (municipality_id, by_worker) references community.worker (municipality_id, id)
);
create index pattern_step_by_pattern on community.pattern_step (municipality_id, pattern_id, at);

-- When the detector last looked, and what it held to be rare.
create table community.pattern_scan (
	municipality_id uuid not null references open.municipality,
	scanned_for date not null,
	scanned_at timestamptz not null,
	signals integer not null,
	findings integer not null,
	primary key (municipality_id)
);

alter table community.pattern enable row level security;
alter table community.pattern force row level security;
alter table community.pattern_signal enable row level security;
alter table community.pattern_signal force row level security;
alter table community.pattern_person_key enable row level security;
alter table community.pattern_person_key force row level security;
alter table community.pattern_step enable row level security;
alter table community.pattern_step force row level security;
alter table community.pattern_scan enable row level security;
alter table community.pattern_scan force row level security;

create policy workers_read_their_areas on community.pattern for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and (persons >= 3 or declared_by is not null)
	and (area_codes && (select actor.areas())::text[] or area_codes[1] like 'GM%'));
create policy workers_declare on community.pattern for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and declared_by = (select actor.person()) and persons is null and tier is null and initiative_id is null and state = 'to-discuss'
	and (area_codes && (select actor.areas())::text[]));
create policy workers_carry_on on community.pattern for update to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and (persons >= 3 or declared_by is not null)
	and (area_codes && (select actor.areas())::text[] or area_codes[1] like 'GM%'))
	with check (municipality_id = (select actor.municipality()));
create policy task_reads on community.pattern for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect', 'patterns.link', 'privacy.export', 'demo.load')));
create policy task_finds on community.pattern for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect')) and declared_by is null);
create policy task_renews on community.pattern for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect', 'patterns.link')))
	with check (municipality_id = (select actor.municipality()));
create policy task_takes_off on community.pattern for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect')) and state = 'to-discuss' and declared_by is null);

-- The inner question passes the policies of community.pattern: who sees the pattern sees what hangs on it.
create policy with_the_pattern on community.pattern_signal for select to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.pattern p where p.municipality_id = pattern_signal.municipality_id and p.id = pattern_signal.pattern_id));
create policy task_adds on community.pattern_signal for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect')));
create policy task_clears on community.pattern_signal for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect', 'privacy.erase')));

create policy task_reads on community.pattern_person_key for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect')));
create policy task_adds on community.pattern_person_key for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect')));
create policy task_clears on community.pattern_person_key for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect', 'privacy.erase')));

create policy with_the_pattern on community.pattern_step for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and exists (select from community.pattern p where p.municipality_id = pattern_step.municipality_id and p.id = pattern_step.pattern_id));
create policy workers_write on community.pattern_step for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead')) and by_worker = (select actor.person())
	and exists (select from community.pattern p where p.municipality_id = pattern_step.municipality_id and p.id = pattern_step.pattern_id));
create policy task_writes on community.pattern_step for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect', 'patterns.link')) and by_worker is null and words = '');

create policy staff_read on community.pattern_scan for select to zone_community using (
	municipality_id = (select actor.municipality()) and ((select actor.kind()) = 'staff' or (select actor.is_task('patterns.detect'))));
create policy task_notes on community.pattern_scan for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect')));
create policy task_renews on community.pattern_scan for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect')))
	with check (municipality_id = (select actor.municipality()));

grant select, insert, delete on community.pattern to zone_community;
grant update (area_codes, district_codes, kind, tier, persons, weeks, expected, recurrence_weeks, why, method, state, state_since, owner_id, approach_code, initiative_id, last_found_on, over_time, first_heard_on) on community.pattern to zone_community;
grant select, insert, delete on community.pattern_signal, community.pattern_person_key to zone_community;
grant select, insert on community.pattern_step to zone_community;
grant select, insert on community.pattern_scan to zone_community;
grant update (scanned_for, scanned_at, signals, findings) on community.pattern_scan to zone_community;

-- A worker moves a card; the figures on it are the detector's. Two rights behind one login, so the row says who may touch what.
create function community.figures_are_the_detectors() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if not (select actor.is_task('patterns.detect')) and
		row(new.area_codes, new.district_codes, new.kind, new.tier, new.persons, new.weeks, new.expected, new.recurrence_weeks, new.why, new.method, new.last_found_on, new.over_time, new.first_heard_on)
		is distinct from
		row(old.area_codes, old.district_codes, old.kind, old.tier, old.persons, old.weeks, old.expected, old.recurrence_weeks, old.why, old.method, old.last_found_on, old.over_time, old.first_heard_on) then
		raise exception 'only the detector changes the figures of a pattern' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger figures_are_the_detectors before update on community.pattern for each row execute function community.figures_are_the_detectors();

-- What policy officers and municipal contacts see of it: what, in which district, how far. No number, no word, no neighbourhood.
create policy owner_gives_overview on community.pattern for select to current_user using (true);
create function community.patterns_overview() returns table (id uuid, level text, need_code text, theme_code text, district_codes text[], state text, found_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id, p.level, p.need_code, p.theme_code, p.district_codes, p.state, p.found_on
	from community.pattern p
	where p.municipality_id = (select actor.municipality())
		and (select actor.is('policy_officer', 'municipal_contact'))
		and (p.persons >= 3 or p.declared_by is not null)
		and p.state <> 'dismissed'
		and (p.district_codes && (select actor.areas())::text[] or p.district_codes[1] like 'GM%')
$$;
revoke all on function community.patterns_overview() from public;
grant execute on function community.patterns_overview() to zone_community;

-- The link from an initiative back to its pattern is laid by a task, also while the initiative is still a draft.
create policy patterns_link_reads on open.initiative for select to zone_community using (
	municipality_id = (select actor.municipality()) and pattern_id is not null and (select actor.is_task('patterns.link')));
