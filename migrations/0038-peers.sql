-- Groups of people in the same boat: each is asked apart, nobody learns who else was, and a group opens when enough said yes. (peers)

create table community.peer_group (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	theme_code text not null,
	place_code text not null,
	area_codes text[] not null check (cardinality(area_codes) between 1 and 200),
	-- So many have to say yes before it opens. Never under five.
	fewest smallint not null default 5 check (fewest between 5 and 12),
	made_by uuid not null,
	team_id uuid not null default actor.team(),
	made_on date not null,
	closes_on date not null,
	opened_on date,
	-- Since when it runs without the worker, who sees nothing of it from then on.
	self_since date,
	ended_on date,
	-- What they agreed with each other. For who is in it.
	agreed text not null default '' check (length(agreed) <= 600),
	primary key (municipality_id, id),
	foreign key (municipality_id, made_by) references community.worker (municipality_id, id),
	check (self_since is null or opened_on is not null)
);
create index peer_group_by_maker on community.peer_group (municipality_id, made_by, made_on desc);
create index peer_group_open on community.peer_group (municipality_id, closes_on) where ended_on is null;

-- One person who is asked. Days, no moments: nobody can tell who came after whom.
create table community.peer_ask (
	municipality_id uuid not null,
	id uuid not null,
	group_id uuid not null,
	-- Nobody's card when somebody of the group brought a neighbour along.
	card_id uuid,
	-- The worker who keeps the card; they ask, and learn what was said to them.
	worker_id uuid,
	team_id uuid,
	code_hash text,
	put_on date not null,
	answer text check (answer in ('yes', 'no', 'later', 'left')),
	answered_on date,
	answer_how text check (answer_how in ('self', 'code', 'spoken')),
	pulse text check (pulse in ('good', 'so-so', 'not')),
	pulse_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, group_id) references community.peer_group (municipality_id, id) on delete cascade,
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	check ((answer is null) = (answered_on is null) and (answer is null) = (answer_how is null)),
	check ((pulse is null) = (pulse_on is null))
);
create unique index peer_ask_once on community.peer_ask (municipality_id, group_id, card_id) where card_id is not null;
create unique index peer_ask_by_code on community.peer_ask (municipality_id, code_hash) where code_hash is not null;
create index peer_ask_by_card on community.peer_ask (municipality_id, card_id) where card_id is not null;
create index peer_ask_by_worker on community.peer_ask (municipality_id, worker_id) where worker_id is not null;

create table community.peer_meeting (
	municipality_id uuid not null,
	id uuid not null,
	group_id uuid not null,
	on_day date not null,
	at_time text not null check (at_time ~ '^\d{2}:\d{2}$'),
	where_words text not null check (length(where_words) between 3 and 120),
	-- Who brings coffee, as they want to be called here.
	coffee text not null default '' check (length(coffee) <= 40),
	coffee_by uuid,
	-- Set by who began the group, for the first time they meet.
	by_maker boolean not null default false,
	primary key (municipality_id, id),
	foreign key (municipality_id, group_id) references community.peer_group (municipality_id, id) on delete cascade,
	foreign key (municipality_id, coffee_by) references community.peer_ask (municipality_id, id) on delete set null (coffee_by)
);
create index peer_meeting_by_group on community.peer_meeting (municipality_id, group_id, on_day);

alter table community.peer_group enable row level security;
alter table community.peer_group force row level security;
alter table community.peer_ask enable row level security;
alter table community.peer_ask force row level security;
alter table community.peer_meeting enable row level security;
alter table community.peer_meeting force row level security;

-- Nobody reads who was asked but through the functions below: each says who may, and gives no more than that one may know.
create policy owner_answers on community.peer_group to current_user using (true) with check (true);
create policy owner_answers on community.peer_ask to current_user using (true) with check (true);
create policy owner_answers on community.peer_meeting to current_user using (true) with check (true);

-- With who goes, goes the name at the coffee.
create function community.coffee_goes_along() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update community.peer_meeting m set coffee = '', coffee_by = null
	where m.municipality_id = old.municipality_id and m.coffee_by = old.id;
	return case tg_op when 'DELETE' then old else new end;
end
$$;
create trigger coffee_goes_along before delete on community.peer_ask for each row execute function community.coffee_goes_along();
create trigger coffee_goes_with_who_leaves before update of answer on community.peer_ask for each row
	when (old.answer = 'yes' and new.answer is distinct from 'yes') execute function community.coffee_goes_along();

