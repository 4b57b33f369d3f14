-- What there is to do together: activities for everybody with their days, who signs up without an account, and who goes along with whom. (activities)

create table open.activity (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	title text not null check (length(title) between 3 and 80),
	summary text not null check (length(summary) between 10 and 600),
	for_whom text not null default '' check (length(for_whom) <= 120),
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8}|CX\d{10})$'),
	-- A place of the map, or in words.
	place_id uuid,
	place text not null check (length(place) between 2 and 160),
	lon double precision check (lon between -180 and 180),
	lat double precision check (lat between -90 and 90),
	-- When it is, in wall time: the first day, and how it comes back (RFC 5545 §3.3.10).
	first_day date not null,
	at_from text not null check (at_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
	at_until text not null check (at_until ~ '^([01]\d|2[0-3]):[0-5]\d$'),
	rule text check (length(rule) <= 200),
	also text[] not null default '{}' check (cardinality(also) <= 60),
	not_on_holidays boolean not null default false,
	cost_cents integer not null default 0 check (cost_cents between 0 and 100000),
	languages text[] not null default '{}' check (cardinality(languages) <= 12),
	accessibility text[] not null default '{}' check (accessibility <@ array['wheelchair', 'toilet', 'hearing-loop', 'quiet', 'lift', 'children']),
	-- Who runs it: an initiative of residents, or a team.
	organiser text not null check (length(organiser) between 2 and 80),
	initiative_id uuid,
	team_id uuid,
	phone text not null default '' check (length(phone) <= 30),
	mail text not null default '' check (length(mail) <= 254),
	-- Whether people say beforehand that they come, and how many can.
	sign_up boolean not null default false,
	places integer check (places between 1 and 500),
	-- Its words as search knows them.
	words text[] not null default '{}',
	made_on date not null,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, place_id) references open.map_place (municipality_id, id) on delete set null (place_id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id),
	check ((lon is null) = (lat is null)),
	check ((initiative_id is null) <> (team_id is null)),
	check (places is null or sign_up)
);
create index activity_by_initiative on open.activity (municipality_id, initiative_id) where initiative_id is not null;
create index activity_by_team on open.activity (municipality_id, team_id) where team_id is not null;
create index activity_by_place on open.activity (municipality_id, place_id) where place_id is not null;

