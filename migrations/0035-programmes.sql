-- Programmes of buddies and mentors: the steps an organisation asks for, who takes part, and pairs with a term, money, talks and the question whether it clicks. (programmes)

create table community.programme (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	team_id uuid not null,
	template text not null check (length(template) <= 40),
	name text not null check (length(name) between 2 and 80),
	about text not null default '' check (length(about) <= 280),
	need_code text not null,
	-- The team brings together who takes part; or who asks names somebody from their own circle, and then there is no pool.
	chosen_by text not null check (chosen_by in ('team', 'who-asks')),
	for_children boolean not null,
	-- What a buddy goes through before a pair begins.
	steps text[] not null check (steps <@ array['introduction', 'training', 'certificate']),
	budget_cents bigint not null check (budget_cents between 0 and 500000),
	months smallint not null check (months between 1 and 36),
	talk_every_weeks smallint not null check (talk_every_weeks between 1 and 26),
	click_after_weeks smallint[] not null check (cardinality(click_after_weeks) between 1 and 6 and 1 <= all (click_after_weeks)),
	made_at timestamptz not null,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, team_id) references community.team (municipality_id, id),
	-- Nobody from a pool is alone with a child before a certificate of conduct was seen.
	check (not for_children or chosen_by = 'who-asks' or 'certificate' = any (steps))
);
create index programme_by_team on community.programme (municipality_id, team_id);

create table community.programme_member (
	municipality_id uuid not null,
	id uuid not null,
	programme_id uuid not null,
	part text not null check (part in ('buddy', 'asks')),
	card_id uuid not null,
	called text not null check (length(called) between 1 and 40),
	-- Their yes to taking part.
	consent_how text not null check (consent_how in ('spoken', 'written')),
	consent_on date not null,
	-- In a programme for children always asked of who wants a buddy: younger than twelve a parent decides, from twelve to sixteen both.
	age_group text check (age_group in ('parent-asks', 'under-12', '12-15', '16-up')),
	under_16 boolean not null generated always as (coalesce(age_group in ('under-12', '12-15'), false)) stored,
	parent text check (parent in ('mother', 'father', 'foster-parent', 'guardian')),
	parent_consent_on date,
	-- Whom they are the chosen one of, when who asks names somebody.
	named_by uuid,
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, programme_id) references community.programme (municipality_id, id) on delete cascade,
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id),
	foreign key (municipality_id, named_by) references community.programme_member (municipality_id, id) on delete cascade,
	check (part = 'buddy' or named_by is null),
	check (part = 'asks' or age_group is null),
	-- Under sixteen a parent says yes as well, and no surname is written down.
	check (under_16 = (parent is not null) and under_16 = (parent_consent_on is not null)),
	check (not under_16 or called !~ '\s')
);
create unique index programme_member_once on community.programme_member (municipality_id, programme_id, card_id) where ended_on is null;
create index programme_member_by_card on community.programme_member (municipality_id, card_id);

-- A step that was done, and when. Of a certificate only the day on which it was seen, and by whom. It counts for three years.
create table community.programme_step (
	municipality_id uuid not null,
	member_id uuid not null,
	step text not null check (step in ('introduction', 'training', 'certificate')),
	done_on date not null,
	seen_by uuid not null,
	primary key (municipality_id, member_id, step),
	foreign key (municipality_id, member_id) references community.programme_member (municipality_id, id) on delete cascade,
	foreign key (municipality_id, seen_by) references community.worker (municipality_id, id)
);

