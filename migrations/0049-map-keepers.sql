-- Those who look after an entry of the social map are asked by letter whether it is still right; what nobody looks after is offered to somebody. (social-map)

alter table community.map_entry
	-- Whoever looked after it left, is not the right one, or cannot be reached: then it is offered to somebody who works there.
	add column keeper_gone_on date,
	add column offered_to uuid,
	add column offered_on date,
	-- What makes it more likely that it is wrong; over once somebody looked.
	add column bounced_on date,
	add column link_dead_on date,
	-- When its web address was last tried.
	add column link_tried_on date,
	add foreign key (municipality_id, offered_to) references community.worker (municipality_id, id);
create index map_entry_without_keeper on community.map_entry (municipality_id, keeper_gone_on) where keeper_gone_on is not null;

-- A new keeper starts afresh, and letters to the one before open nothing any more. Whoever looked has seen what was the matter.
create function community.renew_keeping() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if (new.keeper_mail, new.keeper_id) is distinct from (old.keeper_mail, old.keeper_id) or (new.ended_on is not null and old.ended_on is null)
		or (new.keeper_gone_on is not null and old.keeper_gone_on is null) then
		delete from community.map_asked a where a.municipality_id = new.municipality_id and a.entry_id = new.id and a.answer is null;
		if new.ended_on is not null or ((new.keeper_mail, new.keeper_id) is distinct from (old.keeper_mail, old.keeper_id) and (new.keeper_mail <> '' or new.keeper_id is not null)) then
			new.keeper_gone_on := null;
			new.offered_to := null;
			new.offered_on := null;
		end if;
	end if;
	if new.mail is distinct from old.mail or new.keeper_mail is distinct from old.keeper_mail or new.confirmed_on > old.confirmed_on then new.bounced_on := null; end if;
	if new.website is distinct from old.website or new.confirmed_on > old.confirmed_on then new.link_dead_on := null; end if;
	if new.website is distinct from old.website then new.link_tried_on := null; end if;
	return new;
end
$$;
revoke all on function community.renew_keeping() from public;
create trigger renew_keeping before update of keeper_mail, keeper_id, keeper_gone_on, ended_on, mail, website, confirmed_on on community.map_entry for each row execute function community.renew_keeping();

-- A letter to one keeper. Its code opens no more than the questions in it, and only until a day.
create table community.map_letter (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	code_hash text not null,
	sent_on date not null,
	until date not null check (until > sent_on),
	primary key (municipality_id, id)
);
create unique index map_letter_by_code on community.map_letter (municipality_id, code_hash);
create table community.map_asked (
	municipality_id uuid not null,
	letter_id uuid not null,
	entry_id uuid not null,
	-- Drawn by lot, so that what is said of the others can be held against it.
	by_lot boolean not null,
	sent_on date not null,
	answer text check (answer in ('right', 'changed', 'gone', 'not-mine')),
	-- What stood there before this answer and what it left there, until a worker looked at it.
	was jsonb,
	became jsonb,
	seen_on date,
	primary key (municipality_id, letter_id, entry_id),
	foreign key (municipality_id, letter_id) references community.map_letter (municipality_id, id) on delete cascade,
	foreign key (municipality_id, entry_id) references community.map_entry (municipality_id, id) on delete cascade
);
create index map_asked_by_entry on community.map_asked (municipality_id, entry_id, sent_on);

-- How often a public entry was looked at in a month, by nobody in particular: what is used most is asked about first.
create table open.map_look (
	municipality_id uuid not null,
	entry_id uuid not null,
	month date not null check (extract(day from month) = 1),
	looks integer not null check (looks > 0),
	primary key (municipality_id, entry_id, month),
	foreign key (municipality_id, entry_id) references open.map_place (municipality_id, id) on delete cascade
);

alter table community.map_letter enable row level security;
alter table community.map_letter force row level security;
alter table community.map_asked enable row level security;
alter table community.map_asked force row level security;
alter table open.map_look enable row level security;
alter table open.map_look force row level security;

