-- What initiatives ask of the municipality, step by step and with one contact; and the rules that stand in the way, with what was answered. (requests)

-- The steps of a kind of request as this municipality wants them; without a row our own hold. A step: {nl, en, by, days}, days
-- being working days after the start.
create table open.request_template (
	municipality_id uuid not null references open.municipality,
	kind text not null check (kind in ('permit', 'subsidy', 'place', 'material', 'other')),
	steps jsonb not null check (jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) between 1 and 8),
	changed_on date not null,
	primary key (municipality_id, kind)
);

create table community.request (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	area_code text not null,
	kind text not null check (kind in ('permit', 'subsidy', 'place', 'material', 'other')),
	title text not null check (length(title) between 3 and 100),
	words text not null check (length(words) between 1 and 1000),
	asked_on date not null,
	-- The team wants everybody to see that it runs, and no more than that.
	shown boolean not null default false,
	contact_id uuid,
	contact_called text not null default '' check (length(contact_called) <= 130),
	deputy_id uuid,
	deputy_called text not null default '' check (length(deputy_called) <= 130),
	taken_on date,
	-- Since when the contact or the deputy is gone and no new deputy was named.
	deputy_missing_since date,
	outcome text check (outcome in ('yes', 'partly', 'no', 'withdrawn')),
	reason text not null default '' check (length(reason) <= 1000),
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade,
	foreign key (municipality_id, contact_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, deputy_id) references community.worker (municipality_id, id),
	check ((contact_id is null) = (taken_on is null)),
	-- A request that is taken up has a deputy, or says since when it has none.
	check (contact_id is null or (deputy_id is null) = (deputy_missing_since is not null)),
	check (contact_id <> deputy_id),
	check ((outcome is null) = (ended_on is null)),
	check (outcome is null or outcome = 'withdrawn' or reason <> '')
);
create index request_of on community.request (municipality_id, initiative_id);
create index request_by_area on community.request (municipality_id, area_code) where ended_on is null;

create table community.request_step (
	municipality_id uuid not null,
	id uuid not null,
	request_id uuid not null,
	place smallint not null check (place between 0 and 7),
	nl text not null check (length(nl) between 3 and 80),
	en text not null check (length(en) between 3 and 80),
	by_side text not null check (by_side in ('municipality', 'team')),
	-- The first date stays visible when it moves.
	first_due_on date not null,
	due_on date not null,
	started_on date,
	done_on date,
	-- The day on which contact, deputy and team lead were told that it is late.
	told_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, request_id) references community.request (municipality_id, id) on delete cascade
);
create unique index request_step_place on community.request_step (municipality_id, request_id, place);

-- What happened, for both sides. Of the team it says no more than that it was the team.
create table community.request_line (
	municipality_id uuid not null,
	id uuid not null,
	request_id uuid not null,
	said_at timestamptz not null,
	by_side text not null check (by_side in ('municipality', 'team', 'nobody')),
	called text not null default '' check (length(called) <= 130),
	what text not null check (what in ('asked', 'taken', 'word', 'step', 'moved', 'deputy', 'gone', 'nobody-left', 'answered', 'withdrawn')),
	words text not null default '' check (length(words) <= 1000),
	primary key (municipality_id, id),
	foreign key (municipality_id, request_id) references community.request (municipality_id, id) on delete cascade,
	check (by_side = 'municipality' or called = '')
);
create index request_line_of on community.request_line (municipality_id, request_id, said_at);

