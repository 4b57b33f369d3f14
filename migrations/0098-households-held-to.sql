-- What a reader of 0097 found: who speaks for whom, which texts show, how long a yes lasts, and what a restored copy may not bring back. (households)

-- Who has an account speaks themselves: nobody who stands for them says yes after their no.
create or replace function care.speaks_for(of_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select of_client = any (care.clients_i_am()) and exists (
		select from care.client c where c.municipality_id = actor.municipality() and c.id = of_client and (
			c.account_id = actor.account()
			or (c.account_id is null and (c.born_on is null or c.born_on > current_date - interval '12 years' or c.born_on <= current_date - interval '16 years'))))
$$;

-- A yes counts a year; of who stands for somebody as long as they do; and that of a parent ends on the day the child is twelve.
create or replace function care.household_standing() returns table (household_id uuid, client_id uuid, account_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$
	select m.household_id, m.client_id, c.account_id
	from care.household_member m join care.client c on c.municipality_id = m.municipality_id and c.id = m.client_id
	where m.municipality_id = actor.municipality() and m.yes_on > current_date - interval '12 months' and care.fit_for_household(m.client_id)
		and (c.born_on is null or current_date < c.born_on + interval '12 years' or m.yes_on >= c.born_on + interval '12 years')
		and (m.yes_as <> 'stands-for' or exists (
			select from care.representative r where r.municipality_id = m.municipality_id and r.client_id = m.client_id and r.account_id is not null
				and r.ended_on is null and current_date between r.from_on and r.until_on))
$$;

-- The name at the question is that of the worker who asks, as the community zone has it.
drop function care.ask_into_household(uuid, uuid, uuid, text);
create function care.ask_into_household(new_household uuid, of_client uuid, beside uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	home uuid;
	other uuid;
	called text;
begin
	if of_client = beside or not (of_client = any (care.clients_i_help()) and beside = any (care.clients_i_help()))
		or not (care.fit_for_household(of_client) and care.fit_for_household(beside)) then
		return null;
	end if;
	select m.household_id into home from care.household_member m where m.municipality_id = actor.municipality() and m.client_id = beside;
	select m.household_id into other from care.household_member m where m.municipality_id = actor.municipality() and m.client_id = of_client;
	if home is not null and other is not null then
		return case when home = other then home end;
	end if;
	select left(w.first_name, 120) into called from community.worker w where w.municipality_id = actor.municipality() and w.id = actor.person();
	home := coalesce(home, other, new_household);
	insert into care.household_member (municipality_id, household_id, client_id)
	values (actor.municipality(), home, of_client), (actor.municipality(), home, beside)
	on conflict do nothing;
	update care.household_member m set asked_on = current_date, asked_called = coalesce(called, ''), yes_on = null, yes_as = null, recorded_by = null
	where m.municipality_id = actor.municipality() and m.household_id = home and m.no_on is null;
	return home;
end
$$;

-- A no of one who stands for a child is not undone by another: then the worker asks once more.
create or replace function care.answer_household(of_client uuid, says_yes boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	changed integer;
begin
	if not care.speaks_for(of_client) or (says_yes and not care.fit_for_household(of_client)) then
		return false;
	end if;
	update care.household_member m set
		yes_on = case when says_yes then current_date end,
		yes_as = case when says_yes then case when c.account_id = actor.account() then 'self' else 'stands-for' end end,
		no_on = case when not says_yes then current_date end,
		recorded_by = null
	from care.client c
	where m.municipality_id = actor.municipality() and m.client_id = of_client and c.municipality_id = m.municipality_id and c.id = m.client_id
		and (not says_yes or m.no_on is null or c.account_id = actor.account());
	get diagnostics changed = row_count;
	if not says_yes then
		delete from care.household_share s where s.municipality_id = actor.municipality() and s.client_id = of_client;
	end if;
	return changed > 0;
end
$$;

-- A text shows as it was shared, and in no other version: whoever wrote after that, it waits until it is shared once more.
drop function care.as_shared(uuid[], integer[], uuid, integer, boolean, text);
create function care.as_shared(texts uuid[], versions integer[], of_text uuid, version integer) returns boolean
language sql immutable set search_path = pg_catalog
as $$
	select coalesce(versions[array_position(texts, of_text)] = version, false)
$$;

-- Whether something happened, or is reached, shows when the person said so; what becomes of who comes stays in the own plan.
create or replace function care.household_shared(of_household uuid)
returns table (client_id uuid, kind text, id uuid, goal_id uuid, words_sealed text, who_sealed text, word text, on_day date, happened text)
language sql stable security definer set search_path = pg_catalog
as $$
	with shown as (
		select s.* from care.household_share s
		where s.municipality_id = actor.municipality() and s.client_id in (select i.client_id from care.household_in_sight(of_household) i where i.yes_on is not null)
	), goals as (
		select g.*, s.texts, s.versions from shown s join care.plan_goal g on g.municipality_id = s.municipality_id and g.id = s.goal_id and g.client_id = s.client_id
		where g.dropped_on is null and care.as_shared(s.texts, s.versions, g.id, g.version)
	)
	select g.client_id, 'goal', g.id, g.id, g.words_sealed, '', '', case when g.by_person then g.reached_on end, null from goals g
	union all
	select a.client_id, 'agreement', a.id, a.goal_id, a.what_sealed, a.who_sealed, a.step, a.by_on, case when a.by_person then a.happened end
	from goals g join care.plan_agreement a on a.municipality_id = g.municipality_id and a.goal_id = g.id
	where a.dropped_on is null and care.as_shared(g.texts, g.versions, a.id, a.version)
	union all
	select h.client_id, 'helper', h.id, null, h.for_sealed, '', h.organisation_called, null, null
	from shown s join care.plan_helper h on h.municipality_id = s.municipality_id and h.id = s.helper_id and h.client_id = s.client_id where h.dropped_on is null
	union all
	select w.client_id, 'children', w.id, null, w.words_sealed, '', '', null, null
	from shown s join care.plan_words w on w.municipality_id = s.municipality_id and w.client_id = s.client_id and w.part = 'children'
	where s.children and care.as_shared(s.texts, s.versions, w.id, w.version)
$$;
create or replace function care.shared_at_home_by(of_client uuid) returns table (id uuid, goal_id uuid, helper_id uuid, children boolean, changed_since boolean)
language sql stable set search_path = pg_catalog
as $$
	select s.id, s.goal_id, s.helper_id, s.children,
		exists (select from care.plan_goal g where g.municipality_id = s.municipality_id and g.id = s.goal_id and not care.as_shared(s.texts, s.versions, g.id, g.version))
		or exists (select from care.plan_agreement a where a.municipality_id = s.municipality_id and a.goal_id = s.goal_id and a.dropped_on is null and not care.as_shared(s.texts, s.versions, a.id, a.version))
		or (s.children and exists (select from care.plan_words w where w.municipality_id = s.municipality_id and w.client_id = s.client_id and w.part = 'children' and not care.as_shared(s.texts, s.versions, w.id, w.version)))
	from care.household_share s where s.municipality_id = actor.municipality() and s.client_id = of_client
$$;
-- The words of who comes are laid down once.
revoke update (for_sealed) on care.plan_helper from zone_care;

-- What somebody answered, and what they show, is read by who speaks for them: not by a parent who reads along with somebody of thirteen.
drop policy person_reads on care.household_member;
create policy person_reads on care.household_member for select to zone_care using (
	municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]) and care.speaks_for(client_id));
drop policy person_reads on care.household_share;
create policy person_reads on care.household_share for select to zone_care using (
	municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]) and care.speaks_for(client_id));

-- An older copy of the database came back: a yes or a share that was taken back since would stand there again. Everybody is asked anew.
create function care.ask_homes_again() returns integer
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	changed integer := 0;
begin
	if actor.is_task('households.ask-again') then
		update care.household_member m set yes_on = null, yes_as = null, recorded_by = null where m.municipality_id = actor.municipality() and m.yes_on is not null;
		get diagnostics changed = row_count;
	end if;
	return changed;
end
$$;

revoke all on function care.ask_into_household(uuid, uuid, uuid), care.as_shared(uuid[], integer[], uuid, integer), care.ask_homes_again() from public;
grant execute on function care.ask_into_household(uuid, uuid, uuid), care.as_shared(uuid[], integer[], uuid, integer), care.ask_homes_again() to zone_care;
