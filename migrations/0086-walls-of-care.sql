-- Asking about one's own file, taking a file out for a while, and what a permission opens, known by name. (clients)

-- A copy, something that is not right, being forgotten, leaving it at rest, or a look that should not be: an answer within a month (AVG art. 12.3).
create table care.file_request (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	kind text not null check (kind in ('copy', 'correct', 'erase', 'restrict', 'look')),
	-- What the person says of it. It stays with the file and nobody takes it away.
	words_sealed text not null,
	asked_on date not null,
	due_on date not null,
	reminded_on date,
	outcome text check (outcome in ('done', 'partly', 'not')),
	answer_sealed text not null default '',
	answered_on date,
	answered_by uuid,
	answered_called text not null default '' check (length(answered_called) <= 120),
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check (due_on > asked_on and due_on <= asked_on + interval '1 month'),
	check ((answered_on is null) = (outcome is null) and (answered_on is null) = (answered_by is null))
);
create index file_request_of on care.file_request (municipality_id, client_id);
create index file_request_waiting on care.file_request (municipality_id, due_on) where answered_on is null;

-- A worker takes a copy along, with a reason: a page for seven days that says who, when and why on every sheet.
create table care.file_export (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	worker_id uuid not null,
	worker_called text not null check (length(worker_called) between 1 and 120),
	reason text not null check (reason in ('asked-by-person', 'handover', 'objection', 'inspection')),
	words_sealed text not null check (words_sealed <> ''),
	made_on date not null,
	until_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade,
	check (until_on between made_on and made_on + 7)
);
create index file_export_of on care.file_export (municipality_id, client_id);

select care.wall(t) from unnest(array['care.file_request', 'care.file_export']::regclass[]) t;

create policy person_asks on care.file_request for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]) and answered_on is null and reminded_on is null);
create policy person_reads on care.file_request for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]));
-- Who helps reads what was asked, but for a complaint about a look: that may be about them.
create policy helper_reads on care.file_request for select to zone_care using (municipality_id = (select actor.municipality()) and kind <> 'look' and client_id = any ((select care.clients_i_arrange())::uuid[]));
create policy officer_reads on care.file_request for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')));
-- The first answer stands. A look that should not be is weighed by the officer alone, and being forgotten too.
create policy answered on care.file_request for update to zone_care
	using (municipality_id = (select actor.municipality()) and answered_on is null
		and ((select actor.is('privacy_officer')) or (kind in ('copy', 'correct', 'restrict') and client_id = any ((select care.clients_named_to_me())::uuid[]))))
	with check (municipality_id = (select actor.municipality()) and answered_by = (select actor.person())
		and ((select actor.is('privacy_officer')) or (kind in ('copy', 'correct', 'restrict') and client_id = any ((select care.clients_named_to_me())::uuid[]))));
create policy tended on care.file_request for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('clients.tend')));
create policy reminded on care.file_request for update to zone_care
	using (municipality_id = (select actor.municipality()) and answered_on is null and (select actor.is_task('clients.tend')))
	with check (municipality_id = (select actor.municipality()) and answered_on is null and (select actor.is_task('clients.tend')));
grant select, insert, update (reminded_on, outcome, answer_sealed, answered_on, answered_by, answered_called) on care.file_request to zone_care;

create policy helper_takes on care.file_export for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_named_to_me())::uuid[]) and worker_id = (select actor.person()));
create policy helper_reads on care.file_export for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_help())::uuid[]));
create policy person_reads on care.file_export for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]));
create policy officer_reads on care.file_export for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is('privacy_officer')));
grant select, insert on care.file_export to zone_care;

-- Who gets a part knows whose it is, until when and what for, and nothing else of the file.
create function care.shared_with_me()
returns table (permission_id uuid, client_id uuid, name_sealed text, area_code text, scope text[], purpose text, given_on date, until_on date, named_called text)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id, c.id, c.name_sealed, c.area_code, p.scope, p.purpose, p.given_on, p.until_on,
		coalesce((select r.worker_called from care.relation r where r.municipality_id = c.municipality_id and r.client_id = c.id and r.kind = 'named' and r.ended_on is null), '')
	from care.sharing_permission p join care.client c on c.municipality_id = p.municipality_id and c.id = p.client_id
	where p.municipality_id = actor.municipality() and p.to_team_id = actor.team() and p.to_organisation_id = actor.organisation()
		and p.withdrawn_at is null and current_date between p.given_on and p.until_on
		and c.id = any (care.clients_shared_with_me(p.scope[1]))
	order by p.until_on, p.id limit 200
