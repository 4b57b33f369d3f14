import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday as day } from '#testing/days';
import { type PersonaName, persona, personaNames, personId, seedPeople, teamId } from '#testing/personas';
import type { Idea } from './round.ts';
import { planVisitScreen, roundsScreen, roundsToday, visitScreen } from './round-screens.server.ts';
import { bringCases, callOff, forgetInRounds, noteIdea, planVisit, stepDone, takeOut } from './rounds.server.ts';
import { casesOf, sourcesSeen, visitsSeen } from './rounds.store.server.ts';
import { roundsRetention } from './rounds-retention.store.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));

const secret = 'Oma Betje van de Wilgenlaan zoekt gezelschap met haar teckel';
const need = 'dog-walking';
const area = 'BU99010101';
const cardOf = (number: number) => `019b0000-0000-7000-8000-cd${String(number).padStart(10, '0')}`;
const others = personaNames.filter((name) => name !== 'marloes' && name !== 'yusuf');

async function note(by: PersonaName | null, person: number | null, over: { kind?: string; need?: string } = {}) {
	const id = newId();
	await asOwner(
		`insert into community.signal (municipality_id, id, kind, area_code, need_code, text, source, reporter_id, person_id, receipt, captured_at)
		values ($1, $2::uuid, $3, $4, $5, $6, $7, $8, $9, $2::text, now())`,
		[
			waterveen,
			id,
			over.kind ?? 'zoek',
			area,
			over.need ?? need,
			secret,
			by ? 'worker' : 'import',
			by && personId(by),
			person && cardOf(person),
		],
	);
	return id;
}

const planned = (on = day(3)): Promise<string> =>
	as('marloes', (tx, actor) => planVisit(tx, actor, { colleague: personId('yusuf'), on }));
const bring = (visit: string, ...signals: string[]) =>
	as('yusuf', (tx, actor) => bringCases(tx, actor, visit, signals));
const screen = (name: PersonaName, id: string) =>
	as(name, (tx, actor) => visitScreen({ tx, actor, params: { id }, about: () => {} } as unknown as Ask));
const idea = (caseId: string, over: { idea?: Idea; sentence?: string; step?: string; stepOn?: string } = {}) => ({
	case: caseId,
	idea: 'neighbour' as Idea,
	sentence: '',
	step: '',
	stepOn: '',
	...over,
});

beforeAll(async () => {
	await seedPeople(asOwner);
	for (const [code, kind, parent, name] of [
		['GM9901', 'municipality', null, 'Waterveen'],
		['WK990101', 'district', 'GM9901', 'Wijk 01 West'],
		['BU99010101', 'neighbourhood', 'WK990101', 'Wilgenhof'],
	])
		await asOwner(
			'insert into open.area (municipality_id, code, kind, parent_code, name, year) values ($1, $2, $3, $4, $5, 2023)',
			[waterveen, code, kind, parent, name],
		);
	for (const number of [1, 2, 3, 4])
		await asOwner(
			`insert into community.person_card (municipality_id, id, called, area_code, keeper_id, team_id, consent_given_on, consent_how, made_at, last_active_on)
			values ($1, $2, 'Betje', $3, $4, $5, current_date, 'spoken', now(), current_date)`,
			[waterveen, cardOf(number), area, personId('yusuf'), teamId('west')],
		);
});
beforeEach(async () => {
	await asOwner('delete from community.round_visit');
	await asOwner('delete from community.signal');
});

