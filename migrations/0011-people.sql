-- Organisations, teams, people who work in them with a role that ends, and the smallest card of a resident. (people)

create table community.organisation (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	name text not null check (length(name) between 2 and 120),
	kind text not null check (kind in ('municipality', 'welfare', 'neighbourhood_teams', 'housing_association', 'school', 'health', 'police', 'residents', 'other')),
	ended_on date,
	made_at timestamptz not null,
	primary key (municipality_id, id)
);
create unique index organisation_name on community.organisation (municipality_id, lower(name)) where ended_on is null;

create table community.team (
	municipality_id uuid not null,
	id uuid not null,
	organisation_id uuid not null,
	name text not null check (length(name) between 2 and 120),
	area_codes text[] not null default '{}',
	ended_on date,
	made_at timestamptz not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, organisation_id) references community.organisation
);
create index team_by_organisation on community.team (municipality_id, organisation_id);

-- What a role kind is called here: names and duties are settings over a few fixed kinds.
create table community.role_name (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	kind text not null check (kind in ('resident', 'volunteer', 'social_broker', 'team_worker', 'team_lead', 'municipal_contact', 'policy_officer', 'privacy_officer', 'administrator')),
	nl text not null check (length(nl) between 2 and 60),
	en text not null check (length(en) between 2 and 60),
	duties_nl text not null default '' check (length(duties_nl) <= 280),
	duties_en text not null default '' check (length(duties_en) <= 280),
	position integer not null default 0,
	primary key (municipality_id, id)
);
create unique index role_name_once on community.role_name (municipality_id, kind, lower(nl));

create table community.worker (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	account_id uuid not null,
	first_name text not null check (length(first_name) between 1 and 60),
	last_name text not null default '' check (length(last_name) <= 80),
	made_at timestamptz not null,
	primary key (municipality_id, id),
	unique (municipality_id, account_id)
);
create index worker_by_name on community.worker (municipality_id, lower(first_name), lower(last_name));

-- No more than a neighbour needs: what I may be called, where, who keeps it, and since when it may be kept.
create table community.person_card (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	account_id uuid,
	called text not null check (length(called) <= 60),
	area_code text,
	keeper_id uuid,
	team_id uuid,
	consent_given_on date,
	consent_how text check (consent_how in ('spoken', 'written', 'online')),
	consent_withdrawn_at timestamptz,
	contact_by text not null default 'keeper' check (contact_by in ('keeper', 'mail', 'text', 'phone', 'visit', 'nobody')),
	contact_note text not null default '' check (length(contact_note) <= 140),
	made_at timestamptz not null,
	last_active_on date not null,
	-- Erasing can be undone until this day; workers stop seeing the card at once.
	erase_on date,
	erased_at timestamptz,
	primary key (municipality_id, id),
	unique (municipality_id, account_id),
	foreign key (municipality_id, keeper_id) references community.worker,
	foreign key (municipality_id, team_id) references community.team,
	-- A card that somebody else keeps stands on a yes; a person's own card stands on their own act.
	check (keeper_id is null or consent_given_on is not null),
	check ((consent_given_on is null) = (consent_how is null))
);
create index person_card_by_keeper on community.person_card (municipality_id, keeper_id);
create index person_card_by_team on community.person_card (municipality_id, team_id);
create index person_card_to_erase on community.person_card (municipality_id, erase_on) where erase_on is not null and erased_at is null;

-- Joiner, mover, leaver: every role ends by itself within twelve months. Who pays (employer) and for whom one acts (team) may differ.
create table community.assignment (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	worker_id uuid,
	card_id uuid,
	role text not null check (role in ('volunteer', 'social_broker', 'team_worker', 'team_lead', 'municipal_contact', 'policy_officer', 'privacy_officer', 'administrator')),
	role_name_id uuid,
	team_id uuid not null,
	employer_organisation_id uuid not null,
	area_codes text[] not null default '{}',
	valid_from date not null,
	valid_until date not null,
	ended_on date,
	made_by uuid,
	made_at timestamptz not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, worker_id) references community.worker,
	foreign key (municipality_id, card_id) references community.person_card,
	foreign key (municipality_id, role_name_id) references community.role_name,
	foreign key (municipality_id, team_id) references community.team,
	foreign key (municipality_id, employer_organisation_id) references community.organisation,
	check ((worker_id is null) <> (card_id is null)),
	check ((card_id is not null) = (role = 'volunteer')),
	constraint assignment_ends_within_a_year check (valid_until > valid_from and valid_until <= valid_from + interval '12 months')
);
create index assignment_by_worker on community.assignment (municipality_id, worker_id);
create index assignment_by_card on community.assignment (municipality_id, card_id);
create index assignment_by_team on community.assignment (municipality_id, team_id);

alter table community.organisation enable row level security;
alter table community.organisation force row level security;
alter table community.team enable row level security;
alter table community.team force row level security;
alter table community.role_name enable row level security;
alter table community.role_name force row level security;
alter table community.worker enable row level security;
alter table community.worker force row level security;
alter table community.person_card enable row level security;
alter table community.person_card force row level security;
alter table community.assignment enable row level security;
alter table community.assignment force row level security;

-- Which organisations, teams and roles there are is no secret to anyone who is here by name.
create policy here_by_name_reads on community.organisation for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.kind()) in ('resident', 'volunteer', 'staff', 'task'));
create policy here_by_name_reads on community.team for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.kind()) in ('resident', 'volunteer', 'staff', 'task'));
create policy here_by_name_reads on community.role_name for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.kind()) in ('resident', 'volunteer', 'staff', 'task'));

