-- What was drawn is looked at by one colleague, who reads no more than what was decided and why; a decision is of the agreement it names; a law is one of a list. (mandates)

-- Who looks at it: drawn too, so that nobody chooses whom to check, and not the whole team reads.
alter table care.mandate_check add column checker_id uuid;

-- Workers and leads of a team who may look at a decision: not who took it, not who helps there, and not who is near.
create function care.checkers_of(of_decision uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select distinct a.worker_id from care.mandate_decision d
	join care.client c on c.municipality_id = d.municipality_id and c.id = d.client_id and c.restricted_since is null
	join community.assignment a on a.municipality_id = d.municipality_id and a.team_id = d.team_id and a.role in ('team_worker', 'team_lead')
		and a.ended_on is null and current_date between a.valid_from and a.valid_until
	where d.municipality_id = actor.municipality() and d.id = of_decision and actor.is_task('mandates.draw') and a.worker_id <> d.decided_by
		and not care.is_near(a.worker_id, d.client_id)
		and not exists (select from care.relation r where r.municipality_id = d.municipality_id and r.client_id = d.client_id and r.worker_id = a.worker_id and r.ended_on is null)
$$;

create or replace function care.decisions_to_check() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(d.id), '{}')
	from care.mandate_check k join care.mandate_decision d on d.municipality_id = k.municipality_id and d.id = k.decision_id
	join care.client c on c.municipality_id = d.municipality_id and c.id = d.client_id
	where k.municipality_id = actor.municipality() and k.checker_id = actor.person() and k.team_id = actor.team() and k.right_so is null and d.decided_by is distinct from actor.person()
		and actor.kind() = 'staff' and actor.is('team_worker', 'team_lead') and c.restricted_since is null and not care.is_near(actor.person(), d.client_id)
$$;
-- What the checker reads: no name and no file. `whom` is for the trail alone, and stands on no page.
drop policy checker_reads on care.mandate_decision;
create function care.drawn_for_me()
returns table (check_id uuid, decision_id uuid, whom uuid, mandate_id uuid, organisation_called text, product_called text, euros integer, hours integer, weeks integer, why_sealed text, decided_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select k.id, d.id, d.client_id, d.mandate_id, d.organisation_called, d.product_called, d.euros, d.hours, d.weeks, d.why_sealed, d.decided_on
	from care.mandate_check k join care.mandate_decision d on d.municipality_id = k.municipality_id and d.id = k.decision_id
	where k.municipality_id = actor.municipality() and k.right_so is null and d.id = any (care.decisions_to_check())
	order by k.month, k.id
$$;
revoke all on function care.checkers_of(uuid), care.drawn_for_me() from public;
grant execute on function care.checkers_of(uuid), care.drawn_for_me() to zone_care;

-- A decision is of the agreement it names, in its product, part of life and organisation too; a message goes to who carries that one out, by a yes of this day.
drop policy helper_decides on care.mandate_decision;
create policy helper_decides on care.mandate_decision for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[])
	and decided_by = (select actor.person()) and team_id = (select actor.team()) and organisation_id = (select actor.organisation())
	and exists (
		select from open.mandate m where m.municipality_id = (select actor.municipality()) and m.id = mandate_id and m.ended_on is null and current_date between m.from_on and m.until_on
			and m.product = product_called and m.domain = mandate_decision.domain and m.organisation_called = mandate_decision.organisation_called
			and coalesce(euros, 0) <= coalesce(m.max_euros, 0) and coalesce(hours, 0) <= coalesce(m.max_hours, 0) and (m.max_weeks is null or coalesce(weeks, 1) <= m.max_weeks)));
drop policy helper_sends on care.mandate_message;
create policy helper_sends on care.mandate_message for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and state = 'sent'
	and exists (
		select from care.mandate_decision d join open.mandate m on m.municipality_id = d.municipality_id and m.id = d.mandate_id
		where d.municipality_id = (select actor.municipality()) and d.id = decision_id and d.decided_by = (select actor.person())
			and d.client_id = any ((select care.clients_i_help())::uuid[]) and m.executor_team_id = mandate_message.team_id and m.executor_id = mandate_message.executor_id
			and d.product_called = mandate_message.product_called and (d.euros, d.hours, d.weeks) is not distinct from (mandate_message.euros, mandate_message.hours, mandate_message.weeks)
			and (permission_id is null or exists (
				select from care.sharing_permission p where p.municipality_id = d.municipality_id and p.id = mandate_message.permission_id and p.client_id = d.client_id
					and p.purpose = 'back-office' and p.to_team_id = mandate_message.team_id and p.withdrawn_at is null and current_date between p.given_on and p.until_on))));

-- The code of a law (policy/back-office-laws.yaml), and no words: it stands unsealed.
alter table care.mandate_message add constraint law_is_a_code check (law_called = '' or law_called ~ '^[a-z0-9-]{3,40}$') not valid;
