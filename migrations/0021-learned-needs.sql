-- What a person chose as the subject of a signal, and what such choices taught about words: keyed hashes with counts, never text. (needs)

-- Somebody's own choice, apart from what was only guessed. `learned_code` is what the counts below hold of it.
create table community.need_choice (
	municipality_id uuid not null,
	signal_id uuid not null,
	need_code text,
	chosen_at timestamptz not null,
	learned_code text,
	primary key (municipality_id, signal_id),
	foreign key (municipality_id, signal_id) references community.signal (municipality_id, id) on delete cascade
);
create index need_choice_to_learn on community.need_choice (municipality_id, chosen_at) where need_code is distinct from learned_code;
alter table community.need_choice enable row level security;
alter table community.need_choice force row level security;

-- The inner question passes the policies of the signals: who may not see a signal, says nothing about it.
create policy workers_choose on community.need_choice for insert to zone_community with check (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and learned_code is null
	and exists (select from community.signal s where s.municipality_id = need_choice.municipality_id and s.id = need_choice.signal_id));
create policy workers_choose_again on community.need_choice for update to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and exists (select from community.signal s where s.municipality_id = need_choice.municipality_id and s.id = need_choice.signal_id))
	with check (municipality_id = (select actor.municipality()));
create policy workers_see_choices on community.need_choice for select to zone_community using (
	municipality_id = (select actor.municipality())
	and (select actor.is('social_broker', 'team_worker', 'team_lead'))
	and exists (select from community.signal s where s.municipality_id = need_choice.municipality_id and s.id = need_choice.signal_id));
create policy learner_reads_choices on community.need_choice for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('needs.learn')));
create policy learner_ticks_off on community.need_choice for update to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('needs.learn')))
	with check (municipality_id = (select actor.municipality()));
grant select, insert on community.need_choice to zone_community;
grant update (need_code, chosen_at, learned_code) on community.need_choice to zone_community;

-- In how many signals a word stood that were given this need. `word` is a keyed hash of a stem; the empty word stands in all.
create table community.need_word (
	municipality_id uuid not null references open.municipality,
	word text not null,
	need_code text not null,
	signals integer not null check (signals >= 0),
	-- At least three signals hold the word, under whatever need. Until then only the learner sees the row.
	known boolean not null default false,
	last_month date not null,
	primary key (municipality_id, word, need_code),
	check (extract(day from last_month) = 1)
);
alter table community.need_word enable row level security;
alter table community.need_word force row level security;
create policy suggestions_use_known_words on community.need_word for select to zone_community using (
	municipality_id = (select actor.municipality()) and known);
create policy learner_reads on community.need_word for select to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('needs.learn')));
create policy learner_counts on community.need_word for insert to zone_community with check (
	municipality_id = (select actor.municipality()) and (select actor.is_task('needs.learn')));
create policy learner_counts_on on community.need_word for update to zone_community using (
	municipality_id = (select actor.municipality()) and (select actor.is_task('needs.learn')))
	with check (municipality_id = (select actor.municipality()));
grant select, insert on community.need_word to zone_community;
grant update (signals, known, last_month) on community.need_word to zone_community;

call actor.let_erase('community.need_word');
call actor.let_erase('community.need_choice');
