import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startActivity } from '#modules/activities/index.server';
import { answerMatch, matchesOfTeam } from '#modules/matching/index.server';
import { withdrawConsent } from '#modules/people/index.server';
import * as programmes from '#modules/programmes/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as newcomers from './index.server.ts';
import { stepsOf } from './newcomers.store.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
	const actor = typeof name === 'string' ? persona(name) : name;
	return asActor(actor, 'community', (tx) => work(tx, actor));
};
const page = (tx: Tx, actor: Actor, params: object = {}, search = '') =>
	({ tx, actor, params, url: new URL(`http://x/${search}`), about: () => {} }) as never;
const nour = '019b0000-0000-7000-8000-cc0000000001';
/** Somebody new here who signs in. */
const nourSelf: Actor = { ...persona('samira'), personId: nour };

/** A pair of Nour and Henk that runs, in a programme of the team of Marloes. */
async function together(template = 'new-here'): Promise<string> {
	const programme = await as('marloes', (tx, actor) =>
		programmes.startProgramme(tx, actor, {
			...{ sjabloon: template, naam: 'Nieuw hier', uitleg: '', stappen: [], budget: 0, maanden: 6, gesprek: 6 },
		}),
	);
	const yes = { hoe: 'spoken' as const, leeftijd: undefined, ouder: undefined, ouderOp: undefined, van: undefined };
	await as('marloes', (tx, actor) =>
		programmes.takePart(tx, actor, programme, { ...yes, kaart: nour, deel: 'asks', naam: 'Nour' }),
	);
	await as('marloes', (tx, actor) =>
		programmes.takePart(tx, actor, programme, { ...yes, kaart: personId('henk'), deel: 'buddy', naam: 'Henk' }),
	);
	const { members } = await as('marloes', (tx, actor) =>
		programmes.programmeScreen(page(tx, actor, { id: programme })),
	);
	const of = (part: string) => members.find((one) => one.part === part)?.id ?? '';
	const pair = await as('marloes', (tx, actor) =>
		programmes.pairUp(tx, actor, programme, { vraagt: of('asks'), maatje: of('buddy') }),
	);
	const answer = { antwoord: 'yes' as const, bereik: '0612345678', reden: undefined, niemeer: false };
	for (const [name, naam] of [
		['marloes', 'Nour'],
		['henk', 'Henk'],
	] as const)
		await as(name, async (tx, actor) => {
			for (const { sideId, state } of await matchesOfTeam(tx))
				if (state === 'asked') await answerMatch(tx, actor, { sideId }, { ...answer, naam });
		});
	await as('marloes', (tx, actor) => programmes.beginPair(tx, actor, pair));
	return pair;
}
const tick = (name: PersonaName | Actor, pair: string, step = 'coffee') =>
	as(name, (tx, actor) => newcomers.tickNewcomerStep(tx, actor, { pair, step }));
const own = (name: PersonaName | Actor) => as(name, (tx, actor) => newcomers.ownTrackScreen(page(tx, actor)));
const everybody = (search = '') =>
	asActor(anonymous(waterveen), 'open', (tx) => newcomers.newHereScreen(page(tx, anonymous(waterveen), {}, search)));
const lesson = async (name: PersonaName = 'marloes', area = 'BU99010101') => {
	const id = newId();
	await as(name, (tx, actor) =>
		startActivity(tx, actor, {
			...{ id, area, title: 'Taalkoffie', summary: 'Samen praten bij de koffie.', forWhom: '', place: 'Het buurthuis' },
			...{ day: dayFromToday(1), from: '10:00', until: '12:00', repeat: 'weekly', organiser: 'De bieb' },
			...{
				phone: '030 000 00 44',
				mail: '',
				signUp: true,
				places: 12,
				cost: 0,
				languages: [],
				accessibility: [],
				also: [],
			},
		} as never),
	);
	const { rows } = await asOwner(`select id from open.activity where title = 'Taalkoffie' order by id desc limit 1`);
	return String(rows[0]?.id);
};

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	await asOwner(
		`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
		values ($1, $2, 'Nour', 'BU99010101', $3, $4, current_date, 'spoken', now(), current_date)`,
		[waterveen, nour, personId('marloes'), teamId('brokers')],
	);
});
beforeEach(async () => {
	for (const table of ['community.programme', 'community.match', 'open.activity', 'community.talent'])
		await asOwner(`delete from ${table}`);
});

