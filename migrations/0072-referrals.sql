-- Wellbeing on prescription: practices, what somebody asks with their yes, three short talks, and an answer as far as that person chose. (referrals)

-- Whom we agreed with, for everybody to read: an organisation, a function and when somebody sits there. Nobody's name.
create table open.referral_practice (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	-- Whose wellbeing coach answers.
	organisation_id uuid not null,
	our_name text not null check (length(our_name) between 1 and 120),
	name text not null check (length(name) between 2 and 80),
	kind text not null check (kind in ('gp', 'physio', 'nurse', 'midwife', 'dentist', 'other')),
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	contact_function text not null check (length(contact_function) between 2 and 60),
	-- Within how many working days the coach promised to call.
	answer_days smallint not null check (answer_days between 1 and 5),
	-- When a coach sits in the practice: where somebody walks in without any form.
	drop_in text not null default '' check (length(drop_in) <= 120),
	made_on date not null,
	ended_on date,
	primary key (municipality_id, id)
);
create index referral_practice_in on open.referral_practice (municipality_id, area_code);

-- Where we say that there is an answer; never what it is.
create table care.referral_post (
	municipality_id uuid not null,
	id uuid not null,
	mail_sealed text not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, id) references open.referral_practice (municipality_id, id) on delete cascade
);

-- What opens the short form, or the door for the program of the practice. Shown once, kept as a keyed hash, a year at most.
create table care.referral_key (
	municipality_id uuid not null,
	id uuid not null,
	practice_id uuid not null,
	use text not null check (use in ('form', 'program')),
	key_hash text not null check (key_hash ~ '^[A-Za-z0-9_=+/-]{20,128}$'),
	made_by uuid not null,
	made_on date not null,
	until_on date not null,
	revoked_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, practice_id) references open.referral_practice (municipality_id, id) on delete cascade,
	check (until_on <= made_on + interval '1 year')
);
create unique index referral_key_opens on care.referral_key (municipality_id, key_hash);
create unique index referral_key_one_of_a_use on care.referral_key (municipality_id, practice_id, use) where revoked_on is null;

-- Workers of a neighbourhood team who were named for a practice; community brokers of the organisation need no naming.
create table care.referral_coach (
	municipality_id uuid not null,
	id uuid not null,
	practice_id uuid not null,
	worker_id uuid not null,
	worker_called text not null check (length(worker_called) between 1 and 60),
	-- The team they answer for: somebody who goes to another team does not take it along.
	team_id uuid not null,
	named_on date not null,
	primary key (municipality_id, id),
	unique (municipality_id, practice_id, worker_id),
	foreign key (municipality_id, practice_id) references open.referral_practice (municipality_id, id) on delete cascade
);

-- A referral without who or what: how far it is, and how much the practice may hear.
create table care.referral (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	practice_id uuid not null,
	organisation_id uuid not null,
	area_code text not null,
	came_by text not null check (came_by in ('form', 'program')),
	-- The patient's own yes, and how it was given.
	agreed_how text not null check (agreed_how in ('said', 'typed')),
	level smallint not null check (level between 0 and 3),
	follow_hash text check (follow_hash ~ '^[A-Za-z0-9_=+/-]{20,128}$'),
	-- How the code of the practice ends: by that a practice finds it in its own file when we say that there is an answer.
	follow_end text not null check (follow_end ~ '^[0-9a-z]{4}$'),
	slip_hash text check (slip_hash ~ '^[A-Za-z0-9_=+/-]{20,128}$'),
	-- A slip that went through the hands of the practice opens no more than the practice knows; the one of the coach opens everything.
	slip_by text not null default 'practice' check (slip_by in ('practice', 'coach')),
	referred_on date not null,
	due_on date not null,
	taken_by uuid,
	taken_called text check (length(taken_called) between 1 and 60),
	taken_on date,
	-- The last time something was done: nobody waits for somebody who is away.
	step_on date,
	reached_on date,
	came boolean,
	outcome text check (outcome in ('linked', 'helped', 'to-team', 'not-reached', 'did-not-come', 'did-not-want', 'no-place', 'moved', 'other', 'withdrawn')),
	ended_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, practice_id) references open.referral_practice (municipality_id, id),
	check (num_nonnulls(taken_by, taken_called, taken_on) in (0, 3)),
	check ((outcome is null) = (ended_on is null)),
	check (outcome is distinct from 'withdrawn' or num_nonnulls(follow_hash, slip_hash) = 0)
);
create index referral_of on care.referral (municipality_id, organisation_id, ended_on);
create unique index referral_follow on care.referral (municipality_id, follow_hash) where follow_hash is not null;
create unique index referral_slip on care.referral (municipality_id, slip_hash) where slip_hash is not null;

