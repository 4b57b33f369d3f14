-- Going along, a circle of solidarity, hours of help up and down, and a step down to a place or a person with a way back. (company)

-- A worker goes along instead of referring.
create table care.going_along (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	worker_id uuid not null,
	worker_called text not null check (length(worker_called) between 1 and 120),
	what_sealed text not null check (what_sealed <> ''),
	where_sealed text not null default '',
	practical_sealed text not null default '',
	on_day date not null,
	at_time text check (at_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
	happened text check (happened in ('yes', 'later', 'not')),
	-- What now, after it did not happen, or after it did.
	after_sealed text not null default '',
	answered_on date,
	made_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check ((happened is null) = (answered_on is null))
);
create index going_along_of on care.going_along (municipality_id, client_id);

-- In their own words first, then what they are good at. There is no field for what goes wrong.
create table care.solidarity (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	own_words_sealed text not null default '',
	strengths_sealed text not null default '',
	changed_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create unique index solidarity_of on care.solidarity (municipality_id, client_id);
create table care.solidarity_person (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	called_sealed text not null check (called_sealed <> ''),
	does_sealed text not null check (does_sealed <> ''),
	since_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create index solidarity_person_of on care.solidarity_person (municipality_id, client_id);

-- Help per week from a day until a day; going up or down ends one row and begins the next, with why.
create table care.help_hours (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	source text not null check (source in ('professional', 'informal', 'network')),
	kind text not null check (kind in ('household', 'guidance', 'children', 'going-out', 'company', 'papers', 'body')),
	minutes_a_week integer not null check (minutes_a_week between 0 and 10080 and minutes_a_week % 15 = 0),
	from_on date not null,
	until_on date,
	because text not null check (because in ('begin', 'informal-takes-over', 'goes-well', 'needs-more', 'too-heavy', 'changed')),
	because_sealed text not null default '',
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check (until_on is null or until_on >= from_on)
);
create unique index help_hours_now on care.help_hours (municipality_id, client_id, source, kind) where until_on is null;

-- Who helps without being paid. They say by a code of their own how it goes; what they may pass on is what the family ticked.
create table care.helper (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	called_sealed text not null check (called_sealed <> ''),
	code_hash text not null,
	may_pass_on text[] not null default '{}' check (may_pass_on <@ array['how-it-was', 'ill', 'needs', 'school', 'mood', 'home']),
	since_on date not null,
	-- The last day of the code; a new one counts anew.
	until_on date not null default current_date + 183,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create index helper_of on care.helper (municipality_id, client_id);
create unique index helper_code on care.helper (municipality_id, code_hash);
create table care.helper_word (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	helper_id uuid not null,
	word text not null check (word in ('well', 'much', 'call', 'pass-on')),
	about text check (about in ('how-it-was', 'ill', 'needs', 'school', 'mood', 'home')),
	words_sealed text not null default '',
	said_on date not null,
	seen_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	foreign key (municipality_id, helper_id) references care.helper (municipality_id, id) on delete cascade,
	check ((word = 'pass-on') = (about is not null) and (about is not null or words_sealed = ''))
);
create index helper_word_of on care.helper_word (municipality_id, client_id);

-- From help to a place, an activity or a person near, with somebody who goes along the first time.
create table care.step_down (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	kind text not null check (kind in ('place', 'activity', 'buddy')),
	-- What stands in the open: its name is copied, so that it can be read when it is gone there.
	target_id uuid,
	place_called text not null default '' check (length(place_called) <= 200),
	-- Their own wish, and with whom they go.
	wish_sealed text not null default '',
	with_sealed text not null check (with_sealed <> ''),
	-- When the person themselves put the wish on their card, where neighbours are found.
	wish_shared_on date,
	introduce_on date not null,
	introduced text check (introduced in ('yes', 'not')),
	-- One tap: I want to come back to help.
	back_on date,
	back_seen_on date,
	ended_on date,
	made_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check ((kind = 'buddy') = (target_id is null))
);
create index step_down_of on care.step_down (municipality_id, client_id);
create table care.arrival (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	step_id uuid not null,
	round text not null check (round in ('two-weeks', 'two-months')),
	due_on date not null,
	outcome text check (outcome in ('comes', 'now-and-then', 'not')),
	said_by text check (said_by in ('worker', 'person')),
	said_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	foreign key (municipality_id, step_id) references care.step_down (municipality_id, id) on delete cascade,
	check ((outcome is null) = (said_on is null) and (outcome is null) = (said_by is null))
);
create unique index arrival_once on care.arrival (municipality_id, step_id, round);

select care.wall(t) from unnest(array['care.going_along', 'care.solidarity', 'care.solidarity_person', 'care.help_hours', 'care.helper', 'care.helper_word', 'care.step_down', 'care.arrival']::regclass[]) t;

-- Who helps, and the person or who stands for them. No lead, no emergency look, no permission. The circle, and what a helper says, are
-- about the person as a drawing is: theirs, and a parent's of a child below twelve. What a helper says of themselves is for the worker.
do $$
declare
	name text;
	helps constant text := 'municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[])';
	theirs constant text := 'municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[])';
	own constant text := 'municipality_id = (select actor.municipality()) and client_id = any ((select care.networks_of_mine())::uuid[])';
begin
	foreach name in array array['going_along', 'solidarity', 'solidarity_person', 'help_hours', 'helper', 'helper_word', 'step_down', 'arrival'] loop
		execute format('create policy helper_reads on care.%I for select to zone_care using (%s)', name, helps);
	end loop;
	foreach name in array array['going_along', 'help_hours', 'helper', 'step_down', 'arrival'] loop
		execute format('create policy person_reads on care.%I for select to zone_care using (%s)', name, theirs);
	end loop;
	foreach name in array array['solidarity', 'solidarity_person'] loop
		execute format('create policy person_reads on care.%I for select to zone_care using (%s)', name, own);
	end loop;
	execute format('create policy person_reads on care.helper_word for select to zone_care using (%s and word = ''pass-on'')', own);
	foreach name in array array['going_along', 'solidarity', 'solidarity_person', 'help_hours', 'helper', 'step_down', 'arrival'] loop
		execute format('create policy helper_begins on care.%I for insert to zone_care with check (%s)', name, helps);
		execute format('create policy helper_changes on care.%I for update to zone_care using (%s) with check (%s)', name, helps, helps);
	end loop;
	execute format('create policy helper_sees on care.helper_word for update to zone_care using (%s) with check (%s)', helps, helps);
	-- The circle is theirs; what a helper may pass on is the family's; whether they came is theirs to say, and the way back.
	foreach name in array array['solidarity', 'solidarity_person'] loop
		execute format('create policy person_begins on care.%I for insert to zone_care with check (%s)', name, own);
	end loop;
	execute format('create policy person_changes on care.solidarity for update to zone_care using (%s) with check (%s)', own, own);
	foreach name in array array['helper', 'step_down', 'arrival'] loop
		execute format('create policy person_changes on care.%I for update to zone_care using (%s) with check (%s)', name, theirs, theirs);
	end loop;
	execute format('create policy person_removes on care.solidarity_person for delete to zone_care using (%s)', own);
	execute format('create policy helper_removes on care.solidarity_person for delete to zone_care using (%s)', helps);
end
$$;

grant select, insert, update (on_day, at_time, happened, after_sealed, answered_on) on care.going_along to zone_care;
grant select, insert, update (own_words_sealed, strengths_sealed, changed_on) on care.solidarity to zone_care;
grant select, insert, delete on care.solidarity_person to zone_care;
grant select, insert, update (until_on) on care.help_hours to zone_care;
grant select (municipality_id, id, client_id, called_sealed, may_pass_on, since_on, until_on, ended_on), insert, update (code_hash, may_pass_on, ended_on) on care.helper to zone_care;
grant select, update (seen_on) on care.helper_word to zone_care;
grant select, insert, update (introduce_on, introduced, wish_shared_on, back_on, back_seen_on, ended_on) on care.step_down to zone_care;
grant select, insert, update (outcome, said_by, said_on) on care.arrival to zone_care;

-- What a helper may pass on is said by the family; a worker writes down nothing there for them, and a new helper may pass on nothing.
create function care.family_decides() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if actor.kind() = 'staff' and new.may_pass_on is distinct from (case when tg_op = 'INSERT' then '{}'::text[] else old.may_pass_on end) then
		raise exception 'the family says what a helper may pass on' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger family_decides before insert or update on care.helper for each row execute function care.family_decides();

-- A code on paper stops by itself after half a year: who stopped coming writes no more. Another code counts anew.
create function care.helper_code_counts() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if tg_op = 'INSERT' or new.code_hash is distinct from old.code_hash then
		new.until_on = current_date + 183;
	end if;
	return new;
end
$$;
create trigger helper_code_counts before insert or update of code_hash on care.helper for each row execute function care.helper_code_counts();

-- Whether they came says who said it; the way back is the person's to ask, and the worker's to see.
create function care.each_says_their_own() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if tg_table_name = 'arrival' then
		if new.said_by is distinct from old.said_by and new.said_by is distinct from (case actor.kind() when 'staff' then 'worker' else 'person' end) then
			raise exception 'nobody says it for another' using errcode = 'insufficient_privilege';
		end if;
	elsif actor.kind() = 'staff' then
		if row(new.back_on, new.wish_shared_on) is distinct from row(old.back_on, old.wish_shared_on) then
			raise exception 'the way back and the wish are of the person' using errcode = 'insufficient_privilege';
		end if;
	elsif row(new.introduce_on, new.introduced) is distinct from row(old.introduce_on, old.introduced) or (new.back_seen_on is not null and new.back_seen_on is distinct from old.back_seen_on) then
		raise exception 'the introduction is of the worker' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger each_says_their_own before update on care.arrival for each row when (actor.kind() is not null) execute function care.each_says_their_own();
create trigger each_says_their_own before update on care.step_down for each row when (actor.kind() is not null) execute function care.each_says_their_own();

-- Behind a helper's code: what they may pass on, and nothing of whom they help.
create function care.helper_by_code(hash text) returns table (may_pass_on text[])
language sql stable security definer set search_path = pg_catalog
as $$
	select h.may_pass_on from care.helper h join care.client c on c.municipality_id = h.municipality_id and c.id = h.client_id
	where h.municipality_id = actor.municipality() and h.code_hash = hash and h.ended_on is null and current_date <= h.until_on and c.ended_on is null and c.restricted_since is null
$$;
create function care.helper_says(hash text, word_id uuid, said text, said_about text, sealed text, on_day date) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	added integer;
begin
	insert into care.helper_word (municipality_id, id, client_id, helper_id, word, about, words_sealed, said_on)
	select h.municipality_id, word_id, h.client_id, h.id, said, said_about, sealed, on_day
	from care.helper h join care.client c on c.municipality_id = h.municipality_id and c.id = h.client_id
	where h.municipality_id = actor.municipality() and h.code_hash = hash and h.ended_on is null and current_date <= h.until_on and c.ended_on is null and c.restricted_since is null
		and (said_about is null or said_about = any (h.may_pass_on))
		-- What one helper says in a day fits on a page.
		and (select count(*) from care.helper_word w where w.municipality_id = h.municipality_id and w.helper_id = h.id and w.said_on = on_day) < 10;
	get diagnostics added = row_count;
	return added > 0;
end
$$;
revoke all on function care.family_decides(), care.helper_code_counts(), care.each_says_their_own(), care.helper_by_code(text), care.helper_says(text, uuid, text, text, text, date) from public;
grant execute on function care.helper_by_code(text), care.helper_says(text, uuid, text, text, text, date) to zone_care;

-- What people around somebody do, or may be asked for, is one of these and never a sentence.
alter table care.network_person
	add constraint does_these check (does <@ array['listen', 'visit', 'call', 'go-along', 'ride', 'shop', 'cook', 'home', 'paper', 'phone', 'children', 'animal', 'garden', 'sport', 'overnight', 'key']),
	add constraint asked_these check (ask_for <@ array['listen', 'visit', 'call', 'go-along', 'ride', 'shop', 'cook', 'home', 'paper', 'phone', 'children', 'animal', 'garden', 'sport', 'overnight', 'key']);
