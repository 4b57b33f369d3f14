-- Neighbourhood budget: rounds with their rules, prices that come back, proposals of residents, and what becomes of each. (rounds)

create table open.budget_round (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	title text not null check (length(title) between 3 and 80),
	summary text not null check (length(summary) between 10 and 600),
	team_id uuid not null default actor.team(),
	-- The rules. They may be open while a round is prepared, never when it opens.
	budget_cents bigint check (budget_cents between 1 and 10000000000),
	-- What one proposal may cost at most, and up to where a photo and two sentences are account enough.
	most_cents bigint check (most_cents between 1 and budget_cents),
	light_cents bigint not null default 50000 check (light_cents between 0 and 10000000000),
	criteria text[] not null default '{}' check (cardinality(criteria) <= 8),
	decider text check (decider in ('jury', 'vote', 'jury-then-vote')),
	blind boolean not null default false,
	propose_from date,
	propose_until date,
	feasible_until date,
	decide_until date,
	done_until date,
	-- Who sees to it that everybody gets an answer; the first name is public, because people must know whom to ask.
	owner_id uuid,
	owner_called text not null default '' check (length(owner_called) <= 60),
	made_on date not null,
	opened_on date,
	ended_on date,
	vote_id uuid,
	-- The vote before it, when that one decided nothing.
	voted_before uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, team_id) references community.team (municipality_id, id),
	foreign key (municipality_id, owner_id) references community.worker (municipality_id, id),
	check (propose_from <= propose_until and propose_until < feasible_until and feasible_until < decide_until and decide_until < done_until),
	constraint nothing_opens_half_done check (opened_on is null or (budget_cents is not null and decider is not null and cardinality(criteria) > 0
		and (ended_on is not null or (owner_id is not null and owner_called <> '')) and propose_from is not null and propose_until is not null
		and feasible_until is not null and decide_until is not null and done_until is not null)),
	check (ended_on is null or opened_on is not null)
);
create index budget_round_by_area on open.budget_round (municipality_id, area_code);

-- What comes back in many plans: a bench, an hour of a hall. Read by everybody, so that a plan can be reckoned at home.
create table open.budget_price (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	label text not null check (length(label) between 2 and 60),
	unit text not null check (length(unit) between 1 and 30),
	cents bigint not null check (cents between 1 and 10000000000),
	since date not null,
	ended_on date,
	primary key (municipality_id, id)
);

create table open.budget_proposal (
	municipality_id uuid not null,
	id uuid not null,
	round_id uuid not null,
	-- As people call it: proposal 7.
	number integer not null check (number > 0),
	title text not null check (length(title) between 3 and 80),
	what text not null check (length(what) <= 1200),
	for_whom text not null default '' check (length(for_whom) <= 300),
	how text not null default '' check (length(how) <= 600),
	cents bigint not null check (cents > 0),
	sent_on date not null,
	confirmed_on date,
	-- Somebody of the team looked it over; from then on everybody reads it.
	public_on date,
	withdrawn_on date,
	joined_into uuid,
	-- The last day on which who proposed it heard something from us.
	last_word_on date not null,
	-- The talk: what who proposed it said, and whether it can be done.
	heard_on date,
	heard_words text not null default '' check (length(heard_words) <= 600),
	fits text check (fits in ('yes', 'changed', 'no')),
	fits_words text not null default '' check (length(fits_words) <= 600),
	fits_on date,
	adviser text not null default '' check (length(adviser) <= 80),
	shortlisted boolean not null default false,
	decision text check (decision in ('granted', 'refused')),
	decision_words text not null default '' check (length(decision_words) <= 1200),
	decided_on date,
	granted_cents bigint check (granted_cents between 1 and 10000000000),
	primary key (municipality_id, id),
	foreign key (municipality_id, round_id) references open.budget_round (municipality_id, id),
	foreign key (municipality_id, joined_into) references open.budget_proposal (municipality_id, id),
	unique (municipality_id, round_id, number),
	constraint nobody_is_judged_unheard check (fits is null or (heard_on is not null and length(heard_words) >= 3 and fits_on is not null and length(fits_words) >= 3)),
	constraint a_decision_has_a_reason check ((decision is null) = (decided_on is null) and (decision is null) = (decision_words = '')),
	check ((granted_cents is not null) = (decision is not distinct from 'granted')),
	check (public_on is null or confirmed_on is not null)
);
create index budget_proposal_of_round on open.budget_proposal (municipality_id, round_id);