create table community.programme_pair (
	municipality_id uuid not null,
	id uuid not null,
	programme_id uuid not null,
	-- Both said yes there, and there they find each other's name.
	match_id uuid not null,
	asks_id uuid,
	buddy_id uuid,
	made_at timestamptz not null,
	agreements text not null default '' check (length(agreements) <= 500),
	started_on date,
	ends_on date,
	ended_on date,
	-- Who of the two told a story themselves, or took one back: from then on nobody tells it for them.
	told_themselves text[] not null default '{}',
	primary key (municipality_id, id),
	foreign key (municipality_id, programme_id) references community.programme (municipality_id, id) on delete cascade,
	foreign key (municipality_id, asks_id) references community.programme_member (municipality_id, id) on delete set null (asks_id),
	foreign key (municipality_id, buddy_id) references community.programme_member (municipality_id, id) on delete set null (buddy_id),
	check ((started_on is null) = (ends_on is null)),
	check (ends_on > started_on)
);
create index programme_pair_of on community.programme_pair (municipality_id, programme_id);
create index programme_pair_by_asks on community.programme_pair (municipality_id, asks_id);
create index programme_pair_by_buddy on community.programme_pair (municipality_id, buddy_id);
create unique index programme_pair_by_match on community.programme_pair (municipality_id, match_id);

-- "Does it click?", asked of each apart. The other never reads the answer.
create table community.programme_click (
	municipality_id uuid not null,
	id uuid not null,
	pair_id uuid not null,
	side text not null check (side in ('asks', 'buddy')),
	due_on date not null,
	click text check (click in ('yes', 'bit', 'no')),
	onward text check (onward in ('go-on', 'someone-else', 'stop')),
	answered_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, pair_id) references community.programme_pair (municipality_id, id) on delete cascade,
	check ((click is null) = (answered_on is null) and (onward is null) = (answered_on is null))
);
create unique index programme_click_once on community.programme_click (municipality_id, pair_id, side, due_on);

-- Talks of the buddy with the team. When, never what was said.
create table community.programme_talk (
	municipality_id uuid not null,
	id uuid not null,
	pair_id uuid not null,
	planned_on date not null,
	held_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, pair_id) references community.programme_pair (municipality_id, id) on delete cascade
);
create index programme_talk_of on community.programme_talk (municipality_id, pair_id, planned_on);

create table community.programme_money (
	municipality_id uuid not null,
	id uuid not null,
	pair_id uuid not null,
	kind text not null check (kind in ('given', 'spent')),
	cents bigint not null check (cents between 1 and 500000),
	what text not null check (length(what) between 2 and 80),
	on_day date not null,
	written_by uuid not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, pair_id) references community.programme_pair (municipality_id, id) on delete cascade
);
create index programme_money_of on community.programme_money (municipality_id, pair_id, on_day);

-- How it was, in the words of one of the two. Told on only when they said so.
create table community.programme_story (
	municipality_id uuid not null,
	id uuid not null,
	pair_id uuid not null,
	programme_id uuid not null,
	side text not null check (side in ('asks', 'buddy')),
	words text not null check (length(words) between 5 and 600),
	may_be_told boolean not null,
	-- Under sixteen a parent says yes to telling it on as well, and said so to the team.
	parent_says_yes boolean not null default false,
	written_on date not null,
	primary key (municipality_id, id),
	unique (municipality_id, pair_id, side),
	foreign key (municipality_id, pair_id) references community.programme_pair (municipality_id, id) on delete cascade
);

do $$
declare one text;
begin
	foreach one in array array['programme', 'programme_member', 'programme_step', 'programme_pair', 'programme_click', 'programme_talk', 'programme_money', 'programme_story'] loop
		execute format('alter table community.%I enable row level security', one);
		execute format('alter table community.%I force row level security', one);
		-- The functions below look at all of them, and each says who may.
		execute format('create policy owner_answers on community.%I to current_user using (true) with check (true)', one);
	end loop;
end
$$;

-- Which programmes there are is no secret to anyone who is here by name; the team that runs one tends it.
create policy here_by_name_reads on community.programme for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.kind()) in ('resident', 'volunteer', 'staff'));
create policy own_team_starts on community.programme for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()) and ended_on is null);
create policy own_team_ends on community.programme for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()) and ended_on is null)
	with check (municipality_id = (select actor.municipality()) and team_id = (select actor.team()));

create function community.programmes_i_tend() returns setof uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id from community.programme p
	where p.municipality_id = (select actor.municipality()) and p.team_id = (select actor.team()) and (select actor.is('social_broker', 'team_worker'))
