-- The plan of a person in their own words: goals and agreements, notes, versions and signatures, its end, and how it went after that. (plans)

-- One plan for one person. What stands in it hangs on the person, so that it can be saved bit by bit by two people at once.
create table care.plan (
	municipality_id uuid not null,
	client_id uuid not null,
	-- How many children live there; never their names.
	children smallint not null default 0 check (children between 0 and 20),
	made_on date not null,
	adopted_on date,
	closed_on date,
	primary key (municipality_id, client_id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check (closed_on is null or adopted_on is not null)
);

-- No name of who is helped, or of who stands for them, stands in the open beside the file: `changed_by` and the like name workers
-- alone. Where the person wrote it is empty, and 'stands-for' where somebody did so for them.
-- Words of the plan by part. `version` counts: who writes over words they did not read is told, and nothing is lost.
create table care.plan_words (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	part text not null check (part in ('well', 'matters', 'children', 'story-happened', 'story-tell', 'story-keep', 'end-reached', 'end-keeps', 'end-call')),
	words_sealed text not null default '',
	version integer not null default 1,
	changed_on date not null,
	changed_by text not null check (length(changed_by) <= 120),
	by_person boolean not null,
	check (not by_person or changed_by in ('', 'stands-for')),
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.plan (municipality_id, client_id) on delete cascade
);
create unique index plan_words_part on care.plan_words (municipality_id, client_id, part);

create table care.plan_goal (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	words_sealed text not null check (words_sealed <> ''),
	-- No part of life is needed; whoever names one says why.
	domain text check (domain in ('money', 'home', 'children', 'health', 'people', 'day', 'safe', 'feeling')),
	why_sealed text not null default '',
	version integer not null default 1,
	made_on date not null,
	reached_on date,
	dropped_on date,
	changed_on date not null,
	changed_by text not null check (length(changed_by) <= 120),
	by_person boolean not null,
	check (not by_person or changed_by in ('', 'stands-for')),
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.plan (municipality_id, client_id) on delete cascade,
	check ((domain is null) = (why_sealed = ''))
);
create index plan_goal_of on care.plan_goal (municipality_id, client_id);

-- Who does what: oneself, one's own people, a neighbour, a place that is there, something together, a professional.
create table care.plan_agreement (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	goal_id uuid not null,
	step text not null check (step in ('self', 'network', 'neighbour', 'place', 'collective', 'professional')),
	who_sealed text not null default '',
	what_sealed text not null check (what_sealed <> ''),
	skipped text check (skipped in ('not-through-network', 'safety', 'tried', 'nothing-near', 'own-wish', 'other')),
	skipped_sealed text not null default '',
	by_on date,
	happened text check (happened in ('yes', 'partly', 'no')),
	happened_on date,
	version integer not null default 1,
	made_on date not null,
	dropped_on date,
	changed_on date not null,
	changed_by text not null check (length(changed_by) <= 120),
	by_person boolean not null,
	check (not by_person or changed_by in ('', 'stands-for')),
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.plan (municipality_id, client_id) on delete cascade,
	foreign key (municipality_id, goal_id) references care.plan_goal (municipality_id, id) on delete cascade,
	check ((happened is null) = (happened_on is null))
);
create index plan_agreement_of on care.plan_agreement (municipality_id, client_id);

-- Who else comes to the home, and what becomes of that.
create table care.plan_helper (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	organisation_called text not null check (length(organisation_called) between 2 and 120),
	for_sealed text not null default '',
	becomes text not null check (becomes in ('stays', 'joins', 'ends')),
	made_on date not null,
	dropped_on date,
	changed_on date not null,
	changed_by text not null check (length(changed_by) <= 120),
	by_person boolean not null,
	check (not by_person or changed_by in ('', 'stands-for')),
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.plan (municipality_id, client_id) on delete cascade
);
create index plan_helper_of on care.plan_helper (municipality_id, client_id);

-- The whole plan as it was: who laid it down and when. Never changed.
create table care.plan_version (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	number smallint not null check (number > 0),
	plan_sealed text not null check (plan_sealed <> ''),
	made_on date not null,
	made_by text not null check (length(made_by) <= 120),
	by_person boolean not null,
	check (not by_person or made_by in ('', 'stands-for')),
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.plan (municipality_id, client_id) on delete cascade
);
create unique index plan_version_number on care.plan_version (municipality_id, client_id, number);

-- A name under one version, by the person or who stands for them: with two factors, or on paper that a worker saw.
create table care.plan_signature (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	version smallint not null,
	signed_as text not null check (signed_as in ('self', 'stands-for')),
	how text not null check (how in ('online', 'paper')),
	-- Of the person it stands in the file; of who stands for them, and on paper, it is sealed.
	called_sealed text not null default '',
	account_id uuid,
	recorded_by uuid,
	signed_on date not null,
	withdrawn_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.plan (municipality_id, client_id) on delete cascade,
	check ((how = 'online') = (account_id is not null) and (how = 'paper') = (recorded_by is not null))
);
create unique index plan_signature_once on care.plan_signature (municipality_id, client_id, version, signed_as) where withdrawn_on is null;

-- What was said in a talk. Words are never changed: a better text follows the one before, and so does a text without what is about others.
create table care.plan_note (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	words_sealed text not null check (words_sealed <> ''),
	follows_id uuid,
	follows_as text check (follows_as in ('correction', 'redaction')),
	about_others boolean not null default false,
	-- First told in person: until then the person does not read it, two weeks at most.
	shared_from date not null,
	-- Not shown to the person while safety asks so.
	held boolean not null default false,
	written_at timestamptz not null,
	written_on date not null,
	by_id uuid,
	by_called text not null check (length(by_called) <= 120),
	by_person boolean not null,
	check (not by_person or by_called in ('', 'stands-for')),
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	foreign key (municipality_id, follows_id) references care.plan_note (municipality_id, id) on delete cascade,
	check ((follows_id is null) = (follows_as is null)),
	check (shared_from between written_on and written_on + 14),
	check (not by_person or (not held and not about_others and shared_from = written_on))
);
create index plan_note_of on care.plan_note (municipality_id, client_id);

-- A note to oneself: for its writer alone, and gone after two weeks.
create table care.scratch_note (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	worker_id uuid not null,
	words_sealed text not null check (words_sealed <> ''),
	made_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create index scratch_note_of on care.scratch_note (municipality_id, worker_id, client_id);

-- What somebody says to the plan, a goal or a note. A statement of the person stands beside what it is about; nobody else takes it away.
create table care.plan_saying (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	about_kind text not null check (about_kind in ('plan', 'goal', 'note')),
	about_id uuid,
	kind text not null check (kind in ('comment', 'statement')),
	words_sealed text not null check (words_sealed <> ''),
	said_on date not null,
	said_by text not null check (length(said_by) <= 120),
	by_person boolean not null,
	check (not by_person or said_by in ('', 'stands-for')),
	account_id uuid,
	-- Spoken or on paper: who wrote it down for the person.
	recorded_by uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check ((about_kind = 'plan') = (about_id is null)),
	check (kind = 'comment' or by_person),
	check ((account_id is not null) = (by_person and recorded_by is null))
);
create index plan_saying_of on care.plan_saying (municipality_id, client_id);

-- After the end: on which days somebody calls, and how it went.
create table care.plan_aftercare (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	due_on date not null,
	done_on date,
	outcome text check (outcome in ('well', 'again', 'question')),
	words_sealed text not null default '',
	done_by text not null default '' check (length(done_by) <= 120),
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.plan (municipality_id, client_id) on delete cascade,
	check ((done_on is null) = (outcome is null))
);
create index plan_aftercare_due on care.plan_aftercare (municipality_id, due_on) where done_on is null;

-- The person asks for another worker, or to speak to somebody again. Their own words and name, for the team or its lead.
create table care.worker_wish (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	team_id uuid not null,
	kind text not null check (kind in ('another', 'again')),
	called_sealed text not null,
	words_sealed text not null default '',
	asked_on date not null,
	answered_on date,
	answered_by text not null default '' check (length(answered_by) <= 120),
	answer_sealed text not null default '',
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create unique index worker_wish_open on care.worker_wish (municipality_id, client_id, kind) where answered_on is null;
create index worker_wish_of_team on care.worker_wish (municipality_id, team_id) where answered_on is null;

-- Who looks at the plan at this moment, by the minute; gone after ten.
create table care.plan_presence (
	municipality_id uuid not null,
	client_id uuid not null,
	account_id uuid not null,
	called text not null check (length(called) <= 120),
	helps boolean not null,
	check (helps or called in ('', 'stands-for')),
	seen_at timestamptz not null,
	primary key (municipality_id, client_id, account_id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);

select care.wall(t) from unnest(array['care.plan', 'care.plan_words', 'care.plan_goal', 'care.plan_agreement', 'care.plan_helper', 'care.plan_version', 'care.plan_signature',
	'care.plan_note', 'care.scratch_note', 'care.plan_saying', 'care.plan_aftercare', 'care.worker_wish', 'care.plan_presence']::regclass[]) t;

-- Who helps writes, who looks by an emergency reads, and the person reads along from the first word.
do $$
declare
	one text;
begin
	foreach one in array array['plan', 'plan_words', 'plan_goal', 'plan_agreement', 'plan_helper', 'plan_version', 'plan_signature', 'plan_aftercare'] loop
		execute format('create policy helper_reads on care.%I for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_may_read())::uuid[]))', one);
		execute format('create policy person_reads on care.%I for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]))', one);
	end loop;
	execute 'create policy helper_begins on care.plan for insert to zone_care with check (municipality_id = (select actor.municipality()) and adopted_on is null and client_id = any ((select care.clients_i_help())::uuid[]))';
	execute 'create policy person_begins on care.plan for insert to zone_care with check (municipality_id = (select actor.municipality()) and adopted_on is null and client_id = any ((select care.clients_i_am())::uuid[]))';
	execute 'create policy helper_changes on care.plan for update to zone_care
		using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[]))
		with check (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[]))';
	-- Whose words they are is said by who writes, and checked here.
	foreach one in array array['plan_words', 'plan_goal', 'plan_agreement', 'plan_helper', 'plan_version'] loop
		execute format('create policy helper_writes on care.%I for insert to zone_care with check (municipality_id = (select actor.municipality()) and not by_person and client_id = any ((select care.clients_i_help())::uuid[]))', one);
		execute format('create policy person_writes on care.%I for insert to zone_care with check (municipality_id = (select actor.municipality()) and by_person and client_id = any ((select care.clients_i_am())::uuid[]))', one);
	end loop;
	foreach one in array array['plan_words', 'plan_goal', 'plan_agreement', 'plan_helper'] loop
		execute format('create policy helper_changes on care.%I for update to zone_care
			using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[]))
			with check (municipality_id = (select actor.municipality()) and not by_person and client_id = any ((select care.clients_i_help())::uuid[]))', one);
		execute format('create policy person_changes on care.%I for update to zone_care
			using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]))
			with check (municipality_id = (select actor.municipality()) and by_person and client_id = any ((select care.clients_i_am())::uuid[]))', one);
	end loop;
