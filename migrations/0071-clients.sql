-- Who is helped in the care zone, and who may know it: a relation that ends, the person, who stands for them, a permission, an emergency look. (clients)

-- What was proven at the door, for what only opens with two factors.
create or replace function actor.become(who jsonb) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	name text;
begin
	if coalesce(current_setting('app.kind', true), '') <> '' then
		raise exception 'the actor of this transaction is already known' using errcode = 'insufficient_privilege';
	end if;
	if coalesce(who->>'kind', '') = '' then
		raise exception 'an actor has a kind' using errcode = 'insufficient_privilege';
	end if;
	foreach name in array array['municipality','kind','person','account','organisation','team','roles','areas','code','task','level'] loop
		perform set_config('app.' || name, coalesce(who->>name, ''), true);
	end loop;
end
$$;
create function actor.level() returns integer language sql stable as $$ select coalesce(nullif(current_setting('app.level', true), '')::integer, 0) $$;
grant execute on function actor.level() to zone_open, zone_community, zone_care, zone_tasks;

-- A person who is helped. Another id than that of their card: nothing in the community zone leads here.
create table care.client (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	-- Who answers for the file: an organisation, through a team.
	organisation_id uuid not null,
	team_id uuid not null,
	-- The account of the person, once they typed the code that their worker gave them.
	account_id uuid,
	-- A code on paper counts two weeks.
	claim_hash text,
	claim_until date,
	name_sealed text not null,
	-- Keyed hashes by which a file is found, by two facts at once and never by one.
	name_mark text not null check (length(name_mark) = 43),
	postcode_mark text check (length(postcode_mark) = 43),
	address_mark text check (length(address_mark) = 43),
	born_on date,
	-- How they may be reached without somebody else hearing it.
	reach_sealed text not null default '',
	address_secret boolean not null default false,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	-- What is kept how long: a question that came to nothing, light help, help after a decision, help for young people.
	kept_as text not null default 'enquiry' check (kept_as in ('enquiry', 'light', 'provision', 'youth')),
	-- When the first word of this came in; splitting and handing over never moves it.
	received_on date not null,
	opened_on date not null,
	expected_end_on date,
	ended_on date,
	ended_as text check (ended_as in ('reached', 'enough', 'moved', 'elsewhere', 'stopped', 'died')),
	-- Nothing is used or changed while this stands (AVG art. 18).
	restricted_since date,
	-- Nothing of this shows where the person signs in: somebody may be looking over their shoulder.
	held_since date,
	primary key (municipality_id, id),
	check ((ended_on is null) = (ended_as is null))
);
create unique index client_of_account on care.client (municipality_id, account_id) where account_id is not null and ended_on is null;
create unique index client_claim on care.client (municipality_id, claim_hash) where claim_hash is not null;
create index client_found_by_name on care.client (municipality_id, organisation_id, name_mark);
create index client_found_by_postcode on care.client (municipality_id, organisation_id, postcode_mark);
create index client_of_team on care.client (municipality_id, team_id) where ended_on is null;

