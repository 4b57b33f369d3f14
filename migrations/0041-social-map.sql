-- The social map: what there is, for everybody, and the informal layer that lives in heads, for those who work there and who it is about. (social-map)

-- When something is open in the week, each as "mon 10:00-12:00".
create function open.week_hours(hours text[]) returns boolean language sql immutable as $$
	select cardinality(hours) <= 40 and array_to_string(hours, ',', '?')
		~ '^((mon|tue|wed|thu|fri|sat|sun) ([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)(,(mon|tue|wed|thu|fri|sat|sun) ([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00))*)?$'
$$;
-- The same in minutes since Monday began, so that "open now" is one question.
create function open.week_minutes(hours text[]) returns int4multirange language sql immutable set search_path = pg_catalog as $$
	select coalesce(range_agg(int4range(start + split_part(substr(one, 5, 5), ':', 1)::int * 60 + substr(one, 8, 2)::int,
		start + split_part(substr(one, 11, 5), ':', 1)::int * 60 + substr(one, 14, 2)::int)), '{}'::int4multirange)
	from unnest(hours) one cross join lateral (select 1440 * (array_position(array['mon','tue','wed','thu','fri','sat','sun'], left(one, 3)) - 1)) day (start)
	where substr(one, 11) > substr(one, 5, 5)
$$;

create table community.map_entry (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	kind text not null check (kind in ('organisation', 'service', 'group', 'place', 'person')),
	layer text not null check (layer in ('formal', 'informal')),
	name text not null check (length(name) between 2 and 120),
	summary text not null default '' check (length(summary) <= 600),
	area_code text not null check (area_code ~ '^(GM\d{4}|WK\d{6}|BU\d{8})$'),
	lon double precision check (lon between -180 and 180),
	lat double precision check (lat between -90 and 90),
	address text not null default '' check (length(address) <= 160),
	need_codes text[] not null default '{}' check (cardinality(need_codes) <= 12),
	for_whom text not null default '' check (length(for_whom) <= 200),
	costs text not null default '' check (length(costs) <= 200),
	free boolean,
	languages text[] not null default '{}' check (cardinality(languages) <= 24),
	accessibility text[] not null default '{}' check (accessibility <@ array['wheelchair', 'toilet', 'hearing-loop', 'quiet', 'lift', 'children']),
	hours text[] not null default '{}' check (open.week_hours(hours)),
	when_words text not null default '' check (length(when_words) <= 200),
	free_places integer check (free_places between 0 and 10000),
	phone text not null default '' check (length(phone) <= 30),
	mail text not null default '' check (length(mail) <= 254),
	website text not null default '' check (length(website) <= 300),
	-- Would welcome visitors, on a tour along clubs and people.
	hosts boolean not null default false,
	-- The team that looks after it, so that it stays when people leave; one worker of it, or somebody outside with a mail address.
	team_id uuid,
	keeper_id uuid,
	keeper_name text not null default '' check (length(keeper_name) <= 80),
	keeper_mail text not null default '' check (length(keeper_mail) <= 254),
	confirmed_on date not null,
	-- The team that said so; empty when whoever runs it did.
	confirmed_by text not null default '' check (length(confirmed_by) <= 120),
	-- Of somebody to ask: the card through which they see it, leave it and are forgotten, and the yes it stands on.
	card_id uuid,
	consent_on date,
	consent_how text check (consent_how in ('spoken', 'written', 'online')),
	-- Its words as search knows them.
	found tsvector not null default '',
	-- What a standard says of it that has no column here, so that giving it back loses nothing.
	beside jsonb,
	made_by uuid,
	made_at timestamptz not null,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, team_id) references community.team (municipality_id, id),
	foreign key (municipality_id, keeper_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id),
	check ((lon is null) = (lat is null)),
	constraint a_person_said_yes check ((kind = 'person') = (consent_on is not null) and (consent_on is null) = (consent_how is null)),
	-- Somebody to ask is reached through the team that knows them: no address, number or place of theirs stands here.
	constraint a_person_is_reached_through_a_team check (kind <> 'person' or (layer = 'informal' and team_id is not null and lon is null and address = '' and phone = '' and mail = '' and website = '')),
	-- What is over needs nobody to ask about it.
	constraint what_is_over_names_nobody check (ended_on is null or (keeper_name = '' and keeper_mail = '')),
	constraint a_person_stands_here_by_their_card check ((kind = 'person') = (card_id is not null))
);
create index map_entry_by_area on community.map_entry (municipality_id, layer, area_code);
create index map_entry_by_team on community.map_entry (municipality_id, team_id, confirmed_on);
create index map_entry_by_card on community.map_entry (municipality_id, card_id) where card_id is not null;

