-- What a worker may decide without asking, for which organisation; the decision goes to who carries it out, and a few are looked at afterwards. (mandates)

-- The register: an agreement between organisations, no file of anybody. Workers read it in every zone.
create table open.mandate (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	organisation_called text not null check (length(organisation_called) between 2 and 120),
	domain text not null check (domain in ('income', 'debts', 'living', 'work', 'health', 'parenting', 'daily-life', 'meeting', 'transport', 'other')),
	-- What may be decided: "een taxikaart", "een wasmachine".
	product text not null check (length(product) between 3 and 120),
	max_euros integer check (max_euros between 1 and 100000),
	max_hours integer check (max_hours between 1 and 168),
	max_weeks integer check (max_weeks between 1 and 104),
	-- How many working days the back office has.
	term_days smallint not null check (term_days between 1 and 60),
	executor_id uuid not null,
	executor_called text not null check (length(executor_called) between 1 and 120),
	executor_team_id uuid not null,
	executor_team_called text not null check (length(executor_team_called) between 1 and 120),
	-- Who has the power to move it when it stalls, and who helps with the papers.
	contact_called text not null check (length(contact_called) between 2 and 120),
	contact_reach text not null check (length(contact_reach) between 3 and 120),
	support_called text not null default '' check (length(support_called) <= 120),
	from_on date not null,
	until_on date not null,
	ended_on date,
	made_on date not null,
	primary key (municipality_id, id),
	constraint mandate_ends_within_two_years check (until_on > from_on and until_on <= from_on + interval '24 months'),
	-- What has no limit at all is no mandate.
	constraint mandate_has_a_limit check (max_euros is not null or max_hours is not null)
);
create index mandate_by_organisation on open.mandate (municipality_id, organisation_called) where ended_on is null;
alter table open.mandate enable row level security;
alter table open.mandate force row level security;
create policy owner_keeps on open.mandate to current_user using (true) with check (true);
create policy workers_read on open.mandate for select to zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'staff'
	and (select actor.is('team_worker', 'team_lead', 'social_broker', 'municipal_contact', 'administrator')));
create policy town_agrees on open.mandate for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'staff'
	and ((select actor.is('administrator')) or ((select actor.is('municipal_contact')) and executor_team_id = (select actor.team()))));
-- What was agreed is ended, never written over: a decision of then stays a decision of then.
create policy town_ends on open.mandate for update to zone_community
	using (municipality_id = (select actor.municipality()) and ended_on is null
		and ((select actor.is('administrator')) or ((select actor.is('municipal_contact')) and executor_team_id = (select actor.team()))))
	with check (municipality_id = (select actor.municipality()) and ended_on is not null
		and ((select actor.is('administrator')) or ((select actor.is('municipal_contact')) and executor_team_id = (select actor.team()))));
create policy eraser_reads on open.mandate for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy eraser_takes_away on open.mandate for delete to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
grant select, insert, delete, update (ended_on) on open.mandate to zone_community;
grant select on open.mandate to zone_care;

create table care.mandate_decision (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	-- What it was decided by is copied: an agreement ends long before a file does.
	mandate_id uuid not null,
	organisation_called text not null check (length(organisation_called) between 2 and 120),
	domain text not null,
	product_called text not null,
	euros integer check (euros > 0),
	hours integer check (hours > 0),
	weeks integer check (weeks > 0),
	-- Why: for the file and for who looks at it afterwards; the back office never reads it.
	why_sealed text not null check (why_sealed <> ''),
	decided_by uuid not null,
	decided_called text not null check (length(decided_called) between 1 and 120),
	team_id uuid not null,
	organisation_id uuid not null,
	decided_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create index mandate_decision_of on care.mandate_decision (municipality_id, client_id);
create index mandate_decision_of_team on care.mandate_decision (municipality_id, team_id, decided_on);

-- What the back office gets: what, for whom, until when. Nothing else of the file.
create table care.mandate_message (
	municipality_id uuid not null,
	id uuid not null,
	decision_id uuid not null,
	team_id uuid not null,
	executor_id uuid not null,
	from_called text not null check (length(from_called) between 1 and 120),
	product_called text not null,
	euros integer,
	hours integer,
	weeks integer,
	for_whom_sealed text not null check (for_whom_sealed <> ''),
	practical_sealed text not null default '',
	-- On what ground it is passed on: a yes of the person, or a law that is named.
	ground text not null check (ground in ('permission', 'statutory')),
	permission_id uuid,
	law_called text not null default '' check (length(law_called) <= 120),
	sent_on date not null,
	due_on date not null,
	state text not null default 'sent' check (state in ('sent', 'question', 'done')),
	state_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, decision_id) references care.mandate_decision (municipality_id, id) on delete cascade,
	check ((ground = 'permission') = (permission_id is not null)),
	check ((ground = 'statutory') = (law_called <> ''))
);
create unique index mandate_message_once on care.mandate_message (municipality_id, decision_id);
create index mandate_message_of_team on care.mandate_message (municipality_id, team_id);

