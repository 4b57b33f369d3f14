-- What another team reads of the people around somebody comes as the other parts do. (networks)

drop function care.network_shared(uuid);
-- Whom the person said may be asked, and where they stand; nobody else and nothing more of them.
create function care.shared_part_of_network_person() returns table (client_id uuid, id uuid, called_sealed text, what text, kind text, ring text, gives text)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.client_id, p.id, p.called_sealed, p.what, p.kind, p.ring, p.gives from care.network_person p
	where p.municipality_id = actor.municipality() and p.client_id = any (care.clients_shared_with_me('network')) and p.ask = 'may'
	order by p.ring, p.place, p.id
$$;
revoke all on function care.shared_part_of_network_person() from public;
grant execute on function care.shared_part_of_network_person() to zone_care;