-- How well a team knows what or who stands on the informal map: of the team, so that it stays when somebody leaves.
create table community.map_tie (
	municipality_id uuid not null,
	entry_id uuid not null,
	team_id uuid not null,
	-- 1 we know of each other, 2 we work together now and then, 3 we can always call.
	strength smallint not null check (strength between 1 and 3),
	noted_on date not null,
	primary key (municipality_id, entry_id, team_id),
	foreign key (municipality_id, entry_id) references community.map_entry (municipality_id, id) on delete cascade,
	foreign key (municipality_id, team_id) references community.team (municipality_id, id)
);

-- "This is not right": from anybody, without who.
create table community.map_change (
	municipality_id uuid not null,
	id uuid not null,
	entry_id uuid not null,
	area_code text not null,
	remark text not null check (length(remark) between 3 and 500),
	said_on date not null,
	answered_on date,
	outcome text check (outcome in ('changed', 'left')),
	primary key (municipality_id, id),
	foreign key (municipality_id, entry_id) references community.map_entry (municipality_id, id) on delete cascade,
	check ((answered_on is null) = (outcome is null))
);
create index map_change_waiting on community.map_change (municipality_id, area_code, said_on) where answered_on is null;

-- The formal layer, for everybody. Follows community.map_entry by itself; holds no keeper and nobody to ask. Only public rows, so
-- that searching words need not pass a row policy, which would switch its index off.
create table open.map_place (
	municipality_id uuid not null,
	id uuid not null,
	kind text not null,
	name text not null,
	summary text not null,
	area_code text not null,
	lon double precision,
	lat double precision,
	address text not null,
	need_codes text[] not null,
	for_whom text not null,
	costs text not null,
	free boolean,
	languages text[] not null,
	accessibility text[] not null,
	hours text[] not null,
	when_words text not null,
	open_minutes int4multirange not null generated always as (open.week_minutes(hours)) stored,
	free_places integer,
	phone text not null,
	mail text not null,
	website text not null,
	hosts boolean not null,
	confirmed_on date not null,
	confirmed_by text not null,
	found tsvector not null,
	beside jsonb,
	primary key (municipality_id, id),
	foreign key (municipality_id, id) references community.map_entry (municipality_id, id) on delete cascade
);
create index map_place_found on open.map_place using gin (found) with (fastupdate = off);
create index map_place_by_area on open.map_place (municipality_id, area_code);

-- Every word of the public layer once, to forgive typing mistakes.
create table open.map_word (
	municipality_id uuid not null,
	word text not null,
	primary key (municipality_id, word)
);
create index map_word_like on open.map_word using gin (word community.gin_trgm_ops) with (fastupdate = off);

alter table community.map_entry enable row level security;
alter table community.map_entry force row level security;
alter table community.map_tie enable row level security;
alter table community.map_tie force row level security;
alter table community.map_change enable row level security;
alter table community.map_change force row level security;
alter table open.map_place enable row level security;
alter table open.map_place force row level security;
alter table open.map_word enable row level security;
alter table open.map_word force row level security;

-- Whoever took their yes back, wants to be left alone or is gone, is on the map for nobody, from that moment.
create function community.card_rests(card uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.person_card c where c.municipality_id = (select actor.municipality()) and c.id = card and community.at_rest(c))
$$;
-- Only who a team knows itself is put on the map by that team.
create function community.card_is_of_my_team(card uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.person_card c where c.municipality_id = (select actor.municipality()) and c.id = card
		and c.team_id = (select actor.team()) and c.merged_into is null and not community.at_rest(c))
$$;
revoke all on function community.card_rests(uuid), community.card_is_of_my_team(uuid) from public;
grant execute on function community.card_rests(uuid), community.card_is_of_my_team(uuid) to zone_community;

-- The formal layer with its keepers is for every worker with residents; the informal layer for those who work in its area. Who it is about reads their own.
create policy workers_read on community.map_entry for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and (layer = 'formal' or area_code = any ((select actor.areas())::text[]))
	and (kind <> 'person' or not community.card_rests(card_id)));
create policy who_it_is_about_reads on community.map_entry for select to zone_community using (
	municipality_id = (select actor.municipality()) and card_id = (select actor.person()));