end
$$;

-- What a permission of the person opens for another team: no note, and of the story only what they want told on.
create policy shared_reads on care.plan for select to zone_care using (municipality_id = (select actor.municipality())
	and (client_id = any ((select care.clients_shared_with_me('plan'))::uuid[]) or client_id = any ((select care.clients_shared_with_me('agreements'))::uuid[])));
create policy shared_reads on care.plan_words for select to zone_care using (municipality_id = (select actor.municipality())
	and part in ('well', 'matters', 'children', 'story-tell') and client_id = any ((select care.clients_shared_with_me('plan'))::uuid[]));
create policy shared_reads on care.plan_helper for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_shared_with_me('plan'))::uuid[]));
-- Of goals and agreements the words, who and when; not the part of life with its why, nor why nearer help was passed over.
create function care.shared_part_of_plan_goal() returns table (client_id uuid, id uuid, words_sealed text, made_on date, reached_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select g.client_id, g.id, g.words_sealed, g.made_on, g.reached_on from care.plan_goal g
	where g.municipality_id = actor.municipality() and g.dropped_on is null
		and (g.client_id = any (care.clients_shared_with_me('plan')) or g.client_id = any (care.clients_shared_with_me('agreements')))
	order by g.made_on, g.id
$$;
create function care.shared_part_of_plan_agreement() returns table (client_id uuid, id uuid, goal_id uuid, step text, who_sealed text, what_sealed text, by_on date, happened text, happened_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select a.client_id, a.id, a.goal_id, a.step, a.who_sealed, a.what_sealed, a.by_on, a.happened, a.happened_on from care.plan_agreement a
	where a.municipality_id = actor.municipality() and a.dropped_on is null and a.client_id = any (care.clients_shared_with_me('agreements'))
	order by a.made_on, a.id
$$;
revoke all on function care.shared_part_of_plan_goal(), care.shared_part_of_plan_agreement() from public;
grant execute on function care.shared_part_of_plan_goal(), care.shared_part_of_plan_agreement() to zone_care;

-- Signing is of who signs; on paper, of the worker who saw it. Taking back is of the person, and on paper of the worker too.
create policy person_signs on care.plan_signature for insert to zone_care with check (municipality_id = (select actor.municipality()) and withdrawn_on is null
	and how = 'online' and account_id = (select actor.account()) and client_id = any ((select care.clients_i_am())::uuid[]));
create policy helper_records on care.plan_signature for insert to zone_care with check (municipality_id = (select actor.municipality()) and withdrawn_on is null
	and how = 'paper' and recorded_by = (select actor.person()) and client_id = any ((select care.clients_i_help())::uuid[]));
create policy person_takes_back on care.plan_signature for update to zone_care
	using (municipality_id = (select actor.municipality()) and withdrawn_on is null and client_id = any ((select care.clients_i_am())::uuid[]))
	with check (municipality_id = (select actor.municipality()) and withdrawn_on is not null and client_id = any ((select care.clients_i_am())::uuid[]));
create policy helper_takes_back on care.plan_signature for update to zone_care
	using (municipality_id = (select actor.municipality()) and withdrawn_on is null and how = 'paper' and client_id = any ((select care.clients_i_help())::uuid[]))
	with check (municipality_id = (select actor.municipality()) and withdrawn_on is not null and client_id = any ((select care.clients_i_help())::uuid[]));

-- The person reads a note once it was told, when it is not about others and safety does not hold it.
create policy helper_reads on care.plan_note for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_may_read())::uuid[]));
create policy person_reads on care.plan_note for select to zone_care using (municipality_id = (select actor.municipality()) and not held and not about_others and shared_from <= current_date
	and client_id = any ((select care.clients_i_am())::uuid[]));