create table open.budget_line (
	municipality_id uuid not null,
	proposal_id uuid not null,
	nth smallint not null check (nth between 1 and 24),
	label text not null check (length(label) between 1 and 80),
	count integer not null check (count between 1 and 1000),
	cents bigint not null check (cents between 1 and 1000000000),
	primary key (municipality_id, proposal_id, nth),
	foreign key (municipality_id, proposal_id) references open.budget_proposal (municipality_id, id) on delete cascade
);

-- Advice per criterion, by a professional of the team.
create table open.budget_advice (
	municipality_id uuid not null,
	proposal_id uuid not null,
	nth smallint not null check (nth between 1 and 8),
	verdict text not null check (verdict in ('yes', 'doubt', 'no')),
	words text not null check (length(words) between 3 and 400),
	primary key (municipality_id, proposal_id, nth),
	foreign key (municipality_id, proposal_id) references open.budget_proposal (municipality_id, id) on delete cascade
);

-- What changed and what was said along the way; everybody may see it.
create table open.budget_news (
	municipality_id uuid not null,
	id uuid not null,
	proposal_id uuid not null,
	on_day date not null,
	kind text not null check (kind in ('changed', 'word', 'joined')),
	words text not null default '' check (length(words) <= 1600),
	cents_before bigint,
	primary key (municipality_id, id),
	foreign key (municipality_id, proposal_id) references open.budget_proposal (municipality_id, id) on delete cascade
);
create index budget_news_of on open.budget_news (municipality_id, proposal_id, on_day);

-- Whose idea it is and how to reach them: for the team of the round alone.
create table community.budget_proposer (
	municipality_id uuid not null,
	id uuid not null,
	proposal_id uuid not null,
	-- Empty when somebody had their name taken away; the code goes on to open the plan.
	called text not null check (length(called) <= 60),
	contact text not null check (length(contact) <= 254),
	locale text not null default 'nl' check (locale in ('nl', 'en')),
	initiative_id uuid,
	code_hash text not null,
	confirmed_on date,
	how text check (how in ('mail', 'phone', 'desk', 'paper')),
	asked_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, proposal_id) references open.budget_proposal (municipality_id, id) on delete cascade,
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete set null (initiative_id),
	check ((confirmed_on is null) = (how is null))
);
create unique index budget_proposer_by_code on community.budget_proposer (municipality_id, code_hash);
create index budget_proposer_of on community.budget_proposer (municipality_id, proposal_id);

-- Who wants to hear what becomes of it. Nobody reads this; letters go out by the task that tells.
create table community.budget_follower (
	municipality_id uuid not null,
	id uuid not null,
	proposal_id uuid not null,
	contact text not null check (length(contact) between 3 and 254),
	locale text not null default 'nl' check (locale in ('nl', 'en')),
	code_hash text not null,
	asked_on date not null,
	confirmed_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, proposal_id) references open.budget_proposal (municipality_id, id) on delete cascade
);
create unique index budget_follower_by_code on community.budget_follower (municipality_id, code_hash);
create unique index budget_follower_once on community.budget_follower (municipality_id, proposal_id, contact);

-- Two plans that could be one. Both sides say yes, or nothing happens.
create table community.budget_join (
	municipality_id uuid not null,
	id uuid not null,
	from_id uuid not null,
	to_id uuid not null,
	asked_on date not null,
	from_said boolean,
	to_said boolean,
	primary key (municipality_id, id),
	foreign key (municipality_id, from_id) references open.budget_proposal (municipality_id, id) on delete cascade,
	foreign key (municipality_id, to_id) references open.budget_proposal (municipality_id, id) on delete cascade,
	check (from_id <> to_id)
);
create unique index budget_join_once on community.budget_join (municipality_id, least(from_id, to_id), greatest(from_id, to_id));
create index budget_join_to on community.budget_join (municipality_id, to_id);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.budget_round', 'open.budget_price', 'open.budget_proposal', 'open.budget_line', 'open.budget_advice', 'open.budget_news',
		'community.budget_proposer', 'community.budget_follower', 'community.budget_join']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

-- The team of a round, in its area.
create function community.tends_budget(team uuid, area text) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select (select actor.is('social_broker', 'team_worker', 'team_lead')) and team = (select actor.team()) and area = any ((select actor.areas())::text[])
$$;
create function community.tends_round(which uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from open.budget_round r where r.municipality_id = (select actor.municipality()) and r.id = which and community.tends_budget(r.team_id, r.area_code))
$$;
create function community.tends_proposal(which uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from open.budget_proposal p join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id
		where p.municipality_id = (select actor.municipality()) and p.id = which and community.tends_budget(r.team_id, r.area_code))
