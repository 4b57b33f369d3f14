-- Signals that a worker put by hand with a pattern that a worker declared. (patterns)

create table community.pattern_bundle (
	municipality_id uuid not null,
	pattern_id uuid not null,
	signal_id uuid not null,
	added_by uuid not null,
	added_at timestamptz not null,
	primary key (municipality_id, pattern_id, signal_id),
	foreign key (municipality_id, pattern_id) references community.pattern (municipality_id, id) on delete cascade,
	foreign key (municipality_id, added_by) references community.worker (municipality_id, id)
);
create index pattern_bundle_by_signal on community.pattern_bundle (municipality_id, signal_id);
alter table community.pattern_bundle enable row level security;
alter table community.pattern_bundle force row level security;

-- Both inner questions pass the policies there: who may open the pattern and the signal knows that they belong together.
-- Everyone else sees figures, from three persons up, and not even how many signals there are.
create policy with_both on community.pattern_bundle for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and exists (select from community.pattern p where p.municipality_id = pattern_bundle.municipality_id and p.id = pattern_bundle.pattern_id)
	and exists (select from community.signal s where s.municipality_id = pattern_bundle.municipality_id and s.id = pattern_bundle.signal_id));
create policy workers_add on community.pattern_bundle for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead')) and added_by = (select actor.person())
	and exists (select from community.pattern p where p.municipality_id = pattern_bundle.municipality_id and p.id = pattern_bundle.pattern_id and p.declared_by is not null)
	and exists (select from community.signal s where s.municipality_id = pattern_bundle.municipality_id and s.id = pattern_bundle.signal_id and s.undone_at is null));
create policy workers_take_out on community.pattern_bundle for delete to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and exists (select from community.signal s where s.municipality_id = pattern_bundle.municipality_id and s.id = pattern_bundle.signal_id));
create policy task_reads on community.pattern_bundle for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect')));

grant select, insert, delete on community.pattern_bundle to zone_community;

call actor.let_erase('community.pattern_bundle');
