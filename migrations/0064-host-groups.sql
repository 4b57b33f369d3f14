-- A group that takes somebody in: its limits, who is on call for it, whether it has room, what both sides agreed, worries with their answers, what neighbours think before and after, and who gets the time of a professional. (host-groups)

create table open.host_group (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8}|CX\d{10})$'),
	kind text not null check (kind in ('shelter', 'care-home', 'newcomers', 'extra')),
	-- What comes, what the group does, and what it does not do.
	comes text not null check (length(comes) between 5 and 300),
	does text not null check (length(does) between 5 and 500),
	limits text not null check (length(limits) between 5 and 500),
	-- How many at the same time. Nobody but who asks for a place or gives one reads it.
	most smallint not null check (most between 1 and 40),
	-- Not now, by the group itself.
	rests boolean not null default false,
	-- The other side: the house or the organisation, by function. Never a name.
	other_side text not null check (length(other_side) between 3 and 80),
	other_function text not null check (length(other_function) between 3 and 80),
	other_phone text not null default '' check (length(other_phone) <= 20),
	-- The worker on call for the group, by their own choice.
	contact_id uuid,
	contact_called text not null default '' check (length(contact_called) <= 60),
	contact_phone text not null default '' check (length(contact_phone) <= 20),
	-- The residents agree to their own limits: who carries the initiative, or a worker who heard them.
	residents_yes_on date,
	residents_yes_how text check (residents_yes_how in ('account', 'spoken')),
	made_on date not null,
	published_on date,
	has_room boolean not null default false,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade,
	foreign key (municipality_id, contact_id) references community.worker (municipality_id, id),
	check ((contact_id is null) = (contact_called = '')),
	check ((residents_yes_on is null) = (residents_yes_how is null)),
	check (ended_on is null or (contact_id is null and contact_phone = '' and other_phone = '' and not has_room))
);
create index host_group_by_area on open.host_group (municipality_id, area_code);
create unique index host_group_once on open.host_group (municipality_id, initiative_id) where ended_on is null;

-- The code of the other side, without account. A new one takes the place of the one before.
create table community.host_side_code (
	municipality_id uuid not null,
	group_id uuid not null,
	code_hash text not null,
	made_on date not null,
	primary key (municipality_id, group_id),
	foreign key (municipality_id, group_id) references open.host_group (municipality_id, id) on delete cascade
);
create unique index host_side_code_hash on community.host_side_code (municipality_id, code_hash);

-- Somebody may come. Nobody's name: what fits them, asked by a worker, answered by the group.
create table community.host_place (
	municipality_id uuid not null,
	id uuid not null,
	group_id uuid not null,
	asked_by uuid not null,
	words text not null check (length(words) <= 200),
	asked_on date not null,
	answered_on date,
	reason text not null default '' check (length(reason) <= 200),
	from_on date,
	look_on date,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, group_id) references open.host_group (municipality_id, id) on delete cascade,
	foreign key (municipality_id, asked_by) references community.worker (municipality_id, id),
	check (from_on is null or (answered_on is not null and look_on > from_on)),
	check (ended_on is null or words = '')
);
create index host_place_of on community.host_place (municipality_id, group_id);

-- What one side does for the other. Everybody reads it once both said yes.
create table open.host_agreement (
	municipality_id uuid not null,
	id uuid not null,
	group_id uuid not null,
	does_it text not null check (does_it in ('house', 'neighbours')),
	words text not null check (length(words) between 5 and 300),
	made_on date not null,
	house_yes_on date,
	neighbours_yes_on date,
	neighbours_yes_how text check (neighbours_yes_how in ('account', 'spoken')),
	primary key (municipality_id, id),
	foreign key (municipality_id, group_id) references open.host_group (municipality_id, id) on delete cascade,
	check ((neighbours_yes_on is null) = (neighbours_yes_how is null))
);
create index host_agreement_of on open.host_agreement (municipality_id, group_id);

-- One short question before it begins, and one after.
create table open.host_weighing (
	municipality_id uuid not null,
	id uuid not null,
	group_id uuid not null,
	phase text not null check (phase in ('before', 'after')),
	opens_on date not null,
	closes_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, group_id) references open.host_group (municipality_id, id) on delete cascade,
	check (closes_on between opens_on + 7 and opens_on + 60)
);
create unique index host_weighing_once on open.host_weighing (municipality_id, group_id, phase);

