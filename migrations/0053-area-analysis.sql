-- What an area is strong and weak in, its chances and threats, and what helps and hinders, gathered with residents: cards, dots and the kind of team they want. (area-analysis)

create table open.area_analysis (
	municipality_id uuid not null references open.municipality,
	id uuid not null,
	-- Short enough to type from the wall.
	code text not null check (code ~ '^[0-9a-hjkmnp-tv-z]{6}$'),
	area_code text not null check (area_code ~ '^(WK\d{6}|BU\d{8})$'),
	title text not null check (length(title) between 3 and 80),
	-- How many dots every phone may give.
	dots smallint not null check (dots between 1 and 10),
	made_on date not null,
	closed_on date,
	-- On how many phones dots were given; known when it is closed, and only from five up: fewer is somebody's vote.
	phones integer check (phones >= 5),
	-- The result is for everybody.
	public boolean not null default false,
	primary key (municipality_id, id),
	check (closed_on is not null or phones is null),
	check (not public or closed_on is not null)
);
create unique index area_analysis_by_code on open.area_analysis (municipality_id, code);
create index area_analysis_by_area on open.area_analysis (municipality_id, area_code, made_on desc);

-- One thing somebody said, without who.
create table community.analysis_card (
	municipality_id uuid not null,
	id uuid not null,
	analysis_id uuid not null,
	side text not null check (side in ('strength', 'weakness', 'chance', 'threat', 'helping', 'hindering')),
	words text not null check (length(words) between 3 and 140),
	-- How strongly it helps or hinders.
	weight smallint check (weight between 1 and 5),
	source text not null check (source in ('phone', 'paper', 'worker')),
	made_on date not null,
	merged_into uuid,
	-- Dots on paper, counted by hand; those of the phones come in when it is closed.
	paper_dots smallint not null default 0 check (paper_dots between 0 and 500),
	phone_dots integer not null default 0 check (phone_dots >= 0),
	-- What it rests on: a figure of the area, a pattern, or what is not on the map.
	evidence_kind text check (evidence_kind in ('figure', 'pattern', 'gap')),
	evidence_ref text check (length(evidence_ref) <= 60),
	goal text not null default '' check (length(goal) <= 200),
	primary key (municipality_id, id),
	foreign key (municipality_id, analysis_id) references open.area_analysis (municipality_id, id) on delete cascade,
	-- What stood under a card that is taken away stands on its own again.
	foreign key (municipality_id, merged_into) references community.analysis_card (municipality_id, id) on delete set null (merged_into),
	check (merged_into <> id),
	check ((side in ('helping', 'hindering')) = (weight is not null)),
	check ((evidence_kind is null) = (evidence_ref is null))
);
create index analysis_card_of on community.analysis_card (municipality_id, analysis_id);

-- Dots of one phone: a keyed hash that is of no use in another session. Gone when the session closes.
create table community.analysis_dots (
	municipality_id uuid not null,
	analysis_id uuid not null,
	phone text not null,
	on_card uuid not null,
	dots smallint not null check (dots between 1 and 10),
	primary key (municipality_id, analysis_id, phone, on_card),
	foreign key (municipality_id, on_card) references community.analysis_card (municipality_id, id) on delete cascade
);
create index analysis_dots_on on community.analysis_dots (municipality_id, on_card);

-- Which kind of team somebody wants, most wanted first. On paper too.
create table community.analysis_wish (
	municipality_id uuid not null,
	analysis_id uuid not null,
	phone text not null,
	ranking text[] not null check (cardinality(ranking) between 1 and 4 and ranking <@ array['broad', 'specialists', 'residents', 'mixed']),
	paper boolean not null default false,
	primary key (municipality_id, analysis_id, phone),
	foreign key (municipality_id, analysis_id) references open.area_analysis (municipality_id, id) on delete cascade
);

do $$
declare
	one regclass;
begin
	foreach one in array array['open.area_analysis', 'community.analysis_card', 'community.analysis_dots', 'community.analysis_wish']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_counts on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

create policy everyone_reads on open.area_analysis for select to zone_open, zone_community, zone_care using (municipality_id = (select actor.municipality()));
create policy workers_begin on open.area_analysis for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[])
	and closed_on is null);
