-- A vote on a neighbourhood budget: who may vote stands in one place, what was voted in another, and nothing leads from the one to the other. (ballots)

create table open.vote (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(GM\d{4}|WK\d{6}|BU\d{8})$'),
	title text not null check (length(title) between 3 and 80),
	budget_cents bigint not null check (budget_cents > 0),
	ballot_type text not null check (ballot_type in ('approval', 'points')),
	points_each smallint check (points_each between 2 and 100),
	most_chosen smallint check (most_chosen between 1 and 99),
	eligibility text not null check (eligibility in ('letter', 'desk', 'letter-and-desk')),
	rule text not null check (rule in ('equal-shares', 'greedy')),
	completion text not null check (completion in ('none', 'add1', 'add1u')),
	opens_on date not null,
	closes_on date not null,
	made_on date not null,
	-- From the first code that is printed nothing changes any more, and everybody reads it.
	fixed_on date,
	counted_on date,
	primary key (municipality_id, id),
	check (closes_on >= opens_on),
	check ((ballot_type = 'points') = (points_each is not null)),
	check (rule = 'equal-shares' or completion = 'none')
);
create index vote_by_day on open.vote (municipality_id, closes_on desc);

create table open.vote_option (
	municipality_id uuid not null,
	id uuid not null,
	vote_id uuid not null,
	-- Its number on the ballot and in the published file.
	place smallint not null check (place between 1 and 99),
	title text not null check (length(title) between 3 and 80),
	summary text not null default '' check (length(summary) <= 280),
	cost_cents bigint not null check (cost_cents > 0),
	-- A plan may stand in a second vote, when the first decided nothing.
	primary key (municipality_id, vote_id, id),
	unique (municipality_id, vote_id, place),
	foreign key (municipality_id, vote_id) references open.vote (municipality_id, id) on delete cascade
);

create table open.vote_result (
	municipality_id uuid not null,
	vote_id uuid not null,
	counted_on date not null,
	-- Winners, why, and how far it reaches: totals only.
	result jsonb not null,
	-- The file with which anybody counts again; gone with the ballots.
	pb text not null default '',
	primary key (municipality_id, vote_id),
	foreign key (municipality_id, vote_id) references open.vote (municipality_id, id)
);

-- What was printed together: so many letters, or cards for the desk.
create table community.vote_batch (
	municipality_id uuid not null,
	id uuid not null,
	vote_id uuid not null,
	kind text not null check (kind in ('letter', 'desk')),
	codes integer not null check (codes between 1 and 500),
	made_on date not null,
	-- Who printed it, and who else counted the pack: only then its codes open. Gone with the codes.
	made_by uuid,
	opened_by uuid,
	opened_on date,
	-- A pack that got lost: its codes stop.
	blocked_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, vote_id) references open.vote (municipality_id, id),
	constraint two_know_of_a_batch check (opened_by is null or (opened_on is not null and opened_by is distinct from made_by))
);
create index vote_batch_of on community.vote_batch (municipality_id, vote_id);

-- Who may vote: a code, never the code itself, and of a letter the postcode it went to. No name, no address, no time, no order.
create table community.vote_code (
	municipality_id uuid not null,
	code_hash text not null,
	vote_id uuid not null,
	batch_id uuid not null,
	postcode text not null default '' check (postcode ~ '^(\d{4}[A-Z]{2})?$'),
	primary key (municipality_id, code_hash),
	foreign key (municipality_id, vote_id) references open.vote (municipality_id, id),
	foreign key (municipality_id, batch_id) references community.vote_batch (municipality_id, id)
);
create index vote_code_of on community.vote_code (municipality_id, vote_id);

-- How many cards went over the desk on a day.
create table community.vote_handout (
	municipality_id uuid not null,
	vote_id uuid not null,
	on_day date not null,
	cards integer not null check (cards > 0),
	primary key (municipality_id, vote_id, on_day),
	foreign key (municipality_id, vote_id) references open.vote (municipality_id, id)
);

