-- What stands out in who looked at whom, for the privacy officer: found anew each time, and what the officer made of it. (privacy)

-- The task that compares the trail with who works where and who keeps which card; no person does.
create policy watch_reads on audit.entry for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.watch')));
create policy watch_reads on community.person_card for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.watch')));
create policy watch_reads on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.watch')));
create policy watch_reads on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.watch')));

create table community.look_checked (
	municipality_id uuid not null,
	-- The Monday of the week, the worker and the rule: one answer to each.
	week date not null,
	worker_id uuid not null,
	rule text not null check (rule in ('other-team', 'same-name', 'at-night', 'very-many', 'often-refused')),
	words text not null check (length(words) <= 500),
	checked_by uuid not null,
	checked_at timestamptz not null,
	primary key (municipality_id, week, worker_id, rule),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, checked_by) references community.worker (municipality_id, id)
);
alter table community.look_checked enable row level security;
alter table community.look_checked force row level security;
create policy officer_reads on community.look_checked for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')));
-- Nobody says of themselves that it was all right.
create policy officer_checks on community.look_checked for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer'))
	and checked_by = (select actor.person()) and worker_id <> (select actor.person()));
grant select, insert on community.look_checked to zone_community;
call actor.let_erase('community.look_checked');
