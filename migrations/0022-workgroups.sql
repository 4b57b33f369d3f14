-- The signalling workgroup of an area: who is in it, when it meets, what it decided about a pattern, and questions nobody could answer yet. (patterns)

create table community.workgroup (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	name text not null check (length(name) between 2 and 80),
	-- Districts and neighbourhoods, with everything inside them.
	area_codes text[] not null check (cardinality(area_codes) >= 1),
	-- Monday is 1. Once a week, because a finding that waits a month is not worth finding.
	weekday smallint not null check (weekday between 1 and 7),
	starts_at time not null,
	made_by uuid not null,
	made_at timestamptz not null,
	ended_on date,
	-- The meeting that was last announced by mail, so that two postmen send it once.
	announced_for date,
	primary key (municipality_id, id),
	foreign key (municipality_id, made_by) references community.worker (municipality_id, id)
);

create table community.workgroup_member (
	municipality_id uuid not null,
	workgroup_id uuid not null,
	worker_id uuid not null,
	joined_at timestamptz not null,
	primary key (municipality_id, workgroup_id, worker_id),
	foreign key (municipality_id, workgroup_id) references community.workgroup (municipality_id, id) on delete cascade,
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id)
);
create index workgroup_member_by_worker on community.workgroup_member (municipality_id, worker_id);

-- Who was there; filled in when somebody wants to, never asked for.
create table community.workgroup_meeting (
	municipality_id uuid not null,
	workgroup_id uuid not null,
	held_on date not null,
	present_ids uuid[] not null default '{}',
	primary key (municipality_id, workgroup_id, held_on),
	foreign key (municipality_id, workgroup_id) references community.workgroup (municipality_id, id) on delete cascade
);

-- What was decided. A row is never changed but for its undoing; deciding anew is a new row.
create table community.pattern_decision (
	municipality_id uuid not null,
	id uuid not null,
	pattern_id uuid not null,
	-- Null when the workgroup is forgotten.
	workgroup_id uuid,
	what text not null check (what in ('discuss', 'adopt', 'park', 'dismiss')),
	words text not null default '' check (length(words) <= 500),
	owner_id uuid,
	-- The day of the next step, or until when it is parked.
	due_on date,
	-- Where the card stood before, so that undoing puts it back.
	from_state text not null,
	from_owner_id uuid,
	decided_by uuid not null,
	decided_at timestamptz not null,
	undone_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, pattern_id) references community.pattern (municipality_id, id) on delete cascade,
	foreign key (municipality_id, workgroup_id) references community.workgroup (municipality_id, id) on delete set null (workgroup_id),
	foreign key (municipality_id, owner_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, decided_by) references community.worker (municipality_id, id),
	check ((what = 'adopt') = (owner_id is not null)),
	check (what not in ('adopt', 'park') or due_on is not null),
	check (what <> 'dismiss' or words <> '')
);
create index pattern_decision_by_pattern on community.pattern_decision (municipality_id, pattern_id, decided_at desc);
create index pattern_decision_by_workgroup on community.pattern_decision (municipality_id, workgroup_id, decided_at desc);

-- A question without names that nobody could answer: it stays on the agenda until somebody can.
create table community.workgroup_question (
	municipality_id uuid not null,
	id uuid not null,
	workgroup_id uuid not null,
	text text not null check (length(text) between 1 and 500),
	asked_by uuid not null,
	asked_at timestamptz not null,
	answer text not null default '' check (length(answer) <= 500),
	answered_by uuid,
	answered_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, workgroup_id) references community.workgroup (municipality_id, id) on delete cascade,
	foreign key (municipality_id, asked_by) references community.worker (municipality_id, id),
	foreign key (municipality_id, answered_by) references community.worker (municipality_id, id),
	check ((answered_at is null) = (answered_by is null) and (answered_at is null) = (answer = ''))
);
create index workgroup_question_open on community.workgroup_question (municipality_id, workgroup_id, asked_at) where answered_at is null;

alter table community.workgroup enable row level security;
alter table community.workgroup force row level security;
alter table community.workgroup_member enable row level security;
alter table community.workgroup_member force row level security;
alter table community.workgroup_meeting enable row level security;
alter table community.workgroup_meeting force row level security;
alter table community.pattern_decision enable row level security;
alter table community.pattern_decision force row level security;
alter table community.workgroup_question enable row level security;
alter table community.workgroup_question force row level security;

-- Whoever works in one of its areas knows the workgroup, for whichever organisation; nobody else learns that it is there.
create policy workers_there_read on community.workgroup for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and area_codes && (select actor.areas())::text[]);
create policy workers_there_start on community.workgroup for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and made_by = (select actor.person()) and area_codes <@ (select actor.areas())::text[]);
create policy task_announces on community.workgroup for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.announce')));
create policy task_notes on community.workgroup for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.announce')))
	with check (municipality_id = (select actor.municipality()));