$$;

create policy everyone_reads on open.budget_round for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and opened_on is not null);
create policy team_reads on open.budget_round for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.tends_budget(team_id, area_code));
create policy tasks_read on open.budget_round for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('budget.tend', 'budget.tell')));
create policy team_begins on open.budget_round for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.tends_budget(team_id, area_code) and opened_on is null and ended_on is null and vote_id is null);
create policy team_tends on open.budget_round for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.tends_budget(team_id, area_code))
	with check (municipality_id = (select actor.municipality()) and community.tends_budget(team_id, area_code));

create policy everyone_reads on open.budget_price for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy staff_sets on open.budget_price for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_lead', 'municipal_contact')) and ended_on is null);
create policy staff_ends on open.budget_price for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_lead', 'municipal_contact')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_lead', 'municipal_contact')));

create policy everyone_reads on open.budget_proposal for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and public_on is not null and withdrawn_on is null);
create policy team_reads on open.budget_proposal for select to zone_community using (
	municipality_id = (select actor.municipality()) and withdrawn_on is null and community.tends_round(round_id));
create policy tasks_read on open.budget_proposal for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase', 'budget.tend', 'budget.tell')));
create policy team_tends on open.budget_proposal for update to zone_community
	using (municipality_id = (select actor.municipality()) and withdrawn_on is null and community.tends_round(round_id))
	with check (municipality_id = (select actor.municipality()) and withdrawn_on is null and community.tends_round(round_id));

-- What hangs on a proposal is seen by who sees the proposal: the inner question passes its policies.
create policy with_the_proposal on open.budget_line for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select from open.budget_proposal p where p.municipality_id = budget_line.municipality_id and p.id = proposal_id));
create policy with_the_proposal on open.budget_advice for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select from open.budget_proposal p where p.municipality_id = budget_advice.municipality_id and p.id = proposal_id));
create policy team_advises on open.budget_advice for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.tends_proposal(proposal_id));
create policy team_thinks_again on open.budget_advice for delete to zone_community using (
	municipality_id = (select actor.municipality()) and community.tends_proposal(proposal_id));
create policy with_the_proposal on open.budget_news for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select from open.budget_proposal p where p.municipality_id = budget_news.municipality_id and p.id = proposal_id));
create policy team_tells on open.budget_news for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and kind = 'word' and community.tends_proposal(proposal_id));
-- What stood there before may name somebody after all.
create policy team_takes_away on open.budget_news for delete to zone_community using (
	municipality_id = (select actor.municipality()) and community.tends_proposal(proposal_id));

create policy team_reads on community.budget_proposer for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.tends_proposal(proposal_id));
create policy telling_reads on community.budget_proposer for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('budget.tell')));
create policy telling_reads on community.budget_follower for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('budget.tell')));
create policy team_reads on community.budget_join for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.tends_proposal(from_id));

grant select on open.budget_round, open.budget_price, open.budget_proposal, open.budget_line, open.budget_advice, open.budget_news to zone_open, zone_community, zone_care;
grant insert on open.budget_round, open.budget_price, open.budget_advice, open.budget_news to zone_community;
grant delete on open.budget_advice, open.budget_news to zone_community;
grant update (title, summary, budget_cents, most_cents, light_cents, criteria, decider, blind, propose_from, propose_until, feasible_until, decide_until, done_until,
	owner_id, owner_called, opened_on, ended_on, vote_id) on open.budget_round to zone_community;
grant update (ended_on) on open.budget_price to zone_community;
grant update (public_on, last_word_on, heard_on, heard_words, fits, fits_words, fits_on, adviser, shortlisted, decision, decision_words, decided_on, granted_cents) on open.budget_proposal to zone_community;
grant select (municipality_id, id, proposal_id, called, contact, locale, initiative_id, confirmed_on, how, asked_on) on community.budget_proposer to zone_community;
grant select (municipality_id, id, proposal_id, contact, locale, asked_on, confirmed_on) on community.budget_follower to zone_community;
grant select on community.budget_join to zone_community;

