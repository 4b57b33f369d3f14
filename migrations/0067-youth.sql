-- What young people write and give themselves: with their own yes, a parent's yes under sixteen, a worker they know, and an answer of adults with a day. (youth)

-- A young person, for the worker they know. An age band and never a birth date; no way to be reached.
create table community.youth (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	-- The worker through whom they are reached.
	worker_id uuid not null,
	worker_called text not null check (length(worker_called) between 1 and 60),
	called text not null check (length(called) between 1 and 30),
	band text not null check (band in ('8-11', '12-15', '16-21')),
	-- Since when that worker is not there any more, until the young person chooses another.
	worker_left_on date,
	code_hash text not null,
	-- Under sixteen a parent says yes by a code of their own, given to the parent by a worker who saw or called them.
	parent_hash text,
	parent_how text check (parent_how in ('here', 'called')),
	parent_by uuid,
	-- A code for once, by which another worker takes over.
	move_hash text,
	own_yes_on date,
	parent_yes_on date,
	-- A year after the oldest yes, by the trigger; never past four years, when the band would be untrue.
	until_on date,
	made_on date not null,
	-- When codes were given last.
	codes_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	check (band <> '16-21' or parent_hash is null),
	check ((parent_hash is null) = (parent_how is null) and (parent_how is null) = (parent_by is null)),
	check (parent_hash is not null or parent_yes_on is null),
	check (code_hash is distinct from parent_hash)
);
create index youth_of on community.youth (municipality_id, worker_id);
create unique index youth_code on community.youth (municipality_id, code_hash);
create unique index youth_move on community.youth (municipality_id, move_hash) where move_hash is not null;
create unique index youth_parent on community.youth (municipality_id, parent_hash) where parent_hash is not null;

-- Their words, written by themselves. The worker they know looks them over as they are, then they say yes to these very words.
create table community.youth_word (
	municipality_id uuid not null,
	id uuid not null,
	youth_id uuid not null,
	kind text not null check (kind in ('plan', 'idea', 'give')),
	words text not null check (length(words) between 5 and 280),
	programme_id uuid,
	initiative_id uuid,
	written_on date not null,
	looked_on date,
	-- Not like this, with why.
	back text not null default '' check (length(back) <= 200),
	own_yes_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, youth_id) references community.youth (municipality_id, id) on delete cascade,
	foreign key (municipality_id, programme_id) references open.action_programme (municipality_id, id) on delete set null (programme_id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete set null (initiative_id),
	check (own_yes_on is null or looked_on is not null),
	check (looked_on is null or back = '')
);
create index youth_word_of on community.youth_word (municipality_id, youth_id);

-- What everybody reads: the words, an age band, and what adults answered and by when. Nothing that leads to who wrote it.
create table open.youth_word (
	municipality_id uuid not null,
	id uuid not null,
	-- The district and two wide bands: a neighbourhood with few children would know who it is.
	area_code text not null,
	kind text not null,
	band text not null check (band in ('under-16', '16-21')),
	words text not null,
	programme_id uuid,
	initiative_id uuid,
	shown_on date not null,
	-- Empty: out of sight, until every yes stands again.
	until_on date,
	due_on date not null,
	answer text not null default '' check (length(answer) <= 500),
	answer_by text not null default '' check (length(answer_by) <= 80),
	became text check (became in ('done', 'partly', 'later', 'cannot')),
	answered_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, id) references community.youth_word (municipality_id, id) on delete cascade,
	check ((answered_on is null) = (became is null) and (answered_on is null) = (answer = ''))
);
create index youth_word_by_area on open.youth_word (municipality_id, area_code);

-- Somebody would like what a young person gives: to the worker, never to the young person.
create table community.youth_ask (
	municipality_id uuid not null,
	id uuid not null,
	word_id uuid not null,
	called text not null check (length(called) <= 40),
	reach text not null check (length(reach) <= 120),
	words text not null check (length(words) <= 280),
	asked_on date not null,
	-- Under sixteen a parent says yes to this one too.
	parent_yes_on date,
	outcome text check (outcome in ('given', 'not')),
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, word_id) references open.youth_word (municipality_id, id) on delete cascade,
	check ((ended_on is null) = (outcome is null)),
	check (ended_on is null or (called = '' and reach = '' and words = ''))
);
create index youth_ask_of on community.youth_ask (municipality_id, word_id);

do $$
declare
	one regclass;
begin
	foreach one in array array['community.youth', 'community.youth_word', 'open.youth_word', 'community.youth_ask']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

-- The worker they know, while that one works there. No colleague, no lead.
create policy their_worker_reads on community.youth for select to zone_community using (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person())
	and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));
