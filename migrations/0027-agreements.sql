-- What we agreed with partners who pass on worries, the keys they do it with, and the answer they get. (agreements)

create table community.agreement (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	our_organisation_id uuid not null,
	partner_organisation_id uuid not null,
	-- As both were called when they agreed.
	our_name text not null,
	partner_name text not null,
	purpose text not null check (length(purpose) between 10 and 280),
	themes text[] not null check (cardinality(themes) between 1 and 60),
	area_codes text[] not null check (cardinality(area_codes) between 1 and 60),
	ground text not null check (ground in ('agreed', 'legal-duty', 'public-task', 'legitimate-interest')),
	ground_words text not null default '' check (length(ground_words) <= 280),
	feedback_level smallint not null check (feedback_level between 0 and 2),
	valid_from date not null,
	valid_until date not null,
	contact_name text not null check (length(contact_name) between 2 and 80),
	contact_mail text not null check (length(contact_mail) <= 254),
	deputy_name text not null check (length(deputy_name) between 2 and 80),
	deputy_mail text not null check (length(deputy_mail) <= 254),
	proposed_by uuid not null,
	proposed_at timestamptz not null,
	-- The second person: a colleague, or the partner with the key that was mailed to them.
	confirmed_by uuid,
	confirmed_with uuid,
	confirmed_at timestamptz,
	ended_by uuid,
	ended_at timestamptz,
	ended_because text check (length(ended_because) <= 280),
	reminded_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, our_organisation_id) references community.organisation,
	foreign key (municipality_id, partner_organisation_id) references community.organisation,
	constraint agreement_within_two_years check (valid_until > valid_from and valid_until <= valid_from + interval '2 years'),
	check (our_organisation_id <> partner_organisation_id),
	check (ground = 'agreed' or ground_words <> ''),
	check (num_nonnulls(confirmed_by, confirmed_with) = case when confirmed_at is null then 0 else 1 end),
	constraint agreement_takes_two check (confirmed_by <> proposed_by),
	check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_because is null))
);
create index agreement_by_end on community.agreement (municipality_id, valid_until);

-- What opens the partner's page (contact, deputy) or the API (program). The key itself was shown or mailed once and is kept nowhere.
create table community.agreement_key (
	municipality_id uuid not null,
	id uuid not null,
	agreement_id uuid not null,
	use text not null check (use in ('contact', 'deputy', 'program')),
	key_hash text not null,
	-- A key that one of us saw cannot be the partner's yes.
	mailed boolean not null,
	made_by uuid not null,
	made_at timestamptz not null,
	revoked_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, agreement_id) references community.agreement
);
create unique index agreement_key_by_hash on community.agreement_key (municipality_id, key_hash);
create unique index agreement_key_one_of_a_use on community.agreement_key (municipality_id, agreement_id, use) where revoked_at is null;

-- Under which agreement a signal came, and what the partner hears about it.
create table community.partner_signal (
	municipality_id uuid not null,
	signal_id uuid not null,
	agreement_id uuid not null,
	theme text not null,
	ground text not null check (ground in ('agreed', 'agreement')),
	may_ask_back boolean not null,
	passed_on_at timestamptz not null,
	feedback text,
	feedback_words text not null default '' check (length(feedback_words) <= 140),
	feedback_at timestamptz,
	primary key (municipality_id, signal_id),
	foreign key (municipality_id, signal_id) references community.signal on delete cascade,
	foreign key (municipality_id, agreement_id) references community.agreement,
	check ((feedback is null) = (feedback_at is null)),
	check (feedback is not null or feedback_words = '')
);
create index partner_signal_by_agreement on community.partner_signal (municipality_id, agreement_id, passed_on_at desc);

-- What everyone may know: with whom, what for, until when.
create table open.agreement_line (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	partner_name text not null,
	our_name text not null,
	purpose text not null,
	themes text[] not null,
	area_codes text[] not null,
	ground text not null,
	valid_from date not null,
	valid_until date not null,
	ended_on date,
	primary key (municipality_id, id)
);

alter table community.agreement enable row level security;
alter table community.agreement force row level security;
alter table community.agreement_key enable row level security;
alter table community.agreement_key force row level security;
alter table community.partner_signal enable row level security;
alter table community.partner_signal force row level security;
alter table open.agreement_line enable row level security;
alter table open.agreement_line force row level security;

create function community.today() returns date language sql stable as $$ select (now() at time zone 'Europe/Amsterdam')::date $$;
grant execute on function community.today() to zone_community;

-- A neighbourhood's code begins with its district's, and that with its municipality's.
create function community.lies_within(area text, places text[]) returns boolean language sql immutable as $$
	select exists (select from unnest(places) place where starts_with(substr(area, 3), substr(place, 3)));
$$;
grant execute on function community.lies_within(text, text[]) to zone_community;

create policy holder_reads_own on community.agreement_key for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'partner'
	and key_hash = (select actor.code()) and revoked_at is null);
