-- A list of people that a worker brings in: kept only while it is looked over, and what came of it for the day in which that can be undone. (sheets)

create table community.sheet_import (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	made_by uuid not null,
	team_id uuid not null,
	file_name text not null check (length(file_name) between 1 and 120),
	made_at timestamptz not null,
	-- The tabs as they were read, and what was chosen for them. Empty as soon as the people are in.
	sheets jsonb,
	choices jsonb,
	done_at timestamptz,
	undone_at timestamptz,
	cards_made integer not null default 0,
	cards_changed integer not null default 0,
	primary key (municipality_id, id),
	foreign key (municipality_id, made_by) references community.worker,
	foreign key (municipality_id, team_id) references community.team,
	check ((sheets is null) = (done_at is not null)),
	check (undone_at is null or done_at is not null)
);
create index sheet_import_by_maker on community.sheet_import (municipality_id, made_by, made_at desc);

-- Which cards it made and which it changed, so that all of it can be taken back.
create table community.sheet_import_card (
	municipality_id uuid not null,
	import_id uuid not null,
	card_id uuid not null,
	-- As it was before; of a card it made nothing.
	as_was jsonb,
	-- As the list left it, with the talents it brought: what is otherwise now is somebody's work, and stays.
	as_left jsonb not null,
	talents jsonb not null default '[]',
	primary key (municipality_id, import_id, card_id),
	foreign key (municipality_id, import_id) references community.sheet_import on delete cascade,
	foreign key (municipality_id, card_id) references community.person_card
);
create index sheet_import_card_by_card on community.sheet_import_card (municipality_id, card_id);

-- By which a row is known again when the same list comes a second time: a keyed hash of what it said about who and where.
create table community.sheet_row_key (
	municipality_id uuid not null,
	team_id uuid not null,
	key text not null check (key ~ '^[A-Za-z0-9_-]{43}$'),
	card_id uuid not null,
	primary key (municipality_id, team_id, key),
	foreign key (municipality_id, team_id) references community.team,
	foreign key (municipality_id, card_id) references community.person_card
);
create index sheet_row_key_by_card on community.sheet_row_key (municipality_id, card_id);

alter table community.sheet_import enable row level security;
alter table community.sheet_import force row level security;
alter table community.sheet_import_card enable row level security;
alter table community.sheet_import_card force row level security;
alter table community.sheet_row_key enable row level security;
alter table community.sheet_row_key force row level security;

-- A list is its bringer's alone, also within the team: only what comes of it is the team's.
create policy bringer_reads on community.sheet_import for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
	and made_by = (select actor.person()) and team_id = (select actor.team()));
create policy bringer_adds on community.sheet_import for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
	and made_by = (select actor.person()) and team_id = (select actor.team()));
create policy bringer_changes on community.sheet_import for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
		and made_by = (select actor.person()) and team_id = (select actor.team()) and undone_at is null)
	with check (municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and team_id = (select actor.team()));
create policy bringer_throws_away on community.sheet_import for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
	and made_by = (select actor.person()) and team_id = (select actor.team()) and done_at is null);

-- The inner questions pass the policies of the list.
create policy bringer_reads on community.sheet_import_card for select to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.sheet_import i where i.municipality_id = sheet_import_card.municipality_id and i.id = import_id));
create policy bringer_adds on community.sheet_import_card for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and exists (select from community.sheet_import i where i.municipality_id = sheet_import_card.municipality_id and i.id = import_id)
	and exists (select from community.person_card c where c.municipality_id = sheet_import_card.municipality_id and c.id = card_id));

create policy team_reads on community.sheet_row_key for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()));
create policy team_adds on community.sheet_row_key for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team())
	and card_id in (select c.id from community.person_card c where c.municipality_id = (select actor.municipality()) and c.team_id = (select actor.team())));

-- An erased card leaves nothing by which it could be known again.
create function community.nothing_knows_an_erased_card() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	delete from community.sheet_row_key k where k.municipality_id = new.municipality_id and k.card_id = new.id;
	delete from community.sheet_import_card i where i.municipality_id = new.municipality_id and i.card_id = new.id;
	return null;
end
$$;
revoke all on function community.nothing_knows_an_erased_card() from public;
create trigger nothing_knows_an_erased_card after update of erased_at on community.person_card
	for each row when (new.erased_at is not null and old.erased_at is null) execute function community.nothing_knows_an_erased_card();
create policy goes_with_the_card on community.sheet_row_key for all to current_user using (true) with check (true);
create policy goes_with_the_card on community.sheet_import_card for all to current_user using (true) with check (true);
create policy goes_with_the_card on community.sheet_import for select to current_user using (true);

-- Of these cards and talents of the own team those that something else holds on to: a second card behind it, a signal, a question,
-- a role, a match, a circle. Never which.
create function community.held_elsewhere(cards uuid[], talents uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog
as $$
	with ours (id) as (
		select c.id from community.person_card c
		where c.municipality_id = (select actor.municipality()) and c.id = any (cards) and c.team_id = (select actor.team())
			and (select actor.is('social_broker', 'team_worker')))
	select o.id from ours o
	where exists (select from community.person_card b where b.municipality_id = (select actor.municipality()) and b.merged_into = o.id)
		or exists (select from community.signal s where s.municipality_id = (select actor.municipality()) and s.person_id = o.id)
		or exists (select from community.asking_person a where a.municipality_id = (select actor.municipality()) and a.person_id = o.id)
		or exists (select from community.assignment a where a.municipality_id = (select actor.municipality()) and a.card_id = o.id)
		or exists (select from community.match_side m where m.municipality_id = (select actor.municipality()) and m.card_id = o.id)
		or exists (select from community.circle_seat s where s.municipality_id = (select actor.municipality()) and s.card_id = o.id)
	union
	select t.id from community.talent t join community.match_side m on m.municipality_id = t.municipality_id and m.talent_id = t.id
	where t.municipality_id = (select actor.municipality()) and t.id = any (talents) and t.card_id in (select o.id from ours o)
$$;
-- Of these cards those whose person went away or wants to be left alone: a list does not bring them back.
create function community.let_go(cards uuid[]) returns setof uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id from community.person_card c
	where c.municipality_id = (select actor.municipality()) and c.id = any (cards) and (select actor.is('social_broker', 'team_worker'))
		and (c.erased_at is not null or (c.team_id = (select actor.team()) and community.at_rest(c)))
$$;
revoke all on function community.held_elsewhere(uuid[], uuid[]), community.let_go(uuid[]) from public;
grant execute on function community.held_elsewhere(uuid[], uuid[]), community.let_go(uuid[]) to zone_community;

call actor.let_erase('community.sheet_import');

grant select, insert, delete on community.sheet_import to zone_community;
grant update (sheets, choices, done_at, undone_at, cards_made, cards_changed) on community.sheet_import to zone_community;
grant select, insert on community.sheet_import_card, community.sheet_row_key to zone_community;