create policy their_worker_begins on community.youth for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and own_yes_on is null and parent_yes_on is null and until_on is null
	-- A parent gets a code after the young person began, and who gives it says so.
	and parent_hash is null and move_hash is null
	and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));
create policy their_worker_gives_codes on community.youth for update to zone_community
	using (municipality_id = (select actor.municipality()) and worker_id = (select actor.person())
		and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()));
create policy their_worker_removes on community.youth for delete to zone_community using (municipality_id = (select actor.municipality()) and worker_id = (select actor.person())
	and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));
create policy tended on community.youth for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('youth.tend')));
create policy tended_on on community.youth for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('youth.tend')))
	with check (municipality_id = (select actor.municipality()));
grant select (municipality_id, id, area_code, worker_id, worker_called, worker_left_on, called, band, own_yes_on, parent_yes_on, parent_how, until_on, made_on, codes_on), insert, delete on community.youth to zone_community;
grant update (code_hash, parent_hash, parent_how, parent_by, codes_on, worker_left_on) on community.youth to zone_community;
-- Who still works here: of the workers they know alone.
create policy youth_look_who_works on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('youth.tend'))
	and worker_id in (select y.worker_id from community.youth y where y.municipality_id = (select actor.municipality())));
-- How many wait for another worker, for who leads the team there: the number alone.
create function community.youth_alone() returns integer
language sql stable security definer set search_path = pg_catalog
as $$
	select count(*)::integer from community.youth y where y.municipality_id = (select actor.municipality()) and y.worker_left_on is not null
		and (select actor.is('team_lead')) and y.area_code = any ((select actor.areas())::text[])
$$;
revoke all on function community.youth_alone() from public;
grant execute on function community.youth_alone() to zone_community;

-- A code that a worker gives asks for a new yes, and the yes holds a year.
create function community.youth_stands() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if tg_op = 'UPDATE' then
		if actor.kind() = 'staff' then
			if new.code_hash is distinct from old.code_hash then new.own_yes_on := null; end if;
			if new.parent_hash is distinct from old.parent_hash then
				new.parent_yes_on := null;
				if new.parent_hash is not null and new.parent_by is distinct from actor.person() then
					raise exception 'who gives a parent a code says so themselves' using errcode = 'insufficient_privilege';
				end if;
			end if;
		end if;
	end if;
	new.until_on := case when new.own_yes_on is not null and (new.band = '16-21' or new.parent_yes_on is not null)
		then (least(least(new.own_yes_on, new.parent_yes_on) + interval '1 year', new.made_on + interval '4 years'))::date end;
	return new;
end
$$;
create trigger youth_stands before insert or update on community.youth for each row execute function community.youth_stands();

-- Everybody reads words while they were looked over, their writer said yes to them, and every yes holds. What is given is asked of a
-- worker, so it waits while there is none.
create function community.show_youth_word(word uuid, here uuid) returns void
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	insert into open.youth_word as o (municipality_id, id, area_code, kind, band, words, programme_id, initiative_id, shown_on, until_on, due_on)
		select w.municipality_id, w.id, 'WK' || substr(y.area_code, 3, 6), w.kind, case when y.band = '16-21' then y.band else 'under-16' end, w.words, w.programme_id, w.initiative_id,
			w.own_yes_on, case when w.kind <> 'give' or y.worker_left_on is null then y.until_on end, w.own_yes_on + 14
		from community.youth_word w join community.youth y on y.municipality_id = w.municipality_id and y.id = w.youth_id
		where w.municipality_id = here and w.id = word and w.own_yes_on is not null
		on conflict (municipality_id, id) do update set until_on = excluded.until_on, programme_id = excluded.programme_id, initiative_id = excluded.initiative_id,
			-- Back in sight: adults get their two weeks again.
			due_on = case when o.until_on is null and o.answered_on is null then greatest(o.due_on, current_date + 14) else o.due_on end;
end
$$;
create function community.youth_word_in_the_open() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	perform community.show_youth_word(new.id, new.municipality_id);
	return null;
end
$$;
create trigger youth_word_in_the_open after update on community.youth_word for each row execute function community.youth_word_in_the_open();
create function community.youth_in_the_open() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	perform community.show_youth_word(w.id, w.municipality_id) from community.youth_word w where w.municipality_id = new.municipality_id and w.youth_id = new.id;
	return null;
end
$$;
create trigger youth_in_the_open after update on community.youth for each row execute function community.youth_in_the_open();
revoke all on function community.youth_stands(), community.show_youth_word(uuid, uuid), community.youth_word_in_the_open(), community.youth_in_the_open() from public;