-- The round that writes the letters.
create policy round_reads on community.map_entry for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.keep')) and kind <> 'person');
create policy round_marks on community.map_entry for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.keep')) and kind <> 'person')
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.keep')) and kind <> 'person');
create policy round_reads on community.map_check for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.keep')));
create policy round_reads on community.map_change for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.keep')));
create policy map_round_reads on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.keep')));
create policy map_round_reads on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.keep')));
create policy round_reads on community.map_letter for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.keep')));
create policy round_writes on community.map_letter for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.keep')));
create policy round_reads on community.map_asked for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.keep')));
create policy round_writes on community.map_asked for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('social-map.keep')) and answer is null);
-- What a letter changed or took away is looked at by those who work there; the inner question passes the policies of the entries.
create policy workers_read on community.map_asked for select to zone_community using (
	municipality_id = (select actor.municipality()) and answer in ('changed', 'gone', 'not-mine') and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and exists (select from community.map_entry e where e.municipality_id = map_asked.municipality_id and e.id = entry_id and community.tends_map_of(e.area_code, e.layer)));
create policy workers_look on community.map_asked for update to zone_community
	using (municipality_id = (select actor.municipality()) and answer in ('changed', 'gone', 'not-mine') and (select actor.is('social_broker', 'team_worker', 'team_lead'))
		and exists (select from community.map_entry e where e.municipality_id = map_asked.municipality_id and e.id = entry_id and community.tends_map_of(e.area_code, e.layer)))
	with check (municipality_id = (select actor.municipality()) and seen_on is not null and was is null and became is null);
create policy workers_read on open.map_look for select to zone_community using (
	municipality_id = (select actor.municipality()) and ((select actor.is('social_broker', 'team_worker', 'team_lead')) or (select actor.is_task('social-map.keep'))));
create policy owner_answers on community.map_letter to current_user using (true) with check (true);
create policy owner_answers on community.map_asked to current_user using (true) with check (true);
create policy owner_learns on community.map_check to current_user using (true) with check (true);
create policy owner_counts on open.map_look to current_user using (true) with check (true);

grant update (keeper_gone_on, offered_to, offered_on, bounced_on, link_dead_on, link_tried_on) on community.map_entry to zone_community;
grant select, insert on community.map_letter, community.map_asked to zone_community;
grant update (was, became, seen_on) on community.map_asked to zone_community;
grant select on open.map_look to zone_community;
call actor.let_erase('community.map_letter');
call actor.let_erase('open.map_look');

-- Somebody looked at a public entry: one more this month.
create function open.note_map_look(entry uuid, day date) returns void
language sql volatile security definer set search_path = pg_catalog
as $$
	insert into open.map_look (municipality_id, entry_id, month, looks)
	select p.municipality_id, p.id, date_trunc('month', day)::date, 1 from open.map_place p where p.municipality_id = (select actor.municipality()) and p.id = entry
	on conflict (municipality_id, entry_id, month) do update set looks = open.map_look.looks + 1
$$;
revoke all on function open.note_map_look(uuid, date) from public;
grant execute on function open.note_map_look(uuid, date) to zone_open;

-- What a letter asks, for whoever holds its code.
create function community.asked_in_letter(hash text, today date) returns table (entry_id uuid, answer text, until date)
language sql stable security definer set search_path = pg_catalog
as $$
	select a.entry_id, a.answer, l.until from community.map_letter l
	join community.map_asked a on a.municipality_id = l.municipality_id and a.letter_id = l.id
	where l.municipality_id = (select actor.municipality()) and l.code_hash = hash and l.until >= today
	order by a.entry_id
