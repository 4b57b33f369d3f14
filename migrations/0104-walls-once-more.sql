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

-- Who keeps the doors of a file takes back what was shared of it, at rest too.
drop policy taken_back on care.sharing_permission;
create policy taken_back on care.sharing_permission for update to zone_care
	using (municipality_id = (select actor.municipality()) and withdrawn_at is null
		and (client_id = any ((select care.clients_i_arrange())::uuid[]) or client_id = any ((select care.clients_i_am())::uuid[])))
	with check (municipality_id = (select actor.municipality()) and withdrawn_at is not null
		and (client_id = any ((select care.clients_i_arrange())::uuid[]) or client_id = any ((select care.clients_i_am())::uuid[])));

-- A code on paper was typed by somebody else: their account is no longer the person, and what they gave from it, or showed at home, is taken back.
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
		update care.household_member m set yes_on = null, yes_as = null, recorded_by = null
		where m.municipality_id = actor.municipality() and m.client_id = of_client;
		delete from care.household_share s where s.municipality_id = actor.municipality() and s.client_id = of_client;
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