create policy helper_writes on care.plan_note for insert to zone_care with check (municipality_id = (select actor.municipality()) and not by_person and by_id = (select actor.person())
	and client_id = any ((select care.clients_i_help())::uuid[]));
create policy person_writes on care.plan_note for insert to zone_care with check (municipality_id = (select actor.municipality()) and by_person and by_id is null and follows_id is null
	and client_id = any ((select care.clients_i_am())::uuid[]));
create policy helper_shows on care.plan_note for update to zone_care
	using (municipality_id = (select actor.municipality()) and not by_person and client_id = any ((select care.clients_i_help())::uuid[]))
	with check (municipality_id = (select actor.municipality()) and not by_person and client_id = any ((select care.clients_i_help())::uuid[]));

create policy own_notes on care.scratch_note to zone_care
	using (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and (select actor.kind()) = 'staff' and client_id = any ((select care.clients_i_help())::uuid[]))
	with check (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and (select actor.kind()) = 'staff' and client_id = any ((select care.clients_i_help())::uuid[]));
create policy at_its_end_read on care.scratch_note for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy at_its_end_gone on care.scratch_note for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));

-- A remark of a worker on a note is read with that note; what the person said stays theirs to read.
create policy helper_reads on care.plan_saying for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_may_read())::uuid[]));
create policy person_reads on care.plan_saying for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[])
	and (about_kind <> 'note' or by_person or exists (select from care.plan_note n where n.municipality_id = plan_saying.municipality_id and n.client_id = plan_saying.client_id and n.id = plan_saying.about_id
		and not n.held and not n.about_others and n.shared_from <= current_date)));
