-- What people can do and what they want, in their own words: on a card, and shared without a name when they said so; and how a card is reached, rests, is asked again or turns out to be double. (talents)

-- Forgives typing mistakes in the search for a card or a talent.
create extension if not exists pg_trgm with schema community;

-- As people say it: without capitals and accents.
create function community.plain(words text) returns text language sql immutable parallel safe as $$
	select lower(regexp_replace(normalize(words, NFD), U&'[\0300-\036F]', '', 'g'))
$$;
create function community.language_codes(codes text[]) returns boolean language sql immutable as $$
	select cardinality(codes) <= 12 and array_to_string(codes, ',', '?') ~ '^([a-z]{2}(,[a-z]{2})*)?$'
$$;
create function community.day_parts(parts text[]) returns boolean language sql immutable as $$
	select cardinality(parts) <= 21
		and array_to_string(parts, ',', '?') ~ '^((mon|tue|wed|thu|fri|sat|sun)-(morning|afternoon|evening)(,(mon|tue|wed|thu|fri|sat|sun)-(morning|afternoon|evening))*)?$'
$$;

alter table community.person_card
	add column phone text not null default '' check (phone ~ '^(\+[1-9]\d{7,14})?$'),
	add column mail text not null default '' check (length(mail) <= 254),
	add column languages text[] not null default '{}' check (community.language_codes(languages)),
	add column available text[] not null default '{}' check (community.day_parts(available)),
	add column plain text not null generated always as (community.plain(called)) stored,
	add column ask_again_on date,
	add column ask_again_why text not null default '' check (length(ask_again_why) <= 140),
	-- The person said: leave it for now (AVG art. 18). Nobody uses it, and only who keeps it and the privacy officer see it.
	add column restricted_at timestamptz,
	-- Two cards turned out to be one person. The second keeps what it holds until it is certain, so that it can be undone.
	add column merged_into uuid,
	add column merged_at timestamptz,
	-- Somebody looked: these are other people, though they look the same.
	add column not_same_as uuid[] not null default '{}',
	add foreign key (municipality_id, merged_into) references community.person_card,
	add constraint only_a_kept_card_holds_an_address check (keeper_id is not null or (phone = '' and mail = '')),
	add constraint ask_again_says_why_of_a_day check (ask_again_on is not null or ask_again_why = ''),
	add constraint merged_into_another check ((merged_into is null) = (merged_at is null) and merged_into <> id);
create index person_card_to_ask_again on community.person_card (municipality_id, team_id, ask_again_on) where ask_again_on is not null;
create index person_card_by_name on community.person_card using gin (plain community.gin_trgm_ops) with (fastupdate = off) where erased_at is null;
create index person_card_merged on community.person_card (municipality_id, merged_into) where merged_into is not null;
grant update (phone, mail, languages, available, ask_again_on, ask_again_why, restricted_at, merged_into, merged_at, not_same_as) on community.person_card to zone_community;

alter policy keeper_and_team_read on community.person_card using (
	municipality_id = (select actor.municipality()) and erase_on is null and erased_at is null and consent_withdrawn_at is null
	and (select actor.is('social_broker', 'team_worker'))
	and team_id = (select actor.team())
	and (restricted_at is null or keeper_id = (select actor.person())));
create policy officer_reads_what_rests on community.person_card for select to zone_community using (
	municipality_id = (select actor.municipality()) and restricted_at is not null and erased_at is null
	and (select actor.is('privacy_officer')));
alter policy keeper_changes on community.person_card
	using (municipality_id = (select actor.municipality()) and erase_on is null and erased_at is null and consent_withdrawn_at is null
		and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team())
		and (restricted_at is null or keeper_id = (select actor.person())));

create or replace function community.who_changes_what_on_a_card() returns trigger
language plpgsql set search_path = pg_catalog
as $$
declare
	mine boolean := old.id is not distinct from actor.person();
