-- Looking out for each other: who watches over whom, for what and until when, who goes on which day, and a worry that goes at once to whom the person chose. (watching)

-- Around one person, or a group that watches over each other, such as a coffee morning.
create table community.watch (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	kind text not null check (kind in ('person', 'group')),
	-- What a group is called; of one person there is nothing here.
	title text not null default '' check (length(title) <= 60),
	whats text[] not null check (cardinality(whats) between 1 and 8),
	practical text not null default '' check (length(practical) <= 200),
	-- The team that helps to arrange it, and who of it; nobody when people do so alone.
	team_id uuid,
	worker_id uuid,
	-- Whether others may know of which team somebody comes.
	show_teams boolean not null default false,
	until_on date not null,
	made_at timestamptz not null,
	paused_at timestamptz,
	ended_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	check ((kind = 'group') = (title <> '')),
	check ((team_id is null) = (worker_id is null))
);
create index watch_of_team on community.watch (municipality_id, team_id) where ended_at is null;
create index watch_ended on community.watch (municipality_id, ended_at) where ended_at is not null;

-- The person it is about, who watches, and in a group everybody, who do both. Who stops is not in it any more.
create table community.watch_member (
	municipality_id uuid not null,
	id uuid not null,
	watch_id uuid not null,
	role text not null check (role in ('watched', 'watcher', 'each')),
	card_id uuid,
	-- Somebody who comes for their work, and for which team.
	worker_id uuid,
	worker_team_id uuid,
	-- Somebody asked as a volunteer of that team, for as long as they are.
	volunteer_team_id uuid,
	-- That the person agreed to this one: said by themselves, with their code, or to the team that helps.
	agreed_how text check (agreed_how in ('self', 'code', 'spoken')),
	agreed_at timestamptz,
	called text not null default '' check (length(called) <= 60),
	contact text not null default '' check (length(contact) <= 120),
	-- Whom to call when there is a worry, chosen by the person.
	first_called text not null default '' check (length(first_called) <= 60),
	first_contact text not null default '' check (length(first_contact) <= 120),
	second_called text not null default '' check (length(second_called) <= 60),
	second_contact text not null default '' check (length(second_contact) <= 120),
	-- Of the code on a slip and of the address of a calendar. They die with the membership.
	code_hash text,
	feed_hash text,
	asked_at timestamptz not null,
	-- Who says no is taken out at once.
	answer text check (answer = 'yes'),
	answered_at timestamptz,
	answer_how text check (answer_how in ('self', 'code', 'spoken')),
	primary key (municipality_id, id),
	foreign key (municipality_id, watch_id) references community.watch (municipality_id, id) on delete cascade,
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	check (card_id is null or worker_id is null),
	check ((worker_id is null) = (worker_team_id is null)),
	check (volunteer_team_id is null or card_id is not null),
	check ((agreed_how is null) = (agreed_at is null)),
	-- Nobody watches over somebody who did not say that this one may.
	check (role <> 'watcher' or agreed_how is not null),
	check ((answer is null) = (answered_at is null) and (answer is null) = (answer_how is null)),
	-- A way to reach somebody stands on their yes.
	check (contact = '' or answer = 'yes')
);
create unique index watch_one_watched on community.watch_member (municipality_id, watch_id) where role = 'watched';
create unique index watch_member_by_card on community.watch_member (municipality_id, card_id, watch_id) where card_id is not null;
create unique index watch_member_by_worker on community.watch_member (municipality_id, worker_id, watch_id) where worker_id is not null;
create index watch_member_of on community.watch_member (municipality_id, watch_id);
create unique index watch_member_by_code on community.watch_member (municipality_id, code_hash) where code_hash is not null;
create unique index watch_member_by_feed on community.watch_member (municipality_id, feed_hash) where feed_hash is not null;

-- What comes back every week, or once on a day.
create table community.watch_slot (
	municipality_id uuid not null,
	id uuid not null,
	watch_id uuid not null,
	weekday smallint check (weekday between 1 and 7),
	on_day date,
	part text not null check (part in ('morning', 'afternoon', 'evening')),
	what text not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, watch_id) references community.watch (municipality_id, id) on delete cascade,
	unique nulls not distinct (municipality_id, watch_id, weekday, on_day, part, what),
	check ((weekday is null) <> (on_day is null))
);

-- Somebody goes. Two people never go for the same: the key says so, however many tap at once.
create table community.watch_turn (
	municipality_id uuid not null,
	id uuid not null,
	watch_id uuid not null,
	about_id uuid not null,
	member_id uuid not null,
	day date not null,
	part text not null check (part in ('morning', 'afternoon', 'evening')),
	what text not null,
	told text check (told in ('well', 'worry')),
	told_at timestamptz,
	-- Since when the one who would go was asked how it was, and since when others know that nobody told.
	reminded_at timestamptz,
	passed_at timestamptz,
	primary key (municipality_id, id),
	unique (municipality_id, watch_id, about_id, day, part, what),
	foreign key (municipality_id, watch_id) references community.watch (municipality_id, id) on delete cascade,
	foreign key (municipality_id, about_id) references community.watch_member (municipality_id, id) on delete cascade,
	foreign key (municipality_id, member_id) references community.watch_member (municipality_id, id) on delete cascade,
	check ((told is null) = (told_at is null))
);
create index watch_turn_waits on community.watch_turn (municipality_id, day) where told is null;
create index watch_turn_of_member on community.watch_turn (municipality_id, member_id);