create policy helper_says on care.plan_saying for insert to zone_care with check (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[])
	and ((not by_person and recorded_by is null) or (by_person and recorded_by = (select actor.person()))));
create policy person_says on care.plan_saying for insert to zone_care with check (municipality_id = (select actor.municipality()) and by_person and recorded_by is null and account_id = (select actor.account()) and client_id = any ((select care.clients_i_am())::uuid[]));
-- Who said it takes it away; what a worker wrote down for somebody, that person.
create policy person_takes_away on care.plan_saying for delete to zone_care using (municipality_id = (select actor.municipality()) and by_person and client_id = any ((select care.clients_i_am())::uuid[])
	and (account_id = (select actor.account()) or (recorded_by is not null and exists (select from care.client c
		where c.municipality_id = plan_saying.municipality_id and c.id = plan_saying.client_id and c.account_id = (select actor.account())))));

create policy helper_plans on care.plan_aftercare for insert to zone_care with check (municipality_id = (select actor.municipality()) and done_on is null and client_id = any ((select care.clients_i_help())::uuid[]));
create policy helper_calls on care.plan_aftercare for update to zone_care
	using (municipality_id = (select actor.municipality()) and done_on is null and client_id = any ((select care.clients_i_help())::uuid[]))
	with check (municipality_id = (select actor.municipality()) and done_on is not null and client_id = any ((select care.clients_i_help())::uuid[]));