create policy leads_and_officers_read on community.agreement_key for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('team_lead', 'privacy_officer')));
create policy leads_and_officers_hand_out on community.agreement_key for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('team_lead', 'privacy_officer'))
	and made_by = (select actor.person()) and revoked_at is null);
create policy leads_and_officers_revoke on community.agreement_key for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('team_lead', 'privacy_officer')) and revoked_at is null)
	with check (municipality_id = (select actor.municipality()) and (select actor.is('team_lead', 'privacy_officer')) and revoked_at is not null);
grant select, insert on community.agreement_key to zone_community;
grant update (revoked_at) on community.agreement_key to zone_community;

-- Who holds a key reads that one agreement, until it is over.
create policy partner_reads_own on community.agreement for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'partner'
	and ended_at is null and valid_until >= community.today()
	and exists (select from community.agreement_key k
		where k.municipality_id = agreement.municipality_id and k.agreement_id = agreement.id and k.key_hash = (select actor.code()) and k.revoked_at is null));
create policy workers_read on community.agreement for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead', 'privacy_officer')));
create policy tasks_read on community.agreement for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('agreements.remind')));
create policy reminder_finds_the_proposer on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('agreements.remind')));
create policy leads_and_officers_propose on community.agreement for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and ((select actor.is('privacy_officer')) or ((select actor.is('team_lead')) and area_codes <@ (select actor.areas())))
	and proposed_by = (select actor.person()) and our_organisation_id = (select actor.organisation())
	and confirmed_at is null and ended_at is null and reminded_on is null);
create policy leads_and_officers_carry_on on community.agreement for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('team_lead', 'privacy_officer')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('team_lead', 'privacy_officer')));
create policy partner_says_yes on community.agreement for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.kind()) = 'partner' and confirmed_at is null
		and exists (select from community.agreement_key k
			where k.municipality_id = agreement.municipality_id and k.agreement_id = agreement.id
			and k.key_hash = (select actor.code()) and k.revoked_at is null and k.mailed and k.use <> 'program'))
	with check (municipality_id = (select actor.municipality()) and (select actor.kind()) = 'partner'
		and exists (select from community.agreement_key k
			where k.municipality_id = agreement.municipality_id and k.agreement_id = agreement.id
			and k.key_hash = (select actor.code()) and k.id = agreement.confirmed_with));
create policy tasks_remind on community.agreement for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('agreements.remind')))
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('agreements.remind')));
grant select, insert on community.agreement to zone_community;
grant update (confirmed_by, confirmed_with, confirmed_at, ended_by, ended_at, ended_because, reminded_on) on community.agreement to zone_community;

-- Several rights behind one login, so the row says who may touch what: the second person confirms once, in their own name; an end is an end.
create function community.who_changes_what_on_an_agreement() returns trigger
language plpgsql set search_path = pg_catalog
as $$
declare
	me uuid := actor.person();
	confirms boolean := row(new.confirmed_by, new.confirmed_with, new.confirmed_at) is distinct from row(old.confirmed_by, old.confirmed_with, old.confirmed_at);
	ends boolean := row(new.ended_by, new.ended_at, new.ended_because) is distinct from row(old.ended_by, old.ended_at, old.ended_because);
	reminds boolean := new.reminded_on is distinct from old.reminded_on;
begin
	if actor.kind() is null
		or (confirms and not ends and not reminds and old.confirmed_at is null and old.ended_at is null
			and ((actor.kind() = 'partner' and new.confirmed_by is null) or (actor.kind() = 'staff' and new.confirmed_with is null and new.confirmed_by = me)))
		or (ends and not confirms and not reminds and old.ended_at is null and actor.kind() = 'staff' and new.ended_by = me)
		or (reminds and not confirms and not ends and actor.is_task('agreements.remind')) then
		return new;
	end if;
	raise exception 'this is not theirs to change on an agreement' using errcode = 'insufficient_privilege';
end
$$;
create trigger who_changes_what_on_an_agreement before update on community.agreement for each row execute function community.who_changes_what_on_an_agreement();

-- The public line follows by itself, so that no agreement works that residents cannot see. Nobody writes it by hand.
create function community.show_agreement() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if new.confirmed_at is not null then
		insert into open.agreement_line values (new.municipality_id, new.id, new.partner_name, new.our_name, new.purpose, new.themes, new.area_codes, new.ground, new.valid_from, new.valid_until, null)
			on conflict (municipality_id, id) do update set ended_on = (new.ended_at at time zone 'Europe/Amsterdam')::date;
	end if;
	return new;
end
$$;
revoke all on function community.show_agreement() from public;
create trigger show_agreement after update of confirmed_at, ended_at on community.agreement for each row execute function community.show_agreement();
create policy everyone_reads on open.agreement_line for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy follows_the_agreement on open.agreement_line for all to current_user using (true) with check (true);
grant select on open.agreement_line to zone_open, zone_community, zone_care;