-- The days of an activity for half a year ahead. `day` is the day of its rule, `on_day` the day it is held.
create table open.activity_day (
	municipality_id uuid not null,
	activity_id uuid not null,
	day date not null,
	on_day date not null,
	at_from text not null check (at_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
	at_until text not null check (at_until ~ '^([01]\d|2[0-3]):[0-5]\d$'),
	starts_at timestamptz not null,
	off boolean not null default false,
	places integer,
	taken integer not null default 0 check (taken >= 0),
	-- Changed, and who comes does not know yet.
	untold boolean not null default false,
	primary key (municipality_id, activity_id, day),
	foreign key (municipality_id, activity_id) references open.activity (municipality_id, id) on delete cascade,
	-- However many people sign up in the same second.
	constraint no_more_than_there_are_places check (taken <= places)
);
create index activity_day_by_day on open.activity_day (municipality_id, on_day);

-- Who comes, without an account: how to call them and how to reach them, for as long as it is needed.
create table community.activity_sign_up (
	municipality_id uuid not null,
	id uuid not null,
	activity_id uuid not null,
	day date not null,
	called text not null check (length(called) between 1 and 40),
	contact text not null check (length(contact) between 3 and 254),
	locale text not null default 'nl' check (locale in ('nl', 'en')),
	code_hash text not null,
	-- Likes to go with somebody; needs a ride or has seats in the car, and from which area.
	together boolean not null default false,
	ride text not null default 'none' check (ride in ('none', 'needs', 'gives')),
	seats smallint not null default 0 check (seats between 0 and 8 and (seats > 0) = (ride = 'gives')),
	ride_area text check (ride_area ~ '^(WK\d{6}|BU\d{8})$'),
	state text not null check (state in ('coming', 'waiting', 'offered', 'missed')),
	asked_at timestamptz not null,
	offered_until timestamptz,
	came boolean,
	primary key (municipality_id, id),
	foreign key (municipality_id, activity_id, day) references open.activity_day (municipality_id, activity_id, day) on delete cascade,
	check ((state = 'offered') = (offered_until is not null))
);
create unique index activity_sign_up_code on community.activity_sign_up (municipality_id, code_hash);
create index activity_sign_up_of on community.activity_sign_up (municipality_id, activity_id, day, asked_at);

-- Two who may go together or share a ride. Neither sees a name before both said yes.
create table community.activity_pair (
	municipality_id uuid not null,
	id uuid not null,
	kind text not null check (kind in ('together', 'ride')),
	-- Who gets the ride, and who gives it; of two who go together either one.
	first_id uuid not null,
	second_id uuid not null,
	first_said boolean,
	second_said boolean,
	primary key (municipality_id, id),
	foreign key (municipality_id, first_id) references community.activity_sign_up (municipality_id, id) on delete cascade,
	foreign key (municipality_id, second_id) references community.activity_sign_up (municipality_id, id) on delete cascade,
	check (first_id <> second_id)
);
create unique index activity_pair_once on community.activity_pair (municipality_id, kind, least(first_id, second_id), greatest(first_id, second_id));
create index activity_pair_second on community.activity_pair (municipality_id, second_id);

-- How many came, without who.
create table community.activity_turnout (
	municipality_id uuid not null,
	activity_id uuid not null,
	day date not null,
	people integer not null check (people between 0 and 2000),
	primary key (municipality_id, activity_id, day),
	foreign key (municipality_id, activity_id, day) references open.activity_day (municipality_id, activity_id, day) on delete cascade
);

-- "There is something that is not on the list": from anybody, without who.
create table community.activity_suggestion (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	title text not null check (length(title) between 3 and 80),
	words text not null check (length(words) between 10 and 500),
	said_on date not null,
	answered_on date,
	primary key (municipality_id, id)
);
create index activity_suggestion_waiting on community.activity_suggestion (municipality_id, area_code, said_on) where answered_on is null;

alter table open.activity enable row level security;
alter table open.activity force row level security;
alter table open.activity_day enable row level security;
alter table open.activity_day force row level security;
alter table community.activity_sign_up enable row level security;
alter table community.activity_sign_up force row level security;
alter table community.activity_pair enable row level security;
alter table community.activity_pair force row level security;
alter table community.activity_turnout enable row level security;
alter table community.activity_turnout force row level security;
alter table community.activity_suggestion enable row level security;
alter table community.activity_suggestion force row level security;

create policy owner_minds on open.activity to current_user using (true) with check (true);
create policy owner_minds on open.activity_day to current_user using (true) with check (true);
create policy owner_minds on community.activity_sign_up to current_user using (true) with check (true);
create policy owner_minds on community.activity_pair to current_user using (true) with check (true);
create policy owner_minds on community.activity_turnout to current_user using (true) with check (true);

-- Who runs an activity: its team in that area, or those who carry the initiative. They alone see who comes.
create function community.runs_activity(team uuid, initiative uuid, area text) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select (team = (select actor.team()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area = any ((select actor.areas())::text[]))
		or initiative in (select community.carried_initiatives())
$$;
create function community.runs_activity(which uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from open.activity a where a.municipality_id = (select actor.municipality()) and a.id = which
		and community.runs_activity(a.team_id, a.initiative_id, a.area_code))
$$;

create policy everyone_reads on open.activity for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy who_runs_adds on open.activity for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.runs_activity(team_id, initiative_id, area_code));
create policy who_runs_changes on open.activity for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.runs_activity(team_id, initiative_id, area_code))
	with check (municipality_id = (select actor.municipality()) and community.runs_activity(team_id, initiative_id, area_code));

-- A month after its last day the number and address of who ran it go.
create policy round_forgets on open.activity for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('activities.tend')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('activities.tend')) and phone = '' and mail = '');

create policy everyone_reads on open.activity_day for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy who_runs_adds on open.activity_day for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and taken = 0 and (community.runs_activity(activity_id) or (select actor.is_task('activities.tend'))));
create policy who_runs_changes on open.activity_day for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.runs_activity(activity_id))
	with check (municipality_id = (select actor.municipality()) and community.runs_activity(activity_id));

