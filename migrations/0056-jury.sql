-- Who decides in a round: residents who said they would like to, drawn by lot in a way that anybody can redo, each kept out of what concerns them. (jury)

create table open.jury (
	municipality_id uuid not null,
	round_id uuid not null,
	seats smallint not null check (seats between 3 and 25),
	-- Until when people can say that they would like to.
	willing_until date not null,
	-- The seal on the seed, published before anybody signs up; the seed itself is published with the draw.
	seed_hash text not null,
	seed text,
	drawn_on date,
	closed_on date,
	-- How many of the seats the team asked itself; everybody reads it.
	chosen smallint not null default 0,
	primary key (municipality_id, round_id),
	foreign key (municipality_id, round_id) references open.budget_round (municipality_id, id),
	check ((seed is null) = (drawn_on is null)),
	check (closed_on is null or drawn_on is not null)
);
-- Read by nobody before the draw.
create table community.jury_seed (
	municipality_id uuid not null,
	round_id uuid not null,
	seed text not null,
	primary key (municipality_id, round_id),
	foreign key (municipality_id, round_id) references open.jury (municipality_id, round_id) on delete cascade
);

-- The lots of a draw as everybody may see them: a number that only its holder knows, the group it was drawn in, and the outcome.
create table open.jury_lot (
	municipality_id uuid not null,
	round_id uuid not null,
	ticket text not null check (ticket ~ '^[0-9a-z]{8}$'),
	stratum text not null check (length(stratum) between 1 and 60),
	place smallint,
	seat text not null check (seat in ('seat', 'reserve')),
	primary key (municipality_id, round_id, ticket),
	foreign key (municipality_id, round_id) references open.jury (municipality_id, round_id) on delete cascade
);

-- What the jury said of each plan, in numbers.
create table open.jury_count (
	municipality_id uuid not null,
	proposal_id uuid not null,
	yes smallint not null,
	no smallint not null,
	kept_out smallint not null,
	primary key (municipality_id, proposal_id),
	foreign key (municipality_id, proposal_id) references open.budget_proposal (municipality_id, id) on delete cascade
);

create table community.juror (
	municipality_id uuid not null,
	id uuid not null,
	round_id uuid not null,
	called text not null check (length(called) between 1 and 60),
	contact text not null check (length(contact) <= 254),
	locale text not null default 'nl' check (locale in ('nl', 'en')),
	-- Told by themselves, or not.
	area_code text check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	age_band text check (age_band in ('to-30', '30-50', '50-67', '67-on')),
	person_id uuid,
	code_hash text,
	ticket text not null check (ticket ~ '^[0-9a-z]{8}$'),
	chosen boolean not null default false,
	confirmed_on date,
	seat text check (seat in ('seat', 'reserve')),
	place smallint,
	-- What somebody said when they were asked to sit.
	says boolean,
	name_public boolean not null default false,
	asked_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, round_id) references open.jury (municipality_id, round_id) on delete cascade,
	unique (municipality_id, round_id, ticket),
	check (code_hash is not null or person_id is not null)
);
create unique index juror_by_code on community.juror (municipality_id, code_hash) where code_hash is not null;
create unique index juror_by_person on community.juror (municipality_id, round_id, person_id) where person_id is not null;
create unique index juror_by_contact on community.juror (municipality_id, round_id, contact) where contact <> '' and confirmed_on is not null;

