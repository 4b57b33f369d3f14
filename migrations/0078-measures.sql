-- How somebody is doing by their own account: filled together or alone, drawn as change over time, never added up. (measures)

-- One moment of looking, by one or more of three ways. What was answered stands sealed as a whole: nobody can count, order or compare it in the database.
create table care.measure (
	municipality_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	why_sealed text not null check (why_sealed <> ''),
	answers_sealed text not null check (answers_sealed <> ''),
	taken_on date not null,
	taken_by text not null check (length(taken_by) <= 120),
	by_person boolean not null,
	-- A name of a worker alone: the person is known by the file.
	check (not by_person or taken_by in ('', 'stands-for')),
	primary key (municipality_id, id),
	foreign key (municipality_id, client_id) references care.client (municipality_id, id) on delete cascade
);
create index measure_of on care.measure (municipality_id, client_id);
select care.wall('care.measure');

create policy helper_reads on care.measure for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_may_read())::uuid[]));
create policy person_reads on care.measure for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[]));
create policy shared_reads on care.measure for select to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_shared_with_me('measures'))::uuid[]));
create policy helper_fills on care.measure for insert to zone_care with check (municipality_id = (select actor.municipality()) and not by_person and client_id = any ((select care.clients_i_help())::uuid[]));
create policy person_fills on care.measure for insert to zone_care with check (municipality_id = (select actor.municipality()) and by_person and client_id = any ((select care.clients_i_am())::uuid[]));
-- Taken back by the person at any time, by who stands for them what was filled for them; by a worker on the day itself, when it was filled wrongly.
create policy person_takes_back on care.measure for delete to zone_care using (municipality_id = (select actor.municipality()) and client_id = any ((select care.clients_i_am())::uuid[])
	and (taken_by = 'stands-for' or exists (select from care.client c where c.municipality_id = measure.municipality_id and c.id = measure.client_id and c.account_id = (select actor.account()))));
create policy helper_takes_back on care.measure for delete to zone_care using (municipality_id = (select actor.municipality()) and not by_person and taken_on = current_date and client_id = any ((select care.clients_i_help())::uuid[]));
grant select, insert, delete on care.measure to zone_care;
