-- What came out of care without a name counts towards a pattern: one key for each person and need, read by the detector alone. (signals)

create table community.signal_from_care (
	municipality_id uuid not null,
	signal_id uuid not null,
	-- Another for each need: two needs of one person cannot be laid side by side.
	person_key text not null check (length(person_key) = 43),
	primary key (municipality_id, signal_id),
	foreign key (municipality_id, signal_id) references community.signal (municipality_id, id) on delete cascade
);
alter table community.signal_from_care enable row level security;
alter table community.signal_from_care force row level security;
create policy carried_in on community.signal_from_care for insert to zone_community with check (municipality_id = (select actor.municipality()) and (select actor.is_task('signals.from-care')));
create policy counted on community.signal_from_care for select to zone_community using (municipality_id = (select actor.municipality()) and (select actor.is_task('patterns.detect')));
grant select, insert on community.signal_from_care to zone_community;
