-- Two people who could do something for each other: who asks and who offers, what each of them said, and how it went. (matching)

-- A municipality that does not want to bring people together here turns it off.
create table community.match_setting (
	municipality_id uuid not null references open.municipality,
	is_on boolean not null,
	changed_at timestamptz not null,
	primary key (municipality_id)
);

create table community.match (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	kind text not null check (kind in ('help', 'visit')),
	need_code text not null,
	area_code text,
	-- What both read before they know of whom it is. No names.
	task text not null check (length(task) between 5 and 280),
	practical text not null default '' check (length(practical) <= 280),
	-- What who asks likes to do in return. Never a condition.
	in_return text not null default '' check (length(in_return) <= 200),
	-- Why these two: the rules that spoke for it and the fields they read. Never a score.
	rules text[] not null check (cardinality(rules) between 1 and 12),
	fields text[] not null check (cardinality(fields) between 1 and 12),
	-- The worker who proposed it; nobody when the person who asks did.
	proposed_by uuid,
	proposed_at timestamptz not null,
	answer_by date not null,
	-- Stopped: before both said yes. Why, and by whom, stays with the side that knows.
	state text not null default 'asked' check (state in ('asked', 'agreed', 'met', 'ended', 'stopped')),
	agreed_at timestamptz,
	met_on date,
	-- What was agreed for a term does not go quiet before its last day.
	lasts_until date,
	ended_at timestamptz,
	-- Since when both were written to that we are curious how it went.
	curious_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, proposed_by) references community.worker (municipality_id, id),
	check ((agreed_at is null) = (state in ('asked', 'stopped'))),
	check ((ended_at is null) = (state in ('asked', 'agreed', 'met')))
);
create index match_open on community.match (municipality_id, answer_by) where ended_at is null;
create index match_ended on community.match (municipality_id, ended_at) where ended_at is not null;

create table community.match_side (
	municipality_id uuid not null,
	id uuid not null,
	match_id uuid not null,
	side text not null check (side in ('asks', 'offers')),
	card_id uuid,
	talent_id uuid,
	-- Whose worker speaks with this person; nobody's when they only have an account.
	team_id uuid,
	-- Of the code on a letter, in a mail or on a slip. It dies with the match.
	code_hash text,
	answer text check (answer in ('yes', 'no', 'later')),
	answered_at timestamptz,
	answer_how text check (answer_how in ('self', 'code', 'spoken')),
	because text,
	ask_again_on date,
	-- What the other may know, and only when both said yes.
	called text not null default '' check (length(called) <= 60),
	contact text not null default '' check (length(contact) <= 120),
	happened text,
	clicked text,
	next text,
	-- After a visit: towards a place, a club or a person, and which.
	towards text check (towards in ('place', 'club', 'person')),
	towards_words text not null default '' check (length(towards_words) <= 140),
	told_at timestamptz,
	primary key (municipality_id, id),
	unique (municipality_id, match_id, side),
	foreign key (municipality_id, match_id) references community.match (municipality_id, id) on delete cascade,
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id),
	foreign key (municipality_id, talent_id) references community.talent (municipality_id, id),
	check ((answer is null) = (answered_at is null) and (answer is null) = (answer_how is null)),
	-- A name and a way to reach somebody stand on a yes.
	check ((called = '' and contact = '') or answer = 'yes')
);
create index match_side_by_card on community.match_side (municipality_id, card_id) where card_id is not null;
create index match_side_by_team on community.match_side (municipality_id, team_id) where team_id is not null;
create index match_side_by_talent on community.match_side (municipality_id, talent_id) where talent_id is not null;
create unique index match_side_by_code on community.match_side (municipality_id, code_hash) where code_hash is not null;

-- Not these two with each other: somebody said so.
create table community.match_exclusion (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	asks_card uuid not null,
	offers_card uuid not null,
	because text,
	made_at timestamptz not null,
	primary key (municipality_id, id)
);
create unique index match_exclusion_once on community.match_exclusion (municipality_id, asks_card, offers_card);

-- What the night found when there was too little to go round; thrown away the next night.
create table community.match_suggestion (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	wish_id uuid not null,
	talent_id uuid not null,
	team_id uuid not null,
	rules text[] not null,
	fields text[] not null,
	made_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, wish_id) references community.talent (municipality_id, id),
	foreign key (municipality_id, talent_id) references community.talent (municipality_id, id)
);
create index match_suggestion_by_team on community.match_suggestion (municipality_id, team_id);

