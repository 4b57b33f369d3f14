-- An institution comes to the neighbourhood: when and where, what people want to ask it, and the answers that stay for everybody. (sessions)

create table open.institution_session (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	-- Short enough to type from a poster.
	code text not null check (code ~ '^[0-9a-hjkmnp-tv-z]{6}$'),
	institution text not null check (length(institution) between 2 and 80),
	about text not null check (length(about) between 10 and 280),
	area_code text not null,
	place text not null check (length(place) between 3 and 120),
	held_on date not null,
	starts_at text not null check (starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
	-- The day on which the institution said that it comes.
	confirmed_on date,
	made_on date not null,
	primary key (municipality_id, id)
);
create unique index institution_session_code on open.institution_session (municipality_id, code);
create index institution_session_by_day on open.institution_session (municipality_id, held_on desc);

-- What stays for everybody: a question in a worker's words, its answer, and when that was last checked.
create table open.session_answer (
	municipality_id uuid not null,
	id uuid not null,
	session_id uuid not null,
	question text not null check (length(question) between 5 and 280),
	answer text not null check (length(answer) between 2 and 1000),
	checked_on date not null,
	made_at timestamptz not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, session_id) references open.institution_session (municipality_id, id) on delete cascade
);
create index session_answer_of on open.session_answer (municipality_id, session_id, made_at);

-- From which pattern it grew, and who prepares it. On this side of the wall only.
create table community.session_origin (
	municipality_id uuid not null,
	session_id uuid not null,
	pattern_id uuid,
	made_by uuid not null,
	primary key (municipality_id, session_id),
	foreign key (municipality_id, session_id) references open.institution_session (municipality_id, id) on delete cascade,
	foreign key (municipality_id, made_by) references community.worker (municipality_id, id)
);

-- What people want to ask. Nobody's name, and no more than the day.
create table community.session_question (
	municipality_id uuid not null,
	id uuid not null,
	session_id uuid not null,
	text text not null check (length(text) between 5 and 280),
	source text not null check (source in ('resident', 'worker')),
	asked_on date not null,
	-- The same question in other words.
	merged_into uuid,
	answered_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, session_id) references open.institution_session (municipality_id, id) on delete cascade,
	foreign key (municipality_id, merged_into) references community.session_question (municipality_id, id),
	check (merged_into <> id)
);
create index session_question_of on community.session_question (municipality_id, session_id);

-- Did it help? Without who.
create table community.session_help (
	municipality_id uuid not null,
	id uuid not null,
	session_id uuid not null,
	helped text not null check (helped in ('yes', 'a-bit', 'no')),
	told_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, session_id) references open.institution_session (municipality_id, id) on delete cascade
);
create index session_help_of on community.session_help (municipality_id, session_id);

alter table open.institution_session enable row level security;
alter table open.institution_session force row level security;
alter table open.session_answer enable row level security;
alter table open.session_answer force row level security;
alter table community.session_origin enable row level security;
alter table community.session_origin force row level security;
alter table community.session_question enable row level security;
alter table community.session_question force row level security;
alter table community.session_help enable row level security;
alter table community.session_help force row level security;

create policy everyone_reads on open.institution_session for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy workers_prepare on open.institution_session for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]));
create policy workers_go_on on open.institution_session for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()));

create policy tidied on open.institution_session for delete to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('sessions.tidy')));

-- Whether the actor prepares this session: the workers of its area.
create function community.prepares_session(session uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from open.institution_session s
		where s.municipality_id = (select actor.municipality()) and s.id = session
			and (select actor.is('social_broker', 'team_worker', 'team_lead')) and s.area_code = any ((select actor.areas())::text[]))
$$;
revoke all on function community.prepares_session(uuid) from public;
grant execute on function community.prepares_session(uuid) to zone_community;

create policy everyone_reads on open.session_answer for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy workers_answer on open.session_answer for insert to zone_community with check (municipality_id = (select actor.municipality()) and community.prepares_session(session_id));
create policy workers_check on open.session_answer for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.prepares_session(session_id))
	with check (municipality_id = (select actor.municipality()) and community.prepares_session(session_id));

create policy workers_read on community.session_origin for select to zone_community using (municipality_id = (select actor.municipality()) and community.prepares_session(session_id));
create policy workers_note on community.session_origin for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and community.prepares_session(session_id) and made_by = (select actor.person()));

create policy anyone_asks on community.session_question for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and merged_into is null and answered_at is null
	and (source = 'resident' or community.prepares_session(session_id))
	and exists (select from open.institution_session s where s.municipality_id = session_question.municipality_id and s.id = session_id));
create policy workers_read on community.session_question for select to zone_community using (municipality_id = (select actor.municipality()) and community.prepares_session(session_id));
create policy workers_merge on community.session_question for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.prepares_session(session_id))
	with check (municipality_id = (select actor.municipality()) and community.prepares_session(session_id));
create policy tidied_reads on community.session_question for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('sessions.tidy')));
create policy tidied on community.session_question for delete to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('sessions.tidy')));

create policy anyone_tells on community.session_help for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and exists (select from open.institution_session s where s.municipality_id = session_help.municipality_id and s.id = session_id and s.held_on <= session_help.told_on));
create policy owner_counts on community.session_help for select to current_user using (true);
-- How it helped, from five answers up.
create function community.session_helped(session uuid) returns table (helped text, people integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select h.helped, count(*)::integer from community.session_help h
	where h.municipality_id = (select actor.municipality()) and h.session_id = session
		and 5 <= (select count(*) from community.session_help a where a.municipality_id = h.municipality_id and a.session_id = session)
	group by h.helped
$$;
revoke all on function community.session_helped(uuid) from public;
grant execute on function community.session_helped(uuid) to zone_community;

grant select on open.institution_session, open.session_answer to zone_open, zone_community, zone_care;
grant insert on open.institution_session, open.session_answer to zone_community;
grant delete on open.institution_session to zone_community;
grant update (place, held_on, starts_at, confirmed_on) on open.institution_session to zone_community;
grant update (question, answer, checked_on) on open.session_answer to zone_community;
grant select, insert on community.session_origin to zone_community;
grant select, insert, delete on community.session_question to zone_community;
grant update (merged_into, answered_at) on community.session_question to zone_community;
grant insert on community.session_help to zone_community;
