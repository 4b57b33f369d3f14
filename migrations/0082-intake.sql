-- Who asks for help waits in one queue for each area, sees so by a code, and is weighed by people with a name; and whether heavier care was prevented is asked twice. (intake)

-- How an area takes questions in. One row for a district, of the team whose queue it is; where an arrangement names a first team, it is theirs.
create table care.intake_way (
	municipality_id uuid not null references open.municipality,
	area_code text not null check (area_code ~ '^WK\d{6}$'),
	team_id uuid not null,
	talk_days smallint not null check (talk_days between 1 and 30),
	-- Whom it goes to when it is too much: a specialist, and for what is knotted the table of the town.
	specialist_called text not null default '' check (length(specialist_called) <= 120),
	town_called text not null default '' check (length(town_called) <= 120),
	deciders uuid[] not null default '{}' check (cardinality(deciders) <= 12),
	deciders_called text not null default '' check (length(deciders_called) <= 400),
	changed_on date not null,
	primary key (municipality_id, area_code)
);

create table care.intake_question (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	came_by text not null check (came_by in ('self', 'desk', 'phone', 'referral', 'street')),
	words_sealed text not null default '',
	called_sealed text not null default '',
	reach_sealed text not null default '',
	code_hash text,
	received_on date not null,
	talk_by date not null,
	state text not null default 'waiting' check (state in ('waiting', 'talk', 'fits', 'given', 'begun', 'handed', 'withdrawn')),
	talk_worker_id uuid,
	talk_called text not null default '' check (length(talk_called) <= 120),
	-- Too light, fits, too heavy: with why, and who said so.
	weight text check (weight in ('light', 'fits', 'heavy')),
	weight_why_sealed text not null default '',
	weighed_by uuid,
	weighed_called text not null default '' check (length(weighed_called) <= 120),
	route text check (route in ('broker', 'neighbours', 'specialist', 'town')),
	-- Who has it now, and that somebody went along or called together: nobody is sent away with a number.
	-- That may be a neighbour: the name is sealed, for who asked alone.
	handed_sealed text not null default '',
	given_to uuid,
	given_called text not null default '' check (length(given_called) <= 120),
	closed_on date,
	primary key (municipality_id, id),
	check ((weight is null) = (weighed_by is null)),
	check ((route is null) or weight in ('light', 'heavy')),
	check (route is null or handed_sealed <> ''),
	check ((closed_on is not null) = (state in ('begun', 'handed', 'withdrawn')))
);
create unique index intake_by_code on care.intake_question (municipality_id, code_hash) where code_hash is not null;
create index intake_waiting on care.intake_question (municipality_id, area_code, received_on) where closed_on is null;

-- Would heavier care have come without this? Asked at the start and looked at at the end; a goal of nobody.
create table care.heavier_care (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	moment text not null check (moment in ('start', 'end')),
	which text not null check (which in ('specialist', 'residential', 'crisis', 'youth', 'eviction', 'other')),
	worker_says text not null check (worker_says in ('probably', 'maybe', 'no')),
	person_says text not null check (person_says in ('probably', 'maybe', 'no', 'not-asked')),
	said_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create unique index heavier_care_once on care.heavier_care (municipality_id, client_id, moment);

select care.wall(t) from unnest(array['care.intake_way', 'care.intake_question', 'care.heavier_care']::regclass[]) t;

create policy workers_read on care.intake_way for select to zone_care using (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'staff' and (select actor.is('team_worker', 'team_lead')));
-- The areas of the actor of which their team has the queue: the first team that was arranged, else the team that said how it takes questions in.
create function care.queues_of_my_team(or_of_nobody boolean) returns text[]
language sql stable security definer set search_path = pg_catalog
as $$
	select case when actor.kind() is distinct from 'staff' or actor.team() is null or not actor.is('team_worker', 'team_lead') then '{}'::text[] else
		coalesce((select array_agg(a) from unnest(actor.areas()) a where actor.team() = coalesce(
			(select o.first_team_id from open.arrangement o where o.municipality_id = actor.municipality() and o.area_code = 'WK' || substr(a, 3, 6) and o.until_on is null),
			(select w.team_id from care.intake_way w where w.municipality_id = actor.municipality() and w.area_code = 'WK' || substr(a, 3, 6)),
			case when or_of_nobody then actor.team() end)), '{}') end
$$;
revoke all on function care.queues_of_my_team(boolean) from public;
grant execute on function care.queues_of_my_team(boolean) to zone_care;
create policy lead_says on care.intake_way to zone_care
	using (municipality_id = (select actor.municipality()) and (select actor.is('team_lead')) and area_code = any ((select care.queues_of_my_team(true))::text[]))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('team_lead')) and team_id = (select actor.team())
		and area_code = any ((select care.queues_of_my_team(true))::text[]));

