-- Municipality, districts and neighbourhoods with their official codes, their figures, borders, neighbours and postcodes: all public. (areas)

create table open.area (
	municipality_id uuid not null references open.municipality,
	code text not null check (code ~ '^(GM[0-9]{4}|WK[0-9]{6}|BU[0-9]{8}|CX[0-9]{10})$'),
	kind text not null check (kind in ('municipality', 'district', 'neighbourhood', 'complex')),
	parent_code text,
	-- The official name, such as "Wijk 01 West"; screens leave the number out.
	name text not null check (name <> ''),
	-- The latest year of the division in which this code stands.
	year integer not null check (year between 1990 and 2100),
	-- Set when a full and later list no longer holds the code. The area stays readable: old signals still name it.
	ended_year integer,
	primary key (municipality_id, code),
	check (kind = case left(code, 2) when 'GM' then 'municipality' when 'WK' then 'district' when 'CX' then 'complex' else 'neighbourhood' end),
	foreign key (municipality_id, parent_code) references open.area (municipality_id, code)
);
create index area_by_parent on open.area (municipality_id, parent_code);

create table open.area_figure (
	municipality_id uuid not null,
	area_code text not null,
	-- The heading of the column it came from, such as a_inw.
	variable text not null,
	year integer not null check (year between 1990 and 2100),
	-- Null: the source has this figure but does not publish it for this area.
	value numeric,
	source text not null check (source <> ''),
	primary key (municipality_id, area_code, variable, year),
	foreign key (municipality_id, area_code) references open.area (municipality_id, code)
);

create table open.area_shape (
	municipality_id uuid not null,
	area_code text not null,
	year integer not null check (year between 1990 and 2100),
	-- GeoJSON Polygon or MultiPolygon, longitude and latitude.
	geometry jsonb not null,
	west double precision not null,
	south double precision not null,
	east double precision not null,
	north double precision not null,
	source text not null check (source <> ''),
	primary key (municipality_id, area_code),
	foreign key (municipality_id, area_code) references open.area (municipality_id, code)
);

create table open.area_neighbour (
	municipality_id uuid not null,
	area_code text not null,
	neighbour_code text not null check (neighbour_code <> area_code),
	primary key (municipality_id, area_code, neighbour_code),
	foreign key (municipality_id, area_code) references open.area (municipality_id, code),
	foreign key (municipality_id, neighbour_code) references open.area (municipality_id, code)
);

create table open.area_postcode (
	municipality_id uuid not null,
	-- Four digits, or four digits and two letters; the longer one is asked first.
	postcode text not null check (postcode ~ '^[1-9][0-9]{3}([A-Z]{2})?$'),
	area_code text not null,
	primary key (municipality_id, postcode),
	foreign key (municipality_id, area_code) references open.area (municipality_id, code)
);

alter table open.area enable row level security;
alter table open.area force row level security;
alter table open.area_figure enable row level security;
alter table open.area_figure force row level security;
alter table open.area_shape enable row level security;
alter table open.area_shape force row level security;
alter table open.area_neighbour enable row level security;
alter table open.area_neighbour force row level security;
alter table open.area_postcode enable row level security;
alter table open.area_postcode force row level security;

create policy everyone_reads on open.area for select to zone_open, zone_community, zone_care using (true);
create policy everyone_reads on open.area_figure for select to zone_open, zone_community, zone_care using (true);
create policy everyone_reads on open.area_shape for select to zone_open, zone_community, zone_care using (true);
create policy everyone_reads on open.area_neighbour for select to zone_open, zone_community, zone_care using (true);
create policy everyone_reads on open.area_postcode for select to zone_open, zone_community, zone_care using (true);

create policy import_adds on open.area for insert to zone_open
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('areas.import')));
create policy import_adds on open.area_figure for insert to zone_open
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('areas.import')));
create policy import_adds on open.area_shape for insert to zone_open
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('areas.import')));
create policy import_adds on open.area_neighbour for insert to zone_open
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('areas.import')));
create policy import_adds on open.area_postcode for insert to zone_open
	with check (municipality_id = (select actor.municipality()) and (select actor.is_task('areas.import')));

create policy import_renews on open.area for update to zone_open
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('areas.import')))
	with check (municipality_id = (select actor.municipality()));
create policy import_renews on open.area_figure for update to zone_open
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('areas.import')))
	with check (municipality_id = (select actor.municipality()));
create policy import_renews on open.area_shape for update to zone_open
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('areas.import')))
	with check (municipality_id = (select actor.municipality()));
create policy import_renews on open.area_postcode for update to zone_open
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('areas.import')))
	with check (municipality_id = (select actor.municipality()));
create policy import_clears on open.area_neighbour for delete to zone_open
	using (municipality_id = (select actor.municipality()) and (select actor.is_task('areas.import')));

grant select on open.area, open.area_figure, open.area_shape, open.area_neighbour, open.area_postcode to zone_open, zone_community, zone_care;
grant insert on open.area, open.area_figure, open.area_shape, open.area_neighbour, open.area_postcode to zone_open;
grant update (name, year, ended_year) on open.area to zone_open;
grant update (value, source) on open.area_figure to zone_open;
grant update (year, geometry, west, south, east, north, source) on open.area_shape to zone_open;
grant update (area_code) on open.area_postcode to zone_open;
grant delete on open.area_neighbour to zone_open;
