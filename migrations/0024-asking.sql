-- A question that goes round to the people who asked for the same, each asked by the worker who knows them, and what each of them said. (asking)

create table community.asking (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	need_code text not null,
	-- Where the people are sought, and the smallest area that holds all of it.
	area_codes text[] not null check (cardinality(area_codes) between 1 and 200),
	place_code text not null,
	-- What is put to them, in the words of who brings them together. No names.
	sentence text not null check (length(sentence) between 10 and 280),
	approach_code text,
	pattern_id uuid,
	-- So many have to say yes before anybody's name is shown. Never under three.
	fewest integer not null check (fewest between 3 and 12),
	asked_by uuid not null,
	asked_at timestamptz not null,
	closes_on date not null,
	-- Since when there were enough; the task says so once.
	enough_at timestamptz,
	initiative_id uuid,
	grouped_at timestamptz,
	meets_on date,
	meets_where text not null default '' check (length(meets_where) <= 120),
	closed_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, asked_by) references community.worker (municipality_id, id),
	check ((initiative_id is null) = (grouped_at is null)),
	check (meets_on is null or initiative_id is not null)
);
create index asking_by_worker on community.asking (municipality_id, asked_by, asked_at desc);
create index asking_open on community.asking (municipality_id, need_code) where closed_at is null;
-- Nobody is asked the same twice at once.
create unique index asking_once on community.asking (municipality_id, need_code, place_code) where closed_at is null and initiative_id is null;

-- One person, and the one worker who asks them. Nobody else's eyes.
create table community.asking_person (
	municipality_id uuid not null,
	id uuid not null,
	asking_id uuid not null,
	worker_id uuid not null,
	-- The card, or the note when there is no card: by it the worker knows who it is.
	person_id uuid,
	signal_id uuid,
	put_at timestamptz not null,
	answer text check (answer in ('yes', 'no', 'not-now', 'not-reached')),
	answered_at timestamptz,
	-- What may be passed on, and only after a yes.
	called text not null default '' check (length(called) <= 40),
	contact text not null default '' check (length(contact) <= 120),
	contact_key text,
	consent_how text check (consent_how in ('spoken', 'written')),
	withdraw_hash text,
	withdrawn_at timestamptz,
	went text check (went in ('went', 'did-not-go')),
	primary key (municipality_id, id),
	foreign key (municipality_id, asking_id) references community.asking (municipality_id, id) on delete cascade,
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	check (person_id is not null or signal_id is not null),
	check ((answer is null) = (answered_at is null)),
	-- A name and a way to reach somebody stand on a yes that still holds, and on how it was given.
	check ((called = '') = (contact = '') and (called = '') = (contact_key is null)),
	check (called = '' or (answer = 'yes' and withdrawn_at is null and consent_how is not null and withdraw_hash is not null))
);
create unique index asking_person_once on community.asking_person (municipality_id, asking_id, coalesce(person_id, signal_id));
create index asking_person_by_worker on community.asking_person (municipality_id, worker_id, put_at desc);
create index asking_person_by_person on community.asking_person (municipality_id, person_id) where person_id is not null;
create unique index asking_person_by_code on community.asking_person (municipality_id, withdraw_hash) where withdraw_hash is not null;

alter table community.asking enable row level security;
alter table community.asking force row level security;
alter table community.asking_person enable row level security;
alter table community.asking_person force row level security;

-- What the functions below may do; no zone login is the owner.
create policy owner_answers on community.asking for select to current_user using (true);
create policy owner_answers on community.asking_person to current_user using (true) with check (true);

-- The questions that were put to the actor: as the worker of somebody, or as the person. Policies that read each other's tables would turn in circles.
create function community.askings_put_to_me() returns setof uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select p.asking_id from community.asking_person p
	where p.municipality_id = (select actor.municipality()) and (select actor.person()) in (p.worker_id, p.person_id)
$$;

-- Who said yes: for who brings them together, and only when enough did. Before that there is no row, and never who asked whom.
-- After the group began the ones who still say yes stay, because they were told that somebody would call.
create function community.group_start(question uuid) returns table (called text, contact text)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.called, p.contact
	from community.asking a
	join community.asking_person p on p.municipality_id = a.municipality_id and p.asking_id = a.id and p.called <> ''
	where a.municipality_id = (select actor.municipality()) and a.id = question
		and a.asked_by = (select actor.person()) and (select actor.is('social_broker', 'team_worker'))
		and (a.initiative_id is not null or a.fewest <= (
			select count(distinct y.contact_key) from community.asking_person y
			where y.municipality_id = a.municipality_id and y.asking_id = a.id and y.called <> ''))
	order by p.called, p.contact
$$;