create policy helper_lets_be on care.plan_aftercare for delete to zone_care using (municipality_id = (select actor.municipality()) and done_on is null and client_id = any ((select care.clients_i_help())::uuid[]));

-- The wish goes to the team that has the file: another worker to its lead alone, speaking again to its lead and who may take it up.
create policy person_reads on care.worker_wish for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]));
create policy person_asks on care.worker_wish for insert to zone_care with check (municipality_id = (select actor.municipality()) and answered_on is null
	and client_id = any ((select care.clients_i_am())::uuid[])
	and team_id = (select c.team_id from care.client c where c.municipality_id = worker_wish.municipality_id and c.id = worker_wish.client_id));
create policy lead_reads on care.worker_wish for select to zone_care using (municipality_id = (select actor.municipality()) and team_id = (select actor.team()) and (select actor.kind()) = 'staff' and (select actor.is('team_lead')));
create policy lead_answers on care.worker_wish for update to zone_care
	using (municipality_id = (select actor.municipality()) and answered_on is null and team_id = (select actor.team()) and (select actor.kind()) = 'staff' and (select actor.is('team_lead')))
	with check (municipality_id = (select actor.municipality()) and answered_on is not null and team_id = (select actor.team()) and (select actor.is('team_lead')));
-- Who took it up reads what was said with it.
create policy helper_reads on care.worker_wish for select to zone_care using (municipality_id = (select actor.municipality()) and kind = 'again' and client_id = any ((select care.clients_i_help())::uuid[]));

create policy looks_along on care.plan_presence to zone_care
	using (municipality_id = (select actor.municipality()) and account_id = (select actor.account()))
	with check (municipality_id = (select actor.municipality()) and account_id = (select actor.account())
		and ((helps and client_id = any ((select care.clients_i_help())::uuid[])) or (not helps and client_id = any ((select care.clients_i_am())::uuid[]))));