describe('a visit', () => {
	test('is planned by the community broker, with a colleague of the same area', async () => {
		const { colleagues } = await as('marloes', (tx, actor) => planVisitScreen({ tx, actor }));
		expect(colleagues).toEqual([{ id: personId('yusuf'), name: 'Yusuf Karadere', teamName: 'Buurtteam West' }]);
		const id = await planned();
		for (const name of ['marloes', 'yusuf'] as const)
			expect((await as(name, (tx) => visitsSeen(tx, waterveen))).map((visit) => visit.id)).toEqual([id]);
		await expect(planned(day(-1))).rejects.toMatchObject({ code: 'date-in-past' });
		for (const name of ['femke', 'ingrid', 'marloes', 'gea'] as const)
			await expect(
				as('marloes', (tx, actor) => planVisit(tx, actor, { colleague: personId(name), on: day(3) })),
				name,
			).rejects.toMatchObject({ code: 'round-unknown-colleague' });
	});

	test.each(personaNames.filter((name) => !['marloes', 'soraya', 'gea'].includes(name)))(
		'is not planned by %s',
		async (name) => {
			await expect(
				as(name, (tx, actor) => planVisit(tx, actor, { colleague: personId('yusuf'), on: day(3) })),
			).rejects.toMatchObject({ status: 404 });
			await expect(
				as(name, (tx, actor) =>
					sql`insert into community.round_visit (municipality_id, id, ambassador_id, colleague_id, team_id, visits_on, made_at)
						values (${actor.municipalityId}, ${newId()}, ${personId('soraya')}, ${personId('yusuf')}, ${teamId('west')}, current_date, now())`.execute(
						tx,
					),
				),
			).rejects.toThrow(/row-level security/);
		},
	);

	test.each(others)('does not exist for %s, nor do its cases', async (name) => {
		const id = await planned();
		await bring(id, await note('yusuf', 1));
		const seen = await as(name, async (tx) => [
			await visitsSeen(tx, waterveen),
			await casesOf(tx, waterveen, [id]),
			[...(await sourcesSeen(tx, waterveen))],
		]);
		expect(seen).toEqual([[], [], []]);
		await expect(screen(name, id)).rejects.toMatchObject({ status: 404 });
		await expect(as(name, (tx, actor) => callOff(tx, actor, id))).rejects.toMatchObject({ status: 404 });
		const changed = await as(name, async (tx) => [
			await tx.updateTable('community.round_case').set({ sentence: 'x' }).executeTakeFirst(),
			await tx.deleteFrom('community.round_case').executeTakeFirst(),
			await tx.deleteFrom('community.round_visit').executeTakeFirst(),
		]);
		expect(JSON.stringify(changed.flatMap(Object.values).map(String))).not.toMatch(/[1-9]/);
	});

	test('does not exist for a passer-by', async () => {
		await bring(await planned(), await note('yusuf', 1));
		const passer = anonymous(waterveen);
		expect(await asActor(passer, 'community', (tx) => visitsSeen(tx, waterveen))).toEqual([]);
	});

	test('is called off by either of the two, and nothing of it stays', async () => {
		for (const name of ['marloes', 'yusuf'] as const) {
			const id = await planned();
			await bring(id, await note('yusuf', 1));
			await as(name, (tx, actor) => callOff(tx, actor, id));
		}
		const { rows } = await asOwner(
			'select id from community.round_visit union select id from community.round_case union select case_id from community.round_case_source',
		);
		expect(rows).toEqual([]);
	});
});

test('the community broker of another area or municipality plans no visit here', async () => {
	for (const name of ['soraya', 'gea'] as const)
		await expect(
			as(name, (tx, actor) => planVisit(tx, actor, { colleague: personId('yusuf'), on: day(3) })),
		).rejects.toMatchObject({ code: 'round-unknown-colleague' });
});

describe('what the colleague brings', () => {
	test('is chosen from at most five own open needs, none of them somebody else’s, closed or an offer', async () => {
		const id = await planned();
		for (let times = 0; times < 7; times++) await note('yusuf', 1);
		await note('marloes', 2);
		await note('yusuf', 2, { kind: 'kan' });
		const { proposed } = await screen('yusuf', id);
		expect(proposed).toHaveLength(5);
		expect(JSON.stringify(proposed)).not.toContain('Betje');
		expect((await screen('marloes', id)).proposed).toEqual([]);
		await bring(id, ...proposed.map((signal) => signal.id));
		await expect(bring(id, await note('yusuf', 1))).rejects.toMatchObject({ code: 'round-too-many' });
	});

	test('shows the ambassador the need, the theme and the place, and nothing of the words, the person or the note', async () => {
		const id = await planned();
		const signal = await note('yusuf', 1);
		await bring(id, signal);
		const seen = await screen('marloes', id);
		expect(seen.cases).toEqual([
			expect.objectContaining({ place: 'Wilgenhof', kind: 'zoek', others: 0, note: null, idea: null }),
		]);
		const rows = await as('marloes', async (tx) => [
			await casesOf(tx, waterveen, [id]),
			[...(await sourcesSeen(tx, waterveen))],
		]);
		for (const piece of [secret, 'Betje', 'teckel', signal, cardOf(1)])
			expect(JSON.stringify([seen, rows]), piece).not.toContain(piece);
		expect((await screen('yusuf', id)).cases[0]?.note).toBe(signal);
	});

	test('counts others only from three, without the person it is about', async () => {
		const id = await planned();
		const mine = await note('yusuf', 1);
		for (const person of [2, 3]) await note('marloes', person);
		await bring(id, mine);
		expect((await screen('marloes', id)).cases.map((one) => one.others)).toEqual([0]);
		const again = await note('yusuf', 1);
		await note('marloes', 4);
		await bring(id, again);
		expect((await screen('marloes', id)).cases.map((one) => one.others).sort()).toEqual([0, 3]);
	});

	test('is not chosen by the ambassador, not about a colleague’s note, and can be taken out', async () => {
		const id = await planned();
		const signal = await note('yusuf', 1);
		await expect(as('marloes', (tx, actor) => bringCases(tx, actor, id, [signal]))).rejects.toMatchObject({
			status: 404,
		});
		await expect(bring(id, await note('marloes', 2))).rejects.toMatchObject({ status: 404 });
		await bring(id, signal);
		const caseId = (await screen('yusuf', id)).cases[0]?.id ?? '';
		await expect(as('marloes', (tx, actor) => takeOut(tx, actor, id, caseId))).rejects.toMatchObject({ status: 404 });
		await as('yusuf', (tx, actor) => takeOut(tx, actor, id, caseId));
		expect((await screen('yusuf', id)).cases).toEqual([]);
	});

	test.each(['signal', 'person'] as const)('goes when the %s behind it goes', async (what) => {
		const id = await planned();
		const signal = await note('yusuf', 1);
		await bring(id, signal, await note('yusuf', 2));
		await forgetInRounds({ municipalityId: waterveen, subjectId: what === 'signal' ? signal : cardOf(1) });
		expect((await screen('yusuf', id)).cases.map((one) => one.note)).not.toContain(signal);
		expect((await screen('yusuf', id)).cases).toHaveLength(1);
	});
});