-- A question of the back office about it, and what the worker says.
create table care.mandate_word (
	municipality_id uuid not null,
	id uuid not null,
	message_id uuid not null,
	side text not null check (side in ('back-office', 'worker')),
	by_called text not null check (length(by_called) between 1 and 120),
	words_sealed text not null check (words_sealed <> ''),
	said_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, message_id) references care.mandate_message (municipality_id, id) on delete cascade
);
create index mandate_word_of on care.mandate_word (municipality_id, message_id);

-- Drawn afterwards, by lot: a colleague looks whether it was right, and what to learn. Nobody is counted by it.
create table care.mandate_check (
	municipality_id uuid not null,
	id uuid not null,
	decision_id uuid not null,
	team_id uuid not null,
	month date not null check (extract(day from month) = 1),
	right_so boolean,
	lesson_sealed text not null default '',
	checked_by uuid,
	checked_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, decision_id) references care.mandate_decision (municipality_id, id) on delete cascade,
	check ((right_so is null) = (checked_on is null) and (right_so is null) = (checked_by is null)),
	check (right_so is not false or lesson_sealed <> '')
);
create unique index mandate_check_once on care.mandate_check (municipality_id, decision_id);
create index mandate_check_of_team on care.mandate_check (municipality_id, team_id) where right_so is null;

select care.wall(t) from unnest(array['care.mandate_decision', 'care.mandate_message', 'care.mandate_word', 'care.mandate_check']::regclass[]) t;

create function care.decisions_of_those_i_help() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(d.id), '{}') from care.mandate_decision d
	where d.municipality_id = actor.municipality() and d.client_id = any (care.clients_i_help())
$$;
create function care.decisions_about_me() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(d.id), '{}') from care.mandate_decision d
	where d.municipality_id = actor.municipality() and d.client_id = any (care.clients_i_am())
$$;
-- Drawn, not looked at yet, of the own team and of a colleague: a lead or another worker, and never who decided or somebody near.
create function care.decisions_to_check() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(d.id), '{}')
	from care.mandate_check k join care.mandate_decision d on d.municipality_id = k.municipality_id and d.id = k.decision_id
	where k.municipality_id = actor.municipality() and k.team_id = actor.team() and k.right_so is null and d.decided_by is distinct from actor.person()
		and actor.kind() = 'staff' and actor.is('team_worker', 'team_lead') and not care.is_near(actor.person(), d.client_id)
$$;
-- The queue of a back office: while the yes of the person stands or a law is named, and until thirty days after it was done.
create function care.messages_for_my_team() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(g.id), '{}')
	from care.mandate_message g
	join care.mandate_decision d on d.municipality_id = g.municipality_id and d.id = g.decision_id
	join care.client c on c.municipality_id = d.municipality_id and c.id = d.client_id
	where g.municipality_id = actor.municipality() and g.team_id = actor.team() and actor.kind() = 'staff' and actor.is('municipal_contact')
		and (g.state <> 'done' or current_date <= g.state_on + 30)
		and c.restricted_since is null and not care.is_near(actor.person(), c.id)
		and (g.ground = 'statutory' or exists (
			select from care.sharing_permission p
			where p.municipality_id = g.municipality_id and p.id = g.permission_id and p.client_id = c.id and p.purpose = 'back-office' and p.to_team_id = g.team_id
				and p.withdrawn_at is null and current_date between p.given_on and p.until_on))
$$;
revoke all on function care.decisions_of_those_i_help(), care.decisions_about_me(), care.decisions_to_check(), care.messages_for_my_team() from public;
grant execute on function care.decisions_of_those_i_help(), care.decisions_about_me(), care.decisions_to_check(), care.messages_for_my_team() to zone_care;

create policy helper_reads on care.mandate_decision for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_may_read())::uuid[]));
-- The limits stand in the database too: who writes past the form is stopped here.
create policy helper_decides on care.mandate_decision for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[])
	and decided_by = (select actor.person()) and team_id = (select actor.team()) and organisation_id = (select actor.organisation())
	and exists (
		select from open.mandate m where m.municipality_id = (select actor.municipality()) and m.id = mandate_id and m.ended_on is null and current_date between m.from_on and m.until_on
			and coalesce(euros, 0) <= coalesce(m.max_euros, 0) and coalesce(hours, 0) <= coalesce(m.max_hours, 0) and (m.max_weeks is null or coalesce(weeks, 1) <= m.max_weeks)));
