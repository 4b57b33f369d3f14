-- What others learn of a talk comes when it leads nowhere any more; why the person was not told is read by who wrote it. (consultations)

-- A lesson is read by others from the month after: not while they still remember which talk it was.
drop policy workers_read on care.case_lesson;
create policy workers_read on care.case_lesson for select to zone_care using (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'staff' and (select actor.is('team_worker', 'social_broker', 'municipal_contact', 'team_lead'))
	and month < date_trunc('month', current_date)::date);

-- Why the person was not told is for who brought it in alone: nobody at the table selects it, and nobody who stands for them.
revoke select on care.consultation from zone_care;
grant select (municipality_id, id, owner_id, owner_called, team_id, organisation_id, area_code, question_sealed, on_day, place_called, expert_sealed, informed, began_on, decision_sealed, objected_on, made_on) on care.consultation to zone_care;
create function care.exceptions_i_wrote() returns table (id uuid, exception_sealed text)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id, c.exception_sealed from care.consultation c
	where c.municipality_id = actor.municipality() and c.exception_sealed <> '' and c.id = any (care.consultations_i_own())
$$;
revoke all on function care.exceptions_i_wrote() from public;
grant execute on function care.exceptions_i_wrote() to zone_care;