-- People under one roof are each themselves: this says who belongs together, for a worker who helps them all.
create table care.household_member (
	municipality_id uuid not null,
	household_id uuid not null,
	client_id uuid not null,
	primary key (municipality_id, household_id, client_id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create unique index household_of on care.household_member (municipality_id, client_id);

-- Who helps whom, for which team, until when. Exactly one of them is the name the person knows.
create table care.relation (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	worker_id uuid not null,
	worker_called text not null check (length(worker_called) between 1 and 120),
	team_id uuid not null,
	organisation_id uuid not null,
	kind text not null check (kind in ('named', 'second', 'substitute')),
	-- Whether the person chose this one.
	chosen boolean not null default false,
	from_on date not null,
	until_on date not null,
	ended_on date,
	begun_by uuid not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	constraint relation_ends_within_a_year check (until_on > from_on and until_on <= from_on + interval '12 months'),
	check (kind <> 'substitute' or until_on <= from_on + interval '2 months')
);
create unique index relation_named on care.relation (municipality_id, client_id) where kind = 'named' and ended_on is null;
create unique index relation_once on care.relation (municipality_id, client_id, worker_id) where ended_on is null;
create index relation_of_worker on care.relation (municipality_id, worker_id) where ended_on is null;

-- "I live near" and "I know them": what a worker marks of their own life. What carries such a mark is not theirs to see.
create table care.near (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	worker_id uuid not null,
	kind text not null check (kind in ('address', 'postcode', 'name')),
	mark text not null check (length(mark) = 43),
	words_sealed text not null default '',
	made_on date not null,
	-- Taken away: it counts to the end of this day.
	ended_on date,
	primary key (municipality_id, id)
);
create unique index near_once on care.near (municipality_id, worker_id, mark) where ended_on is null;

-- Somebody looked for, or was given, who is near them, or took such a mark away: the privacy officer reads it.
create table care.near_alert (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	worker_id uuid not null,
	worker_called text not null default '' check (length(worker_called) <= 120),
	client_id uuid not null,
	act text not null check (act in ('searched', 'related', 'unmarked')),
	noticed_on date not null,
	seen_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);

-- Who stands for the person: a parent of a child, somebody the person chose, somebody a court named.
create table care.representative (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	kind text not null check (kind in ('parent', 'chosen', 'court')),
	name_sealed text not null,
	account_id uuid,
	claim_hash text,
	claim_until date,
	from_on date not null,
	until_on date not null,
	ended_on date,
	-- From twelve on a parent reads along only after the worker weighed it, and with what the child said of it.
	weighed_on date,
	weighed_by uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check (until_on > from_on),
	check ((weighed_on is null) = (weighed_by is null))
);
create unique index representative_claim on care.representative (municipality_id, claim_hash) where claim_hash is not null;
create index representative_of on care.representative (municipality_id, account_id) where account_id is not null and ended_on is null;

-- What may be read by whom outside the team, for one purpose, until a day: it lifts secrecy and is no consent (AVG 6.1.a).
create table care.sharing_permission (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	from_organisation_id uuid not null,
	to_organisation_id uuid not null,
	to_team_id uuid not null,
	to_called text not null check (length(to_called) between 2 and 200),
	scope text[] not null check (cardinality(scope) > 0 and scope <@ array['plan', 'agreements', 'measures', 'network', 'contact']),
	purpose text not null check (purpose in ('working-together', 'warm-handover', 'back-office', 'consultation')),
	how_given text not null check (how_given in ('spoken', 'written', 'online')),
	recorded_by uuid,
	given_on date not null,
	until_on date not null,
	withdrawn_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check (until_on > given_on and until_on <= given_on + interval '12 months')
);
create index sharing_permission_of on care.sharing_permission (municipality_id, client_id);
create index sharing_permission_to on care.sharing_permission (municipality_id, to_team_id) where withdrawn_at is null;

-- A look in an emergency, by who has no relation: two hours, with a reason, told to the lead and the privacy officer at once and to the person within five working days.
create table care.emergency_look (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	worker_id uuid not null,
	worker_called text not null check (length(worker_called) between 1 and 120),
	organisation_id uuid not null,
	reason text not null check (reason in ('danger-now', 'nobody-reachable', 'child-safety', 'request-of-person', 'incident')),
	words_sealed text not null check (words_sealed <> ''),
	opened_at timestamptz not null,
	until_at timestamptz not null,
	tell_by date not null,
	told_on date,
	reviewed_on date,
	reviewed_by uuid,
	verdict text check (verdict in ('right', 'wrong')),
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check (until_at > opened_at and until_at <= opened_at + interval '2 hours'),
	check ((reviewed_on is null) = (verdict is null)),
	-- Nobody says of their own look that it was right.
	check (reviewed_by is distinct from worker_id)
);
create index emergency_look_of on care.emergency_look (municipality_id, client_id);

-- What leaves care: a need, an area and a sentence without a name. Days only, no author; care alone keeps which client it was of.
create table care.signal_out (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	need_code text not null check (need_code ~ '^[a-z0-9.-]{2,80}$'),
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	sentence_sealed text not null,
	made_on date not null,
	-- Empty until it was let go, shuffled among others.
	signal_id uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create index signal_out_waiting on care.signal_out (municipality_id) where signal_id is null;

select care.wall(t) from unnest(array['care.client', 'care.household_member', 'care.relation', 'care.near', 'care.near_alert', 'care.representative', 'care.sharing_permission', 'care.emergency_look', 'care.signal_out']::regclass[]) t;

-- Read by the function below alone, which says no more than that somebody works in the team.
create policy owner_reads on community.assignment for select to current_user using (true);
create policy owner_reads on community.worker for select to current_user using (true);

-- Whether a worker marked this person as near to them.
create function care.is_near(worker uuid, of_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (
		select from care.near n join care.client c on c.municipality_id = n.municipality_id
		where n.municipality_id = actor.municipality() and n.worker_id = worker and c.id = of_client and (n.ended_on is null or n.ended_on >= current_date)
			and n.mark in (c.name_mark, c.postcode_mark, c.address_mark))
$$;

-- The running relations of this worker, in the team acted for.
create function care.related_to_me(only_named boolean) returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(r.client_id), '{}')
	from care.relation r
	where r.municipality_id = actor.municipality() and r.worker_id = actor.person() and r.team_id = actor.team()
		and actor.kind() = 'staff' and actor.is('team_worker')
		and r.ended_on is null and current_date between r.from_on and r.until_on
		and (r.kind = 'named' or not only_named)
		and not care.is_near(r.worker_id, r.client_id)
$$;

-- Whom this worker helps now: every policy of the zone asks this, and nothing else opens a file to write in. While a file is
-- restricted nobody writes in it (AVG art. 18).
create function care.clients_i_help() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(c.id), '{}') from care.client c
	where c.municipality_id = actor.municipality() and c.id = any (care.related_to_me(false)) and c.restricted_since is null
$$;

-- Those of whom this worker is the one name: who arranges, a restricted file too.
create function care.clients_named_to_me() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select care.related_to_me(true)
$$;

-- Help, or being the one name of a restricted file: who keeps the doors of it.
create function care.clients_i_arrange() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select care.clients_i_help() || care.related_to_me(true)
$$;

-- Help, the named worker of a restricted file, or an emergency look that still runs.
create function care.clients_i_may_read() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select care.clients_i_arrange() || coalesce(array_agg(e.client_id), '{}')
	from care.emergency_look e join care.client c on c.municipality_id = e.municipality_id and c.id = e.client_id
	where e.municipality_id = actor.municipality() and e.worker_id = actor.person() and e.organisation_id = actor.organisation()
		and actor.kind() = 'staff' and actor.is('team_worker', 'team_lead', 'privacy_officer') and now() between e.opened_at and e.until_at
		and (c.restricted_since is null or actor.is('privacy_officer'))
		and not care.is_near(e.worker_id, e.client_id)
$$;

-- The person, from twelve on, and who stands for them by the rules of their age (Jeugdwet 7.3); with two factors, and not while safety asks that nothing shows.
create function care.clients_i_am() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(c.id), '{}') from care.client c
	where c.municipality_id = actor.municipality() and actor.account() is not null and actor.level() >= 2
		and c.held_since is null and c.ended_as is distinct from 'died'
		and (
			(c.account_id = actor.account() and (c.born_on is null or c.born_on <= current_date - interval '12 years'))
			or exists (
				select from care.representative r
				where r.municipality_id = c.municipality_id and r.client_id = c.id and r.account_id = actor.account()
					and r.ended_on is null and current_date between r.from_on and r.until_on
					and case r.kind
						when 'parent' then c.born_on > current_date - interval '12 years'
							or (c.born_on > current_date - interval '16 years' and r.weighed_on is not null)
						-- Under sixteen nobody chooses a reader alone.
						when 'chosen' then c.born_on is null or c.born_on <= current_date - interval '16 years'
						else true end))
$$;

-- What a permission opens for the team of the actor, part by part; gone in the moment it is withdrawn.
create function care.clients_shared_with_me(part text) returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(p.client_id), '{}')
	from care.sharing_permission p join care.client c on c.municipality_id = p.municipality_id and c.id = p.client_id
	where p.municipality_id = actor.municipality() and p.to_team_id = actor.team() and p.to_organisation_id = actor.organisation()
		and actor.kind() = 'staff' and actor.is('team_worker', 'social_broker', 'municipal_contact')
		-- A yes for one talk opens no file.
		and p.purpose <> 'consultation'
		and part = any (p.scope) and p.withdrawn_at is null and current_date between p.given_on and p.until_on
		and c.restricted_since is null and c.ended_on is null and not care.is_near(actor.person(), c.id)
