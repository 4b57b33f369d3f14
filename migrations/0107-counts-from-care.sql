-- What of the care zone is told back in numbers: how often people around somebody were the answer, to the own team; and whether heavier care was prevented, of the whole town. (organising)

-- Of one team and one quarter that is over: about how many people, and which share of what was done for them came from people around them or from
-- something together. Steps of ten and of five, from ten people, written once: looked at again it is the same.
create table community.care_answer_quarter (
	municipality_id uuid not null references open.municipality,
	team_id uuid not null,
	quarter date not null check (extract(day from quarter) = 1),
	people integer not null check (people >= 10 and people % 10 = 0),
	informal_share smallint not null check (informal_share between 0 and 100 and informal_share % 5 = 0),
	collective_share smallint not null check (collective_share between 0 and 100 and collective_share % 5 = 0),
	primary key (municipality_id, team_id, quarter),
	foreign key (municipality_id, team_id) references community.team (municipality_id, id)
);
alter table community.care_answer_quarter enable row level security;
alter table community.care_answer_quarter force row level security;
create policy owner_keeps on community.care_answer_quarter to current_user using (true) with check (true);
create policy counting_writes on community.care_answer_quarter for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')));
create policy counting_reads on community.care_answer_quarter for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')));
create policy own_team_reads on community.care_answer_quarter for select to zone_community using (
	municipality_id = (select actor.municipality()) and team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker', 'team_lead')));
grant select, insert on community.care_answer_quarter to zone_community;
call actor.let_erase('community.care_answer_quarter');

-- What happened in plans, and steps to a place or a person that were taken. Everybody counts once for each kind of answer; somebody whose file is restricted
-- does not. Under ten people nothing of the team leaves this zone.
create function care.plan_answers(since date, until date) returns table (team_id uuid, quarter date, people integer, informal_share integer, collective_share integer)
language sql stable security definer set search_path = pg_catalog
as $$
	with answered as (
		select c.team_id, c.id, date_trunc('quarter', a.happened_on)::date as quarter,
			case when a.step in ('network', 'neighbour') then 'informal' when a.step in ('place', 'collective') then 'collective' else 'professional' end as answer
		from care.plan_agreement a join care.client c on c.municipality_id = a.municipality_id and c.id = a.client_id
		where a.municipality_id = actor.municipality() and c.restricted_since is null and a.step <> 'self' and a.happened in ('yes', 'partly')
			and a.happened_on >= since and a.happened_on < until
		union
		select c.team_id, c.id, date_trunc('quarter', s.introduce_on)::date, case s.kind when 'buddy' then 'informal' else 'collective' end
		from care.step_down s join care.client c on c.municipality_id = s.municipality_id and c.id = s.client_id
		where s.municipality_id = actor.municipality() and c.restricted_since is null and s.introduced = 'yes' and s.introduce_on >= since and s.introduce_on < until)
	select team_id, quarter, (10 * floor(count(distinct id) / 10.0))::integer,
		(5 * round(20.0 * count(*) filter (where answer = 'informal') / count(*)))::integer, (5 * round(20.0 * count(*) filter (where answer = 'collective') / count(*)))::integer
	from answered where actor.is_task('organising.count')
	group by team_id, quarter having count(distinct id) >= 10
$$;
revoke all on function care.plan_answers(date, date) from public;
grant execute on function care.plan_answers(date, date) to zone_care;

-- Was heavier care prevented: of a year that is over, drawn once with noise and kept, of the whole town. Null is too few to show.
create table care.heavier_figure (
	municipality_id uuid not null references open.municipality,
	year smallint not null,
	moment text not null check (moment in ('start', 'end')),
	who text not null check (who in ('worker', 'person')),
	answer text not null check (answer in ('all', 'probably', 'maybe', 'no', 'not-asked')),
	people integer check (people >= 10),
	primary key (municipality_id, year, moment, who, answer)
);
select care.wall('care.heavier_figure');
create policy drawn_once on care.heavier_figure for insert to zone_care with check (municipality_id = (select actor.municipality()) and (select actor.is_task('intake.count')));
create policy drawer_reads on care.heavier_figure for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('intake.count')));
create policy who_accounts_reads on care.heavier_figure for select to zone_care using (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'staff' and (select actor.is('team_lead', 'policy_officer', 'administrator')));
grant select, insert on care.heavier_figure to zone_care;

-- Everybody whose help began, or ended, in a year, with what was said; and who was not asked, so that the whole is the whole. Numbered anew each time: no id leaves.
create function care.heavier_said(from_day date, until_day date) returns table (nth integer, moment text, who text, answer text)
language sql stable security definer set search_path = pg_catalog
as $$
	with every as (
		select c.id, m.moment from care.client c
		cross join lateral (select 'start' as moment where c.opened_on >= from_day and c.opened_on < until_day
			union all select 'end' where c.ended_on >= from_day and c.ended_on < until_day) m
		where c.municipality_id = actor.municipality() and c.restricted_since is null and actor.is_task('intake.count'))
	select (row_number() over (order by md5(e.id::text)))::integer, e.moment, w.who,
		coalesce(case w.who when 'worker' then h.worker_says else h.person_says end, 'not-asked')
	from every e cross join (values ('worker'), ('person')) w (who)
	left join care.heavier_care h on h.municipality_id = actor.municipality() and h.client_id = e.id and h.moment = e.moment
$$;
revoke all on function care.heavier_said(date, date) from public;
grant execute on function care.heavier_said(date, date) to zone_care;
drop function care.heavier_care_counts();
