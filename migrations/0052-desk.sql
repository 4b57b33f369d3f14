-- Residents answer the first question: a desk with its hours, who is there today, what was asked without names, and what was handed to a professional with somebody's yes. (desk)

create table open.desk (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	name text not null check (length(name) between 3 and 80),
	-- The place on the map where it stands.
	entry_id uuid,
	hours text[] not null default '{}' check (open.week_hours(hours)),
	-- Which organisations come by, and when: "elke eerste dinsdag de wijkagent".
	parties text not null default '' check (length(parties) <= 280),
	-- The team that takes what the desk hands up when nobody of it is there.
	team_id uuid not null,
	made_on date not null,
	ended_on date,
	primary key (municipality_id, id)
);
create index desk_by_area on open.desk (municipality_id, area_code);
create index desk_by_entry on open.desk (municipality_id, entry_id) where entry_id is not null;

-- Who is at the desk on a day. Gone with the day.
create table community.desk_presence (
	municipality_id uuid not null,
	id uuid not null,
	desk_id uuid not null,
	on_day date not null,
	kind text not null check (kind in ('volunteer', 'professional', 'party')),
	-- As they are called here, or the name of an organisation.
	called text not null check (length(called) between 1 and 60),
	-- A card of a volunteer, or a worker; nobody's for an organisation that comes by.
	person uuid,
	team_id uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, desk_id) references open.desk (municipality_id, id) on delete cascade,
	check ((kind = 'party') = (person is null)),
	check ((kind = 'professional') = (team_id is not null))
);
create unique index desk_presence_once on community.desk_presence (municipality_id, desk_id, on_day, person) where person is not null;
create index desk_presence_by_day on community.desk_presence (municipality_id, on_day);

-- A question without whose it was and without who wrote it down: a subject, a kind, a few words, and no more than the day.
create table community.desk_question (
	municipality_id uuid not null,
	id uuid not null,
	desk_id uuid not null,
	asked_on date not null,
	words text not null check (length(words) <= 200),
	need_code text,
	kind text not null check (kind in ('information', 'form', 'along', 'talk', 'complaint')),
	outcome text not null default 'open' check (outcome in ('open', 'answered', 'handed-up', 'not')),
	answer_entry_id uuid,
	answer_words text not null default '' check (length(answer_words) <= 280),
	primary key (municipality_id, id),
	foreign key (municipality_id, desk_id) references open.desk (municipality_id, id) on delete cascade,
	check (outcome = 'answered' or (answer_entry_id is null and answer_words = ''))
);
create index desk_question_by_day on community.desk_question (municipality_id, desk_id, asked_on desc);

-- What goes up, with the yes of who asked. Name and number are for the one who takes it, and go as soon as it is done.
create table community.desk_handover (
	municipality_id uuid not null,
	id uuid not null,
	question_id uuid not null,
	-- Who handed it up: a volunteer's card, or a worker.
	from_person uuid not null,
	from_called text not null check (length(from_called) <= 60),
	to_worker uuid,
	to_team uuid not null,
	called text not null check (length(called) <= 40),
	reach text not null check (length(reach) <= 120),
	handed_on date not null,
	taken_by uuid,
	taken_on date,
	-- What came of it, for the volunteer: no names.
	feedback text not null default '' check (length(feedback) <= 280),
	done_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, question_id) references community.desk_question (municipality_id, id) on delete cascade,
	foreign key (municipality_id, to_worker) references community.worker (municipality_id, id),
	check ((taken_by is null) = (taken_on is null)),
	check (done_on is null or (called = '' and reach = '' and feedback <> ''))
);
create unique index desk_handover_once on community.desk_handover (municipality_id, question_id);
create index desk_handover_to on community.desk_handover (municipality_id, to_team, handed_on desc);
create index desk_handover_from on community.desk_handover (municipality_id, from_person);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.desk', 'community.desk_presence', 'community.desk_question', 'community.desk_handover']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create policy everyone_reads on open.desk for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy workers_open on open.desk for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team())
	and area_code = any ((select actor.areas())::text[]));
create policy workers_change on open.desk for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()) and area_code = any ((select actor.areas())::text[]));
grant select on open.desk to zone_open, zone_community, zone_care;
grant insert on open.desk to zone_community;
grant update (name, entry_id, hours, parties, ended_on) on open.desk to zone_community;

-- Who may stand behind it: volunteers and workers of its area.
create function community.stands_at_desk(desk uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from open.desk d where d.municipality_id = (select actor.municipality()) and d.id = desk and d.ended_on is null
		and (select actor.is('volunteer', 'social_broker', 'team_worker', 'team_lead')) and d.area_code = any ((select actor.areas())::text[]))
$$;
revoke all on function community.stands_at_desk(uuid) from public;
grant execute on function community.stands_at_desk(uuid) to zone_community;

create policy desk_reads on community.desk_presence for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.stands_at_desk(desk_id));
-- Everybody signs in themselves, by a tap; an organisation that comes by is written down.
create policy desk_signs_in on community.desk_presence for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.stands_at_desk(desk_id)
	and (kind = 'party' or person = (select actor.person()))
	and (kind <> 'professional' or (team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker', 'team_lead')))));
create policy desk_signs_out on community.desk_presence for delete to zone_community using (
	municipality_id = (select actor.municipality()) and community.stands_at_desk(desk_id) and (kind = 'party' or person = (select actor.person())));
grant select, insert, delete on community.desk_presence to zone_community;

create policy desk_reads on community.desk_question for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.stands_at_desk(desk_id));
create policy desk_writes on community.desk_question for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.stands_at_desk(desk_id) and outcome = 'open');
create policy desk_answers on community.desk_question for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.stands_at_desk(desk_id))
	with check (municipality_id = (select actor.municipality()) and community.stands_at_desk(desk_id));