begin
	-- What the trigger below does to the cards behind this one was said of this one.
	if actor.kind() is null or actor.is_task('privacy.erase') or pg_trigger_depth() > 1 then
		return new;
	end if;
	if row(new.account_id, new.erased_at, new.consent_given_on, new.consent_how) is distinct from row(old.account_id, old.erased_at, old.consent_given_on, old.consent_how)
		or (mine and row(new.keeper_id, new.team_id, new.phone, new.mail, new.ask_again_on, new.ask_again_why, new.merged_into, new.merged_at)
			is distinct from row(old.keeper_id, old.team_id, old.phone, old.mail, old.ask_again_on, old.ask_again_why, old.merged_into, old.merged_at))
		or (not mine and row(new.consent_withdrawn_at, new.erase_on) is distinct from row(old.consent_withdrawn_at, old.erase_on))
		-- Who keeps it writes down that somebody wants it left alone; while it rests only that can be ended.
		or (not mine and new.restricted_at is distinct from old.restricted_at and old.keeper_id is distinct from actor.person())
		or (not mine and actor.kind() <> 'task' and old.restricted_at is not null and new.restricted_at is not null)
		or (new.merged_into is distinct from old.merged_into and new.merged_into is not null and (new.account_id is not null or not exists (
			select from community.person_card kept
			where kept.municipality_id = new.municipality_id and kept.id = new.merged_into and kept.team_id = new.team_id
				and kept.account_id is null and kept.merged_into is null and kept.restricted_at is null)))
		-- What rests or is being erased is not taken out from behind the card of which that was said.
		or (new.merged_into is null and old.merged_into is not null and not exists (
			select from community.person_card kept
			where kept.municipality_id = new.municipality_id and kept.id = old.merged_into and not community.at_rest(kept))) then
		raise exception 'this is not theirs to change on a card' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;

create function community.at_rest(card community.person_card) returns boolean language sql immutable as $$
	select card.consent_withdrawn_at is not null or card.erase_on is not null or card.erased_at is not null or card.restricted_at is not null
$$;

-- Where a letter or a text message goes to somebody who chose one; nothing for who did not.
create function community.written_to(card community.person_card) returns text language sql immutable as $$
	select case card.contact_by when 'mail' then card.mail when 'text' then card.phone else '' end
$$;

-- Whoever takes back a yes, wants to be left alone or erased, says so of every card that turned out to be theirs.
create function community.cards_behind_follow() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update community.person_card behind
	set consent_withdrawn_at = new.consent_withdrawn_at, erase_on = new.erase_on, restricted_at = new.restricted_at
	where behind.municipality_id = new.municipality_id and behind.merged_into = new.id and behind.erased_at is null;
	return null;
end
$$;
revoke all on function community.cards_behind_follow() from public;
create policy cards_behind_follow on community.person_card for update to current_user using (true) with check (true);
create trigger cards_behind_follow after update of consent_withdrawn_at, erase_on, restricted_at
	on community.person_card for each row execute function community.cards_behind_follow();

-- The cards that were put behind this one, emptied ones too: what is told of this one is told of them. Ids, nothing more.
create function community.cards_put_behind(kept uuid) returns table (id uuid)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id from community.person_card c
	where c.municipality_id = (select actor.municipality()) and c.merged_into = kept
		and (kept = (select actor.person()) or (select actor.is('social_broker', 'team_worker')) or (select actor.is_task('privacy.erase')))
$$;
revoke all on function community.cards_put_behind(uuid) from public;
grant execute on function community.cards_put_behind(uuid) to zone_community;

create table community.talent (
	municipality_id uuid not null,
	id uuid not null,
	card_id uuid not null,
	kind text not null check (kind in ('talent', 'wish')),
	words text not null check (length(words) <= 200),
	plain text not null generated always as (community.plain(words)) stored,
	need_code text,
	-- Where it holds; that of the card when nothing else was said.
	area_code text,
	-- Since this day it may be used to look for a match, by other teams too and without a name. Never without being asked.
	shared_since date,
	-- Not now; asked again on this day.
	wake_on date,
	-- When somebody last said that it still holds.
	confirmed_on date not null,
	ended_on date,
	made_by uuid,
	made_at timestamptz not null,
	-- Below follows the card by itself and is written by nobody, so that whoever looks for a match needs no card.
	team_id uuid,
	languages text[] not null default '{}',
	available text[] not null default '{}',
	at_rest boolean not null default false,
	primary key (municipality_id, id),
	foreign key (municipality_id, card_id) references community.person_card,
	check (words <> '' or ended_on is not null)
);
create index talent_by_card on community.talent (municipality_id, card_id);
create index talent_by_team on community.talent (municipality_id, team_id) where ended_on is null;
create index talent_by_need on community.talent (municipality_id, need_code) where ended_on is null;
create index talent_shared on community.talent (municipality_id, kind, need_code) where shared_since is not null and ended_on is null and wake_on is null and not at_rest;
create index talent_by_words on community.talent using gin (plain community.gin_trgm_ops) with (fastupdate = off) where ended_on is null;
create index talent_to_wake on community.talent (municipality_id, team_id, wake_on) where wake_on is not null and ended_on is null;