create policy administrators_add on community.organisation for insert to zone_community with check (municipality_id = (select actor.municipality()) and ((select actor.is('administrator')) or (select actor.is_task('people.load'))));
create policy administrators_change on community.organisation for update to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is('administrator')));
create policy administrators_add on community.team for insert to zone_community with check (municipality_id = (select actor.municipality()) and ((select actor.is('administrator')) or (select actor.is_task('people.load'))));
create policy administrators_change on community.team for update to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is('administrator')));
create policy administrators_add on community.role_name for insert to zone_community with check (municipality_id = (select actor.municipality()) and ((select actor.is('administrator')) or (select actor.is_task('people.load'))));
create policy administrators_change on community.role_name for update to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is('administrator')));

-- Colleagues know each other's names; a resident knows who keeps their card through that card alone.
create policy colleagues_read on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality())
	and ((select actor.kind()) in ('staff', 'volunteer') or (select actor.is_task('identity.resolve', 'people.load'))
		or exists (select from community.person_card c where c.municipality_id = worker.municipality_id and c.keeper_id = worker.id and c.id = (select actor.person()))));
create policy administrators_add on community.worker for insert to zone_community with check (municipality_id = (select actor.municipality()) and ((select actor.is('administrator')) or (select actor.is_task('people.load'))));
create policy administrators_change on community.worker for update to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is('administrator')));

create policy staff_read on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality())
	and ((select actor.kind()) = 'staff' or card_id = (select actor.person()) or (select actor.is_task('identity.resolve', 'people.load'))));
-- Nobody gives themselves a role, ends one of their own, or opens one again that was ended: that takes a second administrator.
create policy administrators_give_others on community.assignment for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and (((select actor.is('administrator')) and worker_id <> (select actor.person())) or (select actor.is_task('people.load'))));
create policy administrators_end on community.assignment for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('administrator')) and ended_on is null and worker_id is distinct from (select actor.person()))
	with check (municipality_id = (select actor.municipality()) and ended_on is not null);

-- A card is for the person and for the team it was given to, its keeper among them: who works for two organisations sees of each only the cards of the team they act for now. Other organisations, leads, policy and administrators see none.
create policy person_reads_own on community.person_card for select to zone_community using (
	municipality_id = (select actor.municipality()) and id = (select actor.person()) and erased_at is null);
create policy keeper_and_team_read on community.person_card for select to zone_community using (
	municipality_id = (select actor.municipality()) and erase_on is null and erased_at is null and consent_withdrawn_at is null
	and (select actor.is('social_broker', 'team_worker'))
	and team_id = (select actor.team()));
create policy tasks_read on community.person_card for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('identity.resolve', 'people.load', 'privacy.erase')));
create policy keeper_adds on community.person_card for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker'))
	and keeper_id = (select actor.person()) and team_id = (select actor.team()) and account_id is null);
create policy tasks_add on community.person_card for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('identity.resolve', 'people.load')));
create policy person_changes_own on community.person_card for update to zone_community
	using (municipality_id = (select actor.municipality()) and id = (select actor.person()) and erased_at is null)
	with check (municipality_id = (select actor.municipality()) and id = (select actor.person()));
create policy keeper_changes on community.person_card for update to zone_community
	using (municipality_id = (select actor.municipality()) and erase_on is null and erased_at is null and consent_withdrawn_at is null
		and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()))
	with check (municipality_id = (select actor.municipality()) and team_id = (select actor.team()));
create policy erasure on community.person_card for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')))
	-- The checks of all policies on a table add up, so a loose one here would let everybody else through.
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));

grant select, insert on community.organisation, community.team, community.role_name, community.worker, community.assignment, community.person_card to zone_community;
grant update (name, kind, ended_on) on community.organisation to zone_community;
grant update (name, area_codes, ended_on) on community.team to zone_community;
grant update (nl, en, duties_nl, duties_en, position) on community.role_name to zone_community;
grant update (first_name, last_name) on community.worker to zone_community;
grant update (ended_on) on community.assignment to zone_community;
grant update (called, area_code, keeper_id, team_id, account_id, consent_given_on, consent_how, consent_withdrawn_at, contact_by, contact_note, last_active_on, erase_on, erased_at) on community.person_card to zone_community;

-- Several rights behind one login, so the row says who may touch what: only erasing unties an account, only the person withdraws
-- and erases, and only who keeps the card says who keeps it.
create function community.who_changes_what_on_a_card() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
	if actor.kind() is null or actor.is_task('privacy.erase') then
		return new;
	end if;
	if row(new.account_id, new.erased_at, new.consent_given_on, new.consent_how) is distinct from row(old.account_id, old.erased_at, old.consent_given_on, old.consent_how)
		or (old.id = actor.person() and row(new.keeper_id, new.team_id) is distinct from row(old.keeper_id, old.team_id))
		or (old.id is distinct from actor.person() and row(new.consent_withdrawn_at, new.erase_on) is distinct from row(old.consent_withdrawn_at, old.erase_on)) then
		raise exception 'this is not theirs to change on a card' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
create trigger who_changes_what_on_a_card before update on community.person_card for each row execute function community.who_changes_what_on_a_card();
