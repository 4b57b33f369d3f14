-- What groups share: things, hours and hands that can be borrowed, and who borrows them when. (lending)

create extension if not exists btree_gist with schema community;

create table open.lending_thing (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	kind text not null check (kind in ('thing', 'hours', 'room')),
	title text not null check (length(title) between 3 and 80),
	summary text not null check (length(summary) between 10 and 600),
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8}|CX\d{10})$'),
	-- Whose it is: an initiative of residents, or a team.
	owner text not null check (length(owner) between 2 and 80),
	initiative_id uuid,
	team_id uuid,
	how text not null default '' check (length(how) <= 280),
	deposit_cents integer not null default 0 check (deposit_cents between 0 and 100000),
	for_whom text not null check (for_whom in ('groups', 'everyone')),
	made_on date not null,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id),
	check ((initiative_id is null) <> (team_id is null))
);
create index lending_thing_by_area on open.lending_thing (municipality_id, area_code) where ended_on is null;

-- The days on which it is away: without who, without why.
create table open.lending_away (
	municipality_id uuid not null,
	loan_id uuid not null,
	thing_id uuid not null,
	days daterange not null check (not isempty(days) and upper(days) - lower(days) <= 60),
	primary key (municipality_id, loan_id),
	foreign key (municipality_id, thing_id) references open.lending_thing (municipality_id, id) on delete cascade,
	-- Nothing is promised to two at once, however many say yes in the same second.
	constraint lent_to_one_at_a_time exclude using gist (municipality_id with =, thing_id with =, days with &&)
);

create table community.loan (
	municipality_id uuid not null,
	id uuid not null,
	thing_id uuid not null,
	-- Who borrows, signed in: seen by them and by the owner alone.
	person_id uuid not null,
	account_id uuid,
	called text not null check (length(called) between 1 and 80),
	-- How to reach them, until it is refused or not needed any more.
	contact text not null check (length(contact) between 3 and 254 or (contact = '' and state in ('refused', 'withdrawn'))),
	why text not null default '' check (length(why) <= 280),
	first_day date not null,
	last_day date not null,
	state text not null check (state in ('asked', 'promised', 'refused', 'away', 'back', 'withdrawn')),
	reason text not null default '' check (length(reason) <= 280),
	-- How it came back, in words.
	note text not null default '' check (length(note) <= 280),
	asked_at timestamptz not null,
	ended_on date,
	reminded_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, thing_id) references open.lending_thing (municipality_id, id) on delete cascade,
	check (first_day <= last_day and last_day - first_day < 60),
	check ((state in ('refused', 'back', 'withdrawn')) = (ended_on is not null))
);
create index loan_of_thing on community.loan (municipality_id, thing_id, first_day);
create index loan_of_person on community.loan (municipality_id, person_id);

alter table open.lending_thing enable row level security;
alter table open.lending_thing force row level security;
alter table open.lending_away enable row level security;
alter table open.lending_away force row level security;
alter table community.loan enable row level security;
alter table community.loan force row level security;

create policy owner_minds on open.lending_thing to current_user using (true) with check (true);
create policy owner_minds on open.lending_away to current_user using (true) with check (true);
create policy owner_minds on community.loan to current_user using (true) with check (true);

-- Whose thing it is: its team in that area, or those who carry the initiative.
create function community.lends(which uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from open.lending_thing t where t.municipality_id = (select actor.municipality()) and t.id = which
		and community.runs_activity(t.team_id, t.initiative_id, t.area_code))
$$;

create policy everyone_reads on open.lending_thing for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy owners_add on open.lending_thing for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.runs_activity(team_id, initiative_id, area_code));
create policy owners_change on open.lending_thing for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.runs_activity(team_id, initiative_id, area_code))
	with check (municipality_id = (select actor.municipality()) and community.runs_activity(team_id, initiative_id, area_code));
create policy everyone_reads on open.lending_away for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));

create policy borrowers_read on community.loan for select to zone_community using (
	municipality_id = (select actor.municipality()) and person_id = (select actor.person()));
