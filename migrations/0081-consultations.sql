-- A talk between colleagues about one person, without a name unless the person said yes: who was there, what was decided, and what others learn of it. (consultations)

create table care.consultation (
	municipality_id uuid not null references open.municipality,
	-- Untimed: what stands beside it in the file must not be found by the moment it was made.
	id uuid not null,
	owner_id uuid not null,
	owner_called text not null check (length(owner_called) between 1 and 120),
	team_id uuid not null,
	organisation_id uuid not null,
	-- The district alone: a neighbourhood and a worker together would tell who it is.
	area_code text not null check (area_code ~ '^WK\d{6}$'),
	question_sealed text not null check (question_sealed <> ''),
	on_day date not null,
	place_called text not null check (length(place_called) between 2 and 120),
	-- Somebody who knows it from their own life speaks for the person. They come by name and sign in nowhere.
	expert_sealed text not null default '',
	informed text check (informed in ('present', 'informed', 'exception')),
	exception_sealed text not null default '',
	began_on date,
	decision_sealed text not null default '',
	objected_on date,
	made_on date not null,
	primary key (municipality_id, id),
	constraint consultation_informs check (began_on is null or informed is not null),
	check ((informed = 'exception') is not true or exception_sealed <> ''),
	check (decision_sealed = '' or began_on is not null)
);
create index consultation_of_owner on care.consultation (municipality_id, owner_id);

-- Of whom it is: the owner knows, and the person. The name stands here alone, and only after a yes to it.
create table care.consultation_client (
	municipality_id uuid not null,
	id uuid not null,
	consultation_id uuid not null,
	client_id uuid not null,
	called_sealed text not null default '',
	primary key (municipality_id, id),
	foreign key (municipality_id, consultation_id) references care.consultation (municipality_id, id) on delete cascade,
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create unique index consultation_is_of_one on care.consultation_client (municipality_id, consultation_id);
create index consultation_client_of on care.consultation_client (municipality_id, client_id);

create table care.consultation_invited (
	municipality_id uuid not null,
	id uuid not null,
	consultation_id uuid not null,
	worker_id uuid not null,
	worker_called text not null check (length(worker_called) between 1 and 120),
	team_id uuid not null,
	organisation_id uuid not null,
	organisation_called text not null default '' check (length(organisation_called) <= 120),
	opened_on date,
	attended boolean not null default false,
	primary key (municipality_id, id),
	foreign key (municipality_id, consultation_id) references care.consultation (municipality_id, id) on delete cascade
);
create unique index consultation_invites_once on care.consultation_invited (municipality_id, consultation_id, worker_id);
create index consultation_invited_worker on care.consultation_invited (municipality_id, worker_id);

create table care.consultation_action (
	municipality_id uuid not null,
	id uuid not null,
	consultation_id uuid not null,
	worker_id uuid not null,
	worker_called text not null check (length(worker_called) between 1 and 120),
	what_sealed text not null check (what_sealed <> ''),
	due_on date not null,
	state text not null default 'asked' check (state in ('asked', 'accepted', 'declined', 'done', 'not')),
	said_on date,
	made_on date not null,
	primary key (municipality_id, id),
	foreign key (municipality_id, consultation_id) references care.consultation (municipality_id, id) on delete cascade,
	check ((state = 'asked') = (said_on is null))
);
create index consultation_action_of on care.consultation_action (municipality_id, worker_id);

-- What others learn of it: of nobody, by nobody, from a month. Nothing leads from here to the talk.
create table care.case_lesson (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	words_sealed text not null check (words_sealed <> ''),
	month date not null check (extract(day from month) = 1),
	primary key (municipality_id, id)
);

select care.wall(t) from unnest(array['care.consultation', 'care.consultation_client', 'care.consultation_invited', 'care.consultation_action', 'care.case_lesson']::regclass[]) t;

-- What is of nobody any more goes: the talk leaves with the file it was about.
create function care.consultation_goes_along() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	delete from care.consultation c where c.municipality_id = old.municipality_id and c.id = old.consultation_id;
	return null;
end
$$;
revoke all on function care.consultation_goes_along() from public;
create trigger consultation_goes_along after delete on care.consultation_client for each row execute function care.consultation_goes_along();

-- The owner, in the team they brought it in for, while they help the person.
create function care.consultations_i_own() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(c.id), '{}') from care.consultation c
	where c.municipality_id = actor.municipality() and c.owner_id = actor.person() and c.team_id = actor.team()
		and actor.kind() = 'staff' and actor.is('team_worker')
		and not exists (select from care.consultation_client l
			where l.municipality_id = c.municipality_id and l.consultation_id = c.id and not (l.client_id = any (care.clients_i_help())))
