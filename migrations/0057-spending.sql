-- What was granted is paid in parts, spent, accounted for as lightly as the sum allows, and told back to the neighbourhood. (spending)

-- Paid out to who carries a plan out, or given back because it was not needed.
create table community.budget_payment (
	municipality_id uuid not null,
	id uuid not null,
	proposal_id uuid not null,
	kind text not null check (kind in ('paid', 'back')),
	cents bigint not null check (cents between 1 and 10000000000),
	on_day date not null,
	what text not null check (length(what) between 2 and 120),
	-- What was paid until then, as who wrote this down saw it: nobody pays beside a line they did not see.
	paid_before bigint not null check (paid_before >= 0),
	-- Who of the team wrote it down; goes with the rest.
	by_worker uuid,
	-- A wrong line is struck out and stays to be seen.
	struck_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, proposal_id) references open.budget_proposal (municipality_id, id) on delete cascade
);
create index budget_payment_of on community.budget_payment (municipality_id, proposal_id);

-- What was bought, with a photo of the receipt that says nothing of where and when it was taken.
create table community.budget_receipt (
	municipality_id uuid not null,
	id uuid not null,
	proposal_id uuid not null,
	cents bigint not null check (cents between 1 and 10000000000),
	on_day date not null,
	what text not null check (length(what) between 2 and 120),
	photo bytea check (length(photo) <= 5000000),
	photo_type text check (photo_type in ('image/jpeg', 'image/png')),
	-- Who brought it by their code; nobody when the team wrote it down.
	proposer_id uuid,
	struck_on date,
	primary key (municipality_id, id),
	foreign key (municipality_id, proposal_id) references open.budget_proposal (municipality_id, id) on delete cascade,
	foreign key (municipality_id, proposer_id) references community.budget_proposer (municipality_id, id) on delete set null (proposer_id),
	check ((photo is null) = (photo_type is null))
);
create index budget_receipt_of on community.budget_receipt (municipality_id, proposal_id);

-- The story back: public once somebody of the team looked it over.
create table open.budget_story (
	municipality_id uuid not null,
	proposal_id uuid not null,
	words text not null check (length(words) between 10 and 1200),
	quote text not null default '' check (length(quote) <= 200),
	photo bytea check (length(photo) <= 5000000),
	photo_type text check (photo_type in ('image/jpeg', 'image/png')),
	photo_alt text not null default '' check (length(photo_alt) <= 160),
	told_on date not null,
	public_on date,
	-- Another with every change: a look over counts for what was seen.
	version uuid not null default gen_random_uuid(),
	primary key (municipality_id, proposal_id),
	foreign key (municipality_id, proposal_id) references open.budget_proposal (municipality_id, id) on delete cascade,
	check ((photo is null) = (photo_type is null) and (photo is null) = (photo_alt = ''))
);

do $$
declare
	one regclass;
begin
	foreach one in array array['community.budget_payment', 'community.budget_receipt', 'open.budget_story']::regclass[] loop
		execute format('alter table %s enable row level security', one);
		execute format('alter table %s force row level security', one);
		execute format('create policy owner_keeps on %s to current_user using (true) with check (true)', one);
	end loop;
end
$$;

-- Money is the team's to pay and the municipality's to check: its contact for that area, and who keeps the books.
create function community.sees_budget_money(which uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	select exists (select from open.budget_proposal p join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id
		where p.municipality_id = (select actor.municipality()) and p.id = which and p.decision = 'granted'
			and (community.tends_budget(r.team_id, r.area_code) or ((select actor.is('municipal_contact')) and r.area_code = any ((select actor.areas())::text[]))))
$$;
create function community.pays_budget_money(which uuid) returns boolean
language sql stable security definer set search_path = pg_catalog
as $$
	-- Once a round ended its books are closed: what was erased after years does not make money free again.
	select exists (select from open.budget_proposal p join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id
		where p.municipality_id = (select actor.municipality()) and p.id = which and p.decision = 'granted' and r.ended_on is null) and community.tends_proposal(which)
$$;

create policy team_and_municipality_read on community.budget_payment for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.sees_budget_money(proposal_id));
create policy team_pays on community.budget_payment for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and by_worker = (select actor.person()) and struck_on is null and community.pays_budget_money(proposal_id));
create policy team_and_municipality_read on community.budget_receipt for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.sees_budget_money(proposal_id));
create policy everyone_reads on open.budget_story for select to zone_open, zone_community, zone_care using (
	municipality_id = (select actor.municipality()) and public_on is not null
	and exists (select from open.budget_proposal p where p.municipality_id = budget_story.municipality_id and p.id = proposal_id and p.public_on is not null));
create policy team_reads on open.budget_story for select to zone_community using (
	municipality_id = (select actor.municipality()) and community.tends_proposal(proposal_id));
create policy team_looks_over on open.budget_story for update to zone_community
	using (municipality_id = (select actor.municipality()) and community.tends_proposal(proposal_id))
	with check (municipality_id = (select actor.municipality()) and community.tends_proposal(proposal_id));