-- The box has the number of its vote and points at nothing outside this schema.
create table ballot.box (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null,
	options smallint not null,
	ballot_type text not null,
	points_each smallint,
	most_chosen smallint,
	opens_on date not null,
	closes_on date not null,
	counted_on date,
	primary key (municipality_id, id)
);
-- An empty ballot for every code, made beforehand. Choices are written as place:points, in the order of the places.
create table ballot.ballot (
	municipality_id uuid not null,
	key text not null,
	box_id uuid not null,
	choices text,
	channel text check (channel in ('phone', 'desk', 'paper')),
	primary key (municipality_id, key),
	foreign key (municipality_id, box_id) references ballot.box (municipality_id, id) on delete cascade,
	check ((choices is null) = (channel is null))
);
create index ballot_of on ballot.ballot (municipality_id, box_id);
-- What two workers each read from a sheet of paper, until they read the same.
create table ballot.paper_entry (
	municipality_id uuid not null,
	key text not null,
	reader text not null,
	choices text not null,
	primary key (municipality_id, key, reader),
	foreign key (municipality_id, key) references ballot.ballot (municipality_id, key) on delete cascade
);
-- After the count: without key, in an order that chance made.
create table ballot.counted (
	municipality_id uuid not null,
	id uuid not null default gen_random_uuid(),
	box_id uuid not null,
	choices text not null,
	channel text not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, box_id) references ballot.box (municipality_id, id) on delete cascade
);
create index counted_of on ballot.counted (municipality_id, box_id);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.vote', 'open.vote_option', 'open.vote_result', 'community.vote_batch', 'community.vote_code', 'community.vote_handout',
		'ballot.box', 'ballot.ballot', 'ballot.paper_entry', 'ballot.counted']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

-- Who prepares, prints, hands out cards, reads paper and counts. No role that works with care: voting stays away from it.
create function actor.runs_votes(area text) returns boolean language sql stable as $$
	select (select actor.is('social_broker', 'municipal_contact')) and area = any ((select actor.areas())::text[]) $$;
grant execute on function actor.runs_votes(text) to zone_open, zone_community, zone_care, zone_tasks;

create policy everyone_reads on open.vote for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality())
	and (fixed_on is not null or actor.runs_votes(area_code) or (select actor.is_task('ballots.count'))));
create policy workers_prepare on open.vote for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and actor.runs_votes(area_code) and fixed_on is null and counted_on is null);
create policy workers_change on open.vote for update to zone_community
	using (municipality_id = (select actor.municipality()) and (actor.runs_votes(area_code) or (select actor.is_task('ballots.count'))))
	with check (municipality_id = (select actor.municipality()));
grant select on open.vote to zone_open, zone_community, zone_care;
-- One that was a mistake, as long as no code was printed.
create policy workers_take_back on open.vote for delete to zone_community using (
	municipality_id = (select actor.municipality()) and actor.runs_votes(area_code) and fixed_on is null);
grant insert, delete on open.vote to zone_community;
grant update (fixed_on, counted_on) on open.vote to zone_community;
create function open.what_changes_on_a_vote() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if (old.fixed_on is not null and new.fixed_on is distinct from old.fixed_on)
		or (old.counted_on is not null and new.counted_on is distinct from old.counted_on)
		or (new.counted_on is not null and (new.fixed_on is null or new.counted_on <= new.closes_on)) then
		raise exception 'a vote that is fixed or counted stays as it was' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger what_changes_on_a_vote before update on open.vote for each row execute function open.what_changes_on_a_vote();

create policy everyone_reads on open.vote_option for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality())
	and exists (select from open.vote v where v.municipality_id = vote_option.municipality_id and v.id = vote_option.vote_id));
create policy workers_add on open.vote_option for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and exists (select from open.vote v where v.municipality_id = vote_option.municipality_id and v.id = vote_option.vote_id
		and v.fixed_on is null and actor.runs_votes(v.area_code)));
create policy workers_take_out on open.vote_option for delete to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from open.vote v where v.municipality_id = vote_option.municipality_id and v.id = vote_option.vote_id
		and v.fixed_on is null and actor.runs_votes(v.area_code)));
grant select on open.vote_option to zone_open, zone_community, zone_care;
grant insert, delete on open.vote_option to zone_community;

create policy everyone_reads on open.vote_result for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy counting_writes on open.vote_result for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and exists (select from open.vote v where v.municipality_id = vote_result.municipality_id and v.id = vote_result.vote_id and v.counted_on is not null
		and (actor.runs_votes(v.area_code) or (select actor.is_task('ballots.count')))));
grant select on open.vote_result to zone_open, zone_community, zone_care;
grant insert on open.vote_result to zone_community;

create policy workers_read on community.vote_batch for select to zone_community using (
	municipality_id = (select actor.municipality())
	and ((select actor.is_task('ballots.count')) or exists (select from open.vote v
		where v.municipality_id = vote_batch.municipality_id and v.id = vote_batch.vote_id and actor.runs_votes(v.area_code))));