-- When somebody at the town hall is away. Never why.
create table community.contact_absence (
	municipality_id uuid not null references open.municipality,
	worker_id uuid not null,
	away_from date not null,
	away_until date not null,
	primary key (municipality_id, worker_id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	check (away_until >= away_from)
);

-- What everybody may see: that a request runs.
create table open.running_request (
	municipality_id uuid not null,
	request_id uuid not null,
	initiative_id uuid not null,
	kind text not null,
	since date not null,
	primary key (municipality_id, request_id),
	foreign key (municipality_id, request_id) references community.request (municipality_id, id) on delete cascade
);
create index running_request_of on open.running_request (municipality_id, initiative_id);

-- A rule that stands in the way: which, what it blocks, for how many. Never for whom.
create table community.obstacle (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8}|CX\d{10})$'),
	initiative_id uuid,
	rule text not null check (length(rule) between 3 and 120),
	blocks text not null check (length(blocks) between 10 and 280),
	people integer check (people between 1 and 10000),
	logged_on date not null,
	-- Who can do something about it, and when we hear.
	solver text not null check (solver in ('contact', 'policy', 'partner')),
	partner text not null default '' check (length(partner) <= 80),
	answer_by date not null,
	-- The same rule, told before somewhere else.
	same_as uuid,
	outcome text check (outcome in ('solved', 'exception', 'stays')),
	answer text not null default '' check (length(answer) <= 500),
	answered_on date,
	asked_cents bigint check (asked_cents between 100 and 10000000),
	asked_for text not null default '' check (length(asked_for) <= 200),
	decide_by date,
	-- Who asked does not decide.
	asked_by uuid,
	granted_by uuid,
	granted boolean,
	granted_on date,
	granted_words text not null default '' check (length(granted_words) <= 280),
	shown boolean not null default false,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete set null (initiative_id),
	foreign key (municipality_id, same_as) references community.obstacle (municipality_id, id) on delete set null (same_as),
	check (same_as <> id),
	check ((solver = 'partner') = (partner <> '')),
	check ((outcome is null) = (answered_on is null)),
	check (outcome is null or answer <> ''),
	check ((asked_cents is null) = (decide_by is null)),
	check ((granted is null) = (granted_on is null)),
	check (granted is null or (asked_cents is not null and granted_words <> ''))
);
create index obstacle_by_area on community.obstacle (municipality_id, area_code, logged_on desc);
create index obstacle_same on community.obstacle (municipality_id, same_as) where same_as is not null;

-- What everybody reads of it, with how often the same rule was told in the whole municipality.
create table open.obstacle (
	municipality_id uuid not null,
	id uuid not null,
	area_code text not null,
	rule text not null,
	blocks text not null,
	logged_on date not null,
	outcome text,
	answer text not null,
	answered_on date,
	-- Out of the breakthrough budget.
	cents bigint,
	times integer not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, id) references community.obstacle (municipality_id, id) on delete cascade
);

create table open.breakthrough_budget (
	municipality_id uuid not null references open.municipality,
	year smallint not null check (year between 2000 and 2200),
	cents bigint not null check (cents between 0 and 100000000),
	-- Up to here a team lead decides alone.
	most_cents bigint not null check (most_cents between 0 and 10000000),
	primary key (municipality_id, year)
);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.request_template', 'community.request', 'community.request_step', 'community.request_line', 'community.contact_absence',
		'open.running_request', 'community.obstacle', 'open.obstacle', 'open.breakthrough_budget']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create policy everyone_reads on open.request_template for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy administrators_set on open.request_template for insert to zone_community with check (municipality_id = (select actor.municipality()) and (select actor.is('administrator')));
create policy administrators_reset on open.request_template for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('administrator')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('administrator')));
grant select on open.request_template to zone_open, zone_community, zone_care;
grant insert on open.request_template to zone_community;
grant update (steps, changed_on) on open.request_template to zone_community;

-- The team and the worker beside it, the contacts of that area, and the lead who hears when we are late.
create policy both_sides_read on community.request for select to zone_community using (
	municipality_id = (select actor.municipality()) and (initiative_id in (select community.carried_initiatives())
		or ((select actor.is('social_broker', 'team_worker', 'team_lead', 'municipal_contact')) and area_code = any ((select actor.areas())::text[]))));
create policy team_asks on community.request for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.may_tend(initiative_id) and contact_id is null and outcome is null
	and exists (select from open.initiative i where i.municipality_id = request.municipality_id and i.id = initiative_id and i.area_code = request.area_code and i.ended_on is null));
create policy both_sides_go_on on community.request for update to zone_community
	using (municipality_id = (select actor.municipality()) and ended_on is null and (community.may_tend(initiative_id)
		or ((select actor.is('municipal_contact')) and area_code = any ((select actor.areas())::text[]))))
	with check (municipality_id = (select actor.municipality()) and (community.may_tend(initiative_id)
		or ((select actor.is('municipal_contact')) and area_code = any ((select actor.areas())::text[]))));
create policy tending_reads on community.request for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('requests.tend')));
create policy tending_changes on community.request for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('requests.tend')) and ended_on is null)
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('requests.tend')));