$$;

revoke all on function care.is_near(uuid, uuid), care.related_to_me(boolean), care.clients_i_arrange(), care.clients_i_help(), care.clients_named_to_me(), care.clients_i_may_read(), care.clients_i_am(), care.clients_shared_with_me(text) from public;
grant execute on function care.clients_i_arrange(), care.clients_i_help(), care.clients_named_to_me(), care.clients_i_may_read(), care.clients_i_am(), care.clients_shared_with_me(text) to zone_care;

-- The file itself.
create policy helper_reads on care.client for select to zone_care using (municipality_id = (select actor.municipality()) and id = any ((select care.clients_i_may_read())::uuid[]));
create policy person_reads on care.client for select to zone_care using (municipality_id = (select actor.municipality()) and id = any ((select care.clients_i_am())::uuid[]));
create policy shared_reads on care.client for select to zone_care using (municipality_id = (select actor.municipality()) and id = any ((select care.clients_shared_with_me('contact'))::uuid[]) and not address_secret);
create policy helper_changes on care.client for update to zone_care
	using (municipality_id = (select actor.municipality()) and id = any ((select care.clients_named_to_me())::uuid[]))
	with check (municipality_id = (select actor.municipality()) and id = any ((select care.clients_named_to_me())::uuid[]));
create policy at_its_end_read on care.client for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy at_its_end_gone on care.client for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy tended on care.client for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('clients.tend')));

