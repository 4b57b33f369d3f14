-- A building or complex is an area of its own inside its neighbourhood: what it tells about itself, and the residents who look after that. (complexes)

create table open.complex (
	municipality_id uuid not null,
	code text not null check (code ~ '^CX[0-9]{10}$'),
	-- Which street, side and numbers, in words.
	address text not null check (length(address) <= 160),
	-- Rounded, so that nobody counts who lives behind one door; what has fewer than ten is no area of its own.
	homes text not null check (homes in ('10-20', '20-50', '50-100', '100-200', 'over-200')),
	-- The organisation that looks after the building, when and where.
	keeper text not null default '' check (length(keeper) <= 200),
	keeper_phone text not null default '' check (length(keeper_phone) <= 30),
	welcome text not null default '' check (length(welcome) <= 600),
	-- The agreements of the house, one a line.
	agreements text not null default '' check (length(agreements) <= 1200),
	agreed_on date,
	-- Who live there, as the house itself tells it.
	mix text not null default '' check (length(mix) <= 300),
	made_at timestamptz not null,
	ended_on date,
	primary key (municipality_id, code),
	foreign key (municipality_id, code) references open.area (municipality_id, code),
	check ((agreements = '') = (agreed_on is null)),
	check (ended_on is not null or length(address) >= 3)
);

create table community.complex_member (
	municipality_id uuid not null,
	id uuid not null,
	complex_code text not null,
	card_id uuid not null,
	called text not null check (length(called) between 1 and 40),
	role text not null check (role in ('spokesperson', 'welcome', 'agreements', 'activities', 'rooms', 'green')),
	-- Whether their name stands on the page, as they said themselves.
	shows boolean not null,
	since date not null,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, complex_code) references open.complex (municipality_id, code),
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id)
);
create unique index complex_member_once on community.complex_member (municipality_id, complex_code, card_id) where ended_on is null;
create index complex_member_of_card on community.complex_member (municipality_id, card_id);

-- Who is asked types this code, so that nobody is put in without doing so.
create table community.complex_invite (
	municipality_id uuid not null,
	id uuid not null,
	complex_code text not null,
	role text not null check (role in ('spokesperson', 'welcome', 'agreements', 'activities', 'rooms', 'green')),
	code_hash text not null,
	-- The worker or card of who made it: it ends with their role.
	made_by uuid not null,
	made_on date not null,
	used_on date,
	primary key (municipality_id, id),
	unique (municipality_id, code_hash),
	foreign key (municipality_id, complex_code) references open.complex (municipality_id, code)
);
create index complex_invite_by_complex on community.complex_invite (municipality_id, complex_code);

do $$
declare t text;
begin
	foreach t in array array['open.complex', 'community.complex_member', 'community.complex_invite'] loop
		execute format('alter table %s enable row level security', t);
		execute format('alter table %s force row level security', t);
		-- Functions of the owner below look further than who asks.
		execute format('create policy owner_tends on %s to current_user using (true) with check (true)', t);
	end loop;
end
$$;
create policy owner_ends_complex on open.area for update to current_user using (kind = 'complex') with check (kind = 'complex');
create policy owner_reads on open.area for select to current_user using (true);

-- Workers of the neighbourhood a complex stands in.
create function actor.works_at_complex(complex text, begins boolean) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from open.area a where a.municipality_id = (select actor.municipality()) and a.code = complex and a.kind = 'complex' and a.ended_year is null
		and a.parent_code = any ((select actor.areas())::text[])
		and (select case when begins then actor.is('social_broker', 'team_lead') else actor.is('social_broker', 'team_worker', 'team_lead') end))
$$;
-- Who looks after its page: those workers, and residents who said yes to a role.
create function actor.tends_complex(complex text) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select actor.works_at_complex(complex, false) or ((select actor.kind()) in ('resident', 'volunteer')
		and exists (select from open.area a where a.municipality_id = (select actor.municipality()) and a.code = complex and a.kind = 'complex' and a.ended_year is null)
		and exists (select from community.complex_member m where m.municipality_id = (select actor.municipality()) and m.complex_code = complex
			and m.card_id = (select actor.person()) and m.ended_on is null))
