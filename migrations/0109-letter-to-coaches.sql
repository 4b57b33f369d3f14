-- Who can take a referral on gets a letter without a name: its round knows those workers and no other. (referrals)

create policy referrals_write_to_workers on community.worker for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('referrals.tend'))
	and exists (select from community.assignment held where held.municipality_id = worker.municipality_id and held.worker_id = worker.id and held.role in ('social_broker', 'team_worker')));