-- A worry goes in under a running agreement only, in its areas, about its themes, on its ground. The inner questions pass the partner's own policies.
create policy partners_pass_on on community.signal for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and source = 'partner' and (select actor.kind()) = 'partner'
	and reporter_id is null and person_id is null and follow_code_hash is null
	and picked_up_by is null and closed_at is null and offer_id is null and undone_at is null
	and exists (select from community.agreement a
		where a.municipality_id = signal.municipality_id and a.confirmed_at is not null and a.valid_from <= community.today()
		and community.lies_within(signal.area_code, a.area_codes)));
create policy partner_passes_on on community.partner_signal for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'partner'
	and feedback is null and community.told_just_now(signal_id)
	and exists (select from community.agreement a
		where a.municipality_id = partner_signal.municipality_id and a.id = partner_signal.agreement_id
		and a.confirmed_at is not null and a.valid_from <= community.today()
		and partner_signal.theme = any (a.themes) and (partner_signal.ground = 'agreed' or a.ground <> 'agreed')));
create policy partner_leaves_the_contact on community.signal_contact for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'partner' and community.told_just_now(signal_id));

create policy workers_of_the_area_read on community.partner_signal for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and exists (select from community.signal s where s.municipality_id = partner_signal.municipality_id and s.id = partner_signal.signal_id));
create policy who_closed_answers on community.partner_signal for update to zone_community
	using (municipality_id = (select actor.municipality()) and feedback is null
		and exists (select from community.signal s
			where s.municipality_id = partner_signal.municipality_id and s.id = partner_signal.signal_id and s.closed_by = (select actor.person())))
	with check (municipality_id = (select actor.municipality())
		and exists (select from community.agreement a
			where a.municipality_id = partner_signal.municipality_id and a.id = partner_signal.agreement_id and a.feedback_level = 2));
grant select, insert on community.partner_signal to zone_community;
grant update (feedback, feedback_words, feedback_at) on community.partner_signal to zone_community;

-- The only window through which a partner looks back: their own worries, days and no names, as far as the agreement says.
create policy owner_tells_partners on community.agreement for select to current_user using (true);
create policy owner_tells_partners on community.agreement_key for select to current_user using (true);
create policy owner_tells_partners on community.partner_signal for select to current_user using (true);
create function community.worries_passed_on() returns table (
	id uuid, theme text, area_code text, text text, passed_on date, taken_up boolean, closed_on date, feedback text, feedback_words text)
language sql stable security definer set search_path = pg_catalog
as $$
	select s.id, p.theme, s.area_code, s.text, (p.passed_on_at at time zone 'Europe/Amsterdam')::date,
		a.feedback_level > 0 and (s.picked_up_at is not null or s.closed_at is not null),
		case when a.feedback_level > 0 then (s.closed_at at time zone 'Europe/Amsterdam')::date end,
		case when a.feedback_level = 2 then p.feedback end,
		case when a.feedback_level = 2 then p.feedback_words else '' end
	from community.agreement_key k
		join community.agreement a on a.municipality_id = k.municipality_id and a.id = k.agreement_id
		join community.partner_signal p on p.municipality_id = a.municipality_id and p.agreement_id = a.id
		join community.signal s on s.municipality_id = p.municipality_id and s.id = p.signal_id
	where k.municipality_id = actor.municipality() and actor.kind() = 'partner' and k.key_hash = actor.code() and k.revoked_at is null
		and a.confirmed_at is not null and a.ended_at is null and community.today() between a.valid_from and a.valid_until
		and s.undone_at is null
	order by p.passed_on_at desc
	limit 200;
$$;
revoke all on function community.worries_passed_on() from public;
grant execute on function community.worries_passed_on() to zone_community;

-- How long partners wait for the first answer, per agreement and never per worker.
create function community.first_answers(since timestamptz) returns table (agreement_id uuid, passed_on integer, answered integer, median_days double precision)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.agreement_id, count(*)::integer, count(coalesce(s.picked_up_at, s.closed_at))::integer,
		percentile_cont(0.5) within group (order by extract(epoch from coalesce(s.picked_up_at, s.closed_at) - p.passed_on_at) / 86400)
	from community.partner_signal p join community.signal s on s.municipality_id = p.municipality_id and s.id = p.signal_id
	where p.municipality_id = actor.municipality() and actor.is('social_broker', 'team_worker', 'team_lead', 'privacy_officer')
		and p.passed_on_at >= since and s.undone_at is null
	group by p.agreement_id;
$$;
revoke all on function community.first_answers(timestamptz) from public;
grant execute on function community.first_answers(timestamptz) to zone_community;

call actor.let_erase('community.partner_signal');
call actor.let_erase('community.agreement_key');
call actor.let_erase('open.agreement_line');
call actor.let_erase('community.agreement');