-- Who it is and what they ask. Gone three months after the end, or at once when they take it back.
create table care.referral_person (
	municipality_id uuid not null,
	id uuid not null,
	called_sealed text not null,
	reach_how text not null check (reach_how in ('phone', 'mail', 'practice')),
	reach_sealed text not null default '',
	voicemail boolean not null,
	question_sealed text not null,
	passion_sealed text not null default '',
	-- The number of the practice itself; no name and no citizen number.
	reference_sealed text not null default '',
	primary key (municipality_id, id),
	foreign key (municipality_id, id) references care.referral (municipality_id, id) on delete cascade,
	check ((reach_how = 'practice') = (reach_sealed = ''))
);

-- What became of it, in words.
create table care.referral_answer (
	municipality_id uuid not null,
	id uuid not null,
	chosen_sealed text not null default '',
	why_sealed text not null default '',
	note_sealed text not null default '',
	primary key (municipality_id, id),
	foreign key (municipality_id, id) references care.referral (municipality_id, id) on delete cascade
);

-- Every try, talk and exchange by day, which the person reads too. With each exchange stands in what role the practice took part.
create table care.referral_step (
	municipality_id uuid not null,
	id uuid not null,
	referral_id uuid not null,
	on_day date not null,
	kind text not null check (kind in ('referred', 'taken', 'given-back', 'try', 'talk', 'no-show', 'asked', 'told', 'looked', 'level', 'slip')),
	how text check (how in ('phone', 'mail', 'visit', 'practice')),
	reached boolean,
	talk smallint check (talk between 1 and 3),
	practice_role text check (practice_role in ('referrer', 'expert', 'informant')),
	by_called text check (length(by_called) between 1 and 60),
	primary key (municipality_id, id),
	foreign key (municipality_id, referral_id) references care.referral (municipality_id, id) on delete cascade,
	check ((kind = 'talk') = (talk is not null)),
	check ((kind = 'try') = (reached is not null) and (kind = 'try') = (how is not null)),
	check ((kind in ('referred', 'asked', 'told', 'looked')) = (practice_role is not null))
);
-- Three talks and no fourth.
create unique index referral_talk on care.referral_step (municipality_id, referral_id, talk) where talk is not null;
create index referral_step_of on care.referral_step (municipality_id, referral_id, on_day);

alter table open.referral_practice enable row level security;
alter table open.referral_practice force row level security;
create policy owner_keeps on open.referral_practice to current_user using (true) with check (true);
select care.wall('care.referral_post');
select care.wall('care.referral_key');
select care.wall('care.referral_coach');
select care.wall('care.referral');
select care.wall('care.referral_person');
select care.wall('care.referral_answer');
select care.wall('care.referral_step');

-- Practices: read by everybody; made and kept by a lead or a broker of the organisation in their areas, or an administrator.
create function care.tends_referrals_in(organisation uuid, area text) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select (select actor.kind()) = 'staff' and ((select actor.is('administrator'))
		or ((select actor.is('team_lead', 'social_broker')) and organisation = (select actor.organisation()) and area = any ((select actor.areas())::text[])))
$$;
-- The inner question passes the policies of the practice, which everybody here reads.
create function care.tends_practice(practice uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from open.referral_practice p where p.municipality_id = (select actor.municipality()) and p.id = practice
		and care.tends_referrals_in(p.organisation_id, p.area_code))
$$;
revoke all on function care.tends_referrals_in(uuid, text), care.tends_practice(uuid) from public;
grant execute on function care.tends_referrals_in(uuid, text), care.tends_practice(uuid) to zone_care;

create policy everybody_here_reads on open.referral_practice for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy who_tends_makes on open.referral_practice for insert to zone_care
	with check (municipality_id = (select actor.municipality()) and ended_on is null and care.tends_referrals_in(organisation_id, area_code));
create policy who_tends_changes on open.referral_practice for update to zone_care
	using (municipality_id = (select actor.municipality()) and care.tends_referrals_in(organisation_id, area_code))
	with check (municipality_id = (select actor.municipality()) and care.tends_referrals_in(organisation_id, area_code));
grant select on open.referral_practice to zone_open, zone_community, zone_care;
grant insert, update (contact_function, answer_days, drop_in, ended_on) on open.referral_practice to zone_care;

