-- Who found their way may stand beside others who begin: asked at a moment that suits, in a light role they say yes to and leave with one tap. (light-roles)

-- Somebody offers it out of what they went through themselves, and wants that known.
alter table community.talent add column by_experience boolean not null default false;
grant update (by_experience) on community.talent to zone_community;

create table community.light_role (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	card_id uuid not null,
	-- The worker who asks and stays near, and their team.
	worker_id uuid not null,
	team_id uuid not null,
	-- Beside somebody new, or telling others about it.
	kind text not null check (kind in ('beside', 'telling')),
	asked_words text not null check (length(asked_words) between 5 and 280),
	asked_at timestamptz not null,
	-- Not before this day: a moment that suits.
	ask_on date not null,
	answer text check (answer in ('yes', 'no')),
	answered_at timestamptz,
	answer_how text check (answer_how in ('self', 'spoken')),
	often text check (often in ('once', 'month', 'week')),
	until_on date,
	-- What they want known; stands as a talent that is shared.
	talent_id uuid,
	rests_since timestamptz,
	training_seen_on date,
	next_talk_on date,
	ended_at timestamptz,
	primary key (municipality_id, id),
	foreign key (municipality_id, card_id) references community.person_card (municipality_id, id),
	foreign key (municipality_id, worker_id) references community.worker (municipality_id, id),
	foreign key (municipality_id, talent_id) references community.talent (municipality_id, id),
	check ((answer is null) = (answered_at is null) and (answer is null) = (answer_how is null)),
	check ((answer is not distinct from 'yes') = (talent_id is not null and often is not null and until_on is not null))
);
create unique index light_role_once on community.light_role (municipality_id, card_id, kind) where ended_at is null;
create index light_role_of_team on community.light_role (municipality_id, team_id) where ended_at is null;
create index light_role_ended on community.light_role (municipality_id, ended_at) where ended_at is not null;

alter table community.light_role enable row level security;
alter table community.light_role force row level security;
create policy owner_ends on community.light_role to current_user using (true) with check (true);
create policy person_reads_own on community.light_role for select to zone_community using (
	municipality_id = (select actor.municipality()) and card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer')
	and ask_on <= current_date);
-- Through the card: of whom rests, withdrew or is with another team now, nothing is there.
create policy team_reads on community.light_role for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team())
	and card_id in (select c.id from community.person_card c where c.municipality_id = (select actor.municipality()) and c.team_id = (select actor.team()) and c.restricted_at is null));
create policy team_asks on community.light_role for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team())
	and worker_id = (select actor.person()) and answer is null and ended_at is null
	and card_id in (select c.id from community.person_card c where c.municipality_id = (select actor.municipality()) and c.team_id = (select actor.team()) and c.restricted_at is null));
create policy person_says on community.light_role for update to zone_community
	using (municipality_id = (select actor.municipality()) and card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer'))
	with check (municipality_id = (select actor.municipality()) and card_id = (select actor.person()) and (select actor.kind()) in ('resident', 'volunteer'));
create policy team_notes on community.light_role for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team())
		and card_id in (select c.id from community.person_card c where c.municipality_id = (select actor.municipality()) and c.team_id = (select actor.team()) and c.restricted_at is null))
	with check (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker')) and team_id = (select actor.team()));
grant select, insert on community.light_role to zone_community;
grant update (answer, answered_at, answer_how, often, until_on, talent_id, rests_since, training_seen_on, next_talk_on, ended_at) on community.light_role to zone_community;

-- Several rights behind one login: who signs in answers and goes on again themselves; training and talks are for the team.
create function community.who_changes_what_in_a_light_role() returns trigger
language plpgsql security definer set search_path = pg_catalog
as $$
begin
	if actor.kind() is null or actor.kind() = 'task' then return new; end if;
	if old.ended_at is not null
		or (old.card_id = actor.person() and row(new.training_seen_on, new.next_talk_on) is distinct from row(old.training_seen_on, old.next_talk_on))
		or (old.answer is not null and row(new.answer, new.answered_at, new.answer_how, new.talent_id) is distinct from row(old.answer, old.answered_at, old.answer_how, old.talent_id))
		or (old.card_id is distinct from actor.person() and row(new.answer, new.rests_since) is distinct from row(old.answer, old.rests_since)
			and exists (select from community.person_card c where c.municipality_id = old.municipality_id and c.id = old.card_id and c.account_id is not null)) then
		raise exception 'this is not theirs to change in a light role' using errcode = 'insufficient_privilege';
	end if;
	return new;
end
$$;
revoke all on function community.who_changes_what_in_a_light_role() from public;
create trigger who_changes_what_in_a_light_role before update on community.light_role for each row execute function community.who_changes_what_in_a_light_role();

-- Who is asked, or goes, knows which worker stays near.
create policy who_goes_knows_who_stays_near on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and id in (select r.worker_id from community.light_role r where r.municipality_id = (select actor.municipality()) and r.card_id = (select actor.person())));

-- Every night: what was agreed until a day ends with it, what was offered with it is over, and who never answered is left in peace.
create function community.tend_light_roles(today date, moment timestamptz) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not actor.is_task('light-roles.tend') then return; end if;
	with over as (
		update community.light_role r set ended_at = moment
		where r.municipality_id = actor.municipality() and r.ended_at is null
			and (r.until_on < today or (r.answer is null and r.ask_on < today - 60)
				or exists (select from community.talent t where t.municipality_id = r.municipality_id and t.id = r.talent_id and t.ended_on is not null))
		returning r.talent_id
	)
	update community.talent t set ended_on = today from over
	where t.municipality_id = actor.municipality() and t.id = over.talent_id and t.ended_on is null;
end
$$;
revoke all on function community.tend_light_roles(date, timestamptz) from public;
grant execute on function community.tend_light_roles(date, timestamptz) to zone_community;

-- Their consent is gone: the question and the role go.
create function community.forget_light_roles(card uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if actor.is_task('privacy.erase') then
		delete from community.light_role r where r.municipality_id = actor.municipality() and r.card_id = card;
	end if;
end
$$;
-- Two cards were one person: their role goes over to the card that stays, unless they have it there.
create function community.move_light_roles(gone uuid) returns void
language sql volatile security definer set search_path = pg_catalog
as $$
	update community.light_role r set card_id = c.merged_into
	from community.person_card c
	where (select actor.is_task('privacy.erase')) and c.municipality_id = (select actor.municipality()) and c.id = gone and c.erased_at is not null and c.merged_into is not null
		and r.municipality_id = c.municipality_id and r.card_id = gone
		and not exists (select from community.light_role k where k.municipality_id = r.municipality_id and k.card_id = c.merged_into and k.kind = r.kind and k.ended_at is null);
	delete from community.light_role r where (select actor.is_task('privacy.erase')) and r.municipality_id = (select actor.municipality()) and r.card_id = gone;
$$;
revoke all on function community.move_light_roles(uuid) from public;
grant execute on function community.move_light_roles(uuid) to zone_community;
revoke all on function community.forget_light_roles(uuid) from public;
grant execute on function community.forget_light_roles(uuid) to zone_community;
call actor.let_erase('community.light_role');
