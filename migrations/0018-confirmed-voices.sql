-- Standing behind something counts once it is confirmed: by a tap in a mail, with an account, or by a worker who spoke to the person. (initiatives)

-- How somebody made sure that it is really them.
alter table community.initiative_member add column channel text not null check (channel in ('account', 'mail', 'phone', 'desk', 'paper'));

-- What somebody typed, until they confirm it. It counts for nothing and fades by itself.
create table community.initiative_voice (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	initiative_id uuid not null,
	area_code text not null,
	tie text not null check (tie in ('starter', 'supporter', 'member', 'answer', 'follower')),
	called text not null check (length(called) <= 40),
	contact text not null check (length(contact) between 1 and 120),
	contact_key text not null,
	note text not null default '' check (length(note) <= 280),
	ask_id uuid,
	invitation_hash text,
	confirm_hash text not null,
	asked_at timestamptz not null,
	fades_at timestamptz not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, initiative_id) references open.initiative (municipality_id, id) on delete cascade
);
create unique index initiative_voice_confirming on community.initiative_voice (municipality_id, confirm_hash);
create index initiative_voice_of on community.initiative_voice (municipality_id, initiative_id);
create index initiative_voice_fading on community.initiative_voice (municipality_id, fades_at);

alter table community.initiative_voice enable row level security;
alter table community.initiative_voice force row level security;
create policy owner_confirms on community.initiative_voice to current_user using (true) with check (true);

-- A starter comes in with the draft itself: once it has its link nobody else becomes one.
create or replace function community.may_enter(initiative uuid, area text, as_tie text, hash text) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (
		select 1 from open.initiative i
		where i.municipality_id = (select actor.municipality()) and i.id = initiative and i.area_code = area and i.ended_on is null
		and case as_tie
			when 'starter' then i.published_at is null and not exists (
				select 1 from community.initiative_invitation v
				where v.municipality_id = i.municipality_id and v.initiative_id = i.id)
			when 'carrier' then i.id in (select community.carried_initiatives())
			when 'supporter' then i.published_at is not null or community.invited_to(hash) = i.id or i.id in (select community.carried_initiatives())
				or ((select actor.is('social_broker', 'team_worker')) and i.area_code = any ((select actor.areas())::text[]))
			else i.published_at is not null
		end)
$$;

-- What waits behind the link in a mail: enough to know what one says yes to.
create function community.voice_behind(hash text, moment timestamptz)
returns table (initiative_id uuid, title text, tie text)
language sql stable security definer set search_path = pg_catalog
as $$
	select v.initiative_id, i.title, v.tie
	from community.initiative_voice v join open.initiative i on i.municipality_id = v.municipality_id and i.id = v.initiative_id
	where v.municipality_id = (select actor.municipality()) and v.confirm_hash = hash and v.fades_at > moment and i.ended_on is null
$$;

-- From typed to counted. Whoever was in already keeps one place, with the new link to leave. Nothing when there is no such voice any more.
create function community.count_voice(voice uuid, by_channel text, leaving text, moment timestamptz)
returns table (initiative_id uuid, tie text, was_in boolean, tied_as uuid)
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	here uuid := (select actor.municipality());
	v community.initiative_voice;
	known uuid;
begin
	delete from community.initiative_voice w
		where w.municipality_id = here and w.id = voice and w.fades_at > moment
			and exists (select 1 from open.initiative i where i.municipality_id = here and i.id = w.initiative_id and i.ended_on is null)
		returning * into v;
	if not found then
		return;
	end if;
	update community.initiative_member m set leave_hash = leaving
		where m.municipality_id = here and m.initiative_id = v.initiative_id and m.contact_key = v.contact_key and m.tie = v.tie
			and coalesce(m.ask_id, m.initiative_id) = coalesce(v.ask_id, v.initiative_id) and m.left_at is null
		returning m.id into known;
	if known is null then
		insert into community.initiative_member (municipality_id, id, initiative_id, area_code, tie, called, contact, contact_key, note, ask_id, counts, invitation_hash, leave_hash, consent_at, joined_at, channel)
			values (here, v.id, v.initiative_id, v.area_code, v.tie, v.called, v.contact, v.contact_key, v.note, v.ask_id, true, v.invitation_hash, leaving, v.asked_at, moment, by_channel);
	end if;
	return query select v.initiative_id, v.tie, known is not null, coalesce(known, v.id);
