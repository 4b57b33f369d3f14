-- Who is who: what workers say of themselves, for colleagues and, with their own yes, for everybody. (who-is-who)

create table community.who_entry (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	worker_id uuid not null,
	called text not null check (length(called) between 1 and 60),
	does text not null check (length(does) between 1 and 120),
	team_name text not null default '' check (length(team_name) <= 120),
	ask_me text not null check (length(ask_me) between 1 and 400),
	area_codes text[] not null check (cardinality(area_codes) <= 60),
	hours text[] not null default '{}' check (open.week_hours(hours)),
	when_words text not null default '' check (length(when_words) <= 200),
	phone text not null default '' check (length(phone) <= 30),
	mail text not null default '' check (length(mail) <= 254),
	deputy_id uuid,
	-- For colleagues alone.
	colleagues_note text not null default '' check (length(colleagues_note) <= 300),
	-- Their own yes to standing on the public page.
	is_public boolean not null,
	photo bytea check (length(photo) <= 300000),
	photo_type text check (photo_type in ('image/jpeg', 'image/png')),
	confirmed_on date not null,
	asked_on date,
	primary key (municipality_id, id),
	unique (municipality_id, worker_id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, deputy_id) references community.worker (municipality_id, id),
	check ((photo is null) = (photo_type is null))
);

-- The public page: follows by itself, and holds only who said yes.
create table open.who_page (
	municipality_id uuid not null,
	id uuid not null,
	called text not null,
	does text not null,
	team_name text not null,
	ask_me text not null,
	area_codes text[] not null,
	hours text[] not null,
	when_words text not null,
	phone text not null,
	mail text not null,
	photo bytea,
	photo_type text,
	confirmed_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, id) references community.who_entry (municipality_id, id) on delete cascade
);

alter table community.who_entry enable row level security;
alter table community.who_entry force row level security;
alter table open.who_page enable row level security;
alter table open.who_page force row level security;

create policy colleagues_read on community.who_entry for select to zone_community using (
	municipality_id = (select actor.municipality()) and ((select actor.kind()) = 'staff' or (select actor.is_task('who-is-who.tend'))));
create policy own_add on community.who_entry for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'staff' and worker_id = (select actor.person()));
create policy own_change on community.who_entry for update to zone_community
	using (municipality_id = (select actor.municipality()) and (((select actor.kind()) = 'staff' and worker_id = (select actor.person())) or (select actor.is_task('who-is-who.tend'))))
	with check (municipality_id = (select actor.municipality()) and (((select actor.kind()) = 'staff' and worker_id = (select actor.person())) or (select actor.is_task('who-is-who.tend'))));
create policy own_leave on community.who_entry for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (((select actor.kind()) = 'staff' and worker_id = (select actor.person())) or (select actor.is_task('who-is-who.tend'))));
-- The round that asks whether it is still right, and takes off who works here no more.
create policy who_round_reads on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('who-is-who.tend')));
create policy who_round_reads on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('who-is-who.tend')));
create policy everyone_reads on open.who_page for select to zone_open, zone_community using (municipality_id = (select actor.municipality()));
create policy owner_publishes on community.who_entry for select to current_user using (true);
create policy owner_publishes on open.who_page to current_user using (true) with check (true);

grant select, insert, delete on community.who_entry to zone_community;
grant update (called, does, team_name, ask_me, area_codes, hours, when_words, phone, mail, deputy_id, colleagues_note, is_public, photo, photo_type, confirmed_on, asked_on) on community.who_entry to zone_community;
grant select on open.who_page to zone_open, zone_community;
call actor.let_erase('community.who_entry');

create function community.publish_who_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	delete from open.who_page p where p.municipality_id = new.municipality_id and p.id = new.id;
	if new.is_public then
		insert into open.who_page (municipality_id, id, called, does, team_name, ask_me, area_codes, hours, when_words, phone, mail, photo, photo_type, confirmed_on)
		values (new.municipality_id, new.id, new.called, new.does, new.team_name, new.ask_me, new.area_codes, new.hours, new.when_words, new.phone, new.mail, new.photo, new.photo_type, new.confirmed_on);
	end if;
	return null;
end
$$;
revoke all on function community.publish_who_entry() from public;
create trigger publish_who_entry after insert or update on community.who_entry for each row execute function community.publish_who_entry();
