-- What residents carry together: the public page in open, who stands behind it in community, and the rule that nothing goes public without enough residents. (initiatives)

create table open.initiative (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	title text not null check (length(title) between 3 and 80),
	summary text not null check (length(summary) between 10 and 280),
	story text not null default '' check (length(story) <= 2000),
	language text not null default 'nl' check (language in ('nl', 'en')),
	area_code text not null,
	approach_code text,
	pattern_id uuid,
	stage text not null default 'idea' check (stage in ('idea', 'together', 'plan', 'trial', 'running', 'standing')),
	checks text[] not null default '{}',
	next_step text not null default '' check (length(next_step) <= 200),
	next_step_on date,
	help_name text not null default '' check (length(help_name) <= 80),
	help_hours numeric(3,1) check (help_hours > 0 and help_hours <= 16),
	help_until date,
	supporters integer not null default 0,
	members integer not null default 0,
	started_at timestamptz not null,
	published_at timestamptz,
	ended_on date,
	ending_story text not null default '' check (length(ending_story) <= 2000),
	primary key (municipality_id, id),
	-- Help of a professional always has an end.
	check ((help_hours is null) = (help_until is null))
);
create index initiative_public on open.initiative (municipality_id, published_at desc) where published_at is not null;
create index initiative_by_area on open.initiative (municipality_id, area_code);

create table open.initiative_step (
	municipality_id uuid not null,
	initiative_id uuid not null,
	stage text not null check (stage in ('idea', 'together', 'plan', 'trial', 'running', 'standing')),
	reached_on date not null,
	primary key (municipality_id, initiative_id, stage),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);

create table open.initiative_ask (
	municipality_id uuid not null,
	id uuid not null,
	initiative_id uuid not null,
	title text not null check (length(title) between 3 and 100),
	detail text not null default '' check (length(detail) <= 200),
	made_at timestamptz not null,
	found_at timestamptz,
	found_words text not null default '' check (length(found_words) <= 120),
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);
create index initiative_ask_of on open.initiative_ask (municipality_id, initiative_id);

create table open.initiative_entry (
	municipality_id uuid not null,
	id uuid not null,
	initiative_id uuid not null,
	written_on date not null,
	text text not null check (length(text) between 1 and 1000),
	by_name text not null default '' check (length(by_name) <= 40),
	made_at timestamptz not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);
create index initiative_entry_of on open.initiative_entry (municipality_id, initiative_id, written_on desc);

-- The names people agreed to show, and nothing else about them.
create table open.initiative_face (
	municipality_id uuid not null,
	id uuid not null,
	initiative_id uuid not null,
	name text not null check (length(name) between 1 and 40),
	does text not null default '' check (length(does) <= 80),
	shown_at timestamptz not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);
create index initiative_face_of on open.initiative_face (municipality_id, initiative_id);

-- Who is tied to an initiative and how to reach them. `contact_key` tells persons apart; `counts` is false for a professional.
create table community.initiative_member (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	area_code text not null,
	tie text not null check (tie in ('starter', 'carrier', 'supporter', 'member', 'answer', 'follower')),
	person_id uuid,
	called text not null check (length(called) <= 40),
	contact text not null default '' check (length(contact) <= 120),
	contact_key text not null,
	note text not null default '' check (length(note) <= 280),
	ask_id uuid,
	counts boolean not null,
	invitation_hash text,
	leave_hash text not null,
	consent_at timestamptz not null,
	joined_at timestamptz not null,
	left_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);
create unique index initiative_member_once on community.initiative_member (municipality_id, initiative_id, contact_key, tie, coalesce(ask_id, initiative_id)) where left_at is null;
create index initiative_member_person on community.initiative_member (municipality_id, person_id) where person_id is not null;
create unique index initiative_member_leaving on community.initiative_member (municipality_id, leave_hash);