$$;
-- Who may be asked something in the house: a role and a first name, of who wants that.
create function actor.complex_faces(complex text) returns table (role text, called text)
language sql stable security definer set search_path = pg_catalog
as $$
	select m.role, m.called from community.complex_member m
	join community.person_card c on c.municipality_id = m.municipality_id and c.id = m.card_id
	where m.municipality_id = (select actor.municipality()) and m.complex_code = complex and m.ended_on is null and m.shows
		and c.erase_on is null and c.erased_at is null and c.consent_withdrawn_at is null
	order by array_position(array['spokesperson', 'welcome', 'agreements', 'activities', 'rooms', 'green'], m.role), m.called
$$;
revoke all on function actor.works_at_complex(text, boolean), actor.tends_complex(text), actor.complex_faces(text) from public;
grant execute on function actor.works_at_complex(text, boolean), actor.tends_complex(text), actor.complex_faces(text) to zone_open, zone_community;

create policy everybody_here_reads on open.complex for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy worker_names on open.area for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and kind = 'complex' and ended_year is null
	and (select actor.is('social_broker', 'team_lead')) and parent_code = any ((select actor.areas())::text[])
	and substr(code, 3, 8) = substr(parent_code, 3));
create policy worker_renames on open.area for update to zone_community
	using (municipality_id = (select actor.municipality()) and kind = 'complex' and actor.works_at_complex(code, false))
	with check (municipality_id = (select actor.municipality()) and kind = 'complex');
create policy worker_begins on open.complex for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and ended_on is null and actor.works_at_complex(code, true));
create policy house_tells on open.complex for update to zone_community
	using (municipality_id = (select actor.municipality()) and ended_on is null and actor.tends_complex(code))
	with check (municipality_id = (select actor.municipality()));