create policy workers_go_on on open.area_analysis for update to zone_community
	using (municipality_id = (select actor.municipality()) and (select actor.is('social_broker', 'team_worker', 'team_lead')) and area_code = any ((select actor.areas())::text[]))
	with check (municipality_id = (select actor.municipality()));

-- Whether the actor leads this session: the workers of its area.
create function community.leads_analysis(session uuid) returns boolean
language sql stable set search_path = pg_catalog
as $$
	select exists (select from open.area_analysis a where a.municipality_id = (select actor.municipality()) and a.id = session
		and (select actor.is('social_broker', 'team_worker', 'team_lead')) and a.area_code = any ((select actor.areas())::text[]))
$$;
revoke all on function community.leads_analysis(uuid) from public;
grant execute on function community.leads_analysis(uuid) to zone_community;

-- Cards are read while the session is open, and afterwards when its result is for everybody; workers of the area always.
create policy read_in_session on community.analysis_card for select to zone_community using (
	municipality_id = (select actor.municipality()) and (community.leads_analysis(analysis_id)
		or exists (select from open.area_analysis a where a.municipality_id = analysis_card.municipality_id and a.id = analysis_id and (a.closed_on is null or a.public))));
create policy anybody_adds on community.analysis_card for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and merged_into is null and paper_dots = 0 and phone_dots = 0 and evidence_kind is null and goal = ''
	and (source = 'phone' or community.leads_analysis(analysis_id))
	and exists (select from open.area_analysis a where a.municipality_id = analysis_card.municipality_id and a.id = analysis_id and a.closed_on is null));
create policy workers_tend on community.analysis_card for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.leads_analysis(analysis_id))
	with check (municipality_id = (select actor.municipality()) and community.leads_analysis(analysis_id));
-- A card that tells of somebody is taken away for good, at any time.
create policy workers_take_away on community.analysis_card for delete to zone_community using (
	municipality_id = (select actor.municipality()) and community.leads_analysis(analysis_id));
create policy workers_count_paper on community.analysis_wish for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and paper and community.leads_analysis(analysis_id)
	and exists (select from open.area_analysis a where a.municipality_id = analysis_wish.municipality_id and a.id = analysis_id and a.closed_on is null));

grant select on open.area_analysis to zone_open, zone_community, zone_care;
grant insert on open.area_analysis to zone_community;
grant update (public) on open.area_analysis to zone_community;
grant select, insert, delete on community.analysis_card to zone_community;
grant update (merged_into, paper_dots, evidence_kind, evidence_ref, goal) on community.analysis_card to zone_community;
grant insert on community.analysis_wish to zone_community;

-- A phone lays its dots anew: all of them together, never more than were given. The lock makes two taps of one phone wait for each other.
create function community.analysis_spend(session uuid, by_phone text, cards uuid[], given integer[]) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	most integer;
begin
	perform pg_advisory_xact_lock(hashtextextended(actor.municipality()::text || session::text || by_phone, 0));
	select a.dots into most from open.area_analysis a where a.municipality_id = actor.municipality() and a.id = session and a.closed_on is null for key share;
	if most is null or coalesce((select sum(g) from unnest(given) g), 0) > most or exists (select from unnest(given) g where g < 0)
		or cardinality(cards) <> cardinality(given) or cardinality(cards) <> (select count(distinct c) from unnest(cards) c)
		or exists (select from unnest(cards) c where not exists (select from community.analysis_card k
			where k.municipality_id = actor.municipality() and k.analysis_id = session and k.id = c and k.merged_into is null)) then
		return false;
	end if;
	delete from community.analysis_dots d where d.municipality_id = actor.municipality() and d.analysis_id = session and d.phone = by_phone;
	insert into community.analysis_dots (municipality_id, analysis_id, phone, on_card, dots)
		select actor.municipality(), session, by_phone, c, g from unnest(cards, given) laid (c, g) where g > 0;
	return true;
end
$$;
create function community.analysis_wants(session uuid, by_phone text, wish text[]) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	perform from open.area_analysis a where a.municipality_id = actor.municipality() and a.id = session and a.closed_on is null for key share;
	if not found then return false; end if;
	insert into community.analysis_wish (municipality_id, analysis_id, phone, ranking) values (actor.municipality(), session, by_phone, wish)
		on conflict (municipality_id, analysis_id, phone) do update set ranking = excluded.ranking;
	return true;