alter table community.match_setting enable row level security;
alter table community.match_setting force row level security;
alter table community.match enable row level security;
alter table community.match force row level security;
alter table community.match_side enable row level security;
alter table community.match_side force row level security;
alter table community.match_exclusion enable row level security;
alter table community.match_exclusion force row level security;
alter table community.match_suggestion enable row level security;
alter table community.match_suggestion force row level security;

create policy here_by_name_reads on community.match_setting for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.kind()) in ('resident', 'volunteer', 'staff', 'task'));
create policy administrators_turn on community.match_setting for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('administrator')));
create policy administrators_turn_again on community.match_setting for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('administrator')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('administrator')));
grant select, insert on community.match_setting to zone_community;
grant update (is_on, changed_at) on community.match_setting to zone_community;

create policy own_team_reads on community.match_suggestion for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()));
create policy the_night_reads on community.match_suggestion for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('matching.suggest')));
create policy the_night_writes on community.match_suggestion for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('matching.suggest')));
create policy the_night_clears on community.match_suggestion for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('matching.suggest')));
grant select, insert, delete on community.match_suggestion to zone_community;
-- The night looks over all teams, and like any worker only at what people share, without a card.
create policy matching_looks_by_night on community.talent for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('matching.suggest'))
	and shared_since is not null and ended_on is null and not at_rest);

-- Nobody reads or writes a match but through the functions below: each says who may, and gives no more than that one may know.
create policy owner_answers on community.match to current_user using (true) with check (true);
create policy owner_answers on community.match_side to current_user using (true) with check (true);
create policy owner_answers on community.match_exclusion to current_user using (true) with check (true);
create policy owner_answers on community.match_setting for select to current_user using (true);
create policy owner_forgets on community.match_suggestion for delete to current_user using (true);
create policy owner_finds_them on community.match_suggestion for select to current_user using (true);
create policy matching_finds_who_asks on community.worker for select to current_user using (true);