create table community.initiative_invitation (
	municipality_id uuid not null references open.municipality,
	code_hash text not null,
	initiative_id uuid not null,
	made_at timestamptz not null,
	primary key (municipality_id, code_hash),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);

alter table open.initiative enable row level security;
alter table open.initiative force row level security;
alter table open.initiative_step enable row level security;
alter table open.initiative_step force row level security;
alter table open.initiative_ask enable row level security;
alter table open.initiative_ask force row level security;
alter table open.initiative_entry enable row level security;
alter table open.initiative_entry force row level security;
alter table open.initiative_face enable row level security;
alter table open.initiative_face force row level security;
alter table community.initiative_member enable row level security;
alter table community.initiative_member force row level security;
alter table community.initiative_invitation enable row level security;
alter table community.initiative_invitation force row level security;

-- What the functions below may do; no zone login is the owner.
create policy owner_counts on open.initiative to current_user using (true) with check (true);
create policy owner_counts on open.initiative_step to current_user using (true) with check (true);
create policy owner_counts on community.initiative_member to current_user using (true) with check (true);
create policy owner_counts on community.initiative_invitation to current_user using (true) with check (true);

-- The initiatives this person carries. A function, because policies that read each other's tables would turn in circles.
create function community.carried_initiatives() returns setof uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select m.initiative_id from community.initiative_member m
	where m.municipality_id = (select actor.municipality()) and m.person_id = (select actor.person())
		and m.tie in ('starter', 'carrier') and m.left_at is null
$$;

-- The initiative a secret link opens, and nothing when the code is wrong.
create function community.invited_to(hash text) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select i.initiative_id from community.initiative_invitation i
	where i.municipality_id = (select actor.municipality()) and i.code_hash = hash
$$;

-- The words of a draft, for who holds its link. No names of persons.
create function community.invited_draft(hash text)
returns table (id uuid, title text, summary text, story text, language text, area_code text, approach_code text, supporters integer, members integer, started_at timestamptz, published_at timestamptz, ended_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select i.id, i.title, i.summary, i.story, i.language, i.area_code, i.approach_code, i.supporters, i.members, i.started_at, i.published_at, i.ended_on
	from open.initiative i
	where i.municipality_id = (select actor.municipality()) and i.id = community.invited_to(hash)
$$;

-- May a row of this kind be added: the first starter of a draft, anyone on a running public page, or who holds the link.
create function community.may_enter(initiative uuid, area text, as_tie text, hash text) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (
		select 1 from open.initiative i
		where i.municipality_id = (select actor.municipality()) and i.id = initiative and i.area_code = area and i.ended_on is null
		and case as_tie
			when 'starter' then i.published_at is null and not exists (
				select 1 from community.initiative_member m
				where m.municipality_id = i.municipality_id and m.initiative_id = i.id and m.tie = 'starter')
			when 'carrier' then i.id in (select community.carried_initiatives())
			when 'supporter' then i.published_at is not null or community.invited_to(hash) = i.id or i.id in (select community.carried_initiatives())
				or ((select actor.is('social_broker', 'team_worker')) and i.area_code = any ((select actor.areas())::text[]))
			else i.published_at is not null
		end)
$$;

-- The only way to publish: counts the different residents behind it and opens the page when there are enough.
create function community.recount_initiative(initiative uuid) returns table (supporters integer, published_now boolean)
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	here uuid := (select actor.municipality());
	behind integer;
	joined integer;
	needed integer;
	opened boolean := false;
begin
	perform 1 from open.initiative i where i.municipality_id = here and i.id = initiative for update;
	select count(distinct m.contact_key) filter (where m.tie in ('starter', 'carrier', 'supporter', 'member')),
		count(distinct m.contact_key) filter (where m.tie in ('starter', 'carrier', 'member'))
		into behind, joined
		from community.initiative_member m
		where m.municipality_id = here and m.initiative_id = initiative and m.counts and m.left_at is null;
	select g.supporters_needed into needed from open.municipality g where g.id = here;
	update open.initiative i set supporters = behind, members = joined where i.municipality_id = here and i.id = initiative;
	if behind >= needed then
		update open.initiative i
			set published_at = (select max(m.joined_at) from community.initiative_member m where m.municipality_id = here and m.initiative_id = initiative),
				stage = case i.stage when 'idea' then 'together' else i.stage end
			where i.municipality_id = here and i.id = initiative and i.published_at is null and i.ended_on is null;
		opened := found;
	end if;
	if opened then
		insert into open.initiative_step (municipality_id, initiative_id, stage, reached_on)
			select here, initiative, 'together', (i.published_at at time zone 'Europe/Amsterdam')::date from open.initiative i where i.municipality_id = here and i.id = initiative
			on conflict do nothing;
	end if;
	return query select behind, opened;
end
$$;

-- Leaving with the code that came back when joining: the words and the contact go, the fact that someone left stays.
create function community.leave_initiative(hash text, moment timestamptz) returns uuid
language sql volatile security definer set search_path = pg_catalog
as $$
	update community.initiative_member m set left_at = moment, called = '', contact = '', note = '', person_id = null, contact_key = 'left:' || m.id
	where m.municipality_id = (select actor.municipality()) and m.leave_hash = hash and m.left_at is null
	returning m.initiative_id
$$;

revoke all on function community.carried_initiatives(), community.invited_to(text), community.invited_draft(text), community.may_enter(uuid, text, text, text), community.recount_initiative(uuid), community.leave_initiative(text, timestamptz) from public;
grant execute on function community.carried_initiatives(), community.invited_to(text), community.invited_draft(text), community.may_enter(uuid, text, text, text), community.recount_initiative(uuid), community.leave_initiative(text, timestamptz) to zone_community;

create policy published_for_all on open.initiative for select to zone_open, zone_care using (municipality_id = (select actor.municipality()) and published_at is not null);
create policy published_and_own on open.initiative for select to zone_community using (
	municipality_id = (select actor.municipality()) and (
		published_at is not null
		or id in (select community.carried_initiatives())
		or ((select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]))));
