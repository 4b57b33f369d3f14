-- People under one roof who each said yes to one page for their household, and what each of them shows there. (households)

-- Asked by who helps them; nobody stands on the page before their own yes.
alter table care.household_member
	add column id uuid not null default gen_random_uuid(),
	add column asked_on date not null default current_date,
	add column asked_called text not null default '' check (length(asked_called) <= 120),
	add column yes_on date,
	add column yes_as text check (yes_as in ('self', 'stands-for', 'spoken')),
	add column no_on date,
	-- Who wrote a spoken yes down.
	add column recorded_by uuid,
	add check ((yes_on is null) = (yes_as is null)),
	add check (yes_on is null or no_on is null),
	add check ((recorded_by is not null) = coalesce(yes_as = 'spoken', false));

-- What somebody shows: a goal with its agreements, who comes for them, or their words about the children. It goes with their place on
-- the page. `versions` are those of its texts at that moment: what a worker writes after that does not show until it is shared once more.
create table care.household_share (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	goal_id uuid,
	helper_id uuid,
	children boolean not null default false,
	texts uuid[] not null default '{}',
	versions integer[] not null default '{}',
	shared_on date not null,
	recorded_by uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.household_member (municipality_id, client_id) on delete cascade,
	foreign key (municipality_id, goal_id) references care.plan_goal (municipality_id, id) on delete cascade,
	foreign key (municipality_id, helper_id) references care.plan_helper (municipality_id, id) on delete cascade,
	check (num_nonnulls(goal_id, helper_id) = case when children then 0 else 1 end)
);
create unique index household_share_once on care.household_share (municipality_id, client_id, goal_id, helper_id, children) nulls not distinct;

select care.wall('care.household_share'::regclass);

-- Whoever may stand on a page that others of the home read: not while safety holds, while the file rests, with a secret address, or after the end.
create function care.fit_for_household(of_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from care.client c where c.municipality_id = actor.municipality() and c.id = of_client
		and c.ended_on is null and c.held_since is null and c.restricted_since is null and not c.address_secret)
$$;