-- What holds for the whole municipality is tended by every worker with residents.
create function community.tends_map_of(area_code text, layer text) returns boolean language sql stable as $$
	select (select actor.is('social_broker', 'team_worker', 'team_lead'))
		and (area_code = any ((select actor.areas())::text[]) or (layer = 'formal' and starts_with(area_code, 'GM')))
$$;
create policy workers_add on community.map_entry for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.tends_map_of(area_code, layer) and team_id = (select actor.team()) and made_by = (select actor.person())
	and (kind <> 'person' or community.card_is_of_my_team(card_id)));
-- What is said of a person only the team changes that asked them.
create policy workers_change on community.map_entry for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.tends_map_of(area_code, layer) and (kind <> 'person' or team_id = (select actor.team())))
	with check (municipality_id = (select actor.municipality()) and community.tends_map_of(area_code, layer) and (kind <> 'person' or team_id = (select actor.team())));
-- A file of another map, read in by who runs this installation. Never somebody to ask.
create policy import_reads on community.map_entry for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.import')) and layer = 'formal');
create policy import_adds on community.map_entry for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.import')) and layer = 'formal' and team_id is null);
create policy import_renews on community.map_entry for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.import')) and beside is not null)
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.import')) and layer = 'formal');
-- A yes taken back leaves nothing behind.
create policy persons_go on community.map_entry for delete to zone_community using (
	municipality_id = (select actor.municipality()) and kind = 'person'
	and (card_id = (select actor.person()) or ((select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]))));

-- The inner question passes the policies of the entries.
create policy workers_read on community.map_tie for select to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.map_entry e where e.municipality_id = map_tie.municipality_id and e.id = entry_id));
create policy teams_note on community.map_tie for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and exists (select from community.map_entry e where e.municipality_id = map_tie.municipality_id and e.id = entry_id));
create policy teams_change on community.map_tie for update to zone_community
	using (municipality_id = (select actor.municipality()) and team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker', 'team_lead')))
	with check (municipality_id = (select actor.municipality()) and team_id = (select actor.team()));

create policy anybody_says on community.map_change for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and answered_on is null
	and exists (select from open.map_place p where p.municipality_id = map_change.municipality_id and p.id = entry_id and p.area_code = map_change.area_code));
create policy workers_read on community.map_change for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.tends_map_of(area_code, 'formal'));
create policy workers_answer on community.map_change for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.tends_map_of(area_code, 'formal'))
	with check (municipality_id = (select actor.municipality()) and community.tends_map_of(area_code, 'formal'));

create policy everyone_reads on open.map_place for select to zone_open, zone_community, zone_care using (true);
create policy everyone_reads on open.map_word for select to zone_open, zone_community, zone_care using (true);
create policy owner_moves on community.map_entry to current_user using (true) with check (true);
create policy owner_publishes on open.map_place to current_user using (true) with check (true);
create policy owner_publishes on open.map_word to current_user using (true) with check (true);

grant select, insert on community.map_entry to zone_community;
grant update (kind, layer, name, summary, area_code, lon, lat, address, need_codes, for_whom, costs, free, languages, accessibility, hours, when_words, free_places, phone, mail, website, hosts, keeper_id, keeper_name, keeper_mail, team_id, confirmed_on, confirmed_by, found, beside, ended_on) on community.map_entry to zone_community;
grant select, insert on community.map_tie to zone_community;
grant update (strength, noted_on) on community.map_tie to zone_community;
grant select, insert on community.map_change to zone_community;
grant update (answered_on, outcome) on community.map_change to zone_community;
grant select on open.map_place, open.map_word to zone_open, zone_community, zone_care;

-- A document of the standard as everybody may have it: without who vouched for it, and without a contact that has somebody's name.
create function community.without_persons(said jsonb) returns jsonb language plpgsql immutable set search_path = pg_catalog as $$
begin
	return case jsonb_typeof(said)
		when 'object' then (select coalesce(jsonb_object_agg(f.key, community.without_persons(f.value)), '{}') from jsonb_each(said) f where f.key <> 'assurer_email')
			|| case jsonb_typeof(said -> 'contacts') when 'array' then jsonb_build_object('contacts', (
				select coalesce(jsonb_agg(community.without_persons(c.value) order by c.at), '[]') from jsonb_array_elements(said -> 'contacts') with ordinality c (value, at)
				where coalesce(c.value ->> 'name', '') = '')) else '{}' end
		when 'array' then (select coalesce(jsonb_agg(community.without_persons(one.value) order by one.at), '[]') from jsonb_array_elements(said) with ordinality one (value, at))
		else said end;