describe('the steps of somebody new here and a volunteer', () => {
	test('are ticked by either of the two and by their team, and read by nobody else', async () => {
		const pair = await together();
		await tick(nourSelf, pair, 'coffee');
		await tick('henk', pair, 'round');
		await tick('marloes', pair, 'club');
		await tick('henk', pair, 'round');
		for (const name of personaNames)
			expect((await as(name, (tx) => stepsOf(tx, waterveen, [pair]))).length, name).toBe(
				['henk', 'marloes', 'soraya'].includes(name) ? 3 : 0,
			);
		const passer = anonymous(waterveen);
		expect(await asActor(passer, 'community', (tx) => stepsOf(tx, waterveen, [pair]))).toEqual([]);
	});
	test.each(['yusuf', 'ingrid', 'femke', 'samira', 'fatou', 'dewi', 'gea'] as const)(
		'do not exist for %s',
		async (name) => {
			const pair = await together();
			await expect(tick(name, pair)).rejects.toMatchObject({ status: 404 });
			await expect(
				as(name, (tx, actor) => newcomers.newcomerPairScreen(page(tx, actor, { koppel: pair }))),
			).rejects.toMatchObject({ status: 404 });
			await expect(
				as(name, (tx) =>
					sql`insert into community.newcomer_step values (${waterveen}, ${pair}, 'coffee', current_date)`.execute(tx),
				),
			).rejects.toThrow(/row-level security/);
		},
	);
	test('are of the track, of a pair that runs, and of such a programme alone', async () => {
		const pair = await together();
		await expect(tick('henk', pair, 'passport')).rejects.toMatchObject({ status: 404 });
		await expect(tick('henk', newId())).rejects.toMatchObject({ status: 404 });
		await as('marloes', (tx, actor) => programmes.endPair(tx, actor, pair));
		await expect(tick('henk', pair)).rejects.toMatchObject({ status: 404 });
		await asOwner('delete from community.programme');
		await asOwner('delete from community.match');
		const other = await together('language-buddy');
		await expect(tick('henk', other)).rejects.toMatchObject({ status: 404 });
	});
	test('are taken back, and stand on the own page of both with who goes along', async () => {
		const pair = await together();
		await tick(nourSelf, pair);
		await as('henk', (tx, actor) => newcomers.untickNewcomerStep(tx, actor, { pair, step: 'coffee' }));
		await expect(
			as('henk', (tx, actor) => newcomers.untickNewcomerStep(tx, actor, { pair, step: 'coffee' })),
		).rejects.toMatchObject({ status: 404 });
		await tick('henk', pair, 'round');
		const [mine] = (await own(nourSelf)).pairs;
		expect(mine).toMatchObject({ other: 'Henk', part: 'asks', team: 'Sociaal makelaars' });
		expect(mine?.steps.filter(({ doneOn }) => doneOn).map(({ code }) => code)).toEqual(['round']);
		expect((await own('henk')).pairs).toHaveLength(1);
		expect(await own('fatou')).toMatchObject({ pairs: [], waits: false });
	});
	test('go with the pair when somebody takes back their yes', async () => {
		const pair = await together();
		await tick(nourSelf, pair);
		await as(nourSelf, (tx, actor) => withdrawConsent(tx, actor));
		expect((await own('henk')).pairs).toEqual([]);
		expect(await as('henk', (tx) => stepsOf(tx, waterveen, [pair]))).toEqual([]);
		await asOwner('delete from community.programme_pair');
		expect((await asOwner('select from community.newcomer_step')).rows).toHaveLength(0);
		await asOwner('update community.person_card set consent_withdrawn_at = null where id = $1', [nour]);
	});
	test('say on Vandaag when nothing was done for four weeks', async () => {
		const pair = await together();
		const quiet = () => as('marloes', (tx, actor) => newcomers.newcomersToday(page(tx, actor)));
		expect(await quiet()).toEqual([]);
		await asOwner(`alter table community.programme_pair disable trigger all`);
		await asOwner(`update community.programme_pair set started_on = current_date - 40`);
		await asOwner(`alter table community.programme_pair enable trigger all`);
		expect(await quiet()).toMatchObject([{ id: pair, since: dayFromToday(-40) }]);
		await tick('henk', pair);
		expect(await quiet()).toEqual([]);
	});
	test('keep nothing of papers, origin or faith', async () => {
		const { rows } = await asOwner(
			`select column_name from information_schema.columns where table_name in ('newcomer_step', 'language_slot') order by 1`,
		);
		expect([...new Set(rows.map(({ column_name }) => String(column_name)))]).toEqual([
			...['activity_id', 'done_on', 'leads', 'level', 'marked_on', 'municipality_id', 'pair_id', 'step'],
		]);
	});
});

