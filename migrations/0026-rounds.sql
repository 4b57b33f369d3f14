-- An ambassador of informal help visits a colleague: the nameless cases they talk over, and what was thought of for each. (ambassador-round)

create table community.round_visit (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	ambassador_id uuid not null,
	colleague_id uuid not null,
	-- The colleague's team on the day of planning: what was thought of is counted per team, never per worker.
	team_id uuid not null,
	visits_on date not null,
	made_at timestamptz not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, ambassador_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, colleague_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, team_id) references community.team (municipality_id, id),
	check (ambassador_id <> colleague_id)
);
create index round_visit_by_ambassador on community.round_visit (municipality_id, ambassador_id, visits_on desc);
create index round_visit_by_colleague on community.round_visit (municipality_id, colleague_id, visits_on desc);
create index round_visit_by_team on community.round_visit (municipality_id, team_id, visits_on);

-- What both of them see: no words of a note and no person, and no way to one.
create table community.round_case (
	municipality_id uuid not null,
	id uuid not null,
	visit_id uuid not null,
	kind text not null check (kind in ('wil', 'zoek', 'zie')),
	need_code text not null,
	area_code text not null,
	-- How many others asked the same when it was brought; nothing under three.
	others integer not null default 0 check (others = 0 or others >= 3),
	idea text check (idea in ('own-network', 'neighbour', 'existing', 'collective', 'professional', 'not-now')),
	sentence text not null default '' check (length(sentence) <= 280),
	step text not null default '' check (length(step) <= 140),
	step_on date,
	step_done_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, visit_id) references community.round_visit (municipality_id, id) on delete cascade,
	check ((step = '') = (step_on is null)),
	check (idea is not null or (sentence = '' and step = '')),
	check (step_done_on is null or step_on is not null)
);
create index round_case_of on community.round_case (municipality_id, visit_id);

-- By which note the colleague knows whom it is about. Theirs alone.
create table community.round_case_source (
	municipality_id uuid not null,
	case_id uuid not null,
	colleague_id uuid not null,
	signal_id uuid not null,
	person_id uuid,
	primary key (municipality_id, case_id),
	foreign key (municipality_id, case_id) references community.round_case (municipality_id, id) on delete cascade,
	foreign key (municipality_id, colleague_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, signal_id) references community.signal (municipality_id, id) on delete cascade
);
create index round_case_source_by_signal on community.round_case_source (municipality_id, signal_id);
create index round_case_source_by_person on community.round_case_source (municipality_id, person_id) where person_id is not null;

alter table community.round_visit enable row level security;
alter table community.round_visit force row level security;
alter table community.round_case enable row level security;
alter table community.round_case force row level security;
alter table community.round_case_source enable row level security;
alter table community.round_case_source force row level security;

create policy the_two_read on community.round_visit for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and (select actor.person()) in (ambassador_id, colleague_id));
create policy ambassador_plans on community.round_visit for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker')) and ambassador_id = (select actor.person())
	and exists (select from community.assignment a where a.municipality_id = round_visit.municipality_id and a.worker_id = colleague_id and a.team_id = round_visit.team_id
		and a.role in ('social_broker', 'team_worker') and a.ended_on is null));
create policy the_two_call_off on community.round_visit for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and (select actor.person()) in (ambassador_id, colleague_id));

-- The inner questions pass the policies of the visit.
create policy the_two_read on community.round_case for select to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.round_visit v where v.municipality_id = round_case.municipality_id and v.id = visit_id));
create policy colleague_brings on community.round_case for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and idea is null
	and exists (select from community.round_visit v where v.municipality_id = round_case.municipality_id and v.id = visit_id and v.colleague_id = (select actor.person())));
create policy the_two_note on community.round_case for update to zone_community
	using (municipality_id = (select actor.municipality())
		and exists (select from community.round_visit v where v.municipality_id = round_case.municipality_id and v.id = visit_id and (select actor.is('social_broker', 'team_worker'))))
	with check (municipality_id = (select actor.municipality())
		and exists (select from community.round_visit v where v.municipality_id = round_case.municipality_id and v.id = visit_id and (select actor.is('social_broker', 'team_worker'))));
create policy colleague_takes_out on community.round_case for delete to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.round_visit v where v.municipality_id = round_case.municipality_id and v.id = visit_id and v.colleague_id = (select actor.person())));

create policy colleague_reads on community.round_case_source for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and colleague_id = (select actor.person()));
-- Only what the colleague wrote down or picked up, about the case of a visit to them.
create policy colleague_brings on community.round_case_source for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and colleague_id = (select actor.person())
	and exists (select from community.round_case c join community.round_visit v on v.municipality_id = c.municipality_id and v.id = c.visit_id
		where c.municipality_id = round_case_source.municipality_id and c.id = case_id and v.colleague_id = (select actor.person()))
	and exists (select from community.signal s where s.municipality_id = round_case_source.municipality_id and s.id = signal_id
		and s.undone_at is null and (select actor.person()) in (s.reporter_id, s.picked_up_by)));

call actor.let_erase('community.round_visit');
call actor.let_erase('community.round_case');
call actor.let_erase('community.round_case_source');

create policy owner_counts on community.round_visit for select to current_user using (true);
create policy owner_counts on community.round_case for select to current_user using (true);
-- What was thought of in the actor's own team, for the workers and the lead of it, over the quarter of a day: from five cases
-- up, and of three colleagues or more, since of two each would know the other's.
create function community.round_answers(day date) returns table (idea text, cases integer)
language sql stable security definer set search_path = pg_catalog
as $$
	with counted as (
		select c.idea, v.colleague_id
		from community.round_visit v
		join community.round_case c on c.municipality_id = v.municipality_id and c.visit_id = v.id and c.idea is not null
		where v.municipality_id = (select actor.municipality()) and v.team_id = (select actor.team())
			and (select actor.is('social_broker', 'team_worker', 'team_lead'))
			and v.visits_on >= date_trunc('quarter', day) and v.visits_on < date_trunc('quarter', day) + interval '3 months')
	select idea, count(*)::integer from counted
	where (select count(*) >= 5 and count(distinct colleague_id) >= 3 from counted)
	group by idea
$$;
revoke all on function community.round_answers(date) from public;
grant execute on function community.round_answers(date) to zone_community;

grant select, insert, delete on community.round_visit, community.round_case to zone_community;
grant update (idea, sentence, step, step_on, step_done_on) on community.round_case to zone_community;
grant select, insert on community.round_case_source to zone_community;