-- Who else is there, by what they are called alone. Who helps sees everybody; the person sees who helps, and a child not its parent.
create function care.others_at_plan(of_client uuid, since timestamptz) returns table (called text, helps boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.called, p.helps from care.plan_presence p
	where p.municipality_id = actor.municipality() and p.client_id = of_client and p.account_id is distinct from actor.account() and p.seen_at >= since
		and (of_client = any (care.clients_i_help()) or (p.helps and of_client = any (care.clients_i_am())))
	order by p.called
$$;
revoke all on function care.others_at_plan(uuid, timestamptz) from public;
grant execute on function care.others_at_plan(uuid, timestamptz) to zone_care;

grant select, insert, update (children, adopted_on, closed_on) on care.plan to zone_care;
grant select, insert, update (words_sealed, version, changed_on, changed_by, by_person) on care.plan_words to zone_care;
grant select, insert, update (words_sealed, domain, why_sealed, version, reached_on, dropped_on, changed_on, changed_by, by_person) on care.plan_goal to zone_care;
grant select, insert, update (step, who_sealed, what_sealed, skipped, skipped_sealed, by_on, happened, happened_on, version, dropped_on, changed_on, changed_by, by_person) on care.plan_agreement to zone_care;
grant select, insert, update (for_sealed, becomes, dropped_on, changed_on, changed_by, by_person) on care.plan_helper to zone_care;
grant select, insert on care.plan_version to zone_care;
grant select, insert, update (withdrawn_on) on care.plan_signature to zone_care;
grant select, insert, update (shared_from, held) on care.plan_note to zone_care;
grant select, insert, delete on care.scratch_note to zone_care;
grant select, insert, delete on care.plan_saying to zone_care;
grant select, insert, delete, update (done_on, outcome, words_sealed, done_by) on care.plan_aftercare to zone_care;
grant select, insert, update (answered_on, answered_by, answer_sealed) on care.worker_wish to zone_care;
grant select, insert, delete, update (called, helps, seen_at) on care.plan_presence to zone_care;

-- Who asked for the team again, as far as this worker may take it up: nobody near them, no file that stands still, and nobody who has
-- another worker as their one name. Without what was said with it.
create function care.again_in_my_team() returns table (id uuid, client_id uuid, called_sealed text, asked_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select w.id, w.client_id, w.called_sealed, w.asked_on
	from care.worker_wish w join care.client c on c.municipality_id = w.municipality_id and c.id = w.client_id
	where w.municipality_id = actor.municipality() and w.team_id = actor.team() and w.kind = 'again' and w.answered_on is null
		and actor.kind() = 'staff' and actor.is('team_worker')
		and c.restricted_since is null and not care.is_near(actor.person(), c.id)
		and not exists (select from care.relation r where r.municipality_id = w.municipality_id and r.client_id = w.client_id and r.kind = 'named' and r.worker_id <> actor.person()
			and r.ended_on is null and current_date <= r.until_on)
	order by w.asked_on desc, w.id
$$;
revoke all on function care.again_in_my_team() from public;
grant execute on function care.again_in_my_team() to zone_care;

-- Somebody asked to speak to the team again: who takes it up is their worker from then on, on the same file, without a new first talk.
create function care.take_up_again(of_wish uuid, relation_id uuid, worker_called text) returns uuid
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	wish care.worker_wish;
begin
	select * into wish from care.worker_wish w where w.municipality_id = actor.municipality() and w.id = of_wish and w.kind = 'again' and w.answered_on is null for update;
	if wish.id is null or not exists (select from care.again_in_my_team() a where a.id = wish.id) then
		return null;
	end if;
	update care.worker_wish w set answered_on = current_date, answered_by = worker_called where w.municipality_id = wish.municipality_id and w.id = wish.id;
	update care.client c set ended_on = null, ended_as = null where c.municipality_id = wish.municipality_id and c.id = wish.client_id and c.ended_on is not null;
	if not exists (select from care.relation r where r.municipality_id = wish.municipality_id and r.client_id = wish.client_id and r.worker_id = actor.person() and r.ended_on is null and current_date <= r.until_on) then
		update care.relation r set ended_on = current_date where r.municipality_id = wish.municipality_id and r.client_id = wish.client_id and r.ended_on is null
			and (r.worker_id = actor.person() or r.kind = 'named');
		insert into care.relation (municipality_id, id, client_id, worker_id, worker_called, team_id, organisation_id, kind, from_on, until_on, begun_by)
		select wish.municipality_id, relation_id, wish.client_id, actor.person(), worker_called, c.team_id, c.organisation_id, 'named', current_date, current_date + interval '12 months', actor.person()
		from care.client c where c.municipality_id = wish.municipality_id and c.id = wish.client_id;
	end if;
	update care.plan p set closed_on = null where p.municipality_id = wish.municipality_id and p.client_id = wish.client_id;
	return wish.client_id;
end
$$;
revoke all on function care.take_up_again(uuid, uuid, text) from public;
grant execute on function care.take_up_again(uuid, uuid, text) to zone_care;
