-- Remarks about texts on screens, without who made them, and the queue of who mends them. (privacy)

create table community.text_report (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	page text not null check (page ~ '^/' and length(page) <= 300),
	remark text not null check (length(remark) between 1 and 1000),
	state text not null default 'new' check (state in ('new', 'mended', 'declined')),
	answer text not null default '',
	reported_at timestamptz not null,
	answered_at timestamptz,
	primary key (municipality_id, id)
);
create index text_report_newest on community.text_report (municipality_id, reported_at desc);
alter table community.text_report enable row level security;
alter table community.text_report force row level security;
create policy everyone_reports on community.text_report for insert to zone_community
	with check (municipality_id = (select actor.municipality()) and state = 'new');
create policy menders_read on community.text_report for select to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'privacy_officer')));
create policy menders_answer on community.text_report for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('administrator', 'privacy_officer')))
	with check (municipality_id = (select actor.municipality()));
grant select, insert on community.text_report to zone_community;
grant update (state, answer, answered_at) on community.text_report to zone_community;