create policy telling_reads on community.desk_question for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('desk.tell')));
grant select, insert on community.desk_question to zone_community;
grant update (need_code, outcome, answer_entry_id, answer_words) on community.desk_question to zone_community;

-- Read by who it was handed to, and by nobody else; when it went to a team, by that team until one of them takes it.
create policy who_takes_it_reads on community.desk_handover for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and to_team = (select actor.team()) and coalesce(taken_by, to_worker, (select actor.person())) = (select actor.person()));
create policy desk_hands_up on community.desk_handover for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and from_person = (select actor.person()) and taken_by is null and done_on is null
	and exists (select from community.desk_question q join open.desk d on d.municipality_id = q.municipality_id and d.id = q.desk_id
		where q.municipality_id = desk_handover.municipality_id and q.id = question_id
			and ((to_worker is null and to_team = d.team_id)
				or exists (select from community.desk_presence p where p.municipality_id = q.municipality_id and p.desk_id = d.id and p.on_day = handed_on
					and p.kind = 'professional' and p.person = to_worker and p.team_id = to_team))));
create policy who_takes_it_goes_on on community.desk_handover for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and done_on is null
		and to_team = (select actor.team()) and coalesce(taken_by, to_worker, (select actor.person())) = (select actor.person()))
	with check (municipality_id = (select actor.municipality()) and taken_by = (select actor.person()));
create policy telling_reads on community.desk_handover for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('desk.tell')));
create policy desk_writes_to_workers on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('desk.tell')));
grant select, insert on community.desk_handover to zone_community;
grant update (called, reach, taken_by, taken_on, feedback, done_on) on community.desk_handover to zone_community;

-- "Wat werd het?": for who handed it up, without who it was about.
create function community.desk_became() returns table (id uuid, words text, handed_on date, taken boolean, feedback text, done_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select h.id, q.words, h.handed_on, h.taken_by is not null, h.feedback, h.done_on
	from community.desk_handover h join community.desk_question q on q.municipality_id = h.municipality_id and q.id = h.question_id
	where h.municipality_id = (select actor.municipality()) and h.from_person = (select actor.person())
	order by h.handed_on desc, h.id limit 50
$$;
-- Asked and not found on the map: all of it for who stands at the desks there. For others only subjects that say nothing of
-- somebody (`tellable`), from five times up; from ten for who works for the town hall.
create function community.desk_gaps(since date, tellable text[]) returns table (area_code text, need_code text, many integer, ours boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select d.area_code, q.need_code, count(*)::integer, bool_or(community.stands_at_desk(d.id))
	from community.desk_question q join open.desk d on d.municipality_id = q.municipality_id and d.id = q.desk_id
	where q.municipality_id = (select actor.municipality()) and q.asked_on >= since and q.need_code is not null and q.outcome <> 'answered'
		and (select actor.is('volunteer', 'social_broker', 'team_worker', 'team_lead', 'municipal_contact', 'policy_officer'))
		and not exists (select from open.map_place p where p.municipality_id = q.municipality_id and q.need_code = any (p.need_codes)
			and starts_with(substr(p.area_code, 3), substr(d.area_code, 3, 6)))
	group by d.area_code, q.need_code
	having bool_or(community.stands_at_desk(d.id))
		or (q.need_code = any (tellable) and count(*) >= case when (select actor.is('volunteer', 'social_broker', 'team_worker', 'team_lead')) then 5 else 10 end)
	order by count(*) desc, q.need_code
$$;
-- Who asked does not want it any more: who handed it up takes it back, with name and number, as long as it is not done.
create function community.desk_take_back(handover uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	asked uuid;
begin
	delete from community.desk_handover h where h.municipality_id = actor.municipality() and h.id = handover
		and h.from_person = actor.person() and h.done_on is null returning h.question_id into asked;
	if asked is null then return false; end if;
	update community.desk_question q set outcome = 'open' where q.municipality_id = actor.municipality() and q.id = asked;
	return true;
end
$$;
-- A volunteer's card goes: what they handed up stays with who took it, without whose hand it was; their tap at the desk goes.
create function community.forget_at_desk(card uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('privacy.erase') then return; end if;
	delete from community.desk_presence p where p.municipality_id = actor.municipality() and p.person = card;
	update community.desk_handover h set from_person = '00000000-0000-0000-0000-000000000000', from_called = ''
		where h.municipality_id = actor.municipality() and h.from_person = card;
end
$$;
revoke all on function community.desk_became(), community.desk_gaps(date, text[]), community.desk_take_back(uuid), community.forget_at_desk(uuid) from public;
grant execute on function community.desk_became(), community.desk_gaps(date, text[]), community.desk_take_back(uuid), community.forget_at_desk(uuid) to zone_community;

call actor.let_erase('community.desk_presence');
call actor.let_erase('community.desk_question');
call actor.let_erase('community.desk_handover');