create function community.knows_youth(one uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from community.youth y where y.municipality_id = (select actor.municipality()) and y.id = one and y.worker_id = (select actor.person()))
$$;
revoke all on function community.knows_youth(uuid) from public;
grant execute on function community.knows_youth(uuid) to zone_community;
create policy their_worker_reads on community.youth_word for select to zone_community using (municipality_id = (select actor.municipality()) and community.knows_youth(youth_id));
-- Looked over or given back while nobody said yes to it; the words themselves are nobody's to change.
create policy their_worker_looks_over on community.youth_word for update to zone_community
	using (municipality_id = (select actor.municipality()) and own_yes_on is null and community.knows_youth(youth_id))
	with check (municipality_id = (select actor.municipality()));
grant select on community.youth_word to zone_community;
grant update (looked_on, back) on community.youth_word to zone_community;

create policy everyone_reads on open.youth_word for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()) and until_on >= current_date);
create policy adults_answer on open.youth_word for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead', 'municipal_contact')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()));
grant select on open.youth_word to zone_open, zone_community, zone_care;
grant update (answer, answer_by, became, answered_on, due_on) on open.youth_word to zone_community;

create function community.knows_writer(word uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from community.youth_word w where w.municipality_id = (select actor.municipality()) and w.id = word)
$$;
revoke all on function community.knows_writer(uuid) from public;
grant execute on function community.knows_writer(uuid) to zone_community;
create policy anyone_asks on community.youth_ask for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and ended_on is null and parent_yes_on is null and called <> '' and reach <> ''
	and exists (select from open.youth_word o where o.municipality_id = youth_ask.municipality_id and o.id = word_id and o.kind = 'give'));
create policy their_worker_reads on community.youth_ask for select to zone_community using (municipality_id = (select actor.municipality()) and community.knows_writer(word_id));
create policy their_worker_ends on community.youth_ask for update to zone_community
	using (municipality_id = (select actor.municipality()) and ended_on is null and community.knows_writer(word_id))
	with check (municipality_id = (select actor.municipality()) and ended_on is not null
		-- Under sixteen nobody meets without a yes of the parent to this very ask.
		and (outcome = 'not' or parent_yes_on is not null or exists (select from community.youth_word w join community.youth y on y.municipality_id = w.municipality_id and y.id = w.youth_id
			where w.municipality_id = youth_ask.municipality_id and w.id = word_id and y.band = '16-21')));
grant select, insert on community.youth_ask to zone_community;
grant update (called, reach, words, outcome, ended_on) on community.youth_ask to zone_community;

