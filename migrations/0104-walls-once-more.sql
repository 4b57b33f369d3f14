-- What a second reader found: a look is told before it shows, a no to rest is the officer's, a yes says who gave it, and a code in the wrong hands is undone. (clients)

-- A look in an emergency may be about who reads: it shows once the person was told, or the day came on which they had to be.
drop policy person_reads on care.emergency_look;
create policy person_reads on care.emergency_look for select to zone_care using (
	municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]) and (told_on is not null or current_date >= tell_by));
-- And so does the trail of who looked by it.
create function care.is_kept_back(of_subject uuid, by_whom uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (
		select from care.emergency_look e
		join audit.pseudonym s on s.municipality_id = e.municipality_id and s.person_id = e.client_id and s.pseudonym = of_subject
		join audit.pseudonym w on w.municipality_id = e.municipality_id and w.person_id = e.worker_id and w.pseudonym = by_whom
		where e.municipality_id = actor.municipality() and e.told_on is null and current_date < e.tell_by
			and at between e.opened_at - interval '5 minutes' and e.until_at + interval '5 minutes')
$$;
revoke all on function care.is_kept_back(uuid, uuid, timestamptz) from public;
grant execute on function care.is_kept_back(uuid, uuid, timestamptz) to zone_care;
drop policy about_my_file on audit.entry;
create policy about_my_file on audit.entry for select to zone_care using (
	municipality_id = (select actor.municipality())
	and subject_pseudonym in (select p.pseudonym from audit.pseudonym p where p.municipality_id = (select actor.municipality()) and p.person_id = any ((select care.clients_i_am())::uuid[]))
	and not care.is_kept_back(subject_pseudonym, actor_pseudonym, occurred_at));

-- Who looks in an emergency may hide everything where the person signs in, and never show it again.
create function care.hold_in_emergency(of_client uuid) returns void
language sql security definer set search_path = pg_catalog
as $$
	update care.client c set held_since = current_date
	where c.municipality_id = actor.municipality() and c.id = of_client and c.held_since is null and actor.kind() = 'staff'
		and exists (select from care.emergency_look e where e.municipality_id = c.municipality_id and e.client_id = c.id and e.worker_id = actor.person() and e.until_at >= now())
$$;
revoke all on function care.hold_in_emergency(uuid) from public;
grant execute on function care.hold_in_emergency(uuid) to zone_care;

-- Who helps says yes to rest; a no is the officer's, since it may be about them.
drop policy answered on care.file_request;
create policy answered on care.file_request for update to zone_care
	using (municipality_id = (select actor.municipality()) and answered_on is null
		and ((select actor.is('privacy_officer')) or (kind in ('copy', 'correct', 'restrict') and client_id = any ((select care.clients_named_to_me())::uuid[]))))
	with check (municipality_id = (select actor.municipality()) and answered_by = (select actor.person()) and (waits_since is null or outcome = 'not')
		and ((select actor.is('privacy_officer')) or ((kind in ('copy', 'correct') or kind = 'restrict' and outcome <> 'not') and client_id = any ((select care.clients_named_to_me())::uuid[]))));

-- Who keeps the doors of a file takes back what was shared of it, at rest too.
drop policy taken_back on care.sharing_permission;
create policy taken_back on care.sharing_permission for update to zone_care
	using (municipality_id = (select actor.municipality()) and withdrawn_at is null
		and (client_id = any ((select care.clients_i_arrange())::uuid[]) or client_id = any ((select care.clients_i_am())::uuid[])))
	with check (municipality_id = (select actor.municipality()) and withdrawn_at is not null
		and (client_id = any ((select care.clients_i_arrange())::uuid[]) or client_id = any ((select care.clients_i_am())::uuid[])));

-- The yes for a child says who gave it: the child where they sign in, or who helps, spoken with them.
create or replace function care.settle_asked(of_asked uuid, permission_id uuid, with_yes boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	one care.permission_asked;
	helps boolean := actor.kind() = 'staff';
begin
	select * into one from care.permission_asked a where a.municipality_id = actor.municipality() and a.id = of_asked and a.settled_on is null for update;
	if one.id is null or not care.may_settle_for_child(one.client_id) then
		return false;
	end if;
	update care.permission_asked a set settled_on = current_date, settled_as = case when with_yes then 'yes' else 'no' end
	where a.municipality_id = one.municipality_id and a.id = one.id;
	if with_yes and one.until_on > current_date then
		insert into care.sharing_permission (municipality_id, id, client_id, from_organisation_id, to_organisation_id, to_team_id, to_called, scope, purpose, how_given, recorded_by, given_on, until_on)
		select one.municipality_id, permission_id, one.client_id, c.organisation_id, one.to_organisation_id, one.to_team_id, one.to_called, one.scope, one.purpose,
			case when helps then 'spoken' else 'online' end, case when helps then actor.person() end, current_date, one.until_on
		from care.client c where c.municipality_id = one.municipality_id and c.id = one.client_id;
	end if;
	return true;
end
$$;

-- Nobody weighs whether they themselves go on.
create or replace function care.weigh_going_on(of_request uuid, with_yes boolean) returns uuid
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	one care.file_request;
begin
	if actor.kind() is distinct from 'staff' or not actor.is('privacy_officer') then
		return null;
	end if;
	select * into one from care.file_request q where q.municipality_id = actor.municipality() and q.id = of_request and q.lift_asked_on is not null and q.lifted_on is null for update;
	if one.id is null or exists (select from care.relation r where r.municipality_id = one.municipality_id and r.client_id = one.client_id and r.worker_id = actor.person() and r.ended_on is null) then
		return null;
	end if;
	update care.file_request q set lift_asked_on = case when with_yes then q.lift_asked_on end, lifted_on = case when with_yes then current_date end
	where q.municipality_id = one.municipality_id and q.id = one.id;
	if with_yes and not care.rest_was_asked(one.client_id) then
		update care.client c set restricted_since = null where c.municipality_id = one.municipality_id and c.id = one.client_id;
	end if;
	return one.client_id;
end
$$;

-- A code on paper was typed by somebody else: their account is no longer the person, and what they gave from it is taken back.
create function care.untie_account(of_client uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	changed integer;
begin
	update care.client c set account_id = null, claim_hash = null
	where c.municipality_id = actor.municipality() and c.id = of_client and c.account_id is not null and c.id = any (care.clients_named_to_me());
	get diagnostics changed = row_count;
	if changed > 0 then
		update care.sharing_permission p set withdrawn_at = now()
		where p.municipality_id = actor.municipality() and p.client_id = of_client and p.how_given = 'online' and p.withdrawn_at is null;
	end if;
	return changed > 0;
end
$$;
revoke all on function care.untie_account(uuid) from public;
grant execute on function care.untie_account(uuid) to zone_care;

-- Of whom the messages are that a back office reads: for the trail alone, so that the person sees that they looked.
create function care.whom_of_messages() returns table (message_id uuid, whom uuid)
language sql stable security definer set search_path = pg_catalog
as $$
	select g.id, d.client_id from care.mandate_message g join care.mandate_decision d on d.municipality_id = g.municipality_id and d.id = g.decision_id
	where g.municipality_id = actor.municipality() and g.id = any (care.messages_for_my_team())
$$;
revoke all on function care.whom_of_messages() from public;
grant execute on function care.whom_of_messages() to zone_care;
