-- What was published and who looked at it, taking a text off the page and putting it back, when a worker arranges, and what was learned. (initiatives)

-- A text that everyone can read since a moment, with what stood there before.
create table community.initiative_publication (
	municipality_id uuid not null references open.municipality,
	id uuid not null default gen_random_uuid(),
	initiative_id uuid not null,
	area_code text not null,
	part text not null check (part in ('words', 'entry', 'ending')),
	entry_id uuid,
	before text not null default '',
	after text not null,
	published_at timestamptz not null,
	looked_at timestamptz,
	looked_by uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade,
	foreign key (municipality_id, entry_id) references open.initiative_entry (municipality_id, id) on delete cascade,
	check ((part = 'entry') = (entry_id is not null))
);
create index initiative_publication_waiting on community.initiative_publication (municipality_id, area_code, published_at desc) where looked_at is null;
create index initiative_publication_of on community.initiative_publication (municipality_id, initiative_id);

-- What a reader says is wrong with a page. Holds no reporter.
create table community.initiative_report (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	area_code text not null,
	remark text not null check (length(remark) between 1 and 500),
	reported_at timestamptz not null,
	answered_at timestamptz,
	answered_by uuid,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);
create index initiative_report_waiting on community.initiative_report (municipality_id, area_code, reported_at desc) where answered_at is null;

-- A page, or one entry of its journal, that a worker took off with a reason. Put back it stays as history.
create table open.initiative_offline (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	area_code text not null,
	entry_id uuid,
	reason text not null check (length(reason) between 3 and 280),
	taken_at timestamptz not null,
	taken_by uuid not null,
	put_back_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade,
	foreign key (municipality_id, entry_id) references open.initiative_entry (municipality_id, id) on delete cascade
);
create unique index initiative_offline_now on open.initiative_offline (municipality_id, initiative_id, coalesce(entry_id, initiative_id)) where put_back_at is null;

-- A worker arranges instead of helping others to: on one of five grounds, and with an end.
create table open.initiative_arranging (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	area_code text not null,
	ground text not null check (ground in ('barriers', 'overload', 'exclusion', 'urgent', 'tension')),
	what text not null check (length(what) between 3 and 200),
	decided_on date not null,
	until date not null,
	decided_by uuid not null,
	renews uuid,
	stopped_on date,
	reminded_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade,
	foreign key (municipality_id, renews) references open.initiative_arranging (municipality_id, id) on delete cascade,
	check (until > decided_on and until <= decided_on + 92)
);
create unique index initiative_arranging_now on open.initiative_arranging (municipality_id, initiative_id) where stopped_on is null;
create index initiative_arranging_ending on open.initiative_arranging (municipality_id, until) where stopped_on is null and reminded_at is null;

-- What those who did it say at the end, for whoever starts the same.
create table open.initiative_outcome (
	municipality_id uuid not null references open.municipality,
	initiative_id uuid not null,
	worked text not null check (length(worked) between 3 and 500),
	did_not_work text not null check (length(did_not_work) <= 500),
	took_part integer not null check (took_part between 0 and 10000),
	again text not null check (again in ('yes', 'differently', 'no')),
	told_on date not null,
	primary key (municipality_id, initiative_id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);

alter table community.initiative_publication enable row level security;
alter table community.initiative_publication force row level security;
alter table community.initiative_report enable row level security;
alter table community.initiative_report force row level security;
alter table open.initiative_offline enable row level security;
alter table open.initiative_offline force row level security;
alter table open.initiative_arranging enable row level security;
alter table open.initiative_arranging force row level security;
alter table open.initiative_outcome enable row level security;
alter table open.initiative_outcome force row level security;

-- The page opens by the count, so the first publication is written there too.
create policy owner_publishes on community.initiative_publication to current_user using (true) with check (true);
create or replace function community.recount_initiative(initiative uuid) returns table (supporters integer, published_now boolean)
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
		insert into community.initiative_publication (municipality_id, initiative_id, area_code, part, after, published_at)
			select here, initiative, i.area_code, 'words', concat_ws(E'\n\n', i.title, i.summary, nullif(i.story, '')), i.published_at from open.initiative i where i.municipality_id = here and i.id = initiative;
	end if;
	return query select behind, opened;
end
$$;

create policy owner_asks on open.initiative_offline to current_user using (true) with check (true);

-- Is this page, or this entry, off for everyone but who carries it and the workers of its area? Why is not for everyone.
create function open.is_offline(initiative uuid, entry uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (
		select 1 from open.initiative_offline o
		where o.municipality_id = (select actor.municipality()) and o.initiative_id = initiative and o.put_back_at is null
			and coalesce(o.entry_id, o.initiative_id) = coalesce(entry, initiative))
$$;
revoke all on function open.is_offline(uuid, uuid) from public;
grant execute on function open.is_offline(uuid, uuid) to zone_open, zone_community, zone_care;

create or replace function community.invited_draft(hash text)
returns table (id uuid, title text, summary text, story text, language text, area_code text, approach_code text, supporters integer, members integer, started_at timestamptz, published_at timestamptz, ended_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select i.id, i.title, i.summary, i.story, i.language, i.area_code, i.approach_code, i.supporters, i.members, i.started_at, i.published_at, i.ended_on
	from open.initiative i
	where i.municipality_id = (select actor.municipality()) and i.id = community.invited_to(hash) and not open.is_offline(i.id, null)
$$;

drop policy published_for_all on open.initiative;
create policy published_for_all on open.initiative for select to zone_open, zone_care using (
	municipality_id = (select actor.municipality()) and published_at is not null and not open.is_offline(id, null));
drop policy published_and_own on open.initiative;
create policy published_and_own on open.initiative for select to zone_community using (
	municipality_id = (select actor.municipality()) and (
		(published_at is not null and not open.is_offline(id, null))
		or id in (select community.carried_initiatives())
		or ((select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]))));
drop policy as_the_initiative on open.initiative_entry;
create policy as_the_initiative on open.initiative_entry for select to zone_open, zone_care using (
	municipality_id = (select actor.municipality()) and not open.is_offline(initiative_id, id)
	and exists (select 1 from open.initiative i where i.municipality_id = initiative_entry.municipality_id and i.id = initiative_id));
create policy as_the_initiative_or_tended on open.initiative_entry for select to zone_community using (
	municipality_id = (select actor.municipality()) and (not open.is_offline(initiative_id, id) or community.may_tend(initiative_id))
	and exists (select 1 from open.initiative i where i.municipality_id = initiative_entry.municipality_id and i.id = initiative_id));

create policy tenders_see on open.initiative_offline for select to zone_community using (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));
create policy workers_take_off on open.initiative_offline for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and taken_by = (select actor.person()) and put_back_at is null
	and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[])
	and exists (select 1 from open.initiative i where i.municipality_id = initiative_offline.municipality_id and i.id = initiative_id and i.area_code = initiative_offline.area_code));