-- How often each answer was given: a number and nothing else, so that there is nothing to join to a person.
create table community.host_weighing_count (
	municipality_id uuid not null,
	weighing_id uuid not null,
	answer text not null check (answer in ('for', 'for-if', 'against')),
	people integer not null,
	primary key (municipality_id, weighing_id, answer),
	foreign key (municipality_id, weighing_id) references open.host_weighing (municipality_id, id) on delete cascade
);

-- A worry, or a condition ("for, if …"), in the words of a neighbour. Everybody reads it after a worker looked it over; then what was done with it.
create table open.host_word (
	municipality_id uuid not null,
	id uuid not null,
	group_id uuid not null,
	weighing_id uuid,
	kind text not null check (kind in ('worry', 'condition')),
	words text not null check (length(words) <= 280),
	told_on date not null,
	shown_on date,
	-- Not shown: it is about somebody, it stands there already, or it hurts. The words go at once.
	aside text check (aside in ('somebody', 'twice', 'hurtful')),
	answer text not null default '' check (length(answer) <= 500),
	answer_by text check (answer_by in ('house', 'neighbours')),
	became text check (became in ('done', 'partly', 'later', 'cannot')),
	answered_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, group_id) references open.host_group (municipality_id, id) on delete cascade,
	foreign key (municipality_id, weighing_id) references open.host_weighing (municipality_id, id) on delete cascade,
	check ((aside is null) = (words <> '')),
	check (aside is null or shown_on is null),
	check ((answered_on is null) = (answer_by is null) and (answered_on is null) = (became is null) and (answered_on is null or shown_on is not null))
);
create index host_word_of on open.host_word (municipality_id, group_id);

-- Who asks a professional for time, and what became of it. No name and no number: who asks follows it by a code.
create table community.time_request (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	asks text not null check (asks in ('one', 'group', 'organisation')),
	words text not null check (length(words) between 5 and 400),
	hours smallint not null check (hours between 1 and 80),
	asked_on date not null,
	code_hash text not null,
	need text check (need in ('small', 'clear', 'urgent')),
	common text check (common in ('one', 'some', 'many')),
	decision text check (decision in ('yes', 'later', 'no')),
	hours_given smallint check (hours_given between 1 and 80),
	reason text not null default '' check (length(reason) <= 500),
	-- Yes: with whom, and how to reach them. Later: when we look again.
	by_called text not null default '' check (length(by_called) <= 60),
	by_reach text not null default '' check (length(by_reach) <= 80),
	look_on date,
	weighed_on date,
	done_on date,
	primary key (municipality_id, id),
	check ((decision is null) = (weighed_on is null) and (decision is null) = (need is null) and (decision is null) = (common is null)),
	check (decision is null or length(reason) >= 5),
	check ((decision is not distinct from 'yes') = (hours_given is not null)),
	check (done_on is null or decision = 'yes')
);
create index time_request_by_area on community.time_request (municipality_id, area_code, asked_on);
create unique index time_request_code on community.time_request (municipality_id, code_hash);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.host_group', 'community.host_side_code', 'community.host_place', 'open.host_agreement', 'open.host_weighing',
		'community.host_weighing_count', 'open.host_word', 'community.time_request']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

-- Whether the actor tends this group: who carries the initiative, and the workers of its area.
create function community.tends_hosts(one uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from open.host_group g where g.municipality_id = (select actor.municipality()) and g.id = one and community.may_tend(g.initiative_id))
$$;
-- Words of neighbours are looked over by workers: neighbours would know each other by them.
create function community.looks_over_hosts(one uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from open.host_group g where g.municipality_id = (select actor.municipality()) and g.id = one
		and (select actor.is('social_broker', 'team_worker')) and g.area_code = any ((select actor.areas())::text[]))
$$;
create function community.host_limits(one uuid) returns table (most smallint, rests boolean, residents_yes_how text)
language sql stable security definer set search_path = pg_catalog
as $$
	select g.most, g.rests, g.residents_yes_how from open.host_group g
	where g.municipality_id = (select actor.municipality()) and g.id = one and community.may_tend(g.initiative_id)
