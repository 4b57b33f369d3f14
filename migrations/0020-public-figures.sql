-- What the public may read about signals, drawn once a quarter, and a trace of looks at patterns that went wrong. (statistics)

-- A municipality whose very first look failed has no day it was looked at for.
alter table community.pattern_scan alter column scanned_for drop not null, alter column scanned_at drop not null;
alter table community.pattern_scan add column failed_at timestamptz;
alter table community.pattern_scan add column failures integer not null default 0 check (failures >= 0);
grant update (failed_at, failures) on community.pattern_scan to zone_community;

-- The task that counts for the public reads what was said and by how many, never more than it publishes.
create policy figures_count on community.signal for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('statistics.publish')));

-- A quarter that was published. Its row is the right to draw the noise: once, by one worker.
create table open.figure_quarter (
	municipality_id uuid not null references open.municipality,
	quarter text not null check (quarter ~ '^\d{4}-Q[1-4]$'),
	published_on date not null,
	primary key (municipality_id, quarter)
);

-- About how many people were heard: moved by noise, and null where that could be about fewer than ten. True counts are nowhere.
create table open.public_figure (
	municipality_id uuid not null,
	quarter text not null,
	theme_code text not null,
	-- A district, or the municipality for a total.
	area_code text not null check (area_code ~ '^(WK|GM)'),
	persons integer check (persons >= 10),
	primary key (municipality_id, quarter, theme_code, area_code),
	foreign key (municipality_id, quarter) references open.figure_quarter (municipality_id, quarter) on delete cascade
);

alter table open.figure_quarter enable row level security;
alter table open.figure_quarter force row level security;
alter table open.public_figure enable row level security;
alter table open.public_figure force row level security;

create policy everyone_reads on open.figure_quarter for select to zone_open, zone_community, zone_care
	using (municipality_id = (select actor.municipality()));
create policy everyone_reads on open.public_figure for select to zone_open, zone_community, zone_care
	using (municipality_id = (select actor.municipality()));
create policy task_publishes on open.figure_quarter for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('statistics.publish')));
create policy task_publishes on open.public_figure for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('statistics.publish')));

-- Nobody changes or takes back what was drawn: a second draw would tell what the first one hides.
grant select on open.figure_quarter, open.public_figure to zone_open, zone_community, zone_care;
grant insert on open.figure_quarter, open.public_figure to zone_community;