-- How the actor speaks for somebody who was asked: by the code in their hand, as the person, or as the worker who keeps the card.
create function community.peer_voice(mine community.peer_ask, hash text) returns text
language sql stable set search_path = pg_catalog
as $$
	select case
		when mine.municipality_id is distinct from (select actor.municipality()) then null
		-- Who takes back their consent, rests or is erased is out at once.
		when mine.card_id is not null and exists (select from community.person_card c
			where c.municipality_id = mine.municipality_id and c.id = mine.card_id and community.at_rest(c)) then null
		when mine.code_hash = hash then 'code'
		-- Whoever holds up a code speaks by that code alone.
		when hash is not null then null
		when mine.card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer') then 'self'
		when mine.worker_id = (select actor.person()) and mine.team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker'))
			and exists (select from community.person_card c where c.municipality_id = mine.municipality_id and c.id = mine.card_id
				and c.keeper_id = mine.worker_id) then 'worker'
	end
$$;

-- What the actor was asked themselves, or asks somebody. A worker reads what was said to them, not what somebody said elsewhere.
create function community.peer_asks(hash text) returns table (
	id uuid, group_id uuid, theme_code text, place_code text, closes_on date, voice text, card_id uuid, put_on date,
	answer text, has_code boolean, pulse text, pulse_on date, opened_on date, self_since date, ended_on date, agreed text)
language sql stable security definer set search_path = pg_catalog
as $$
	select mine.id, mine.group_id, g.theme_code, g.place_code, g.closes_on, w.voice,
		case when w.voice <> 'code' then mine.card_id end, mine.put_on,
		case when w.voice = 'worker' and mine.answer_how <> 'spoken' then 'elsewhere' else mine.answer end,
		mine.code_hash is not null,
		case when w.inside then mine.pulse end, case when w.inside then mine.pulse_on end,
		case when w.inside or w.told then g.opened_on end, case when w.inside then g.self_since end,
		g.ended_on, case when w.inside then g.agreed else '' end
	from community.peer_ask mine
	join community.peer_group g on g.municipality_id = mine.municipality_id and g.id = mine.group_id
	cross join lateral (select v.voice,
		v.voice in ('code', 'self') and mine.answer = 'yes' and g.opened_on is not null and g.ended_on is null as inside,
		v.voice = 'worker' and mine.answer = 'yes' and mine.answer_how = 'spoken' and g.opened_on is not null and g.self_since is null as told
		from (select community.peer_voice(mine, hash) as voice) v) w
	where mine.municipality_id = (select actor.municipality()) and w.voice is not null
		and (mine.code_hash = hash or mine.card_id = (select actor.person()) or mine.worker_id = (select actor.person()))
	order by mine.put_on desc, mine.id
$$;