$$;
revoke all on function community.tends_hosts(uuid), community.looks_over_hosts(uuid), community.host_limits(uuid) from public;
grant execute on function community.tends_hosts(uuid), community.looks_over_hosts(uuid), community.host_limits(uuid) to zone_community;

-- Everybody sees a group once its residents said yes and a worker is on call, as long as its initiative is seen.
create policy published_for_all on open.host_group for select to zone_open, zone_care using (
	municipality_id = (select actor.municipality()) and published_on is not null
	and exists (select from open.initiative i where i.municipality_id = host_group.municipality_id and i.id = initiative_id));
create policy published_and_own on open.host_group for select to zone_community using (
	municipality_id = (select actor.municipality()) and (published_on is not null or community.may_tend(initiative_id)));
create policy tenders_begin on open.host_group for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.may_tend(initiative_id) and contact_id is null and residents_yes_on is null and published_on is null and not has_room
	and exists (select from open.initiative i where i.municipality_id = host_group.municipality_id and i.id = initiative_id and i.published_at is not null and i.area_code = host_group.area_code));
create policy tenders_go_on on open.host_group for update to zone_community
	using (municipality_id = (select actor.municipality()) and ended_on is null and (community.may_tend(initiative_id) or (select actor.is_task('host-groups.tend'))))
	with check (municipality_id = (select actor.municipality()));
create policy tended on open.host_group for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('host-groups.tend')));
grant select (municipality_id, id, initiative_id, area_code, kind, comes, does, limits, other_side, other_function, other_phone, contact_called, contact_phone,
	published_on, has_room, ended_on) on open.host_group to zone_open, zone_care;
-- How many and how the residents agreed is not for everybody who is signed in: by `host_limits`, for who tends it.
grant select (municipality_id, id, initiative_id, area_code, kind, comes, does, limits, other_side, other_function, other_phone, contact_id, contact_called, contact_phone,
	residents_yes_on, made_on, published_on, has_room, ended_on), insert on open.host_group to zone_community;
grant update (comes, does, limits, most, rests, other_side, other_function, other_phone, contact_id, contact_called, contact_phone, residents_yes_on, residents_yes_how, ended_on)
	on open.host_group to zone_community;

create function community.host_group_stands() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if actor.kind() is not null and not actor.is_task('privacy.erase') then
		-- Nobody makes somebody else the contact; who was may be taken off.
		if new.contact_id is distinct from old.contact_id and new.contact_id is not null
			and (new.contact_id is distinct from actor.person() or not actor.is('social_broker', 'team_worker')) then
			raise exception 'nobody makes somebody else the contact' using errcode = 'insufficient_privilege';
		end if;
		if new.residents_yes_how = 'account' and old.residents_yes_how is distinct from 'account' and actor.kind() not in ('resident', 'volunteer') then
			raise exception 'residents say yes themselves' using errcode = 'insufficient_privilege';
		end if;
	end if;
	-- Other limits, or somebody else who comes, need another yes of the residents.
	if (new.comes, new.limits, new.most, new.does, new.other_side) is distinct from (old.comes, old.limits, old.most, old.does, old.other_side) and new.residents_yes_on is not distinct from old.residents_yes_on then
		new.residents_yes_on := null;
		new.residents_yes_how := null;
	end if;
	if new.published_on is null and new.contact_id is not null and new.residents_yes_on is not null then
		new.published_on := new.residents_yes_on;
	end if;
	if new.ended_on is not null then
		new.contact_id := null;
		new.contact_called := '';
		new.contact_phone := '';
		new.other_phone := '';
	end if;
	new.has_room := new.published_on is not null and new.residents_yes_on is not null and new.contact_id is not null and not new.rests and new.ended_on is null
		and new.most > (select count(*) from community.host_place p where p.municipality_id = new.municipality_id and p.group_id = new.id and p.from_on is not null and p.ended_on is null);
	return new;
end
$$;
create trigger host_group_stands before update on open.host_group for each row execute function community.host_group_stands();
-- With the end of the group the code of the other side stops and every place is free.
create function community.host_group_over() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	delete from community.host_side_code c where c.municipality_id = new.municipality_id and c.group_id = new.id;
	update community.host_place p set ended_on = new.ended_on, words = '' where p.municipality_id = new.municipality_id and p.group_id = new.id and p.ended_on is null;
	return null;