grant select, insert on community.budget_payment to zone_community;
grant select on community.budget_receipt to zone_community;
grant select on open.budget_story to zone_open, zone_community, zone_care;
grant update (public_on) on open.budget_story to zone_community;

-- What is paid less what came back, of lines that stand.
create function community.budget_paid(plan uuid) returns bigint
language sql stable security definer set search_path = pg_catalog
as $$
	select coalesce(sum(case b.kind when 'paid' then b.cents else -b.cents end), 0)::bigint from community.budget_payment b
	where b.municipality_id = (select actor.municipality()) and b.proposal_id = plan and b.struck_on is null
$$;
-- No more is paid than was granted, and no more comes back than was paid, by who saw what was paid until then: the plan is held, so of two who press at once the second looks again.
create function community.budget_pays_what_was_granted() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
	may bigint;
	paid bigint;
begin
	select p.granted_cents into may from open.budget_proposal p where p.municipality_id = new.municipality_id and p.id = new.proposal_id for update;
	paid := community.budget_paid(new.proposal_id);
	if may is null or new.paid_before <> paid or (new.kind = 'paid' and paid + new.cents > may) or (new.kind = 'back' and new.cents > paid) then
		raise exception 'more than was granted, or not what was seen' using errcode = 'check_violation', constraint = 'budget_pays_what_was_granted';
	end if;
	return new;
end
$$;
revoke all on function community.budget_paid(uuid), community.budget_pays_what_was_granted() from public;
create trigger budget_pays_what_was_granted before insert on community.budget_payment for each row execute function community.budget_pays_what_was_granted();

-- A wrong payment or receipt, struck out by the team; what stands still adds up. Of a receipt the picture and the words go, also after the round.
create function community.strike_budget_line(plan uuid, line uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	may bigint;
begin
	if not community.tends_proposal(plan) then return false; end if;
	select p.granted_cents into may from open.budget_proposal p where p.municipality_id = actor.municipality() and p.id = plan for update;
	update community.budget_receipt r set struck_on = today, what = 'Doorgehaald', photo = null, photo_type = null where r.municipality_id = actor.municipality() and r.proposal_id = plan and r.id = line and r.struck_on is null;
	if found then return true; end if;
	if not community.pays_budget_money(plan) then return false; end if;
	update community.budget_payment b set struck_on = today where b.municipality_id = actor.municipality() and b.proposal_id = plan and b.id = line and b.struck_on is null;
	if not found then return false; end if;
	if community.budget_paid(plan) not between 0 and may then
		raise exception 'what stands does not add up' using errcode = 'check_violation', constraint = 'budget_adds_up';
	end if;
	return true;
end
$$;

-- A receipt or the story, by who proposed it (their code) or by the team for who brings it along.
create function community.budget_money_of(hash text, which uuid) returns uuid
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id from open.budget_proposal p where p.municipality_id = (select actor.municipality()) and p.decision = 'granted'
		and ((hash is not null and p.id = (community.budget_proposer_of(hash)).proposal_id) or (hash is null and p.id = which and community.tends_proposal(which)))
$$;
create function community.add_budget_receipt(hash text, which uuid, fresh uuid, sum_cents bigint, bought_on date, bought text, picture bytea, picture_type text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	plan uuid := community.budget_money_of(hash, which);
begin
	-- Held while counting: sixty is enough, also of many at once.
	perform from open.budget_proposal p join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id and r.ended_on is null
		where p.municipality_id = actor.municipality() and p.id = plan for update;
	if not found or (select count(*) from community.budget_receipt r where r.municipality_id = actor.municipality() and r.proposal_id = plan) >= 60 then return false; end if;
	insert into community.budget_receipt (municipality_id, id, proposal_id, cents, on_day, what, photo, photo_type, proposer_id)
		values (actor.municipality(), fresh, plan, sum_cents, bought_on, bought, picture, picture_type, (community.budget_proposer_of(hash)).id);
	return true;
end
$$;
-- Only who brought it, while the plan is being carried out. Afterwards, and what others brought, the team strikes out.
create function community.take_budget_receipt(hash text, receipt uuid, today date) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	delete from community.budget_receipt b using open.budget_proposal p, open.budget_round r
		where b.municipality_id = actor.municipality() and b.id = receipt and b.struck_on is null and b.proposer_id = (community.budget_proposer_of(hash)).id
			and p.municipality_id = b.municipality_id and p.id = b.proposal_id and r.municipality_id = p.municipality_id and r.id = p.round_id and r.ended_on is null and today <= r.done_until;
	return found;
end
$$;
-- The picture of a receipt that shows more of somebody than what was bought: away, sum and day stay.
create function community.take_receipt_photo(plan uuid, receipt uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog
as $$
begin
	if not community.tends_proposal(plan) then return false; end if;
	update community.budget_receipt r set photo = null, photo_type = null where r.municipality_id = actor.municipality() and r.proposal_id = plan and r.id = receipt and r.photo is not null;
	return found;
end
$$;
create function community.tell_budget_story(hash text, which uuid, said jsonb, picture bytea, picture_type text, today date) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	plan uuid := community.budget_money_of(hash, which);
	told uuid;
begin
	if plan is null then return null; end if;
	insert into open.budget_story as s (municipality_id, proposal_id, words, quote, photo, photo_type, photo_alt, told_on)
		values (actor.municipality(), plan, said->>'words', said->>'quote', picture, picture_type, case when picture is null then '' else said->>'alt' end, today)
		-- Without a new photo the one before stays.
		on conflict (municipality_id, proposal_id) do update set words = excluded.words, quote = excluded.quote,
			photo = coalesce(excluded.photo, s.photo), photo_type = coalesce(excluded.photo_type, s.photo_type), photo_alt = case when excluded.photo is null then s.photo_alt else excluded.photo_alt end
		returning s.version into told;
	return told;
end
$$;
-- Other words or another photo are looked over anew, whoever changes them; less is not. Only what fades by its term stays as it was.
create function open.budget_story_is_looked_over() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
	if row(new.words, new.quote, new.photo, new.photo_alt) is distinct from row(old.words, old.quote, old.photo, old.photo_alt) then
		new.version := gen_random_uuid();
		if new.words <> old.words or (new.quote <> old.quote and new.quote <> '') or (new.photo is not null and row(new.photo, new.photo_alt) is distinct from row(old.photo, old.photo_alt)) then new.public_on := null; end if;
	end if;
	return new;
end
$$;
revoke all on function open.budget_story_is_looked_over() from public;
create trigger budget_story_is_looked_over before update on open.budget_story for each row execute function open.budget_story_is_looked_over();
-- The photo away, or the whole story: by who told it or by the team, at any time.
create function community.take_budget_story(hash text, which uuid, only_photo boolean) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog
as $$
declare
	plan uuid := community.budget_money_of(hash, which);
begin
	if only_photo then
		update open.budget_story s set photo = null, photo_type = null, photo_alt = '' where s.municipality_id = actor.municipality() and s.proposal_id = plan and s.photo is not null;
	else
		delete from open.budget_story s where s.municipality_id = actor.municipality() and s.proposal_id = plan;
	end if;
	return case when found then plan end;
end
$$;
-- Their own page: what was granted, paid and spent, with the receipts they sent (not the pictures) and the story.
create function community.budget_money_by_code(hash text) returns jsonb
language sql stable security definer set search_path = pg_catalog
as $$
	select jsonb_build_object('granted', p.granted_cents, 'light', r.light_cents, 'doneUntil', r.done_until, 'ended', r.ended_on is not null, 'paid', community.budget_paid(p.id),
		'receipts', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'cents', x.cents, 'onDay', x.on_day, 'what', x.what, 'photo', x.photo is not null, 'mine', x.proposer_id = (community.budget_proposer_of(hash)).id) order by x.on_day, x.id), '[]') from community.budget_receipt x where x.municipality_id = p.municipality_id and x.proposal_id = p.id and x.struck_on is null),
		'story', (select jsonb_build_object('words', s.words, 'quote', s.quote, 'photo', s.photo is not null, 'alt', s.photo_alt, 'public', s.public_on is not null) from open.budget_story s where s.municipality_id = p.municipality_id and s.proposal_id = p.id))
	from open.budget_proposal p join open.budget_round r on r.municipality_id = p.municipality_id and r.id = p.round_id
	where p.municipality_id = (select actor.municipality()) and p.id = community.budget_money_of(hash, null)