-- When and where: for who is in it all that comes, for the worker who heard the yes the first one, to pass on.
create function community.peer_meetings(hash text, ask uuid, today date) returns table (id uuid, on_day date, at_time text, where_words text, coffee text, mine boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select m.id, m.on_day, m.at_time, m.where_words, case when a.voice = 'worker' then '' else m.coffee end, coalesce(m.coffee_by = a.id, false)
	from community.peer_asks(hash) a
	join community.peer_meeting m on m.municipality_id = (select actor.municipality()) and m.group_id = a.group_id
	where a.id = ask and a.opened_on is not null and a.ended_on is null and m.on_day >= today
		and (a.voice <> 'worker' or m.by_maker)
	order by m.on_day, m.at_time
$$;

-- What somebody said. A worker writes down what was said to them; what somebody said themselves stays theirs.
create function community.peer_say(hash text, ask uuid, said text, today date) returns uuid
language sql volatile security definer set search_path = pg_catalog
as $$
	update community.peer_ask mine set
		answer = case when mine.answer = 'yes' and said = 'no' then 'left' else said end, answered_on = today,
		answer_how = case community.peer_voice(mine, hash) when 'worker' then 'spoken' else community.peer_voice(mine, hash) end,
		pulse = null, pulse_on = null
	from community.peer_group g
	where g.municipality_id = mine.municipality_id and g.id = mine.group_id and g.ended_on is null
		and mine.id = ask and community.peer_voice(mine, hash) is not null
		and (community.peer_voice(mine, hash) <> 'worker' or coalesce(mine.answer_how, 'spoken') = 'spoken')
		and (g.closes_on >= today or g.opened_on is not null)
	returning mine.group_id
$$;

-- The group the actor is in through one of their asks; nothing for everybody else, and nothing from the moment they leave.
create function community.peer_inside(hash text, ask uuid) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select a.group_id from community.peer_asks(hash) a
	where a.id = ask and a.voice in ('code', 'self') and a.answer = 'yes' and a.opened_on is not null and a.ended_on is null
$$;
create function community.peer_plan_meeting(hash text, ask uuid, entry uuid, day date, hour text, place text, today date) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with added as (
		insert into community.peer_meeting (municipality_id, id, group_id, on_day, at_time, where_words)
		select (select actor.municipality()), entry, g, day, hour, place from community.peer_inside(hash, ask) g
		where g is not null and day >= today and 12 > (select count(*) from community.peer_meeting m
			where m.municipality_id = (select actor.municipality()) and m.group_id = g and m.on_day >= today)
		returning id)
	select exists (select from added)
$$;
create function community.peer_call_off(hash text, ask uuid, entry uuid, today date) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with gone as (
		delete from community.peer_meeting m where m.municipality_id = (select actor.municipality()) and m.id = entry and m.on_day >= today
			and m.group_id = community.peer_inside(hash, ask) returning id)
	select exists (select from gone)
$$;
create function community.peer_bring_coffee(hash text, ask uuid, entry uuid, called text) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with done as (
		update community.peer_meeting m set coffee = called, coffee_by = case when called <> '' then ask end
		where m.municipality_id = (select actor.municipality()) and m.id = entry and m.group_id = community.peer_inside(hash, ask)
			and (m.coffee = '' or m.coffee_by = ask) returning id)
	select exists (select from done)
$$;
create function community.peer_agree(hash text, ask uuid, words text) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with done as (
		update community.peer_group g set agreed = words
		where g.municipality_id = (select actor.municipality()) and g.id = community.peer_inside(hash, ask) returning id)
	select exists (select from done)
$$;
create function community.peer_feel(hash text, ask uuid, how text, today date) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with done as (
		update community.peer_ask mine set pulse = how, pulse_on = today
		where mine.municipality_id = (select actor.municipality()) and mine.id = ask and community.peer_inside(hash, ask) is not null returning id)
	select exists (select from done)
$$;
-- Somebody brings a neighbour along: a code on a slip, and no name.
create function community.peer_bring_along(hash text, ask uuid, entry uuid, code text, today date) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with added as (
		insert into community.peer_ask (municipality_id, id, group_id, code_hash, put_on)
		select (select actor.municipality()), entry, g, code, today from community.peer_inside(hash, ask) g
		where g is not null and 5 > (select count(*) from community.peer_ask a
			where a.municipality_id = (select actor.municipality()) and a.group_id = g and a.card_id is null and a.answer is null)
		returning id)
	select exists (select from added)
$$;
-- A code for one's own person, for a slip or a mail; the one before stops. A slip is for asking: once somebody answered by
-- themselves, or the group meets, the worker makes no other key to it.
create function community.peer_give_code(ask uuid, code text) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with done as (
		update community.peer_ask mine set code_hash = code
		from community.peer_group g
		where mine.municipality_id = (select actor.municipality()) and mine.id = ask and g.municipality_id = mine.municipality_id and g.id = mine.group_id
			and ((select actor.is_task('peers.ask'))
				or (community.peer_voice(mine, null) = 'worker' and coalesce(mine.answer_how, 'spoken') = 'spoken' and g.opened_on is null))
		returning mine.id)
	select exists (select from done)
$$;

-- For how many a group could fit, in steps of five and never under five. People of the own team are known to it already, so they
-- are counted apart: what is shown of others does not change as long as there are fewer than five of them.
create function community.peer_room(areas text[], needs text[]) returns integer
language sql stable security definer set search_path = pg_catalog
as $$
	select (coalesce(sum(five.many) filter (where five.many >= 5), 0))::integer
	from (
		select (count(distinct t.card_id) / 5) * 5 as many
		from community.talent t
		where t.municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
			and t.kind = 'wish' and t.need_code = any (needs) and t.area_code = any (areas) and t.area_code = any ((select actor.areas())::text[])
			and t.shared_since is not null and t.ended_on is null and t.wake_on is null and not t.at_rest
		group by t.team_id is not distinct from (select actor.team())) five
$$;
-- How it is, from five answers up, and only while the worker is still there.
create function community.peer_pulses(circle uuid) returns table (pulse text, many bigint)
language sql stable security definer set search_path = pg_catalog
as $$
	select said.pulse, count(*) from (
		-- By fives: one answer more never shows which one it was.
		select a.pulse, row_number() over (order by a.pulse_on, a.id) as place, count(*) over () / 5 * 5 as shown
		from community.peer_ask a
		join community.peer_group g on g.municipality_id = a.municipality_id and g.id = a.group_id
		where a.municipality_id = (select actor.municipality()) and a.group_id = circle and a.answer = 'yes' and a.pulse is not null
			and g.made_by = (select actor.person()) and g.team_id = (select actor.team()) and g.self_since is null and g.opened_on is not null
			and (select actor.is('social_broker', 'team_worker'))) said
	where said.place <= said.shown
	group by said.pulse
$$;
revoke all on function community.coffee_goes_along(), community.peer_asks(text), community.peer_meetings(text, uuid, date), community.peer_say(text, uuid, text, date),
	community.peer_inside(text, uuid), community.peer_plan_meeting(text, uuid, uuid, date, text, text, date), community.peer_call_off(text, uuid, uuid, date),
	community.peer_bring_coffee(text, uuid, uuid, text), community.peer_agree(text, uuid, text), community.peer_feel(text, uuid, text, date),
	community.peer_bring_along(text, uuid, uuid, text, date), community.peer_give_code(uuid, text), community.peer_room(text[], text[]), community.peer_pulses(uuid) from public;
grant execute on function community.peer_asks(text), community.peer_meetings(text, uuid, date), community.peer_say(text, uuid, text, date),
	community.peer_plan_meeting(text, uuid, uuid, date, text, text, date), community.peer_call_off(text, uuid, uuid, date),
	community.peer_bring_coffee(text, uuid, uuid, text), community.peer_agree(text, uuid, text), community.peer_feel(text, uuid, text, date),
	community.peer_bring_along(text, uuid, uuid, text, date), community.peer_give_code(uuid, text), community.peer_room(text[], text[]), community.peer_pulses(uuid) to zone_community;

-- Who began it sees the group without its people, and no longer what it does once it stands by itself.
create policy maker_reads on community.peer_group for select to zone_community using (
	municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and team_id = (select actor.team())
	and (select actor.is('social_broker', 'team_worker')));
create policy maker_begins on community.peer_group for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and team_id = (select actor.team())
	and (select actor.is('social_broker', 'team_worker')) and area_codes <@ (select actor.areas())::text[]
	and opened_on is null and self_since is null and ended_on is null);
