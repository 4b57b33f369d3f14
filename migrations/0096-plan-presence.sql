-- Who had a plan open is forgotten after ten minutes, also when nobody looks any more. (plans)

drop policy if exists tidied_seen on care.plan_presence;
drop policy if exists tidied on care.plan_presence;
create policy tidied_seen on care.plan_presence for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('plans.tidy')) and seen_at < now() - interval '10 minutes');
create policy tidied on care.plan_presence for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('plans.tidy')) and seen_at < now() - interval '10 minutes');