$$;
-- The answer to one question of a letter, once. `said` holds the words that change; nothing but these can. True when it was done.
create function community.answer_in_letter(hash text, entry uuid, told text, today date, said jsonb, words tsvector, wrong boolean) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	before community.map_entry;
begin
	-- What it takes away is kept beside it: a letter that was passed on must not end anything unseen or for good.
	update community.map_asked a set answer = told, became = case told when 'changed' then said end, was = case told
			when 'changed' then jsonb_build_object('name', e.name, 'summary', e.summary, 'address', e.address, 'costs', e.costs, 'whenWords', e.when_words,
				'phone', e.phone, 'mail', e.mail, 'website', e.website, 'hours', to_jsonb(e.hours))
			when 'right' then null
			else jsonb_build_object('keeperName', e.keeper_name, 'keeperMail', e.keeper_mail, 'keeperId', e.keeper_id) end
		from community.map_letter l, community.map_entry e
		where l.municipality_id = actor.municipality() and l.code_hash = hash and l.until >= today
			and a.municipality_id = l.municipality_id and a.letter_id = l.id and a.entry_id = entry and a.answer is null
			and e.municipality_id = l.municipality_id and e.id = entry and e.ended_on is null and e.layer = 'formal' and e.kind <> 'person';
	if not found then return false; end if;
	select * into before from community.map_entry e where e.municipality_id = actor.municipality() and e.id = entry;
	if told = 'not-mine' then
		update community.map_entry e set keeper_mail = '', keeper_name = '', keeper_id = null, keeper_gone_on = today
			where e.municipality_id = before.municipality_id and e.id = entry;
		return true;
	end if;
	if today > before.confirmed_on then
		insert into community.map_check (municipality_id, id, kind, days, wrong, checked_on)
			values (before.municipality_id, gen_random_uuid(), before.kind, least(today - before.confirmed_on, 4000), wrong, today);
	end if;
	if told = 'gone' then
		update community.map_entry e set ended_on = today, keeper_mail = '', keeper_name = '' where e.municipality_id = before.municipality_id and e.id = entry;
	elsif told = 'right' then
		update community.map_entry e set confirmed_on = today, confirmed_by = '' where e.municipality_id = before.municipality_id and e.id = entry;
	else
		update community.map_entry e set confirmed_on = today, confirmed_by = '', found = words,
			name = said ->> 'name', summary = said ->> 'summary', address = said ->> 'address', costs = said ->> 'costs', when_words = said ->> 'whenWords',
			phone = said ->> 'phone', mail = said ->> 'mail', website = said ->> 'website',
			hours = array(select jsonb_array_elements_text(said -> 'hours'))
			where e.municipality_id = before.municipality_id and e.id = entry;
	end if;
	return true;
end
$$;
revoke all on function community.asked_in_letter(text, date), community.answer_in_letter(text, uuid, text, date, jsonb, tsvector, boolean) from public;
grant execute on function community.asked_in_letter(text, date), community.answer_in_letter(text, uuid, text, date, jsonb, tsvector, boolean) to zone_community;

-- A list of places that a worker brings in, kept until they looked it over; it goes when its places stand on the map. (sheets)
create table community.place_sheet (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	made_by uuid not null,
	team_id uuid not null,
	file_name text not null check (length(file_name) between 1 and 120),
	made_at timestamptz not null,
	sheet jsonb not null,
	-- A field for each column, '' for what stays in the file, and the area of rows that name none.
	fields text[] not null,
	area_code text not null default '' check (area_code ~ '^(|GM\d{4}|WK\d{6}|BU\d{8})$'),
	primary key (municipality_id, id),
	foreign key (municipality_id, made_by) references community.worker (municipality_id, id),
	foreign key (municipality_id, team_id) references community.team (municipality_id, id)
);
alter table community.place_sheet enable row level security;
alter table community.place_sheet force row level security;
create policy bringer_reads on community.place_sheet for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and made_by = (select actor.person()) and team_id = (select actor.team()));
create policy bringer_adds on community.place_sheet for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and made_by = (select actor.person()) and team_id = (select actor.team()));
create policy bringer_changes on community.place_sheet for update to zone_community
	using (municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and team_id = (select actor.team()))
	with check (municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and team_id = (select actor.team()));
create policy bringer_throws_away on community.place_sheet for delete to zone_community using (
	municipality_id = (select actor.municipality()) and made_by = (select actor.person()) and team_id = (select actor.team()));
grant select, insert, delete on community.place_sheet to zone_community;
grant update (fields, area_code, sheet) on community.place_sheet to zone_community;
call actor.let_erase('community.place_sheet');