-- By the code in their hand, as the person, or as the worker of the team that keeps their card: of a card at rest nobody of
-- the team does, but who keeps it when the person only wants to be left alone.
create function community.may_speak_for(mine community.match_side, hash text) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select mine.municipality_id = (select actor.municipality()) and (
		mine.code_hash = hash
		or (mine.card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer'))
		or (mine.team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker'))
			and exists (select from community.person_card c where c.municipality_id = mine.municipality_id and c.id = mine.card_id
				and c.consent_withdrawn_at is null and c.erase_on is null and c.erased_at is null
				and (c.restricted_at is null or c.keeper_id = (select actor.person())))))
$$;

create function community.matching_is_on() returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce((select s.is_on from community.match_setting s where s.municipality_id = (select actor.municipality())), true)
$$;

-- What somebody may see of their own matches. A person and whoever holds a code only see what goes on now; the name of the
-- other and the way to reach them are there when both said yes, until it ends or the other takes their consent back.
create function community.match_cards(hash text) returns table (
	id uuid, side_id uuid, side text, ours boolean, kind text, need_code text, area_code text, task text, practical text, in_return text,
	rules text[], state text, proposed_at timestamptz, answer_by date, agreed_at timestamptz, met_on date, ended_at timestamptz,
	card_id uuid, talent_id uuid, kept boolean, has_code boolean, by_code boolean, answer text, answered_at timestamptz, because text, ask_again_on date, called text, contact text,
	happened text, clicked text, next text, towards text, towards_words text, told_at timestamptz, other_called text, other_contact text)
language sql stable security definer set search_path = pg_catalog
as $$
	select m.id, mine.id, mine.side, w.ours, m.kind, m.need_code, m.area_code, m.task, m.practical, m.in_return,
		m.rules, m.state, m.proposed_at, m.answer_by, m.agreed_at, m.met_on, m.ended_at,
		case when w.ours or mine.card_id = (select actor.person()) then mine.card_id end, case when w.ours then mine.talent_id end, mine.team_id is not null,
		mine.code_hash is not null, coalesce(mine.code_hash = hash, false), mine.answer, mine.answered_at, mine.because, mine.ask_again_on, mine.called, mine.contact,
		mine.happened, mine.clicked, mine.next, mine.towards, mine.towards_words, mine.told_at,
		case when w.open_now then other.called else '' end, case when w.open_now then other.contact else '' end
	from community.match_side mine
	join community.match m on m.municipality_id = mine.municipality_id and m.id = mine.match_id
	join community.match_side other on other.municipality_id = mine.municipality_id and other.match_id = mine.match_id and other.side <> mine.side
	left join community.person_card them on them.municipality_id = other.municipality_id and them.id = other.card_id
	cross join lateral (select
		(select actor.is('social_broker', 'team_worker')) and mine.team_id is not distinct from (select actor.team()) and mine.team_id is not null as ours,
		m.state in ('agreed', 'met') and mine.answer = 'yes' and other.answer = 'yes' and them.id is not null and not community.at_rest(them) as open_now) w
	where mine.municipality_id = (select actor.municipality()) and community.may_speak_for(mine, hash)
		and (w.ours or (m.ended_at is null and (m.state = 'asked' or w.open_now)))
	order by m.proposed_at desc, mine.side
$$;

-- Who can be asked at all, and how often they were since a moment: for who looks for somebody.
create function community.who_can_be_asked(cards uuid[], since timestamptz) returns table (card_id uuid, times bigint)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id, (select count(*) from community.match_side s join community.match m on m.municipality_id = s.municipality_id and m.id = s.match_id
		where s.municipality_id = c.municipality_id and s.card_id = c.id and s.side = 'offers' and m.proposed_at >= since)
	from community.person_card c
	where c.municipality_id = (select actor.municipality()) and c.id = any (cards)
		and ((select actor.is('social_broker', 'team_worker')) or (select actor.is_task('matching.suggest')))
		and not community.at_rest(c) and c.contact_by <> 'nobody'
$$;

-- Two cards that turned out to be of one person speak for that one person, also while that can still be undone.
create function community.person_behind(card uuid) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(c.merged_into, c.id) from community.person_card c where c.municipality_id = (select actor.municipality()) and c.id = card
$$;
revoke all on function community.person_behind(uuid) from public;

-- Pairs that are not proposed: they are one person, one of the two said so, or they are or were brought together in the past months. Never why.
create function community.not_together(cards uuid[], since timestamptz) returns table (asks_card uuid, offers_card uuid)
language plpgsql stable security definer set search_path = pg_catalog
as $$
#variable_conflict use_column
begin
	return query
	with same (card, person) as (
		select c.id, coalesce(c.merged_into, c.id) from community.person_card c
		where c.municipality_id = (select actor.municipality()) and (c.merged_into is not null or c.id in (
			select behind.merged_into from community.person_card behind where behind.municipality_id = (select actor.municipality()) and behind.merged_into is not null))
	), asker (card) as (
		select unnest(cards)
		union
		select other.card from same one join same other on other.person = one.person where one.card = any (cards)
	), apart (asks_card, offers_card) as (
		select e.asks_card, e.offers_card from community.match_exclusion e
		where e.municipality_id = (select actor.municipality()) and e.asks_card in (select card from asker)
		union
		select a.card_id, o.card_id from community.match_side a
		join community.match_side o on o.municipality_id = a.municipality_id and o.match_id = a.match_id and o.side = 'offers'
		join community.match m on m.municipality_id = a.municipality_id and m.id = a.match_id
		where a.municipality_id = (select actor.municipality()) and a.side = 'asks' and a.card_id in (select card from asker) and o.card_id is not null
			and (m.ended_at is null or m.proposed_at >= since)
		union
		-- A volunteer is not shown to people of the place they live in (the rule stands in 0036).
		select n.asks_card, n.offers_card from community.living_too_near(array(select card from asker)) n
	), pair (asks_card, offers_card) as (
		select asks_card, offers_card from apart
		union
		select coalesce(asks.card, apart.asks_card), coalesce(offers.card, apart.offers_card) from apart
		left join same asks_same on asks_same.card = apart.asks_card
		left join same asks on asks.person = asks_same.person
		left join same offers_same on offers_same.card = apart.offers_card
		left join same offers on offers.person = offers_same.person
		union
		select one.card, other.card from same one join same other on other.person = one.person and other.card <> one.card
	)
	select pair.asks_card, pair.offers_card from pair where pair.asks_card = any (cards)
		and ((select actor.is('social_broker', 'team_worker')) or (select actor.is_task('matching.suggest')));
end
$$;

-- "Not this one": of a wish on a card of the own team.
create function community.keep_apart(entry uuid, wish uuid, talent uuid, why text, moment timestamptz) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	insert into community.match_exclusion (municipality_id, id, asks_card, offers_card, because, made_at)
	select w.municipality_id, entry, w.card_id, t.card_id, why, moment
	from community.talent w join community.talent t on t.municipality_id = w.municipality_id and t.id = talent
	where w.municipality_id = (select actor.municipality()) and w.id = wish
		and (select actor.is('social_broker', 'team_worker')) and w.team_id = (select actor.team())
	on conflict do nothing
	returning true
$$;

-- Both people are asked. By a worker for a wish of their own team, or by the person whose wish it is; never while one of the two
-- does not share, rests or wants to hear nothing, and one question at a time goes out for a wish.
create function community.propose_match(match uuid, sides uuid[], wish uuid, talent uuid, details jsonb, moment timestamptz, until date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	w community.talent;
	t community.talent;
begin
	select * into w from community.talent x where x.municipality_id = actor.municipality() and x.id = wish and x.kind = 'wish' for update;
	select * into t from community.talent x where x.municipality_id = actor.municipality() and x.id = talent and x.kind = 'talent';
	if w.id is null or t.id is null or community.person_behind(w.card_id) = community.person_behind(t.card_id) or not community.matching_is_on() then return false; end if;
	if not ((actor.is('social_broker', 'team_worker') and w.team_id = actor.team())
		or actor.is_task('matching.suggest')) then return false; end if;
	if exists (select from community.talent x where x.municipality_id = actor.municipality() and x.id in (wish, talent)
		and (x.shared_since is null or x.ended_on is not null or x.wake_on is not null or x.at_rest)) then return false; end if;
	if exists (select from community.person_card c where c.municipality_id = actor.municipality() and c.id in (w.card_id, t.card_id)
		and (community.at_rest(c) or c.contact_by = 'nobody')) then return false; end if;
	if exists (select from community.match_exclusion e where e.municipality_id = actor.municipality()
		and (community.person_behind(e.asks_card), community.person_behind(e.offers_card)) = (community.person_behind(w.card_id), community.person_behind(t.card_id)))
		or community.lives_too_near(t.card_id, w.card_id) then return false; end if;
	if exists (select from community.match_side s join community.match m on m.municipality_id = s.municipality_id and m.id = s.match_id
		where s.municipality_id = actor.municipality() and s.talent_id = wish and m.ended_at is null) then return false; end if;

	insert into community.match (municipality_id, id, kind, need_code, area_code, task, practical, in_return, rules, fields, proposed_by, proposed_at, answer_by)
	values (actor.municipality(), match, details ->> 'kind', details ->> 'need_code', w.area_code, details ->> 'task', details ->> 'practical', details ->> 'in_return',
		array(select jsonb_array_elements_text(details -> 'rules')), array(select jsonb_array_elements_text(details -> 'fields')),
		case when actor.kind() = 'staff' then actor.person() end, moment, until)
	on conflict do nothing;
	if not found then return false; end if;
	insert into community.match_side (municipality_id, id, match_id, side, card_id, talent_id, team_id)
	values (actor.municipality(), sides[1], match, 'asks', w.card_id, wish, w.team_id), (actor.municipality(), sides[2], match, 'offers', t.card_id, talent, t.team_id);
	return true;
end
$$;

-- After this nobody has a name, a number or a page of the other any more.
create function community.close_match(which uuid, moment timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog
as $$
	update community.match_side set called = '', contact = '', code_hash = null
	where municipality_id = (select actor.municipality()) and match_id = which;
	update community.match set state = case when agreed_at is null then 'stopped' else 'ended' end, ended_at = moment
	where municipality_id = (select actor.municipality()) and id = which and ended_at is null;
$$;

-- The side somebody speaks for, with the match held, so that two answers at once wait for each other.
create function community.own_side(which uuid, hash text) returns community.match_side
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine community.match_side;
begin
	perform from community.match m where m.municipality_id = actor.municipality() and m.ended_at is null
		and m.id = (select s.match_id from community.match_side s
			where s.municipality_id = actor.municipality() and (s.id = which or s.code_hash = hash) and community.may_speak_for(s, hash))
		for update;
	if found then
		select * into mine from community.match_side s
		where s.municipality_id = actor.municipality() and (s.id = which or s.code_hash = hash) and community.may_speak_for(s, hash);
	end if;
	return mine;
end
$$;

-- Yes, no or rather later. A no says nothing to the other but that it does not go on. Gives the match, or nothing when it is not theirs.
create function community.answer_match(which uuid, hash text, said text, why text, apart boolean, name text, reach text, again date, entry uuid, moment timestamptz) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine community.match_side := community.own_side(which, hash);
	other community.match_side;
begin
	if mine.id is null or exists (select from community.match m where m.municipality_id = mine.municipality_id and m.id = mine.match_id and m.state <> 'asked') then
		return null;
	end if;
	update community.match_side s set answer = said, answered_at = moment,
		answer_how = case when mine.code_hash = hash then 'code' when mine.card_id = actor.person() then 'self' else 'spoken' end,
		because = case when said = 'no' then why end, ask_again_on = case when said = 'later' then again end,
		called = case when said = 'yes' then coalesce(nullif(name, ''), (select c.called from community.person_card c where c.municipality_id = s.municipality_id and c.id = s.card_id), '') else '' end,
		contact = case when said = 'yes' then reach else '' end
	where s.municipality_id = mine.municipality_id and s.id = mine.id;
	select * into other from community.match_side s where s.municipality_id = mine.municipality_id and s.match_id = mine.match_id and s.id <> mine.id;
	if said = 'no' then
		if apart then
			insert into community.match_exclusion (municipality_id, id, asks_card, offers_card, because, made_at)
			select mine.municipality_id, entry, case when mine.side = 'asks' then mine.card_id else other.card_id end, case when mine.side = 'asks' then other.card_id else mine.card_id end, why, moment
			where mine.card_id is not null and other.card_id is not null
			on conflict do nothing;
		end if;
		perform community.close_match(mine.match_id, moment);
	elsif said = 'later' then
		update community.match m set answer_by = greatest(m.answer_by, again + 14) where m.municipality_id = mine.municipality_id and m.id = mine.match_id;
	elsif other.answer = 'yes' then
		update community.match m set state = 'agreed', agreed_at = moment where m.municipality_id = mine.municipality_id and m.id = mine.match_id;
	end if;
	return mine.match_id;
end
$$;

-- How it went. Who wants somebody else is out of it at once; otherwise it is over when both are done.
create function community.tell_how_it_went(which uuid, hash text, did text, click text, onward text, whither text, step text, entry uuid, moment timestamptz, day date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine community.match_side := community.own_side(which, hash);
	other community.match_side;
begin
	if mine.id is null or exists (select from community.match m where m.municipality_id = mine.municipality_id and m.id = mine.match_id and m.state = 'asked') then
		return null;
	end if;
	update community.match_side s set happened = did, clicked = click, next = onward, towards = whither, towards_words = step, told_at = moment where s.municipality_id = mine.municipality_id and s.id = mine.id;
	if did = 'yes' then
		update community.match m set state = 'met', met_on = coalesce(m.met_on, day) where m.municipality_id = mine.municipality_id and m.id = mine.match_id;
	end if;
	select * into other from community.match_side s where s.municipality_id = mine.municipality_id and s.match_id = mine.match_id and s.id <> mine.id;
	if onward = 'someone-else' and mine.card_id is not null and other.card_id is not null then
		insert into community.match_exclusion (municipality_id, id, asks_card, offers_card, because, made_at)
		values (mine.municipality_id, entry, case when mine.side = 'asks' then mine.card_id else other.card_id end, case when mine.side = 'asks' then other.card_id else mine.card_id end, 'no-click', moment)
		on conflict do nothing;
	end if;
	if onward = 'someone-else' or (onward = 'done' and other.next = 'done') then
		perform community.close_match(mine.match_id, moment);
	end if;
	return mine.match_id;
end
$$;

-- Either of the two ends it, without a reason.
create function community.end_match(which uuid, hash text, moment timestamptz) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine community.match_side := community.own_side(which, hash);
begin
	if mine.id is not null then
		perform community.close_match(mine.match_id, moment);
	end if;
	return mine.match_id;
end
$$;

-- A new code for a letter or a slip of one's own person; the one before stops. The task that writes mail does the same.
create function community.give_match_code(which uuid, fresh text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.match_side s set code_hash = fresh
	from community.match m
	where s.municipality_id = actor.municipality() and s.id = which and m.municipality_id = s.municipality_id and m.id = s.match_id and m.ended_at is null
		and ((actor.is('social_broker', 'team_worker') and community.may_speak_for(s, null)) or actor.is_task('matching.tell'));
	return found;
end
$$;

-- To whom the task writes: people with an account, people who asked for mail or a text message, and whoever keeps a card. The way they chose is the law.
create function community.match_letters(which uuid) returns table (side_id uuid, account_id uuid, mail text, keeper_account uuid, state text)
language sql stable security definer set search_path = pg_catalog
as $$
	select s.id, c.account_id, case when c.account_id is null then community.written_to(c) else '' end, k.account_id, m.state
	from community.match_side s
	join community.match m on m.municipality_id = s.municipality_id and m.id = s.match_id and m.ended_at is null
	join community.person_card c on c.municipality_id = s.municipality_id and c.id = s.card_id
	left join community.worker k on k.municipality_id = c.municipality_id and k.id = c.keeper_id
	where s.municipality_id = (select actor.municipality()) and s.match_id = which and (select actor.is_task('matching.tell', 'matching.tend'))
		and not community.at_rest(c) and c.contact_by <> 'nobody'
$$;

-- Every hour: what nobody answered in time lapses, what went quiet ends after half a year or four weeks after its term, what one side finished after a fortnight. Gives whom we are curious about.
create function community.tend_matches(today date, moment timestamptz) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('matching.tend') then return; end if;
	perform community.close_match(m.id, moment) from community.match m
	where m.municipality_id = actor.municipality() and m.ended_at is null and (
		(m.state = 'asked' and m.answer_by < today)
		or (m.lasts_until is null and m.agreed_at < moment - interval '26 weeks') or m.lasts_until < today - 28
		or exists (select from community.match_side s where s.municipality_id = m.municipality_id and s.match_id = m.id and s.next = 'done' and s.told_at < moment - interval '14 days'));
	return query update community.match m set curious_at = moment
		where m.municipality_id = actor.municipality() and m.state in ('agreed', 'met') and m.curious_at is null and m.agreed_at <= moment - interval '7 days'
		returning m.id;
end
$$;

-- Consent is gone or the card is erased: everything of this person ends, and the page of the other goes with it.
create function community.forget_in_matching(card uuid, for_good boolean, moment timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('privacy.erase') then return; end if;
	perform community.close_match(s.match_id, moment) from community.match_side s where s.municipality_id = actor.municipality() and s.card_id = card;
	delete from community.match_suggestion g using community.talent t
	where g.municipality_id = actor.municipality() and t.municipality_id = g.municipality_id and t.id in (g.wish_id, g.talent_id) and t.card_id = card;
	if for_good then
		delete from community.match_exclusion e where e.municipality_id = actor.municipality() and card in (e.asks_card, e.offers_card);
		update community.match m set task = '—————', practical = '', in_return = ''
		from community.match_side s where m.municipality_id = actor.municipality() and s.municipality_id = m.municipality_id and s.match_id = m.id and s.card_id = card;
		update community.match_side s set card_id = null, talent_id = null, because = null, happened = null, clicked = null, next = null, towards = null, towards_words = ''
		where s.municipality_id = actor.municipality() and s.card_id = card;
	end if;
end
$$;

-- Two cards were one person, and that is certain: what hung on the second hangs on the first. Whom it brought together with
-- themselves is over.
create function community.move_in_matching(gone uuid, moment timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	kept uuid := (select c.merged_into from community.person_card c where c.municipality_id = actor.municipality() and c.id = gone and c.erased_at is not null);
begin
	if not actor.is_task('privacy.erase') or kept is null then return; end if;
	perform community.close_match(g.match_id, moment)
	from community.match_side g join community.match_side k on k.municipality_id = g.municipality_id and k.match_id = g.match_id and k.card_id = kept
	where g.municipality_id = actor.municipality() and g.card_id = gone;
	update community.match_side s set card_id = kept where s.municipality_id = actor.municipality() and s.card_id = gone;
	insert into community.match_exclusion (municipality_id, id, asks_card, offers_card, because, made_at)
	select e.municipality_id, gen_random_uuid(), case e.asks_card when gone then kept else e.asks_card end,
		case e.offers_card when gone then kept else e.offers_card end, e.because, e.made_at
	from community.match_exclusion e where e.municipality_id = actor.municipality() and gone in (e.asks_card, e.offers_card)
	on conflict do nothing;
	delete from community.match_exclusion e where e.municipality_id = actor.municipality() and gone in (e.asks_card, e.offers_card);
end
$$;

-- Somebody no longer shares it, or it is over: what was only asked about it is asked no more.
create function community.end_unshared(talent uuid, moment timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('matching.tend') or exists (select from community.talent t
		where t.municipality_id = actor.municipality() and t.id = talent and t.shared_since is not null and t.wake_on is null and t.ended_on is null) then return; end if;
	perform community.close_match(m.id, moment) from community.match_side s
	join community.match m on m.municipality_id = s.municipality_id and m.id = s.match_id and m.state = 'asked'
	where s.municipality_id = actor.municipality() and s.talent_id = talent;
	delete from community.match_suggestion g where g.municipality_id = actor.municipality() and talent in (g.wish_id, g.talent_id);
end
$$;

-- How often somebody gave and got, for that one person.
create function community.own_balance() returns table (gave bigint, got bigint)
language sql stable security definer set search_path = pg_catalog
as $$
	select count(*) filter (where s.side = 'offers'), count(*) filter (where s.side = 'asks')
	from community.match_side s join community.match m on m.municipality_id = s.municipality_id and m.id = s.match_id
	where s.municipality_id = (select actor.municipality()) and s.card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer') and m.met_on is not null
$$;

-- What is kept of somebody, for that one person: what they were asked and said, also when it is over. Nothing of the other.
create function community.own_match_sides() returns table (
	id uuid, task text, proposed_at timestamptz, called text, contact text, towards_words text,
	answer text, because text, ask_again_on date, happened text, clicked text)
language sql stable security definer set search_path = pg_catalog
as $$
	select s.id, m.task, m.proposed_at, s.called, s.contact, s.towards_words, s.answer, s.because, s.ask_again_on, s.happened, s.clicked
	from community.match_side s join community.match m on m.municipality_id = s.municipality_id and m.id = s.match_id
	where s.municipality_id = (select actor.municipality()) and s.card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer')
	order by m.proposed_at desc
$$;

do $$
declare
	one regprocedure;
begin
	foreach one in array array[
		'community.match_cards(text)', 'community.who_can_be_asked(uuid[], timestamptz)', 'community.not_together(uuid[], timestamptz)', 'community.keep_apart(uuid, uuid, uuid, text, timestamptz)',
		'community.propose_match(uuid, uuid[], uuid, uuid, jsonb, timestamptz, date)', 'community.answer_match(uuid, text, text, text, boolean, text, text, date, uuid, timestamptz)',
		'community.tell_how_it_went(uuid, text, text, text, text, text, text, uuid, timestamptz, date)', 'community.end_match(uuid, text, timestamptz)', 'community.give_match_code(uuid, text)',
		'community.match_letters(uuid)', 'community.tend_matches(date, timestamptz)', 'community.forget_in_matching(uuid, boolean, timestamptz)', 'community.move_in_matching(uuid, timestamptz)', 'community.end_unshared(uuid, timestamptz)', 'community.own_balance()', 'community.own_match_sides()', 'community.matching_is_on()']::regprocedure[]
	loop
		execute format('revoke all on function %s from public', one);
		execute format('grant execute on function %s to zone_community', one);
	end loop;
end
$$;
-- These would pass by who may: only the functions above call them.
revoke all on function community.close_match(uuid, timestamptz), community.own_side(uuid, text), community.may_speak_for(community.match_side, text) from public;

call actor.let_erase('community.match');
call actor.let_erase('community.match_exclusion');
