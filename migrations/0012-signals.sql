-- What neighbours and workers say in four words (kan, wil, zoek, zie), who may be called back about it, and what is published of it. (signals)

create table community.signal (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	kind text not null check (kind in ('kan', 'wil', 'zoek', 'zie')),
	area_code text not null,
	need_code text,
	text text not null check (length(text) <= 1000),
	language text not null default 'nl',
	source text not null check (source in ('resident', 'worker', 'partner', 'import')),
	-- Who wrote it: a worker, or a resident with an account. Nobody, when it came without.
	reporter_id uuid,
	-- The person card it is about.
	person_id uuid,
	follow_code_hash text,
	-- Hash over author and content: the same note that comes twice is one note.
	receipt text not null,
	captured_at timestamptz not null,
	undone_at timestamptz,
	picked_up_by uuid,
	picked_up_at timestamptz,
	closed_by uuid,
	closed_at timestamptz,
	closing_reason text check (closing_reason in ('answered', 'brought-together', 'initiative', 'handed-over', 'not-possible', 'double')),
	closing_sentence text,
	-- The published, nameless version in open.offer. The link stands on this side of the wall only.
	offer_id uuid,
	primary key (municipality_id, id),
	check (undone_at is null or text = ''),
	check ((picked_up_by is null) = (picked_up_at is null)),
	check ((closed_at is null) = (closing_reason is null) and (closed_at is null) = (closing_sentence is null))
);
create index signal_by_area on community.signal (municipality_id, area_code, captured_at desc);
create index signal_by_need on community.signal (municipality_id, need_code, area_code, captured_at desc) where undone_at is null;
create index signal_by_time on community.signal (municipality_id, captured_at desc);
create index signal_by_reporter on community.signal (municipality_id, reporter_id, captured_at desc) where reporter_id is not null;
create index signal_by_person on community.signal (municipality_id, person_id) where person_id is not null;
create unique index signal_by_follow_code on community.signal (municipality_id, follow_code_hash) where follow_code_hash is not null;

alter table community.signal enable row level security;
alter table community.signal force row level security;

create policy residents_tell on community.signal for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and source = 'resident'
	and (select actor.kind()) in ('anonymous', 'code', 'resident', 'volunteer')
	and reporter_id is not distinct from (select actor.person())
	and (person_id is null or person_id = (select actor.person()))
	and picked_up_by is null and closed_at is null and offer_id is null and undone_at is null);
create policy workers_capture on community.signal for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and source = 'worker'
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and reporter_id = (select actor.person())
	-- The inner question passes the policies of the cards: nobody writes about a person they do not know here.
	and (person_id is null or exists (select from community.person_card c where c.municipality_id = signal.municipality_id and c.id = signal.person_id))
	and picked_up_by is null and closed_at is null and offer_id is null and undone_at is null);
create policy tasks_bring_in on community.signal for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and (select actor.is_task('signals.import', 'signals.from-care', 'demo.load')));

create policy reporter_reads on community.signal for select to zone_community using (
	municipality_id = (select actor.municipality()) and reporter_id = (select actor.person()));
create policy person_reads on community.signal for select to zone_community using (
	municipality_id = (select actor.municipality()) and person_id = (select actor.person()));
create policy code_holder_reads on community.signal for select to zone_community using (
	municipality_id = (select actor.municipality()) and follow_code_hash = (select actor.code()));
create policy workers_read_their_areas on community.signal for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and (area_code = any ((select actor.areas())::text[]) or area_code like 'GM%'));
create policy tasks_read on community.signal for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is_task('patterns.detect', 'signals.import', 'needs.learn', 'privacy.export', 'privacy.erase', 'demo.load')));

create policy writer_withdraws on community.signal for update to zone_community using (
	municipality_id = (select actor.municipality())
	and (reporter_id = (select actor.person()) or follow_code_hash = (select actor.code())))
	with check (municipality_id = (select actor.municipality()));
create policy workers_carry_on on community.signal for update to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and (area_code = any ((select actor.areas())::text[]) or area_code like 'GM%'))
	with check (municipality_id = (select actor.municipality()));