describe('what they thought of', () => {
	test('is noted by both; the next step waits on the colleague’s Vandaag until it is done', async () => {
		const id = await planned();
		await bring(id, await note('yusuf', 1));
		const caseId = (await screen('marloes', id)).cases[0]?.id ?? '';
		const said = idea(caseId, { sentence: 'Er is een wandelclub.', step: 'Vraag het de club', stepOn: day(5) });
		await as('marloes', (tx, actor) => noteIdea(tx, actor, id, said));
		const steps = (name: PersonaName) => as(name, async (tx, actor) => (await roundsToday({ tx, actor })).steps);
		expect(await steps('yusuf')).toMatchObject([{ step: 'Vraag het de club', stepOn: day(5), visitId: id }]);
		for (const name of personaNames.filter((one) => one !== 'yusuf')) expect(await steps(name), name).toEqual([]);
		await expect(as('marloes', (tx, actor) => stepDone(tx, actor, id, caseId))).rejects.toMatchObject({ status: 404 });
		await as('yusuf', (tx, actor) => stepDone(tx, actor, id, caseId));
		expect(await steps('yusuf')).toEqual([]);
	});

	test('names nobody', async () => {
		const id = await planned();
		await bring(id, await note('yusuf', 1));
		const caseId = (await screen('yusuf', id)).cases[0]?.id ?? '';
		for (const over of [{ sentence: 'Mevrouw Jansen gaat mee.' }, { step: 'Bel 06 12345678', stepOn: day(5) }])
			await expect(as('yusuf', (tx, actor) => noteIdea(tx, actor, id, idea(caseId, over)))).rejects.toMatchObject({
				code: 'round-names-somebody',
			});
	});

	test('is told to the team from five cases of three colleagues, and to no other team', async () => {
		const colleagues = [1, 2, 3].map((number) => `019b0000-0000-7000-8000-ce${String(number).padStart(10, '0')}`);
		const add = async (colleague: string, chosen: Idea) => {
			const visit = newId();
			await asOwner(
				'insert into community.round_visit (municipality_id, id, ambassador_id, colleague_id, team_id, visits_on, made_at) values ($1, $2, $3, $4, $5, current_date, now())',
				[waterveen, visit, personId('marloes'), colleague, teamId('west')],
			);
			await asOwner(
				"insert into community.round_case (municipality_id, id, visit_id, kind, need_code, area_code, idea) values ($1, $2, $3, 'zoek', $4, $5, $6)",
				[waterveen, newId(), visit, need, area, chosen],
			);
		};
		for (const id of colleagues)
			await asOwner(
				"insert into community.worker (municipality_id, id, account_id, first_name, last_name, made_at) values ($1, $2, null, '', '', now())",
				[waterveen, id],
			);
		const told = (name: PersonaName) => as(name, async (tx, actor) => (await roundsScreen({ tx, actor })).now);
		const [one = '', two = '', three = ''] = colleagues;
		for (const chosen of ['own-network', 'own-network', 'collective', 'professional'] as const) await add(one, chosen);
		await add(two, 'collective');
		expect((await told('ingrid')).cases, 'two colleagues would know of each other').toBe(0);
		await add(three, 'not-now');
		const all = { cases: 6, amongPeople: 4 };
		for (const name of ['ingrid', 'yusuf'] as const) expect(await told(name)).toMatchObject(all);
		for (const name of personaNames.filter((who) => !['ingrid', 'yusuf'].includes(who)))
			expect((await told(name)).cases, name).toBe(0);
		const lead = await as('ingrid', (tx, actor) => roundsScreen({ tx, actor }));
		expect([lead.coming, lead.been, lead.before.cases]).toEqual([[], [], 0]);
	});
});

test('half a year after the visit it goes, with its cases', async () => {
	const id = await planned(day(0));
	await bring(id, await note('yusuf', 1));
	const erase = (before: string) =>
		asTask('privacy.erase', waterveen, 'community', async (tx, actor) => {
			for (const rule of roundsRetention)
				await rule.end(tx, { municipalityId: waterveen, before: new Date(before) }, actor);
		});
	await erase(day(-1));
	expect(await as('yusuf', (tx) => visitsSeen(tx, waterveen))).toHaveLength(1);
	await erase(day(2));
	const { rows } = await asOwner(
		'select id from community.round_visit union select id from community.round_case union select case_id from community.round_case_source',
	);
	expect(rows).toEqual([]);
});