create policy anyone_starts on open.initiative for insert to zone_community with check (municipality_id = (select actor.municipality()));
create policy carriers_and_workers_tend on open.initiative for update to zone_community
	using (municipality_id = (select actor.municipality()) and (
		id in (select community.carried_initiatives())
		or ((select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))))
	with check (municipality_id = (select actor.municipality()) and (
		id in (select community.carried_initiatives())
		or ((select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))));

-- What hangs on an initiative is seen by who sees the initiative, and changed by who may change it.
create policy as_the_initiative on open.initiative_step for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select 1 from open.initiative i where i.municipality_id = initiative_step.municipality_id and i.id = initiative_id));
create policy as_the_initiative on open.initiative_ask for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select 1 from open.initiative i where i.municipality_id = initiative_ask.municipality_id and i.id = initiative_id));
create policy as_the_initiative on open.initiative_entry for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select 1 from open.initiative i where i.municipality_id = initiative_entry.municipality_id and i.id = initiative_id));
create policy as_the_initiative on open.initiative_face for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select 1 from open.initiative i where i.municipality_id = initiative_face.municipality_id and i.id = initiative_id));

create function community.may_tend(initiative uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (
		select 1 from open.initiative i
		where i.municipality_id = (select actor.municipality()) and i.id = initiative
			and (i.id in (select community.carried_initiatives())
				or ((select actor.is('social_broker', 'team_worker')) and i.area_code = any ((select actor.areas())::text[]))))
$$;
revoke all on function community.may_tend(uuid) from public;
grant execute on function community.may_tend(uuid) to zone_community;

create policy tenders_add on open.initiative_step for insert to zone_community with check (municipality_id = (select actor.municipality()) and (community.may_tend(initiative_id) or stage = 'idea'));
create policy tenders_change on open.initiative_step for update to zone_community using (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id)) with check (municipality_id = (select actor.municipality()));
create policy tenders_take_back on open.initiative_step for delete to zone_community using (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
create policy tenders_add on open.initiative_ask for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
create policy tenders_change on open.initiative_ask for update to zone_community using (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id)) with check (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
create policy tenders_take_back on open.initiative_ask for delete to zone_community using (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
create policy tenders_add on open.initiative_entry for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
create policy tenders_take_back on open.initiative_entry for delete to zone_community using (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
create policy tenders_add on open.initiative_face for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
create policy tenders_take_back on open.initiative_face for delete to zone_community using (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));

create policy own_tie on community.initiative_member for select to zone_community using (municipality_id = (select actor.municipality()) and person_id = (select actor.person()));
create policy carriers_and_workers_see on community.initiative_member for select to zone_community using (
	municipality_id = (select actor.municipality()) and left_at is null and (
		initiative_id in (select community.carried_initiatives())
		or ((select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))));
-- Nobody adds somebody else's person, and a professional never counts as a resident.
create policy who_may_enter on community.initiative_member for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and (person_id is null or person_id = (select actor.person()))
	and (not counts or person_id is null or (select actor.kind()) <> 'staff')
	and left_at is null
	and community.may_enter(initiative_id, area_code, tie, invitation_hash));
create policy own_tie_ends on community.initiative_member for update to zone_community
	using (municipality_id = (select actor.municipality()) and person_id = (select actor.person()))
	with check (municipality_id = (select actor.municipality()) and person_id = (select actor.person()) and left_at is not null);
-- Who is erased is gone here too: their name, how to reach them, and the name on the public page.
create policy erasure_reads on community.initiative_member for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy erasure on community.initiative_member for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')))
	-- The checks of all policies on a table add up, so a loose one here would let everybody else through.
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy erasure_reads on open.initiative_face for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy erasure on open.initiative_face for delete to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));