create policy tasks_clean_up on community.signal for update to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));

grant select, insert on community.signal to zone_community;
grant update (text, need_code, undone_at, picked_up_by, picked_up_at, closed_by, closed_at, closing_reason, closing_sentence, offer_id,
	person_id, reporter_id, follow_code_hash) on community.signal to zone_community;

-- Several rights behind one login, so the row says who may touch what: who told it takes it back, a worker carries it on, and
-- nobody takes over what a colleague picked up, for that is who reads the contact.
create function community.who_changes_what_on_a_signal() returns trigger
language plpgsql set search_path = pg_catalog
as $$
declare
	me uuid := actor.person();
begin
	if actor.kind() is null or actor.is_task('privacy.erase') then
		return new;
	end if;
	if old.undone_at is null and new.undone_at is not null then
		if (coalesce(old.reporter_id = me, false) or coalesce(old.follow_code_hash = actor.code(), false))
			and new.text = '' and new.offer_id is null and new.person_id is null
			and row(new.need_code, new.reporter_id, new.follow_code_hash, new.picked_up_by, new.picked_up_at, new.closed_by, new.closed_at, new.closing_reason, new.closing_sentence)
			is not distinct from row(old.need_code, old.reporter_id, old.follow_code_hash, old.picked_up_by, old.picked_up_at, old.closed_by, old.closed_at, old.closing_reason, old.closing_sentence) then
			return new;
		end if;
	elsif actor.is('social_broker', 'team_worker', 'team_lead')
		and row(new.text, new.undone_at, new.person_id, new.reporter_id, new.follow_code_hash)
		is not distinct from row(old.text, old.undone_at, old.person_id, old.reporter_id, old.follow_code_hash)
		and (row(new.picked_up_by, new.picked_up_at) is not distinct from row(old.picked_up_by, old.picked_up_at)
			or (old.picked_up_by is null and new.picked_up_by = me))
		and (row(new.closed_by, new.closed_at, new.closing_reason, new.closing_sentence) is not distinct from row(old.closed_by, old.closed_at, old.closing_reason, old.closing_sentence)
			or (old.closed_at is null and new.closed_by = me))
		and (new.offer_id is not distinct from old.offer_id or old.offer_id is null) then
		return new;
	end if;
	raise exception 'this is not theirs to change on a signal' using errcode = 'insufficient_privilege';
end
$$;
create trigger who_changes_what_on_a_signal before update on community.signal for each row execute function community.who_changes_what_on_a_signal();

-- How to reach who told it. Only there when they said we may, and only for who picked it up.
create table community.signal_contact (
	municipality_id uuid not null references open.municipality,
	signal_id uuid not null,
	channel text not null check (channel in ('phone', 'mail')),
	address text not null check (length(address) <= 200),
	agreed_at timestamptz not null,
	primary key (municipality_id, signal_id),
	foreign key (municipality_id, signal_id) references community.signal (municipality_id, id) on delete cascade
);
alter table community.signal_contact enable row level security;
alter table community.signal_contact force row level security;

-- A teller without account cannot be asked who they are, but the note is theirs when this same transaction wrote it.
create policy owner_compares_receipts on community.signal for select to current_user using (true);
create function community.told_just_now(note uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.signal s
		where s.municipality_id = actor.municipality() and s.id = note and s.source in ('resident', 'partner') and s.xmin = pg_current_xact_id()::xid);
$$;
revoke all on function community.told_just_now(uuid) from public;
grant execute on function community.told_just_now(uuid) to zone_community;

create policy teller_leaves_it on community.signal_contact for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.kind()) in ('anonymous', 'code', 'resident', 'volunteer')
	and community.told_just_now(signal_id));
create policy who_picked_up_reads on community.signal_contact for select to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.signal s
		where s.municipality_id = signal_contact.municipality_id and s.id = signal_contact.signal_id
		and s.picked_up_by = (select actor.person()) and (select actor.kind()) = 'staff'));