create policy maker_goes_on on community.peer_group for update to zone_community
	using (municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and team_id = (select actor.team())
		and (select actor.is('social_broker', 'team_worker')) and ended_on is null and self_since is null)
	with check (municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and team_id = (select actor.team()));
create policy task_reads on community.peer_group for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('peers.ask')));
create policy task_goes_on on community.peer_group for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('peers.ask')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('peers.ask')));

-- The first meeting is theirs to arrange; where people meet after that may be at somebody's home.
create policy maker_reads on community.peer_meeting for select to zone_community using (
	municipality_id = (select actor.municipality()) and by_maker and group_id in (
		select g.id from community.peer_group g where g.municipality_id = (select actor.municipality()) and g.made_by = (select actor.person()) and g.self_since is null));
create policy maker_sets_the_first on community.peer_meeting for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and by_maker and coffee = '' and coffee_by is null and group_id in (
		select g.id from community.peer_group g where g.municipality_id = (select actor.municipality()) and g.made_by = (select actor.person()) and g.opened_on is null));
create policy task_reads on community.peer_meeting for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('peers.ask')));

create policy task_reads on community.peer_ask for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('peers.ask', 'privacy.erase')));
create policy task_asks on community.peer_ask for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('peers.ask')) and answer is null);
create policy forgotten on community.peer_ask for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));

