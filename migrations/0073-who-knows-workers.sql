-- Who may know which workers, in two policies instead of a page of them: planning twenty cost more than reading. (people)

-- Twelve rounds write to workers and look at all who work here. Named in one place, asked once per statement.
create function community.task_writes_to_workers() returns boolean
language sql stable
as $$
	select actor.is_task('identity.resolve', 'people.load', 'asking.pass-on', 'agreements.remind', 'circles.compose', 'privacy.watch', 'asking-around.tell',
		'peers.ask', 'social-map.keep', 'who-is-who.tend', 'desk.tell', 'requests.tend', 'promises.tend')
$$;

-- The workers whom somebody knows by a bond: who keeps their card, who stands behind their circle or their light role; and whom
-- a round writes to because of what they do. Runs with the rights of who asks, so no wall moves; planned once per connection.
create function community.workers_i_know() returns uuid[]
language plpgsql stable set search_path = pg_catalog
as $$
declare
	here constant uuid := (select actor.municipality());
	me constant uuid := (select actor.person());
begin
	if actor.kind() = 'task' then
		if actor.is_task('patterns.announce') then
			return array(select m.worker_id from community.workgroup_member m where m.municipality_id = here);
		elsif actor.is_task('about-me.remind') then
			return array(select held.worker_id from community.assignment held where held.municipality_id = here and held.role = 'privacy_officer');
		elsif actor.is_task('conflicts.tell') then
			return array(select p.worker_id from open.conflict_person p where p.municipality_id = here);
		end if;
		return '{}';
	end if;
	if me is null then return '{}'; end if;
	return array(
		select c.keeper_id from community.person_card c where c.municipality_id = here and c.id = me
		union select c.safety_net_id from community.circle c where c.municipality_id = here and c.id in (select community.circles_i_am_in())
		union select r.worker_id from community.light_role r where r.municipality_id = here and r.card_id = me);
end
$$;
revoke all on function community.task_writes_to_workers(), community.workers_i_know() from public;
grant execute on function community.task_writes_to_workers(), community.workers_i_know() to zone_community;

drop policy colleagues_read on community.worker;
drop policy announced_workers_read on community.worker;
drop policy asking_writes_to_workers on community.worker;
drop policy reminder_finds_the_proposer on community.worker;
drop policy circle_members_know_who_stands_behind on community.worker;
drop policy circles_write_to_workers on community.worker;
drop policy reminding_writes_to_them on community.worker;
drop policy watch_reads on community.worker;
drop policy asking_around_writes_to_workers on community.worker;
drop policy peers_write_to_workers on community.worker;
drop policy who_goes_knows_who_stays_near on community.worker;
drop policy map_round_reads on community.worker;
drop policy who_round_reads on community.worker;
drop policy desk_writes_to_workers on community.worker;
drop policy requests_write_to_workers on community.worker;
drop policy promises_write_to_workers on community.worker;
drop policy conflicts_find_who_is_on_call on community.worker;
create policy those_who_may_know on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality())
	and ((select actor.kind()) in ('staff', 'volunteer') or (select community.task_writes_to_workers())
		or id = any ((select community.workers_i_know())::uuid[])));

-- The same for what they hold: rounds that look at all of it, asked once.
drop policy asking_looks_who_works on community.assignment;
drop policy circles_look_who_works on community.assignment;
drop policy watch_reads on community.assignment;
drop policy asking_around_looks_who_works on community.assignment;
drop policy peers_look_who_works on community.assignment;
drop policy map_round_reads on community.assignment;
drop policy who_round_reads on community.assignment;
drop policy requests_look_who_works on community.assignment;
drop policy promises_look_who_works on community.assignment;
create policy rounds_look_who_works on community.assignment for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is_task('asking.pass-on', 'circles.compose', 'privacy.watch', 'asking-around.tell', 'peers.ask', 'social-map.keep', 'who-is-who.tend', 'requests.tend', 'promises.tend')));