create policy helper_reads on care.household_member for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_arrange())::uuid[]));
create policy helper_adds on care.household_member for insert to zone_care with check (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_named_to_me())::uuid[]));
create policy helper_removes on care.household_member for delete to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_named_to_me())::uuid[]));

create policy helper_reads on care.relation for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_may_read())::uuid[]));
create policy person_reads on care.relation for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]));
create policy tended on care.relation for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('clients.tend')));
create policy tended_on on care.relation for update to zone_care
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('clients.tend')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('clients.tend')));

create policy own_marks on care.near for select to zone_care using (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and (select actor.kind()) = 'staff');
create policy marks_own on care.near for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and (select actor.kind()) = 'staff' and ended_on is null);
create policy at_its_end_read on care.near for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy at_its_end_gone on care.near for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy officer_reads on care.near_alert for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')));
create policy officer_sees on care.near_alert for update to zone_care
	using (municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')));

create policy helper_reads on care.representative for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_arrange())::uuid[]));
-- Who stands for somebody reads of themselves alone, not who else does; the person reads of all.
create policy person_reads on care.representative for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[])
	and (account_id = (select actor.account()) or exists (
		select from care.client c where c.municipality_id = representative.municipality_id and c.id = representative.client_id and c.account_id = (select actor.account()))));
create policy helper_keeps on care.representative for insert to zone_care with check (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_named_to_me())::uuid[]) and account_id is null);
create policy helper_changes on care.representative for update to zone_care
	using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_named_to_me())::uuid[]))
	with check (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_named_to_me())::uuid[]));

create policy helper_reads on care.sharing_permission for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_arrange())::uuid[]));
create policy person_reads on care.sharing_permission for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]));
create policy receiver_reads on care.sharing_permission for select to zone_care using (
	municipality_id = (select actor.municipality()) and to_team_id = (select actor.team()) and withdrawn_at is null and current_date <= until_on
	and client_id = any ((select care.clients_shared_with_me(scope[1]))::uuid[]));
create policy helper_records on care.sharing_permission for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and withdrawn_at is null
	and ((client_id = any ((select care.clients_i_help())::uuid[]) and recorded_by = (select actor.person()) and how_given <> 'online' and from_organisation_id = (select actor.organisation()))
		or (client_id = any ((select care.clients_i_am())::uuid[]) and recorded_by is null and how_given = 'online')));
-- Taking back is one act, for the person and for who helps them; nobody gives it back.
create policy taken_back on care.sharing_permission for update to zone_care
	using (municipality_id = (select actor.municipality()) and withdrawn_at is null
		and (client_id = any ((select care.clients_i_arrange())::uuid[]) or client_id = any ((select care.clients_i_am())::uuid[])))
	with check (municipality_id = (select actor.municipality()) and withdrawn_at is not null);

