-- Volunteers as members of a team: what for, how many hours, not in their own village, training, and handing over when they leave. (volunteers)

create table community.volunteer_agreement (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	card_id uuid not null,
	team_id uuid not null,
	called text not null check (length(called) between 1 and 60),
	scope text not null check (length(scope) between 5 and 280),
	hours_a_week smallint not null check (hours_a_week between 1 and 16),
	-- Here they live, so here they are brought together with nobody; unless the team says why it may, after all.
	own_area text,
	own_area_because text check (length(own_area_because) between 5 and 200),
	trained_on date,
	consent_how text not null check (consent_how in ('spoken', 'written')),
	-- The person takes part in nothing now: nobody of the team reads it.
	at_rest boolean not null default false,
	valid_from date not null,
	valid_until date not null check (valid_until > valid_from and valid_until <= valid_from + interval '12 months'),
	ended_on date,
	made_at timestamptz not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id),
	foreign key (municipality_id, team_id) references community.team (municipality_id, id)
);
create unique index volunteer_agreement_once on community.volunteer_agreement (municipality_id, team_id, card_id) where ended_on is null;
create index volunteer_agreement_by_card on community.volunteer_agreement (municipality_id, card_id);

-- Their own note of their time. The team only sees the sum of all.
create table community.volunteer_hours (
	municipality_id uuid not null,
	id uuid not null,
	agreement_id uuid not null,
	on_day date not null,
	quarters smallint not null check (quarters between 1 and 64),
	primary key (municipality_id, id),
	foreign key (municipality_id, agreement_id) references community.volunteer_agreement (municipality_id, id) on delete cascade
);
create index volunteer_hours_of on community.volunteer_hours (municipality_id, agreement_id, on_day desc);

-- What somebody who left carried, and who takes it up. Without a worker it was rounded off.
create table community.volunteer_handover (
	municipality_id uuid not null,
	id uuid not null,
	agreement_id uuid not null,
	kind text not null check (kind in ('match', 'visit', 'pair', 'seat', 'watch')),
	what text not null check (length(what) <= 120),
	to_worker uuid,
	handed_on date not null,
	done_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, agreement_id) references community.volunteer_agreement (municipality_id, id) on delete cascade,
	foreign key (municipality_id, to_worker) references community.worker (municipality_id, id)
);
create index volunteer_handover_of on community.volunteer_handover (municipality_id, agreement_id);
create index volunteer_handover_to on community.volunteer_handover (municipality_id, to_worker) where done_on is null;

do $$
declare one text;
begin
	foreach one in array array['volunteer_agreement', 'volunteer_hours', 'volunteer_handover'] loop
		execute format('alter table community.%I enable row level security', one);
		execute format('alter table community.%I force row level security', one);
		execute format('create policy owner_answers on community.%I to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create policy own_team_reads on community.volunteer_agreement for select to zone_community using (
	municipality_id = (select actor.municipality()) and team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker')) and not at_rest);
create policy person_reads_own on community.volunteer_agreement for select to zone_community using (
	municipality_id = (select actor.municipality()) and card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer'));
create policy own_team_changes on community.volunteer_agreement for update to zone_community
	using (municipality_id = (select actor.municipality()) and team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker')) and ended_on is null)
	with check (municipality_id = (select actor.municipality()) and team_id = (select actor.team()));

create policy person_reads_own on community.volunteer_hours for select to zone_community using (
	municipality_id = (select actor.municipality()) and agreement_id in (
		select g.id from community.volunteer_agreement g where g.municipality_id = (select actor.municipality()) and g.card_id = (select actor.person())));
create policy person_notes on community.volunteer_hours for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and agreement_id in (
		select g.id from community.volunteer_agreement g where g.municipality_id = (select actor.municipality()) and g.card_id = (select actor.person()) and g.ended_on is null));
create policy person_takes_back on community.volunteer_hours for delete to zone_community using (
	municipality_id = (select actor.municipality()) and agreement_id in (
		select g.id from community.volunteer_agreement g where g.municipality_id = (select actor.municipality()) and g.card_id = (select actor.person())));

create policy own_team_reads on community.volunteer_handover for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and agreement_id in (
		select g.id from community.volunteer_agreement g where g.municipality_id = (select actor.municipality()) and g.team_id = (select actor.team())));
create policy who_takes_it_up_ticks on community.volunteer_handover for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and to_worker = (select actor.person()) and done_on is null)
	with check (municipality_id = (select actor.municipality()) and to_worker = (select actor.person()));

