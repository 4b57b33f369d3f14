import type pg from 'pg';
import * as v from 'valibot';
import { FindForm } from '#modules/talents';
import { findPage } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { asActor, sql } from '#platform/db/index.server';
import { at, figures, onOwnDatabase, timed } from './on-own-database.ts';

const municipality = '019b0000-0000-7000-8000-0000000000a1';
const cards = 10_000;
const teams = 20;
const rounds = 40;

const asked: Record<string, string>[] = [
	{ zoek: 'tuin' },
	{ zoek: 'fietsn maken' },
	{ zoek: 'Jansssen' },
	{ soort: 'talent', waar: 'WK990101', taal: 'ar' },
	{ zoek: 'voorlezen', wanneer: 'wed' },
	{ zoek: 'bestaat nergens' },
];

/**
 * Finding in 10,000 cards of 20 teams with two talents or wishes each, as the zone login, row security on: the query of the
 * page (two of them, with names) beside a count of the same rows. The worst case is a team that keeps half of all cards.
 */
export const run = (): Promise<void> => onOwnDatabase(furnish, measure);

async function measure(): Promise<void> {
	console.log(`${cards} cards, ${cards * 2} talents and wishes, ${teams} teams; ${rounds} times each, milliseconds\n`);
	for (const [who, team] of [
		['a team of 250 cards', 2],
		['a team that keeps half of all', 1],
	] as const) {
		console.log(who);
		const actor = worker(team);
		const reference = await timed(
			() =>
				asActor(actor, 'community', (tx) =>
					sql`select count(*) from community.talent where municipality_id = ${municipality}`.execute(tx),
				),
			rounds,
		);
		console.log(`  ${'reference: count what may be read'.padEnd(50)}${figures(reference)}`);
		for (const question of asked) {
			const took = await timed(
				() => asActor(actor, 'community', (tx) => findPage({ tx, actor }, v.parse(FindForm, question))),
				rounds,
			);
			console.log(
				`  ${JSON.stringify(question).padEnd(50)}${figures(took)}  × ${(at(took, 0.5) / at(reference, 0.5)).toFixed(1)}`,
			);
		}
	}
}

const teamId = (number: number) => `019b0000-0000-7000-8000-0b${number.toString(16).padStart(10, '0')}`;
const worker = (team: number): Actor => ({
	municipalityId: municipality,
	kind: 'staff',
	roles: ['social_broker'],
	personId: `019b0000-0000-7000-8000-0d${team.toString(16).padStart(10, '0')}`,
	teamId: teamId(team),
	areas: ['WK990101'],
	level: 2,
});

async function furnish(owner: pg.Client): Promise<void> {
	const run = (text: string, values: unknown[] = []) => owner.query(text, values);
	await run(`insert into open.installation (mode) values ('demo')`);
	await run(
		`insert into open.municipality (id, code, name, hosts, demo) values ($1, 'GM9901', 'Waterveen', '{waterveen.test}', true)`,
		[municipality],
	);
	await run(
		`insert into community.organisation (municipality_id, id, name, kind, made_at) values ($1, $1, 'Draadkracht', 'welfare', now())`,
		[municipality],
	);
	for (let number = 1; number <= teams; number++) {
		await run(
			`insert into community.team (municipality_id, id, organisation_id, name, made_at) values ($1, $2, $1, $3, now())`,
			[municipality, teamId(number), `Team ${number}`],
		);
		await run(
			`insert into community.worker (municipality_id, id, account_id, first_name, made_at) values ($1, $2, gen_random_uuid(), 'Werker', now())`,
			[municipality, worker(number).personId],
		);
	}
	await run(
		`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, languages, available, consent_given_on, consent_how, made_at, last_active_on)
		select $1, gen_random_uuid(),
			(array['mevrouw','meneer','Kees','Fatma','Ineke','Youssef','Sjaan'])[1 + n % 7] || ' ' || (array['Jansen','de Vries','Yilmaz','El Amrani','Bakker','Pinas','Visser','Smit'])[1 + n / 7 % 8],
			'BU990101' || lpad((n % 12)::text, 2, '0'),
			('019b0000-0000-7000-8000-0d' || lpad(to_hex(case when n % 2 = 0 then 1 else 2 + n / 2 % 19 end), 10, '0'))::uuid,
			('019b0000-0000-7000-8000-0b' || lpad(to_hex(case when n % 2 = 0 then 1 else 2 + n / 2 % 19 end), 10, '0'))::uuid,
			(array['{nl}','{nl,ar}','{nl,tr}','{nl,en}'])[1 + n % 4]::text[], (array['{mon-morning}','{wed-evening,sat-morning}','{}'])[1 + n % 3]::text[],
			current_date, 'spoken', now(), current_date
		from generate_series(1, $2::int) n`,
		[municipality, cards],
	);
	await run(
		`insert into community.talent (municipality_id, id, card_id, kind, words, need_code, shared_since, confirmed_on, made_at)
		select $1, gen_random_uuid(), card_id, (array['talent','wish'])[k],
			(array['Snoeit graag de heg','Fietsen maken','Voorlezen','Koken voor een volle tafel','Samen wandelen','Hulp bij brieven','Een ritje','Nederlands oefenen',
				'Schaken','Gordijnen naaien','Een lamp ophangen','Boodschappen doen','Uitleg over de telefoon','Zingen','Haar knippen','Oppassen','Een taart bakken','Klussen in huis','De hond uitlaten','In de tuin werken'])[1 + at % 20]
				|| (array['',' met kinderen',' in de middag',' bij iemand thuis',' in het buurthuis',' voor een buur',' om de week',' met iemand die het rustig aan doet'])[1 + at / 20 % 8]
				|| (array['',', heeft gereedschap',', liefst dichtbij',', na het werk',', met z''n tweeën',', graag met koffie erna'])[1 + at / 160 % 6],
			(array['garden-help','bicycle-repair','reading-with-children','cooking-together','walking-together','post-and-letters','ride-to-doctor','dutch-practice'])[case when at % 20 < 8 then 1 + at % 20 end],
			case when random() < 0.7 then current_date end, current_date, now()
		from (select c.id as card_id, k, (row_number() over () * 7919 % 960)::int as at from community.person_card c cross join generate_series(1, 2) k) said`,
		[municipality],
	);
	await run('analyze');
}
