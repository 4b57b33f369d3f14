import type pg from 'pg';
import { theNeeds } from '#modules/needs/index.server';
import { anonymous } from '#platform/actor';
import { asActor, sql } from '#platform/db/index.server';
import { seededRandom } from '#platform/seeded-random';
import { type Check, chanceWrong, learnRates, toLookAt } from '../src/modules/social-map/freshness.ts';
import { type MapAsked, searchMap } from '../src/modules/social-map/search-map.server.ts';
import { wordsOfEntry } from '../src/modules/social-map/words-of-entry.server.ts';
import { at, figures, onOwnDatabase, timed } from './on-own-database.ts';

const municipality = '019b0000-0000-7000-8000-0000000000a1';
const entries = 200_000;
const rounds = 30;
const hours = [['mon 09:00-12:00', 'thu 13:00-17:00'], ['tue 10:00-12:00'], []];
/** The middle of a town among all those entries. */
const here = { from: { lon: 5.12, lat: 52.09 }, areaCode: 'WK990101' };

const asked: [string, MapAsked][] = [
	['taalles', { words: 'taalles' }],
	['talles, near', { words: 'talles', ...here }],
	['fietsreparatie, near, free', { words: 'fietsreparatie', free: true, ...here }],
	['samen wandelen, near', { words: 'samen wandelen', ...here }],
	['koffie drinken, open now, near', { words: 'koffie drinken', openNow: true, ...here }],
	['schulden, wheelchair', { words: 'schulden', wheelchair: true }],
	['near, no words', { ...here }],
	['bestaat nergens', { words: 'xylofoonzwaluw' }],
];

/** What a resident waits for, and what a keeper's list costs. */
export async function run(): Promise<void> {
	await ranking(100_000);
	await searching();
}

/** Which entries to look at first, of all that are kept: rates learnt from ten thousand looks, the chance of each, the twenty that matter most. */
async function ranking(count: number): Promise<void> {
	const random = seededRandom(count);
	const category = () => `kind ${Math.floor(random() * 12)}`;
	const looks: Check[] = Array.from({ length: 10_000 }, () => ({
		category: category(),
		days: Math.floor(random() * 400),
		wrong: random() < 0.3,
	}));
	const kept = Array.from({ length: count }, () => ({
		category: category(),
		days: Math.floor(random() * 900),
		use: 1 + Math.floor(random() * 9),
		trouble: { remarks: random() < 0.05 ? 1 : 0, bounced: random() < 0.02, deadLink: random() < 0.03 },
	}));
	const reference = await timed(async () => [...kept].sort((one, other) => one.days - other.days), 20);
	const took = await timed(async () => {
		const rates = learnRates(looks);
		toLookAt(
			kept.map((one) => ({ ...one, chance: chanceWrong(rates, one.category, one.days, one.trouble) })),
			20,
			random,
		);
	}, 20);
	console.log(`${count} entries ranked by what is likely wrong and used much; 20 times, milliseconds\n`);
	console.log(`${'reference: sorted by days'.padEnd(40)}${figures(reference)}`);
	console.log(
		`${'rates, chances, the twenty first'.padEnd(40)}${figures(took)}  × ${(at(took, 0.5) / at(reference, 0.5)).toFixed(1)}\n`,
	);
}

/**
 * Searching 200,000 entries over the whole country, as the login of the open zone, row security on, beside a plain read of twenty
 * rows by area. Words come from the needs of the catalogue, a thousand descriptions of them, places by chance.
 */