-- Only the program that mails opens the address again: who tends may write it, and reads whether there is one.
create policy who_tends_reads on care.referral_post for select to zone_care using (municipality_id = (select actor.municipality()) and care.tends_practice(id));
create policy who_tends_writes on care.referral_post for insert to zone_care with check (municipality_id = (select actor.municipality()) and care.tends_practice(id));
create policy who_tends_changes on care.referral_post for update to zone_care
	using (municipality_id = (select actor.municipality()) and care.tends_practice(id))
	with check (municipality_id = (select actor.municipality()) and care.tends_practice(id));
grant select, insert, update (mail_sealed) on care.referral_post to zone_care;

create policy who_tends_reads on care.referral_key for select to zone_care using (municipality_id = (select actor.municipality()) and care.tends_practice(practice_id));
create policy who_tends_makes on care.referral_key for insert to zone_care
	with check (municipality_id = (select actor.municipality()) and care.tends_practice(practice_id) and made_by = (select actor.person()) and revoked_on is null);
create policy who_tends_revokes on care.referral_key for update to zone_care
	using (municipality_id = (select actor.municipality()) and care.tends_practice(practice_id) and revoked_on is null)
	with check (municipality_id = (select actor.municipality()) and care.tends_practice(practice_id) and revoked_on is not null);
-- The hash is read by nobody: it is looked for by the functions below.
grant select (municipality_id, id, practice_id, use, made_by, made_on, until_on, revoked_on), insert, update (revoked_on) on care.referral_key to zone_care;

create policy who_tends_reads on care.referral_coach for select to zone_care using (municipality_id = (select actor.municipality()) and care.tends_practice(practice_id));
create policy named_reads_own on care.referral_coach for select to zone_care
	using (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()) and team_id = (select actor.team()) and (select actor.is('team_worker')));
-- Nobody names themselves.
create policy who_tends_names on care.referral_coach for insert to zone_care
	with check (municipality_id = (select actor.municipality()) and care.tends_practice(practice_id) and worker_id <> (select actor.person()));
create policy who_tends_unnames on care.referral_coach for delete to zone_care using (municipality_id = (select actor.municipality()) and care.tends_practice(practice_id));
grant select, insert, delete on care.referral_coach to zone_care;

-- Who answers: a broker of the organisation in that area, or a team worker who was named for the practice.
create function care.coaches(organisation uuid, area text, practice uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select (select actor.kind()) = 'staff' and (
		((select actor.is('social_broker')) and organisation = (select actor.organisation()) and area = any ((select actor.areas())::text[]))
		or ((select actor.is('team_worker')) and exists (select from care.referral_coach c
			where c.municipality_id = (select actor.municipality()) and c.practice_id = practice and c.worker_id = (select actor.person()) and c.team_id = (select actor.team()))))
$$;
revoke all on function care.coaches(uuid, text, uuid) from public;
grant execute on function care.coaches(uuid, text, uuid) to zone_care;

create policy coaches_read on care.referral for select to zone_care using (municipality_id = (select actor.municipality()) and care.coaches(organisation_id, area_code, practice_id));
-- A lead sees how many wait and how long, not who.
create policy leads_read on care.referral for select to zone_care using (
	municipality_id = (select actor.municipality()) and (select actor.is('team_lead')) and organisation_id = (select actor.organisation()) and area_code = any ((select actor.areas())::text[]));
-- Untaken, one's own, or left alone for a week.
create policy coaches_carry_on on care.referral for update to zone_care
	using (municipality_id = (select actor.municipality()) and ended_on is null and care.coaches(organisation_id, area_code, practice_id)
		and (taken_by is null or taken_by = (select actor.person()) or coalesce(step_on, taken_on) <= current_date - 7))
	with check (municipality_id = (select actor.municipality()) and care.coaches(organisation_id, area_code, practice_id)
		and (taken_by is null or taken_by = (select actor.person())) and outcome is distinct from 'withdrawn');
create policy rounds_read on care.referral for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('referrals.tend')));
create policy rounds_release on care.referral for update to zone_care
	using (municipality_id = (select actor.municipality()) and ended_on is null and (select actor.is_task('referrals.tend')))
	with check (municipality_id = (select actor.municipality()) and taken_by is null and (select actor.is_task('referrals.tend')));