-- Names open with a group, so no group begins before enough people said yes, and it never changes into another.
create function community.group_begins_with_enough() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.initiative_id is distinct from old.initiative_id and (old.initiative_id is not null or old.fewest > (
		select count(distinct p.contact_key) from community.asking_person p
		where p.municipality_id = old.municipality_id and p.asking_id = old.id and p.called <> '')) then
		raise exception 'a group begins once, when enough people said yes' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger group_begins_with_enough before update on community.asking for each row execute function community.group_begins_with_enough();

-- Taking a yes back, with the code that was handed over or as the person: the name and the contact go at once.
create function community.take_back_yes(hash text, ask uuid, moment timestamptz) returns uuid
language sql volatile security definer set search_path = pg_catalog
as $$
	update community.asking_person p set withdrawn_at = moment, called = '', contact = '', contact_key = null, withdraw_hash = null
	where p.municipality_id = (select actor.municipality()) and p.answer = 'yes' and p.withdrawn_at is null
		and (p.withdraw_hash = hash or (p.id = ask and p.person_id = (select actor.person())))
	returning p.asking_id
$$;
-- Whether a code still stands for a yes, so that the page can say so. Nothing of whom.
create function community.yes_stands(hash text) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.asking_person p where p.municipality_id = (select actor.municipality()) and p.withdraw_hash = hash and p.withdrawn_at is null)
$$;
-- The person tells whether they went.
create function community.tell_whether_went(ask uuid, how text) returns uuid
language sql volatile security definer set search_path = pg_catalog
as $$
	update community.asking_person p set went = how
	where p.municipality_id = (select actor.municipality()) and p.id = ask and p.person_id = (select actor.person()) and p.answer = 'yes'
	returning p.asking_id
$$;
revoke all on function community.askings_put_to_me(), community.group_start(uuid), community.take_back_yes(text, uuid, timestamptz), community.yes_stands(text), community.tell_whether_went(uuid, text) from public;
grant execute on function community.askings_put_to_me(), community.group_start(uuid), community.take_back_yes(text, uuid, timestamptz), community.yes_stands(text), community.tell_whether_went(uuid, text) to zone_community;

create policy who_brings_together_reads on community.asking for select to zone_community using (
	municipality_id = (select actor.municipality()) and asked_by = (select actor.person()) and (select actor.is('social_broker', 'team_worker')));
create policy put_to_me on community.asking for select to zone_community using (
	municipality_id = (select actor.municipality()) and id in (select community.askings_put_to_me()));
create policy tasks_read on community.asking for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking.pass-on', 'asking.tidy', 'privacy.erase', 'privacy.export')));
create policy workers_ask on community.asking for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
	and asked_by = (select actor.person()) and area_codes && (select actor.areas())::text[]
	and enough_at is null and initiative_id is null and closed_at is null);
create policy who_brings_together_goes_on on community.asking for update to zone_community
	using (municipality_id = (select actor.municipality()) and asked_by = (select actor.person()) and (select actor.is('social_broker', 'team_worker')))
	with check (municipality_id = (select actor.municipality()));
create policy tasks_go_on on community.asking for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('asking.pass-on', 'asking.tidy')))
	with check (municipality_id = (select actor.municipality()));
create policy tidied on community.asking for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking.tidy')));

create policy own_person_only on community.asking_person for select to zone_community using (
	municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and (select actor.is('social_broker', 'team_worker', 'team_lead')));
create policy person_reads on community.asking_person for select to zone_community using (
	municipality_id = (select actor.municipality()) and person_id = (select actor.person()));
create policy tasks_read on community.asking_person for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking.pass-on', 'asking.tidy', 'privacy.erase', 'privacy.export')));
create policy passed_on on community.asking_person for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking.pass-on')) and answer is null);
create policy own_person_answers on community.asking_person for update to zone_community
	using (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and (select actor.is('social_broker', 'team_worker', 'team_lead')))
	with check (municipality_id = (select actor.municipality()));
create policy tasks_clear on community.asking_person for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('asking.tidy', 'privacy.erase')))
	with check (municipality_id = (select actor.municipality()));
create policy forgotten on community.asking_person for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase', 'asking.tidy')));

grant select, insert, delete on community.asking, community.asking_person to zone_community;
grant update (enough_at, initiative_id, grouped_at, meets_on, meets_where, closed_at) on community.asking to zone_community;
grant update (answer, answered_at, called, contact, contact_key, consent_how, withdraw_hash, withdrawn_at, went) on community.asking_person to zone_community;

-- The task that passes a question on has to know who asked for the same and which worker knows them; it alone.
create policy asking_looks_who_asked on community.signal for select to zone_community using (
	municipality_id = (select actor.municipality()) and undone_at is null and need_code is not null and (select actor.is_task('asking.pass-on')));
create policy asking_looks_who_knows on community.person_card for select to zone_community using (
	municipality_id = (select actor.municipality()) and erase_on is null and erased_at is null and consent_withdrawn_at is null and (select actor.is_task('asking.pass-on')));
create policy asking_writes_to_workers on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking.pass-on')));
create policy asking_looks_who_works on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('asking.pass-on')));