create policy volunteers_get_a_role on community.assignment for insert to current_user with check (role = 'volunteer');
create policy volunteers_leave on community.assignment for update to current_user using (role = 'volunteer') with check (role = 'volunteer');
create policy volunteers_leave on community.circle_seat for update to current_user using (true) with check (true);

-- A volunteer of the actor's team from today's yes on: the agreement, and the role that goes with it.
create function community.take_on_volunteer(agreement uuid, role_id uuid, card uuid, details jsonb, moment timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	c community.person_card;
begin
	if not community.can_take_part(card) then return false; end if;
	select * into c from community.person_card x where x.municipality_id = actor.municipality() and x.id = card;
	insert into community.volunteer_agreement (municipality_id, id, card_id, team_id, called, scope, hours_a_week, own_area, consent_how, valid_from, valid_until, made_at)
	values (c.municipality_id, agreement, card, actor.team(), c.called, details ->> 'scope', (details ->> 'hours')::smallint, details ->> 'own_area', details ->> 'consent', (details ->> 'from')::date, (details ->> 'until')::date, moment)
	on conflict do nothing;
	if not found then return false; end if;
	-- Who had the role already gets it for this term.
	update community.assignment a set ended_on = (details ->> 'from')::date where a.municipality_id = c.municipality_id and a.card_id = card and a.team_id = actor.team() and a.ended_on is null;
	insert into community.assignment (municipality_id, id, card_id, role, team_id, employer_organisation_id, valid_from, valid_until, made_by, made_at)
	select c.municipality_id, role_id, card, 'volunteer', t.id, t.organisation_id, (details ->> 'from')::date, (details ->> 'until')::date, actor.person(), moment
	from community.team t where t.municipality_id = c.municipality_id and t.id = actor.team();
	return true;
end
$$;

-- What a volunteer carries for some teams: matches, visits, pairs of programmes, seats in circles, and looking out.
set local check_function_bodies = off;
create function community.carried_for(card uuid, teams uuid[]) returns table (kind text, id uuid, what text, need_code text)
language sql stable security definer set search_path = pg_catalog
as $$
	select case when p.id is not null then 'pair' when m.kind = 'visit' then 'visit' else 'match' end, m.id, coalesce(r.name, ''), m.need_code
	from community.match_side mine
	join community.match_side other on other.municipality_id = mine.municipality_id and other.match_id = mine.match_id and other.id <> mine.id
	join community.match m on m.municipality_id = mine.municipality_id and m.id = mine.match_id and m.ended_at is null
	left join community.programme_pair p on p.municipality_id = m.municipality_id and p.match_id = m.id
	left join community.programme r on r.municipality_id = p.municipality_id and r.id = p.programme_id
	where mine.municipality_id = (select actor.municipality()) and mine.card_id = card and mine.side = 'offers'
		and (mine.team_id = any (teams) or other.team_id = any (teams) or r.team_id = any (teams))
	union all
	select 'seat', s.id, c.name, ''
	from community.circle_seat s
	join community.circle c on c.municipality_id = s.municipality_id and c.id = s.circle_id and c.ended_on is null
	join community.circle_plan l on l.municipality_id = s.municipality_id and l.id = s.plan_id and l.team_id = any (teams)
	where s.municipality_id = (select actor.municipality()) and s.card_id = card and s.answer = 'yes'
	union all
	-- The table comes in a later step.
	select 'watch', w.id, '', ''
	from community.watch_member w
	where w.municipality_id = (select actor.municipality()) and w.card_id = card and w.role <> 'watched' and w.volunteer_team_id = any (teams)
$$;
set local check_function_bodies = on;

-- The same, for the team or for the volunteer.
create function community.carried_by(card uuid) returns table (kind text, id uuid, what text, need_code text)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.* from community.carried_for(card, array(select g.team_id from community.volunteer_agreement g
		where g.municipality_id = (select actor.municipality()) and g.card_id = card and g.ended_on is null
			and (card = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer') or g.team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker'))))) c