create policy workers_print on community.vote_batch for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and opened_on is null
	and exists (select from open.vote v where v.municipality_id = vote_batch.municipality_id and v.id = vote_batch.vote_id
		and v.counted_on is null and actor.runs_votes(v.area_code)));
create policy workers_block on community.vote_batch for update to zone_community
	using (municipality_id = (select actor.municipality()) and blocked_on is null and exists (select from open.vote v
		where v.municipality_id = vote_batch.municipality_id and v.id = vote_batch.vote_id and actor.runs_votes(v.area_code)))
	with check (municipality_id = (select actor.municipality()) and blocked_on is not null);
grant select, insert on community.vote_batch to zone_community;
grant update (blocked_on) on community.vote_batch to zone_community;

-- Put in by who prints them, and after that read by nobody but the function that is handed a code.
create policy workers_print on community.vote_code for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and exists (select from open.vote v where v.municipality_id = vote_code.municipality_id and v.id = vote_code.vote_id
		and v.counted_on is null and actor.runs_votes(v.area_code)));
grant insert on community.vote_code to zone_community;

create policy workers_read on community.vote_handout for select to zone_community using (
	municipality_id = (select actor.municipality())
	and ((select actor.is_task('ballots.count')) or exists (select from open.vote v
		where v.municipality_id = vote_handout.municipality_id and v.id = vote_handout.vote_id and actor.runs_votes(v.area_code))));
grant select on community.vote_handout to zone_community;