create policy opener_reads on care.emergency_look for select to zone_care using (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()));
create policy helper_reads on care.emergency_look for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_arrange())::uuid[]));
create policy person_reads on care.emergency_look for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]));
-- The lead is told of a look by mail, without its words.
create policy reviewer_reads on care.emergency_look for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')));
create policy told on care.emergency_look for update to zone_care
	using (municipality_id = (select actor.municipality()) and (client_id = any ((select care.clients_i_arrange())::uuid[]) or (select actor.is_task('clients.tend'))))
	with check (municipality_id = (select actor.municipality()) and (client_id = any ((select care.clients_i_arrange())::uuid[]) or (select actor.is_task('clients.tend'))));
create policy reviewed on care.emergency_look for update to zone_care
	using (municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')) and worker_id is distinct from (select actor.person()) and reviewed_on is null)
	with check (municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')) and reviewed_by = (select actor.person()));
create policy tended on care.emergency_look for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('clients.tend')));

create policy helper_lets_go on care.signal_out for insert to zone_care with check (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[]) and signal_id is null);
create policy helper_reads on care.signal_out for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[]));
create policy person_reads on care.signal_out for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]));
-- Until it went, either may take it back.
create policy taken_back on care.signal_out for delete to zone_care using (
	municipality_id = (select actor.municipality()) and signal_id is null
	and (client_id = any ((select care.clients_i_help())::uuid[]) or client_id = any ((select care.clients_i_am())::uuid[])));
create policy carried on care.signal_out for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('signals.from-care')));
create policy carried_out on care.signal_out for update to zone_care
	using (municipality_id = (select actor.municipality()) and signal_id is null and (select actor.is_task('signals.from-care')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('signals.from-care')));

-- Hashes by which a file is found or claimed are read by the functions alone.
grant select (municipality_id, id, organisation_id, team_id, account_id, name_sealed, born_on, reach_sealed, address_secret, area_code, kept_as, received_on, opened_on, expected_end_on, ended_on, ended_as, restricted_since, held_since), delete on care.client to zone_care;
grant update (name_sealed, name_mark, postcode_mark, address_mark, born_on, reach_sealed, address_secret, area_code, kept_as, expected_end_on, ended_on, ended_as, restricted_since, held_since, claim_hash) on care.client to zone_care;
grant select, insert, delete on care.household_member to zone_care;
grant select, update (ended_on) on care.relation to zone_care;
grant select, insert, delete on care.near to zone_care;
grant select, update (seen_on) on care.near_alert to zone_care;
-- What the child said (added below in its own column) is read by a function alone.
grant select (municipality_id, id, client_id, kind, name_sealed, account_id, from_on, until_on, ended_on, weighed_on), insert, update (ended_on, weighed_on, weighed_by, claim_hash) on care.representative to zone_care;
grant select, insert, update (withdrawn_at) on care.sharing_permission to zone_care;
grant select, update (told_on, reviewed_on, reviewed_by, verdict) on care.emergency_look to zone_care;
grant select, insert, delete, update (signal_id) on care.signal_out to zone_care;

-- A worker begins: the file and the first relation, of themselves, in one act. There is no other way to make a file.
create function care.begin_client(file jsonb, relation_id uuid, worker_called text) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if actor.kind() is distinct from 'staff' or not actor.is('team_worker') or actor.team() is null or not ((file->>'area_code') = any (actor.areas())) then
		raise exception 'only a worker of a team begins, in their own area' using errcode = 'insufficient_privilege';
	end if;
	if exists (select from care.near n where n.municipality_id = actor.municipality() and n.worker_id = actor.person() and (n.ended_on is null or n.ended_on >= current_date)
		and n.mark in (file->>'name_mark', file->>'postcode_mark', file->>'address_mark')) then
		raise exception 'this is somebody near' using errcode = 'BW001';
	end if;
	insert into care.client (municipality_id, id, organisation_id, team_id, name_sealed, name_mark, postcode_mark, address_mark, born_on, reach_sealed, address_secret, area_code, kept_as, received_on, opened_on, expected_end_on)
	values (actor.municipality(), (file->>'id')::uuid, actor.organisation(), actor.team(), file->>'name_sealed', file->>'name_mark', file->>'postcode_mark', file->>'address_mark',
		(file->>'born_on')::date, coalesce(file->>'reach_sealed', ''), coalesce((file->>'address_secret')::boolean, false), file->>'area_code', coalesce(file->>'kept_as', 'enquiry'),
		least((file->>'received_on')::date, current_date), current_date, (file->>'expected_end_on')::date);
	insert into care.relation (municipality_id, id, client_id, worker_id, worker_called, team_id, organisation_id, kind, from_on, until_on, begun_by)
	values (actor.municipality(), relation_id, (file->>'id')::uuid, actor.person(), worker_called, actor.team(), actor.organisation(), 'named', current_date, current_date + interval '12 months', actor.person());