-- Behind a code: of the young person, or of the parent.
create function community.youth_by_code(hash text)
returns table (id uuid, parent boolean, called text, band text, worker_called text, alone boolean, own_yes_on date, parent_yes_on date, until_on date, area_code text, given integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select y.id, y.code_hash <> hash, y.called, y.band, y.worker_called, y.worker_left_on is not null, y.own_yes_on, y.parent_yes_on, y.until_on, y.area_code,
		(select count(*)::integer from community.youth_ask a join community.youth_word w on w.municipality_id = a.municipality_id and w.id = a.word_id
			where a.municipality_id = y.municipality_id and w.youth_id = y.id and a.outcome = 'given')
	from community.youth y where y.municipality_id = (select actor.municipality()) and hash in (y.code_hash, y.parent_hash)
$$;
-- From twelve on a parent reads what everybody reads, and no draft.
create function community.youth_words_by_code(hash text)
returns table (id uuid, kind text, words text, looked_on date, back text, own_yes_on date, shown_on date, due_on date, answer text, answer_by text, became text)
language sql stable security definer set search_path = pg_catalog
as $$
	select w.id, w.kind, w.words, w.looked_on, w.back, w.own_yes_on, case when o.until_on >= current_date then o.shown_on end, o.due_on, coalesce(o.answer, ''), coalesce(o.answer_by, ''), o.became
	from community.youth y
	join community.youth_word w on w.municipality_id = y.municipality_id and w.youth_id = y.id
	left join open.youth_word o on o.municipality_id = w.municipality_id and o.id = w.id
	where y.municipality_id = (select actor.municipality()) and (y.code_hash = hash or (y.parent_hash = hash and (y.band = '8-11' or o.until_on >= current_date)))
	order by w.written_on desc, w.id
$$;
-- The first yes takes a new code: what a worker saw on the slip opens nothing any more. No worker says yes, writes or agrees as they are signed in.
create function community.youth_yes(hash text, fresh text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.youth y set own_yes_on = case when y.code_hash = hash then today else y.own_yes_on end,
			parent_yes_on = case when y.parent_hash = hash then today else y.parent_yes_on end,
			code_hash = case when y.code_hash = hash then coalesce(fresh, hash) else y.code_hash end,
			parent_hash = case when y.parent_hash = hash then coalesce(fresh, hash) else y.parent_hash end
		where y.municipality_id = actor.municipality() and hash in (y.code_hash, y.parent_hash) and actor.kind() <> 'staff';
	return found;
end
$$;
-- Everything goes at once, by either of the two.
create function community.youth_stop(hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	delete from community.youth y where y.municipality_id = actor.municipality() and hash in (y.code_hash, y.parent_hash);
	return found;
end
$$;
-- By their own code alone, and only while every yes stands.
create function community.youth_write(hash text, word uuid, its_kind text, said text, programme uuid, initiative uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	insert into community.youth_word (municipality_id, id, youth_id, kind, words, programme_id, initiative_id, written_on)
		select y.municipality_id, word, y.id, its_kind, said, programme, initiative, today from community.youth y
		where y.municipality_id = actor.municipality() and y.code_hash = hash and y.until_on >= today and actor.kind() <> 'staff'
			-- Not more than somebody can read.
			and 20 > (select count(*) from community.youth_word w where w.municipality_id = y.municipality_id and w.youth_id = y.id and w.looked_on is null);
	return found;
end
$$;
create function community.youth_word_yes(hash text, word uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.youth_word w set own_yes_on = today from community.youth y
		where w.municipality_id = actor.municipality() and w.id = word and w.looked_on is not null and w.own_yes_on is null
			and y.municipality_id = w.municipality_id and y.id = w.youth_id and y.code_hash = hash and y.until_on >= today and actor.kind() <> 'staff';
	return found;
end
$$;
create function community.youth_word_away(hash text, word uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	delete from community.youth_word w using community.youth y
		where w.municipality_id = actor.municipality() and w.id = word and y.municipality_id = w.municipality_id and y.id = w.youth_id and hash in (y.code_hash, y.parent_hash);
	return found;
end
$$;
-- What is asked of them, without who asks: the parent says yes to each.
create function community.youth_asks_by_code(hash text) returns table (id uuid, gives text, words text, parent_yes_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select a.id, w.words, a.words, a.parent_yes_on from community.youth y
	join community.youth_word w on w.municipality_id = y.municipality_id and w.youth_id = y.id
	join community.youth_ask a on a.municipality_id = w.municipality_id and a.word_id = w.id
	where y.municipality_id = (select actor.municipality()) and y.parent_hash = hash and a.ended_on is null order by a.asked_on, a.id
$$;
create function community.youth_ask_yes(hash text, ask uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.youth_ask a set parent_yes_on = today from community.youth_word w, community.youth y
		where a.municipality_id = actor.municipality() and a.id = ask and a.ended_on is null and w.municipality_id = a.municipality_id and w.id = a.word_id
			and y.municipality_id = w.municipality_id and y.id = w.youth_id and y.parent_hash = hash and actor.kind() <> 'staff';
	return found;
end
$$;
-- Another worker of that area, when the young person chooses so: by a code for once, never by their own.
create function community.youth_moves(hash text, move text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.youth y set move_hash = move where y.municipality_id = actor.municipality() and y.code_hash = hash;
	return found;
end
$$;
create function community.take_over_youth(hash text, called_now text) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	one uuid;
begin
	update community.youth y set worker_id = actor.person(), worker_called = called_now, worker_left_on = null, move_hash = null
		where y.municipality_id = actor.municipality() and y.move_hash = hash and actor.kind() = 'staff' and actor.is('social_broker', 'team_worker') and y.area_code = any (actor.areas())
		returning y.id into one;
	return one;
end
$$;
revoke all on function community.youth_by_code(text), community.youth_words_by_code(text), community.youth_yes(text, text, date), community.youth_asks_by_code(text), community.youth_ask_yes(text, uuid, date), community.youth_moves(text, text), community.youth_stop(text),
	community.youth_write(text, uuid, text, text, uuid, uuid, date), community.youth_word_yes(text, uuid, date), community.youth_word_away(text, uuid), community.take_over_youth(text, text) from public;
grant execute on function community.youth_by_code(text), community.youth_words_by_code(text), community.youth_yes(text, text, date), community.youth_asks_by_code(text), community.youth_ask_yes(text, uuid, date), community.youth_moves(text, text), community.youth_stop(text),
	community.youth_write(text, uuid, text, text, uuid, uuid, date), community.youth_word_yes(text, uuid, date), community.youth_word_away(text, uuid), community.take_over_youth(text, text) to zone_community;

call actor.let_erase('community.youth');
call actor.let_erase('community.youth_ask');
