-- Asked anew, what somebody showed waits until they show it again to who stands there now. (households)

-- What the members of a household showed waits: the texts are nobody's until each is shared again, who comes is gone from the page.
create function care.shares_wait(of_clients uuid[]) returns void
language sql security definer set search_path = pg_catalog
as $$
	delete from care.household_share s where s.municipality_id = actor.municipality() and s.client_id = any (of_clients) and s.helper_id is not null;
	update care.household_share s set texts = '{}', versions = '{}' where s.municipality_id = actor.municipality() and s.client_id = any (of_clients)
$$;
revoke all on function care.shares_wait(uuid[]) from public;

-- A yes of who stands for somebody counts as long as that person has no account and is stood for.
create or replace function care.household_standing() returns table (household_id uuid, client_id uuid, account_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$
	select m.household_id, m.client_id, c.account_id
	from care.household_member m join care.client c on c.municipality_id = m.municipality_id and c.id = m.client_id
	where m.municipality_id = actor.municipality() and m.yes_on > current_date - interval '12 months' and care.fit_for_household(m.client_id)
		and (c.born_on is null or current_date < c.born_on + interval '12 years' or m.yes_on >= c.born_on + interval '12 years')
		and (m.yes_as <> 'stands-for' or (c.account_id is null and exists (
			select from care.representative r where r.municipality_id = m.municipality_id and r.client_id = m.client_id and r.account_id is not null
				and r.ended_on is null and current_date between r.from_on and r.until_on)))
$$;

-- A new face asks a new yes of everybody, and shows nothing of what was shared before it came.
create or replace function care.ask_into_household(new_household uuid, of_client uuid, beside uuid) returns uuid
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
	perform care.shares_wait((select array_agg(m.client_id) from care.household_member m where m.municipality_id = actor.municipality() and m.household_id = home));
	return home;
end
$$;

-- Who speaks for the first time themselves decides anew what shows; what somebody else showed for them does not go on.
create function care.speaks_first() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	delete from care.household_share s where s.municipality_id = new.municipality_id and s.client_id = new.client_id;
	return null;
end
$$;
create trigger speaks_first after update of yes_as on care.household_member for each row
	when (new.yes_as = 'self' and old.yes_as in ('stands-for', 'spoken')) execute function care.speaks_first();

create or replace function care.leaves_household() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.ended_on is not null then
		delete from care.household_member m where m.municipality_id = new.municipality_id and m.client_id = new.id;
	else
		update care.household_member m set yes_on = null, yes_as = null, recorded_by = null where m.municipality_id = new.municipality_id and m.client_id = new.id;
		delete from care.household_share s where s.municipality_id = new.municipality_id and s.client_id = new.id and s.helper_id is not null;
		update care.household_share s set texts = '{}', versions = '{}' where s.municipality_id = new.municipality_id and s.client_id = new.id;
	end if;
	return null;
end
$$;

create or replace function care.ask_homes_again() returns integer
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	changed integer := 0;
begin
	if actor.is_task('households.ask-again') then
		update care.household_member m set yes_on = null, yes_as = null, recorded_by = null where m.municipality_id = actor.municipality() and m.yes_on is not null;
		get diagnostics changed = row_count;
		perform care.shares_wait((select array_agg(m.client_id) from care.household_member m where m.municipality_id = actor.municipality()));
	end if;
	return changed;
end
$$;
revoke all on function care.speaks_first() from public;