-- The vote of a code, and whether the postcode is the one of the letter. Changes nothing: a trace here would have a time.
create function community.vote_of_code(hash text, typed_postcode text) returns table (vote_id uuid, kind text, blocked boolean, postcode_fits boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.vote_id, b.kind, b.blocked_on is not null or b.opened_on is null, c.postcode = '' or c.postcode = typed_postcode
	from community.vote_code c join community.vote_batch b on b.municipality_id = c.municipality_id and b.id = c.batch_id
	where c.municipality_id = (select actor.municipality()) and c.code_hash = hash
$$;
-- Another than who printed it has the pack in hand, counted it and saw no copy: from now on its codes open.
create function community.open_vote_batch(vote uuid, batch uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.vote_batch b set opened_by = actor.person(), opened_on = today from open.vote v
		where b.municipality_id = actor.municipality() and b.vote_id = vote and b.id = batch and b.opened_on is null and b.blocked_on is null and b.made_by <> actor.person()
			and v.municipality_id = b.municipality_id and v.id = b.vote_id and v.counted_on is null and actor.runs_votes(v.area_code);
	return found;
end
$$;
-- One more card over the desk, as long as there are cards. Gives how many that makes.
create function community.hand_out_vote_card(vote uuid, today date) returns integer
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	held open.vote;
	given integer;
begin
	select * into held from open.vote v where v.municipality_id = actor.municipality() and v.id = vote for update;
	if held.id is null or not actor.runs_votes(held.area_code) or held.eligibility = 'letter' or held.counted_on is not null
		or today > held.closes_on then return null; end if;
	select coalesce(sum(h.cards), 0) into given from community.vote_handout h where h.municipality_id = held.municipality_id and h.vote_id = vote;
	if given >= (select coalesce(sum(b.codes), 0) from community.vote_batch b
		where b.municipality_id = held.municipality_id and b.vote_id = vote and b.kind = 'desk' and b.opened_on is not null and b.blocked_on is null) then return null; end if;
	insert into community.vote_handout (municipality_id, vote_id, on_day, cards) values (held.municipality_id, vote, today, 1)
		on conflict (municipality_id, vote_id, on_day) do update set cards = vote_handout.cards + 1;
	return given + 1;
end
$$;
-- Whether there is such a vote, prepared or not: for who runs what it is about.
create function community.vote_stands(vote uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from open.vote v where v.municipality_id = (select actor.municipality()) and v.id = vote)
$$;
-- When it is counted nobody needs to know any more which codes there were.
create function community.forget_vote_codes(vote uuid) returns void
language sql volatile security definer set search_path = pg_catalog
as $$
	update community.vote_batch b set made_by = null, opened_by = null from open.vote v
	where b.municipality_id = actor.municipality() and b.vote_id = vote and v.municipality_id = b.municipality_id and v.id = vote and v.counted_on is not null;
	delete from community.vote_code c using open.vote v
	where c.municipality_id = actor.municipality() and c.vote_id = vote and v.municipality_id = c.municipality_id and v.id = vote and v.counted_on is not null
$$;
revoke all on function community.vote_stands(uuid), community.open_vote_batch(uuid, uuid, date), community.vote_of_code(text, text), community.hand_out_vote_card(uuid, date), community.forget_vote_codes(uuid) from public;
grant execute on function community.vote_stands(uuid), community.open_vote_batch(uuid, uuid, date), community.vote_of_code(text, text), community.hand_out_vote_card(uuid, date), community.forget_vote_codes(uuid) to zone_community;
call actor.let_erase('community.vote_code');
call actor.let_erase('open.vote_result', 'pb');

-- The ballots: the login reads no table here, no row and no system column. It has these functions.
grant usage on schema ballot, actor to zone_ballot;
grant execute on all functions in schema actor to zone_ballot;

create function ballot.put_up(box uuid, area text, how_many smallint, kind text, points smallint, most smallint, opens date, closes date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.runs_votes(area) then return false; end if;
	insert into ballot.box (municipality_id, id, area_code, options, ballot_type, points_each, most_chosen, opens_on, closes_on)
		values (actor.municipality(), box, area, how_many, kind, points, most, opens, closes)
		on conflict (municipality_id, id) do nothing;
	return true;
end
$$;
-- Empty ballots, in the order of their keys, which says nothing.
create function ballot.add_empty(box uuid, keys text[]) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not exists (select from ballot.box b where b.municipality_id = actor.municipality() and b.id = box
		and b.counted_on is null and actor.runs_votes(b.area_code)) then return false; end if;
	insert into ballot.ballot (municipality_id, key, box_id) select actor.municipality(), one, box from unnest(keys) one order by one;
	return true;
end
$$;
create function ballot.fits(held ballot.box, chosen text) returns boolean
language plpgsql immutable set search_path = pg_catalog
as $$
begin
	if chosen is null or chosen !~ '^(\d{1,2}:\d{1,3}(,\d{1,2}:\d{1,3})*)?$' then return false; end if;
	return (
		select coalesce(bool_and(place between 1 and held.options and points between 1 and coalesce(held.points_each, 1)), true)
			and count(distinct place) = count(*)
			and coalesce(string_agg(place || ':' || points, ',' order by place), '') = chosen
			and count(*) <= coalesce(held.most_chosen, 99)
			and coalesce(sum(points), 0) <= coalesce(held.points_each, 99)
		from (select split_part(one, ':', 1)::integer as place, split_part(one, ':', 2)::integer as points
			from unnest(string_to_array(chosen, ',')) one) pieces);
end
$$;
-- For who holds the code: whether it is a ballot of this box, and whether something stands on it. Never what.
create function ballot.look(box uuid, which text) returns text
language sql stable security definer set search_path = pg_catalog
as $$
	select case when x.choices is null then 'empty' else 'cast' end from ballot.ballot x
	where x.municipality_id = (select actor.municipality()) and x.box_id = box and x.key = which
$$;
-- Voting, and voting again until it closes: always this one row. What was read from paper stays: who read it knows the code.
create function ballot.cast_ballot(box uuid, which text, chosen text, via text, today date) returns text
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	held ballot.box;
begin
	select * into held from ballot.box b where b.municipality_id = actor.municipality() and b.id = box
		and b.counted_on is null and today between b.opens_on and b.closes_on;
	if held.id is null or not ballot.fits(held, chosen) then return null; end if;
	update ballot.ballot x set choices = chosen, channel = via
		where x.municipality_id = held.municipality_id and x.box_id = box and x.key = which and x.channel is distinct from 'paper';
	if found then return 'cast'; end if;
	return (select 'paper' from ballot.ballot x where x.municipality_id = held.municipality_id and x.box_id = box and x.key = which);
end
$$;
-- Read from paper. Two workers who read the same cast it; a ballot that has a vote already keeps it.
create function ballot.read_paper(box uuid, which text, who text, chosen text, today date) returns text
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	held ballot.box;
	sheet ballot.ballot;
begin
	select * into held from ballot.box b where b.municipality_id = actor.municipality() and b.id = box
		and b.counted_on is null and today between b.opens_on and b.closes_on + 7 and actor.runs_votes(b.area_code);
	if held.id is null or not ballot.fits(held, chosen) then return null; end if;
	-- Held, so that two who press at once come one after the other.
	select * into sheet from ballot.ballot x where x.municipality_id = held.municipality_id and x.box_id = box and x.key = which for update;
	if sheet.key is null then return null; end if;
	if sheet.choices is not null then return 'already'; end if;
	if exists (select from ballot.paper_entry e where e.municipality_id = held.municipality_id and e.key = which and e.reader <> who and e.choices = chosen) then
		update ballot.ballot x set choices = chosen, channel = 'paper' where x.municipality_id = held.municipality_id and x.key = which;
		delete from ballot.paper_entry e where e.municipality_id = held.municipality_id and e.key = which;
		return 'cast';
	end if;
	insert into ballot.paper_entry (municipality_id, key, reader, choices) values (held.municipality_id, which, who, chosen)
		on conflict (municipality_id, key, reader) do update set choices = excluded.choices;
	return case when exists (select from ballot.paper_entry e where e.municipality_id = held.municipality_id and e.key = which and e.reader <> who)
		then 'differs' else 'first' end;
end
$$;
-- Sheets that one worker read and no other yet, or that were read differently.
create function ballot.paper_waiting(box uuid) returns integer
language sql stable security definer set search_path = pg_catalog
as $$
	select count(distinct e.key)::integer from ballot.paper_entry e join ballot.ballot x on x.municipality_id = e.municipality_id and x.key = e.key
	join ballot.box b on b.municipality_id = x.municipality_id and b.id = x.box_id
	where b.municipality_id = (select actor.municipality()) and b.id = box
		and (actor.runs_votes(b.area_code) or (select actor.is_task('ballots.count')))
$$;
-- How many voted, in tens, so that nobody sees the one who just did.
create function ballot.turnout(box uuid) returns integer
language sql stable security definer set search_path = pg_catalog
as $$
	select ((select count(*) from ballot.ballot x where x.municipality_id = (select actor.municipality()) and x.box_id = box and x.choices is not null)
		+ (select count(*) from ballot.counted c where c.municipality_id = (select actor.municipality()) and c.box_id = box))::integer / 10 * 10
$$;
-- Closes the box: the keys are thrown away and the ballots mixed. Then what was chosen how often, which can be asked again.
create function ballot.tally(box uuid, today date) returns table (choices text, voters integer)
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	here uuid := actor.municipality();
begin
	if not exists (select from ballot.box b where b.municipality_id = here and b.id = box and b.closes_on < today
		and (actor.runs_votes(b.area_code) or actor.is_task('ballots.count'))) then return; end if;
	update ballot.box b set counted_on = today where b.municipality_id = here and b.id = box and b.counted_on is null;
	if found then
		with taken as (delete from ballot.ballot x where x.municipality_id = here and x.box_id = box returning x.choices, x.channel)
		insert into ballot.counted (municipality_id, box_id, choices, channel)
			select here, box, t.choices, t.channel from taken t where t.choices is not null order by random();
	end if;
	return query select c.choices, count(*)::integer from ballot.counted c where c.municipality_id = here and c.box_id = box group by c.choices order by c.choices;
end
$$;
-- Ballots per way of voting, after the count, and only when each way was used by nobody or by ten.
create function ballot.channels(box uuid) returns table (channel text, voters integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.channel, count(*)::integer from ballot.counted c
	where c.municipality_id = (select actor.municipality()) and c.box_id = box
		and not exists (select from ballot.counted o where o.municipality_id = c.municipality_id and o.box_id = box group by o.channel having count(*) < 10)
	group by c.channel order by c.channel
$$;
-- Twelve months after the count nothing of it is left; a box that was never counted goes twelve months after it closed.
create function ballot.due(before date) returns integer
language sql stable security definer set search_path = pg_catalog
as $$
	select count(*)::integer from ballot.box b where b.municipality_id = (select actor.municipality()) and coalesce(b.counted_on, b.closes_on) < before
		and (select actor.is_task('privacy.erase'))
$$;
create function ballot.forget(before date) returns integer
language sql volatile security definer set search_path = pg_catalog
as $$
	with gone as (
		delete from ballot.box b where b.municipality_id = (select actor.municipality()) and coalesce(b.counted_on, b.closes_on) < before
			and (select actor.is_task('privacy.erase')) returning b.id)
	select count(*)::integer from gone
$$;
revoke all on all functions in schema ballot from public;
grant execute on function ballot.put_up(uuid, text, smallint, text, smallint, smallint, date, date), ballot.add_empty(uuid, text[]), ballot.look(uuid, text),
	ballot.cast_ballot(uuid, text, text, text, date), ballot.read_paper(uuid, text, text, text, date), ballot.paper_waiting(uuid), ballot.turnout(uuid),
	ballot.tally(uuid, date), ballot.channels(uuid), ballot.due(date), ballot.forget(date) to zone_ballot;
