-- Words in the care zone stand sealed: their keys, the wall around every table there, and how a round seals again under a new key. (platform)

-- The keys of a municipality, each wrapped by the key of the installation. One seals; those before it only open until nothing needs them.
create table care.text_key (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	wrapped text not null check (wrapped like 'w1.%'),
	made_at timestamptz not null,
	retired_at timestamptz,
	primary key (municipality_id, id)
);
create unique index text_key_that_seals on care.text_key (municipality_id) where retired_at is null;

-- What every table of this zone has: row security that is forced, and in a sealed column nothing but sealed words.
create function care.wall(walled regclass) returns void
language plpgsql set search_path = pg_catalog
as $$
declare
	name text;
begin
	execute format('alter table %s enable row level security', walled);
	execute format('alter table %s force row level security', walled);
	execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', walled);
	for name in select attname from pg_attribute where attrelid = walled and attnum > 0 and not attisdropped and attname like '%\_sealed' loop
		execute format('alter table %s add constraint %I check (%I = '''' or %I ~ ''^s1\.[0-9a-f-]{36}\.[A-Za-z0-9_-]+$'')', walled, name || '_is_sealed', name, name);
	end loop;
end
$$;
revoke all on function care.wall(regclass) from public;

select care.wall('care.text_key');
create policy whoever_is_here_opens on care.text_key for select to zone_care using (municipality_id = (select actor.municipality()));
-- The first key comes with the first words; a next one only by the round that seals again.
create policy first_key on care.text_key for insert to zone_care with check (municipality_id = (select actor.municipality()) and retired_at is null);
create policy retired_by_the_round on care.text_key for update to zone_care
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('care.seal-again')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('care.seal-again')));
create policy destroyed_by_the_round on care.text_key for delete to zone_care
	using (municipality_id = (select actor.municipality()) and retired_at is not null and (select actor.is_task('care.seal-again')));
grant select, insert, delete, update (wrapped, retired_at) on care.text_key to zone_care;

-- Rows with words that are not sealed by this key, of whatever table: the round sees sealed words and nothing beside them.
create function care.sealed_otherwise(key_id uuid, most integer)
returns table (place text, row_id uuid, sealed text)
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	of_column record;
	left_over integer := most;
	found_here integer;
begin
	if not actor.is_task('care.seal-again') then
		raise exception 'only the round that seals again reads all sealed words' using errcode = 'insufficient_privilege';
	end if;
	for of_column in
		select c.relname as table_name, a.attname as column_name
		from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
		where n.nspname = 'care' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attname like '%\_sealed'
		order by 1, 2
	loop
		exit when left_over <= 0;
		return query execute format(
			'select %L::text, t.id, t.%I from care.%I t where t.municipality_id = $1 and t.%I <> '''' and t.%I not like $2 limit $3',
			'care.' || of_column.table_name || '.' || of_column.column_name, of_column.column_name, of_column.table_name, of_column.column_name, of_column.column_name)
			using actor.municipality(), 's1.' || key_id || '.%', left_over;
		get diagnostics found_here = row_count;
		left_over := left_over - found_here;
	end loop;
end
$$;

-- Puts the same words back under another key, unless they were changed meanwhile.
create function care.seal_again(at_place text, at_row uuid, was text, becomes text) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	part text[] := string_to_array(at_place, '.');
	changed integer;
begin
	if not actor.is_task('care.seal-again') or part[1] <> 'care' or part[3] not like '%\_sealed' then
		raise exception 'only the round that seals again changes sealed words' using errcode = 'insufficient_privilege';
	end if;
	execute format('update care.%I set %I = $1 where municipality_id = $2 and id = $3 and %I = $4', part[2], part[3], part[3])
		using becomes, actor.municipality(), at_row, was;
	get diagnostics changed = row_count;
	return changed > 0;
end
$$;
revoke all on function care.sealed_otherwise(uuid, integer), care.seal_again(text, uuid, text, text) from public;
grant execute on function care.sealed_otherwise(uuid, integer), care.seal_again(text, uuid, text, text) to zone_care;