-- Whether the actor works on this request, from either side.
create function community.works_on_request(one uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select (select actor.is_task('requests.tend')) or exists (select from community.request r
		where r.municipality_id = (select actor.municipality()) and r.id = one and (community.may_tend(r.initiative_id)
			or ((select actor.is('municipal_contact')) and r.area_code = any ((select actor.areas())::text[]))))
$$;
revoke all on function community.works_on_request(uuid) from public;
grant execute on function community.works_on_request(uuid) to zone_community;

-- What each side may change: the town its contact, its days and its answer; the team what others see, and taking back.
create function community.request_by_its_side() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if actor.kind() is null or actor.is_task('requests.tend') then return new; end if;
	if (new.contact_id, new.contact_called, new.deputy_id, new.deputy_called, new.taken_on, new.deputy_missing_since, new.reason)
			is distinct from (old.contact_id, old.contact_called, old.deputy_id, old.deputy_called, old.taken_on, old.deputy_missing_since, old.reason)
		or (new.outcome is distinct from old.outcome and new.outcome is distinct from 'withdrawn') then
		if not actor.is('municipal_contact') then raise exception 'only the municipality answers' using errcode = 'insufficient_privilege'; end if;
	end if;
	if (new.shown is distinct from old.shown or new.outcome = 'withdrawn') and not community.may_tend(new.initiative_id) then
		raise exception 'only the team shows or withdraws' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger request_by_its_side before update on community.request for each row execute function community.request_by_its_side();
create function community.request_step_by_its_side() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if actor.kind() is null or actor.is_task('requests.tend') then return new; end if;
	if (new.due_on, new.told_on) is distinct from (old.due_on, old.told_on) and not actor.is('municipal_contact')
		or new.done_on is distinct from old.done_on and old.by_side = 'municipality' and not actor.is('municipal_contact') then
		raise exception 'a step is done by its own side' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger request_step_by_its_side before update on community.request_step for each row execute function community.request_step_by_its_side();

create policy as_the_request on community.request_step for select to zone_community using (
	municipality_id = (select actor.municipality()) and exists (select from community.request r where r.municipality_id = request_step.municipality_id and r.id = request_id));
create policy both_sides_add on community.request_step for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.works_on_request(request_id) and done_on is null and told_on is null);
create policy both_sides_go_on on community.request_step for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.works_on_request(request_id))
	with check (municipality_id = (select actor.municipality()) and community.works_on_request(request_id));
-- The lead hears when we are late, and does not read along.
create policy both_sides_read on community.request_line for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.works_on_request(request_id));
-- Nobody speaks for the other side.
create policy own_side_says on community.request_line for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.works_on_request(request_id)
	and by_side = case when (select actor.is_task('requests.tend')) then 'nobody' when (select actor.is('municipal_contact')) then 'municipality' else 'team' end);

-- Days away are for the contact and for colleagues who share a request; teams only see that the deputy stands in.
create policy who_sees_the_contact on community.contact_absence for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('municipal_contact')) and (worker_id = (select actor.person())
		or exists (select from community.request r where r.municipality_id = contact_absence.municipality_id and r.contact_id = worker_id)));
-- Of these requests those for which the deputy stands in today: the contact is away for more than five days.
create function community.deputies_standing_in(requests uuid[], today date) returns setof uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select r.id from community.request r join community.contact_absence a on a.municipality_id = r.municipality_id and a.worker_id = r.contact_id
	where r.municipality_id = (select actor.municipality()) and r.id = any (requests) and r.deputy_id is not null
		and today between a.away_from and a.away_until and a.away_until - a.away_from >= 5
$$;
revoke all on function community.deputies_standing_in(uuid[], date) from public;
grant execute on function community.deputies_standing_in(uuid[], date) to zone_community;
-- Themselves, or a colleague who shares a request: who is ill tells nobody.
create policy colleagues_say on community.contact_absence for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('municipal_contact')) and (worker_id = (select actor.person())
		or exists (select from community.request r where r.municipality_id = contact_absence.municipality_id and r.contact_id = worker_id)));
create policy colleagues_change on community.contact_absence for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('municipal_contact')) and (worker_id = (select actor.person())
		or exists (select from community.request r where r.municipality_id = contact_absence.municipality_id and r.contact_id = worker_id)))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('municipal_contact')));
create policy requests_write_to_workers on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('requests.tend')));
create policy requests_look_who_works on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('requests.tend')));

-- What was written is for who works on it; a lead reads what it is and how late.
create function community.request_words(which uuid) returns text
language sql stable security definer set search_path = pg_catalog
as $$
	select case when community.works_on_request(which) then r.words else '' end from community.request r
	where r.municipality_id = (select actor.municipality()) and r.id = which
