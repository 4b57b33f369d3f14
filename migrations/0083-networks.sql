-- The people, places and animals around a person, drawn with them: theirs and of who helps them, of nobody else. (networks)

-- What the picture is of: drawn, none, or a network that is the trouble. All three are an answer.
create table care.network (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	answer text not null default 'drawn' check (answer in ('drawn', 'none', 'harmful', 'not-now')),
	words_sealed text not null default '',
	-- Since when who cares for them at home says that it is much.
	carer_much_on date,
	changed_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create unique index network_of on care.network (municipality_id, client_id);

create table care.network_person (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	-- What the person calls them: a first name is enough.
	called_sealed text not null check (called_sealed <> ''),
	what text not null check (what in ('person', 'place', 'animal')),
	kind text check (kind in ('family', 'friend', 'neighbour', 'club', 'work', 'professional')),
	ring text not null check (ring in ('near', 'middle', 'far')),
	-- The order within the ring, from the top round.
	place smallint not null check (place between 0 and 99),
	gives text not null check (gives in ('helps-me', 'i-help', 'both', 'neither')),
	costs_energy boolean not null default false,
	-- "No, not them" needs no reason, and there is no field for one.
	ask text not null default 'open' check (ask in ('open', 'may', 'no')),
	does text[] not null default '{}',
	ask_for text[] not null default '{}',
	ask_words_sealed text not null default '',
	added_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check (ask = 'may' or (ask_for = '{}' and ask_words_sealed = ''))
);
create index network_person_of on care.network_person (municipality_id, client_id);

-- How it looked on a day, to lay beside how it looks later.
create table care.network_picture (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	drawing_sealed text not null check (drawing_sealed <> ''),
	made_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create unique index network_picture_a_day on care.network_picture (municipality_id, client_id, made_on);

select care.wall(t) from unnest(array['care.network', 'care.network_person', 'care.network_picture']::regclass[]) t;

-- Whose network is this actor's own: the person's, and a parent's of a child below twelve. Who stands for somebody older reads
-- the file and not this: the drawing may be about them.
create function care.networks_of_mine() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(c.id), '{}') from care.client c
	where c.municipality_id = actor.municipality() and c.id = any (care.clients_i_am())
		and (c.account_id = actor.account() or c.born_on > current_date - interval '12 years')
$$;
revoke all on function care.networks_of_mine() from public;
grant execute on function care.networks_of_mine() to zone_care;

-- Who helps and the person themselves, alike. No lead, no emergency look.
do $$
declare
	name text;
	ours constant text := 'municipality_id = (select actor.municipality()) and (client_id = any ((select care.clients_i_help())::uuid[]) or client_id = any ((select care.networks_of_mine())::uuid[]))';
begin
	foreach name in array array['network', 'network_person', 'network_picture'] loop
		execute format('create policy drawn_together on care.%I to zone_care using (%s) with check (%s)', name, ours, ours);
	end loop;
end
$$;
-- What a team with a permission for this part reads: whom the person said may be asked, and where they stand. Not the words, not what
-- costs energy, not what each does, and nobody else: who is not to be asked did not ask to stand in a file of another team.
create function care.network_shared(of_client uuid) returns table (id uuid, called_sealed text, what text, kind text, ring text, gives text)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id, p.called_sealed, p.what, p.kind, p.ring, p.gives from care.network_person p
	where p.municipality_id = actor.municipality() and p.client_id = of_client and of_client = any (care.clients_shared_with_me('network')) and p.ask = 'may'
	order by p.ring, p.place, p.id
$$;
revoke all on function care.network_shared(uuid) from public;
grant execute on function care.network_shared(uuid) to zone_care;

grant select, insert, update (answer, words_sealed, carer_much_on, changed_on) on care.network to zone_care;
grant select, insert, delete, update (called_sealed, what, kind, ring, place, gives, costs_energy, ask, does, ask_for, ask_words_sealed) on care.network_person to zone_care;
grant select, insert, delete, update (drawing_sealed) on care.network_picture to zone_care;
