-- What a neighbour takes away from a nuisance circle stays gone after an older copy comes back; numbers begin at ten; nobody is told of themselves alone. (nuisance)

-- Gives which diary it was, so that it stays gone.
drop function care.nuisance_withdraw(text);
create function care.nuisance_withdraw(hash text) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	gone uuid;
begin
	delete from care.nuisance_diary d where d.municipality_id = actor.municipality() and d.code_hash = hash returning d.id into gone;
	return gone;
end
$$;
revoke all on function care.nuisance_withdraw(text) from public;
grant execute on function care.nuisance_withdraw(text) to zone_care;
create policy eraser_reads on care.nuisance_diary for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy eraser_takes_away on care.nuisance_diary for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy eraser_takes_away on care.nuisance_entry for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
grant delete on care.nuisance_entry to zone_care;

create or replace function care.nuisance_tallies() returns table (area_code text, kind text, year smallint, many integer, better integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select t.area_code, t.kind, t.year, t.many, case when t.better >= 10 and t.many - t.better not between 1 and 9 then t.better end from care.nuisance_tally t
	where t.municipality_id = (select actor.municipality()) and t.many >= 10 and (select actor.is('team_lead', 'privacy_officer'))
	order by t.year desc, t.area_code, t.kind
$$;

-- Who carries a circle and leads the team too does not look at why they told nobody: then the privacy officer does.
create function care.nuisance_carried_by(circle uuid) returns text
language sql stable security definer set search_path = pg_catalog
as $$
	select case when c.officer_id = actor.person() then 'me'
		when exists (select from community.assignment a where a.municipality_id = c.municipality_id and a.worker_id = c.officer_id and a.team_id = c.team_id and a.role = 'team_lead'
			and current_date between a.valid_from and least(a.valid_until, coalesce(a.ended_on, a.valid_until))) then 'lead' else 'officer' end
	from care.nuisance_circle c where c.municipality_id = actor.municipality() and c.id = circle
$$;
revoke all on function care.nuisance_carried_by(uuid) from public;
grant execute on function care.nuisance_carried_by(uuid) to zone_care;
drop policy they_are_told on care.nuisance_raised;
drop policy they_saw on care.nuisance_raised;
create policy they_are_told on care.nuisance_raised for select to zone_care using (
	municipality_id = (select actor.municipality())
	and ((kind = 'unsafe' and (select actor.is('team_lead')) and team_id = (select actor.team()) and care.nuisance_carried_by(circle_id) <> 'me')
		or ((select actor.is('privacy_officer')) and (kind = 'objection' or care.nuisance_carried_by(circle_id) = 'lead'))));
create policy they_saw on care.nuisance_raised for update to zone_care
	using (municipality_id = (select actor.municipality()) and seen_on is null
		and ((kind = 'unsafe' and (select actor.is('team_lead')) and team_id = (select actor.team()) and care.nuisance_carried_by(circle_id) <> 'me')
			or ((select actor.is('privacy_officer')) and (kind = 'objection' or care.nuisance_carried_by(circle_id) = 'lead'))))
	with check (municipality_id = (select actor.municipality()) and seen_on is not null and (select actor.is('team_lead', 'privacy_officer')));
