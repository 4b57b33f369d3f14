-- What a reader tried once more: the words of a child, a talk that was kept from who was its reason, an account of somebody else, an older copy that opens again what was shut. (clients)
-- With what belongs to plans, consultations, nuisance and intake.

-- Who stands for a child of twelve to fifteen reads along, says something beside it and signs for themselves; the plan is the child's.
do $$
declare
	one text;
begin
	foreach one in array array['plan_words', 'plan_goal', 'plan_agreement', 'plan_helper'] loop
		execute format('drop policy person_writes on care.%I', one);
		execute format('create policy person_writes on care.%I for insert to zone_care with check (municipality_id = (select actor.municipality()) and by_person
			and client_id = any ((select care.clients_i_am())::uuid[]) and not care.child_says_too(client_id))', one);
		execute format('drop policy person_changes on care.%I', one);
		execute format('create policy person_changes on care.%I for update to zone_care
			using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]) and not care.child_says_too(client_id))
			with check (municipality_id = (select actor.municipality()) and by_person and client_id = any ((select care.clients_i_am())::uuid[]))', one);
	end loop;
end
$$;
drop policy person_takes_back on care.plan_signature;
create policy person_takes_back on care.plan_signature for update to zone_care
	using (municipality_id = (select actor.municipality()) and withdrawn_on is null and client_id = any ((select care.clients_i_am())::uuid[])
		and (account_id = (select actor.account()) or not care.child_says_too(client_id)))
	with check (municipality_id = (select actor.municipality()) and withdrawn_on is not null and client_id = any ((select care.clients_i_am())::uuid[]));

-- Why somebody was not told may be who stands for them: an exception ends by itself for the person alone.
create or replace function care.consultations_about_me() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(l.consultation_id), '{}')
	from care.consultation_client l
		join care.consultation c on c.municipality_id = l.municipality_id and c.id = l.consultation_id
		join care.client p on p.municipality_id = l.municipality_id and p.id = l.client_id
	where l.municipality_id = actor.municipality() and l.client_id = any (care.clients_i_am())
		and (c.informed in ('present', 'informed') or c.objected_on is not null
			or (c.informed = 'exception' and p.account_id = actor.account() and current_date > coalesce(c.began_on, c.on_day) + 30))
$$;

-- Whatever way something is shut, it is told: ids alone, kept outside the database, where no older copy of it comes.
create policy care_tells on care.outbox for insert to current_user with check (true);
create function care.tell_shut() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	insert into care.outbox (municipality_id, id, type, version, subject_id, occurred_at)
	values (new.municipality_id, gen_random_uuid(), tg_argv[0], 1, new.id, now());
	return null;
end
$$;
create trigger tell_shut after update of withdrawn_at on care.sharing_permission for each row
	when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function care.tell_shut('permission.withdrawn');
create trigger tell_shut after update of ended_on on care.representative for each row
	when (old.ended_on is null and new.ended_on is not null) execute function care.tell_shut('representative.ended');
create trigger tell_shut after update of ended_on on care.relation for each row
	when (old.ended_on is null and new.ended_on is not null) execute function care.tell_shut('relation.ended');
create trigger tell_hold after update of held_since on care.client for each row
	when (old.held_since is null and new.held_since is not null) execute function care.tell_shut('client.held');
create trigger tell_rest after update of restricted_since on care.client for each row
	when (old.restricted_since is null and new.restricted_since is not null) execute function care.tell_shut('client.rests');
create trigger tell_hidden after update of address_secret on care.client for each row
	when (not old.address_secret and new.address_secret) execute function care.tell_shut('client.hidden');

-- What is open here and may have been shut after an older copy was made. For the one task that knows what was shut.
create function care.may_be_shut() returns table (what text, its uuid)
language sql stable security definer set search_path = pg_catalog
as $$
	select o.what, o.its from (
		select 'permission' as what, p.id as its from care.sharing_permission p where p.municipality_id = actor.municipality() and p.withdrawn_at is null
		union all
		select 'representative', r.id from care.representative r where r.municipality_id = actor.municipality() and r.ended_on is null
		union all
		select 'relation', r.id from care.relation r where r.municipality_id = actor.municipality() and r.ended_on is null
		union all
		select unnest(array['hold', 'rest', 'secret-address']), c.id from care.client c where c.municipality_id = actor.municipality()) o
	where actor.is_task('privacy.erase')
$$;
create function care.shut_again(what text, its uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	changed integer := 0;
begin
	if not actor.is_task('privacy.erase') then
		return false;
	elsif what = 'permission' then
		update care.sharing_permission p set withdrawn_at = now() where p.municipality_id = actor.municipality() and p.id = its and p.withdrawn_at is null;
	elsif what = 'representative' then
		update care.representative r set ended_on = current_date, claim_hash = null where r.municipality_id = actor.municipality() and r.id = its and r.ended_on is null;
	elsif what = 'relation' then
		update care.relation r set ended_on = current_date where r.municipality_id = actor.municipality() and r.id = its and r.ended_on is null;
	elsif what = 'hold' then
		update care.client c set held_since = current_date where c.municipality_id = actor.municipality() and c.id = its and c.held_since is null;
	elsif what = 'rest' then
		update care.client c set restricted_since = current_date where c.municipality_id = actor.municipality() and c.id = its and c.restricted_since is null;
	elsif what = 'secret-address' then
		update care.client c set address_secret = true where c.municipality_id = actor.municipality() and c.id = its and not c.address_secret;
	end if;
	get diagnostics changed = row_count;
	return changed > 0;
end
$$;
revoke all on function care.tell_shut(), care.may_be_shut(), care.shut_again(text, uuid) from public;
grant execute on function care.may_be_shut(), care.shut_again(text, uuid) to zone_care;

-- An objection may be to who carries the circle: the privacy officer reads it before that same worker answers and goes on. (nuisance)
create or replace function care.nuisance_officer_keeps() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if old.rests_on is not null and new.rests_on is null and exists (select from care.nuisance_raised r
		where r.municipality_id = new.municipality_id and r.circle_id = new.id and r.kind = 'objection' and (r.answered_on is null or r.seen_on is null)) then
		raise exception 'an objection waits for an answer' using errcode = 'insufficient_privilege';
	end if;
	if new.contact = 'unsafe' and (new.contact, new.contact_on) is distinct from (old.contact, old.contact_on) and not exists (select from care.nuisance_raised r
		where r.municipality_id = new.municipality_id and r.circle_id = new.id and r.kind = 'unsafe' and r.raised_on = new.contact_on) then
		raise exception 'who leads the team is told why' using errcode = 'insufficient_privilege';
	end if;
	if new.contact = 'unsafe' and new.until_on > old.until_on then
		raise exception 'no longer behind somebody' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;

-- Who died is not helped again. (plans)
create or replace function care.again_in_my_team() returns table (id uuid, client_id uuid, called_sealed text, asked_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select w.id, w.client_id, w.called_sealed, w.asked_on
	from care.worker_wish w join care.client c on c.municipality_id = w.municipality_id and c.id = w.client_id
	where w.municipality_id = actor.municipality() and w.team_id = actor.team() and w.kind = 'again' and w.answered_on is null
		and actor.kind() = 'staff' and actor.is('team_worker') and c.ended_as is distinct from 'died'
		and c.restricted_since is null and not care.is_near(actor.person(), c.id)
		and not exists (select from care.relation r where r.municipality_id = w.municipality_id and r.client_id = w.client_id and r.kind = 'named' and r.worker_id <> actor.person()
			and r.ended_on is null and current_date <= r.until_on)
	order by w.asked_on desc, w.id
$$;