-- Who weighs here: the lead of the team whose queue it is, or who that lead named.
create function care.districts_i_weigh() returns text[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(a), '{}') from unnest(care.queues_of_my_team(false)) a
	where a like 'WK%' and (actor.is('team_lead') or actor.is('team_worker') and exists (
		select from care.intake_way w where w.municipality_id = actor.municipality() and w.area_code = a and actor.person() = any (w.deciders)))
$$;
revoke all on function care.districts_i_weigh() from public;
grant execute on function care.districts_i_weigh() to zone_care;

-- One queue for an area: the team whose it is reads since when somebody waits, by which way it came and who goes on with it. No name and no word.
create policy team_reads on care.intake_question for select to zone_care using (
	municipality_id = (select actor.municipality()) and area_code = any ((select care.queues_of_my_team(true))::text[]));
create policy team_takes_in on care.intake_question for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'staff' and (select actor.is('team_worker', 'team_lead'))
	and area_code = any ((select actor.areas())::text[]) and state = 'waiting' and came_by <> 'self');
create policy at_its_end_read on care.intake_question for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy at_its_end_gone on care.intake_question for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy at_its_end_read on care.intake_way for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy at_its_end_gone on care.intake_way for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));

create policy helper_reads on care.heavier_care for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[]));
create policy helper_says on care.heavier_care for insert to zone_care with check (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[]));
create policy person_reads on care.heavier_care for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]));

grant select, insert, update, delete on care.intake_way to zone_care;
grant select (municipality_id, id, area_code, came_by, received_on, talk_by, state, talk_worker_id, talk_called, weight, weighed_by, weighed_called, route, given_to, given_called, closed_on),
	insert, delete on care.intake_question to zone_care;
grant select, insert on care.heavier_care to zone_care;

-- The words, for who weighs them, who has the talk and who it was given to; for nobody else, and for nobody once it is closed.
create function care.intake_words(of_question uuid) returns table (words_sealed text, called_sealed text, reach_sealed text, weight_why_sealed text)
language sql stable security definer set search_path = pg_catalog
as $$
	select q.words_sealed, q.called_sealed, q.reach_sealed, q.weight_why_sealed from care.intake_question q
	where q.municipality_id = actor.municipality() and q.id = of_question and q.area_code = any (care.queues_of_my_team(false))
		and (q.state in ('waiting', 'talk', 'fits') and 'WK' || substr(q.area_code, 3, 6) = any (care.districts_i_weigh())
			or actor.is('team_worker') and (q.state in ('talk', 'fits') and q.talk_worker_id = actor.person() or q.state = 'given' and q.given_to = actor.person()))
$$;
-- A question moves by these steps alone, each from where it may; who did it is who does it.
create function care.take_intake_talk(of_question uuid, called text) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update care.intake_question q set state = 'talk', talk_worker_id = actor.person(), talk_called = called
	where q.municipality_id = actor.municipality() and q.id = of_question and q.state = 'waiting'
		and actor.is('team_worker') and q.area_code = any (care.queues_of_my_team(false));
	return found;