create policy teller_reads on community.signal_contact for select to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.signal s
		where s.municipality_id = signal_contact.municipality_id and s.id = signal_contact.signal_id
		and (s.follow_code_hash = (select actor.code()) or (s.reporter_id = (select actor.person()) and s.source = 'resident'))));
create policy teller_takes_back on community.signal_contact for delete to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.signal s
		where s.municipality_id = signal_contact.municipality_id and s.id = signal_contact.signal_id
		and (s.follow_code_hash = (select actor.code()) or (s.reporter_id = (select actor.person()) and s.source = 'resident'))));
create policy tasks_read on community.signal_contact for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.export', 'privacy.erase')));
create policy tasks_clean_up on community.signal_contact for delete to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
grant select, insert, delete on community.signal_contact to zone_community;

-- What a teller adds later.
create table community.signal_addition (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	signal_id uuid not null,
	text text not null check (length(text) between 1 and 1000),
	added_at timestamptz not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, signal_id) references community.signal (municipality_id, id) on delete cascade
);
create index signal_addition_by_signal on community.signal_addition (municipality_id, signal_id, added_at);
alter table community.signal_addition enable row level security;
alter table community.signal_addition force row level security;
-- The inner question passes the policies of community.signal: who may read the signal may read what was added.
create policy with_the_signal on community.signal_addition for select to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.signal s where s.municipality_id = signal_addition.municipality_id and s.id = signal_addition.signal_id));
create policy teller_adds on community.signal_addition for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and exists (select from community.signal s
		where s.municipality_id = signal_addition.municipality_id and s.id = signal_addition.signal_id
		and (s.follow_code_hash = (select actor.code()) or s.reporter_id = (select actor.person()))));
create policy teller_takes_back on community.signal_addition for delete to zone_community using (
	municipality_id = (select actor.municipality())
	and ((select actor.is_task('privacy.erase'))
		or exists (select from community.signal s
			where s.municipality_id = signal_addition.municipality_id and s.id = signal_addition.signal_id
			and (s.follow_code_hash = (select actor.code()) or s.reporter_id = (select actor.person())))));
grant select, insert, delete on community.signal_addition to zone_community;

-- Asked and offered: a nameless sentence that a worker wrote and checked.
create table open.offer (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	kind text not null check (kind in ('kan', 'wil', 'zoek', 'zie')),
	area_code text not null,
	title text not null check (length(title) between 1 and 140),
	need_code text,
	language text not null default 'nl',
	published_on date not null,
	primary key (municipality_id, id)
);
create index offer_by_area on open.offer (municipality_id, area_code, published_on desc);
create index offer_by_need on open.offer (municipality_id, need_code, published_on desc);
alter table open.offer enable row level security;
alter table open.offer force row level security;
create policy everyone_reads on open.offer for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy workers_publish on open.offer for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and (((select actor.is('social_broker', 'team_worker', 'team_lead')) and (area_code = any ((select actor.areas())::text[]) or area_code like 'GM%'))
		or (select actor.is_task('signals.import', 'demo.load'))));
create policy workers_take_down on open.offer for delete to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and (area_code = any ((select actor.areas())::text[]) or area_code like 'GM%'));
create policy teller_takes_down on open.offer for delete to zone_community using (
	municipality_id = (select actor.municipality())
	and exists (select from community.signal s where s.municipality_id = offer.municipality_id and s.offer_id = offer.id
		and (s.follow_code_hash = (select actor.code()) or s.reporter_id = (select actor.person()))));
grant select on open.offer to zone_open, zone_community, zone_care;
grant insert, delete on open.offer to zone_community;

-- A teller without account may not read back what they wrote. This says only whether a note with this id and
-- this receipt is there, which nobody can guess who did not write it.
create function community.same_note_is_there(note uuid, note_receipt text) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from community.signal s
		where s.municipality_id = actor.municipality() and s.id = note and s.receipt = note_receipt);
$$;
revoke all on function community.same_note_is_there(uuid, text) from public;
grant execute on function community.same_note_is_there(uuid, text) to zone_community;