create policy owners_read on community.loan for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.lends(thing_id));
create policy round_reads on community.loan for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('lending.tend')));
create policy borrowers_ask on community.loan for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and person_id = (select actor.person()) and account_id is not distinct from (select actor.account())
	and state = 'asked' and exists (select from open.lending_thing t where t.municipality_id = loan.municipality_id and t.id = thing_id and t.ended_on is null));
-- Somebody asking changes their mind; everything else is the owner's to say.
create policy borrowers_withdraw on community.loan for update to zone_community
	using (municipality_id = (select actor.municipality()) and person_id = (select actor.person()) and state in ('asked', 'promised'))
	with check (municipality_id = (select actor.municipality()) and person_id = (select actor.person()) and state = 'withdrawn');
create policy owners_answer on community.loan for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.lends(thing_id) and state in ('asked', 'promised', 'away'))
	with check (municipality_id = (select actor.municipality()) and community.lends(thing_id) and state in ('promised', 'refused', 'away', 'back'));
create policy round_reminds on community.loan for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('lending.tend')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('lending.tend')) and state in ('away', 'refused'));

grant select on open.lending_thing, open.lending_away to zone_open, zone_community, zone_care;
grant insert on open.lending_thing to zone_community;
grant update (title, summary, how, deposit_cents, for_whom, ended_on) on open.lending_thing to zone_community;
grant select, insert on community.loan to zone_community;
grant update (state, reason, note, ended_on, reminded_on) on community.loan to zone_community;

-- The days it is away follow what is promised: the rule against double lending holds wherever a yes comes from.
create function community.loan_takes_days() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.state in ('promised', 'away') then
		insert into open.lending_away (municipality_id, loan_id, thing_id, days)
			values (new.municipality_id, new.id, new.thing_id, daterange(new.first_day, new.last_day, '[]'))
			on conflict (municipality_id, loan_id) do nothing;
	else
		delete from open.lending_away a where a.municipality_id = new.municipality_id and a.loan_id = new.id;
	end if;
	return null;
end
$$;
-- Who does not get it, or does not need it any more, is not to be reached about it.
create function community.loan_forgets_contact() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	new.contact := '';
	return new;
end
$$;
-- Erased with a person, the days are free again.
create function community.loan_frees_days() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	delete from open.lending_away a where a.municipality_id = old.municipality_id and a.loan_id = old.id;
	return null;
end
$$;
-- Of a card that goes the loans go too; of one that was put together with another they move along.
create function community.forget_in_lending(gone uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	kept uuid := (select c.merged_into from community.person_card c where c.municipality_id = actor.municipality() and c.id = gone and c.erased_at is not null);
begin
	if not actor.is_task('privacy.erase') then return; end if;
	if kept is not null then
		update community.loan l set person_id = kept where l.municipality_id = actor.municipality() and l.person_id = gone;
		return;
	end if;
	delete from community.loan l where l.municipality_id = actor.municipality() and (l.person_id = gone
		or l.person_id in (select c.id from community.person_card c where c.municipality_id = l.municipality_id and c.merged_into = gone));
end
$$;
-- Who is left alone is not waited for any more; what they have, they still bring back.
create function community.leave_alone_in_lending(left_alone uuid, today date) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('privacy.erase') then return; end if;
	update community.loan l set state = 'withdrawn', ended_on = today
	where l.municipality_id = actor.municipality() and l.person_id = left_alone and l.state in ('asked', 'promised');
end
$$;
revoke all on function community.lends(uuid), community.loan_takes_days(), community.loan_frees_days(), community.loan_forgets_contact(),
	community.forget_in_lending(uuid), community.leave_alone_in_lending(uuid, date) from public;
grant execute on function community.lends(uuid), community.forget_in_lending(uuid), community.leave_alone_in_lending(uuid, date) to zone_community;
create trigger loan_forgets_contact before update of state on community.loan for each row
	when (new.state in ('refused', 'withdrawn')) execute function community.loan_forgets_contact();
create trigger loan_takes_days after insert or update of state on community.loan for each row execute function community.loan_takes_days();
create trigger loan_frees_days after delete on community.loan for each row execute function community.loan_frees_days();

call actor.let_erase('open.lending_thing');
call actor.let_erase('community.loan');
