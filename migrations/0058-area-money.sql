-- Money that professionals of an area have together: a fixed and a free part, who decides up to what sum, and what it did. (area-money)

create table open.area_pot (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	year smallint not null check (year between 2020 and 2100),
	fixed_cents bigint not null check (fixed_cents >= 0),
	free_cents bigint not null check (free_cents >= 0),
	-- Up to what sum each role decides; nought decides nothing.
	broker_cents bigint not null check (broker_cents >= 0),
	worker_cents bigint not null check (worker_cents >= 0),
	lead_cents bigint not null check (lead_cents >= 0),
	contact_cents bigint not null check (contact_cents >= 0),
	made_on date not null,
	primary key (municipality_id, id),
	unique (municipality_id, area_code, year)
);

create table community.area_request (
	municipality_id uuid not null,
	id uuid not null,
	pot_id uuid not null,
	area_code text not null,
	part text not null check (part in ('fixed', 'free')),
	what text not null check (length(what) between 3 and 80),
	why text not null check (length(why) between 3 and 280),
	carrier text not null check (length(carrier) between 2 and 80),
	sum_cents bigint not null check (sum_cents > 0),
	about_kind text check (about_kind in ('signal', 'pattern', 'initiative')),
	about_id uuid,
	-- Since when it was known: from here the days to the money are counted.
	known_since date not null,
	asked_by uuid not null,
	asked_on date not null,
	decision text check (decision in ('yes', 'no')),
	decided_by uuid,
	decided_on date,
	reason text not null default '' check (length(reason) <= 280),
	did text not null default '' check (length(did) <= 280),
	did_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, pot_id) references open.area_pot (municipality_id, id),
	check ((about_kind is null) = (about_id is null)),
	check (known_since <= asked_on),
	check ((decision is null) = (decided_on is null) and (decision is null) = (decided_by is null)),
	check (decided_by is distinct from asked_by),
	check (did_on is null or decision = 'yes')
);
create index area_request_by_area on community.area_request (municipality_id, area_code, asked_on desc);
create index area_request_of_pot on community.area_request (municipality_id, pot_id);

-- What everybody reads of the free part: no person, no reason, no names.
create table open.area_grant (
	municipality_id uuid not null,
	id uuid not null,
	pot_id uuid not null,
	what text not null check (length(what) between 3 and 80),
	sum_cents bigint not null,
	-- From when it was known to the yes.
	days integer not null check (days >= 0),
	granted_on date not null,
	did text not null default '' check (length(did) <= 280),
	did_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, pot_id) references open.area_pot (municipality_id, id)
);
create index area_grant_of_pot on open.area_grant (municipality_id, pot_id, granted_on desc);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.area_pot', 'community.area_request', 'open.area_grant']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create function actor.shares_area_money(area text) returns boolean language sql stable as $$
	select (select actor.is('social_broker', 'team_worker', 'team_lead', 'municipal_contact')) and area = any ((select actor.areas())::text[]) $$;
grant execute on function actor.shares_area_money(text) to zone_open, zone_community, zone_care, zone_tasks;

create policy everyone_reads on open.area_pot for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy leads_fill on open.area_pot for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('team_lead', 'municipal_contact')) and area_code = any ((select actor.areas())::text[]));
grant select on open.area_pot to zone_open, zone_community, zone_care;
grant insert on open.area_pot to zone_community;

create policy colleagues_read on community.area_request for select to zone_community using (
	municipality_id = (select actor.municipality()) and actor.shares_area_money(area_code));
create policy colleagues_ask on community.area_request for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and actor.shares_area_money(area_code) and asked_by = (select actor.person()) and decision is null and did = '' and reason = ''
	and exists (select from open.area_pot p where p.municipality_id = area_request.municipality_id and p.id = area_request.pot_id and p.area_code = area_request.area_code));
grant select, insert on community.area_request to zone_community;

create policy everyone_reads on open.area_grant for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
grant select on open.area_grant to zone_open, zone_community, zone_care;