create policy round_tells on open.activity_day for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('activities.tend')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('activities.tend')) and not untold);

-- Nobody opens these tables: who holds a code, who runs the activity and the round each have their own functions below.
create policy round_reads on community.activity_sign_up for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('activities.tend')));
create policy round_reads on community.activity_pair for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('activities.tend')));

create policy who_runs_counts on community.activity_turnout for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.runs_activity(activity_id));
create policy who_runs_adds on community.activity_turnout for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.runs_activity(activity_id));
create policy who_runs_changes on community.activity_turnout for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.runs_activity(activity_id))
	with check (municipality_id = (select actor.municipality()) and community.runs_activity(activity_id));

create policy anybody_says on community.activity_suggestion for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and answered_on is null);
create policy workers_read on community.activity_suggestion for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]));
create policy workers_answer on community.activity_suggestion for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()));

grant select on open.activity, open.activity_day to zone_open, zone_community, zone_care;
grant insert on open.activity, open.activity_day to zone_community;
grant update (title, summary, for_whom, place, cost_cents, languages, accessibility, phone, mail, places, words, ended_on) on open.activity to zone_community;
grant update (on_day, at_from, at_until, starts_at, off, places, untold) on open.activity_day to zone_community;
grant select on community.activity_sign_up, community.activity_pair to zone_community;
grant select, insert on community.activity_turnout to zone_community;
grant update (people) on community.activity_turnout to zone_community;
grant select, insert on community.activity_suggestion to zone_community;
grant update (answered_on) on community.activity_suggestion to zone_community;

-- Signs somebody up: with a place while there is one and nobody waits, otherwise in the line. Null when there is nothing to sign up for.
create function community.sign_up_for_activity(said jsonb, moment timestamptz) returns text
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	which uuid := said ->> 'activityId';
	that_day date := said ->> 'day';
	outcome text;
begin
	perform from open.activity a join open.activity_day d on d.municipality_id = a.municipality_id and d.activity_id = a.id
		where a.municipality_id = actor.municipality() and a.id = which and a.sign_up and d.day = that_day and not d.off and d.starts_at > moment
			and (a.ended_on is null or d.on_day <= a.ended_on);
	if not found then return null; end if;
	update open.activity_day d set taken = d.taken + 1
		where d.municipality_id = actor.municipality() and d.activity_id = which and d.day = that_day and (d.places is null or d.taken < d.places)
			and not exists (select from community.activity_sign_up w where w.municipality_id = d.municipality_id and w.activity_id = which and w.day = that_day and w.state = 'waiting');
	outcome := case when found then 'coming' else 'waiting' end;
	insert into community.activity_sign_up (municipality_id, id, activity_id, day, called, contact, locale, code_hash, together, ride, seats, ride_area, state, asked_at)
		values (actor.municipality(), (said ->> 'id')::uuid, which, that_day, said ->> 'called', said ->> 'contact', said ->> 'locale', said ->> 'codeHash',
			(said ->> 'together')::boolean, said ->> 'ride', (said ->> 'seats')::smallint, said ->> 'rideArea', outcome, moment);
	return outcome;
end
$$;