-- Never in words: what is behind it is said by phone.
create table community.watch_worry (
	municipality_id uuid not null,
	id uuid not null,
	watch_id uuid not null,
	about_id uuid not null,
	told_by uuid,
	kind text not null check (kind in ('no-answer', 'curtains-closed', 'not-as-usual', 'something-at-home', 'other')),
	told_at timestamptz not null,
	heard_at timestamptz,
	heard_called text not null default '' check (length(heard_called) <= 60),
	primary key (municipality_id, id),
	foreign key (municipality_id, watch_id) references community.watch (municipality_id, id) on delete cascade,
	foreign key (municipality_id, about_id) references community.watch_member (municipality_id, id) on delete cascade,
	foreign key (municipality_id, told_by) references community.watch_member (municipality_id, id) on delete set null (told_by)
);
create index watch_worry_of on community.watch_worry (municipality_id, watch_id, told_at desc);

-- Who was there, who was not and somebody knows why, and of whom nobody knows. Never the reason.
create table community.watch_roll (
	municipality_id uuid not null,
	watch_id uuid not null,
	about_id uuid not null,
	day date not null,
	said text not null check (said in ('here', 'known', 'unknown')),
	primary key (municipality_id, watch_id, about_id, day),
	foreign key (municipality_id, watch_id) references community.watch (municipality_id, id) on delete cascade,
	foreign key (municipality_id, about_id) references community.watch_member (municipality_id, id) on delete cascade
);

do $$
declare
	one regclass;