end
$$;
create trigger host_group_over after update of ended_on on open.host_group
	for each row when (old.ended_on is null and new.ended_on is not null) execute function community.host_group_over();
-- A place taken or left: the group looks again whether it has room.
create function community.host_place_counts() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update open.host_group g set rests = g.rests where g.municipality_id = new.municipality_id and g.id = new.group_id and g.ended_on is null;
	return null;
end
$$;
create trigger host_place_counts after update on community.host_place for each row execute function community.host_place_counts();
revoke all on function community.host_group_stands(), community.host_group_over(), community.host_place_counts() from public;

create policy tenders_give on community.host_side_code for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.looks_over_hosts(group_id));
create policy tenders_take on community.host_side_code for delete to zone_community using (municipality_id = (select actor.municipality()) and community.looks_over_hosts(group_id));
create policy tenders_see_whether on community.host_side_code for select to zone_community using (municipality_id = (select actor.municipality()) and community.looks_over_hosts(group_id));
grant select (municipality_id, group_id, made_on), insert, delete on community.host_side_code to zone_community;

-- Who asked, and who tends the group.
create policy asker_and_group on community.host_place for select to zone_community using (
	municipality_id = (select actor.municipality()) and (asked_by = (select actor.person()) or community.tends_hosts(group_id)));
create policy workers_ask on community.host_place for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and asked_by = (select actor.person()) and (select actor.is('social_broker', 'team_worker'))
	and answered_on is null and from_on is null and ended_on is null
	and exists (select from open.host_group g where g.municipality_id = host_place.municipality_id and g.id = group_id and g.has_room));
create policy asker_and_group_end on community.host_place for update to zone_community
	using (municipality_id = (select actor.municipality()) and ended_on is null and (asked_by = (select actor.person()) or community.tends_hosts(group_id)))
	with check (municipality_id = (select actor.municipality()) and ended_on is not null);
grant select, insert on community.host_place to zone_community;
grant update (ended_on, words) on community.host_place to zone_community;
-- Yes takes a place while there is one: the group is locked, so that two at once never take the last. No gives the reason and ends it.
create function community.answer_host_place(place uuid, starts date, looks date, why text, today date) returns text
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	its_group uuid;
	room boolean;
begin
	select p.group_id into its_group from community.host_place p
		where p.municipality_id = actor.municipality() and p.id = place and p.answered_on is null and p.ended_on is null and community.tends_hosts(p.group_id);
	if its_group is null then return 'none'; end if;
	select g.has_room into room from open.host_group g where g.municipality_id = actor.municipality() and g.id = its_group for update;
	if starts is not null and not room then return 'full'; end if;
	update community.host_place p set answered_on = today, from_on = starts, look_on = looks, reason = why,
			ended_on = case when starts is null then today end, words = case when starts is null then '' else p.words end
		where p.municipality_id = actor.municipality() and p.id = place and p.answered_on is null and p.ended_on is null;
	return case when found then 'done' else 'none' end;
end
$$;

create policy both_said_yes on open.host_agreement for select to zone_open, zone_care using (
	municipality_id = (select actor.municipality()) and house_yes_on is not null and neighbours_yes_on is not null
	and exists (select from open.host_group g where g.municipality_id = host_agreement.municipality_id and g.id = group_id));
create policy both_said_yes_and_own on open.host_agreement for select to zone_community using (
	municipality_id = (select actor.municipality()) and ((house_yes_on is not null and neighbours_yes_on is not null) or community.tends_hosts(group_id)));
create policy tenders_write on open.host_agreement for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.tends_hosts(group_id) and house_yes_on is null and neighbours_yes_on is null);
create policy tenders_say_yes on open.host_agreement for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.tends_hosts(group_id))
	with check (municipality_id = (select actor.municipality())
		and (neighbours_yes_how is distinct from 'account' or (select actor.kind()) in ('resident', 'volunteer')));