$$;

-- Who was invited sees this one alone, from when it is said how the person knows until thirty days after; never of somebody near, and nothing more once the person objects.
create function care.consultations_i_attend() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(c.id), '{}')
	from care.consultation_invited i
	join care.consultation c on c.municipality_id = i.municipality_id and c.id = i.consultation_id
	join care.consultation_client l on l.municipality_id = c.municipality_id and l.consultation_id = c.id
	join care.client f on f.municipality_id = l.municipality_id and f.id = l.client_id
	where i.municipality_id = actor.municipality() and i.worker_id = actor.person() and i.team_id = actor.team()
		and actor.kind() = 'staff' and actor.is('team_worker', 'social_broker', 'municipal_contact')
		and c.informed is not null and c.objected_on is null and current_date <= coalesce(c.began_on, c.on_day) + 30
		and f.restricted_since is null and not care.is_near(i.worker_id, l.client_id)
$$;

-- What was asked of a colleague stays theirs when they said yes, also after those thirty days; never past a no of the person.
create function care.actions_asked_of_me() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(a.id), '{}')
	from care.consultation_action a
	join care.consultation c on c.municipality_id = a.municipality_id and c.id = a.consultation_id
	join care.consultation_client l on l.municipality_id = c.municipality_id and l.consultation_id = c.id
	join care.client f on f.municipality_id = l.municipality_id and f.id = l.client_id
	where a.municipality_id = actor.municipality() and a.worker_id = actor.person()
		and (c.id = any (care.consultations_i_own()) or c.id = any (care.consultations_i_attend())
			or a.state = 'accepted' and c.objected_on is null and f.restricted_since is null and not care.is_near(a.worker_id, l.client_id)
				and actor.kind() = 'staff' and actor.is('team_worker', 'social_broker', 'municipal_contact')
				and exists (select from care.consultation_invited i where i.municipality_id = c.municipality_id and i.consultation_id = c.id
					and i.worker_id = a.worker_id and i.team_id = actor.team()))
$$;

-- The person reads of it once they were told; an exception ends by itself, thirty days after.
create function care.consultations_about_me() returns uuid[]
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(array_agg(c.id), '{}')
	from care.consultation_client l join care.consultation c on c.municipality_id = l.municipality_id and c.id = l.consultation_id
	where l.municipality_id = actor.municipality() and l.client_id = any (care.clients_i_am())
		and (c.informed in ('present', 'informed') or c.objected_on is not null
			or (c.informed = 'exception' and current_date > coalesce(c.began_on, c.on_day) + 30))
$$;
revoke all on function care.consultations_i_own(), care.consultations_i_attend(), care.actions_asked_of_me(), care.consultations_about_me() from public;
grant execute on function care.consultations_i_own(), care.consultations_i_attend(), care.actions_asked_of_me(), care.consultations_about_me() to zone_care;

create policy owner_reads on care.consultation for select to zone_care using (municipality_id = (select actor.municipality()) and id = any ((select care.consultations_i_own())::uuid[]));
create policy owner_brings_in on care.consultation for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and owner_id = (select actor.person()) and team_id = (select actor.team()) and organisation_id = (select actor.organisation())
	and (select actor.kind()) = 'staff' and (select actor.is('team_worker')) and exists (select from unnest((select actor.areas())) a where 'WK' || substr(a, 3, 6) = area_code) and began_on is null and objected_on is null);
create policy owner_changes on care.consultation for update to zone_care
	using (municipality_id = (select actor.municipality()) and id = any ((select care.consultations_i_own())::uuid[]) and objected_on is null)
	with check (municipality_id = (select actor.municipality()) and owner_id = (select actor.person()) and team_id = (select actor.team()) and (select actor.is('team_worker')));
create policy invited_reads on care.consultation for select to zone_care using (municipality_id = (select actor.municipality()) and id = any ((select care.consultations_i_attend())::uuid[]));
create policy person_reads on care.consultation for select to zone_care using (municipality_id = (select actor.municipality()) and id = any ((select care.consultations_about_me())::uuid[]));
create policy at_its_end_read on care.consultation for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy at_its_end_gone on care.consultation for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));

create policy owner_reads on care.consultation_client for select to zone_care using (
	municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_i_own())::uuid[]) and client_id = any ((select care.clients_i_help())::uuid[]));
create policy owner_ties on care.consultation_client for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_i_own())::uuid[]) and client_id = any ((select care.clients_i_help())::uuid[]));
create policy person_reads on care.consultation_client for select to zone_care using (
	municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_about_me())::uuid[]));

