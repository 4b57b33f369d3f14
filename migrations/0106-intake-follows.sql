-- Who asks for help waits with the team that the way of the district says, and stays with it when the way changes; who weighs and has the first talk follows too. (intake)

alter table care.intake_question
	-- The team whose queue it waits in, and the way of that queue: what held on the day it came, or was passed on. Without a team it waits until one says it has the queue.
	add column team_id uuid,
	add column way text not null default 'team' check (way in ('team', 'desk', 'network')),
	-- Who is near somebody who asks does not see that they did: keyed hashes of the name, and of a postcode they wrote.
	add column near_marks text[] not null default '{}' check (cardinality(near_marks) <= 6),
	-- The day on which they said yes to another team.
	add column agreed_on date;
update care.intake_question q set way = coalesce((select a.way from open.arrangement a where a.municipality_id = q.municipality_id and a.area_code = 'WK' || substr(q.area_code, 3, 6) and a.until_on is null), 'team'),
	team_id = coalesce((select a.first_team_id from open.arrangement a where a.municipality_id = q.municipality_id and a.area_code = 'WK' || substr(q.area_code, 3, 6) and a.until_on is null),
		(select w.team_id from care.intake_way w where w.municipality_id = q.municipality_id and w.area_code = 'WK' || substr(q.area_code, 3, 6)));
-- Where several teams may be asked, each says how it takes questions in.
alter table care.intake_way drop constraint intake_way_pkey, add primary key (municipality_id, area_code, team_id);

-- Where a question of this area goes today: to the one team, or to the team that was asked where everybody keeps what they were asked.
create function care.intake_route(area text, of_team uuid) returns table (team_id uuid, way text, days integer, called text)
language sql stable security definer set search_path = pg_catalog
as $$
	with arranged as (
		select a.way, a.talk_days::integer as days, case when a.way = 'network' and exists (select from open.arrangement_team t
			where t.municipality_id = a.municipality_id and t.arrangement_id = a.id and t.team_id = of_team) then of_team else a.first_team_id end as team
		from open.arrangement a where a.municipality_id = actor.municipality() and a.area_code = 'WK' || substr(area, 3, 6) and a.until_on is null),
	said as (
		select w.team_id as team, w.talk_days::integer as days from care.intake_way w
		where w.municipality_id = actor.municipality() and w.area_code = 'WK' || substr(area, 3, 6) and not exists (select from arranged) limit 1),
	found as (select team, way, days from arranged union all select team, 'team', days from said)
	select t.id, f.way, f.days, t.name from found f join community.team t on t.municipality_id = actor.municipality() and t.id = f.team and t.ended_on is null
$$;
-- The team that has a question now: the one it waits with, and when that team is no more the one that has the queue today.
create function care.intake_team(team uuid, area text) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce((select t.id from community.team t where t.municipality_id = actor.municipality() and t.id = team and t.ended_on is null),
		(select r.team_id from care.intake_route(area, null) r))
$$;
create function care.marks_are_near(marks text[]) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from care.near n where n.municipality_id = actor.municipality() and n.worker_id = actor.person()
		and (n.ended_on is null or n.ended_on >= current_date) and n.mark = any (marks))
$$;
-- Whether a question is of the actor's team, in an area of theirs, and of nobody near. At a desk in front, and where somebody chose whom to ask, also for a broker of that team.
create function care.intake_is_ours(team uuid, area text, by_way text, marks text[]) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(actor.kind() = 'staff' and area = any (actor.areas())
		and (actor.is('team_worker', 'team_lead') or by_way in ('desk', 'network') and actor.is('social_broker'))
		and care.intake_team(team, area) = actor.team() and not care.marks_are_near(marks), false)