-- What the holder of a code sees: their own words, and of others a name and number only after both yeses.
create function community.my_activity_sign_up(hash text) returns jsonb
language sql stable security definer set search_path = pg_catalog
as $$
	select jsonb_build_object('id', s.id, 'activityId', s.activity_id, 'day', s.day, 'called', s.called, 'contact', s.contact, 'together', s.together,
		'ride', s.ride, 'seats', s.seats, 'rideArea', s.ride_area, 'state', s.state, 'offeredUntil', s.offered_until,
		'before', (select count(*) from community.activity_sign_up w where w.municipality_id = s.municipality_id and w.activity_id = s.activity_id and w.day = s.day
			and w.state = 'waiting' and (w.asked_at, w.id) < (s.asked_at, s.id)),
		'pairs', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'gives', p.kind = 'ride' and p.second_id = s.id,
				-- No nearer than the district, which holds many people.
				'area', 'WK' || substr(o.ride_area, 3, 6), 'mine', case when p.first_id = s.id then p.first_said else p.second_said end,
				'theirs', case when p.first_id = s.id then p.second_said else p.first_said end,
				'called', case when p.first_said and p.second_said then o.called end, 'contact', case when p.first_said and p.second_said then o.contact end) order by p.id)
			from community.activity_pair p join community.activity_sign_up o on o.municipality_id = p.municipality_id
				and o.id = case when p.first_id = s.id then p.second_id else p.first_id end
			-- A no is told to nobody: the question is gone.
			where p.municipality_id = s.municipality_id and s.id in (p.first_id, p.second_id) and p.first_said is not false and p.second_said is not false), '[]'),
		-- How many could give a ride or like to go along, so that it makes sense to ask.
		'givers', (select count(*) from community.activity_sign_up o where o.municipality_id = s.municipality_id and o.activity_id = s.activity_id and o.day = s.day
			and o.id <> s.id and o.state = 'coming' and o.ride = 'gives'),
		'others', (select count(*) from community.activity_sign_up o where o.municipality_id = s.municipality_id and o.activity_id = s.activity_id and o.day = s.day
			and o.id <> s.id and o.state = 'coming' and o.together))
	from community.activity_sign_up s where s.municipality_id = (select actor.municipality()) and s.code_hash = hash
$$;

-- Not coming after all: gone at once, and the place is free. Gives the activity and whether a place came free.
create function community.leave_activity(hash text) returns table (activity_id uuid, freed boolean)
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	gone community.activity_sign_up;
begin
	delete from community.activity_sign_up s where s.municipality_id = actor.municipality() and s.code_hash = hash returning * into gone;
	if not found then return; end if;
	if gone.state in ('coming', 'offered') then
		update open.activity_day d set taken = d.taken - 1
			where d.municipality_id = gone.municipality_id and d.activity_id = gone.activity_id and d.day = gone.day;
	end if;
	return query select gone.activity_id, gone.state in ('coming', 'offered');
end
$$;

-- Yes to a place that came free, or back in the line after an answer that came too late.
create function community.answer_activity_offer(hash text, moment timestamptz) returns text
language sql volatile security definer set search_path = pg_catalog
as $$
	update community.activity_sign_up s set state = case s.state when 'offered' then 'coming' else 'waiting' end, offered_until = null,
		asked_at = case s.state when 'offered' then s.asked_at else moment end
	where s.municipality_id = (select actor.municipality()) and s.code_hash = hash and (s.state = 'missed' or (s.state = 'offered' and s.offered_until > moment))
	returning s.state
$$;

create function community.change_activity_sign_up(hash text, said jsonb) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	was community.activity_sign_up;
begin
	select s.* into was from community.activity_sign_up s where s.municipality_id = actor.municipality() and s.code_hash = hash for update;
	-- What does not fit any more is undone, so that nobody keeps a number they have no use for.
	delete from community.activity_pair p where p.municipality_id = was.municipality_id and was.id in (p.first_id, p.second_id)
		and case p.kind when 'together' then not (said ->> 'together')::boolean else said ->> 'ride' <> was.ride or (said ->> 'seats')::int < was.seats end;
	update community.activity_sign_up s set together = (said ->> 'together')::boolean, ride = said ->> 'ride', seats = (said ->> 'seats')::smallint, ride_area = said ->> 'rideArea'
		where s.municipality_id = actor.municipality() and s.code_hash = hash;
	return found;
end
$$;

-- Asks the next who could give a ride or go along, those of the same area first; without saying who. Gives the id of the question.
create function community.ask_activity_pair(hash text, wanted text, fresh uuid) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine community.activity_sign_up;
	other uuid;