end
$$;

-- The holder of the link in the mail says yes. It works once.
create function community.confirm_voice(hash text, leaving text, moment timestamptz)
returns table (initiative_id uuid, tie text, was_in boolean)
language sql volatile security definer set search_path = pg_catalog
as $$
	select c.initiative_id, c.tie, c.was_in
	from community.initiative_voice v cross join lateral community.count_voice(v.id, 'mail', leaving, moment) c
	where v.municipality_id = (select actor.municipality()) and v.confirm_hash = hash
$$;

-- A worker of that area spoke to the person: on the phone, at the desk, or on paper.
create function community.vouch_for_voice(voice uuid, by_channel text, leaving text, moment timestamptz)
returns table (initiative_id uuid, tie text, was_in boolean)
language sql volatile security definer set search_path = pg_catalog
as $$
	select c.initiative_id, c.tie, c.was_in
	from community.initiative_voice v cross join lateral community.count_voice(v.id, by_channel, leaving, moment) c
	where v.municipality_id = (select actor.municipality()) and v.id = voice and by_channel in ('phone', 'desk', 'paper')
		and (select actor.is('social_broker', 'team_worker')) and v.area_code = any ((select actor.areas())::text[])
$$;

-- Who cannot use a link tells a worker, who takes them out; with that we forget how to reach them.
create function community.take_out(member uuid, moment timestamptz) returns uuid
language sql volatile security definer set search_path = pg_catalog
as $$
	update community.initiative_member m set left_at = moment, called = '', contact = '', note = '', person_id = null, contact_key = 'left:' || m.id
	where m.municipality_id = (select actor.municipality()) and m.id = member and m.left_at is null
		and (select actor.is('social_broker', 'team_worker')) and m.area_code = any ((select actor.areas())::text[])
	returning m.initiative_id
$$;

revoke all on function community.voice_behind(text, timestamptz), community.count_voice(uuid, text, text, timestamptz), community.confirm_voice(text, text, timestamptz), community.vouch_for_voice(uuid, text, text, timestamptz), community.take_out(uuid, timestamptz) from public;
grant execute on function community.voice_behind(text, timestamptz), community.confirm_voice(text, text, timestamptz), community.vouch_for_voice(uuid, text, text, timestamptz), community.take_out(uuid, timestamptz) to zone_community;

-- Straight in goes who is signed in, in their own name, or whom a worker of that area writes down; a mail has its own door above.
drop policy who_may_enter on community.initiative_member;
create policy who_may_enter on community.initiative_member for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and left_at is null
	and community.may_enter(initiative_id, area_code, tie, invitation_hash)
	and case channel
		when 'account' then person_id = (select actor.person()) and (not counts or (select actor.kind()) <> 'staff')
		when 'mail' then false
		else person_id is null and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[])
	end);

create policy anyone_asks on community.initiative_voice for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and fades_at <= asked_at + interval '14 days'
	and community.may_enter(initiative_id, area_code, tie, invitation_hash));
create policy workers_see on community.initiative_voice for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and area_code = any ((select actor.areas())::text[]));
create policy fading_reads on community.initiative_voice for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('initiatives.fade')));
create policy fading on community.initiative_voice for delete to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('initiatives.fade')));

-- A draft of which even the starter never said yes was nobody's.
create policy fading_reads on open.initiative for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('initiatives.fade')));
create policy fading on open.initiative for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('initiatives.fade')) and published_at is null);
create policy fading_reads on community.initiative_member for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('initiatives.fade')));
grant delete on open.initiative to zone_community;

grant insert, delete on community.initiative_voice to zone_community;
grant select (municipality_id, id, initiative_id, area_code, tie, called, contact, note, ask_id, asked_at, fades_at) on community.initiative_voice to zone_community;