$$;
-- The own places in programmes, and the sides of pairs that are the actor's; whether the pair is over.
create function community.my_places() returns table (member_id uuid, pair_id uuid, side text, over boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select m.id, p.id, m.part, p.ended_on is not null from community.programme_member m
	left join community.programme_pair p on p.municipality_id = m.municipality_id and m.id in (p.asks_id, p.buddy_id)
	where m.municipality_id = (select actor.municipality()) and m.card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer')
$$;
create function community.pairs_i_tend() returns setof uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id from community.programme_pair p where p.municipality_id = (select actor.municipality()) and p.programme_id in (select community.programmes_i_tend())
$$;
-- Where the team writes a story down for somebody: as long as that one did not tell or take back one themselves.
create function community.sides_i_tell_for() returns table (pair_id uuid, side text)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id, one from community.programme_pair p, unnest(array['asks', 'buddy']) one
	where p.municipality_id = (select actor.municipality()) and p.programme_id in (select community.programmes_i_tend()) and one <> all (p.told_themselves)
$$;
create function community.is_told_by_child(pair uuid, side text) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select side = 'asks' and exists (select from community.programme_pair p join community.programme_member m on m.municipality_id = p.municipality_id and m.id = p.asks_id and m.under_16
		where p.municipality_id = (select actor.municipality()) and p.id = pair)
$$;
-- Whom a team can take in: people on its own cards, and its volunteers.
create function community.can_take_part(card uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.person_card c where c.municipality_id = (select actor.municipality()) and c.id = card and not community.at_rest(c)
		and (select actor.is('social_broker', 'team_worker')) and (select actor.team()) is not null
		and (c.team_id = (select actor.team()) or exists (select from community.assignment a where a.municipality_id = c.municipality_id and a.card_id = c.id
			and a.team_id = (select actor.team()) and a.ended_on is null and current_date between a.valid_from and a.valid_until)))
$$;

create policy own_team_reads on community.programme_member for select to zone_community using (
	municipality_id = (select actor.municipality()) and programme_id in (select community.programmes_i_tend()));
create policy person_reads_own on community.programme_member for select to zone_community using (
	municipality_id = (select actor.municipality()) and card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer'));
create policy own_team_takes_in on community.programme_member for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and programme_id in (select community.programmes_i_tend()) and community.can_take_part(card_id)
	and exists (select from community.programme p where p.municipality_id = programme_member.municipality_id and p.id = programme_id and p.ended_on is null
		and (part = 'asks' and p.for_children) = (age_group is not null) and (p.chosen_by = 'who-asks') = (named_by is not null or part = 'asks' and p.chosen_by = 'who-asks')));
create policy own_team_ends on community.programme_member for update to zone_community
	using (municipality_id = (select actor.municipality()) and programme_id in (select community.programmes_i_tend()) and ended_on is null)
	with check (municipality_id = (select actor.municipality()) and programme_id in (select community.programmes_i_tend()));

create policy those_it_is_of_read on community.programme_step for select to zone_community using (
	municipality_id = (select actor.municipality()) and member_id in (select m.id from community.programme_member m where m.municipality_id = (select actor.municipality())));
create policy own_team_ticks on community.programme_step for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and seen_by = (select actor.person()) and (select actor.is('social_broker', 'team_worker'))
	and (step <> 'certificate' or done_on > current_date - interval '3 years')
	and member_id in (select m.id from community.programme_member m where m.municipality_id = (select actor.municipality()) and m.part = 'buddy'));
create policy own_team_ticks_again on community.programme_step for update to zone_community
	using (municipality_id = (select actor.municipality()) and member_id in (
		select m.id from community.programme_member m where m.municipality_id = (select actor.municipality()) and m.programme_id in (select community.programmes_i_tend())))
	with check (municipality_id = (select actor.municipality()) and seen_by = (select actor.person())
		and (step <> 'certificate' or done_on > current_date - interval '3 years'));