$$;

-- From this moment there is no access to anything carried, nor to the team. `handed`: what goes to which colleague; the rest is rounded off.
create function community.end_volunteering(g community.volunteer_agreement, handed jsonb, moment timestamptz, day date) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	one record;
begin
	for one in select c.*, h ->> 'what' as named, (h ->> 'to')::uuid as taker from community.carried_for(g.card_id, array[g.team_id]) c
		left join jsonb_array_elements(handed) h on (h ->> 'id')::uuid = c.id loop
		insert into community.volunteer_handover (municipality_id, id, agreement_id, kind, what, to_worker, handed_on)
		values (g.municipality_id, gen_random_uuid(), g.id, one.kind, coalesce(one.named, one.what), one.taker, day);
		if one.kind = 'seat' then
			delete from community.circle_yes y where y.municipality_id = g.municipality_id and y.seat_id = one.id;
			update community.circle_seat s set answer = 'left', answered_at = moment where s.municipality_id = g.municipality_id and s.id = one.id;
		elsif one.kind = 'watch' then
			delete from community.watch_member m where m.municipality_id = g.municipality_id and m.id = one.id;
		else
			perform community.close_match(one.id, moment);
		end if;
	end loop;
	update community.volunteer_agreement x set ended_on = day where x.municipality_id = g.municipality_id and x.id = g.id;
	update community.assignment a set ended_on = day where a.municipality_id = g.municipality_id and a.card_id = g.card_id and a.team_id = g.team_id and a.role = 'volunteer' and a.ended_on is null;
end
$$;