create policy workers_put_back on open.initiative_offline for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));

create policy workers_look on community.initiative_publication for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));
create policy tenders_publish on community.initiative_publication for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and looked_at is null and community.may_tend(initiative_id)
	and exists (select 1 from open.initiative i where i.municipality_id = initiative_publication.municipality_id and i.id = initiative_id and i.area_code = initiative_publication.area_code));
create policy workers_mark on community.initiative_publication for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()) and looked_by = (select actor.person()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));

create policy anyone_reports on community.initiative_report for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and answered_at is null
	and exists (select 1 from open.initiative i where i.municipality_id = initiative_report.municipality_id and i.id = initiative_id and i.published_at is not null and i.area_code = initiative_report.area_code));
create policy workers_read on community.initiative_report for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));
create policy workers_answer on community.initiative_report for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()) and answered_by = (select actor.person()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));

create policy as_the_initiative on open.initiative_arranging for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select 1 from open.initiative i where i.municipality_id = initiative_arranging.municipality_id and i.id = initiative_id));
create policy workers_decide on open.initiative_arranging for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and decided_by = (select actor.account()) and stopped_on is null
	and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[])
	and exists (select 1 from open.initiative i where i.municipality_id = initiative_arranging.municipality_id and i.id = initiative_id and i.area_code = initiative_arranging.area_code));
create policy workers_stop on open.initiative_arranging for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));
-- The round that reminds, and ends what nobody renewed.
create policy reminding_reads on open.initiative_arranging for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('initiatives.remind')));
create policy reminding on open.initiative_arranging for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('initiatives.remind')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('initiatives.remind')));

create policy as_the_initiative on open.initiative_outcome for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and exists (select 1 from open.initiative i where i.municipality_id = initiative_outcome.municipality_id and i.id = initiative_id));
create policy tenders_tell on open.initiative_outcome for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.may_tend(initiative_id));

grant select, insert on community.initiative_publication, community.initiative_report to zone_community;
grant update (looked_at, looked_by) on community.initiative_publication to zone_community;
grant update (answered_at, answered_by) on community.initiative_report to zone_community;
grant select, insert on open.initiative_offline to zone_community;
grant update (put_back_at) on open.initiative_offline to zone_community;
grant select (municipality_id, id, initiative_id, ground, what, decided_on, until, stopped_on) on open.initiative_arranging to zone_open, zone_care;
grant select, insert on open.initiative_arranging to zone_community;
grant update (stopped_on, reminded_at) on open.initiative_arranging to zone_community;
grant select on open.initiative_outcome to zone_open, zone_community, zone_care;
grant insert on open.initiative_outcome to zone_community;

call actor.let_erase('community.initiative_publication');
call actor.let_erase('community.initiative_report');
call actor.let_erase('open.initiative_offline');
call actor.let_erase('open.initiative_arranging');
