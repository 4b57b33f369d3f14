-- The weekly list of what stands out also knows which teams a file was shared with; what somebody does for another is one of a list. (clients)

drop function care.teams_of_files(uuid[]);
create function care.teams_of_files(files uuid[]) returns table (id uuid, team_id uuid, shared_with uuid[])
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id, c.team_id, array(select p.to_team_id from care.sharing_permission p where p.municipality_id = c.municipality_id and p.client_id = c.id
		-- What was taken back or ran out before the week that is looked at explains no look in it.
		and (p.withdrawn_at is null or p.withdrawn_at >= current_date - 8) and p.until_on >= current_date - 8)
	from care.client c where c.municipality_id = actor.municipality() and actor.is_task('privacy.watch') and c.id = any (files)
$$;
revoke all on function care.teams_of_files(uuid[]) from public;
grant execute on function care.teams_of_files(uuid[]) to zone_care;

alter table care.network_person add check (array_to_string(does, ' ') ~ '^[a-z -]*$');