create policy rounds_read on care.referral_coach for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('referrals.tend')));
create policy rounds_unname on care.referral_coach for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('referrals.tend')));
-- Who still works here: nobody waits for a coach who left.
create policy referrals_look_who_works on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('referrals.tend')) and role in ('social_broker', 'team_worker'));
grant select (municipality_id, id, practice_id, organisation_id, area_code, came_by, agreed_how, level, follow_end, slip_by, referred_on, due_on, taken_by, taken_called, taken_on, step_on, reached_on, came, outcome, ended_on) on care.referral to zone_care;
grant update (taken_by, taken_called, taken_on, step_on, reached_on, came, outcome, ended_on, level) on care.referral to zone_care;

-- Who it is and what they ask is read by who took it on, and by nobody who only could.
create function care.took_on_referral(one uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from care.referral r where r.municipality_id = (select actor.municipality()) and r.id = one and r.taken_by = (select actor.person()))
$$;
create function care.carries_referral(one uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from care.referral r where r.municipality_id = (select actor.municipality()) and r.id = one and r.taken_by = (select actor.person()) and r.ended_on is null)
$$;
revoke all on function care.took_on_referral(uuid), care.carries_referral(uuid) from public;
grant execute on function care.took_on_referral(uuid), care.carries_referral(uuid) to zone_care;

create policy who_took_it_reads on care.referral_person for select to zone_care using (municipality_id = (select actor.municipality()) and care.took_on_referral(id));
grant select on care.referral_person to zone_care;
create policy who_took_it_reads on care.referral_answer for select to zone_care using (municipality_id = (select actor.municipality()) and care.took_on_referral(id));
create policy who_carries_it_writes on care.referral_answer for insert to zone_care with check (municipality_id = (select actor.municipality()) and care.carries_referral(id));
grant select, insert on care.referral_answer to zone_care;
create policy as_the_referral on care.referral_step for select to zone_care using (municipality_id = (select actor.municipality())
	and exists (select from care.referral r where r.municipality_id = referral_step.municipality_id and r.id = referral_step.referral_id));
create policy who_carries_it_adds on care.referral_step for insert to zone_care with check (municipality_id = (select actor.municipality())
	and kind in ('taken', 'given-back', 'try', 'talk', 'no-show', 'asked', 'told', 'level') and care.carries_referral(referral_id));
grant select, insert on care.referral_step to zone_care;

-- What stands behind a link of a practice, while it runs.
create function care.practice_by_key(hash text, its_use text)
returns table (id uuid, organisation_id uuid, our_name text, name text, kind text, area_code text, answer_days smallint, until_on date)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id, p.organisation_id, p.our_name, p.name, p.kind, p.area_code, p.answer_days, k.until_on
	from care.referral_key k join open.referral_practice p on p.municipality_id = k.municipality_id and p.id = k.practice_id
	where k.municipality_id = (select actor.municipality()) and k.key_hash = hash and k.use = its_use and k.revoked_on is null and k.until_on >= current_date and p.ended_on is null
		-- A program comes as itself, with its key as bearer.
		and (its_use = 'form' or ((select actor.kind()) = 'partner' and (select actor.code()) = hash))