end
$$;

-- A colleague of the same team comes beside, stands in, or takes over: said by the named worker, or by the lead of the team, who reads nothing by it.
create function care.relate(relation_id uuid, of_client uuid, worker uuid, as_kind text, until_day date, was_chosen boolean) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	file care.client;
	called text;
begin
	select * into file from care.client c where c.municipality_id = actor.municipality() and c.id = of_client and c.ended_on is null;
	if file.id is null or actor.kind() is distinct from 'staff' or not (
		file.id = any (care.clients_named_to_me())
		or (actor.is('team_lead') and actor.team() = file.team_id and worker <> actor.person())) then
		raise exception 'only the named worker or the lead of the team says who helps' using errcode = 'insufficient_privilege';
	end if;
	if not exists (
		select from community.assignment a
		where a.municipality_id = actor.municipality() and a.worker_id = worker and a.team_id = file.team_id and a.role = 'team_worker'
			and a.ended_on is null and current_date between a.valid_from and a.valid_until) then
		raise exception 'only a colleague of the team helps' using errcode = 'BW002';
	end if;
	select w.first_name into called from community.worker w where w.municipality_id = actor.municipality() and w.id = worker;
	if care.is_near(worker, of_client) then
		insert into care.near_alert (municipality_id, id, worker_id, worker_called, client_id, act, noticed_on)
		values (actor.municipality(), gen_random_uuid(), worker, called, of_client, 'related', current_date);
		return;
	end if;
	update care.relation r set ended_on = current_date where r.municipality_id = actor.municipality() and r.client_id = of_client and r.ended_on is null
		and (r.worker_id = worker or (as_kind = 'named' and r.kind = 'named'));
	insert into care.relation (municipality_id, id, client_id, worker_id, worker_called, team_id, organisation_id, kind, chosen, from_on, until_on, begun_by)
	values (actor.municipality(), relation_id, of_client, worker, called, file.team_id, file.organisation_id, as_kind, was_chosen, current_date, until_day, actor.person());
end
$$;