end
$$;
-- What is handed over is told by who weighed it: here the words, the name and the way to reach them go.
create function care.weigh_intake(of_question uuid, said jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	fits boolean := said->>'weight' = 'fits';
begin
	update care.intake_question q set weight = said->>'weight', weighed_by = actor.person(), weighed_called = said->>'called', route = said->>'route',
		handed_sealed = said->>'handed_sealed', state = case when fits then 'fits' else 'handed' end, closed_on = case when not fits then current_date end,
		weight_why_sealed = case when fits then said->>'why_sealed' else '' end, words_sealed = case when fits then q.words_sealed else '' end,
		called_sealed = case when fits then q.called_sealed else '' end, reach_sealed = case when fits then q.reach_sealed else '' end
	where q.municipality_id = actor.municipality() and q.id = of_question and q.state in ('waiting', 'talk')
		and q.area_code = any (care.queues_of_my_team(false)) and 'WK' || substr(q.area_code, 3, 6) = any (care.districts_i_weigh());
	return found;
end
$$;
create function care.give_intake(of_question uuid, worker uuid, called text) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update care.intake_question q set state = 'given', given_to = worker, given_called = called
	where q.municipality_id = actor.municipality() and q.id = of_question and q.state in ('fits', 'given')
		and q.area_code = any (care.queues_of_my_team(false)) and 'WK' || substr(q.area_code, 3, 6) = any (care.districts_i_weigh());
	return found;
end
$$;
-- From here on it stands in the file, and nowhere beside it.
create function care.begin_intake(of_question uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update care.intake_question q set state = 'begun', closed_on = current_date, words_sealed = '', called_sealed = '', reach_sealed = '', weight_why_sealed = ''
	where q.municipality_id = actor.municipality() and q.id = of_question and q.state = 'given' and q.given_to = actor.person()
		and actor.is('team_worker') and q.area_code = any (care.queues_of_my_team(false));
	return found;
end
$$;
revoke all on function care.intake_words(uuid), care.take_intake_talk(uuid, text), care.weigh_intake(uuid, jsonb), care.give_intake(uuid, uuid, text), care.begin_intake(uuid) from public;
grant execute on function care.intake_words(uuid), care.take_intake_talk(uuid, text), care.weigh_intake(uuid, jsonb), care.give_intake(uuid, uuid, text), care.begin_intake(uuid) to zone_care;

-- How long a first talk may take in an area, for who asks.
create function care.talk_days(in_area text) returns integer
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce((select w.talk_days from care.intake_way w where w.municipality_id = actor.municipality() and w.area_code = 'WK' || substr(in_area, 3, 6)), 5)
$$;
-- Somebody asks for themselves, without an account.
create function care.ask_for_help(question jsonb) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if actor.municipality() is null or actor.kind() not in ('anonymous', 'resident', 'volunteer') then
		raise exception 'somebody asks for themselves here' using errcode = 'insufficient_privilege';
	end if;
	insert into care.intake_question (municipality_id, id, area_code, came_by, words_sealed, called_sealed, reach_sealed, code_hash, received_on, talk_by)
	values (actor.municipality(), (question->>'id')::uuid, question->>'area_code', 'self', question->>'words_sealed', question->>'called_sealed', question->>'reach_sealed',
		question->>'code_hash', current_date, (question->>'talk_by')::date);
end
$$;
-- What stands behind a code: where it is, by when, and about how many wait before it. No words and no name.
create function care.intake_by_code(hash text) returns table (id uuid, state text, weight text, route text, received_on date, talk_by date, talk_called text, given_called text, handed_sealed text, before_you integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select q.id, q.state, q.weight, q.route, q.received_on, q.talk_by, q.talk_called, q.given_called, q.handed_sealed,
		(select count(*)::integer from care.intake_question o where o.municipality_id = q.municipality_id and o.state = 'waiting'
			and substr(o.area_code, 3, 6) = substr(q.area_code, 3, 6) and (o.received_on, o.id) < (q.received_on, q.id))
	from care.intake_question q where q.municipality_id = actor.municipality() and q.code_hash = hash
$$;
create function care.withdraw_intake(hash text) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	changed integer;
begin
	update care.intake_question q set state = 'withdrawn', closed_on = current_date, words_sealed = '', called_sealed = '', reach_sealed = '', weight_why_sealed = ''
	where q.municipality_id = actor.municipality() and q.code_hash = hash and q.closed_on is null;
	get diagnostics changed = row_count;
	return changed > 0;
end
$$;
-- Counts over the whole town, with who was not asked; nothing under ten, and then no part of it either.
create function care.heavier_care_counts() returns table (moment text, files integer, asked integer, person_asked integer, probably integer, maybe integer, not_so integer)
language sql stable security definer set search_path = pg_catalog
as $$
	with every as (select c.id, c.ended_on from care.client c where c.municipality_id = actor.municipality() and c.restricted_since is null),
	counted as (
		select t.moment, (select count(*)::integer from every e where t.moment = 'start' or e.ended_on is not null) as files,
			count(h.id)::integer as asked, count(*) filter (where h.person_says <> 'not-asked')::integer as person_asked,
			count(*) filter (where h.worker_says = 'probably')::integer as probably, count(*) filter (where h.worker_says = 'maybe')::integer as maybe,
			count(*) filter (where h.worker_says = 'no')::integer as not_so
		from (values ('start'), ('end')) t (moment) left join care.heavier_care h on h.municipality_id = actor.municipality() and h.moment = t.moment and h.client_id in (select e.id from every e)
		group by t.moment)
	select c.moment, case when c.files >= 10 then c.files end, case when c.files >= 10 and c.asked >= 10 and c.files - c.asked not between 1 and 9 then c.asked end,
		case when c.asked >= 10 and c.person_asked >= 10 and c.asked - c.person_asked not between 1 and 9 then c.person_asked end,
		case when c.whole then c.probably end, case when c.whole then c.maybe end, case when c.whole then c.not_so end
	from (select *, counted.probably >= 10 and counted.maybe >= 10 and counted.not_so >= 10 as whole from counted) c
	where actor.kind() = 'staff' and actor.is('team_lead', 'policy_officer', 'administrator')
$$;
revoke all on function care.talk_days(text), care.ask_for_help(jsonb), care.intake_by_code(text), care.withdraw_intake(text), care.heavier_care_counts() from public;
grant execute on function care.talk_days(text), care.ask_for_help(jsonb), care.intake_by_code(text), care.withdraw_intake(text), care.heavier_care_counts() to zone_care;