$$;
-- What everybody may know of the money: the sums of one plan.
create function community.budget_sums(which uuid[]) returns table (proposal_id uuid, paid numeric, spent numeric)
language sql stable security definer set search_path = pg_catalog
as $$
	select p.id, community.budget_paid(p.id)::numeric,
		(select coalesce(sum(x.cents), 0) from community.budget_receipt x where x.municipality_id = p.municipality_id and x.proposal_id = p.id and x.struck_on is null)
	from open.budget_proposal p where p.municipality_id = (select actor.municipality()) and p.id = any (which) and p.decision = 'granted' and p.public_on is not null
$$;

do $$
declare
	one text;
begin
	foreach one in array array['sees_budget_money(uuid)', 'pays_budget_money(uuid)', 'add_budget_receipt(text, uuid, uuid, bigint, date, text, bytea, text)', 'take_budget_receipt(text, uuid, date)', 'strike_budget_line(uuid, uuid, date)', 'take_receipt_photo(uuid, uuid)', 'take_budget_story(text, uuid, boolean)',
		'tell_budget_story(text, uuid, jsonb, bytea, text, date)', 'budget_money_by_code(text)', 'budget_sums(uuid[])'] loop
		execute format('revoke all on function community.%s from public', one);
		execute format('grant execute on function community.%s to zone_community', one);
	end loop;
end
$$;
revoke all on function community.budget_money_of(text, uuid) from public;

call actor.let_erase('community.budget_payment');
call actor.let_erase('community.budget_receipt');
call actor.let_erase('open.budget_story', 'quote', 'photo', 'photo_type', 'photo_alt');