$$;
revoke all on function community.request_words(uuid) from public;
grant execute on function community.request_words(uuid) to zone_community;
grant select (municipality_id, id, initiative_id, area_code, kind, title, asked_on, shown, contact_id, contact_called, deputy_id, deputy_called, taken_on, deputy_missing_since, outcome, reason, ended_on), insert
	on community.request to zone_community;
grant select, insert on community.request_step, community.request_line, community.contact_absence to zone_community;
grant update (shown, contact_id, contact_called, deputy_id, deputy_called, taken_on, deputy_missing_since, outcome, reason, ended_on) on community.request to zone_community;
grant update (due_on, started_on, done_on, told_on) on community.request_step to zone_community;
grant update (away_from, away_until) on community.contact_absence to zone_community;

create policy everyone_reads on open.running_request for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
grant select on open.running_request to zone_open, zone_community, zone_care;
create function community.request_in_the_open() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.shown and new.ended_on is null then
		insert into open.running_request (municipality_id, request_id, initiative_id, kind, since) values (new.municipality_id, new.id, new.initiative_id, new.kind, new.asked_on)
			on conflict do nothing;
	else
		delete from open.running_request o where o.municipality_id = new.municipality_id and o.request_id = new.id;
	end if;
	return null;
end
$$;
create trigger request_in_the_open after insert or update on community.request for each row execute function community.request_in_the_open();

-- Workers of the area and the contact there, policy, and the team of the initiative it is about.
create policy who_can_help_reads on community.obstacle for select to zone_community using (
	municipality_id = (select actor.municipality()) and (((select actor.is('policy_officer')) and (solver = 'policy' or asked_cents is not null)) or initiative_id in (select community.carried_initiatives())
		or ((select actor.is('social_broker', 'team_worker', 'team_lead', 'municipal_contact')) and area_code = any ((select actor.areas())::text[]))));
create policy team_and_workers_log on community.obstacle for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and outcome is null and granted is null and asked_cents is null and not shown
	and ((initiative_id is not null and community.may_tend(initiative_id)
			and exists (select from open.initiative i where i.municipality_id = obstacle.municipality_id and i.id = initiative_id and i.area_code = obstacle.area_code))
		or (initiative_id is null and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]))));
create policy who_can_help_goes_on on community.obstacle for update to zone_community
	using (municipality_id = (select actor.municipality()) and (((select actor.is('policy_officer')) and (solver = 'policy' or asked_cents is not null))
		or ((select actor.is('social_broker', 'team_worker', 'team_lead', 'municipal_contact')) and area_code = any ((select actor.areas())::text[]))))
	with check (municipality_id = (select actor.municipality()) and ((select actor.is('policy_officer'))
		or ((select actor.is('social_broker', 'team_worker', 'team_lead', 'municipal_contact')) and area_code = any ((select actor.areas())::text[]))));
grant select, insert on community.obstacle to zone_community;
-- Not what was granted: that goes by the function below, which counts.
grant update (solver, partner, answer_by, same_as, outcome, answer, answered_on, asked_cents, asked_for, decide_by, shown) on community.obstacle to zone_community;

create policy everyone_reads on open.obstacle for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
grant select on open.obstacle to zone_open, zone_community, zone_care;
create policy everyone_reads on open.breakthrough_budget for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy policy_sets on open.breakthrough_budget for insert to zone_community with check (municipality_id = (select actor.municipality()) and (select actor.is('policy_officer')));
create policy policy_changes on open.breakthrough_budget for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('policy_officer')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('policy_officer')));
grant select on open.breakthrough_budget to zone_open, zone_community, zone_care;
grant insert on open.breakthrough_budget to zone_community;
grant update (cents, most_cents) on open.breakthrough_budget to zone_community;