create policy house_reads on community.complex_member for select to zone_community using (
	municipality_id = (select actor.municipality()) and ((ended_on is null and actor.tends_complex(complex_code))
		or (card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer'))));

grant select on open.complex to zone_open, zone_community, zone_care;
grant insert on open.area, open.complex to zone_community;
grant update (name) on open.area to zone_community;
grant update (address, homes, keeper, keeper_phone, welcome, agreements, agreed_on, mix) on open.complex to zone_community;
grant select on community.complex_member to zone_community;

-- Residents write what the house says; where it is, how it is called and whom one calls about the building is for workers.
create function community.who_changes_what_of_a_house() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if actor.kind() in ('resident', 'volunteer') and row(new.address, new.homes, new.keeper, new.keeper_phone) is distinct from row(old.address, old.homes, old.keeper, old.keeper_phone) then
		raise exception 'this is not theirs to change of a house' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
revoke all on function community.who_changes_what_of_a_house() from public;
create trigger who_changes_what_of_a_house before update on open.complex for each row execute function community.who_changes_what_of_a_house();

-- A code for a role, five that are open at most. False when there are.
create function community.invite_to_house(complex text, as_id uuid, as_role text, hash text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.tends_complex(complex) or actor.person() is null then return false; end if;
	perform from open.complex x where x.municipality_id = actor.municipality() and x.code = complex for update;
	if (select count(*) from community.complex_invite i where i.municipality_id = actor.municipality() and i.complex_code = complex and i.used_on is null and i.made_on >= today - 14) >= 5 then
		return false;
	end if;
	insert into community.complex_invite (municipality_id, id, complex_code, role, code_hash, made_by, made_on)
	values (actor.municipality(), as_id, complex, as_role, hash, actor.person(), today);
	return true;
end
$$;
-- How many codes are open; with `stop` none is any more.
create function community.open_house_codes(complex text, today date, stop boolean) returns integer
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.tends_complex(complex) then return 0; end if;
	if stop then
		delete from community.complex_invite i where i.municipality_id = actor.municipality() and i.complex_code = complex and i.used_on is null;
	end if;
	return (select count(*) from community.complex_invite i where i.municipality_id = actor.municipality() and i.complex_code = complex and i.used_on is null and i.made_on >= today - 14);
end
$$;
-- Somebody stops, or a worker thanks them. The codes they gave out end with it.
create function community.leave_house(member uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare gone community.complex_member;
begin
	update community.complex_member m set ended_on = today
	where m.municipality_id = actor.municipality() and m.id = member and m.ended_on is null
		and (actor.works_at_complex(m.complex_code, false) or (m.card_id = actor.person() and actor.kind() in ('resident', 'volunteer')))
	returning * into gone;
	if gone.id is null then return false; end if;
	delete from community.complex_invite i where i.municipality_id = gone.municipality_id and i.complex_code = gone.complex_code and i.made_by = gone.card_id and i.used_on is null;
	return true;
end
$$;
-- Whether somebody's name may be read is theirs alone, today and tomorrow.
create function community.show_in_house(member uuid, shown boolean) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.complex_member m set shows = shown
	where m.municipality_id = actor.municipality() and m.id = member and m.ended_on is null and m.card_id = actor.person() and actor.kind() in ('resident', 'volunteer');
	return found;
end
$$;
revoke all on function community.invite_to_house(text, uuid, text, text, date), community.open_house_codes(text, date, boolean),
	community.leave_house(uuid, date), community.show_in_house(uuid, boolean) from public;
grant execute on function community.invite_to_house(text, uuid, text, text, date), community.open_house_codes(text, date, boolean),
	community.leave_house(uuid, date), community.show_in_house(uuid, boolean) to zone_community;

-- Who types the code is in, with the role they were asked for. Returns the complex.
create function community.join_complex(code text, as_id uuid, as_called text, as_shows boolean, today date) returns text
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare asked community.complex_invite;
begin
	if actor.person() is null or actor.kind() not in ('resident', 'volunteer') then return null; end if;
	-- One of somebody's taps after the other; of who is leaving nobody takes a role.
	perform from community.person_card c where c.municipality_id = actor.municipality() and c.id = actor.person()
		and c.erase_on is null and c.erased_at is null and c.consent_withdrawn_at is null for update;
	if not found then return null; end if;
	update community.complex_invite i set used_on = today
	where i.municipality_id = actor.municipality() and i.code_hash = code and i.used_on is null and i.made_on >= today - 14
		and exists (select from open.complex x where x.municipality_id = i.municipality_id and x.code = i.complex_code and x.ended_on is null)
	returning * into asked;
	if asked.id is null then return null; end if;
	update community.complex_member m set ended_on = today
	where m.municipality_id = asked.municipality_id and m.complex_code = asked.complex_code and m.card_id = actor.person() and m.ended_on is null;
	insert into community.complex_member (municipality_id, id, complex_code, card_id, called, role, shows, since)
	values (asked.municipality_id, as_id, asked.complex_code, actor.person(), as_called, asked.role, as_shows, today);
	return asked.complex_code;
end
$$;
-- The page goes, with who looked after it; what was done there keeps its place.
create function community.end_complex(complex text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.works_at_complex(complex, true) then return false; end if;
	update open.area a set ended_year = a.year, name = 'Complex ' || right(a.code, 2) where a.municipality_id = actor.municipality() and a.code = complex and a.kind = 'complex';
	update open.complex x set ended_on = today, address = '', keeper = '', keeper_phone = '', welcome = '', agreements = '', agreed_on = null, mix = ''
	where x.municipality_id = actor.municipality() and x.code = complex;
	update community.complex_member m set ended_on = today where m.municipality_id = actor.municipality() and m.complex_code = complex and m.ended_on is null;
	delete from community.complex_invite i where i.municipality_id = actor.municipality() and i.complex_code = complex;
	return true;
end
$$;
-- Who withdrew their yes, is left alone or erased looks after nothing any more; two cards that were one person keep one.
create function community.leave_complexes(gone uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare kept uuid := (select c.merged_into from community.person_card c where c.municipality_id = actor.municipality() and c.id = gone and c.erased_at is not null);
begin
	if not actor.is_task('privacy.erase') then return; end if;
	update community.complex_member m set card_id = kept where kept is not null and m.municipality_id = actor.municipality() and m.card_id = gone
		and not exists (select from community.complex_member same where same.municipality_id = m.municipality_id and same.complex_code = m.complex_code and same.card_id = kept and same.ended_on is null);
	delete from community.complex_member m where m.municipality_id = actor.municipality() and m.card_id = gone;
	delete from community.complex_invite i where i.municipality_id = actor.municipality() and i.made_by = gone and i.used_on is null;
end
$$;
revoke all on function community.join_complex(text, uuid, text, boolean, date), community.end_complex(text, date), community.leave_complexes(uuid) from public;
grant execute on function community.join_complex(text, uuid, text, boolean, date), community.end_complex(text, date), community.leave_complexes(uuid) to zone_community;

call actor.let_erase('community.complex_member');
call actor.let_erase('community.complex_invite');