end
$$;

-- What is formal and not over stands in the open; everything else does not.
create function community.publish_map_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.layer <> 'formal' or new.ended_on is not null then
		delete from open.map_place p where p.municipality_id = new.municipality_id and p.id = new.id;
		return null;
	end if;
	insert into open.map_place (municipality_id, id, kind, name, summary, area_code, lon, lat, address, need_codes, for_whom, costs, free, languages, accessibility, hours, when_words, free_places, phone, mail, website, hosts, confirmed_on, confirmed_by, found, beside)
		values (new.municipality_id, new.id, new.kind, new.name, new.summary, new.area_code, new.lon, new.lat, new.address, new.need_codes, new.for_whom, new.costs, new.free, new.languages, new.accessibility, new.hours, new.when_words, new.free_places, new.phone, new.mail, new.website, new.hosts, new.confirmed_on, new.confirmed_by, new.found, community.without_persons(new.beside))
		on conflict (municipality_id, id) do update set
			(kind, name, summary, area_code, lon, lat, address, need_codes, for_whom, costs, free, languages, accessibility, hours, when_words, free_places, phone, mail, website, hosts, confirmed_on, confirmed_by, found, beside)
			= (excluded.kind, excluded.name, excluded.summary, excluded.area_code, excluded.lon, excluded.lat, excluded.address, excluded.need_codes, excluded.for_whom, excluded.costs, excluded.free, excluded.languages, excluded.accessibility, excluded.hours, excluded.when_words, excluded.free_places, excluded.phone, excluded.mail, excluded.website, excluded.hosts, excluded.confirmed_on, excluded.confirmed_by, excluded.found, excluded.beside);
	-- Marks such as "need:…" hold a colon; they are no words that somebody types.
	insert into open.map_word (municipality_id, word)
		select new.municipality_id, w.lexeme from unnest(new.found) w where position(':' in w.lexeme) = 0
		on conflict do nothing;
	return null;
end
$$;
revoke all on function community.publish_map_entry() from public;
create trigger publish_map_entry after insert or update on community.map_entry for each row execute function community.publish_map_entry();

-- A word that no place says any more is forgotten at once, also when the place itself goes.
create function open.forget_map_words() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	delete from open.map_word w using unnest(old.found) was
	where w.municipality_id = old.municipality_id and w.word = was.lexeme and not exists (
		select from open.map_place p where p.municipality_id = old.municipality_id
			and p.found @@ ('''' || replace(replace(was.lexeme, '\', '\\'), '''', '''''') || '''')::tsquery);
	return null;
end
$$;
revoke all on function open.forget_map_words() from public;
create trigger forget_map_words after delete or update of found on open.map_place for each row execute function open.forget_map_words();

-- Words of the map that look like these: `near` from 0 to 1.
create function open.map_words_like(asked text[]) returns table (asked_word text, word text, near real)
language sql stable security definer set search_path = pg_catalog
as $$
	select a.word, best.word, best.near from unnest(asked) a (word)
	cross join lateral (
		select w.word, community.similarity(w.word, a.word) as near from open.map_word w
		where w.municipality_id = (select actor.municipality()) and w.word operator(community.%) a.word
		order by near desc limit 12) best
$$;
revoke all on function open.map_words_like(text[]) from public;
grant execute on function open.map_words_like(text[]) to zone_open, zone_community, zone_care;

call actor.let_erase('community.map_entry');
call actor.let_erase('community.map_change');

-- Two cards were one person, and that is certain: what the second stood on the map with, the first does, unless it says so already.
create function community.move_on_map(gone uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	kept uuid := (select c.merged_into from community.person_card c where c.municipality_id = actor.municipality() and c.id = gone and c.erased_at is not null);
begin
	if not actor.is_task('privacy.erase') or kept is null then return; end if;
	delete from community.map_entry e where e.municipality_id = actor.municipality() and e.card_id = gone and (community.card_rests(kept) or exists (
		select from community.map_entry same where same.municipality_id = e.municipality_id and same.card_id = kept and same.name = e.name));
	update community.map_entry e set card_id = kept where e.municipality_id = actor.municipality() and e.card_id = gone;
end
$$;
revoke all on function community.move_on_map(uuid) from public;
grant execute on function community.move_on_map(uuid) to zone_community;