create function community.talent_takes_after_the_card() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	card community.person_card;
begin
	if tg_op = 'INSERT' or new.card_id <> old.card_id then
		select * into card from community.person_card c where c.municipality_id = new.municipality_id and c.id = new.card_id;
		new.team_id := card.team_id;
		new.languages := card.languages;
		new.available := card.available;
		new.at_rest := community.at_rest(card);
		new.area_code := coalesce(new.area_code, card.area_code);
	end if;
	return new;
end
$$;
create function community.talents_follow_the_card() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	-- It was the second card of one person, and that is certain now: what stands on it goes over to the first.
	if new.erased_at is not null and old.erased_at is null and new.merged_into is not null then
		update community.talent t set card_id = new.merged_into where t.municipality_id = new.municipality_id and t.card_id = new.id;
		return null;
	end if;
	-- What was put behind this card rests and wakes with it.
	update community.talent t set at_rest = community.at_rest(new) or community.at_rest(behind)
	from community.person_card behind
	where behind.municipality_id = new.municipality_id and behind.merged_into = new.id
		and t.municipality_id = new.municipality_id and t.card_id = behind.id;
	update community.talent t set
		team_id = new.team_id, languages = new.languages, available = new.available, at_rest = community.at_rest(new),
		area_code = case when t.area_code is not distinct from old.area_code then new.area_code else t.area_code end
	where t.municipality_id = new.municipality_id and t.card_id = new.id;
	-- The rows stay, because others point at them, and say nothing any more.
	if new.erased_at is not null and old.erased_at is null then
		update community.talent t set
			words = '', need_code = null, area_code = null, languages = '{}', available = '{}', shared_since = null, wake_on = null, made_by = null,
			ended_on = coalesce(t.ended_on, (new.erased_at at time zone 'Europe/Amsterdam')::date)
		where t.municipality_id = new.municipality_id and t.card_id = new.id;
	end if;
	return null;
end
$$;
revoke all on function community.talent_takes_after_the_card(), community.talents_follow_the_card() from public;
create trigger talent_takes_after_the_card before insert or update of card_id on community.talent for each row execute function community.talent_takes_after_the_card();
create trigger talents_follow_the_card after update of team_id, area_code, languages, available, consent_withdrawn_at, erase_on, erased_at, restricted_at
	on community.person_card for each row execute function community.talents_follow_the_card();

alter table community.talent enable row level security;
alter table community.talent force row level security;
create policy follows_the_card on community.talent for all to current_user using (true) with check (true);
create policy talents_take_after_it on community.person_card for select to current_user using (true);

create policy person_reads_own on community.talent for select to zone_community using (
	municipality_id = (select actor.municipality()) and card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer'));
-- Through the card: what this team may not see of it, it may not see of what hangs on it.
create policy team_reads on community.talent for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
	and team_id = (select actor.team())
	and card_id in (select c.id from community.person_card c where c.municipality_id = (select actor.municipality()) and c.team_id = (select actor.team())));
create policy officer_reads_what_rests on community.talent for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')) and at_rest
	and card_id in (select c.id from community.person_card c where c.municipality_id = (select actor.municipality()) and c.restricted_at is not null));
create policy shared_without_a_name on community.talent for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
	and shared_since is not null and ended_on is null and not at_rest);
create policy loading_reads on community.talent for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('people.load')));