$$;
-- Who weighs: the lead of that team, or who that lead named; where the team does not do so together also who had the first talk.
create function care.weighs_intake(area text, by_way text, talked uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select actor.is('team_lead') or by_way in ('desk', 'network') and talked is not null and talked = actor.person()
		or actor.is('team_worker') and exists (select from care.intake_way w where w.municipality_id = actor.municipality()
			and w.area_code = 'WK' || substr(area, 3, 6) and w.team_id = actor.team() and actor.person() = any (w.deciders))
$$;
-- The teams of the way of this district: whoever has a part in it says how it takes questions in. Where nothing was chosen, the first who says so.
create function care.my_team_may_queue(area text) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select actor.team() is not null and area = any (actor.areas()) and case
		when exists (select from open.arrangement a where a.municipality_id = actor.municipality() and a.area_code = 'WK' || substr(area, 3, 6) and a.until_on is null)
			then exists (select from open.arrangement a where a.municipality_id = actor.municipality() and a.area_code = 'WK' || substr(area, 3, 6) and a.until_on is null
				and (actor.team() in (a.first_team_id, a.back_team_id) or exists (select from open.arrangement_team t
					where t.municipality_id = a.municipality_id and t.arrangement_id = a.id and t.team_id = actor.team())))
		else not exists (select from care.intake_way w where w.municipality_id = actor.municipality() and w.area_code = 'WK' || substr(area, 3, 6) and w.team_id <> actor.team()) end
$$;
-- To whom a question may go on, with a yes: the other teams that have a part in the way of its district.
create function care.intake_passes_to(area text) returns table (team_id uuid, called text, organisation text)
language sql stable security definer set search_path = pg_catalog
as $$
	select t.id, t.name, o.name
	from open.arrangement a join community.team t on t.municipality_id = a.municipality_id and t.ended_on is null and t.id is distinct from actor.team()
		and (t.id in (a.first_team_id, a.back_team_id) or exists (select from open.arrangement_team x where x.municipality_id = a.municipality_id and x.arrangement_id = a.id and x.team_id = t.id))
	join community.organisation o on o.municipality_id = t.municipality_id and o.id = t.organisation_id
	where a.municipality_id = actor.municipality() and a.area_code = 'WK' || substr(area, 3, 6) and a.until_on is null and actor.kind() = 'staff'
	order by t.name
$$;
revoke all on function care.intake_route(text, uuid), care.intake_team(uuid, text), care.marks_are_near(text[]), care.intake_is_ours(uuid, text, text, text[]),
	care.weighs_intake(text, text, uuid), care.my_team_may_queue(text), care.intake_passes_to(text) from public;
grant execute on function care.intake_route(text, uuid), care.intake_team(uuid, text), care.marks_are_near(text[]), care.intake_is_ours(uuid, text, text, text[]),
	care.weighs_intake(text, text, uuid), care.my_team_may_queue(text), care.intake_passes_to(text) to zone_care;

drop policy lead_says on care.intake_way;
create policy lead_says on care.intake_way to zone_care
	using (municipality_id = (select actor.municipality()) and (select actor.is('team_lead')) and team_id = (select actor.team()))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('team_lead')) and team_id = (select actor.team()) and care.my_team_may_queue(area_code));
drop policy team_reads on care.intake_question;
create policy team_reads on care.intake_question for select to zone_care using (
	municipality_id = (select actor.municipality()) and (care.intake_is_ours(team_id, area_code, way, near_marks)
		or care.intake_team(team_id, area_code) is null and (select actor.kind()) = 'staff' and (select actor.is('team_worker', 'team_lead'))
			and area_code = any ((select actor.areas())::text[]) and not care.marks_are_near(near_marks)));
-- It comes in as it came, untouched.
drop policy team_takes_in on care.intake_question;
create policy team_takes_in on care.intake_question for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'staff' and area_code = any ((select actor.areas())::text[])
	and ((select actor.is('team_worker', 'team_lead')) or (select actor.is('social_broker')) and way in ('desk', 'network') and team_id = (select actor.team()))
	and state = 'waiting' and came_by <> 'self' and agreed_on is null
	and num_nonnulls(talk_worker_id, weight, weighed_by, route, given_to, closed_on) = 0 and talk_called || weighed_called || given_called || handed_sealed || weight_why_sealed = ''
	and team_id is not distinct from (select r.team_id from care.intake_route(area_code, (select actor.team())) r)
	and way = coalesce((select r.way from care.intake_route(area_code, (select actor.team())) r), 'team'));