begin
	-- Held while counting: one question open at a time, and after two yeses there are no more.
	select s.* into mine from community.activity_sign_up s where s.municipality_id = actor.municipality() and s.code_hash = hash and s.state = 'coming' for update;
	if exists (select from community.activity_pair p where p.municipality_id = mine.municipality_id and p.kind = wanted and mine.id in (p.first_id, p.second_id)
			and p.first_said is not false and p.second_said is not false and (p.first_said is null or p.second_said is null))
		or 2 <= (select count(*) from community.activity_pair p where p.municipality_id = mine.municipality_id and p.kind = wanted and mine.id in (p.first_id, p.second_id)
			and p.first_said and p.second_said) then return null; end if;
	if mine.id is null or not (case wanted when 'ride' then mine.ride = 'needs' else mine.together end) then return null; end if;
	select o.id into other from community.activity_sign_up o
		where o.municipality_id = mine.municipality_id and o.activity_id = mine.activity_id and o.day = mine.day and o.id <> mine.id and o.state = 'coming'
			and case wanted when 'ride' then o.ride = 'gives' and o.seats > (select count(*) from community.activity_pair p
				where p.municipality_id = o.municipality_id and p.kind = 'ride' and p.second_id = o.id and p.first_said and p.second_said) else o.together end
			and not exists (select from community.activity_pair p where p.municipality_id = o.municipality_id and p.kind = wanted
				and ((p.first_id = o.id and p.second_id = mine.id) or (p.first_id = mine.id and p.second_id = o.id)))
		order by (o.ride_area = mine.ride_area) desc nulls last, o.asked_at limit 1;
	if other is null then return null; end if;
	insert into community.activity_pair (municipality_id, id, kind, first_id, second_id, first_said) values (mine.municipality_id, fresh, wanted, mine.id, other, true);
	return fresh;
end
$$;

-- A yes or a no. A car takes no more than it has seats: the driver's row is held while counting.
create function community.answer_activity_pair(hash text, which uuid, yes boolean) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	me uuid := (select s.id from community.activity_sign_up s where s.municipality_id = actor.municipality() and s.code_hash = hash);
	pair community.activity_pair;
	free integer;
begin
	select p.* into pair from community.activity_pair p where p.municipality_id = actor.municipality() and p.id = which and me in (p.first_id, p.second_id);
	if pair.id is null then return false; end if;
	if yes and pair.kind = 'ride' then
		select s.seats into free from community.activity_sign_up s where s.municipality_id = pair.municipality_id and s.id = pair.second_id for update;
		if free <= (select count(*) from community.activity_pair p where p.municipality_id = pair.municipality_id and p.kind = 'ride'
			and p.second_id = pair.second_id and p.id <> pair.id and p.first_said and p.second_said) then return false; end if;
	end if;
	update community.activity_pair p set first_said = case when me = p.first_id then yes else p.first_said end,
		second_said = case when me = p.second_id then yes else p.second_said end
		where p.municipality_id = pair.municipality_id and p.id = pair.id;
	return true;
end
$$;

-- Who comes, for who runs it: first names, and a number only of who must be called because they have no mail.
create function community.activity_roll(which uuid, that_day date) returns table (
	id uuid, called text, state text, together boolean, ride text, seats smallint, ride_area text, came boolean, call_on text)
language sql stable security definer set search_path = pg_catalog
as $$
	select s.id, s.called, s.state, s.together, s.ride, s.seats, s.ride_area, s.came,
		case when position('@' in s.contact) = 0 and (s.state = 'offered' or d.off or d.on_day <> d.day or d.at_from <> a.at_from or exists (
			select from community.activity_pair p where p.municipality_id = s.municipality_id and ((p.first_id = s.id and p.first_said is null) or (p.second_id = s.id and p.second_said is null))))
			then s.contact end
	from community.activity_sign_up s
	join open.activity_day d on d.municipality_id = s.municipality_id and d.activity_id = s.activity_id and d.day = s.day
	join open.activity a on a.municipality_id = s.municipality_id and a.id = s.activity_id
	where s.municipality_id = (select actor.municipality()) and s.activity_id = which and s.day = that_day and (select community.runs_activity(which))
	order by s.asked_at, s.id
