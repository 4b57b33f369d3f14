-- How the week is split between one household at a time and the neighbourhood, and what answered questions: counted from what is recorded anyway, never per worker for others. (organising)

-- Counts of one worker in one month, for that worker alone; others read rounded sums of five workers and more.
create table community.work_month (
	municipality_id uuid not null references open.municipality,
	worker_id uuid not null,
	area_code text not null check (area_code ~ '^WK\d{6}$'),
	month date not null check (extract(day from month) = 1),
	what text not null check (what ~ '^[a-z-]{3,30}$'),
	kind text not null check (kind in ('casework', 'community')),
	many integer not null check (many > 0),
	-- As many times the typical minutes of the day of counting.
	minutes integer not null check (minutes > 0),
	primary key (municipality_id, worker_id, area_code, month, what),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id)
);
create index work_month_by_area on community.work_month (municipality_id, area_code, month);

-- What answered questions in one quarter, by team.
create table community.answer_quarter (
	municipality_id uuid not null references open.municipality,
	team_id uuid not null,
	quarter date not null check (extract(day from quarter) = 1),
	answer text not null check (answer in ('informal', 'collective', 'professional')),
	many integer not null check (many > 0),
	primary key (municipality_id, team_id, quarter, answer),
	foreign key (municipality_id, team_id) references community.team (municipality_id, id)
);

do $$
declare
	one regclass;
begin
	foreach one in array array['community.work_month', 'community.answer_quarter']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
		execute format('create policy counting_reads on %s for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task(''organising.count'')))', one);
		execute format('create policy counting_writes on %s for insert to zone_community with check (municipality_id = (select actor.municipality()) and (select actor.is_task(''organising.count'')))', one);
		execute format('create policy counting_starts_over on %s for delete to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task(''organising.count'')))', one);
		execute format('grant select, insert, delete on %s to zone_community', one);
	end loop;
end
$$;
create policy worker_reads_own on community.work_month for select to zone_community using (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and (select actor.kind()) = 'staff');
call actor.let_erase('community.work_month');
call actor.let_erase('community.answer_quarter');