begin
	foreach one in array array['community.watch', 'community.watch_member', 'community.watch_slot', 'community.watch_turn', 'community.watch_worry', 'community.watch_roll']::regclass[]
	loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		-- Nobody reads or writes but through the functions below: each says who may, and gives no more than that one may know.
		execute format('create policy owner_answers on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

-- Who comes for their work, or was asked as a volunteer of a team, is there for as long as they work there.
create function community.works_there_still(m community.watch_member) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(m.worker_team_id, m.volunteer_team_id) is null or exists (select from community.assignment a
		where a.municipality_id = m.municipality_id and a.ended_on is null and current_date between a.valid_from and a.valid_until and (
			(a.worker_id = m.worker_id and a.team_id = m.worker_team_id and a.role in ('social_broker', 'team_worker'))
			or (a.card_id = m.card_id and a.team_id = m.volunteer_team_id and a.role = 'volunteer')))
$$;

-- Everything goes through here: in which circles somebody has a place, by the code in their hand, as the person, as somebody who
-- comes for their work, or as a worker of the team that helps. `inside` sees what goes on: who arranges it, and who said yes while
-- it runs. Of somebody at rest nothing is there.
create function community.watch_seats(hash text) returns table (watch_id uuid, member_id uuid, role text, answer text, ours boolean, arranges boolean, started boolean, inside boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select w.id, mine.id, mine.role, mine.answer, o.ours, o.ours or coalesce(mine.role = 'watched', false), s.started,
		o.ours or coalesce(mine.role = 'watched', false) or coalesce(mine.answer = 'yes' and s.started and (w.paused_at is null or mine.role = 'each'), false)
	from community.watch w
	cross join lateral (select coalesce(hash is null and w.team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker')), false) as ours) o
	cross join lateral (select not exists (select from community.watch_member p where p.municipality_id = w.municipality_id and p.watch_id = w.id
		and p.role = 'watched' and p.answer is distinct from 'yes') as started) s
	left join community.watch_member mine on mine.municipality_id = w.municipality_id and mine.watch_id = w.id and (
		mine.code_hash = hash
		or (hash is null and mine.card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer'))
		or (hash is null and mine.worker_id = (select actor.person()) and mine.worker_team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker'))))
		and community.works_there_still(mine)
	where w.municipality_id = (select actor.municipality()) and w.ended_at is null and (o.ours or mine.id is not null)
		and not exists (select from community.watch_member p join community.person_card c on c.municipality_id = p.municipality_id and c.id = p.card_id
			where p.municipality_id = w.municipality_id and p.watch_id = w.id and (p.role = 'watched' or p.id = mine.id) and community.at_rest(c))
$$;

-- The circles somebody has a place in. Before their own yes, and before the person's, nobody is named.
create function community.watch_cards(hash text) returns table (
	id uuid, kind text, title text, whats text[], practical text, helped boolean, show_teams boolean, until_on date, made_at timestamptz, paused boolean,
	member_id uuid, role text, answer text, ours boolean, arranges boolean, started boolean, inside boolean,
	called text, contact text, person_called text, person_answer text, person_card uuid, has_feed boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select w.id, w.kind, w.title, w.whats, case when s.inside then w.practical else '' end, w.team_id is not null, w.show_teams, w.until_on, w.made_at, w.paused_at is not null,
		s.member_id, s.role, s.answer, s.ours, s.arranges, s.started, s.inside,
		coalesce(mine.called, ''), coalesce(mine.contact, ''), case when s.inside then coalesce(p.called, '') else '' end, p.answer,
		case when s.ours or (mine.worker_id is not null and s.inside) then p.card_id end, mine.feed_hash is not null
	from community.watch_seats(hash) s
	join community.watch w on w.municipality_id = (select actor.municipality()) and w.id = s.watch_id
	left join community.watch_member mine on mine.municipality_id = w.municipality_id and mine.id = s.member_id
	left join community.watch_member p on p.municipality_id = w.municipality_id and p.watch_id = w.id and p.role = 'watched'
	order by w.made_at desc, w.id
$$;

-- Who signs in says yes or no on their own page, and not through a worker.
create function community.signs_in(town uuid, card uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.person_card c where c.municipality_id = town and c.id = card and c.account_id is not null)
$$;

-- What goes on in one of them. Of who comes for their work others only read that somebody comes, unless the person wants it said;
-- numbers of who watches are for the person and the team that helps; whom to call about somebody in a group is there today, when
-- nobody knows where they are, for the one who said they would call. Who was asked and has not said yes is known to who asked.
create function community.watch_inside(which uuid, hash text, since date, until date, today date) returns jsonb
language sql stable security definer set search_path = pg_catalog
as $$
	with seat as (
		select s.*, w.show_teams, w.municipality_id from community.watch_seats(hash) s
		join community.watch w on w.municipality_id = (select actor.municipality()) and w.id = s.watch_id
		where s.watch_id = which and s.inside
	), people as (
		select m.*, s.arranges, s.ours, m.id is not distinct from s.member_id as me,
			case when m.worker_id is null or s.show_teams or s.role = 'watched' or m.id is not distinct from s.member_id then m.called else '' end as shown,
			m.role = 'watched' or s.ours or m.id is not distinct from s.member_id or exists (select from community.watch_roll r
				join community.watch_turn t on t.municipality_id = r.municipality_id and t.about_id = r.about_id and t.day = r.day
				where r.municipality_id = m.municipality_id and r.about_id = m.id and r.said = 'unknown' and r.day = today
					and t.member_id = s.member_id and t.told is null and t.passed_at is null) as callable
		from seat s join community.watch_member m on m.municipality_id = s.municipality_id and m.watch_id = s.watch_id
	)
	select jsonb_build_object(
		'members', coalesce((select jsonb_agg(jsonb_build_object(
				'id', m.id, 'role', m.role, 'me', m.me, 'called', case when m.ours then m.called else m.shown end,
				'contact', case when m.arranges or m.me or (m.role = 'watched' and m.answer = 'yes') then m.contact else '' end,
				-- For the trail of who looked, and never on a screen; who signs in answers themselves.
				'cardId', case when m.ours then m.card_id end, 'signsIn', m.ours and community.signs_in(m.municipality_id, m.card_id),
				'answer', m.answer, 'isWorker', m.worker_id is not null, 'hasCode', m.code_hash is not null,
				'firstCalled', case when m.callable then m.first_called else '' end, 'firstContact', case when m.callable then m.first_contact else '' end,
				'secondCalled', case when m.callable then m.second_called else '' end, 'secondContact', case when m.callable then m.second_contact else '' end)
				order by m.role = 'watched' desc, m.asked_at, m.id)
			from people m where m.ours or m.me or m.role = 'watched' or m.answer = 'yes' or (m.arranges and m.card_id is null and m.worker_id is null)), '[]'),
		'slots', coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'weekday', x.weekday, 'onDay', x.on_day, 'part', x.part, 'what', x.what) order by x.weekday, x.on_day, x.part, x.what)
			from seat s join community.watch_slot x on x.municipality_id = s.municipality_id and x.watch_id = s.watch_id), '[]'),
		'turns', coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'aboutId', t.about_id, 'mine', m.me, 'by', m.shown, 'day', t.day, 'part', t.part, 'what', t.what,
				'told', t.told, 'late', t.passed_at is not null) order by t.day, t.part, t.what)
			from seat s join community.watch_turn t on t.municipality_id = s.municipality_id and t.watch_id = s.watch_id and t.day between since and until
			join people m on m.id = t.member_id), '[]'),
		'worries', coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'aboutId', x.about_id, 'by', coalesce(m.shown, ''), 'kind', x.kind, 'toldAt', x.told_at,
				'heardAt', x.heard_at, 'heardCalled', x.heard_called) order by x.told_at desc)
			from seat s join community.watch_worry x on x.municipality_id = s.municipality_id and x.watch_id = s.watch_id
				and (x.heard_at is null or x.told_at >= today::timestamptz - interval '14 days')
			left join people m on m.id = x.told_by), '[]'),
		'roll', coalesce((select jsonb_agg(jsonb_build_object('aboutId', r.about_id, 'day', r.day, 'said', r.said))
			from seat s join community.watch_roll r on r.municipality_id = s.municipality_id and r.watch_id = s.watch_id and r.day between since and until), '[]'))
	where exists (select from seat)
$$;

