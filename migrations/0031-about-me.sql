-- What somebody asked about their own data, within a month to be answered by the privacy officer. (about-me)

create table community.data_question (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	-- Who asks, about what is known of themselves. Goes with them.
	person_id uuid not null,
	-- The row they point at, and how it read on their screen: whoever answers may not see the row itself.
	about text not null check (about in ('look', 'piece', 'card', 'something')),
	about_words text not null default '' check (length(about_words) <= 400),
	question text not null check (length(question) <= 1000),
	asked_at timestamptz not null,
	-- A month after the asking (AVG art. 12.3).
	due_on date not null,
	outcome text check (outcome in ('mended', 'stays', 'passed-on')),
	answer text not null default '' check (length(answer) <= 1000),
	answered_at timestamptz,
	answered_by uuid,
	-- When the officers were told that a third of the time is left.
	reminded_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, answered_by) references community.worker (municipality_id, id),
	check ((outcome is null) = (answered_at is null))
);
create index data_question_by_person on community.data_question (municipality_id, person_id, asked_at desc);
create index data_question_open on community.data_question (municipality_id, due_on) where answered_at is null;
alter table community.data_question enable row level security;
alter table community.data_question force row level security;

create policy who_asks_adds on community.data_question for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and person_id = (select actor.person()) and answered_at is null);
create policy who_asks_reads on community.data_question for select to zone_community using (
	municipality_id = (select actor.municipality()) and person_id = (select actor.person()));
create policy officer_reads on community.data_question for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')));
create policy officer_answers on community.data_question for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')) and answered_at is null)
	with check (municipality_id = (select actor.municipality()) and answered_by = (select actor.person()) and answered_at is not null);
create policy reminding_reads on community.data_question for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('about-me.remind')) and answered_at is null);
create policy reminding_notes on community.data_question for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('about-me.remind')) and answered_at is null)
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('about-me.remind')) and answered_at is null);
create policy reminding_finds_the_officers on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('about-me.remind')) and role = 'privacy_officer');
create policy reminding_writes_to_them on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('about-me.remind')) and id in (
		select held.worker_id from community.assignment held where held.municipality_id = (select actor.municipality()) and held.role = 'privacy_officer'));
grant select, insert on community.data_question to zone_community;
grant update (outcome, answer, answered_at, answered_by, reminded_on) on community.data_question to zone_community;
call actor.let_erase('community.data_question');

-- Whoever is counted wants to be counted: what hangs on a card that is left alone stays out of patterns and figures (AVG art. 18).
create policy owner_reads_who_rests on community.person_card for select to current_user using (restricted_at is not null);
create function community.left_alone() returns setof uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id from community.person_card c where c.municipality_id = (select actor.municipality()) and c.restricted_at is not null and (select actor.kind()) = 'task'
$$;
revoke all on function community.left_alone() from public;
grant execute on function community.left_alone() to zone_community;
