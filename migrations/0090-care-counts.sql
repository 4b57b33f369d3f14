-- What the care zone adds to how the week is split: numbers of one worker, without anybody who is helped. (organising)

-- In how many households somebody was the named worker in a month.
create function care.relation_work(since date, until date) returns table (worker_id uuid, area_code text, month date, what text, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select r.worker_id, 'WK' || substr(c.area_code, 3, 6), one::date, 'named-worker', count(distinct c.id)::integer
	from care.relation r
	join care.client c on c.municipality_id = r.municipality_id and c.id = r.client_id
	join generate_series(since::timestamp, until::timestamp - interval '1 month', interval '1 month') one
		on r.from_on < one + interval '1 month' and least(r.until_on, coalesce(r.ended_on, r.until_on)) >= one
	where r.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')) and r.kind = 'named'
	group by 1, 2, 3
$$;
-- Talks of wellbeing on prescription, by the coach who took it on.
create function care.referral_work(since date, until date) returns table (worker_id uuid, area_code text, month date, what text, many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select r.taken_by, 'WK' || substr(r.area_code, 3, 6), date_trunc('month', s.on_day)::date, 'prescription-talk', count(*)::integer
	from care.referral_step s join care.referral r on r.municipality_id = s.municipality_id and r.id = s.referral_id
	where s.municipality_id = (select actor.municipality()) and (select actor.is_task('organising.count')) and s.kind = 'talk' and r.taken_by is not null
		and s.on_day >= since and s.on_day < until
	group by 1, 2, 3
$$;
revoke all on function care.relation_work(date, date), care.referral_work(date, date) from public;
grant execute on function care.relation_work(date, date), care.referral_work(date, date) to zone_care;