grant select (team_id, way, agreed_on) on care.intake_question to zone_care;

create or replace function care.intake_words(of_question uuid) returns table (words_sealed text, called_sealed text, reach_sealed text, weight_why_sealed text)
language sql stable security definer set search_path = pg_catalog
as $$
	select q.words_sealed, q.called_sealed, q.reach_sealed, q.weight_why_sealed from care.intake_question q
	where q.municipality_id = actor.municipality() and q.id = of_question and care.intake_is_ours(q.team_id, q.area_code, q.way, q.near_marks)
		and (q.state in ('waiting', 'talk', 'fits') and care.weighs_intake(q.area_code, q.way, q.talk_worker_id)
			or q.state in ('talk', 'fits') and q.talk_worker_id = actor.person()
			or actor.is('team_worker') and q.state = 'given' and q.given_to = actor.person())
$$;
create or replace function care.take_intake_talk(of_question uuid, called text) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update care.intake_question q set state = 'talk', talk_worker_id = actor.person(), talk_called = called
	where q.municipality_id = actor.municipality() and q.id = of_question and q.state = 'waiting'
		and actor.is('team_worker', 'social_broker') and care.intake_is_ours(q.team_id, q.area_code, q.way, q.near_marks);
	return found;
end
$$;
create or replace function care.weigh_intake(of_question uuid, said jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	fits boolean := said->>'weight' = 'fits';
begin
	update care.intake_question q set weight = said->>'weight', weighed_by = actor.person(), weighed_called = said->>'called', route = said->>'route',
		handed_sealed = said->>'handed_sealed', state = case when fits then 'fits' else 'handed' end, closed_on = case when not fits then current_date end,
		weight_why_sealed = case when fits then said->>'why_sealed' else '' end, words_sealed = case when fits then q.words_sealed else '' end,
		called_sealed = case when fits then q.called_sealed else '' end, reach_sealed = case when fits then q.reach_sealed else '' end,
		near_marks = case when fits then q.near_marks else '{}' end
	where q.municipality_id = actor.municipality() and q.id = of_question and q.state in ('waiting', 'talk')
		and care.intake_is_ours(q.team_id, q.area_code, q.way, q.near_marks) and care.weighs_intake(q.area_code, q.way, q.talk_worker_id);
	return found;
end
$$;
-- On to another team of the district, with a yes of who asked: it waits there anew, with a day of its own.
create function care.pass_intake(of_question uuid, to_team uuid, by_day date) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update care.intake_question q set team_id = to_team, state = 'waiting', talk_worker_id = null, talk_called = '', weight = null, weighed_by = null, weighed_called = '',
		weight_why_sealed = '', agreed_on = current_date, talk_by = greatest(current_date, least(by_day, current_date + 60)),
		way = coalesce((select case when a.way = 'desk' and a.first_team_id <> to_team then 'team' else a.way end from open.arrangement a
			where a.municipality_id = q.municipality_id and a.area_code = 'WK' || substr(q.area_code, 3, 6) and a.until_on is null), q.way)
	where q.municipality_id = actor.municipality() and q.id = of_question and q.state in ('waiting', 'talk', 'fits')
		and to_team in (select p.team_id from care.intake_passes_to(q.area_code) p)
		and care.intake_is_ours(q.team_id, q.area_code, q.way, q.near_marks)
		and (care.weighs_intake(q.area_code, q.way, q.talk_worker_id) or q.talk_worker_id = actor.person());
	return found;
end
$$;
-- Nobody gives a question to who does not work in the team it waits for, or under another name.
create or replace function care.give_intake(of_question uuid, worker uuid, called text) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update care.intake_question q set state = 'given', given_to = w.id, given_called = w.first_name
	from community.worker w
	where q.municipality_id = actor.municipality() and q.id = of_question and q.state in ('fits', 'given')
		and care.intake_is_ours(q.team_id, q.area_code, q.way, q.near_marks) and care.weighs_intake(q.area_code, q.way, q.talk_worker_id)
		and w.municipality_id = q.municipality_id and w.id = worker
		and exists (select from community.assignment a where a.municipality_id = q.municipality_id and a.worker_id = w.id
			and a.team_id = care.intake_team(q.team_id, q.area_code) and a.role = 'team_worker' and a.ended_on is null and current_date between a.valid_from and a.valid_until)
		-- Nobody is given who is near, without a word of why to who gives.
		and not exists (select from care.near n where n.municipality_id = q.municipality_id and n.worker_id = w.id
			and (n.ended_on is null or n.ended_on >= current_date) and n.mark = any (q.near_marks));
	return found;
end
$$;
create or replace function care.begin_intake(of_question uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update care.intake_question q set state = 'begun', closed_on = current_date, words_sealed = '', called_sealed = '', reach_sealed = '', weight_why_sealed = '', near_marks = '{}'
	where q.municipality_id = actor.municipality() and q.id = of_question and q.state = 'given' and q.given_to = actor.person()
		and actor.is('team_worker') and care.intake_is_ours(q.team_id, q.area_code, q.way, q.near_marks);
	return found;
end
$$;
revoke all on function care.pass_intake(uuid, uuid, date) from public;
grant execute on function care.pass_intake(uuid, uuid, date) to zone_care;
drop function care.districts_i_weigh();
drop function care.queues_of_my_team(boolean);
drop function care.talk_days(text);

-- Where it goes and until when is looked up here: a visitor says what they ask, of whom, and no more.
create or replace function care.ask_for_help(question jsonb) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	route record;
	area text := question->>'area_code';
begin
	if actor.municipality() is null or actor.kind() not in ('anonymous', 'resident', 'volunteer') then
		raise exception 'somebody asks for themselves here' using errcode = 'insufficient_privilege';
	end if;
	select r.team_id, r.way, r.days into route from (values (1)) one left join care.intake_route(area, (question->>'asked')::uuid) r on true;
	insert into care.intake_question (municipality_id, id, area_code, came_by, words_sealed, called_sealed, reach_sealed, code_hash, received_on, talk_by, team_id, way, near_marks)
	values (actor.municipality(), (question->>'id')::uuid, area, 'self', question->>'words_sealed', question->>'called_sealed', question->>'reach_sealed',
		question->>'code_hash', current_date, greatest(current_date, least((question->>'talk_by')::date, current_date + 2 * coalesce(route.days, 5) + 14)),
		route.team_id, coalesce(route.way, 'team'), array(select jsonb_array_elements_text(question->'near_marks')));
end
$$;
drop function care.intake_by_code(text);
create function care.intake_by_code(hash text) returns table (id uuid, state text, weight text, route text, received_on date, talk_by date, talk_called text, given_called text, handed_sealed text, team_called text, before_you integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select q.id, q.state, q.weight, q.route, q.received_on, q.talk_by, q.talk_called, q.given_called, q.handed_sealed,
		coalesce((select t.name from community.team t where t.municipality_id = q.municipality_id and t.id = care.intake_team(q.team_id, q.area_code)), ''),
		(select count(*)::integer from care.intake_question o where o.municipality_id = q.municipality_id and o.state = 'waiting'
			and substr(o.area_code, 3, 6) = substr(q.area_code, 3, 6) and o.team_id is not distinct from q.team_id and (o.received_on, o.id) < (q.received_on, q.id))
	from care.intake_question q where q.municipality_id = actor.municipality() and q.code_hash = hash
$$;
-- Gives which one it was, so that it stays gone after an older copy of the database came back.
drop function care.withdraw_intake(text);
create function care.withdraw_intake(hash text) returns uuid
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	gone uuid;
begin
	update care.intake_question q set state = 'withdrawn', closed_on = current_date, words_sealed = '', called_sealed = '', reach_sealed = '', weight_why_sealed = '', near_marks = '{}'
	where q.municipality_id = actor.municipality() and q.code_hash = hash and q.closed_on is null returning q.id into gone;
	return gone;
end
$$;
revoke all on function care.intake_by_code(text), care.withdraw_intake(text) from public;
grant execute on function care.intake_by_code(text), care.withdraw_intake(text) to zone_care;