-- Ends a relation: one's own, or as the named worker or the lead that of another.
create function care.end_relation(of_relation uuid, of_client uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	changed integer;
begin
	update care.relation r set ended_on = current_date
	from care.client c
	where r.municipality_id = actor.municipality() and r.id = of_relation and r.client_id = of_client and r.ended_on is null and c.municipality_id = r.municipality_id and c.id = r.client_id
		and actor.kind() = 'staff'
		and ((r.worker_id = actor.person() and r.kind <> 'named') or (r.kind <> 'named' and c.id = any (care.clients_named_to_me())) or (actor.is('team_lead') and actor.team() = c.team_id));
	get diagnostics changed = row_count;
	return changed > 0;
end
$$;

-- By two facts at once, within the own organisation, five at most. Who is near is not found, and noticed.
create function care.find_client(by_name text, by_birth date, by_postcode text)
returns table (id uuid, team_id uuid, worker_called text, area_code text, mine boolean)
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if actor.kind() is distinct from 'staff' or not actor.is('team_worker', 'team_lead', 'privacy_officer') or actor.organisation() is null
		or (by_name is not null)::integer + (by_birth is not null)::integer + (by_postcode is not null)::integer < 2 then
		raise exception 'a file is found by two facts' using errcode = 'insufficient_privilege';
	end if;
	insert into care.near_alert (municipality_id, id, worker_id, client_id, act, noticed_on)
	select actor.municipality(), gen_random_uuid(), actor.person(), c.id, 'searched', current_date from care.client c
	where c.municipality_id = actor.municipality() and c.organisation_id = actor.organisation()
		and (by_name is null or c.name_mark = by_name) and (by_birth is null or c.born_on = by_birth) and (by_postcode is null or c.postcode_mark = by_postcode)
		and care.is_near(actor.person(), c.id) limit 5;
	return query
	select c.id, case when c.address_secret then null else c.team_id end, coalesce((select r.worker_called from care.relation r where r.municipality_id = c.municipality_id and r.client_id = c.id and r.kind = 'named' and r.ended_on is null), ''),
		case when c.address_secret then null else c.area_code end, c.id = any (care.clients_i_help())
	from care.client c
	where c.municipality_id = actor.municipality() and c.organisation_id = actor.organisation() and c.ended_on is null
		and (actor.is('team_worker', 'privacy_officer') or c.team_id = actor.team())
		and (by_name is null or c.name_mark = by_name) and (by_birth is null or c.born_on = by_birth) and (by_postcode is null or c.postcode_mark = by_postcode)
		and (c.restricted_since is null or actor.is('privacy_officer') or c.id = any (care.clients_i_help()))
		and not care.is_near(actor.person(), c.id)
	order by c.opened_on desc limit 5;
end
$$;

-- A mark taken away counts to the end of the day, and the officer is told when it hid somebody; one that was made today was a mistake and goes at once.
create function care.unmark_near(of_mark uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	one care.near;
begin
	select * into one from care.near n where n.municipality_id = actor.municipality() and n.id = of_mark and n.worker_id = actor.person() and n.ended_on is null for update;
	if one.id is null or actor.kind() is distinct from 'staff' then
		return false;
	end if;
	-- Those of days before count no more.
	delete from care.near n where n.municipality_id = one.municipality_id and n.worker_id = one.worker_id and n.ended_on < current_date;
	if one.made_on = current_date then
		delete from care.near n where n.municipality_id = one.municipality_id and n.id = one.id;
		return true;
	end if;
	update care.near n set ended_on = current_date where n.municipality_id = one.municipality_id and n.id = one.id;
	insert into care.near_alert (municipality_id, id, worker_id, client_id, act, noticed_on)
	select one.municipality_id, gen_random_uuid(), one.worker_id, c.id, 'unmarked', current_date from care.client c
	where c.municipality_id = one.municipality_id and one.mark in (c.name_mark, c.postcode_mark, c.address_mark) limit 1;
	return true;
end
$$;

-- Opens a file for two hours to who has no relation with it. Says whether there was one to open.
create function care.look_in_emergency(look_id uuid, of_client uuid, called text, because text, words_sealed text, at timestamptz, tell_before date) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	opened integer;
begin
	if actor.kind() is distinct from 'staff' or not actor.is('team_worker', 'team_lead', 'privacy_officer') then
		return false;
	end if;
	insert into care.emergency_look (municipality_id, id, client_id, worker_id, worker_called, organisation_id, reason, words_sealed, opened_at, until_at, tell_by)
	select actor.municipality(), look_id, c.id, actor.person(), called, actor.organisation(), because, words_sealed, at, at + interval '2 hours', tell_before
	from care.client c where c.municipality_id = actor.municipality() and c.id = of_client
		and (c.organisation_id = actor.organisation() or actor.is('privacy_officer'))
		and (c.restricted_since is null or actor.is('privacy_officer')) and not care.is_near(actor.person(), c.id);
	get diagnostics opened = row_count;
	return opened > 0;
end
$$;

-- For the lead: how much, with whom, until when; nothing of what stands in a file, and no name.
create function care.caseload() returns table (client_id uuid, worker_id uuid, worker_called text, kind text, opened_on date, expected_end_on date, until_on date, area_code text)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id, r.worker_id, r.worker_called, r.kind, c.opened_on, c.expected_end_on, r.until_on, c.area_code
	from care.client c left join care.relation r on r.municipality_id = c.municipality_id and r.client_id = c.id and r.ended_on is null
	where c.municipality_id = actor.municipality() and c.team_id = actor.team() and c.ended_on is null and actor.kind() = 'staff' and actor.is('team_lead')
$$;

-- Somebody signed in with two factors types the code their worker gave them: the file, or what they may see of a child's, is theirs.
create function care.claim(code_hash text) returns uuid
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	claimed uuid;
begin
	if actor.account() is null or actor.level() < 2 or actor.kind() not in ('resident', 'volunteer') then
		return null;
	end if;
	-- Under twelve a child has no file to sign in to: who has the code is somebody else.
	update care.client c set account_id = actor.account(), claim_hash = null
	where c.municipality_id = actor.municipality() and c.claim_hash = code_hash and c.claim_until >= current_date and c.account_id is null
		and c.held_since is null and c.ended_as is distinct from 'died'
		and (c.born_on is null or c.born_on <= current_date - interval '12 years')
	returning c.id into claimed;
	if claimed is not null then
		return claimed;
	end if;
	update care.representative r set account_id = actor.account(), claim_hash = null
	from care.client c
	where r.municipality_id = actor.municipality() and r.claim_hash = code_hash and r.claim_until >= current_date and r.account_id is null
		and r.ended_on is null and current_date <= r.until_on
		and c.municipality_id = r.municipality_id and c.id = r.client_id and c.held_since is null and c.ended_as is distinct from 'died'
	returning r.client_id into claimed;
	return claimed;
end
$$;

-- The help is over: who stood beside reads no more, and the one name until the aftercare is over. A file that is restricted lets nothing out.
create function care.ended_or_restricted() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.ended_on is not null and old.ended_on is null then
		update care.relation r set ended_on = current_date
		where r.municipality_id = new.municipality_id and r.client_id = new.id and r.ended_on is null and r.kind <> 'named';
		update care.relation r set until_on = least(r.until_on, current_date + 240)
		where r.municipality_id = new.municipality_id and r.client_id = new.id and r.ended_on is null;
	end if;
	if new.restricted_since is not null and old.restricted_since is null then
		delete from care.signal_out o where o.municipality_id = new.municipality_id and o.client_id = new.id and o.signal_id is null;
	end if;
	return new;
end
$$;
create trigger ended_or_restricted after update of ended_on, restricted_since on care.client for each row execute function care.ended_or_restricted();

-- Who helps says that the person was told; only an officer weighs, once, and nobody says that somebody was not told after all.
create function care.told_is_not_weighed() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if row(new.reviewed_on, new.reviewed_by, new.verdict) is distinct from row(old.reviewed_on, old.reviewed_by, old.verdict)
		and not (actor.is('privacy_officer') and old.reviewed_on is null) then
		raise exception 'only an officer weighs a look, once' using errcode = 'insufficient_privilege';
	end if;
	if old.told_on is not null and new.told_on is distinct from old.told_on then
		raise exception 'who was told was told' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger told_is_not_weighed before update on care.emergency_look for each row when (actor.kind() is not null) execute function care.told_is_not_weighed();
revoke all on function care.told_is_not_weighed() from public;

-- A new code on paper counts two weeks, whoever made it.
create function care.code_counts_two_weeks() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if new.claim_hash is not null then
		new.claim_until = current_date + 14;
	end if;
	return new;
end
$$;
create trigger code_counts_two_weeks before insert or update of claim_hash on care.client for each row execute function care.code_counts_two_weeks();
create trigger code_counts_two_weeks before insert or update of claim_hash on care.representative for each row execute function care.code_counts_two_weeks();
revoke all on function care.ended_or_restricted(), care.code_counts_two_weeks() from public;

revoke all on function care.begin_client(jsonb, uuid, text), care.relate(uuid, uuid, uuid, text, date, boolean), care.end_relation(uuid, uuid), care.find_client(text, date, text), care.unmark_near(uuid),
	care.look_in_emergency(uuid, uuid, text, text, text, timestamptz, date), care.caseload(), care.claim(text) from public;
grant execute on function care.begin_client(jsonb, uuid, text), care.relate(uuid, uuid, uuid, text, date, boolean), care.end_relation(uuid, uuid), care.find_client(text, date, text), care.unmark_near(uuid),
	care.look_in_emergency(uuid, uuid, text, text, text, timestamptz, date), care.caseload(), care.claim(text) to zone_care;

-- Who looked in their file is theirs to read.
create policy about_my_file on audit.entry for select to zone_care using (
	municipality_id = (select actor.municipality())
	and subject_pseudonym in (select p.pseudonym from audit.pseudonym p where p.municipality_id = (select actor.municipality()) and p.person_id = any ((select care.clients_i_am())::uuid[])));