-- For oneself at once with a yes; for somebody on a card of the own team as a question to them; for a group by a worker.
create function community.make_watch(which uuid, member uuid, details jsonb, moment timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	works boolean := actor.is('social_broker', 'team_worker') and actor.team() is not null;
	card community.person_card;
begin
	select * into card from community.person_card c where c.municipality_id = actor.municipality() and c.id = (details ->> 'card')::uuid
		and not community.at_rest(c) and ((works and c.team_id = actor.team()) or (c.id = actor.person() and actor.kind() in ('resident', 'volunteer')));
	if (details ->> 'kind' = 'person' and card.id is null) or (details ->> 'kind' = 'group' and not works) then return false; end if;
	insert into community.watch (municipality_id, id, kind, title, whats, practical, team_id, worker_id, show_teams, until_on, made_at)
	values (actor.municipality(), which, details ->> 'kind', details ->> 'title', array(select jsonb_array_elements_text(details -> 'whats')), details ->> 'practical',
		case when works then actor.team() when (details ->> 'helped')::boolean then card.team_id end,
		case when works then actor.person() when (details ->> 'helped')::boolean and card.team_id is not null then card.keeper_id end,
		(details ->> 'showTeams')::boolean, (details ->> 'until')::date, moment)
	on conflict do nothing;
	if not found then
		-- Sent twice it is one circle.
		return exists (select from community.watch w where w.municipality_id = actor.municipality() and w.id = which and w.ended_at is null
			and w.kind = details ->> 'kind' and ((works and w.worker_id = actor.person()) or (not works and exists (select from community.watch_member m
				where m.municipality_id = w.municipality_id and m.watch_id = w.id and m.role = 'watched' and m.card_id = actor.person()))));
	end if;
	if card.id is not null then
		insert into community.watch_member (municipality_id, id, watch_id, role, card_id, called, contact, first_called, first_contact, second_called, second_contact, asked_at, answer, answered_at, answer_how)
		values (actor.municipality(), member, which, 'watched', card.id, coalesce(nullif(details ->> 'called', ''), card.called), case when works then '' else details ->> 'contact' end,
			details ->> 'firstCalled', details ->> 'firstContact', details ->> 'secondCalled', details ->> 'secondContact', moment,
			case when not works then 'yes' end, case when not works then moment end, case when not works then 'self' end);
	end if;
	return true;
end
$$;

-- The person, or the team that helps, asks somebody: by a name they know each other by, from a card of the team, one of its
-- volunteers, or a colleague who comes for their work. The person agreed to this one: they ask themselves, or they told the team so.
create function community.ask_watcher(which uuid, hash text, member uuid, details jsonb, moment timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	seat record;
	who uuid := (details ->> 'card')::uuid;
	colleague uuid := (details ->> 'worker')::uuid;
	volunteer boolean := who is not null and who in (select v.card_id from community.volunteers_of_my_team() v);
	agreed text;
begin
	select s.*, w.kind into seat from community.watch_seats(hash) s join community.watch w on w.municipality_id = actor.municipality() and w.id = s.watch_id
		where s.watch_id = which and s.arranges;
	if not found or (not seat.ours and (who is not null or colleague is not null)) or (colleague is not null and seat.kind = 'group') then return false; end if;
	if seat.kind = 'person' then
		agreed := case when not seat.ours then case when hash is null then 'self' else 'code' end when (details ->> 'agreed')::boolean then 'spoken' end;
		if agreed is null then return false; end if;
	end if;
	if who is not null and not exists (select from community.person_card c where c.municipality_id = actor.municipality() and c.id = who
		and not community.at_rest(c) and c.contact_by <> 'nobody' and (volunteer or c.team_id = actor.team())) then
		return false;
	end if;
	-- Village rule: nobody of the team watches over somebody of the place where they live themselves.
	if volunteer and seat.kind = 'person' and exists (select from community.watch_member m where m.municipality_id = actor.municipality() and m.watch_id = which and m.role = 'watched'
		and community.lives_too_near(who, m.card_id)) then
		return false;
	end if;
	if colleague is not null and not exists (select from community.assignment a where a.municipality_id = actor.municipality() and a.worker_id = colleague
		and a.team_id = (details ->> 'team')::uuid and a.role in ('social_broker', 'team_worker') and a.ended_on is null and moment::date between a.valid_from and a.valid_until) then
		return false;
	end if;
	insert into community.watch_member (municipality_id, id, watch_id, role, card_id, worker_id, worker_team_id, volunteer_team_id, agreed_how, agreed_at, called, asked_at)
	values (actor.municipality(), member, which, case seat.kind when 'group' then 'each' else 'watcher' end, who, colleague, case when colleague is not null then (details ->> 'team')::uuid end,
		case when volunteer then actor.team() end, agreed, case when agreed is not null then moment end,
		coalesce(nullif(details ->> 'called', ''), (select c.called from community.person_card c where c.municipality_id = actor.municipality() and c.id = who),
			(select w.first_name from community.worker w where w.municipality_id = actor.municipality() and w.id = colleague), ''), moment)
	on conflict do nothing;
	return found;
end
$$;

-- Whether the actor may speak for this member: themselves, or the team that helps, for who told them. Never for a colleague.
create function community.speaks_for_watch_member(which uuid, hash text) returns community.watch_member
language sql stable security definer set search_path = pg_catalog
as $$
	select m from community.watch_seats(hash) s
	join community.watch_member m on m.municipality_id = (select actor.municipality()) and m.watch_id = s.watch_id
	where m.id = which and (m.id = s.member_id or (s.ours and m.worker_id is null and not community.signs_in(m.municipality_id, m.card_id)))
$$;

-- Of a no of who watches nothing stays; a no of the person is the end. The same yes twice is one yes.
create function community.answer_watch(which uuid, hash text, said text, details jsonb, moment timestamptz) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine community.watch_member := community.speaks_for_watch_member(which, hash);
	own_card uuid := case when actor.kind() in ('resident', 'volunteer') then actor.person() end;
begin
	if mine.id is null then return null; end if;
	if mine.answer is not null then return case when mine.answer = said then mine.watch_id end; end if;
	if said = 'no' then
		if mine.role = 'watched' then
			perform community.close_watch(mine.watch_id, moment);
		else
			delete from community.watch_member m where m.municipality_id = mine.municipality_id and m.id = mine.id;
		end if;
		return mine.watch_id;
	end if;
	update community.watch_member m set answer = said, answered_at = moment,
		answer_how = case when hash is not null then 'code' when m.card_id = actor.person() or m.worker_id = actor.person() then 'self' else 'spoken' end,
		called = coalesce(nullif(details ->> 'called', ''), m.called),
		contact = details ->> 'contact',
		-- Who answers on their own page needs no slip any more, wherever it went.
		code_hash = case when hash is null and m.card_id = own_card then null else m.code_hash end,
		first_called = case when m.role <> 'watcher' then coalesce(nullif(details ->> 'firstCalled', ''), m.first_called) else m.first_called end,
		first_contact = case when m.role <> 'watcher' then coalesce(nullif(details ->> 'firstContact', ''), m.first_contact) else m.first_contact end,
		-- Who is signed in with the code in their hand finds it on their own page from now on.
		card_id = case when m.card_id is null and m.worker_id is null and hash is not null
			and not exists (select from community.watch_member o where o.municipality_id = m.municipality_id and o.watch_id = m.watch_id and o.card_id = own_card) then own_card else m.card_id end
	where m.municipality_id = mine.municipality_id and m.id = mine.id;
	return mine.watch_id;
end
$$;

create function community.close_watch(which uuid, moment timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog
as $$
	delete from community.watch_turn where municipality_id = (select actor.municipality()) and watch_id = which and told is null;
	delete from community.watch_member where municipality_id = (select actor.municipality()) and watch_id = which and answer is distinct from 'yes' and role <> 'watched';
	update community.watch_member set contact = '', first_called = '', first_contact = '', second_called = '', second_contact = '', code_hash = null, feed_hash = null
	where municipality_id = (select actor.municipality()) and watch_id = which;
	update community.watch set ended_at = moment, practical = '' where municipality_id = (select actor.municipality()) and id = which and ended_at is null;
$$;

-- One leaves, or is thanked by the person or the team that helps: from then on nothing is there for them any more.
create function community.leave_watch(which uuid, hash text) returns uuid
language sql volatile security definer set search_path = pg_catalog
as $$
	delete from community.watch_member m using community.watch_seats(hash) s
	where m.municipality_id = (select actor.municipality()) and m.watch_id = s.watch_id and m.id = which and m.role <> 'watched' and (m.id = s.member_id or s.arranges)
	returning m.watch_id
$$;

create function community.end_watch(which uuid, hash text, moment timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not exists (select from community.watch_seats(hash) s where s.watch_id = which and s.arranges) then return false; end if;
	perform community.close_watch(which, moment);
	return true;
end
$$;

-- A rest: nobody goes until it goes on, and until then who watches sees nothing.
create function community.pause_watch(which uuid, hash text, on_hold boolean, moment timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.watch w set paused_at = case when on_hold then moment end
	from community.watch_seats(hash) s where w.municipality_id = actor.municipality() and w.id = which and s.watch_id = w.id and s.arranges;
	if not found then return false; end if;
	if on_hold then
		delete from community.watch_turn t where t.municipality_id = actor.municipality() and t.watch_id = which and t.told is null;
	end if;
	return true;
end
$$;

-- A new code for a slip or a letter; the one before stops. One that opens the place of the person is made for their yes, not after it.
create function community.give_watch_code(which uuid, hash text, fresh text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.watch_member m set code_hash = fresh
	where m.municipality_id = actor.municipality() and m.id = which and m.worker_id is null
		and (actor.is_task('watching.tell') or exists (select from community.watch_seats(hash) s where s.watch_id = m.watch_id and ((s.ours and (m.role <> 'watched' or m.answer is null)) or (s.role = 'watched' and m.role = 'watcher' and m.card_id is null))));
	return found;
end
$$;

-- The address of somebody's own calendar; the one before stops.
create function community.give_watch_feed(which uuid, hash text, fresh text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.watch_member m set feed_hash = fresh from community.watch_seats(hash) s
	where m.municipality_id = actor.municipality() and s.watch_id = which and m.id = s.member_id and m.answer = 'yes' and s.inside;
	return found;
end
$$;

-- The days on which somebody goes, for their own calendar. Never to whom, or what for.
create function community.watch_feed(hash text, since date) returns table (id uuid, day date, part text)
language sql stable security definer set search_path = pg_catalog
as $$
	select t.id, t.day, t.part from community.watch_member m
	join community.watch w on w.municipality_id = m.municipality_id and w.id = m.watch_id and w.ended_at is null and w.paused_at is null
	join community.watch_turn t on t.municipality_id = m.municipality_id and t.member_id = m.id and t.day >= since
	where m.municipality_id = (select actor.municipality()) and m.feed_hash = hash and m.answer = 'yes'
		and not exists (select from community.watch_member p join community.person_card c on c.municipality_id = p.municipality_id and c.id = p.card_id
			where p.municipality_id = m.municipality_id and p.watch_id = m.watch_id and (p.role = 'watched' or p.id = m.id) and community.at_rest(c))
	order by t.day, t.part
$$;

create function community.put_watch_slot(slot uuid, which uuid, hash text, on_weekday smallint, on_date date, in_part text, for_what text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	insert into community.watch_slot (municipality_id, id, watch_id, weekday, on_day, part, what)
	select actor.municipality(), slot, w.id, on_weekday, on_date, in_part, for_what
	from community.watch_seats(hash) s join community.watch w on w.municipality_id = actor.municipality() and w.id = s.watch_id
	where w.id = which and s.arranges and for_what = any (w.whats)
	on conflict do nothing;
	return found or exists (select from community.watch_seats(hash) s where s.watch_id = which and s.arranges);
end
$$;

create function community.drop_watch_slot(slot uuid, hash text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	delete from community.watch_slot x using community.watch_seats(hash) s
	where x.municipality_id = actor.municipality() and x.id = slot and s.watch_id = x.watch_id and s.arranges;
	return found;
end
$$;

-- By one tap. The key of the table lets one through; who comes second hears who goes already. What nobody told about in time can be taken over.
create function community.take_turn(turn uuid, which uuid, hash text, about uuid, on_date date, in_part text, for_what text, today date) returns text
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	seat record;
	holder record;
begin
	select s.*, w.kind, w.until_on, w.show_teams into seat from community.watch_seats(hash) s
		join community.watch w on w.municipality_id = actor.municipality() and w.id = s.watch_id
		where s.watch_id = which and s.inside and s.answer = 'yes' and s.role in ('watcher', 'each') and w.paused_at is null;
	if not found or on_date < today or on_date > seat.until_on then return 'not-there'; end if;
	if seat.kind = 'person' and not (
		exists (select from community.watch_member p where p.municipality_id = actor.municipality() and p.id = about and p.watch_id = which and p.role = 'watched')
		and exists (select from community.watch_slot x where x.municipality_id = actor.municipality() and x.watch_id = which and x.part = in_part and x.what = for_what
			and (x.on_day = on_date or x.weekday = extract(isodow from on_date)))) then return 'not-there'; end if;
	if seat.kind = 'group' and not exists (select from community.watch_roll r where r.municipality_id = actor.municipality() and r.watch_id = which
		and r.about_id = about and r.day = on_date and r.said = 'unknown' and about <> seat.member_id) then return 'not-there'; end if;
	-- Whom a group misses is called once that day, whatever the hour.
	if seat.kind = 'group' then
		in_part := 'afternoon';
		for_what := 'phone';
	end if;
	insert into community.watch_turn as t (municipality_id, id, watch_id, about_id, member_id, day, part, what)
	values (actor.municipality(), turn, which, about, seat.member_id, on_date, in_part, for_what)
	on conflict (municipality_id, watch_id, about_id, day, part, what) do update set member_id = excluded.member_id, passed_at = null, reminded_at = null
		where t.told is null and t.passed_at is not null;
	if found then return 'taken'; end if;
	select m.id, case when m.worker_id is null or seat.show_teams then m.called else '' end as shown into holder
	from community.watch_turn t join community.watch_member m on m.municipality_id = t.municipality_id and m.id = t.member_id
	where t.municipality_id = actor.municipality() and t.watch_id = which and t.about_id = about and t.day = on_date and t.part = in_part and t.what = for_what;
	return case when holder.id = seat.member_id then 'taken' else 'by:' || coalesce(holder.shown, '') end;
end
$$;

-- Another can go. Who would call somebody of a group saw whom to call about them: that they did stays to be seen.
create function community.give_back_turn(turn uuid, hash text, moment timestamptz) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine record;
begin
	select t.id, t.watch_id, s.role into mine from community.watch_turn t join community.watch_seats(hash) s on s.watch_id = t.watch_id and s.member_id = t.member_id
		where t.municipality_id = actor.municipality() and t.id = turn and s.inside and t.told is null;
	if mine.role = 'each' then
		update community.watch_turn t set passed_at = moment, reminded_at = coalesce(t.reminded_at, moment) where t.municipality_id = actor.municipality() and t.id = mine.id;
	else
		delete from community.watch_turn t where t.municipality_id = actor.municipality() and t.id = mine.id;
	end if;
	return mine.watch_id;
end
$$;

-- "I was there": all well, or a worry. Without a turn somebody saw something by chance. Says whether it is a worry
-- to tell at once; the same again from the same one, as long as nobody took the first up, is no second message.
create function community.tell_visit(which uuid, hash text, turn uuid, about uuid, worried text, worry uuid, moment timestamptz, today date) returns text
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	seat record;
	whom uuid := about;
begin
	select s.* into seat from community.watch_seats(hash) s where s.watch_id = which and s.inside and s.answer = 'yes' and s.role in ('watcher', 'each');
	if not found then return null; end if;
	if turn is not null then
		update community.watch_turn t set told = case when worried is null then 'well' else 'worry' end, told_at = moment, passed_at = null
		where t.municipality_id = actor.municipality() and t.id = turn and t.watch_id = which and t.member_id = seat.member_id and t.day <= today and (t.told is null or t.told = 'well')
		returning t.about_id into whom;
		if whom is null then return null; end if;
	end if;
	if worried is null then return case when turn is not null then 'well' end; end if;
	if exists (select from community.watch_worry x where x.municipality_id = actor.municipality() and x.watch_id = which and x.about_id = whom and x.told_by = seat.member_id
		and x.heard_at is null and x.told_at > moment - interval '12 hours') then return 'again'; end if;
	insert into community.watch_worry (municipality_id, id, watch_id, about_id, told_by, kind, told_at)
	select actor.municipality(), worry, which, m.id, seat.member_id, worried, moment from community.watch_member m
	where m.municipality_id = actor.municipality() and m.id = whom and m.watch_id = which and m.role <> 'watcher' and m.answer = 'yes';
	return case when found then 'worry' end;
end
$$;

-- Somebody took it up: who arranges it, or the person, who is fine.
create function community.hear_worry(worry uuid, hash text, name text, moment timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.watch_worry x set heard_at = moment, heard_called = name from community.watch_seats(hash) s
	where x.municipality_id = actor.municipality() and x.id = worry and s.watch_id = x.watch_id and x.heard_at is null and (s.arranges or s.member_id = x.about_id);
	return found;
end
$$;

create function community.call_roll(which uuid, hash text, today date, said jsonb) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not exists (select from community.watch_seats(hash) s join community.watch w on w.municipality_id = actor.municipality() and w.id = s.watch_id
		where s.watch_id = which and s.inside and w.kind = 'group' and w.paused_at is null) then return false; end if;
	insert into community.watch_roll (municipality_id, watch_id, about_id, day, said)
	select m.municipality_id, which, m.id, today, said ->> m.id::text from community.watch_member m
	where m.municipality_id = actor.municipality() and m.watch_id = which and m.role = 'each' and m.answer = 'yes' and said ? m.id::text
	on conflict (municipality_id, watch_id, about_id, day) do update set said = excluded.said;
	return true;
end
$$;

-- Every quarter of an hour: what is over ends, who never answered is left in peace, who left a team is in it no more, who would have gone is asked how it was, and two hours later others are.
create function community.tend_watches(today date, moment timestamptz) returns table (subject_id uuid, step text)
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('watching.tend') then return; end if;
	perform community.close_watch(w.id, moment) from community.watch w where w.municipality_id = actor.municipality() and w.ended_at is null and (w.until_on < today
		or exists (select from community.watch_member m where m.municipality_id = w.municipality_id and m.watch_id = w.id and m.role = 'watched' and m.answer is null and m.asked_at < moment - interval '28 days'));
	delete from community.watch_member m where m.municipality_id = actor.municipality() and m.role <> 'watched' and m.answer is distinct from 'yes' and m.asked_at < moment - interval '28 days';
	return query with gone as (
		delete from community.watch_member m where m.municipality_id = actor.municipality() and not community.works_there_still(m)
			and exists (select from community.watch w where w.municipality_id = m.municipality_id and w.id = m.watch_id and w.ended_at is null) returning m.watch_id
	), late as (
		update community.watch_turn t set passed_at = moment
		where t.municipality_id = actor.municipality() and t.told is null and t.passed_at is null and t.reminded_at < moment - interval '2 hours' returning t.id
	), now_over as (
		update community.watch_turn t set reminded_at = moment
		where t.municipality_id = actor.municipality() and t.told is null and t.reminded_at is null
			and (t.day + case t.part when 'morning' then time '12:30' when 'afternoon' then time '18:00' else time '21:30' end) at time zone 'Europe/Amsterdam' < moment returning t.id
	) select late.id, 'pass-on' from late union all select now_over.id, 'remind' from now_over union all select distinct gone.watch_id, 'changed' from gone;
end
$$;

-- To whom the task writes, and why: who is asked, who would have gone, others who can, and whom the person chose to call. The way people chose is the law.
create function community.watch_letters(subject uuid, about_what text) returns table (watch_id uuid, member_id uuid, account_id uuid, mail text, way text)
language sql stable security definer set search_path = pg_catalog
as $$
	with about as (
		select m.watch_id, m.id as about_id, m.id as member_id from community.watch_member m where about_what = 'asked' and m.municipality_id = (select actor.municipality()) and m.id = subject and m.answer is null
		union all select t.watch_id, t.about_id, t.member_id from community.watch_turn t where about_what in ('remind', 'pass-on') and t.municipality_id = (select actor.municipality()) and t.id = subject and t.told is null
		union all select x.watch_id, x.about_id, x.told_by from community.watch_worry x where about_what = 'worry' and x.municipality_id = (select actor.municipality()) and x.id = subject
		union all select w.id, null, null from community.watch w where about_what = 'changed' and w.municipality_id = (select actor.municipality()) and w.id = subject
	), open_now as (
		select a.*, w.kind, w.team_id, w.worker_id as helper from about a join community.watch w on w.municipality_id = (select actor.municipality()) and w.id = a.watch_id and w.ended_at is null
		where (select actor.is_task('watching.tell'))
			and not exists (select from community.watch_member p join community.person_card c on c.municipality_id = p.municipality_id and c.id = p.card_id
				where p.municipality_id = w.municipality_id and p.watch_id = w.id and (p.role = 'watched' or p.id = a.about_id) and community.at_rest(c))
	)
	select o.watch_id, m.id, coalesce(c.account_id, k.account_id),
		case when c.id is null and m.contact like '%@%' then m.contact when c.account_id is null then community.written_to(c) else '' end, case when m.id = o.member_id then 'member' else 'other' end
	from open_now o join community.watch_member m on m.municipality_id = (select actor.municipality()) and m.watch_id = o.watch_id
	left join community.person_card c on c.municipality_id = m.municipality_id and c.id = m.card_id
	left join community.worker k on k.municipality_id = m.municipality_id and k.id = m.worker_id
	where (c.id is null or (not community.at_rest(c) and c.contact_by <> 'nobody')) and community.works_there_still(m)
		and ((about_what in ('asked', 'remind') and m.id = o.member_id)
			or (about_what = 'pass-on' and m.id not in (o.member_id, o.about_id) and m.answer = 'yes')
			or (about_what = 'changed' and m.role = 'watched'))
	union all
	select o.watch_id, null, null, reach, 'call' from open_now o join community.watch_member p on p.municipality_id = (select actor.municipality()) and p.id = o.about_id
	cross join lateral (values (p.first_contact), (p.second_contact)) calls (reach) where about_what in ('worry', 'pass-on') and reach like '%@%'
	union all
	select o.watch_id, null, k.account_id, '', 'helper' from open_now o
	left join community.watch_member p on p.municipality_id = (select actor.municipality()) and p.watch_id = o.watch_id and p.role = 'watched'
	left join community.person_card c on c.municipality_id = p.municipality_id and c.id = p.card_id
	-- Who keeps the card, or made it; when they work there no more, everybody of the team that does.
	cross join lateral (select h.worker_id, h.helps, coalesce(bool_or(h.helps) over (), false) as one_helps from (
		select distinct a.worker_id, a.worker_id = coalesce(c.keeper_id, o.helper) as helps from community.assignment a
		where a.municipality_id = (select actor.municipality()) and a.team_id = o.team_id and a.role in ('social_broker', 'team_worker')
			and a.ended_on is null and current_date between a.valid_from and a.valid_until) h) team
	join community.worker k on k.municipality_id = (select actor.municipality()) and k.id = team.worker_id and (team.helps or not team.one_helps)
	where about_what in ('worry', 'pass-on', 'changed')
$$;

-- Consent is gone, somebody rests or is erased: what is about them ends, and in what they did for others they are not any more.
create function community.forget_in_watching(card uuid, for_good boolean, moment timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('privacy.erase') then return; end if;
	perform community.close_watch(m.watch_id, moment) from community.watch_member m where m.municipality_id = actor.municipality() and m.card_id = card and m.role = 'watched';
	delete from community.watch_member m where m.municipality_id = actor.municipality() and m.card_id = card and m.role <> 'watched';
	if for_good then
		delete from community.watch w using community.watch_member m
		where w.municipality_id = actor.municipality() and m.municipality_id = w.municipality_id and m.watch_id = w.id and m.card_id = card;
	end if;
end
$$;

-- Two cards were one person: what hung on the second hangs on the first, unless they are in it already. Nobody watches over themselves.
create function community.move_in_watching(gone uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	kept uuid := (select c.merged_into from community.person_card c where c.municipality_id = actor.municipality() and c.id = gone and c.erased_at is not null);
begin
	if not actor.is_task('privacy.erase') or kept is null then return; end if;
	perform community.close_watch(m.watch_id, clock_timestamp()) from community.watch_member m where m.municipality_id = actor.municipality() and m.card_id = gone and m.role = 'watched'
		and exists (select from community.watch_member o where o.municipality_id = m.municipality_id and o.watch_id = m.watch_id and o.card_id = kept);
	delete from community.watch_member m where m.municipality_id = actor.municipality() and m.card_id = gone and m.role <> 'watched'
		and exists (select from community.watch_member o where o.municipality_id = m.municipality_id and o.watch_id = m.watch_id and o.card_id = kept);
	update community.watch_member m set card_id = kept where m.municipality_id = actor.municipality() and m.card_id = gone
		and not exists (select from community.watch_member o where o.municipality_id = m.municipality_id and o.watch_id = m.watch_id and o.card_id = kept);
end
$$;

-- What is kept of somebody, for that one person. Nothing of others.
create function community.own_watch_places() returns table (id uuid, kind text, role text, title text, whats text[], asked_at timestamptz, called text, contact text, first_called text, first_contact text, second_called text, second_contact text)
language sql stable security definer set search_path = pg_catalog
as $$
	select m.id, w.kind, m.role, w.title, w.whats, m.asked_at, m.called, m.contact, m.first_called, m.first_contact, m.second_called, m.second_contact
	from community.watch_member m join community.watch w on w.municipality_id = m.municipality_id and w.id = m.watch_id
	where m.municipality_id = (select actor.municipality()) and m.card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer')
	order by m.asked_at desc
$$;

do $$
declare
	one regprocedure;
begin
	foreach one in array array[
		'community.watch_cards(text)', 'community.watch_inside(uuid, text, date, date, date)', 'community.make_watch(uuid, uuid, jsonb, timestamptz)', 'community.ask_watcher(uuid, text, uuid, jsonb, timestamptz)',
		'community.answer_watch(uuid, text, text, jsonb, timestamptz)', 'community.leave_watch(uuid, text)', 'community.end_watch(uuid, text, timestamptz)', 'community.pause_watch(uuid, text, boolean, timestamptz)',
		'community.give_watch_code(uuid, text, text)', 'community.give_watch_feed(uuid, text, text)', 'community.watch_feed(text, date)', 'community.put_watch_slot(uuid, uuid, text, smallint, date, text, text)',
		'community.drop_watch_slot(uuid, text)', 'community.take_turn(uuid, uuid, text, uuid, date, text, text, date)', 'community.give_back_turn(uuid, text, timestamptz)',
		'community.tell_visit(uuid, text, uuid, uuid, text, uuid, timestamptz, date)', 'community.hear_worry(uuid, text, text, timestamptz)', 'community.call_roll(uuid, text, date, jsonb)',
		'community.tend_watches(date, timestamptz)', 'community.watch_letters(uuid, text)', 'community.forget_in_watching(uuid, boolean, timestamptz)', 'community.move_in_watching(uuid)', 'community.own_watch_places()']::regprocedure[]
	loop
		execute format('revoke all on function %s from public', one);
		execute format('grant execute on function %s to zone_community', one);
	end loop;
end
$$;
-- These would pass by who may: only the functions above call them.
revoke all on function community.works_there_still(community.watch_member), community.watch_seats(text), community.signs_in(uuid, uuid), community.close_watch(uuid, timestamptz), community.speaks_for_watch_member(uuid, text) from public;

call actor.let_erase('community.watch');
call actor.let_erase('community.watch_turn');
call actor.let_erase('community.watch_worry');
call actor.let_erase('community.watch_roll');
