-- What an officer cannot do by a side door: going on without an answer, longer behind somebody, and not telling somebody without telling why. A lost slip gets a new code. (nuisance)

create function care.nuisance_officer_keeps() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if old.rests_on is not null and new.rests_on is null and exists (select from care.nuisance_raised r
		where r.municipality_id = new.municipality_id and r.circle_id = new.id and r.kind = 'objection' and r.answered_on is null) then
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
revoke all on function care.nuisance_officer_keeps() from public;
create trigger nuisance_officer_keeps before update of rests_on, contact, contact_on, until_on on care.nuisance_circle for each row
	when (pg_catalog.current_setting('app.kind', true) = 'staff') execute function care.nuisance_officer_keeps();

create policy officer_gives_again on care.nuisance_diary for update to zone_care
	using (municipality_id = (select actor.municipality()) and care.nuisance_is_mine(circle_id, false))
	with check (municipality_id = (select actor.municipality()) and care.nuisance_is_mine(circle_id, false));
grant update (code_hash) on care.nuisance_diary to zone_care;