-- A round that is open keeps its word: nobody changes the rules while others write their plans. A day may only move on, money only be added.
create function open.budget_round_keeps_its_word() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
	if old.opened_on is not null and (
		row(new.criteria, new.decider, new.blind, new.most_cents, new.light_cents, new.propose_from, new.opened_on) is distinct from
			row(old.criteria, old.decider, old.blind, old.most_cents, old.light_cents, old.propose_from, old.opened_on)
		or new.budget_cents < old.budget_cents or new.propose_until < old.propose_until or new.feasible_until < old.feasible_until
		or new.decide_until < old.decide_until or new.done_until < old.done_until) then
		raise exception 'an open round keeps its rules' using errcode = 'insufficient_privilege';
	end if;
	if old.opened_on is not null and new.budget_cents > old.budget_cents and actor.kind() is not null and not actor.is('team_lead') then
		raise exception 'more money takes a lead' using errcode = 'insufficient_privilege';
	end if;
	-- A vote stands, once there are codes of it. Only one that decided nothing is held once more.
	if old.vote_id is not null and new.vote_id is distinct from old.vote_id
		and exists (select from open.vote v where v.municipality_id = old.municipality_id and v.id = old.vote_id) then
		if new.vote_id is null or old.voted_before is not null or not exists (select from open.vote_result v
			where v.municipality_id = old.municipality_id and v.vote_id = old.vote_id and (v.result->>'undecided')::boolean) then
			raise exception 'a vote stands' using errcode = 'insufficient_privilege';
		end if;
		new.voted_before := old.vote_id;
	end if;
	-- Nothing ends in silence: every proposal has its decision first.
	if new.ended_on is not null and old.ended_on is null and exists (select from open.budget_proposal p where p.municipality_id = new.municipality_id and p.round_id = new.id
		and p.confirmed_on is not null and p.withdrawn_on is null and p.joined_into is null and p.decision is null) then
		raise exception 'a proposal still waits for its decision' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
revoke all on function open.budget_round_keeps_its_word() from public;
create trigger budget_round_keeps_its_word before update on open.budget_round for each row execute function open.budget_round_keeps_its_word();

-- A decision stands, and a round grants no more than it has: counted with the round held, so that two people pressing at once cannot spend it twice.
create function open.budget_grants_what_there_is() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
	has bigint;
begin
	if old.decision is not null and row(new.decision, new.decision_words, new.granted_cents) is distinct from row(old.decision, old.decision_words, old.granted_cents) then
		raise exception 'a decision stands' using errcode = 'insufficient_privilege';
	end if;
	if new.granted_cents is not null and old.granted_cents is null then
		select r.budget_cents into has from open.budget_round r where r.municipality_id = new.municipality_id and r.id = new.round_id for update;
		if new.granted_cents + (select coalesce(sum(p.granted_cents), 0) from open.budget_proposal p where p.municipality_id = new.municipality_id and p.round_id = new.round_id) > has then
			raise exception 'more than the round has' using errcode = 'check_violation', constraint = 'budget_grants_what_there_is';
		end if;
	end if;
	return new;
end
$$;
revoke all on function open.budget_grants_what_there_is() from public;
create trigger budget_grants_what_there_is before update on open.budget_proposal for each row execute function open.budget_grants_what_there_is();

-- What somebody fills in of a proposal; the sum is counted here, not believed.
create function community.write_budget_lines(proposal uuid, lines jsonb) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	total bigint;
begin
	delete from open.budget_line l where l.municipality_id = actor.municipality() and l.proposal_id = proposal;
	insert into open.budget_line (municipality_id, proposal_id, nth, label, count, cents)
		select actor.municipality(), proposal, one.nth, one.line->>'label', (one.line->>'count')::integer, (one.line->>'cents')::bigint
		from jsonb_array_elements(lines) with ordinality as one(line, nth);
	select sum(l.count * l.cents) into total from open.budget_line l where l.municipality_id = actor.municipality() and l.proposal_id = proposal;
	update open.budget_proposal p set cents = total where p.municipality_id = actor.municipality() and p.id = proposal;
	return total;
end
$$;

