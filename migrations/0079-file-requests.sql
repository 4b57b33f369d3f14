-- The walls of care, second stone: a look in an emergency begins now; asking about one's own file has a clock; what a permission opens is known by name. (clients)

-- A look that begins now: none is made beforehand, and none is put in the past.
create or replace function care.look_in_emergency(look_id uuid, of_client uuid, called text, because text, words_sealed text, at timestamptz, tell_before date) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	opened integer;
begin
	if actor.kind() is distinct from 'staff' or not actor.is('team_worker', 'team_lead', 'privacy_officer') then
		return false;
	end if;
	if abs(extract(epoch from at - now())) > 300 then
		raise exception 'a look in an emergency begins now' using errcode = 'insufficient_privilege';
	end if;
	insert into care.emergency_look (municipality_id, id, client_id, worker_id, worker_called, organisation_id, reason, words_sealed, opened_at, until_at, tell_by)
	select actor.municipality(), look_id, c.id, actor.person(), called, actor.organisation(), because, words_sealed, at, at + interval '2 hours', tell_before
	from care.client c where c.municipality_id = actor.municipality() and c.id = of_client
		and (c.organisation_id = actor.organisation() or actor.is('privacy_officer'))
		and (c.restricted_since is null or actor.is('privacy_officer')) and not care.is_near(actor.person(), c.id);
	get diagnostics opened = row_count;
	return opened > 0;
end
$$;

-- Taking back writes in the row of somebody the actor may write for, before and after.
drop policy taken_back on care.sharing_permission;
create policy taken_back on care.sharing_permission for update to zone_care
	using (municipality_id = (select actor.municipality()) and withdrawn_at is null
		and (client_id = any ((select care.clients_i_help())::uuid[]) or client_id = any ((select care.clients_i_am())::uuid[])))
	with check (municipality_id = (select actor.municipality()) and withdrawn_at is not null
		and (client_id = any ((select care.clients_i_help())::uuid[]) or client_id = any ((select care.clients_i_am())::uuid[])));