-- How many said yes and take part still. What one worker passed on counts for so many that two others are always needed:
-- who speaks for four would otherwise learn from the opening that one more said yes.
create function community.peer_yeses(circle community.peer_group) returns bigint
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(sum(case when said.spoken_by is null then said.many else least(said.many, circle.fewest - 2) end), 0)::bigint from (
		select case when a.answer_how = 'spoken' then a.worker_id end as spoken_by, count(*) as many
		from community.peer_ask a join community.person_card c on c.municipality_id = a.municipality_id and c.id = a.card_id and not community.at_rest(c)
		where a.municipality_id = circle.municipality_id and a.group_id = circle.id and a.answer = 'yes'
		group by 1) said
$$;
revoke all on function community.peer_yeses(community.peer_group) from public;
create function community.peer_has_enough(circle uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.peer_group g where g.municipality_id = (select actor.municipality()) and g.id = circle
		and (select actor.is_task('peers.ask')) and g.opened_on is null and g.ended_on is null and community.peer_yeses(g) >= g.fewest)
$$;
revoke all on function community.peer_has_enough(uuid) from public;
grant execute on function community.peer_has_enough(uuid) to zone_community;

-- Two cards were one person: the place of the second is the place of the first, unless they were asked by both.
create function community.move_in_peers(gone uuid) returns void
language sql volatile security definer set search_path = pg_catalog
as $$
	update community.peer_ask a set card_id = c.merged_into
	from community.person_card c
	where (select actor.is_task('privacy.erase')) and c.municipality_id = (select actor.municipality()) and c.id = gone and c.erased_at is not null and c.merged_into is not null
		and a.municipality_id = c.municipality_id and a.card_id = gone
		and not exists (select from community.peer_ask k where k.municipality_id = a.municipality_id and k.group_id = a.group_id and k.card_id = c.merged_into);
	delete from community.peer_ask a where (select actor.is_task('privacy.erase')) and a.municipality_id = (select actor.municipality()) and a.card_id = gone;
$$;
revoke all on function community.move_in_peers(uuid) from public;
grant execute on function community.move_in_peers(uuid) to zone_community;

-- Several rights behind one login: only the task opens a group, and only when enough people said yes.
create function community.peer_group_opens_with_enough() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.opened_on is distinct from old.opened_on and (old.opened_on is not null or not actor.is_task('peers.ask') or old.fewest > community.peer_yeses(old)) then
		raise exception 'a group opens once, when enough people said yes' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger peer_group_opens_with_enough before update of opened_on on community.peer_group for each row execute function community.peer_group_opens_with_enough();
revoke all on function community.peer_group_opens_with_enough() from public;

-- What they agreed and where they meet is nobody's to keep when it is over.
create function community.peer_group_ends() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	new.agreed := '';
	delete from community.peer_meeting m where m.municipality_id = new.municipality_id and m.group_id = new.id and not m.by_maker;
	return new;
end
$$;
create trigger peer_group_ends before update of ended_on on community.peer_group for each row
	when (old.ended_on is null and new.ended_on is not null) execute function community.peer_group_ends();
revoke all on function community.peer_group_ends() from public;

grant insert on community.peer_group, community.peer_meeting, community.peer_ask to zone_community;
-- What they agreed and who brings coffee is for who is in it.
grant select (municipality_id, id, theme_code, place_code, area_codes, fewest, made_by, team_id, made_on, closes_on, opened_on, self_since, ended_on) on community.peer_group to zone_community;
grant select (municipality_id, id, group_id, on_day, at_time, where_words, by_maker) on community.peer_meeting to zone_community;
grant select (municipality_id, id, group_id, card_id, worker_id, team_id, answer) on community.peer_ask to zone_community;
grant delete on community.peer_ask to zone_community;
grant update (opened_on, self_since, ended_on) on community.peer_group to zone_community;
call actor.let_erase('community.peer_group');

-- The task that asks looks at wishes people shared, and at who may ask them; it alone.
create policy peers_look_at_shared on community.talent for select to zone_community using (
	municipality_id = (select actor.municipality()) and kind = 'wish' and shared_since is not null and ended_on is null and not at_rest and (select actor.is_task('peers.ask')));
create policy peers_look_who_keeps on community.person_card for select to zone_community using (
	municipality_id = (select actor.municipality()) and erase_on is null and erased_at is null and consent_withdrawn_at is null and restricted_at is null and (select actor.is_task('peers.ask')));
create policy peers_write_to_workers on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('peers.ask')));
create policy peers_look_who_works on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('peers.ask')));