-- Somebody proposes: without account, in the days for it. A worker of the round writes down what was said at the desk or came on paper.
create function community.propose_for_budget(said jsonb, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	held open.budget_round;
	spoken text := said->>'how';
begin
	select * into held from open.budget_round r where r.municipality_id = actor.municipality() and r.id = (said->>'round')::uuid for update;
	if held.id is null or held.opened_on is null or held.ended_on is not null or today < held.propose_from or today > held.propose_until then return false; end if;
	if spoken is not null and not (spoken in ('desk', 'paper', 'phone') and community.tends_budget(held.team_id, held.area_code)) then return false; end if;
	if (said->>'initiative') is not null and not (said->>'initiative')::uuid in (select community.carried_initiatives()) then return false; end if;
	insert into open.budget_proposal (municipality_id, id, round_id, number, title, what, for_whom, how, cents, sent_on, confirmed_on, last_word_on)
		values (held.municipality_id, (said->>'id')::uuid, held.id,
			1 + (select coalesce(max(p.number), 0) from open.budget_proposal p where p.municipality_id = held.municipality_id and p.round_id = held.id),
			said->>'title', said->>'what', said->>'forWhom', said->>'carriedOut', 1, today, case when spoken is not null then today end, today);
	insert into community.budget_proposer (municipality_id, id, proposal_id, called, contact, locale, initiative_id, code_hash, confirmed_on, how, asked_on)
		values (held.municipality_id, (said->>'proposer')::uuid, (said->>'id')::uuid, said->>'called', said->>'contact', said->>'locale', (said->>'initiative')::uuid,
			said->>'hash', case when spoken is not null then today end, spoken, today);
	if community.write_budget_lines((said->>'id')::uuid, said->'lines') > coalesce(held.most_cents, held.budget_cents) then
		raise exception 'more than a proposal may cost' using errcode = 'check_violation', constraint = 'budget_most';
	end if;
	return true;
end
$$;

-- Whose code this is: their proposal, while it is theirs.
create function community.budget_proposer_of(hash text) returns community.budget_proposer
language sql stable security definer set search_path = pg_catalog
as $$
	select m from community.budget_proposer m join open.budget_proposal p on p.municipality_id = m.municipality_id and p.id = m.proposal_id
	where m.municipality_id = (select actor.municipality()) and m.code_hash = hash and p.withdrawn_on is null
$$;

-- Their own page: the proposal as it stands, public or not, and who asks to join.
create function community.budget_proposal_by_code(hash text) returns jsonb
language sql stable security definer set search_path = pg_catalog
as $$
	select jsonb_build_object('proposal', to_jsonb(p), 'round', to_jsonb(r) - 'team_id' - 'owner_id', 'called', m.called, 'mine', m.confirmed_on is not null,
		'lines', (select coalesce(jsonb_agg(to_jsonb(l) - 'municipality_id' - 'proposal_id' order by l.nth), '[]') from open.budget_line l where l.municipality_id = p.municipality_id and l.proposal_id = p.id),
		'joins', (select coalesce(jsonb_agg(jsonb_build_object('id', j.id, 'title', o.title, 'what', o.what, 'other', o.id,
				'mine', case when j.from_id = p.id then j.from_said else j.to_said end)), '[]')
			from community.budget_join j join open.budget_proposal o on o.municipality_id = j.municipality_id and o.id = case when j.from_id = p.id then j.to_id else j.from_id end
			where j.municipality_id = p.municipality_id and p.id in (j.from_id, j.to_id) and o.withdrawn_on is null and o.joined_into is null and p.joined_into is null))
	from community.budget_proposer_of(hash) m
	join open.budget_proposal p on p.municipality_id = m.municipality_id and p.id = m.proposal_id
	join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id
$$;

-- "Yes, this is mine": by the button behind the link in the mail.
create function community.confirm_budget_proposal(hash text, today date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	who community.budget_proposer := community.budget_proposer_of(hash);
begin
	-- A number cannot press a button: who left one is called first.
	if who.id is null or who.contact not like '%@%' then return null; end if;
	update community.budget_proposer m set confirmed_on = today, how = 'mail' where m.municipality_id = who.municipality_id and m.id = who.id and m.confirmed_on is null;
	update open.budget_proposal p set confirmed_on = today, last_word_on = today where p.municipality_id = who.municipality_id and p.id = who.proposal_id and p.confirmed_on is null;
	return who.proposal_id;
end
$$;

-- A worker of the round spoke to the person.
create function community.vouch_for_budget_proposal(which uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not community.tends_proposal(which) then return false; end if;
	update community.budget_proposer m set confirmed_on = today, how = 'phone' where m.municipality_id = actor.municipality() and m.proposal_id = which and m.confirmed_on is null;
	update open.budget_proposal p set confirmed_on = today, last_word_on = today where p.municipality_id = actor.municipality() and p.id = which and p.confirmed_on is null and p.withdrawn_on is null;
	return found;
end
$$;

-- Who proposed it writes it anew, until the talks are over. What everybody had read stays to be seen, and is looked over again before the new words are public.
create function community.change_budget_proposal(hash text, said jsonb, news uuid, today date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	who community.budget_proposer := community.budget_proposer_of(hash);
	was open.budget_proposal;
	held open.budget_round;
	total bigint;
begin
	select * into was from open.budget_proposal p where p.municipality_id = who.municipality_id and p.id = who.proposal_id for update;
	select * into held from open.budget_round r where r.municipality_id = was.municipality_id and r.id = was.round_id;
	if who.confirmed_on is null or was.id is null or was.joined_into is not null or was.decision is not null or today > held.feasible_until or community.budget_weighed(was.id) then return null; end if;
	if was.public_on is not null then
		insert into open.budget_news (municipality_id, id, proposal_id, on_day, kind, words, cents_before)
			values (was.municipality_id, news, was.id, today, 'changed', was.title || E'\n' || was.what, was.cents);
	end if;
	-- Who took something out about themselves has what stood there last go too; that it changed, and the sum, stay.
	if (said->>'forget')::boolean then
		update open.budget_news n set words = '' where n.municipality_id = was.municipality_id and n.id = (select l.id from open.budget_news l
			where l.municipality_id = was.municipality_id and l.proposal_id = was.id and l.kind = 'changed' order by l.on_day desc, l.id desc limit 1);
	end if;
	-- Advice was about what stood there before.
	delete from open.budget_advice a where a.municipality_id = was.municipality_id and a.proposal_id = was.id;
	update open.budget_proposal p set title = said->>'title', what = said->>'what', for_whom = said->>'forWhom', how = said->>'carriedOut',
		public_on = null, fits = null, fits_words = '', fits_on = null, adviser = ''
		where p.municipality_id = was.municipality_id and p.id = was.id;
	total := community.write_budget_lines(was.id, said->'lines');
	if total > coalesce(held.most_cents, held.budget_cents) then
		raise exception 'more than a proposal may cost' using errcode = 'check_violation', constraint = 'budget_most';
	end if;
	return was.id;
end
$$;

-- Takes it back, as long as nothing was decided: the words and whose they were go at once.
create function community.withdraw_budget_proposal(hash text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	who community.budget_proposer := community.budget_proposer_of(hash);
begin
	if who.id is null then return false; end if;
	-- One of several leaves; the plan of the others stands.
	delete from community.budget_proposer m where m.municipality_id = who.municipality_id and m.id = who.id
		and exists (select from community.budget_proposer o where o.municipality_id = m.municipality_id and o.proposal_id = m.proposal_id and o.id <> m.id and o.confirmed_on is not null);
	if found then return true; end if;
	update open.budget_proposal p set withdrawn_on = today, title = 'Teruggetrokken', what = '', for_whom = '', how = '', heard_words = '', heard_on = null, fits = null, fits_words = '', fits_on = null
		where p.municipality_id = who.municipality_id and p.id = who.proposal_id and p.decision is null;
	if not found then return false; end if;
	delete from community.jury_stake l where l.municipality_id = who.municipality_id and l.proposal_id = who.proposal_id;
	delete from community.jury_question l where l.municipality_id = who.municipality_id and l.proposal_id = who.proposal_id;
	delete from open.budget_line l where l.municipality_id = who.municipality_id and l.proposal_id = who.proposal_id;
	delete from open.budget_advice l where l.municipality_id = who.municipality_id and l.proposal_id = who.proposal_id;
	delete from open.budget_news l where l.municipality_id = who.municipality_id and l.proposal_id = who.proposal_id;
	delete from community.budget_follower l where l.municipality_id = who.municipality_id and l.proposal_id = who.proposal_id;
	delete from community.budget_join l where l.municipality_id = who.municipality_id and who.proposal_id in (l.from_id, l.to_id);
	delete from community.budget_proposer l where l.municipality_id = who.municipality_id and l.proposal_id = who.proposal_id;
	return true;
end
$$;

-- What stands under the address somebody signs in with; whose address that is, is looked up here and taken from nobody.
create function community.my_budget_plans() returns table (id uuid, title text, called text, contact text, asked_on date, follows boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	with me as (select lower(u.email) as address from identity.user u where u.id = (select actor.account()) and (select actor.kind()) <> 'staff')
	select p.id, p.title, m.called, m.contact, m.asked_on, false from me join community.budget_proposer m on lower(m.contact) = me.address
	join open.budget_proposal p on p.municipality_id = m.municipality_id and p.id = m.proposal_id and p.withdrawn_on is null
	where m.municipality_id = (select actor.municipality())
	union all
	select p.id, p.title, '', f.contact, f.asked_on, true from me join community.budget_follower f on lower(f.contact) = me.address
	join open.budget_proposal p on p.municipality_id = f.municipality_id and p.id = f.proposal_id and p.withdrawn_on is null
	where f.municipality_id = (select actor.municipality())
$$;
-- What everybody may know of whose a public proposal is: a first name or an initiative, and in a blind round nothing before the decision.
create function community.budget_called(which uuid[]) returns table (proposal_id uuid, called text, initiative_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$
	select m.proposal_id, m.called, i.id from community.budget_proposer m
	join open.budget_proposal p on p.municipality_id = m.municipality_id and p.id = m.proposal_id
	join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id
	left join open.initiative i on i.municipality_id = m.municipality_id and i.id = m.initiative_id and i.published_at is not null
	where m.municipality_id = (select actor.municipality()) and p.id = any (which) and m.confirmed_on is not null and m.called <> '' and p.public_on is not null and p.withdrawn_on is null
		and (not r.blind or p.decision is not null)
	order by m.asked_on, m.id
$$;

-- Takes away the name and how to reach somebody, at any time: by their code, or by the team at their word.
create function community.empty_budget_proposer(hash text, who uuid) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with done as (update community.budget_proposer m set called = '', contact = '', initiative_id = null
		where m.municipality_id = (select actor.municipality()) and (m.code_hash = hash or (hash is null and m.id = who and community.tends_proposal(m.proposal_id))) returning m.id)
	select exists (select from done)
$$;
-- Once a jury weighs it, or it stands on a ballot, a plan stays as it is.
create function community.budget_weighed(plan uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog
as $$
begin
	return exists (select from open.budget_proposal p join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id
		left join open.jury j on j.municipality_id = r.municipality_id and j.round_id = r.id
		where p.municipality_id = actor.municipality() and p.id = plan and (r.vote_id is not null or j.closed_on is not null
			or exists (select from community.jury_stake s where s.municipality_id = p.municipality_id and s.proposal_id = p.id)));
end
$$;

-- Asks another to make one plan of two: by a code, for both sides apart; or a worker of the round asks both.
create function community.ask_budget_join(hash text, one uuid, other uuid, fresh uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	mine uuid := case when hash is not null then (community.budget_proposer_of(hash)).proposal_id else one end;
begin
	if mine is null or (hash is null and not community.tends_proposal(mine)) then return false; end if;
	insert into community.budget_join (municipality_id, id, from_id, to_id, asked_on, from_said)
		select a.municipality_id, fresh, a.id, b.id, today, case when hash is not null then true end
		from open.budget_proposal a join open.budget_proposal b on b.municipality_id = a.municipality_id and b.round_id = a.round_id
		join open.budget_round r on r.municipality_id = a.municipality_id and r.id = a.round_id
		where a.municipality_id = actor.municipality() and a.id = mine and b.id = other and a.id <> b.id and today <= r.feasible_until
			and a.public_on is not null and b.public_on is not null and not community.budget_weighed(a.id) and not community.budget_weighed(b.id) and a.decision is null and b.decision is null
			and a.withdrawn_on is null and b.withdrawn_on is null and a.joined_into is null and b.joined_into is null
		on conflict do nothing;
	return found;
end
$$;

-- Two yeses make one: whose it is, who follows and the costs go along. Gives the plan that stays.
create function community.answer_budget_join(hash text, which uuid, said boolean, news uuid, today date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	who community.budget_proposer := community.budget_proposer_of(hash);
	j community.budget_join;
	stays open.budget_proposal;
	goes open.budget_proposal;
begin
	if who.confirmed_on is null then return null; end if;
	update community.budget_join b set from_said = case when b.from_id = who.proposal_id then said else b.from_said end, to_said = case when b.to_id = who.proposal_id then said else b.to_said end
		where b.municipality_id = who.municipality_id and b.id = which and who.proposal_id in (b.from_id, b.to_id) returning * into j;
	if j.id is null then return null; end if;
	if not said then
		delete from community.budget_join b where b.municipality_id = j.municipality_id and b.id = j.id;
		return null;
	end if;
	if j.from_said is not true or j.to_said is not true then return null; end if;
	select * into goes from open.budget_proposal p where p.municipality_id = j.municipality_id and p.id = j.from_id and p.decision is null and p.joined_into is null and p.withdrawn_on is null for update;
	select * into stays from open.budget_proposal p where p.municipality_id = j.municipality_id and p.id = j.to_id and p.decision is null and p.joined_into is null and p.withdrawn_on is null for update;
	if goes.id is null or stays.id is null or goes.public_on is null or community.budget_weighed(goes.id) or community.budget_weighed(stays.id) then return null; end if;
	update community.budget_proposer m set proposal_id = stays.id where m.municipality_id = j.municipality_id and m.proposal_id = goes.id;
	delete from community.budget_follower f where f.municipality_id = j.municipality_id and f.proposal_id = goes.id
		and exists (select from community.budget_follower o where o.municipality_id = f.municipality_id and o.proposal_id = stays.id and o.contact = f.contact);
	update community.budget_follower f set proposal_id = stays.id where f.municipality_id = j.municipality_id and f.proposal_id = goes.id;
	update open.budget_proposal p set joined_into = stays.id, fits = null, fits_words = '', fits_on = null where p.municipality_id = j.municipality_id and p.id = goes.id;
	insert into open.budget_news (municipality_id, id, proposal_id, on_day, kind, words, cents_before)
		values (j.municipality_id, news, stays.id, today, 'joined', goes.title || E'\n' || goes.what, goes.cents);
	delete from community.budget_join b where b.municipality_id = j.municipality_id and goes.id in (b.from_id, b.to_id);
	return stays.id;
end
$$;

-- To follow without account: a letter first, a yes by the button behind it.
create function community.follow_budget_proposal(which uuid, fresh uuid, address text, tongue text, hash text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	insert into community.budget_follower (municipality_id, id, proposal_id, contact, locale, code_hash, asked_on)
		select p.municipality_id, fresh, p.id, address, tongue, hash, today from open.budget_proposal p
		where p.municipality_id = actor.municipality() and p.id = which and p.public_on is not null and p.withdrawn_on is null
		on conflict (municipality_id, proposal_id, contact) do update set code_hash = excluded.code_hash where community.budget_follower.confirmed_on is null;
	return found;
end
$$;
create function community.budget_followed(hash text) returns table (proposal_id uuid, title text, confirmed boolean)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id, p.title, f.confirmed_on is not null from community.budget_follower f join open.budget_proposal p on p.municipality_id = f.municipality_id and p.id = f.proposal_id
	where f.municipality_id = (select actor.municipality()) and f.code_hash = hash
$$;
create function community.confirm_budget_follower(hash text, today date) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with done as (update community.budget_follower f set confirmed_on = today where f.municipality_id = (select actor.municipality()) and f.code_hash = hash returning f.id)
	select exists (select from done)
$$;
create function community.stop_following_budget(hash text) returns boolean
language sql volatile security definer set search_path = pg_catalog
as $$
	with done as (delete from community.budget_follower f where f.municipality_id = (select actor.municipality()) and f.code_hash = hash returning f.id)
	select exists (select from done)
$$;

-- What nobody said yes to fades after two weeks.
create function community.fade_budget(before date) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('budget.tend') then return; end if;
	delete from open.budget_proposal p where p.municipality_id = actor.municipality() and p.confirmed_on is null and p.withdrawn_on is null and p.sent_on < before;
	delete from community.budget_follower f where f.municipality_id = actor.municipality() and f.confirmed_on is null and f.asked_on < before;
end
$$;

do $$
declare
	one text;
begin
	foreach one in array array['tends_budget(uuid, text)', 'tends_round(uuid)', 'tends_proposal(uuid)', 'propose_for_budget(jsonb, date)', 'budget_proposal_by_code(text)',
		'confirm_budget_proposal(text, date)', 'vouch_for_budget_proposal(uuid, date)', 'change_budget_proposal(text, jsonb, uuid, date)', 'withdraw_budget_proposal(text, date)',
		'my_budget_plans()', 'budget_called(uuid[])', 'empty_budget_proposer(text, uuid)', 'budget_weighed(uuid)', 'ask_budget_join(text, uuid, uuid, uuid, date)', 'answer_budget_join(text, uuid, boolean, uuid, date)',
		'follow_budget_proposal(uuid, uuid, text, text, text, date)', 'budget_followed(text)', 'confirm_budget_follower(text, date)', 'stop_following_budget(text)', 'fade_budget(date)'] loop
		execute format('revoke all on function community.%s from public', one);
		execute format('grant execute on function community.%s to zone_community', one);
	end loop;
end
$$;
revoke all on function community.write_budget_lines(uuid, jsonb), community.budget_proposer_of(text) from public;

call actor.let_erase('open.budget_round', 'owner_id', 'owner_called');
call actor.let_erase('community.budget_proposer');
call actor.let_erase('community.budget_follower');
