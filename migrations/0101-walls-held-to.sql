-- The person's own word holds: rest that they asked for ends by the officer's yes, what a law keeps is erased on a ground alone, and from twelve to fifteen nobody asks for the child without the child. (clients)

-- Whether somebody asks for another than themselves who is twelve to fifteen: then the child says yes too, or who helps decides with them (Jeugdwet 7.3).
create function care.child_says_too(of_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (
		select from care.client c
		where c.municipality_id = actor.municipality() and c.id = of_client and c.account_id is distinct from actor.account() and actor.kind() is distinct from 'staff'
			and c.born_on <= current_date - interval '12 years' and c.born_on > current_date - interval '16 years')
$$;
-- Whether this actor is the one who says it: the person, or who helps them as the one name.
create function care.may_settle_for_child(of_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select of_client = any (care.clients_named_to_me()) and of_client = any (care.clients_i_help())
		or of_client = any (care.clients_i_am()) and not care.child_says_too(of_client)
$$;
revoke all on function care.child_says_too(uuid), care.may_settle_for_child(uuid) from public;
grant execute on function care.child_says_too(uuid), care.may_settle_for_child(uuid) to zone_care;

-- What a parent would share of a child of twelve to fifteen. It opens nothing: it becomes a permission by the yes of the child, or of who helps.
create table care.permission_asked (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	to_organisation_id uuid not null,
	to_team_id uuid not null,
	to_called text not null check (length(to_called) between 2 and 200),
	scope text[] not null check (cardinality(scope) > 0 and scope <@ array['plan', 'agreements', 'measures', 'network', 'contact']),
	purpose text not null check (purpose in ('working-together', 'warm-handover', 'back-office', 'consultation')),
	until_on date not null,
	asked_on date not null,
	settled_on date,
	settled_as text check (settled_as in ('yes', 'no')),
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check (until_on > asked_on and until_on <= asked_on + interval '12 months'),
	check ((settled_on is null) = (settled_as is null))
);
create index permission_asked_of on care.permission_asked (municipality_id, client_id) where settled_on is null;

-- That a file went before its term, and on what ground: whose it was stands nowhere any more.
create table care.file_erased (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	kept_as text not null check (kept_as in ('enquiry', 'light', 'provision', 'youth')),
	ground text not null check (ground in ('wrong-person', 'no-ground', 'judge')),
	answered_by uuid not null,
	erased_on date not null,
	primary key (municipality_id, id)
);

select care.wall(t) from unnest(array['care.permission_asked', 'care.file_erased']::regclass[]) t;

create policy stands_for_asks on care.permission_asked for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]) and care.child_says_too(client_id) and settled_on is null);
create policy person_reads on care.permission_asked for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]));
create policy helper_reads on care.permission_asked for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_arrange())::uuid[]));
grant select, insert on care.permission_asked to zone_care;

create policy officer_notes on care.file_erased for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')) and answered_by = (select actor.person()));
create policy officer_reads on care.file_erased for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')));
create policy at_its_end_read on care.file_erased for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy at_its_end_gone on care.file_erased for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
grant select, insert, delete on care.file_erased to zone_care;

-- The yes for a child says who gave it: the child where they sign in, or who helps, spoken with them.
create function care.settle_asked(of_asked uuid, permission_id uuid, with_yes boolean) returns boolean
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

drop policy helper_records on care.sharing_permission;
create policy helper_records on care.sharing_permission for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and withdrawn_at is null
	and ((client_id = any ((select care.clients_i_help())::uuid[]) and recorded_by = (select actor.person()) and how_given <> 'online' and from_organisation_id = (select actor.organisation()))
		or (client_id = any ((select care.clients_i_am())::uuid[]) and not care.child_says_too(client_id) and recorded_by is null and how_given = 'online')));

-- A question that waits for the child's own yes; that the worker wants to go on with a file at rest; and that the officer let it.
alter table care.file_request add column waits_since date, add column lift_asked_on date, add column lifted_on date;
drop policy person_asks on care.file_request;
create policy person_asks on care.file_request for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]) and answered_on is null and reminded_on is null
	and lift_asked_on is null and lifted_on is null and (waits_since is not null) = (kind = 'erase' and care.child_says_too(client_id)));
drop policy answered on care.file_request;
-- Who helps says yes to rest; a no is the officer's, since it may be about them.
create policy answered on care.file_request for update to zone_care
	using (municipality_id = (select actor.municipality()) and answered_on is null
		and ((select actor.is('privacy_officer')) or (kind in ('copy', 'correct', 'restrict') and client_id = any ((select care.clients_named_to_me())::uuid[]))))
	with check (municipality_id = (select actor.municipality()) and answered_by = (select actor.person()) and (waits_since is null or outcome = 'not')
		and ((select actor.is('privacy_officer')) or ((kind in ('copy', 'correct') or kind = 'restrict' and outcome <> 'not') and client_id = any ((select care.clients_named_to_me())::uuid[]))));

create function care.agree_request(of_request uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	changed integer;
begin
	update care.file_request q set waits_since = null
	where q.municipality_id = actor.municipality() and q.id = of_request and q.waits_since is not null and q.answered_on is null and care.may_settle_for_child(q.client_id);
	get diagnostics changed = row_count;
	return changed > 0;
end
$$;

-- A file that rests because the person asked goes on by the officer's yes alone; who helps asks for it.
create function care.rest_was_asked(of_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from care.file_request q where q.municipality_id = actor.municipality() and q.client_id = of_client
		and q.kind = 'restrict' and q.outcome is distinct from 'not' and q.lifted_on is null)
$$;
create function care.rest_ends_by_officer() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if care.rest_was_asked(new.id) then
		raise exception 'rest that the person asked for ends by the officer' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger rest_ends_by_officer before update of restricted_since on care.client for each row
	when (old.restricted_since is not null and new.restricted_since is null and actor.kind() is not null) execute function care.rest_ends_by_officer();

create function care.ask_to_go_on(of_client uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	changed integer;
begin
	update care.file_request q set lift_asked_on = current_date
	where q.municipality_id = actor.municipality() and q.client_id = of_client and of_client = any (care.clients_named_to_me())
		and q.kind = 'restrict' and q.outcome is distinct from 'not' and q.lifted_on is null and q.lift_asked_on is null;
	get diagnostics changed = row_count;
	return changed > 0;
end
$$;
-- The officer's word on it: whose file it was, or nothing when there was none to weigh.
-- Nobody weighs whether they themselves go on.
create function care.weigh_going_on(of_request uuid, with_yes boolean) returns uuid
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
revoke all on function care.settle_asked(uuid, uuid, boolean), care.agree_request(uuid), care.rest_was_asked(uuid), care.rest_ends_by_officer(), care.ask_to_go_on(uuid), care.weigh_going_on(uuid, boolean) from public;
grant execute on function care.settle_asked(uuid, uuid, boolean), care.agree_request(uuid), care.rest_was_asked(uuid), care.ask_to_go_on(uuid), care.weigh_going_on(uuid, boolean) to zone_care;

-- For the officer who answers whether somebody is forgotten: as what the file is kept, and nothing else of it.
create function care.kept_as_of_request(of_request uuid) returns text
language sql stable security definer set search_path = pg_catalog
as $$
	select c.kept_as from care.file_request q join care.client c on c.municipality_id = q.municipality_id and c.id = q.client_id
	where q.municipality_id = actor.municipality() and q.id = of_request and q.kind = 'erase' and actor.kind() = 'staff' and actor.is('privacy_officer')
$$;
revoke all on function care.kept_as_of_request(uuid) from public;
grant execute on function care.kept_as_of_request(uuid) to zone_care;
