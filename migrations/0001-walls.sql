-- The zones and the actor: one schema and one login each, and the one door through which a transaction says who is asking. (platform)

create schema open;
create schema community;
create schema care;
create schema ballot;
create schema identity;
create schema audit;
create schema jobs;
create schema actor;

revoke all on schema public from public;

grant usage on schema open to zone_open, zone_community, zone_care, zone_tasks;
grant usage on schema community to zone_community, zone_tasks;
grant usage on schema care to zone_care, zone_tasks;
grant usage on schema identity to zone_identity;
grant usage on schema audit to zone_open, zone_community, zone_care, zone_tasks;
grant usage on schema jobs to zone_tasks;
grant usage on schema actor to zone_open, zone_community, zone_care, zone_tasks;

-- Set once per transaction. Injected SQL runs after this call and cannot make it again.
create function actor.become(who jsonb) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	name text;
begin
	if coalesce(current_setting('app.kind', true), '') <> '' then
		raise exception 'the actor of this transaction is already known' using errcode = 'insufficient_privilege';
	end if;
	if coalesce(who->>'kind', '') = '' then
		raise exception 'an actor has a kind' using errcode = 'insufficient_privilege';
	end if;
	foreach name in array array['municipality','kind','person','account','organisation','team','roles','areas','code','task'] loop
		perform set_config('app.' || name, coalesce(who->>name, ''), true);
	end loop;
end
$$;
revoke all on function actor.become(jsonb) from public;
grant execute on function actor.become(jsonb) to zone_open, zone_community, zone_care, zone_tasks;

-- What policies ask, always as (select actor.x()) so that it is evaluated once per statement. Unset means null, and null sees nothing.
create function actor.municipality() returns uuid language sql stable as $$ select nullif(current_setting('app.municipality', true), '')::uuid $$;
create function actor.kind() returns text language sql stable as $$ select nullif(current_setting('app.kind', true), '') $$;
create function actor.person() returns uuid language sql stable as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function actor.account() returns uuid language sql stable as $$ select nullif(current_setting('app.account', true), '')::uuid $$;
create function actor.organisation() returns uuid language sql stable as $$ select nullif(current_setting('app.organisation', true), '')::uuid $$;
create function actor.team() returns uuid language sql stable as $$ select nullif(current_setting('app.team', true), '')::uuid $$;
create function actor.code() returns text language sql stable as $$ select nullif(current_setting('app.code', true), '') $$;
create function actor.areas() returns text[] language sql stable as $$ select string_to_array(coalesce(current_setting('app.areas', true), ''), ',') $$;
create function actor.is(variadic wanted text[]) returns boolean language sql stable as $$ select coalesce(string_to_array(current_setting('app.roles', true), ',') && wanted, false) $$;
create function actor.is_task(variadic wanted text[]) returns boolean language sql stable as $$ select coalesce(current_setting('app.kind', true) = 'task' and current_setting('app.task', true) = any(wanted), false) $$;
grant execute on all functions in schema actor to zone_open, zone_community, zone_care, zone_tasks;