create policy tenders_take_away on open.host_agreement for delete to zone_community using (municipality_id = (select actor.municipality()) and community.tends_hosts(group_id));
grant select on open.host_agreement to zone_open, zone_community, zone_care;
grant insert, delete on open.host_agreement to zone_community;
grant update (neighbours_yes_on, neighbours_yes_how) on open.host_agreement to zone_community;

create policy as_the_group on open.host_weighing for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select from open.host_group g where g.municipality_id = host_weighing.municipality_id and g.id = group_id));
create policy tenders_ask on open.host_weighing for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.tends_hosts(group_id));
grant select on open.host_weighing to zone_open, zone_community, zone_care;
grant insert on open.host_weighing to zone_community;

-- One answer more. Nothing is kept of who or when, and the answer and the words do not know of each other.
create function community.weigh_hosts(weighing uuid, said text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	insert into community.host_weighing_count as c (municipality_id, weighing_id, answer, people)
		select w.municipality_id, w.id, said, 1 from open.host_weighing w
		join open.host_group g on g.municipality_id = w.municipality_id and g.id = w.group_id
		where w.municipality_id = actor.municipality() and w.id = weighing and today between w.opens_on and w.closes_on and g.published_on is not null and g.ended_on is null
		on conflict (municipality_id, weighing_id, answer) do update set people = c.people + 1;
	return found;
end
$$;
-- After the last day, from ten answers up, and never a number under five. The day of the database: nobody looks ahead.
create function open.host_weighing_result(of_group uuid, today date) returns table (weighing uuid, answer text, people integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.weighing_id, c.answer, case when c.people >= 5 then c.people end
	from community.host_weighing_count c
	join open.host_weighing w on w.municipality_id = c.municipality_id and w.id = c.weighing_id
	where w.municipality_id = (select actor.municipality()) and w.group_id = of_group and w.closes_on < least(today, current_date)
		and 10 <= (select sum(a.people) from community.host_weighing_count a where a.municipality_id = c.municipality_id and a.weighing_id = c.weighing_id)
$$;

create policy looked_over_for_all on open.host_word for select to zone_open, zone_care using (
	municipality_id = (select actor.municipality()) and shown_on is not null
	and exists (select from open.host_group g where g.municipality_id = host_word.municipality_id and g.id = group_id));
create policy looked_over_and_own on open.host_word for select to zone_community using (
	municipality_id = (select actor.municipality()) and (shown_on is not null or community.looks_over_hosts(group_id)));
create policy anyone_tells on open.host_word for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and shown_on is null and aside is null and answered_on is null
	and exists (select from open.host_group g where g.municipality_id = host_word.municipality_id and g.id = group_id and g.published_on is not null and g.ended_on is null)
	and (weighing_id is null or exists (select from open.host_weighing w where w.municipality_id = host_word.municipality_id and w.id = weighing_id and w.group_id = host_word.group_id)));
create policy workers_look_over on open.host_word for update to zone_community
	using (municipality_id = (select actor.municipality()) and shown_on is null and community.looks_over_hosts(group_id))
	with check (municipality_id = (select actor.municipality()) and answered_on is null);
create policy neighbours_answer on open.host_word for update to zone_community
	using (municipality_id = (select actor.municipality()) and shown_on is not null and community.tends_hosts(group_id))
	with check (municipality_id = (select actor.municipality()) and aside is null);
-- A worker shows words or puts them aside; they never write them otherwise. What is shown stays, unless it turns out to be about somebody:
-- then a worker of the area takes it away, with its answer.
create function community.host_word_as_told() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if (new.words is distinct from old.words and new.words <> '')
		or ((old.shown_on is not null or old.aside is not null) and (new.shown_on, new.aside) is distinct from (old.shown_on, old.aside) and actor.kind() is not null
			and not (new.aside is not distinct from 'somebody' and new.answered_on is null and community.looks_over_hosts(new.group_id))) then
		raise exception 'words stay as they were told' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger host_word_as_told before update on open.host_word for each row execute function community.host_word_as_told();
-- By column: what the database notes by itself about a row stays unread.
grant select (municipality_id, id, group_id, weighing_id, kind, words, told_on, shown_on, aside, answer, answer_by, became, answered_on) on open.host_word to zone_open, zone_community, zone_care;
grant insert on open.host_word to zone_community;
grant update (words, shown_on, aside, answer, answer_by, became, answered_on) on open.host_word to zone_community;

-- By the code of the other side: its group, its yes to an agreement, its answer to a word.
create function community.hosts_by_code(hash text) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select c.group_id from community.host_side_code c where c.municipality_id = (select actor.municipality()) and c.code_hash = hash
$$;
create function community.host_agreements_by_code(hash text) returns table (id uuid, does_it text, words text, house_yes_on date, neighbours_yes_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select a.id, a.does_it, a.words, a.house_yes_on, a.neighbours_yes_on from open.host_agreement a
	where a.municipality_id = (select actor.municipality()) and a.group_id = community.hosts_by_code(hash) order by a.made_on, a.id
$$;
create function community.agree_hosts_by_code(hash text, agreement uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update open.host_agreement a set house_yes_on = today
		where a.municipality_id = actor.municipality() and a.id = agreement and a.group_id = community.hosts_by_code(hash) and a.house_yes_on is null;
	return found;
end
$$;
create function community.answer_hosts_by_code(hash text, word uuid, said text, what text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update open.host_word w set answer = said, answer_by = 'house', became = what, answered_on = today
		where w.municipality_id = actor.municipality() and w.id = word and w.group_id = community.hosts_by_code(hash) and w.shown_on is not null
			and (w.answered_on is null or (w.became = 'later' and w.answer_by = 'house'));
	return found;
end
$$;

-- The workers of the area weigh; the lead of the team there reads.
create policy workers_read on community.time_request for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]));
create policy anyone_asks on community.time_request for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and decision is null and by_called = '' and by_reach = '' and reason = ''
	and exists (select from open.area a where a.municipality_id = time_request.municipality_id and a.code = area_code));