create policy person_adds_own on community.talent for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and card_id = (select actor.person()) and made_by = (select actor.person())
	and (select actor.kind()) in ('resident', 'volunteer'));
create policy team_adds on community.talent for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
	and made_by = (select actor.person()) and team_id = (select actor.team()) and not at_rest
	and card_id in (select c.id from community.person_card c where c.municipality_id = (select actor.municipality()) and c.team_id = (select actor.team()) and c.account_id is null));
create policy loading_adds on community.talent for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('people.load')));
create policy person_changes_own on community.talent for update to zone_community
	using (municipality_id = (select actor.municipality()) and card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer'))
	with check (municipality_id = (select actor.municipality()) and card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer'));
create policy team_changes on community.talent for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
		and team_id = (select actor.team()) and not at_rest
		and card_id in (select c.id from community.person_card c where c.municipality_id = (select actor.municipality()) and c.team_id = (select actor.team()) and c.account_id is null))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()));

-- Likeness of words cannot use an index behind row security (its operators are not leakproof: measured fifty times slower).
-- So these two look it up, among what the asking worker may know of; they give ids, and whoever reads the rows passes the policies.
-- Typing mistakes are forgiven where the words as typed give less than a page: to weigh likeness costs most of all.
create function community.talents_like(asked text, subjects text[]) returns table (id uuid, near double precision)
language sql stable security definer rows 1000 set search_path = community, pg_catalog set enable_seqscan = off
as $$
	with typed (id) as materialized (
		select t.id from community.talent t
		where t.municipality_id = (select actor.municipality()) and t.ended_on is null and not t.at_rest
			and (t.shared_since is not null or t.team_id = (select actor.team()))
			and t.plain like '%' || regexp_replace(asked, '([%_\\])', '\\\1', 'g') || '%'
	), hit (id, near) as (
		select typed.id, 1::float8 from typed
		union all
		select t.id, strict_word_similarity(asked, t.plain) from community.talent t
		where (select count(*) from typed) < 50 and t.municipality_id = (select actor.municipality()) and t.ended_on is null and not t.at_rest
			and (t.shared_since is not null or t.team_id = (select actor.team())) and t.plain %>> asked
		union all
		select t.id, 0.8 from community.talent t
		where t.municipality_id = (select actor.municipality()) and t.ended_on is null and not t.at_rest
			and (t.shared_since is not null or t.team_id = (select actor.team())) and t.need_code = any (subjects)
	)
	select hit.id, max(hit.near) from hit where (select actor.is('social_broker', 'team_worker')) group by hit.id
$$;
create function community.cards_like(asked text) returns table (id uuid, near double precision)
language sql stable security definer rows 100 set search_path = community, pg_catalog set enable_seqscan = off
as $$
	with typed (id) as materialized (
		select c.id from community.person_card c
		where c.municipality_id = (select actor.municipality()) and c.team_id = (select actor.team()) and c.erased_at is null
			and not community.at_rest(c) and c.plain like '%' || regexp_replace(asked, '([%_\\])', '\\\1', 'g') || '%'
	), hit (id, near) as (
		select typed.id, 1::float8 from typed
		union all
		select c.id, strict_word_similarity(asked, c.plain) from community.person_card c
		where (select count(*) from typed) < 50 and c.municipality_id = (select actor.municipality()) and c.team_id = (select actor.team())
			and c.erased_at is null and not community.at_rest(c) and c.plain %>> asked
	)
	select hit.id, max(hit.near) from hit where (select actor.is('social_broker', 'team_worker')) group by hit.id
$$;
revoke all on function community.talents_like(text, text[]), community.cards_like(text) from public;
grant execute on function community.talents_like(text, text[]), community.cards_like(text) to zone_community;

grant select on community.talent to zone_community;
grant insert (municipality_id, id, card_id, kind, words, need_code, area_code, shared_since, wake_on, confirmed_on, made_by, made_at) on community.talent to zone_community;
grant update (words, need_code, area_code, shared_since, wake_on, confirmed_on, ended_on) on community.talent to zone_community;
-- When the term of what is over has passed, its words go too.
call actor.let_erase('community.talent', 'words', 'need_code', 'area_code');