create policy own_team_unticks on community.programme_step for delete to zone_community using (
	municipality_id = (select actor.municipality()) and member_id in (
		select m.id from community.programme_member m where m.municipality_id = (select actor.municipality()) and m.programme_id in (select community.programmes_i_tend())));

create policy own_team_reads on community.programme_pair for select to zone_community using (
	municipality_id = (select actor.municipality()) and programme_id in (select community.programmes_i_tend()));
create policy the_two_read on community.programme_pair for select to zone_community using (
	municipality_id = (select actor.municipality()) and id in (select pair_id from community.my_places()));
create policy own_team_goes_on on community.programme_pair for update to zone_community
	using (municipality_id = (select actor.municipality()) and programme_id in (select community.programmes_i_tend()) and ended_on is null)
	with check (municipality_id = (select actor.municipality()) and programme_id in (select community.programmes_i_tend()));

create policy own_team_reads on community.programme_click for select to zone_community using (
	municipality_id = (select actor.municipality()) and pair_id in (select community.pairs_i_tend()));
create policy who_is_asked_reads on community.programme_click for select to zone_community using (
	municipality_id = (select actor.municipality()) and (pair_id, side) in (select pair_id, side from community.my_places()));
create policy own_team_asks on community.programme_click for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and pair_id in (select community.pairs_i_tend()) and answered_on is null);
create policy who_is_asked_answers on community.programme_click for update to zone_community
	using (municipality_id = (select actor.municipality()) and answered_on is null
		and (pair_id in (select community.pairs_i_tend()) or (pair_id, side) in (select pair_id, side from community.my_places())))
	with check (municipality_id = (select actor.municipality()));

create policy own_team_reads on community.programme_talk for select to zone_community using (
	municipality_id = (select actor.municipality()) and pair_id in (select community.pairs_i_tend()));
create policy buddy_reads on community.programme_talk for select to zone_community using (
	municipality_id = (select actor.municipality()) and pair_id in (select pair_id from community.my_places() where side = 'buddy' and not over));
create policy own_team_plans on community.programme_talk for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and pair_id in (select community.pairs_i_tend()));
create policy own_team_holds on community.programme_talk for update to zone_community
	using (municipality_id = (select actor.municipality()) and pair_id in (select community.pairs_i_tend()) and held_on is null)
	with check (municipality_id = (select actor.municipality()) and pair_id in (select community.pairs_i_tend()));

create policy those_it_is_of_read on community.programme_money for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (pair_id in (select community.pairs_i_tend()) or pair_id in (select pair_id from community.my_places() where not over)));
create policy team_gives_and_buddy_spends on community.programme_money for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and written_by = (select actor.person())
	and (pair_id in (select community.pairs_i_tend()) or kind = 'spent' and pair_id in (select pair_id from community.my_places() where side = 'buddy' and not over)));
create policy own_line_is_taken_back on community.programme_money for delete to zone_community using (
	municipality_id = (select actor.municipality()) and written_by = (select actor.person())
	and (pair_id in (select p.id from community.programme_pair p where p.municipality_id = (select actor.municipality()) and p.ended_on is null and p.id in (select community.pairs_i_tend()))
		or pair_id in (select pair_id from community.my_places() where side = 'buddy' and not over)));

create policy own_team_reads on community.programme_story for select to zone_community using (
	municipality_id = (select actor.municipality()) and pair_id in (select community.pairs_i_tend()));
create policy teller_reads on community.programme_story for select to zone_community using (
	municipality_id = (select actor.municipality()) and (pair_id, side) in (select pair_id, side from community.my_places()));
-- A yes to telling on holds for half a year.
create policy workers_read_what_may_be_told on community.programme_story for select to zone_community using (
	municipality_id = (select actor.municipality()) and may_be_told and written_on > current_date - interval '6 months'
	and (select actor.is('social_broker', 'team_worker', 'team_lead')));