-- "I have a stake in this": said of every plan before it is weighed.
create table community.jury_stake (
	municipality_id uuid not null,
	juror_id uuid not null,
	proposal_id uuid not null,
	has boolean not null,
	primary key (municipality_id, juror_id, proposal_id),
	foreign key (municipality_id, juror_id) references community.juror (municipality_id, id) on delete cascade,
	foreign key (municipality_id, proposal_id) references open.budget_proposal (municipality_id, id) on delete cascade
);
create index jury_stake_of on community.jury_stake (municipality_id, proposal_id);
-- Points per criterion, one to five, each with its reason.
create table community.jury_point (
	municipality_id uuid not null,
	juror_id uuid not null,
	proposal_id uuid not null,
	nth smallint not null check (nth between 1 and 8),
	points smallint not null check (points between 1 and 5),
	why text not null check (length(why) between 3 and 300),
	primary key (municipality_id, juror_id, proposal_id, nth),
	foreign key (municipality_id, juror_id, proposal_id) references community.jury_stake (municipality_id, juror_id, proposal_id) on delete cascade
);
create table community.jury_vote (
	municipality_id uuid not null,
	juror_id uuid not null,
	proposal_id uuid not null,
	says boolean not null,
	why text not null check (length(why) between 3 and 300),
	primary key (municipality_id, juror_id, proposal_id),
	foreign key (municipality_id, juror_id, proposal_id) references community.jury_stake (municipality_id, juror_id, proposal_id) on delete cascade
);
-- What the jury asks who proposed it; without who asked.
create table community.jury_question (
	municipality_id uuid not null,
	id uuid not null,
	proposal_id uuid not null,
	words text not null check (length(words) between 5 and 300),
	asked_on date not null,
	answer text not null default '' check (length(answer) <= 600),
	answered_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, proposal_id) references open.budget_proposal (municipality_id, id) on delete cascade,
	check ((answered_on is null) = (answer = ''))
);
create index jury_question_of on community.jury_question (municipality_id, proposal_id);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.jury', 'open.jury_lot', 'open.jury_count', 'community.jury_seed', 'community.juror', 'community.jury_stake', 'community.jury_point',
		'community.jury_vote', 'community.jury_question']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create policy everyone_reads on open.jury for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy everyone_reads on open.jury_lot for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy everyone_reads on open.jury_count for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
-- Who would like to sit is for the team of the round; how they weigh and vote is for nobody.
create policy team_reads on community.juror for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.tends_round(round_id));
create policy forgetting_reads on community.juror for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('jury.tend')));
create policy team_reads on community.jury_question for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.tends_proposal(proposal_id));

grant select on open.jury, open.jury_lot, open.jury_count to zone_open, zone_community, zone_care;
grant select (municipality_id, id, round_id, called, contact, locale, area_code, age_band, person_id, ticket, chosen, confirmed_on, seat, place, says, name_public, asked_on) on community.juror to zone_community;
grant select on community.jury_question to zone_community;