-- Rules told before, in the whole municipality, with how often. Only the name of the rule: what it blocked stays in its area.
create function community.known_rules() returns table (id uuid, rule text, times integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select o.id, o.rule, 1 + (select count(*) from community.obstacle s where s.municipality_id = o.municipality_id and s.same_as = o.id)::integer
	from community.obstacle o
	where o.municipality_id = (select actor.municipality()) and o.same_as is null
		and (select actor.is('social_broker', 'team_worker', 'team_lead', 'municipal_contact', 'policy_officer'))
	order by 3 desc, o.rule limit 200
$$;
create function community.obstacle_in_the_open() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	root uuid;
begin
	if new.shown then
		insert into open.obstacle (municipality_id, id, area_code, rule, blocks, logged_on, outcome, answer, answered_on, cents, times)
			values (new.municipality_id, new.id, new.area_code, new.rule, new.blocks, new.logged_on, new.outcome, new.answer, new.answered_on, case when new.granted then new.asked_cents end, 1)
			on conflict (municipality_id, id) do update set outcome = excluded.outcome, answer = excluded.answer, answered_on = excluded.answered_on, cents = excluded.cents;
	else
		delete from open.obstacle o where o.municipality_id = new.municipality_id and o.id = new.id;
	end if;
	-- Counted for where it hangs now, and for where it hung before.
	foreach root in array array[coalesce(new.same_as, new.id), case when tg_op = 'UPDATE' then coalesce(old.same_as, old.id) end] loop
		update open.obstacle p set times = (select count(*) from community.obstacle s where s.municipality_id = new.municipality_id and coalesce(s.same_as, s.id) = root)
			from community.obstacle o
			where p.municipality_id = new.municipality_id and o.municipality_id = p.municipality_id and o.id = p.id and coalesce(o.same_as, o.id) = root;
	end loop;
	return null;
end
$$;
-- What was decided about stays as it was; who asks is written down by the database.
create function community.obstacle_money_stands() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if (new.asked_cents, new.asked_for, new.decide_by) is distinct from (old.asked_cents, old.asked_for, old.decide_by) then
		if old.granted is not null then raise exception 'what was decided about stays' using errcode = 'insufficient_privilege'; end if;
		new.asked_by := actor.person();
	end if;
	return new;
end
$$;
create trigger obstacle_money_stands before update on community.obstacle for each row execute function community.obstacle_money_stands();
create trigger obstacle_in_the_open after insert or update on community.obstacle for each row execute function community.obstacle_in_the_open();
-- Decides about money: a team lead of the area up to the small sum, policy above it, and never more than there is. The lock makes
-- two decisions wait for each other. Not by who asked, and about no other sum than was read.
create function community.decide_breakthrough(obstacle uuid, yes boolean, why text, seen_cents bigint, today date) returns text
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	asked bigint;
	asker uuid;
	area text;
	whole bigint;
	small bigint;
	spent bigint;
begin
	select b.cents, b.most_cents into whole, small from open.breakthrough_budget b
		where b.municipality_id = actor.municipality() and b.year = extract(year from today) for update;
	select o.asked_cents, o.asked_by, o.area_code into asked, asker, area from community.obstacle o
		where o.municipality_id = actor.municipality() and o.id = obstacle and o.asked_cents is not null and o.granted is null for update;
	if asked is null then return 'gone'; end if;
	if not actor.is('policy_officer') and not (actor.is('team_lead') and area = any (actor.areas())) then return 'gone'; end if;
	if asked <> seen_cents then return 'changed'; end if;
	if asker = actor.person() then return 'own'; end if;
	if yes then
		if whole is null then return 'no-budget'; end if;
		if not actor.is('policy_officer') and asked > small then return 'too-much'; end if;
		select coalesce(sum(o.asked_cents), 0) into spent from community.obstacle o
			where o.municipality_id = actor.municipality() and o.granted and extract(year from o.granted_on) = extract(year from today);
		if spent + asked > whole then return 'no-budget'; end if;
	end if;
	update community.obstacle o set granted = yes, granted_on = today, granted_words = why, granted_by = actor.person() where o.municipality_id = actor.municipality() and o.id = obstacle;
	return 'done';
end
$$;
-- What was granted this year, in cents.
create function community.breakthrough_spent(of_year integer) returns bigint
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(sum(o.asked_cents), 0)::bigint from community.obstacle o
	where o.municipality_id = (select actor.municipality()) and o.granted and extract(year from o.granted_on) = of_year
$$;
revoke all on function community.known_rules(), community.decide_breakthrough(uuid, boolean, text, bigint, date), community.breakthrough_spent(integer) from public;
grant execute on function community.known_rules(), community.decide_breakthrough(uuid, boolean, text, bigint, date), community.breakthrough_spent(integer) to zone_community;

call actor.let_erase('community.request');
call actor.let_erase('community.contact_absence');
call actor.let_erase('community.obstacle');
