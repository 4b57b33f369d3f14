-- What was promised at a meeting: by which organisation, by when, and what became of it, for everybody to read. (promises)

create table open.promise (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	-- The session it was made at, or the name of another meeting.
	session_id uuid,
	meeting text not null check (length(meeting) between 3 and 120),
	made_on date not null,
	words text not null check (length(words) between 5 and 280),
	-- Who keeps it: an organisation, and somebody in a function. Names of persons stay on the other side.
	organisation text not null check (length(organisation) between 2 and 80),
	job text not null check (length(job) between 2 and 80),
	due_on date not null,
	outcome text check (outcome in ('kept', 'broken')),
	outcome_words text not null default '' check (length(outcome_words) <= 500),
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, session_id) references open.institution_session (municipality_id, id) on delete set null (session_id),
	check ((outcome is null) = (ended_on is null)),
	-- A broken promise says why.
	check (outcome is distinct from 'broken' or outcome_words <> '')
);
create index promise_by_area on open.promise (municipality_id, area_code, due_on);
create index promise_of_session on open.promise (municipality_id, session_id) where session_id is not null;

-- A date that moved: what it was, and why. Never taken away.
create table open.promise_move (
	municipality_id uuid not null,
	id uuid not null,
	promise_id uuid not null,
	was_due_on date not null,
	moved_on date not null,
	why text not null check (length(why) between 5 and 280),
	primary key (municipality_id, id),
	foreign key (municipality_id, promise_id) references open.promise (municipality_id, id) on delete cascade
);
create index promise_move_of on open.promise_move (municipality_id, promise_id, was_due_on);

-- Who it is, and how to reach them; gone with the promise kept or broken.
create table community.promise_owner (
	municipality_id uuid not null,
	promise_id uuid not null,
	called text not null check (length(called) <= 80),
	mail text not null check (length(mail) <= 254),
	-- The worker who wrote it down.
	noted_by uuid not null,
	-- Only the hash of the code in the last reminder.
	code_hash text,
	reminded_on date,
	late_told_on date,
	primary key (municipality_id, promise_id),
	foreign key (municipality_id, promise_id) references open.promise (municipality_id, id) on delete cascade,
	foreign key (municipality_id, noted_by) references community.worker (municipality_id, id)
);
create unique index promise_owner_code on community.promise_owner (municipality_id, code_hash) where code_hash is not null;

do $$
declare
	one regclass;
begin
	foreach one in array array['open.promise', 'open.promise_move', 'community.promise_owner']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create policy everyone_reads on open.promise for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy workers_catch on open.promise for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[])
	and outcome is null);
create policy workers_go_on on open.promise for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[])
		and outcome is null)
	with check (municipality_id = (select actor.municipality()));

-- Whether the actor tends this promise: the workers of its area.
create function community.tends_promise(promise uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from open.promise p where p.municipality_id = (select actor.municipality()) and p.id = promise
		and (select actor.is('social_broker', 'team_worker', 'team_lead')) and p.area_code = any ((select actor.areas())::text[]))
$$;
revoke all on function community.tends_promise(uuid) from public;
grant execute on function community.tends_promise(uuid) to zone_community;

create policy everyone_reads on open.promise_move for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy workers_move on open.promise_move for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.tends_promise(promise_id));
create policy workers_read on community.promise_owner for select to zone_community using (
	municipality_id = (select actor.municipality()) and ((select actor.is_task('promises.tend')) or community.tends_promise(promise_id)));
create policy workers_note on community.promise_owner for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.tends_promise(promise_id) and noted_by = (select actor.person()) and code_hash is null);
create policy workers_change on community.promise_owner for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.tends_promise(promise_id))
	with check (municipality_id = (select actor.municipality()) and community.tends_promise(promise_id));
create policy tending_changes on community.promise_owner for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('promises.tend')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('promises.tend')));
create policy promises_write_to_workers on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('promises.tend')));
create policy promises_look_who_works on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('promises.tend')));

grant select on open.promise, open.promise_move to zone_open, zone_community, zone_care;
grant insert on open.promise, open.promise_move to zone_community;
grant update (due_on, outcome, outcome_words, ended_on) on open.promise to zone_community;
grant select (municipality_id, promise_id, called, mail, noted_by, reminded_on, late_told_on), insert on community.promise_owner to zone_community;
grant update (called, mail, code_hash, reminded_on, late_told_on) on community.promise_owner to zone_community;

-- Kept or broken: nobody needs to reach the owner any more.
create function community.promise_ends() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.outcome is not null then
		delete from community.promise_owner o where o.municipality_id = new.municipality_id and o.promise_id = new.id;
	end if;
	return null;
end
$$;
create trigger promise_ends after update on open.promise for each row execute function community.promise_ends();

-- The promise that a code in a reminder opens; nothing once it ended.
create function community.promise_of_code(hash text) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select o.promise_id from community.promise_owner o
	where o.municipality_id = (select actor.municipality()) and o.code_hash = hash
$$;
-- The owner tells by that code: kept, broken with why, or a later day with why. False when the code opens nothing.
create function community.promise_owner_says(hash text, said text, said_words text, until date, today date, move uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	one uuid := community.promise_of_code(hash);
	due date;
begin
	select p.due_on into due from open.promise p where p.municipality_id = actor.municipality() and p.id = one and p.outcome is null for update;
	if due is null then return false; end if;
	if said in ('kept', 'broken') then
		update open.promise p set outcome = said, outcome_words = said_words, ended_on = today where p.municipality_id = actor.municipality() and p.id = one;
	else
		insert into open.promise_move (municipality_id, id, promise_id, was_due_on, moved_on, why) values (actor.municipality(), move, one, due, today, said_words);
		update open.promise p set due_on = until where p.municipality_id = actor.municipality() and p.id = one;
		update community.promise_owner o set reminded_on = null, late_told_on = null where o.municipality_id = actor.municipality() and o.promise_id = one;
	end if;
	return true;
end
$$;
revoke all on function community.promise_of_code(text), community.promise_owner_says(text, text, text, date, date, uuid) from public;
grant execute on function community.promise_of_code(text), community.promise_owner_says(text, text, text, date, date, uuid) to zone_community;

call actor.let_erase('open.promise');
-- A promise that nobody closes stays on the board as late; who keeps it does not.
call actor.let_erase('community.promise_owner');