const searching = (): Promise<void> =>
	onOwnDatabase(furnish, async () => {
		const actor = anonymous(municipality);
		console.log(`${entries} entries; ${rounds} times each, milliseconds\n`);
		const reference = await timed(
			() =>
				asActor(actor, 'open', (tx) =>
					sql`select id, name, summary from open.map_place where municipality_id = ${municipality} and area_code = 'WK990101' limit 20`.execute(
						tx,
					),
				),
			rounds,
		);
		console.log(`${'reference: twenty rows of one area'.padEnd(40)}${figures(reference)}`);
		for (const [name, question] of asked) {
			let found = 0;
			const took = await timed(async () => {
				found = (await asActor(actor, 'open', (tx) => searchMap(tx, municipality, question, 20))).length;
			}, rounds);
			console.log(
				`${name.padEnd(40)}${figures(took)}  × ${(at(took, 0.5) / at(reference, 0.5)).toFixed(1)}   ${found} shown`,
			);
		}
	});

async function furnish(owner: pg.Client): Promise<void> {
	await owner.query(`insert into open.installation (mode) values ('demo')`);
	await owner.query(
		`insert into open.municipality (id, code, name, hosts, demo) values ($1, 'GM9901', 'Waterveen', '{waterveen.test}', true)`,
		[municipality],
	);
	await owner.query(`alter table community.map_entry disable trigger publish_map_entry`);
	await owner.query(
		`create temporary table description (number serial, name text, summary text, need text, hours text[], found tsvector)`,
	);
	const needs = theNeeds().needs;
	for (let n = 0; n < 1000; n++) {
		const [one, other] = [needs[n % needs.length], needs[(n * 7 + 3) % needs.length]];
		if (!one || !other) continue;
		const said = {
			name: `${one.nl} ${['Zuid', 'De Brug', 'voor iedereen', 'in de wijk', 'Het Anker'][n % 5]}`,
			summary: `${one.examples[n % one.examples.length] ?? ''} ${other.nl}.${n % 12 ? '' : ' De koffie staat klaar.'}`,
			forWhom: '',
			address: `Kerkweg ${n}`,
			whenWords: '',
			kind: 'service' as const,
			needCodes: [one.code],
			languages: n % 4 ? ['nl'] : ['nl', 'ar'],
			accessibility: n % 3 ? [] : (['wheelchair'] as const).slice(),
			free: n % 2 === 0,
			hours: hours[n % 3] ?? [],
			lon: null,
			lat: null,
			areaCode: 'GM9901',
		};
		const found = wordsOfEntry(said).replace(/'in:[^']*':1B ?/, '');
		await owner.query(`insert into description (name, summary, need, hours, found) values ($1, $2, $3, $4, $5)`, [
			said.name,
			said.summary,
			one.code,
			said.hours,
			found,
		]);
	}
	await owner.query(
		`insert into community.map_entry (municipality_id, id, kind, layer, name, summary, area_code, lon, lat, need_codes, free, hours, found, confirmed_on, made_at)
		select $1, gen_random_uuid(), 'service', 'formal', d.name || ' ' || n, d.summary, 'WK' || lpad((990101 + n % 3000)::text, 6, '0'), p.lon, p.lat, array[d.need], n % 2 = 0,
			d.hours,
			d.found || (quote_literal('at:' || floor(p.lon / 0.03)::int || ':' || floor(p.lat / 0.018)::int) || ':1B')::tsvector, current_date - n % 300, now()
		from generate_series(1, ${entries}) n join description d on d.number = 1 + n % 1000
		cross join lateral (select case when n % 5 = 0 then 5.03 + random() * 0.13 else 3.6 + random() * 3.4 end as lon, case when n % 5 = 0 then 52.03 + random() * 0.1 else 51 + random() * 2.4 end as lat) p`,
		[municipality],
	);
	const columns =
		'municipality_id, id, kind, name, summary, area_code, lon, lat, address, need_codes, for_whom, costs, free, languages, accessibility, hours, when_words, free_places, phone, mail, website, hosts, confirmed_on, confirmed_by, found';
	await owner.query(`insert into open.map_place (${columns}) select ${columns} from community.map_entry`);
	await owner.query(
		`insert into open.map_word select distinct municipality_id, w.lexeme from open.map_place, unnest(found) w where position(':' in w.lexeme) = 0 on conflict do nothing`,
	);
	await owner.query('analyze');
	await owner.query('vacuum open.map_place');
}