end
$$;
-- Of one's own phone.
create function community.analysis_mine(session uuid, by_phone text) returns table (card_id uuid, dots smallint)
language sql stable security definer set search_path = pg_catalog
as $$
	select d.on_card, d.dots from community.analysis_dots d
	where d.municipality_id = (select actor.municipality()) and d.analysis_id = session and d.phone = by_phone
$$;
-- On how many phones dots are laid now; nothing below five.
create function community.analysis_phones(session uuid) returns integer
language sql stable security definer set search_path = pg_catalog
as $$
	select nullif(greatest(count(distinct d.phone), 4), 4)::integer from community.analysis_dots d
	where d.municipality_id = (select actor.municipality()) and d.analysis_id = session
$$;
-- All dots on a card and on those merged into it; phones and paper apart. Those of phones only from five phones up: everybody in the
-- room knows who was there.
create function community.analysis_totals(session uuid) returns table (card_id uuid, phone_dots integer, paper_dots integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(c.merged_into, c.id), sum(c.phone_dots + case when community.analysis_phones(session) >= 5 then coalesce(d.laid, 0) else 0 end)::integer,
		sum(c.paper_dots)::integer
	from community.analysis_card c
	join open.area_analysis a on a.municipality_id = c.municipality_id and a.id = c.analysis_id
	left join lateral (select sum(v.dots) as laid from community.analysis_dots v where v.municipality_id = c.municipality_id and v.on_card = c.id) d on true
	where c.municipality_id = (select actor.municipality()) and c.analysis_id = session
		and (a.closed_on is null or a.public or community.leads_analysis(session))
	group by 1
$$;
-- Rankings without whose they are; nothing of them is shown below five.
create function community.analysis_wishes(session uuid) returns table (ranking text[], many integer)
language sql stable security definer set search_path = pg_catalog
as $$
	select w.ranking, count(*)::integer from community.analysis_wish w
	join open.area_analysis a on a.municipality_id = w.municipality_id and a.id = w.analysis_id
	where w.municipality_id = (select actor.municipality()) and w.analysis_id = session
		and (a.closed_on is null or a.public or community.leads_analysis(session))
		and 5 <= (select count(*) from community.analysis_wish all_of where all_of.municipality_id = w.municipality_id and all_of.analysis_id = session)
	group by w.ranking
$$;
-- Closing counts what was laid on five phones or more, and forgets on which phone.
create function community.analysis_close(session uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not community.leads_analysis(session) then return false; end if;
	perform from open.area_analysis a where a.municipality_id = actor.municipality() and a.id = session and a.closed_on is null for update;
	if not found then return false; end if;
	update community.analysis_card c set phone_dots = laid.many
		from (select d.on_card, sum(d.dots)::integer as many from community.analysis_dots d
			where d.municipality_id = actor.municipality() and d.analysis_id = session and community.analysis_phones(session) >= 5 group by d.on_card) laid
		where c.municipality_id = actor.municipality() and c.id = laid.on_card;
	update open.area_analysis a set closed_on = today, phones = community.analysis_phones(session)
		where a.municipality_id = actor.municipality() and a.id = session;
	delete from community.analysis_dots d where d.municipality_id = actor.municipality() and d.analysis_id = session;
	update community.analysis_wish w set phone = gen_random_uuid()::text where w.municipality_id = actor.municipality() and w.analysis_id = session;
	return true;
end
$$;
revoke all on function community.analysis_spend(uuid, text, uuid[], integer[]), community.analysis_wants(uuid, text, text[]), community.analysis_mine(uuid, text),
	community.analysis_totals(uuid), community.analysis_phones(uuid), community.analysis_wishes(uuid), community.analysis_close(uuid, date) from public;
grant execute on function community.analysis_spend(uuid, text, uuid[], integer[]), community.analysis_wants(uuid, text, text[]), community.analysis_mine(uuid, text),
	community.analysis_totals(uuid), community.analysis_phones(uuid), community.analysis_wishes(uuid), community.analysis_close(uuid, date) to zone_community;

-- What was said in a session that nobody closed goes with it.
call actor.let_erase('community.analysis_wish');
call actor.let_erase('community.analysis_dots');
-- A session goes with its cards.
call actor.let_erase('open.area_analysis');