create policy told on community.programme_story for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and ((pair_id, side) in (select pair_id, side from community.sides_i_tell_for())
		or not parent_says_yes and (pair_id, side) in (select pair_id, side from community.my_places()))
	and (not may_be_told or parent_says_yes or not community.is_told_by_child(pair_id, side)));
create policy taken_back on community.programme_story for delete to zone_community using (
	municipality_id = (select actor.municipality())
	and ((pair_id, side) in (select pair_id, side from community.sides_i_tell_for()) or (pair_id, side) in (select pair_id, side from community.my_places())));
create function community.tells_themselves() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	story community.programme_story := coalesce(new, old);
begin
	update community.programme_pair p set told_themselves = p.told_themselves || story.side
	where p.municipality_id = story.municipality_id and p.id = story.pair_id and story.side <> all (p.told_themselves)
		and (p.id, story.side) in (select pair_id, side from community.my_places());
	return null;
end
$$;
create trigger tells_themselves after insert or delete on community.programme_story for each row execute function community.tells_themselves();

-- What a buddy still has to go through. A certificate of more than three years old is asked for again.
create function community.steps_left(programme community.programme, buddy uuid) returns text[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(wanted), '{}') from unnest(programme.steps) wanted
	where not exists (select from community.programme_step s where s.municipality_id = programme.municipality_id and s.member_id = buddy and s.step = wanted
		and (wanted <> 'certificate' or s.done_on > current_date - interval '3 years'))
$$;

-- What was done stays ticked as long as the buddy is in a pair: who finds that it was not so, ends the pair first.
create function community.steps_stay_in_a_pair() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if exists (select from community.programme_member m join community.programme_pair p on p.municipality_id = m.municipality_id and p.buddy_id = m.id and p.ended_on is null
		where m.municipality_id = old.municipality_id and m.id = old.member_id) then
		raise exception 'a step stays while the buddy is in a pair' using errcode = 'insufficient_privilege';
	end if;
	return old;
end
$$;
create trigger steps_stay_in_a_pair before delete on community.programme_step for each row execute function community.steps_stay_in_a_pair();