-- The sum of a district by month, for who works there: from five workers, the share in steps of five, the hours in steps of ten.
-- Of months that are over alone, so that nobody reads a day's work out of two looks.
create function community.area_work(area text, since date, today date) returns table (month date, share integer, hours integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select w.month, (5 * round(20.0 * coalesce(sum(w.minutes) filter (where w.kind = 'community'), 0) / sum(w.minutes)))::integer, (10 * round(sum(w.minutes) / 600.0))::integer
	from community.work_month w
	where w.municipality_id = (select actor.municipality()) and w.area_code = area and w.month >= since and w.month < date_trunc('month', today)
		and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area = any ((select actor.areas())::text[])
	group by w.month having count(distinct w.worker_id) >= 5
	order by w.month
$$;
-- What answered questions, told back to the own team: quarters with five questions and more, that are over.
create function community.team_answers(since date, today date) returns table (quarter date, questions integer, informal integer, collective integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select a.quarter, sum(a.many)::integer, coalesce(sum(a.many) filter (where a.answer = 'informal'), 0)::integer, coalesce(sum(a.many) filter (where a.answer = 'collective'), 0)::integer
	from community.answer_quarter a
	where a.municipality_id = (select actor.municipality()) and a.team_id = (select actor.team()) and a.quarter >= since and a.quarter < date_trunc('quarter', today)
		and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	group by a.quarter having sum(a.many) >= 5
	order by a.quarter
$$;

-- What the modules record already, as counts for the task alone. A module that comes later brings a function of its own.
create function community.counted_in_month(moment timestamptz) returns date
language sql immutable set search_path = pg_catalog
as $$ select date_trunc('month', moment at time zone 'Europe/Amsterdam')::date $$;

create function community.signal_work(since date, until date) returns table (worker_id uuid, area_code text, month date, what text, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select s.reporter_id, 'WK' || substr(s.area_code, 3, 6), community.counted_in_month(s.captured_at), 'street-note', count(*)::integer
	from community.signal s join community.worker w on w.municipality_id = s.municipality_id and w.id = s.reporter_id
	where s.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')) and s.source = 'worker' and s.undone_at is null
		and community.counted_in_month(s.captured_at) >= since and community.counted_in_month(s.captured_at) < until
	group by 1, 2, 3
	union all
	select s.closed_by, 'WK' || substr(s.area_code, 3, 6), community.counted_in_month(s.closed_at), 'question-of-one', count(*)::integer
	from community.signal s join community.worker w on w.municipality_id = s.municipality_id and w.id = s.closed_by
	where s.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')) and s.person_id is not null and s.undone_at is null
		and community.counted_in_month(s.closed_at) >= since and community.counted_in_month(s.closed_at) < until
	group by 1, 2, 3
$$;
create function community.match_work(since date, until date) returns table (worker_id uuid, area_code text, month date, what text, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select m.proposed_by, 'WK' || substr(m.area_code, 3, 6), community.counted_in_month(m.proposed_at), 'match', count(*)::integer
	from community.match m
	where m.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')) and m.proposed_by is not null and m.area_code ~ '^(WK|BU)'
		and community.counted_in_month(m.proposed_at) >= since and community.counted_in_month(m.proposed_at) < until
	group by 1, 2, 3
$$;
create function community.desk_work(since date, until date) returns table (worker_id uuid, area_code text, month date, what text, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select h.taken_by, 'WK' || substr(d.area_code, 3, 6), date_trunc('month', h.done_on)::date, 'desk-question', count(*)::integer
	from community.desk_handover h
	join community.desk_question q on q.municipality_id = h.municipality_id and q.id = h.question_id
	join open.desk d on d.municipality_id = q.municipality_id and d.id = q.desk_id
	join community.worker w on w.municipality_id = h.municipality_id and w.id = h.taken_by
	where h.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')) and h.done_on >= since and h.done_on < until
	group by 1, 2, 3
$$;
create function community.asking_work(since date, until date) returns table (worker_id uuid, area_code text, month date, what text, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select a.asked_by, 'WK' || substr(a.place_code, 3, 6), community.counted_in_month(a.asked_at), 'bringing-together', count(*)::integer
	from community.asking a
	where a.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')) and a.place_code ~ '^(WK|BU)'
		and community.counted_in_month(a.asked_at) >= since and community.counted_in_month(a.asked_at) < until
	group by 1, 2, 3
$$;
-- Hours a week that were promised to an initiative, for the weeks of each month in which the promise ran.
create function community.initiative_work(since date, until date) returns table (worker_id uuid, area_code text, month date, what text, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select h.worker_id, 'WK' || substr(h.area_code, 3, 6), one::date, 'initiative-hour',
		round(sum(h.hours * (least(h.until_on, coalesce(h.ended_on, h.until_on), (one + interval '1 month')::date) - greatest(h.from_on, one::date)) / 7))::integer
	from community.initiative_help h
	join community.worker w on w.municipality_id = h.municipality_id and w.id = h.worker_id
	join generate_series(since::timestamp, until::timestamp - interval '1 month', interval '1 month') one
		on h.from_on < one + interval '1 month' and least(h.until_on, coalesce(h.ended_on, h.until_on)) > one
	where h.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')) and h.area_code ~ '^(WK|BU)'
	group by 1, 2, 3
$$;

-- The team somebody worked for on a day.
create function community.team_then(worker uuid, day date) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select a.team_id from community.assignment a
	where a.municipality_id = (select actor.municipality()) and a.worker_id = worker and day between a.valid_from and least(a.valid_until, coalesce(a.ended_on, a.valid_until))
	order by a.valid_from desc, a.id limit 1
$$;
create function community.match_answers(since date, until date) returns table (team_id uuid, quarter date, answer text, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select s.team_id, date_trunc('quarter', m.met_on)::date, 'informal', count(*)::integer
	from community.match m join community.match_side s on s.municipality_id = m.municipality_id and s.match_id = m.id and s.side = 'asks' and s.team_id is not null
	where m.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')) and m.met_on >= since and m.met_on < until
	group by 1, 2
$$;
create function community.asking_answers(since date, until date) returns table (team_id uuid, quarter date, answer text, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select community.team_then(p.worker_id, a.grouped_at::date), date_trunc('quarter', a.grouped_at at time zone 'Europe/Amsterdam')::date, 'collective', count(*)::integer
	from community.asking a join community.asking_person p on p.municipality_id = a.municipality_id and p.asking_id = a.id and p.answer = 'yes'
	where a.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count'))
		and community.counted_in_month(a.grouped_at) >= since and community.counted_in_month(a.grouped_at) < until
	group by 1, 2
$$;
create function community.signal_answers(since date, until date) returns table (team_id uuid, quarter date, answer text, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select community.team_then(s.closed_by, s.closed_at::date), date_trunc('quarter', s.closed_at at time zone 'Europe/Amsterdam')::date,
		case s.closing_reason when 'handed-over' then 'professional' else 'collective' end, count(*)::integer
	from community.signal s
	where s.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')) and s.kind <> 'kan' and s.undone_at is null
		and s.closing_reason in ('brought-together', 'initiative', 'handed-over')
		and community.counted_in_month(s.closed_at) >= since and community.counted_in_month(s.closed_at) < until
	group by 1, 2, 3
$$;
create function community.desk_answers(since date, until date) returns table (team_id uuid, quarter date, answer text, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select d.team_id, date_trunc('quarter', q.asked_on)::date, case q.outcome when 'answered' then 'informal' else 'professional' end, count(*)::integer
	from community.desk_question q join open.desk d on d.municipality_id = q.municipality_id and d.id = q.desk_id
	where q.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')) and q.outcome in ('answered', 'handed-up')
		and q.asked_on >= since and q.asked_on < until
	group by 1, 2, 3
$$;

do $$
declare
	one regprocedure;
begin
	foreach one in array array['community.area_work(text, date, date)', 'community.team_answers(date, date)', 'community.signal_work(date, date)', 'community.match_work(date, date)', 'community.desk_work(date, date)',
		'community.asking_work(date, date)', 'community.initiative_work(date, date)', 'community.match_answers(date, date)', 'community.asking_answers(date, date)', 'community.signal_answers(date, date)', 'community.desk_answers(date, date)']::regprocedure[] loop
		execute format('revoke all on function %s from public', one);
		execute format('grant execute on function %s to zone_community', one);
	end loop;
end
$$;
revoke all on function community.counted_in_month(timestamptz), community.team_then(uuid, date) from public;
