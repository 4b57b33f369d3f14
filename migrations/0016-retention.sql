-- What happens when the term of policy/retention.yaml is over: the erasing task reaches every table that has one, and each night leaves a number behind. (privacy)

-- Opens a table to the erasing task: it takes rows away or, when columns are named, empties those. Later migrations call it for their own tables.
create procedure actor.let_erase(what regclass, variadic emptied text[] default '{}')
language plpgsql set search_path = pg_catalog
as $$
begin
	execute format('create policy eraser_reads on %s for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task(''privacy.erase'')))', what);
	-- Ids, days and counts are enough to see what is due; words and hashes stay closed to everyone the table closed them to.
	execute format('grant select (%s) on %s to zone_community', (
		select string_agg(quote_ident(attname), ', ') from pg_attribute
		where attrelid = what and attnum > 0 and not attisdropped and (atttypid::regtype::text not in ('text', 'text[]', 'bytea', 'jsonb') or attname = any (emptied))), what);
	if cardinality(emptied) = 0 then
		execute format('create policy eraser_takes_away on %s for delete to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task(''privacy.erase'')))', what);
		execute format('grant delete on %s to zone_community', what);
	else
		-- The checks of all policies on a table add up, so a loose one here would let everybody else through.
		execute format('create policy eraser_empties on %s for update to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task(''privacy.erase''))) with check (municipality_id = (select actor.municipality()) and (select actor.is_task(''privacy.erase'')))', what);
		execute format('grant update (%s) on %s to zone_community', (select string_agg(quote_ident(one), ', ') from unnest(emptied) one), what);
	end if;
end
$$;
revoke all on procedure actor.let_erase(regclass, text[]) from public;

call actor.let_erase('open.offer');
call actor.let_erase('community.initiative_member');
call actor.let_erase('community.initiative_invitation');
call actor.let_erase('open.initiative', 'help_name');
call actor.let_erase('open.initiative_ask', 'found_words');
call actor.let_erase('open.initiative_entry', 'by_name');
call actor.let_erase('community.pattern', 'owner_id');
call actor.let_erase('community.pattern_step', 'words', 'by_worker');
call actor.let_erase('community.pattern_signal');
call actor.let_erase('community.pattern_person_key');
call actor.let_erase('community.text_report');
call actor.let_erase('community.assignment');

-- A worker whose roles are all forgotten: the row stays, because others point at it, and is nobody's.
alter table community.worker alter column account_id drop not null;
alter table community.worker drop constraint worker_first_name_check;
alter table community.worker add constraint worker_first_name_check check (length(first_name) <= 60 and (account_id is null or first_name <> ''));
call actor.let_erase('community.worker', 'account_id', 'first_name', 'last_name');
-- Administrators mend names behind the same login; whose account it is they never change.
create function community.who_changes_what_on_a_worker() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if actor.kind() is not null and not actor.is_task('privacy.erase') and new.account_id is distinct from old.account_id then
		raise exception 'a worker stays with their account' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger who_changes_what_on_a_worker before update on community.worker for each row execute function community.who_changes_what_on_a_worker();

-- How often the person was written to that a card not used will go. Being active starts it anew.
alter table community.person_card add column written_to smallint not null default 0, add column written_on date;
grant update (written_to, written_on) on community.person_card to zone_community;
create function community.active_again() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	new.written_to := 0;
	new.written_on := null;
	return new;
end
$$;
create trigger active_again before update on community.person_card for each row when (new.last_active_on > old.last_active_on) execute function community.active_again();
-- Signing in is being active: the task that finds out who somebody is notes the day.
create policy resolving_notes_the_day on community.person_card for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('identity.resolve')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('identity.resolve')));

-- The trail: a batch whose term is over loses its rows and keeps its root, so that the chain still holds.
alter table audit.seal add column expired_at timestamptz;
create policy tasks_expire on audit.seal for update to zone_tasks using (expired_at is null) with check (expired_at is not null);
grant update (expired_at) on audit.seal to zone_tasks;
create policy tasks_expire on audit.entry for delete to zone_tasks using (exists (
	select from audit.seal s where s.municipality_id = entry.municipality_id and s.zone = entry.zone and s.number = entry.batch and s.expired_at is not null));
grant delete on audit.entry to zone_tasks;
-- Without the person: who clears away what nothing points at need not know whose it was.
create policy tasks_see_what_is_left on audit.pseudonym for select to zone_tasks using (true);
create policy tasks_clear on audit.pseudonym for delete to zone_tasks using (true);
grant select (municipality_id, pseudonym), delete on audit.pseudonym to zone_tasks;

alter table identity.user add column signed_in_at timestamptz;

-- What was erased, as numbers: the proof that it happened, without whom it was about.
create table audit.retention_round (
	municipality_id uuid not null references open.municipality,
	ran_on date not null,
	class text not null,
	table_name text not null,
	ended integer not null,
	ran_at timestamptz not null,
	primary key (municipality_id, ran_on, class, table_name)
);
alter table audit.retention_round enable row level security;
alter table audit.retention_round force row level security;
create policy eraser_and_privacy_officer_read on audit.retention_round for select to zone_community using (
	municipality_id = (select actor.municipality()) and ((select actor.is('privacy_officer')) or (select actor.is_task('privacy.erase'))));
create policy eraser_counts on audit.retention_round for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
grant select, insert on audit.retention_round to zone_community;