$$;

-- An officer who weighs a look, or answers, reads who had it open and of which team the file is; not whose it is.
create function care.looks_to_weigh()
returns table (look_id uuid, client_id uuid, worker_id uuid, worker_called text, organisation_id uuid, reason text, words_sealed text, opened_at timestamptz, tell_by date, told_on date, held boolean, reviewed_on date, verdict text)
language sql stable security definer set search_path = pg_catalog
as $$
	select e.id, e.client_id, e.worker_id, e.worker_called, e.organisation_id, e.reason, e.words_sealed, e.opened_at, e.tell_by, e.told_on, c.held_since is not null, e.reviewed_on, e.verdict
	from care.emergency_look e join care.client c on c.municipality_id = e.municipality_id and c.id = e.client_id
	where e.municipality_id = actor.municipality() and actor.kind() = 'staff' and actor.is('privacy_officer')
	order by e.reviewed_on is not null, e.opened_at desc limit 200
$$;

-- What the child said of it, when a worker weighed whether a parent reads along.
alter table care.representative add column weighed_words_sealed text not null default '' check (weighed_words_sealed = '' or weighed_words_sealed ~ '^s1\.[0-9a-f-]{36}\.[A-Za-z0-9_-]+$');
grant update (weighed_words_sealed) on care.representative to zone_care;
-- For who helps; no parent reads what the child said of them, and no copy holds it.
create function care.weighed_words(of_client uuid) returns table (id uuid, words_sealed text)
language sql stable security definer set search_path = pg_catalog
as $$
	select r.id, r.weighed_words_sealed from care.representative r
	where r.municipality_id = actor.municipality() and r.client_id = of_client and of_client = any (care.clients_i_arrange())
$$;
revoke all on function care.weighed_words(uuid) from public;
grant execute on function care.weighed_words(uuid) to zone_care;

-- Somebody died: nobody signs in to this file any more, and nobody stands for them.
create function care.close_the_doors() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	update care.representative r set ended_on = current_date, claim_hash = null
	where r.municipality_id = new.municipality_id and r.client_id = new.id and r.ended_on is null;
	update care.sharing_permission p set withdrawn_at = now()
	where p.municipality_id = new.municipality_id and p.client_id = new.id and p.withdrawn_at is null;
	new.account_id = null;
	new.claim_hash = null;
	return new;
end
$$;
create trigger died before update of ended_as on care.client for each row when (new.ended_as = 'died' and old.ended_as is distinct from 'died') execute function care.close_the_doors();

revoke all on function care.shared_with_me(), care.looks_to_weigh(), care.close_the_doors() from public;
grant execute on function care.shared_with_me(), care.looks_to_weigh() to zone_care;

-- Who parts with a paper code that no longer counts: a representative's last day has come.
create policy tended on care.representative for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('clients.tend')));
create policy tended_on on care.representative for update to zone_care
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('clients.tend')))
	with check (municipality_id = (select actor.municipality()) and ended_on is not null and (select actor.is_task('clients.tend')));

-- The round that tells of looks and requests writes to leads and officers.
create policy care_writes_to_workers on community.worker for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('clients.tend')));
create policy care_looks_who_works on community.assignment for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('clients.tend')));

-- Of which team the files are that somebody looked at, for the weekly list of what stands out; nothing else of them.
create function care.teams_of_files(files uuid[]) returns table (id uuid, team_id uuid)
language sql stable security definer set search_path = pg_catalog
as $$
	select c.id, c.team_id from care.client c where c.municipality_id = actor.municipality() and actor.is_task('privacy.watch') and c.id = any (files)
$$;
revoke all on function care.teams_of_files(uuid[]) from public;
grant execute on function care.teams_of_files(uuid[]) to zone_care;