$$;
-- The only way a referral comes in. What it holds is sealed before it gets here.
create function care.refer(hash text, its_use text, one uuid, what jsonb, today date, due date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	practice record;
	here uuid := actor.municipality();
begin
	select * into practice from care.practice_by_key(hash, its_use);
	if practice.id is null then
		return false;
	end if;
	insert into care.referral (municipality_id, id, practice_id, organisation_id, area_code, came_by, agreed_how, level, follow_hash, follow_end, slip_hash, referred_on, due_on)
		values (here, one, practice.id, practice.organisation_id, practice.area_code, its_use, what->>'agreedHow', (what->>'level')::smallint, what->>'followHash', what->>'followEnd', what->>'slipHash', today, due);
	insert into care.referral_person (municipality_id, id, called_sealed, reach_how, reach_sealed, voicemail, question_sealed, passion_sealed, reference_sealed)
		values (here, one, what->>'called', what->>'reachHow', what->>'reach', (what->>'voicemail')::boolean, what->>'question', what->>'passion', what->>'reference');
	insert into care.referral_step (municipality_id, id, referral_id, on_day, kind, practice_role) values (here, gen_random_uuid(), one, today, 'referred', 'referrer');
	return true;
end
$$;

-- What a practice hears about one referral, by its code or by the key of its program: never more than the person chose, and no list.
create function care.referral_told(hash text, one uuid)
returns table (id uuid, practice text, level smallint, referred_on date, reference_sealed text, taken_on date, came boolean, outcome text, ended_on date, chosen_sealed text, note_sealed text)
language sql stable security definer set search_path = pg_catalog
as $$
	select r.id, p.name, r.level, r.referred_on, coalesce(w.reference_sealed, ''),
		case when r.level >= 2 then r.taken_on end,
		case when r.level >= 1 then r.came end,
		-- Where somebody went instead, or why it stopped, is a matter of the note.
		case when r.level >= 3 or r.outcome in ('linked', 'helped', 'not-reached', 'did-not-come') and r.level = 2 then r.outcome
			when r.level = 2 and r.outcome = 'to-team' then 'helped'
			when r.level = 2 and r.outcome is not null then 'other' end,
		case when r.level >= 1 then r.ended_on end,
		case when r.level >= 2 then coalesce(a.chosen_sealed, '') else '' end,
		case when r.level >= 3 then coalesce(a.note_sealed, '') else '' end
	from care.referral r
	join open.referral_practice p on p.municipality_id = r.municipality_id and p.id = r.practice_id
	left join care.referral_person w on w.municipality_id = r.municipality_id and w.id = r.id
	left join care.referral_answer a on a.municipality_id = r.municipality_id and a.id = r.id
	where r.municipality_id = (select actor.municipality()) and r.outcome is distinct from 'withdrawn'
		and (r.follow_hash = hash or (r.id = one and r.practice_id = (select k.id from care.practice_by_key((select actor.code()), 'program') k)))
$$;
-- That the practice looked stands in sight of the person, once a day.
create function care.practice_looked(hash text, one uuid, today date) returns void
language sql volatile security definer set search_path = pg_catalog
as $$
	insert into care.referral_step (municipality_id, id, referral_id, on_day, kind, practice_role)
		select actor.municipality(), gen_random_uuid(), t.id, today, 'looked', 'referrer' from care.referral_told(hash, one) t
		where not exists (select from care.referral_step s where s.municipality_id = actor.municipality() and s.referral_id = t.id and s.kind = 'looked' and s.on_day = today)
$$;

-- Behind the slip of the person: everything, when the coach gave it. The practice may have kept the first one: behind that stands what they typed together.
create function care.referral_slip(hash text)
returns table (id uuid, slip_by text, practice text, our_name text, level smallint, referred_on date, due_on date, called_sealed text, question_sealed text, passion_sealed text, taken_called text, taken_on date, came boolean, outcome text, ended_on date, chosen_sealed text, why_sealed text, note_sealed text)
language sql stable security definer set search_path = pg_catalog
as $$
	select r.id, r.slip_by, p.name, p.our_name, r.level, r.referred_on, r.due_on, coalesce(w.called_sealed, ''), coalesce(w.question_sealed, ''), coalesce(w.passion_sealed, ''),
		c.taken_called, c.taken_on, c.came, c.outcome, c.ended_on, coalesce(a.chosen_sealed, ''), coalesce(a.why_sealed, ''), coalesce(a.note_sealed, '')
	from care.referral r
	left join care.referral c on c.municipality_id = r.municipality_id and c.id = r.id and c.slip_by = 'coach'
	join open.referral_practice p on p.municipality_id = r.municipality_id and p.id = r.practice_id
	left join care.referral_person w on w.municipality_id = r.municipality_id and w.id = r.id
	left join care.referral_answer a on a.municipality_id = c.municipality_id and a.id = c.id
	where r.municipality_id = (select actor.municipality()) and r.slip_hash = hash
$$;
create function care.referral_slip_steps(hash text)
returns table (on_day date, kind text, how text, reached boolean, practice_role text, by_called text)
language sql stable security definer set search_path = pg_catalog
as $$
	select s.on_day, s.kind, s.how, s.reached, s.practice_role, s.by_called
	from care.referral r join care.referral_step s on s.municipality_id = r.municipality_id and s.referral_id = r.id
	where r.municipality_id = (select actor.municipality()) and r.slip_hash = hash and r.slip_by = 'coach' order by s.on_day, s.kind <> 'referred', s.id
$$;
-- The person chooses how much the practice hears, at any moment; on the first slip only less, for the practice may hold that one. No worker does it on their slip.
create function care.referral_slip_level(hash text, chosen smallint, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	one uuid;
begin
	update care.referral r set level = chosen where r.municipality_id = actor.municipality() and r.slip_hash = hash and actor.kind() <> 'staff'
		and (r.slip_by = 'coach' or chosen <= r.level) returning r.id into one;
	if one is null then
		return false;
	end if;
	insert into care.referral_step (municipality_id, id, referral_id, on_day, kind) values (actor.municipality(), gen_random_uuid(), one, today, 'level');
	return true;
end
$$;
-- Taken back: every word, number and step goes at once, and both codes open nothing. Only that there was one stays, for who would call.
create function care.referral_withdraw(hash text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	one uuid;
begin
	update care.referral r set follow_hash = null, slip_hash = null, level = 0, came = null, outcome = 'withdrawn', ended_on = coalesce(r.ended_on, today)
		where r.municipality_id = actor.municipality() and r.slip_hash = hash returning r.id into one;
	if one is null then
		return false;
	end if;
	delete from care.referral_person p where p.municipality_id = actor.municipality() and p.id = one;
	delete from care.referral_answer a where a.municipality_id = actor.municipality() and a.id = one;
	delete from care.referral_step s where s.municipality_id = actor.municipality() and s.referral_id = one;
	return true;
end
$$;
-- A slip of the coach, for the person alone: the one before opens nothing any more.
create function care.new_referral_slip(one uuid, hash text, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	coach text;
begin
	update care.referral r set slip_hash = hash, slip_by = 'coach'
		where r.municipality_id = actor.municipality() and r.id = one and r.taken_by = actor.person() and r.outcome is distinct from 'withdrawn'
			and care.coaches(r.organisation_id, r.area_code, r.practice_id) returning r.taken_called into coach;
	if coach is null then
		return false;
	end if;
	insert into care.referral_step (municipality_id, id, referral_id, on_day, kind, by_called) values (actor.municipality(), gen_random_uuid(), one, today, 'slip', coach);
	return true;
end
$$;
-- Where the practice is told that there is an answer, for who carries that referral.
create function care.referral_mail(one uuid) returns table (id uuid, mail_sealed text)
language sql stable security definer set search_path = pg_catalog
as $$
	select m.id, m.mail_sealed from care.referral r join care.referral_post m on m.municipality_id = r.municipality_id and m.id = r.practice_id
	where r.municipality_id = (select actor.municipality()) and r.id = one and r.taken_by = (select actor.person())
$$;
revoke all on function care.practice_by_key(text, text), care.refer(text, text, uuid, jsonb, date, date), care.referral_told(text, uuid), care.practice_looked(text, uuid, date), care.referral_slip(text),
	care.referral_slip_steps(text), care.referral_slip_level(text, smallint, date), care.referral_withdraw(text, date), care.new_referral_slip(uuid, text, date), care.referral_mail(uuid) from public;
grant execute on function care.practice_by_key(text, text), care.refer(text, text, uuid, jsonb, date, date), care.referral_told(text, uuid), care.practice_looked(text, uuid, date), care.referral_slip(text),
	care.referral_slip_steps(text), care.referral_slip_level(text, smallint, date), care.referral_withdraw(text, date), care.new_referral_slip(uuid, text, date), care.referral_mail(uuid) to zone_care;

-- Several may reach a row, so the row says who changes what: an end is an end, taking on is in one's own name, and only who carries it says what became of it.
create function care.who_changes_what_on_a_referral() returns trigger
language plpgsql set search_path = pg_catalog
as $$
declare
	me uuid := actor.person();
	holds boolean := old.taken_by is not distinct from new.taken_by;
	says boolean := row(new.reached_on, new.came, new.outcome, new.ended_on, new.level) is distinct from row(old.reached_on, old.came, old.outcome, old.ended_on, old.level);
begin
	if actor.kind() is null or current_user not like 'zone\_%'
		or (old.ended_on is null and holds and old.taken_by = me)
		or (old.ended_on is null and not holds and not says and (new.taken_by = me or new.taken_by is null)) then
		return new;
	end if;
	raise exception 'this is not theirs to change on a referral' using errcode = 'insufficient_privilege';
end
$$;
create trigger who_changes_what_on_a_referral before update on care.referral for each row execute function care.who_changes_what_on_a_referral();

-- When its time is over: who it is three months after the end, the rest after a year; a practice a year after it stopped.
create policy eraser_reads on care.referral for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy eraser_takes_away on care.referral for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy eraser_reads on care.referral_person for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy eraser_takes_away on care.referral_person for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy eraser_reads on care.referral_key for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy eraser_takes_away on care.referral_key for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy eraser_takes_away on open.referral_practice for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
grant delete on care.referral, care.referral_person, care.referral_key, open.referral_practice to zone_care;