-- The inner question passes the policies of the workgroup: who knows the workgroup knows its members.
create policy with_the_workgroup on community.workgroup_member for select to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.workgroup w where w.municipality_id = workgroup_member.municipality_id and w.id = workgroup_member.workgroup_id));
create policy workers_there_join on community.workgroup_member for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person())
	and exists (select from community.workgroup w where w.municipality_id = workgroup_member.municipality_id and w.id = workgroup_member.workgroup_id));
create policy everyone_leaves on community.workgroup_member for delete to zone_community using (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()));

-- Asked inside the policies below; it runs as who asks, so it sees what they see.
create function community.in_workgroup(workgroup uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from community.workgroup_member m
		where m.municipality_id = (select actor.municipality()) and m.workgroup_id = workgroup and m.worker_id = (select actor.person()))
$$;
revoke all on function community.in_workgroup(uuid) from public;
grant execute on function community.in_workgroup(uuid) to zone_community;

create policy members_change on community.workgroup for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.in_workgroup(id))
	with check (municipality_id = (select actor.municipality()) and area_codes <@ (select actor.areas())::text[]);

create policy with_the_workgroup on community.workgroup_meeting for select to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.workgroup w where w.municipality_id = workgroup_meeting.municipality_id and w.id = workgroup_meeting.workgroup_id));
create policy members_note on community.workgroup_meeting for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.in_workgroup(workgroup_id));
create policy members_mend on community.workgroup_meeting for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.in_workgroup(workgroup_id))
	with check (municipality_id = (select actor.municipality()) and community.in_workgroup(workgroup_id));

-- A decision is read with its pattern, also by who is not in the workgroup: whoever works there should know.
create policy with_the_pattern on community.pattern_decision for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and exists (select from community.pattern p where p.municipality_id = pattern_decision.municipality_id and p.id = pattern_decision.pattern_id));
create policy members_decide on community.pattern_decision for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and decided_by = (select actor.person()) and undone_at is null
	and community.in_workgroup(workgroup_id)
	and exists (select from community.pattern p where p.municipality_id = pattern_decision.municipality_id and p.id = pattern_decision.pattern_id)
	and (owner_id is null or exists (select from community.workgroup_member m
		where m.municipality_id = pattern_decision.municipality_id and m.workgroup_id = pattern_decision.workgroup_id and m.worker_id = pattern_decision.owner_id)));
create policy decider_undoes on community.pattern_decision for update to zone_community
	using (municipality_id = (select actor.municipality()) and decided_by = (select actor.person()) and undone_at is null)
	with check (municipality_id = (select actor.municipality()) and decided_by = (select actor.person()) and undone_at is not null);

create policy with_the_workgroup on community.workgroup_question for select to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.workgroup w where w.municipality_id = workgroup_question.municipality_id and w.id = workgroup_question.workgroup_id));
-- Anyone who works there may ask; the workgroup answers.
create policy workers_there_ask on community.workgroup_question for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and asked_by = (select actor.person()) and answered_at is null
	and exists (select from community.workgroup w where w.municipality_id = workgroup_question.municipality_id and w.id = workgroup_question.workgroup_id));
create policy members_answer on community.workgroup_question for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.in_workgroup(workgroup_id) and answered_at is null)
	with check (municipality_id = (select actor.municipality()) and answered_by = (select actor.person()));

-- The announcement goes to who is in a workgroup and still has a role there.
create policy announced_members_read on community.workgroup_member for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.announce')));
create policy announced_workers_read on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.announce'))
	and exists (select from community.workgroup_member m where m.municipality_id = worker.municipality_id and m.worker_id = worker.id));
create policy announced_roles_read on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.announce'))
	and exists (select from community.workgroup_member m where m.municipality_id = assignment.municipality_id and m.worker_id = assignment.worker_id));

grant select, insert on community.workgroup, community.pattern_decision, community.workgroup_question, community.workgroup_meeting to zone_community;
grant select, insert, delete on community.workgroup_member to zone_community;
grant update (name, area_codes, weekday, starts_at, ended_on, announced_for) on community.workgroup to zone_community;
grant update (present_ids) on community.workgroup_meeting to zone_community;
grant update (undone_at) on community.pattern_decision to zone_community;
grant update (answer, answered_by, answered_at) on community.workgroup_question to zone_community;

call actor.let_erase('community.pattern_decision');
call actor.let_erase('community.workgroup');