$$;
create function community.activity_pairs_of(which uuid, that_day date) returns table (id uuid, kind text, first_id uuid, second_id uuid, first_said boolean, second_said boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id, p.kind, p.first_id, p.second_id, p.first_said, p.second_said
	from community.activity_pair p join community.activity_sign_up s on s.municipality_id = p.municipality_id and s.id = p.first_id
	where p.municipality_id = (select actor.municipality()) and s.activity_id = which and s.day = that_day and (select community.runs_activity(which))
$$;

-- Two that who runs it thinks of: both are asked.
create function community.propose_activity_pair(which uuid, that_day date, fresh uuid, wanted text, one uuid, other uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not community.runs_activity(which) then return false; end if;
	insert into community.activity_pair (municipality_id, id, kind, first_id, second_id)
		select a.municipality_id, fresh, wanted, a.id, b.id from community.activity_sign_up a join community.activity_sign_up b on b.municipality_id = a.municipality_id
		where a.municipality_id = actor.municipality() and a.id = one and b.id = other and a.id <> b.id
			and (a.activity_id, a.day, b.activity_id, b.day) = (which, that_day, which, that_day) and a.state = 'coming' and b.state = 'coming'
			and case wanted when 'ride' then a.ride = 'needs' and b.ride = 'gives' else a.together and b.together end
		on conflict do nothing;
	return found;
end
$$;

create function community.note_who_came(which uuid, that_day date, who uuid[]) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not community.runs_activity(which) then return; end if;
	update community.activity_sign_up s set came = s.id = any (who)
		where s.municipality_id = actor.municipality() and s.activity_id = which and s.day = that_day and s.state = 'coming';
end
$$;

-- The round: offers not answered in time go by, and each free place goes to the first in line. Gives who is offered one.
create function community.offer_activity_places(moment timestamptz) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	late community.activity_sign_up;
	free record;
begin
	if not actor.is_task('activities.tend') then return; end if;
	for late in update community.activity_sign_up s set state = 'missed', offered_until = null
		where s.municipality_id = actor.municipality() and s.state = 'offered' and s.offered_until <= moment returning s.* loop
		update open.activity_day d set taken = d.taken - 1 where d.municipality_id = late.municipality_id and d.activity_id = late.activity_id and d.day = late.day;
	end loop;
	for free in select d.activity_id, d.day, d.places, d.starts_at from open.activity_day d
		where d.municipality_id = actor.municipality() and not d.off and d.places is not null and d.starts_at > moment + interval '1 hour'
			and exists (select from community.activity_sign_up w where w.municipality_id = d.municipality_id and w.activity_id = d.activity_id and w.day = d.day and w.state = 'waiting') loop
		loop
			update open.activity_day d set taken = d.taken + 1
				where d.municipality_id = actor.municipality() and d.activity_id = free.activity_id and d.day = free.day and d.taken < d.places;
			exit when not found;
			return query update community.activity_sign_up s set state = 'offered',
					offered_until = least(moment + interval '24 hours', free.starts_at - interval '30 minutes')
				where s.municipality_id = actor.municipality() and s.id = (select w.id from community.activity_sign_up w
					where w.municipality_id = actor.municipality() and w.activity_id = free.activity_id and w.day = free.day and w.state = 'waiting'
					order by w.asked_at, w.id limit 1)
				returning s.id;
			if not found then
				update open.activity_day d set taken = d.taken - 1 where d.municipality_id = actor.municipality() and d.activity_id = free.activity_id and d.day = free.day;
				exit;
			end if;
		end loop;
	end loop;
end
$$;

do $$
declare
	one text;
begin
	foreach one in array array[
		'runs_activity(uuid, uuid, text)', 'runs_activity(uuid)', 'sign_up_for_activity(jsonb, timestamptz)', 'my_activity_sign_up(text)', 'leave_activity(text)',
		'answer_activity_offer(text, timestamptz)', 'change_activity_sign_up(text, jsonb)', 'ask_activity_pair(text, text, uuid)', 'answer_activity_pair(text, uuid, boolean)',
		'activity_roll(uuid, date)', 'activity_pairs_of(uuid, date)', 'propose_activity_pair(uuid, date, uuid, text, uuid, uuid)', 'note_who_came(uuid, date, uuid[])',
		'offer_activity_places(timestamptz)'] loop
		execute format('revoke all on function community.%s from public', one);
		execute format('grant execute on function community.%s to zone_community', one);
	end loop;
end
$$;

call actor.let_erase('open.activity');
call actor.let_erase('community.activity_sign_up');
call actor.let_erase('community.activity_suggestion');