-- Up to what sum who asks decides here: the largest of their roles.
create function community.area_mandate(pot open.area_pot) returns bigint
language sql stable set search_path = pg_catalog
as $$
	select greatest(
		case when actor.is('social_broker') then pot.broker_cents else 0 end,
		case when actor.is('team_worker') then pot.worker_cents else 0 end,
		case when actor.is('team_lead') then pot.lead_cents else 0 end,
		case when actor.is('municipal_contact') then pot.contact_cents else 0 end)
$$;
-- A yes or a no by somebody else than who asked, within the mandate and within what is left; the pot is held, so that nothing is given twice.
-- Gives what was wrong, or nothing.
create function community.decide_area_request(request uuid, said text, words text, today date) returns text
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	pot open.area_pot;
	held community.area_request;
	spent bigint;
begin
	select p.* into pot from open.area_pot p join community.area_request r on r.municipality_id = p.municipality_id and r.pot_id = p.id
		where r.municipality_id = actor.municipality() and r.id = request for update of p;
	select * into held from community.area_request r where r.municipality_id = actor.municipality() and r.id = request;
	if held.id is null or not actor.shares_area_money(held.area_code) then return 'not-found'; end if;
	if held.decision is not null then return 'already-done'; end if;
	-- What was given long ago fades with its requests: such a pot would look full again.
	if pot.year + 1 < extract(year from today) then return 'area-money-old'; end if;
	if held.asked_by = actor.person() then return 'area-money-own'; end if;
	if community.area_mandate(pot) < held.sum_cents then return 'area-money-mandate'; end if;
	select coalesce(sum(r.sum_cents), 0) into spent from community.area_request r
		where r.municipality_id = held.municipality_id and r.pot_id = pot.id and r.part = held.part and r.decision = 'yes';
	if said = 'yes' and spent + held.sum_cents > (case held.part when 'free' then pot.free_cents else pot.fixed_cents end) then return 'area-money-empty'; end if;
	update community.area_request r set decision = said, decided_by = actor.person(), decided_on = today, reason = words
		where r.municipality_id = held.municipality_id and r.id = request;
	if said = 'yes' and held.part = 'free' then
		insert into open.area_grant (municipality_id, id, pot_id, what, sum_cents, days, granted_on)
			values (held.municipality_id, held.id, pot.id, held.what, held.sum_cents, greatest(0, today - held.known_since), today);
	end if;
	return null;
end
$$;
-- What it did, by anybody who shares the money; once more when there is more to tell.
create function community.tell_area_request(request uuid, words text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.area_request r set did = words, did_on = today
		where r.municipality_id = actor.municipality() and r.id = request and r.decision = 'yes' and actor.shares_area_money(r.area_code);
	if not found then return false; end if;
	update open.area_grant g set did = words, did_on = today where g.municipality_id = actor.municipality() and g.id = request;
	return true;
end
$$;
-- Words that name somebody after all: taken away for everybody; sum, day and who carries it stay. Once something was given it takes
-- another than who asked, so that nobody hides what their own money was for.
create function community.empty_area_request(request uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.area_request r set what = 'Weggehaald', why = 'Weggehaald', reason = case when r.reason = '' then '' else 'Weggehaald' end, did = '', did_on = null
		where r.municipality_id = actor.municipality() and r.id = request and (r.decision is null or r.asked_by is distinct from actor.person()) and actor.shares_area_money(r.area_code);
	if not found then return false; end if;
	update open.area_grant g set what = 'Weggehaald', did = '', did_on = null where g.municipality_id = actor.municipality() and g.id = request;
	return true;
end
$$;
revoke all on function community.empty_area_request(uuid), community.area_mandate(open.area_pot), community.decide_area_request(uuid, text, text, date), community.tell_area_request(uuid, text, date) from public;
grant execute on function community.empty_area_request(uuid), community.decide_area_request(uuid, text, text, date), community.tell_area_request(uuid, text, date) to zone_community;

call actor.let_erase('community.area_request');