-- Begins: with the seal on a seed that nobody sees before the draw.
create function community.begin_jury(which uuid, many integer, until date, seal text, secret text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not community.tends_round(which) or not exists (select from open.budget_round r where r.municipality_id = actor.municipality() and r.id = which
		and r.opened_on is not null and r.ended_on is null and r.decider in ('jury', 'jury-then-vote')) then return false; end if;
	insert into open.jury (municipality_id, round_id, seats, willing_until, seed_hash) values (actor.municipality(), which, many, until, seal) on conflict do nothing;
	if not found then return false; end if;
	insert into community.jury_seed (municipality_id, round_id, seed) values (actor.municipality(), which, secret);
	return true;
end
$$;

-- Somebody would like to: without account (a code), with one (themselves), or asked by the team of the round.
create function community.like_to_sit(said jsonb, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	held open.jury;
	self boolean := (said->>'account')::boolean;
	team boolean := (said->>'chosen')::boolean;
begin
	select * into held from open.jury j where j.municipality_id = actor.municipality() and j.round_id = (said->>'round')::uuid for update;
	if held.round_id is null or held.closed_on is not null then return false; end if;
	if held.drawn_on is not null or (not team and today > held.willing_until) then return false; end if;
	-- The team asks a third of the seats at most, before the draw, and the person says yes themselves.
	if team and (not community.tends_round(held.round_id) or (said->>'contact') not like '%@%' or 3 * (1 + (select count(*) from community.juror j
		where j.municipality_id = held.municipality_id and j.round_id = held.round_id and j.chosen)) > held.seats) then return false; end if;
	if self and (actor.person() is null or actor.kind() = 'staff') then return false; end if;
	insert into community.juror (municipality_id, id, round_id, called, contact, locale, area_code, age_band, person_id, code_hash, ticket, chosen, confirmed_on, seat, asked_on)
		values (held.municipality_id, (said->>'id')::uuid, held.round_id, said->>'called', said->>'contact', said->>'locale', said->>'area', said->>'age',
			case when self then actor.person() end, case when not self then said->>'hash' end, said->>'ticket', team,
			case when self then today end, null, today)
		on conflict do nothing;
	return found;
end
$$;

-- Whose seat this is: by the code in their hand, or by who they are for this round.
create function community.juror_here(hash text, which uuid) returns community.juror
language sql stable security definer set search_path = pg_catalog
as $$
	select j from community.juror j where j.municipality_id = (select actor.municipality())
		and (j.code_hash = hash or (hash is null and j.round_id = which and j.person_id = (select actor.person())))
$$;
-- May weigh: has a seat, said yes, and the jury is not closed.
create function community.jury_seat(hash text, which uuid) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select j.id from community.juror_here(hash, which) j join open.jury o on o.municipality_id = j.municipality_id and o.round_id = j.round_id
	where j.seat = 'seat' and j.says and j.confirmed_on is not null and o.closed_on is null
$$;
-- What there is to weigh in the round of a seat: public, heard and doable, not decided.
create function community.jury_weighs(sits uuid, proposal uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.juror j join open.budget_proposal p on p.municipality_id = j.municipality_id and p.round_id = j.round_id
		where j.municipality_id = (select actor.municipality()) and j.id = sits and p.id = proposal and p.public_on is not null and p.withdrawn_on is null
			and p.joined_into is null and p.fits in ('yes', 'changed') and p.decision is null)
$$;

create function community.confirm_juror(hash text, which uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine community.juror := community.juror_here(hash, which);
begin
	if mine.id is null or mine.contact not like '%@%' then return false; end if;
	-- Not while a draw is being done.
	perform from open.jury o where o.municipality_id = mine.municipality_id and o.round_id = mine.round_id for share;
	update community.juror j set confirmed_on = today from open.jury o
		where j.municipality_id = mine.municipality_id and j.id = mine.id and j.confirmed_on is null and o.municipality_id = j.municipality_id and o.round_id = j.round_id
			and o.drawn_on is null and not exists (select from community.juror other where other.municipality_id = j.municipality_id and other.round_id = j.round_id
				and other.contact = j.contact and other.confirmed_on is not null);
	return found;
end
$$;
create function community.vouch_for_juror(who uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	update community.juror j set confirmed_on = today where j.municipality_id = actor.municipality() and j.id = who and j.confirmed_on is null and community.tends_round(j.round_id)
		and not exists (select from open.jury o where o.municipality_id = j.municipality_id and o.round_id = j.round_id and o.drawn_on is not null);
	return found;
end
$$;

-- The draw: gives the seed and closes the list, both at once, so that nobody is added to a draw that was seen.
create function community.draw_jury(which uuid, today date) returns text
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	secret text;
begin
	if not community.tends_round(which) then return null; end if;
	select s.seed into secret from community.jury_seed s where s.municipality_id = actor.municipality() and s.round_id = which;
	update open.jury j set seed = secret, drawn_on = today where j.municipality_id = actor.municipality() and j.round_id = which and j.drawn_on is null and j.willing_until < today;
	if not found then return null; end if;
	-- Who never said yes to the draw is not in it, and is forgotten.
	delete from community.juror j where j.municipality_id = actor.municipality() and j.round_id = which and j.confirmed_on is null;
	update community.juror j set seat = 'seat' where j.municipality_id = actor.municipality() and j.round_id = which and j.chosen;
	update open.jury o set chosen = (select count(*) from community.juror j where j.municipality_id = o.municipality_id and j.round_id = o.round_id and j.chosen)
		where o.municipality_id = actor.municipality() and o.round_id = which;
	return secret;
end
$$;
-- Writes down what the seed says; once, in the transaction of the draw.
create function community.keep_lots(which uuid, lots jsonb) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not community.tends_round(which) or exists (select from open.jury_lot l where l.municipality_id = actor.municipality() and l.round_id = which)
		or not exists (select from open.jury j where j.municipality_id = actor.municipality() and j.round_id = which and j.drawn_on is not null) then return false; end if;
	insert into open.jury_lot (municipality_id, round_id, ticket, stratum, place, seat)
		select actor.municipality(), which, l->>'ticket', l->>'stratum', (l->>'place')::smallint, l->>'seat' from jsonb_array_elements(lots) l;
	update community.juror j set seat = l.seat, place = l.place from open.jury_lot l
		where j.municipality_id = actor.municipality() and j.round_id = which and not j.chosen and l.municipality_id = j.municipality_id and l.round_id = which and l.ticket = j.ticket;
	return true;
end
$$;

-- Says yes or no to a seat. After a no the next on the list is asked.
create function community.answer_seat(hash text, which uuid, said boolean, shown boolean) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine community.juror := community.juror_here(hash, which);
	held open.jury;
begin
	select * into held from open.jury o where o.municipality_id = mine.municipality_id and o.round_id = mine.round_id for update;
	-- Read again: somebody may have pressed twice.
	mine := community.juror_here(hash, which);
	if mine.id is null or mine.seat is distinct from 'seat' or held.closed_on is not null then return false; end if;
	update community.juror j set says = said, name_public = said and shown where j.municipality_id = mine.municipality_id and j.id = mine.id;
	if not said then
		delete from community.jury_stake s where s.municipality_id = mine.municipality_id and s.juror_id = mine.id;
		update community.juror j set seat = null where j.municipality_id = mine.municipality_id and j.id = mine.id;
		update community.juror j set seat = 'seat' where j.municipality_id = mine.municipality_id and j.id = (
			select n.id from community.juror n where n.municipality_id = mine.municipality_id and n.round_id = mine.round_id and n.seat = 'reserve' order by n.place limit 1);
	end if;
	return true;
end
$$;
-- Does not want to any more, at any time: nothing of them stays.
create function community.leave_jury(hash text, which uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine community.juror := community.juror_here(hash, which);
begin
	if mine.id is null then return false; end if;
	if mine.seat = 'seat' then perform community.answer_seat(hash, which, false, false); end if;
	delete from community.juror j where j.municipality_id = mine.municipality_id and j.id = mine.id;
	return true;
end
$$;

-- What we know ourselves: it is their own plan, or of an initiative they carry.
create function community.jury_tied(sits uuid, proposal uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.juror j join community.budget_proposer m on m.municipality_id = j.municipality_id
		where j.municipality_id = (select actor.municipality()) and j.id = sits and m.proposal_id = proposal and ((j.contact <> '' and lower(j.contact) = lower(m.contact))
			or exists (select from community.initiative_member c where c.municipality_id = j.municipality_id and c.initiative_id = m.initiative_id and c.person_id = j.person_id
				and c.tie in ('starter', 'carrier') and c.left_at is null)))
$$;
create function community.say_stake(hash text, which uuid, proposal uuid, said boolean) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	seat uuid := community.jury_seat(hash, which);
begin
	if seat is null or not community.jury_weighs(seat, proposal) then return false; end if;
	said := said or community.jury_tied(seat, proposal);
	delete from community.jury_stake s where s.municipality_id = actor.municipality() and s.juror_id = seat and s.proposal_id = proposal and s.has is distinct from said;
	insert into community.jury_stake (municipality_id, juror_id, proposal_id, has) values (actor.municipality(), seat, proposal, said) on conflict do nothing;
	return true;
end
$$;
-- Only who said to have no stake in it.
create function community.jury_free(hash text, which uuid, proposal uuid) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select s.juror_id from community.jury_stake s where s.municipality_id = (select actor.municipality()) and s.juror_id = community.jury_seat(hash, which)
		and s.proposal_id = proposal and not s.has and community.jury_weighs(s.juror_id, proposal) and not community.jury_tied(s.juror_id, proposal)
$$;
create function community.give_points(hash text, which uuid, proposal uuid, given jsonb) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	seat uuid := community.jury_free(hash, which, proposal);
begin
	if seat is null then return false; end if;
	delete from community.jury_point p where p.municipality_id = actor.municipality() and p.juror_id = seat and p.proposal_id = proposal;
	insert into community.jury_point (municipality_id, juror_id, proposal_id, nth, points, why)
		select actor.municipality(), seat, proposal, g.nth, (g.one->>'points')::smallint, g.one->>'why' from jsonb_array_elements(given) with ordinality as g(one, nth);
	return true;
end
$$;
create function community.cast_jury_vote(hash text, which uuid, proposal uuid, said boolean, reason text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	seat uuid := community.jury_free(hash, which, proposal);
begin
	if seat is null then return false; end if;
	insert into community.jury_vote (municipality_id, juror_id, proposal_id, says, why) values (actor.municipality(), seat, proposal, said, reason)
		on conflict (municipality_id, juror_id, proposal_id) do update set says = excluded.says, why = excluded.why;
	return true;
end
$$;
create function community.ask_as_jury(hash text, which uuid, proposal uuid, fresh uuid, asked text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if community.jury_free(hash, which, proposal) is null then return false; end if;
	insert into community.jury_question (municipality_id, id, proposal_id, words, asked_on) values (actor.municipality(), fresh, proposal, asked, today);
	return true;
end
$$;
-- Answered by who proposed it (their code), or by the team for who rang.
create function community.answer_jury(hash text, question uuid, said text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine uuid := case when hash is not null then (community.budget_proposer_of(hash)).proposal_id end;
begin
	update community.jury_question q set answer = said, answered_on = today
		where q.municipality_id = actor.municipality() and q.id = question and (q.proposal_id = mine or (hash is null and community.tends_proposal(q.proposal_id)));
	return found;
end
$$;
create function community.jury_questions_for(hash text) returns table (id uuid, words text, asked_on date, answer text)
language sql stable security definer set search_path = pg_catalog
as $$
	select q.id, q.words, q.asked_on, q.answer from community.jury_question q
	where q.municipality_id = (select actor.municipality()) and q.proposal_id = (community.budget_proposer_of(hash)).proposal_id order by q.asked_on, q.id
$$;

-- The room, for one seat: what I said myself; of the plans I weighed what the others think, without who; of what I have a stake in nothing.
create function community.jury_room(hash text, which uuid) returns jsonb
language sql stable security definer set search_path = pg_catalog
as $$
	select jsonb_build_object('round', j.round_id, 'called', j.called, 'ticket', j.ticket, 'confirmed', j.confirmed_on is not null, 'byMail', j.contact like '%@%', 'seat', j.seat, 'says', j.says, 'shown', j.name_public,
		'open', community.jury_seat(hash, which) is not null,
		'stakes', (select coalesce(jsonb_object_agg(s.proposal_id, s.has), '{}') from community.jury_stake s where s.municipality_id = j.municipality_id and s.juror_id = j.id),
		'votes', (select coalesce(jsonb_object_agg(v.proposal_id, jsonb_build_object('says', v.says, 'why', v.why)), '{}') from community.jury_vote v where v.municipality_id = j.municipality_id and v.juror_id = j.id),
		'points', (select coalesce(jsonb_agg(jsonb_build_object('proposal', p.proposal_id, 'nth', p.nth, 'points', p.points, 'why', p.why, 'mine', p.juror_id = j.id) order by p.nth), '[]')
			from community.jury_point p where p.municipality_id = j.municipality_id and exists (select from community.jury_point own
				where own.municipality_id = p.municipality_id and own.juror_id = j.id and own.proposal_id = p.proposal_id)),
		'questions', (select coalesce(jsonb_agg(jsonb_build_object('proposal', q.proposal_id, 'words', q.words, 'answer', q.answer) order by q.asked_on, q.id), '[]')
			from community.jury_question q join community.jury_stake s on s.municipality_id = q.municipality_id and s.proposal_id = q.proposal_id
			where q.municipality_id = j.municipality_id and s.juror_id = j.id and not s.has))
	from community.juror_here(hash, which) j where j.id is not null
$$;

-- For who signed up with an account: what is kept of them, with the reasons they gave.
create function community.my_jury_seats() returns table (id uuid, round_id uuid, title text, called text, contact text, area_code text, age_band text, asked_on date, whys text[])
language sql stable security definer set search_path = pg_catalog
as $$
	select j.id, j.round_id, r.title, j.called, j.contact, j.area_code, j.age_band, j.asked_on,
		array(select v.why from community.jury_vote v where v.municipality_id = j.municipality_id and v.juror_id = j.id
			union all select 'Belang: ' || b.title from community.jury_stake s join open.budget_proposal b on b.municipality_id = s.municipality_id and b.id = s.proposal_id
				where s.municipality_id = j.municipality_id and s.juror_id = j.id and s.has
			union all select p.why from community.jury_point p where p.municipality_id = j.municipality_id and p.juror_id = j.id)
	from community.juror j join open.budget_round r on r.municipality_id = j.municipality_id and r.id = j.round_id
	where j.municipality_id = (select actor.municipality()) and j.person_id = (select actor.person())
$$;
-- For the team: how far the jury is, never who said what.
create function community.jury_progress(which uuid) returns table (proposal_id uuid, declared bigint, stakes bigint, voted bigint)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id, (select count(*) from community.jury_stake s where s.municipality_id = p.municipality_id and s.proposal_id = p.id),
		(select count(*) from community.jury_stake s where s.municipality_id = p.municipality_id and s.proposal_id = p.id and s.has),
		(select count(*) from community.jury_vote v where v.municipality_id = p.municipality_id and v.proposal_id = p.id)
	from open.budget_proposal p where p.municipality_id = (select actor.municipality()) and p.round_id = which and community.tends_round(which)
$$;
-- Closes the jury and publishes the numbers. Everybody with a seat who takes part has voted on what they may vote on.
create function community.close_jury(which uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not community.tends_round(which) then return false; end if;
	-- Every seat voted on every plan or is kept out of it; past the last day at least half of the seats did.
	if exists (select from open.budget_proposal p join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id
		where p.municipality_id = actor.municipality() and p.round_id = which and p.public_on is not null and p.fits in ('yes', 'changed') and p.decision is null and p.joined_into is null and p.withdrawn_on is null
			and (select case when today > r.decide_until then 2 * count(*) filter (where v.juror_id is not null or s.has) < count(*) else count(*) filter (where v.juror_id is null and s.has is not true) > 0 end
				from community.juror j left join community.jury_stake s on s.municipality_id = j.municipality_id and s.juror_id = j.id and s.proposal_id = p.id
				left join community.jury_vote v on v.municipality_id = j.municipality_id and v.juror_id = j.id and v.proposal_id = p.id
				where j.municipality_id = p.municipality_id and j.round_id = which and j.seat = 'seat' and j.says)) then return false; end if;
	update open.jury j set closed_on = today where j.municipality_id = actor.municipality() and j.round_id = which and j.closed_on is null and j.drawn_on is not null;
	if not found then return false; end if;
	insert into open.jury_count (municipality_id, proposal_id, yes, no, kept_out)
		select p.municipality_id, p.id, count(*) filter (where v.says), count(*) filter (where not v.says),
			(select count(*) from community.jury_stake s where s.municipality_id = p.municipality_id and s.proposal_id = p.id and s.has)
		from open.budget_proposal p left join community.jury_vote v on v.municipality_id = p.municipality_id and v.proposal_id = p.id
		where p.municipality_id = actor.municipality() and p.round_id = which and p.public_on is not null and p.fits in ('yes', 'changed') and p.decision is null and p.joined_into is null and p.withdrawn_on is null
		group by p.municipality_id, p.id;
	return true;
end
$$;
-- The reasons, without whose they are, once the jury is closed: to write the decision from.
create function community.jury_reasons(which uuid) returns table (proposal_id uuid, says boolean, why text, points bigint)
language sql stable security definer set search_path = pg_catalog
as $$
	select v.proposal_id, v.says, v.why, (select sum(p.points) from community.jury_point p where p.municipality_id = v.municipality_id and p.juror_id = v.juror_id and p.proposal_id = v.proposal_id)
	from community.jury_vote v join community.juror j on j.municipality_id = v.municipality_id and j.id = v.juror_id
	join open.jury o on o.municipality_id = j.municipality_id and o.round_id = j.round_id
	where v.municipality_id = (select actor.municipality()) and j.round_id = which and o.closed_on is not null and community.tends_round(which)
	order by v.proposal_id, v.why
$$;
-- Who sits, as far as they want that to be known; and how many.
create function community.jury_names(which uuid, out many integer, out names text[])
language sql stable security definer set search_path = pg_catalog
as $$
	select count(*)::integer, coalesce(array_agg(j.called order by j.called) filter (where j.name_public), '{}') from community.juror j
	where j.municipality_id = (select actor.municipality()) and j.round_id = which and j.seat = 'seat' and j.says
$$;
-- A card that is erased, and what nobody said yes to.
create function community.forget_jurors(card uuid, before date) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	gone community.juror;
begin
	if actor.is_task('privacy.erase') then
		for gone in delete from community.juror j where j.municipality_id = actor.municipality() and j.person_id = card returning j.* loop
			-- The first of the reserve list takes an empty seat.
			if gone.seat = 'seat' then
				update community.juror j set seat = 'seat' where j.municipality_id = gone.municipality_id and j.id = (select n.id from community.juror n
					join open.jury o on o.municipality_id = n.municipality_id and o.round_id = n.round_id and o.closed_on is null
					where n.municipality_id = gone.municipality_id and n.round_id = gone.round_id and n.seat = 'reserve' order by n.place limit 1);
			end if;
		end loop;
	end if;
	if actor.is_task('jury.tend') then delete from community.juror j where j.municipality_id = actor.municipality() and j.confirmed_on is null and j.asked_on < before; end if;
end
$$;

do $$
declare
	one text;
begin
	foreach one in array array['begin_jury(uuid, integer, date, text, text)', 'like_to_sit(jsonb, date)', 'confirm_juror(text, uuid, date)', 'vouch_for_juror(uuid, date)', 'draw_jury(uuid, date)',
		'keep_lots(uuid, jsonb)', 'answer_seat(text, uuid, boolean, boolean)', 'leave_jury(text, uuid)', 'say_stake(text, uuid, uuid, boolean)', 'give_points(text, uuid, uuid, jsonb)',
		'cast_jury_vote(text, uuid, uuid, boolean, text)', 'ask_as_jury(text, uuid, uuid, uuid, text, date)', 'answer_jury(text, uuid, text, date)', 'jury_questions_for(text)', 'jury_room(text, uuid)',
		'my_jury_seats()', 'jury_progress(uuid)', 'close_jury(uuid, date)', 'jury_reasons(uuid)', 'jury_names(uuid)', 'forget_jurors(uuid, date)'] loop
		execute format('revoke all on function community.%s from public', one);
		execute format('grant execute on function community.%s to zone_community', one);
	end loop;
end
$$;
revoke all on function community.juror_here(text, uuid), community.jury_seat(text, uuid), community.jury_weighs(uuid, uuid), community.jury_tied(uuid, uuid), community.jury_free(text, uuid, uuid) from public;

-- Who decides, decides: a team grants nothing that the closed jury or the counted vote did not choose, and takes nothing away that it did.
create function open.the_deciders_decide() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
	who text;
	voted uuid;
	closed boolean;
	counted boolean;
begin
	if new.withdrawn_on is not null then return new; end if;
	if row(new.fits, new.fits_words) is distinct from row(old.fits, old.fits_words) and old.fits is not null and new.joined_into is null and community.budget_weighed(old.id) then
		raise exception 'what is being weighed stays as it is' using errcode = 'insufficient_privilege';
	end if;
	select r.decider, r.vote_id into who, voted from open.budget_round r where r.municipality_id = new.municipality_id and r.id = new.round_id;
	closed := exists (select from open.jury j where j.municipality_id = new.municipality_id and j.round_id = new.round_id and j.closed_on is not null);
	counted := exists (select from open.vote_result v where v.municipality_id = new.municipality_id and v.vote_id = voted);
	if new.shortlisted is distinct from old.shortlisted and not closed then
		raise exception 'the jury makes the short list' using errcode = 'insufficient_privilege';
	end if;
	if old.decision is not null or new.decision is null then return new; end if;
	if new.decision = 'granted' and not (case
			when who = 'jury' then closed and exists (select from open.jury_count c where c.municipality_id = new.municipality_id and c.proposal_id = new.id and c.yes > c.no and c.yes + c.no >= 3)
			else exists (select from open.vote_result v, jsonb_array_elements(v.result->'perOption') o
				where v.municipality_id = new.municipality_id and v.vote_id = voted and o->>'id' = new.id::text and (o->>'won')::boolean) end) then
		raise exception 'the deciders did not choose this' using errcode = 'insufficient_privilege';
	end if;
	if new.decision = 'refused' and new.fits is distinct from 'no' and not (case when who = 'vote' then counted else closed end) then
		raise exception 'the deciders did not decide yet' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
revoke all on function open.the_deciders_decide() from public;
create trigger the_deciders_decide before update on open.budget_proposal for each row execute function open.the_deciders_decide();

call actor.let_erase('community.juror');
call actor.let_erase('community.jury_question');