-- Who has an account speaks themselves: nobody who stands for them says yes after their no.
create function care.speaks_for(of_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select of_client = any (care.clients_i_am()) and exists (
		select from care.client c where c.municipality_id = actor.municipality() and c.id = of_client and (
			c.account_id = actor.account()
			or (c.account_id is null and (c.born_on is null or c.born_on > current_date - interval '12 years' or c.born_on <= current_date - interval '16 years'))))
$$;

-- Who cannot sign in says it aloud, and who helps writes it down: never for who has an account, nor for who is twelve to fifteen.
create function care.says_it_aloud(of_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select of_client = any (care.clients_i_help()) and care.fit_for_household(of_client) and exists (
		select from care.client c where c.municipality_id = actor.municipality() and c.id = of_client and c.account_id is null
			and (c.born_on is null or c.born_on > current_date - interval '12 years' or c.born_on <= current_date - interval '16 years')
			and not exists (select from care.representative r where r.municipality_id = c.municipality_id and r.client_id = c.id and r.account_id is not null
				and r.ended_on is null and current_date between r.from_on and r.until_on)
			-- A child says nothing alone: somebody must stand for them.
			and (c.born_on is null or c.born_on <= current_date - interval '16 years' or exists (
				select from care.representative r where r.municipality_id = c.municipality_id and r.client_id = c.id
					and r.ended_on is null and current_date between r.from_on and r.until_on)))
$$;

-- A yes of who stands for somebody counts as long as that person has no account and is stood for.
create function care.household_standing() returns table (household_id uuid, client_id uuid, account_id uuid)
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

-- Whether somebody stands there, for themselves, who stands for them and who helps.
create function care.stands_at_home(of_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select (of_client = any (care.clients_i_am()) or of_client = any (care.clients_i_arrange()))
		and exists (select from care.household_standing() s where s.client_id = of_client)
$$;

-- What the members of a household showed waits: the texts are nobody's until each is shared again, who comes is gone from the page.
create function care.shares_wait(of_clients uuid[]) returns void
language sql security definer set search_path = pg_catalog
as $$
	delete from care.household_share s where s.municipality_id = actor.municipality() and s.client_id = any (of_clients) and s.helper_id is not null;
	update care.household_share s set texts = '{}', versions = '{}' where s.municipality_id = actor.municipality() and s.client_id = any (of_clients)
$$;

-- A new face asks a new yes of everybody, and shows nothing of what was shared before it came.
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
	perform care.shares_wait((select array_agg(m.client_id) from care.household_member m where m.municipality_id = actor.municipality() and m.household_id = home));
	return home;
end
$$;

-- A no of one who stands for a child is not undone by another: then the worker asks once more.
create function care.answer_household(of_client uuid, says_yes boolean) returns boolean
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
create function care.note_household_yes(of_client uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	changed integer;
begin
	update care.household_member m set yes_on = current_date, yes_as = 'spoken', no_on = null, recorded_by = actor.person()
	where m.municipality_id = actor.municipality() and m.client_id = of_client and care.says_it_aloud(of_client);
	get diagnostics changed = row_count;
	return changed > 0;
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

-- Safety, a file that rests, a secret address: off the page, and a new yes after it. The end of the help: out of the household.
create function care.leaves_household() returns trigger
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
create trigger leaves_household after update of ended_on, held_since, restricted_since, address_secret on care.client for each row
	when (new.ended_on is not null or new.held_since is not null or new.restricted_since is not null or new.address_secret)
	execute function care.leaves_household();

-- The page: who helps sees those they help, also who was asked; a member sees who said yes, once they did themselves. Who stands for
-- somebody sees no other member: a parent elsewhere would read along in a home that is not theirs.
create function care.household_in_sight(of_household uuid)
returns table (client_id uuid, name_sealed text, child boolean, mine boolean, helped boolean, asked_on date, yes_on date, no_on date, aloud boolean, named_id uuid, named_called text)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id, c.name_sealed, coalesce(c.born_on > current_date - interval '18 years', false), coalesce(c.account_id = actor.account(), false) and not helped.it, helped.it,
		m.asked_on, case when stands.it then m.yes_on end, m.no_on, helped.it and care.says_it_aloud(c.id), n.worker_id, coalesce(n.worker_called, '')
	from care.household_member m join care.client c on c.municipality_id = m.municipality_id and c.id = m.client_id
		left join care.relation n on n.municipality_id = c.municipality_id and n.client_id = c.id and n.kind = 'named' and n.ended_on is null
		cross join lateral (select c.id = any (care.clients_i_help()) as it) helped
		cross join lateral (select exists (select from care.household_standing() s where s.client_id = c.id) as it) stands
	where m.municipality_id = actor.municipality() and m.household_id = of_household and care.fit_for_household(c.id)
		and (helped.it or (stands.it and exists (
			select from care.household_standing() me
			where me.household_id = of_household and me.account_id = actor.account() and me.client_id = any (care.clients_i_am()))))
	order by c.born_on desc nulls last, c.id
$$;

-- Whether what is shared still stands as it was shared, or was changed by the person themselves: then no name stands beside it.
create function care.as_shared(texts uuid[], versions integer[], of_text uuid, version integer) returns boolean
language sql immutable set search_path = pg_catalog
as $$
	select coalesce(versions[array_position(texts, of_text)] = version, false)
$$;

-- Whether something happened, or is reached, shows when the person said so; what becomes of who comes stays in the own plan.
create function care.household_shared(of_household uuid)
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

-- Of one person: what they share, and whether something in it was changed since by somebody else.
create function care.shared_at_home_by(of_client uuid) returns table (id uuid, goal_id uuid, helper_id uuid, children boolean, changed_since boolean)
language sql stable set search_path = pg_catalog
as $$
	select s.id, s.goal_id, s.helper_id, s.children,
		exists (select from care.plan_goal g where g.municipality_id = s.municipality_id and g.id = s.goal_id and not care.as_shared(s.texts, s.versions, g.id, g.version))
		or exists (select from care.plan_agreement a where a.municipality_id = s.municipality_id and a.goal_id = s.goal_id and a.dropped_on is null and not care.as_shared(s.texts, s.versions, a.id, a.version))
		or (s.children and exists (select from care.plan_words w where w.municipality_id = s.municipality_id and w.client_id = s.client_id and w.part = 'children' and not care.as_shared(s.texts, s.versions, w.id, w.version)))
	from care.household_share s where s.municipality_id = actor.municipality() and s.client_id = of_client
$$;

-- The texts as they stand at the moment of sharing are noted here, whatever was sent along.
create function care.note_versions() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	select coalesce(array_agg(t.id), '{}'), coalesce(array_agg(t.version), '{}') into new.texts, new.versions from (
		select g.id, g.version from care.plan_goal g where g.municipality_id = new.municipality_id and g.id = new.goal_id
		union all
		select a.id, a.version from care.plan_agreement a where a.municipality_id = new.municipality_id and a.goal_id = new.goal_id
		union all
		select w.id, w.version from care.plan_words w where new.children and w.municipality_id = new.municipality_id and w.client_id = new.client_id and w.part = 'children') t;
	new.shared_on = current_date;
	return new;
end
$$;
create trigger note_versions before insert on care.household_share for each row execute function care.note_versions();

-- A place on the page is made and answered by the functions above alone.
drop policy helper_adds on care.household_member;
drop policy helper_removes on care.household_member;
revoke insert on care.household_member from zone_care;
-- What somebody answered, and what they show, is read by who speaks for them: not by a parent who reads along with somebody of thirteen.
create policy person_reads on care.household_member for select to zone_care using (
	municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]) and care.speaks_for(client_id));
create policy helper_removes on care.household_member for delete to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_arrange())::uuid[]));