create policy owner_reads on care.consultation_invited for select to zone_care using (municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_i_own())::uuid[]));
create policy owner_invites on care.consultation_invited for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_i_own())::uuid[]) and worker_id <> (select actor.person()) and opened_on is null);
create policy owner_notes_who_came on care.consultation_invited for update to zone_care
	using (municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_i_own())::uuid[]))
	with check (municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_i_own())::uuid[]));
create policy invited_reads on care.consultation_invited for select to zone_care using (municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_i_attend())::uuid[]));
create policy person_reads on care.consultation_invited for select to zone_care using (municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_about_me())::uuid[]));

create policy owner_reads on care.consultation_action for select to zone_care using (municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_i_own())::uuid[]));
create policy owner_asks on care.consultation_action for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_i_own())::uuid[]) and state = 'asked'
	and (worker_id = (select actor.person()) or exists (
		select from care.consultation_invited i where i.municipality_id = (select actor.municipality()) and i.consultation_id = consultation_action.consultation_id and i.worker_id = consultation_action.worker_id)));
create policy asked_reads on care.consultation_action for select to zone_care using (municipality_id = (select actor.municipality()) and id = any ((select care.actions_asked_of_me())::uuid[]));
-- Yes, no, done: said by who was asked and by nobody else.
create policy asked_says on care.consultation_action for update to zone_care
	using (municipality_id = (select actor.municipality()) and id = any ((select care.actions_asked_of_me())::uuid[]))
	with check (municipality_id = (select actor.municipality()) and worker_id = (select actor.person()));
create policy invited_reads on care.consultation_action for select to zone_care using (municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_i_attend())::uuid[]));
create policy person_reads on care.consultation_action for select to zone_care using (municipality_id = (select actor.municipality()) and consultation_id = any ((select care.consultations_about_me())::uuid[]));

create policy workers_read on care.case_lesson for select to zone_care using (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'staff' and (select actor.is('team_worker', 'social_broker', 'municipal_contact', 'team_lead')));
create policy worker_adds on care.case_lesson for insert to zone_care with check (
	municipality_id = (select actor.municipality()) and (select actor.kind()) = 'staff' and (select actor.is('team_worker')));
create policy at_its_end_read on care.case_lesson for select to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));
create policy at_its_end_gone on care.case_lesson for delete to zone_care using (municipality_id = (select actor.municipality()) and (select actor.is_task('privacy.erase')));

grant select, insert, delete, update (informed, exception_sealed, began_on, decision_sealed) on care.consultation to zone_care;
grant select, insert on care.consultation_client to zone_care;
grant select, insert, update (attended) on care.consultation_invited to zone_care;
grant select, insert, update (state, said_on) on care.consultation_action to zone_care;
grant select, insert, delete on care.case_lesson to zone_care;

-- The name, for who was invited: with a permission of this very moment for their team, for a talk like this.
create function care.consultation_name(of_consultation uuid) returns table (id uuid, called_sealed text)
language sql stable security definer set search_path = pg_catalog
as $$
	select l.id, l.called_sealed from care.consultation_client l
	where l.municipality_id = actor.municipality() and l.consultation_id = of_consultation and l.called_sealed <> ''
		and (l.consultation_id = any (care.consultations_i_own()) and l.client_id = any (care.clients_i_help())
			or l.consultation_id = any (care.consultations_i_attend()) and exists (
				select from care.sharing_permission p
				where p.municipality_id = l.municipality_id and p.client_id = l.client_id and p.purpose = 'consultation'
					and p.to_team_id = actor.team() and p.to_organisation_id = actor.organisation()
					and p.withdrawn_at is null and current_date between p.given_on and p.until_on))
$$;

-- That an invited colleague opened it is noted by the opening, not by who opens.
create function care.note_consultation_opened(of_consultation uuid) returns void
language sql security definer set search_path = pg_catalog
as $$
	update care.consultation_invited i set opened_on = current_date
	where i.municipality_id = actor.municipality() and i.consultation_id = of_consultation and i.worker_id = actor.person() and i.opened_on is null
		and i.consultation_id = any (care.consultations_i_attend())
$$;

-- The no of the person stops it at once.
create function care.object_to_consultation(of_consultation uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog
as $$
declare
	changed integer;
begin
	update care.consultation c set objected_on = current_date
	where c.municipality_id = actor.municipality() and c.id = of_consultation and c.objected_on is null and c.id = any (care.consultations_about_me());
	get diagnostics changed = row_count;
	return changed > 0;
end
$$;
revoke all on function care.consultation_name(uuid), care.note_consultation_opened(uuid), care.object_to_consultation(uuid) from public;
grant execute on function care.consultation_name(uuid), care.note_consultation_opened(uuid), care.object_to_consultation(uuid) to zone_care;