create policy workers_weigh on community.time_request for update to zone_community
	using (municipality_id = (select actor.municipality()) and done_on is null and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()) and decision is not null);
grant select (municipality_id, id, area_code, asks, words, hours, asked_on, need, common, decision, hours_given, reason, by_called, by_reach, look_on, weighed_on, done_on), insert
	on community.time_request to zone_community;
grant update (need, common, decision, hours_given, reason, by_called, by_reach, look_on, weighed_on, done_on) on community.time_request to zone_community;
create function community.time_by_code(hash text)
returns table (asks text, words text, hours smallint, asked_on date, need text, common text, decision text, hours_given smallint, reason text, by_called text, by_reach text, look_on date, weighed_on date, done_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select t.asks, t.words, t.hours, t.asked_on, t.need, t.common, t.decision, t.hours_given, t.reason, t.by_called, t.by_reach, t.look_on, t.weighed_on, t.done_on
	from community.time_request t where t.municipality_id = (select actor.municipality()) and t.code_hash = hash
$$;
create function community.take_time_back(hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	delete from community.time_request t where t.municipality_id = actor.municipality() and t.code_hash = hash;
	return found;
end
$$;

revoke all on function community.answer_host_place(uuid, date, date, text, date), community.weigh_hosts(uuid, text, date), open.host_weighing_result(uuid, date), community.hosts_by_code(text),
	community.host_agreements_by_code(text), community.agree_hosts_by_code(text, uuid, date), community.answer_hosts_by_code(text, uuid, text, text, date),
	community.time_by_code(text), community.take_time_back(text) from public;
grant execute on function community.answer_host_place(uuid, date, date, text, date), community.weigh_hosts(uuid, text, date), community.hosts_by_code(text),
	community.host_agreements_by_code(text), community.agree_hosts_by_code(text, uuid, date), community.answer_hosts_by_code(text, uuid, text, text, date),
	community.time_by_code(text), community.take_time_back(text) to zone_community;
grant execute on function open.host_weighing_result(uuid, date) to zone_open, zone_community;

-- Who still works here: of contacts alone.
create policy hosts_look_who_works on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('host-groups.tend'))
	and worker_id in (select g.contact_id from open.host_group g where g.municipality_id = (select actor.municipality())));

call actor.let_erase('open.host_group');
-- The term of a group asks for its days alone.
revoke select (most, rests) on open.host_group from zone_community;
call actor.let_erase('community.host_side_code');
call actor.let_erase('community.host_place');
call actor.let_erase('open.host_word');
call actor.let_erase('community.time_request');