create policy person_reads on care.household_share for select to zone_care using (
	municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]) and care.speaks_for(client_id));
create policy helper_reads on care.household_share for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[]));
-- Whose words they are shares them; what is shared is of them, and they stand on the page.
create policy shared_at_home on care.household_share for insert to zone_care with check (
	municipality_id = (select actor.municipality())
	and case when recorded_by is null then care.speaks_for(client_id) else recorded_by = (select actor.person()) and care.says_it_aloud(client_id) end
	and exists (select from care.household_member m where m.municipality_id = household_share.municipality_id and m.client_id = household_share.client_id and m.yes_on is not null)
	and (goal_id is null or exists (select from care.plan_goal g where g.municipality_id = household_share.municipality_id and g.id = goal_id and g.client_id = household_share.client_id))
	and (helper_id is null or exists (select from care.plan_helper h where h.municipality_id = household_share.municipality_id and h.id = helper_id and h.client_id = household_share.client_id)));
create policy taken_back on care.household_share for delete to zone_care using (
	municipality_id = (select actor.municipality()) and (client_id = any ((select care.clients_i_help())::uuid[]) or care.speaks_for(client_id)));
grant select, insert, delete on care.household_share to zone_care;

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
		perform care.shares_wait((select array_agg(m.client_id) from care.household_member m where m.municipality_id = actor.municipality()));
	end if;
	return changed;
end
$$;

revoke all on function care.fit_for_household(uuid), care.speaks_for(uuid), care.says_it_aloud(uuid), care.household_standing(), care.stands_at_home(uuid), care.ask_into_household(uuid, uuid, uuid), care.answer_household(uuid, boolean),
	care.note_household_yes(uuid), care.leaves_household(), care.household_in_sight(uuid), care.as_shared(uuid[], integer[], uuid, integer), care.household_shared(uuid), care.shared_at_home_by(uuid), care.note_versions(), care.shares_wait(uuid[]), care.speaks_first(), care.ask_homes_again() from public;
grant execute on function care.stands_at_home(uuid), care.speaks_for(uuid), care.says_it_aloud(uuid), care.ask_into_household(uuid, uuid, uuid), care.answer_household(uuid, boolean), care.note_household_yes(uuid),
	care.household_in_sight(uuid), care.as_shared(uuid[], integer[], uuid, integer), care.household_shared(uuid), care.shared_at_home_by(uuid), care.ask_homes_again() to zone_care;
-- The words of who comes are laid down once.
revoke update (for_sealed) on care.plan_helper from zone_care;