create policy person_reads on care.mandate_decision for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]));
create policy checker_reads on care.mandate_decision for select to zone_care using (municipality_id = (select actor.municipality()) and id = any ((select care.decisions_to_check())::uuid[]));
create policy lot_reads on care.mandate_decision for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('mandates.draw')));

create policy helper_reads on care.mandate_message for select to zone_care using (municipality_id = (select actor.municipality()) and decision_id = any ((select care.decisions_of_those_i_help())::uuid[]));
create policy helper_sends on care.mandate_message for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and state = 'sent'
	and exists (
		select from care.mandate_decision d join open.mandate m on m.municipality_id = d.municipality_id and m.id = d.mandate_id
		where d.municipality_id = (select actor.municipality()) and d.id = decision_id and d.decided_by = (select actor.person())
			and d.client_id = any ((select care.clients_i_help())::uuid[]) and m.executor_team_id = mandate_message.team_id
			and (permission_id is null or exists (
				select from care.sharing_permission p where p.municipality_id = d.municipality_id and p.id = mandate_message.permission_id and p.client_id = d.client_id
					and p.purpose = 'back-office' and p.to_team_id = mandate_message.team_id and p.withdrawn_at is null))));
create policy back_office_reads on care.mandate_message for select to zone_care using (municipality_id = (select actor.municipality()) and id = any ((select care.messages_for_my_team())::uuid[]));
create policy person_reads on care.mandate_message for select to zone_care using (municipality_id = (select actor.municipality()) and decision_id = any ((select care.decisions_about_me())::uuid[]));
create policy back_office_answers on care.mandate_message for update to zone_care
	using (municipality_id = (select actor.municipality()) and id = any ((select care.messages_for_my_team())::uuid[]) and state <> 'done')
	with check (municipality_id = (select actor.municipality()) and team_id = (select actor.team()) and (select actor.is('municipal_contact')) and state in ('question', 'done'));
-- A worker only takes a question away by an answer.
create policy helper_answers on care.mandate_message for update to zone_care
	using (municipality_id = (select actor.municipality()) and decision_id = any ((select care.decisions_of_those_i_help())::uuid[]) and state = 'question')
	with check (municipality_id = (select actor.municipality()) and decision_id = any ((select care.decisions_of_those_i_help())::uuid[]) and state = 'sent');

create policy either_reads on care.mandate_word for select to zone_care using (
	municipality_id = (select actor.municipality()) and exists (select from care.mandate_message g where g.municipality_id = (select actor.municipality()) and g.id = message_id));
create policy back_office_asks on care.mandate_word for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and side = 'back-office' and message_id = any ((select care.messages_for_my_team())::uuid[]));
create policy helper_says on care.mandate_word for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and side = 'worker' and (select actor.is('team_worker'))
	and exists (select from care.mandate_message g where g.municipality_id = (select actor.municipality()) and g.id = message_id
		and g.decision_id = any ((select care.decisions_of_those_i_help())::uuid[])));

create policy checker_reads on care.mandate_check for select to zone_care using (municipality_id = (select actor.municipality()) and decision_id = any ((select care.decisions_to_check())::uuid[]));
-- What was learned is for the team; which decision it was, and whose, is nobody's to read back.
create policy helper_reads on care.mandate_check for select to zone_care using (municipality_id = (select actor.municipality()) and decision_id = any ((select care.decisions_of_those_i_help())::uuid[]) and right_so is not null);
create policy checker_says on care.mandate_check for update to zone_care
	using (municipality_id = (select actor.municipality()) and decision_id = any ((select care.decisions_to_check())::uuid[]) and right_so is null)
	with check (municipality_id = (select actor.municipality()) and team_id = (select actor.team()) and checked_by = (select actor.person()) and right_so is not null);
create policy drawn_by_lot on care.mandate_check for insert to zone_care with check (municipality_id = (select actor.municipality()) and (select actor.is_task('mandates.draw')) and right_so is null);
create policy lot_reads on care.mandate_check for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('mandates.draw')));

grant select, insert on care.mandate_decision to zone_care;
grant select, insert, update (state, state_on) on care.mandate_message to zone_care;
grant select, insert on care.mandate_word to zone_care;
grant select, insert, update (right_so, lesson_sealed, checked_by, checked_on) on care.mandate_check to zone_care;