-- A draft that has no link yet gets its first one from whoever writes it down.
create function community.has_no_link_yet(initiative uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select 1 from open.initiative i where i.municipality_id = (select actor.municipality()) and i.id = initiative and i.published_at is null)
		and not exists (select 1 from community.initiative_invitation v where v.municipality_id = (select actor.municipality()) and v.initiative_id = initiative)
$$;
revoke all on function community.has_no_link_yet(uuid) from public;
grant execute on function community.has_no_link_yet(uuid) to zone_community;
create policy carriers_and_workers_invite on community.initiative_invitation for insert to zone_community with check (municipality_id = (select actor.municipality()) and (community.may_tend(initiative_id) or community.has_no_link_yet(initiative_id)));

grant select (municipality_id, id, title, summary, story, language, area_code, approach_code, stage, checks, next_step, next_step_on, help_name, help_hours, help_until, supporters, members, started_at, published_at, ended_on, ending_story) on open.initiative to zone_open, zone_care;
grant select on open.initiative to zone_community;
grant insert (municipality_id, id, title, summary, story, language, area_code, approach_code, pattern_id, started_at) on open.initiative to zone_community;
grant update (title, summary, story, stage, checks, next_step, next_step_on, help_name, help_hours, help_until, ended_on, ending_story) on open.initiative to zone_community;
grant select on open.initiative_step, open.initiative_ask, open.initiative_entry, open.initiative_face to zone_open, zone_community, zone_care;
grant insert, delete on open.initiative_step, open.initiative_ask, open.initiative_entry, open.initiative_face to zone_community;
grant update (reached_on) on open.initiative_step to zone_community;
grant update (found_at, found_words) on open.initiative_ask to zone_community;
grant select, insert on community.initiative_member to zone_community;
grant update (left_at, called, contact, note, contact_key, person_id) on community.initiative_member to zone_community;
grant insert on community.initiative_invitation to zone_community;