-- Two who take part are asked: the double yes is that of every match. Never who rests, who was kept apart from the other, or who
-- is being asked or is in a pair already. Two yeses show names and numbers, so nobody is asked before their certificate was seen, and
-- for a child of somebody from a pool not before every step is done.
create function community.propose_pair(pair uuid, match uuid, sides uuid[], asker uuid, buddy uuid, what text, how text, moment timestamptz, until date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	a community.programme_member;
	b community.programme_member;
	p community.programme;
	ac community.person_card;
	bc community.person_card;
begin
	select * into a from community.programme_member m where m.municipality_id = actor.municipality() and m.id = asker and m.part = 'asks' and m.ended_on is null for update;
	select * into b from community.programme_member m where m.municipality_id = actor.municipality() and m.id = buddy and m.part = 'buddy' and m.ended_on is null for update;
	if a.id is null or b.id is null or a.programme_id <> b.programme_id or a.programme_id not in (select community.programmes_i_tend()) or not community.matching_is_on() then return false; end if;
	select * into p from community.programme x where x.municipality_id = a.municipality_id and x.id = a.programme_id and x.ended_on is null;
	select * into ac from community.person_card c where c.municipality_id = a.municipality_id and c.id = a.card_id;
	select * into bc from community.person_card c where c.municipality_id = a.municipality_id and c.id = b.card_id;
	if p.id is null or community.at_rest(ac) or community.at_rest(bc) or 'nobody' in (ac.contact_by, bc.contact_by) then return false; end if;
	if exists (select from unnest(community.steps_left(p, b.id)) step where step = 'certificate' or p.for_children and p.chosen_by = 'team') then return false; end if;
	-- Whom somebody names themselves may well live next door.
	if p.chosen_by = 'who-asks' and b.named_by is distinct from a.id or p.chosen_by = 'team' and community.lives_too_near(bc.id, ac.id) then return false; end if;
	if exists (select from community.match_exclusion e where e.municipality_id = a.municipality_id and (e.asks_card, e.offers_card) = (ac.id, bc.id))
		or exists (select from community.programme_pair x where x.municipality_id = a.municipality_id and x.ended_on is null and (x.asks_id = a.id or x.buddy_id = b.id)) then return false; end if;
	insert into community.match (municipality_id, id, kind, need_code, area_code, task, practical, rules, fields, proposed_by, proposed_at, answer_by)
	values (a.municipality_id, match, 'help', p.need_code, ac.area_code, what, how,
		array[case p.chosen_by when 'team' then 'programme' else 'own-choice' end], array['programme'], actor.person(), moment, until);
	insert into community.match_side (municipality_id, id, match_id, side, card_id, team_id)
	values (a.municipality_id, sides[1], match, 'asks', ac.id, ac.team_id), (a.municipality_id, sides[2], match, 'offers', bc.id, bc.team_id);
	insert into community.programme_pair (municipality_id, id, programme_id, match_id, asks_id, buddy_id, made_at) values (a.municipality_id, pair, p.id, match, a.id, b.id, moment);
	return true;
end
$$;

-- How far the question is in which both said yes, for the team and the two themselves.
create function community.pair_states() returns table (pair_id uuid, state text)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id, m.state from community.programme_pair p
	join community.match m on m.municipality_id = p.municipality_id and m.id = p.match_id
	where p.municipality_id = (select actor.municipality())
		and (p.programme_id in (select community.programmes_i_tend()) or p.id in (select pair_id from community.my_places()))
$$;

-- A pair begins once: when both said yes and the buddy went through every step. Then its match goes on for the term.
create function community.pair_begins_when_ready() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if old.started_on is not null or old.ended_on is not null
		or not exists (select from community.match m where m.municipality_id = old.municipality_id and m.id = old.match_id and m.state in ('agreed', 'met'))
		or exists (select from community.programme p where p.municipality_id = old.municipality_id and p.id = old.programme_id
			and cardinality(community.steps_left(p, old.buddy_id)) > 0) then
		raise exception 'a pair begins once, when both said yes and every step is done' using errcode = 'insufficient_privilege';
	end if;
	update community.match m set lasts_until = new.ends_on where m.municipality_id = old.municipality_id and m.id = old.match_id;
	return new;
end
$$;
create trigger pair_begins_when_ready before update on community.programme_pair for each row
	when (row(new.started_on, new.ends_on) is distinct from row(old.started_on, old.ends_on)) execute function community.pair_begins_when_ready();

-- What they agreed is for the two as well, so it is written down when both said yes, and not before.
create function community.agreed_after_both_yes() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if not exists (select from community.match m where m.municipality_id = old.municipality_id and m.id = old.match_id and m.state in ('agreed', 'met')) then
		raise exception 'what is agreed comes after both said yes' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger agreed_after_both_yes before update on community.programme_pair for each row
	when (new.agreements <> '' and new.agreements is distinct from old.agreements) execute function community.agreed_after_both_yes();

-- No more is given or spent than there is.
create function community.money_stays_within_budget() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	perform from community.programme_pair p where p.municipality_id = new.municipality_id and p.id = new.pair_id for update;
	if (select coalesce(sum(x.cents), 0) from community.programme_money x where x.municipality_id = new.municipality_id and x.pair_id = new.pair_id and x.kind = new.kind)
		> (select p.budget_cents from community.programme_pair k join community.programme p on p.municipality_id = k.municipality_id and p.id = k.programme_id
			where k.municipality_id = new.municipality_id and k.id = new.pair_id) then
		raise exception 'more than the budget' using errcode = 'insufficient_privilege';
	end if;
	return null;
end
$$;
create trigger money_stays_within_budget after insert on community.programme_money for each row execute function community.money_stays_within_budget();

-- However a match ends, the pair ends with it, on that day, and what was agreed goes.
create function community.pair_ends_with_its_match() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update community.programme_pair p set ended_on = (new.ended_at at time zone 'Europe/Amsterdam')::date, agreements = '' where p.municipality_id = new.municipality_id and p.match_id = new.id and p.ended_on is null;
	return null;
end
$$;
create trigger pair_ends_with_its_match after update on community.match for each row
	when (old.ended_at is null and new.ended_at is not null) execute function community.pair_ends_with_its_match();

-- The team or one of the two ends it. Not these two again, when somebody else was asked for; why stays with who said it.
create function community.end_pair(which uuid, apart boolean, entry uuid, moment timestamptz) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	p community.programme_pair;
begin
	select * into p from community.programme_pair x where x.municipality_id = actor.municipality() and x.id = which and x.ended_on is null
		and (x.programme_id in (select community.programmes_i_tend()) or x.id in (select pair_id from community.my_places()));
	if p.id is null then return false; end if;
	if apart then
		insert into community.match_exclusion (municipality_id, id, asks_card, offers_card, because, made_at)
		select p.municipality_id, entry, a.card_id, b.card_id, 'no-click', moment from community.programme_member a, community.programme_member b
		where a.municipality_id = p.municipality_id and a.id = p.asks_id and b.municipality_id = p.municipality_id and b.id = p.buddy_id
		on conflict do nothing;
	end if;
	perform community.close_match(p.match_id, moment);
	return true;
end
$$;

-- By night: who was a volunteer of the team and is not any more, is in no pair and no list from then on; and who waited two years
-- without a pair stops waiting.
create function community.tend_programmes(day date, moment timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	gone uuid[];
begin
	if not actor.is_task('programmes.tend') then return; end if;
	select array_agg(m.id) into gone from community.programme_member m
	join community.programme p on p.municipality_id = m.municipality_id and p.id = m.programme_id
	where m.municipality_id = actor.municipality() and m.ended_on is null and (
		m.part = 'buddy' and exists (select from community.assignment a where a.municipality_id = m.municipality_id and a.card_id = m.card_id and a.team_id = p.team_id
				and coalesce(a.ended_on, a.valid_until) >= m.consent_on)
			and not exists (select from community.assignment a where a.municipality_id = m.municipality_id and a.card_id = m.card_id and a.team_id = p.team_id
				and a.ended_on is null and a.valid_until >= day)
		or m.consent_on < day - interval '24 months' and not exists (select from community.programme_pair x where x.municipality_id = m.municipality_id
			and m.id in (x.asks_id, x.buddy_id) and (x.ended_on is null or x.ended_on > day - interval '24 months')));
	perform community.close_match(x.match_id, moment) from community.programme_pair x
	where x.municipality_id = actor.municipality() and x.ended_on is null and (x.asks_id = any (gone) or x.buddy_id = any (gone));
	update community.programme_member m set ended_on = day where m.municipality_id = actor.municipality() and m.id = any (gone);
end
$$;

-- Of a child the other gets a first name alone, whoever wrote it down.
create function community.no_surname_of_a_child() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	select m.called into new.called from community.programme_member m join community.programme_pair p on p.municipality_id = m.municipality_id and p.asks_id = m.id
	where p.municipality_id = new.municipality_id and p.match_id = new.match_id and m.card_id = new.card_id and m.under_16;
	return new;
end
$$;
create function community.is_child_in_pair(side community.match_side) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.programme_member m join community.programme_pair p on p.municipality_id = m.municipality_id and p.asks_id = m.id
		where p.municipality_id = side.municipality_id and p.match_id = side.match_id and m.card_id = side.card_id and m.under_16)
$$;
create trigger no_surname_of_a_child before update on community.match_side for each row
	when (new.called <> '' and new.called is distinct from old.called and community.is_child_in_pair(new)) execute function community.no_surname_of_a_child();

-- Who takes back their consent, wants to be left alone or is erased takes part in nothing from that moment: pairs end, and what they
-- said and told goes. When two cards were one person, the place goes over to the card that stays.
create function community.out_of_programmes() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.erased_at is not null and new.merged_into is not null then
		update community.programme_member m set card_id = new.merged_into where m.municipality_id = new.municipality_id and m.card_id = new.id
			and not exists (select from community.programme_member k where k.municipality_id = m.municipality_id and k.programme_id = m.programme_id and k.card_id = new.merged_into);
	end if;
	perform community.close_match(p.match_id, coalesce(new.erased_at, new.consent_withdrawn_at, new.restricted_at, now())) from community.programme_pair p join community.programme_member m on m.municipality_id = p.municipality_id and m.id in (p.asks_id, p.buddy_id)
	where m.municipality_id = new.municipality_id and m.card_id = new.id and p.ended_on is null;
	delete from community.programme_click c using community.programme_pair p, community.programme_member m
	where m.municipality_id = new.municipality_id and m.card_id = new.id and p.municipality_id = m.municipality_id and m.id in (p.asks_id, p.buddy_id) and c.municipality_id = p.municipality_id and c.pair_id = p.id and c.side = m.part;
	delete from community.programme_story c using community.programme_pair p, community.programme_member m
	where m.municipality_id = new.municipality_id and m.card_id = new.id and p.municipality_id = m.municipality_id and m.id in (p.asks_id, p.buddy_id) and c.municipality_id = p.municipality_id and c.pair_id = p.id and c.side = m.part;
	update community.programme_pair p set agreements = '' from community.programme_member m where m.municipality_id = new.municipality_id and m.card_id = new.id and p.municipality_id = m.municipality_id and m.id in (p.asks_id, p.buddy_id);
	delete from community.programme_member m where m.municipality_id = new.municipality_id and m.card_id = new.id;
	return null;
end
$$;
create trigger out_of_programmes after update on community.person_card for each row
	when (community.at_rest(new) and not community.at_rest(old)) execute function community.out_of_programmes();

-- For a child younger than twelve a parent answers, to somebody of the team: no account and no code does.
create function community.parent_answers_for_a_child() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if exists (select from community.programme_member m join community.programme_pair p on p.municipality_id = m.municipality_id and p.asks_id = m.id
		where p.municipality_id = new.municipality_id and p.match_id = new.match_id and m.card_id = new.card_id and m.age_group = 'under-12') then
		raise exception 'for a child a parent answers, to the team' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger parent_answers_for_a_child before update on community.match_side for each row
	when (new.answer = 'yes' and new.answer is distinct from old.answer and new.answer_how <> 'spoken') execute function community.parent_answers_for_a_child();

do $$
declare one regprocedure;
begin
	foreach one in array array['community.programmes_i_tend()', 'community.my_places()', 'community.sides_i_tell_for()', 'community.is_told_by_child(uuid, text)', 'community.pairs_i_tend()', 'community.can_take_part(uuid)', 'community.pair_states()',
		'community.propose_pair(uuid, uuid, uuid[], uuid, uuid, text, text, timestamptz, date)', 'community.end_pair(uuid, boolean, uuid, timestamptz)', 'community.tend_programmes(date, timestamptz)']::regprocedure[] loop
		execute format('revoke all on function %s from public', one);
		execute format('grant execute on function %s to zone_community', one);
	end loop;
end
$$;
revoke all on function community.is_child_in_pair(community.match_side), community.steps_left(community.programme, uuid) from public;

grant select, insert on community.programme, community.programme_member, community.programme_click, community.programme_talk to zone_community;
grant select on community.programme_pair to zone_community;
grant select, insert, delete on community.programme_step, community.programme_money, community.programme_story to zone_community;
grant update (ended_on) on community.programme, community.programme_member to zone_community;
grant update (done_on, seen_by) on community.programme_step to zone_community;
grant update (agreements, started_on, ends_on) on community.programme_pair to zone_community;
grant update (click, onward, answered_on) on community.programme_click to zone_community;
grant update (held_on) on community.programme_talk to zone_community;
call actor.let_erase('community.programme');
call actor.let_erase('community.programme_member');
call actor.let_erase('community.programme_pair');
call actor.let_erase('community.programme_step');