-- Leaving: each thing carried is handed to somebody of the team or rounded off; nothing is forgotten.
create function community.let_volunteer_go(agreement uuid, handed jsonb, moment timestamptz, day date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	g community.volunteer_agreement;
begin
	select * into g from community.volunteer_agreement x where x.municipality_id = actor.municipality() and x.id = agreement and x.ended_on is null
		and x.team_id = actor.team() and actor.is('social_broker', 'team_worker') for update;
	if g.id is null then return false; end if;
	if exists (select from community.carried_for(g.card_id, array[g.team_id]) c where not exists (select from jsonb_array_elements(handed) h where (h ->> 'id')::uuid = c.id)) then
		raise exception 'not everything was handed over' using errcode = 'insufficient_privilege';
	end if;
	if exists (select from jsonb_array_elements(handed) h where h ->> 'to' is not null and not exists (select from community.assignment a
		where a.municipality_id = g.municipality_id and a.worker_id = (h ->> 'to')::uuid and a.team_id = g.team_id and a.role in ('social_broker', 'team_worker')
			and a.ended_on is null and day between a.valid_from and a.valid_until)) then
		raise exception 'handed to somebody who is not of the team' using errcode = 'insufficient_privilege';
	end if;
	perform community.end_volunteering(g, handed, moment, day);
	return true;
end
$$;

-- Whose term passed, or whose role somebody ended, two weeks ago: the team had its time to hand over.
create function community.let_go_after_term(moment timestamptz, day date) returns void
language sql volatile security definer set search_path = pg_catalog
as $$
	select community.end_volunteering(g, '[]', moment, day) from community.volunteer_agreement g
	where g.municipality_id = (select actor.municipality()) and (select actor.is_task('volunteers.tend')) and g.ended_on is null
		and (g.valid_until < day - 14 or not exists (select from community.assignment a where a.municipality_id = g.municipality_id and a.card_id = g.card_id
			and a.team_id = g.team_id and a.role = 'volunteer' and (a.ended_on is null or a.ended_on > day - 14)))
$$;

-- The hours of all volunteers of the actor's team together, from a day on: nothing while they are the hours of fewer than five.
create function community.hours_of_my_volunteers(since date) returns numeric
language sql stable security definer set search_path = pg_catalog
as $$
	select case when count(distinct g.card_id) >= 5 then sum(h.quarters) / 4.0 end from community.volunteer_hours h
	join community.volunteer_agreement g on g.municipality_id = h.municipality_id and g.id = h.agreement_id
	where g.municipality_id = (select actor.municipality()) and g.team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker')) and h.on_day >= since
$$;

-- Village rule: who helps for a team does not meet people of the place where they live, unless the team said why. An area
-- lies in another when the figures of its code begin with those of the other; of whom we do not know where, nobody is sure.
create function community.living_too_near(others uuid[]) returns table (asks_card uuid, offers_card uuid)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id, g.card_id from community.volunteer_agreement g
	join community.person_card c on c.municipality_id = g.municipality_id and c.id = any (others)
	where g.municipality_id = (select actor.municipality()) and g.ended_on is null and g.own_area is not null and g.own_area_because is null
		and (c.area_code is null or starts_with(substr(c.area_code, 3), substr(g.own_area, 3)) or starts_with(substr(g.own_area, 3), substr(c.area_code, 3)))
$$;
create function community.lives_too_near(helper uuid, other uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.living_too_near(array[other]) n where n.offers_card = helper)
$$;

-- Who takes back their yes, wants to be left alone or is erased helps no more from that moment, and the team reads nothing of it.
-- Two cards that were one person: what was agreed hangs on the card that stays, unless it has one with that team.
create function community.volunteer_rests() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	day date := coalesce(new.consent_withdrawn_at, new.restricted_at, now())::date;
begin
	if new.merged_into is not null and new.erased_at is not null then
		update community.volunteer_agreement g set card_id = new.merged_into where g.municipality_id = new.municipality_id and g.card_id = new.id
			and not exists (select from community.volunteer_agreement k where k.municipality_id = g.municipality_id and k.card_id = new.merged_into and k.team_id = g.team_id and k.ended_on is null);
	end if;
	if new.erased_at is not null then
		delete from community.volunteer_agreement g where g.municipality_id = new.municipality_id and g.card_id = new.id;
	elsif community.at_rest(new) and new.merged_into is null then
		update community.assignment a set ended_on = greatest(a.valid_from, day)
		from community.volunteer_agreement g where g.municipality_id = new.municipality_id and g.card_id = new.id and g.ended_on is null
			and a.municipality_id = g.municipality_id and a.card_id = g.card_id and a.team_id = g.team_id and a.role = 'volunteer' and a.ended_on is null;
		update community.volunteer_agreement g set at_rest = true, ended_on = coalesce(g.ended_on, day)
		where g.municipality_id = new.municipality_id and g.card_id = new.id;
	else
		update community.volunteer_agreement g set at_rest = false where g.municipality_id = new.municipality_id and g.card_id = new.id and g.at_rest;
	end if;
	return null;
end
$$;
create trigger volunteer_rests after update on community.person_card for each row
	when (community.at_rest(new) is distinct from community.at_rest(old) or old.erased_at is null and new.erased_at is not null) execute function community.volunteer_rests();

do $$
declare one regprocedure;
begin
	foreach one in array array['community.take_on_volunteer(uuid, uuid, uuid, jsonb, timestamptz)', 'community.carried_by(uuid)', 'community.let_volunteer_go(uuid, jsonb, timestamptz, date)', 'community.let_go_after_term(timestamptz, date)', 'community.hours_of_my_volunteers(date)']::regprocedure[] loop
		execute format('revoke all on function %s from public', one);
		execute format('grant execute on function %s to zone_community', one);
	end loop;
end
$$;
-- Only the functions above and those of matching, programmes and watching call these.
revoke all on function community.carried_for(uuid, uuid[]), community.end_volunteering(community.volunteer_agreement, jsonb, timestamptz, date), community.lives_too_near(uuid, uuid), community.living_too_near(uuid[]) from public;

grant select on community.volunteer_agreement, community.volunteer_handover to zone_community;
grant select, insert, delete on community.volunteer_hours to zone_community;
grant update (scope, hours_a_week, own_area_because, trained_on) on community.volunteer_agreement to zone_community;
grant update (done_on) on community.volunteer_handover to zone_community;
call actor.let_erase('community.volunteer_agreement');