describe('language slots', () => {
	const mark = (name: PersonaName, activity: string, leads = 'Vrijwilligers van de bieb') =>
		as(name, (tx, actor) => newcomers.markSlot(tx, actor, { activity, leads, level: 'start', confirmed: undefined }));
	test('are activities that a worker of the area marked: day, place and seats come from there', async () => {
		const id = await lesson();
		expect((await everybody()).days).toEqual([]);
		await mark('yusuf', id);
		const { days, halfDays } = await everybody('?gebied=WK990101');
		expect(halfDays).toBe(1);
		expect(days).toMatchObject([
			{
				day: dayFromToday(1),
				items: [{ title: 'Taalkoffie', from: '10:00', places: 12, leads: 'Vrijwilligers van de bieb', level: 'start' }],
			},
		]);
		expect((await everybody('?gebied=WK990102')).days).toEqual([]);
		await as('marloes', (tx, actor) => newcomers.unmarkSlot(tx, actor, id));
		expect((await everybody()).days).toEqual([]);
	});
	test('are marked by workers of that area alone, and name nobody', async () => {
		const id = await lesson();
		for (const name of personaNames.filter((one) => one !== 'marloes' && one !== 'yusuf')) {
			await expect(mark(name, id), name).rejects.toMatchObject({ status: 404 });
			await expect(
				as(name, (tx) =>
					sql`insert into open.language_slot values (${waterveen}, ${id}, 'wij', 'start', current_date)`.execute(tx),
				),
				name,
			).rejects.toThrow(/row-level security/);
		}
		await expect(mark('marloes', newId())).rejects.toMatchObject({ status: 404 });
		await expect(mark('marloes', id, 'Bel Ria op 06 12345678')).rejects.toMatchObject({ code: 'public-number' });
		await expect(mark('marloes', id, 'Ria Jansen')).rejects.toMatchObject({ code: 'text-points-at-person' });
		await mark('marloes', id);
		for (const name of ['soraya', 'ingrid', 'gea'] as const)
			await expect(
				as(name, (tx, actor) => newcomers.unmarkSlot(tx, actor, id)),
				name,
			).rejects.toMatchObject({ status: 404 });
	});
});

test('who interprets is shown by language and part of the week, through the team and without a name', async () => {
	await asOwner(`update community.person_card set languages = '{nl,ar}', available = '{mon-morning}' where id = $1`, [
		nour,
	]);
	await asOwner(
		`insert into community.talent (municipality_id, id, card_id, team_id, kind, words, need_code, area_code, languages, available, shared_since, confirmed_on, made_at)
		values ($1, $2, $3, $4, 'talent', 'Tolken bij de huisarts.', 'interpreting', 'BU99010101', '{nl,ar}', '{mon-morning}', now(), $5, now())`,
		[waterveen, newId(), nour, teamId('brokers'), clock.today()],
	);
	const { interpreters } = await as('yusuf', (tx, actor) => newcomers.tendNewcomersScreen(page(tx, actor)));
	expect(interpreters).toMatchObject([
		{ languages: ['ar'], available: ['mon-morning'], area: 'Wilgenhof', team: 'Sociaal makelaars' },
	]);
	expect(JSON.stringify(interpreters)).not.toMatch(/Nour|cc0000000001/);
});
