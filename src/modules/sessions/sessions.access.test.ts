import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, type Tx } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday as inDays, moveDays } from '#testing/days';
import { type PersonaName, persona, personaNames, seedPeople } from '#testing/personas';
import {
	askQuestion,
	confirmSession,
	keepAnswer,
	mergeQuestions,
	planSession,
	preparedSession,
	recheckAnswer,
	tellHelped,
	theSession,
	tidySessions,
} from './sessions.server.ts';
import { answersOf, findSession, helpedOf, questionsOf, sessionsOf } from './sessions.store.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const passer = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(anonymous(waterveen), 'community', (tx) => work(tx, anonymous(waterveen)));

const plan = (on = inDays(10)) => ({
	pattern: undefined,
	institution: 'Singelwonen',
	about: 'De brief over de servicekosten.',
	area: 'BU99010101',
	place: 'Buurthuis Wilgenhof',
	on,
	at: '10:30',
});
const planned = (on?: string): Promise<string> => as('marloes', (tx, actor) => planSession(tx, actor, plan(on)));
const questionsIn = (code: string, name: PersonaName = 'yusuf') =>
	as(name, async (tx) =>
		questionsOf(tx, waterveen, (await findSession(tx, waterveen, code))?.id ?? persona('olaf').accountId ?? ''),
	);

beforeAll(() => seedPeople(asOwner));
beforeEach(() => asOwner('delete from open.institution_session'));

describe('an institution is invited', () => {
	test('by a worker of the area, and everybody sees when and where, but not who prepares it', async () => {
		const code = await planned();
		const [seen] = await asActor(anonymous(waterveen), 'open', (tx) => sessionsOf(tx, waterveen));
		expect(seen).toMatchObject({ code, institution: 'Singelwonen', startsAt: '10:30', confirmedOn: null });
		expect(JSON.stringify(seen)).not.toContain(persona('marloes').personId);
		await as('yusuf', (tx, actor) => confirmSession(tx, actor, code));
		expect((await passer((tx, actor) => theSession(tx, actor, code))).confirmedOn).toBe(clock.today());
	});

	test.each(['samira', 'henk', 'femke', 'bram', 'dewi', 'tariq', 'gea'] as const)('not by %s', async (name) => {
		await expect(as(name, (tx, actor) => planSession(tx, actor, plan()))).rejects.toMatchObject({ status: 404 });
		const code = await planned();
		await expect(as(name, (tx, actor) => preparedSession(tx, actor, code))).rejects.toMatchObject({ status: 404 });
		const changed = await as(name, (tx) =>
			tx.updateTable('open.institution_session').set({ place: 'Elders' }).executeTakeFirst(),
		);
		expect(changed.numUpdatedRows).toBe(0n);
	});

	test('not for a day that has passed, and not with somebody’s name in it', async () => {
		await expect(planned('2020-01-01')).rejects.toMatchObject({ code: 'date-in-past' });
		await expect(
			as('marloes', (tx, actor) => planSession(tx, actor, { ...plan(), about: 'De brief van mevrouw Jansen.' })),
		).rejects.toMatchObject({ code: 'session-names-somebody' });
	});
});

describe('questions', () => {
	test('come from anybody without a name, and only the workers of the area read them', async () => {
		const code = await planned();
		await passer((tx, actor) => askQuestion(tx, actor, code, 'Waarom gaan de servicekosten omhoog?'));
		await as('yusuf', (tx, actor) => askQuestion(tx, actor, code, 'Kun je de kosten in delen betalen?'));
		for (const name of personaNames) {
			const found = await questionsIn(code, name);
			expect(found.map(({ source }) => source).sort(), name).toEqual(
				['marloes', 'yusuf', 'ingrid'].includes(name) ? ['resident', 'worker'] : [],
			);
		}
		expect(
			await passer(async (tx) =>
				questionsOf(tx, waterveen, (await findSession(tx, waterveen, code))?.id ?? persona('olaf').accountId ?? ''),
			),
		).toEqual([]);
	});

	test('that point at somebody are refused, with the piece that must go', async () => {
		const code = await planned();
		for (const text of ['Hoe zit het met mevrouw Jansen?', 'Bel mij op 06 12345678.', 'Mijn vraag is voor Fatima.'])
			await expect(
				passer((tx, actor) => askQuestion(tx, actor, code, text)),
				text,
			).rejects.toMatchObject({
				code: 'session-names-somebody',
				facts: { piece: expect.any(String) },
			});
		expect(await questionsIn(code)).toEqual([]);
	});

	test('in other words become one, and what was merged before goes along', async () => {
		const code = await planned();
		for (const text of ['Waarom gaan de kosten omhoog?', 'Waarom is het duurder?', 'Waar komt de verhoging vandaan?'])
			await passer((tx, actor) => askQuestion(tx, actor, code, text));
		const [a, b, c] = (await questionsIn(code)).map(({ id }) => id) as [string, string, string];
		await as('yusuf', (tx, actor) => mergeQuestions(tx, actor, code, { question: a, into: b }));
		await as('marloes', (tx, actor) => mergeQuestions(tx, actor, code, { question: b, into: c }));
		expect((await questionsIn(code)).filter(({ mergedInto }) => mergedInto === c)).toHaveLength(2);
		for (const pair of [
			{ question: c, into: c },
			{ question: a, into: c },
			{ question: c, into: '019b0000-0000-7000-8000-00000000dead' },
		])
			await expect(as('yusuf', (tx, actor) => mergeQuestions(tx, actor, code, pair))).rejects.toMatchObject({
				status: 404,
			});
	});

	test('are not taken after the day, and go ninety days later while answers stay', async () => {
		const code = await planned(inDays(1));
		await passer((tx, actor) => askQuestion(tx, actor, code, 'Waarom gaan de kosten omhoog?'));
		await as('marloes', (tx, actor) =>
			keepAnswer(tx, actor, code, { words: 'Waarom gaan de kosten omhoog?', answer: 'Omdat de energie duurder is.' }),
		);
		const back = moveDays(95);
		await expect(passer((tx, actor) => askQuestion(tx, actor, code, 'En hoe nu verder?'))).rejects.toMatchObject({
			code: 'session-is-over',
		});
		await tidySessions();
		back();
		expect(await questionsIn(code)).toEqual([]);
		expect(
			await passer(async (tx) =>
				answersOf(tx, waterveen, (await findSession(tx, waterveen, code))?.id ?? persona('olaf').accountId ?? ''),
			),
		).toHaveLength(1);
	});
});

test('five years later the whole page is gone', async () => {
	const code = await planned();
	const back = moveDays(6 * 366);
	await tidySessions();
	back();
	expect(await passer((tx) => findSession(tx, waterveen, code))).toBeUndefined();
});

describe('answers', () => {
	test('are kept for everybody with the day they were checked, and checked again', async () => {
		const code = await planned();
		await passer((tx, actor) => askQuestion(tx, actor, code, 'Waarom gaan de kosten omhoog?'));
		const [question] = await questionsIn(code);
		await as('yusuf', (tx, actor) =>
			keepAnswer(tx, actor, code, {
				question: question?.id,
				words: 'Waarom wordt het duurder?',
				answer: 'De energie is duurder.',
			}),
		);
		expect((await questionsIn(code))[0]?.answered).toBe(true);
		const session = await passer((tx, actor) => theSession(tx, actor, code));
		const [answer] = await asActor(anonymous(waterveen), 'open', (tx) => answersOf(tx, waterveen, session.id));
		expect(answer).toMatchObject({ question: 'Waarom wordt het duurder?', checkedOn: clock.today() });
		await asOwner(`update open.session_answer set checked_on = '2020-01-01'`);
		await as('marloes', (tx, actor) => recheckAnswer(tx, actor, code, answer?.id ?? ''));
		expect((await passer((tx) => answersOf(tx, waterveen, session.id)))[0]?.checkedOn).toBe(clock.today());
		await expect(as('femke', (tx, actor) => recheckAnswer(tx, actor, code, answer?.id ?? ''))).rejects.toMatchObject({
			status: 404,
		});
	});
});

describe('did it help', () => {
	test('is asked from the day itself, and told from five people up', async () => {
		const code = await planned();
		await expect(passer((tx, actor) => tellHelped(tx, actor, code, 'yes'))).rejects.toMatchObject({
			code: 'session-not-yet',
		});
		const { id } = await passer((tx, actor) => theSession(tx, actor, code));
		await asOwner('update open.institution_session set held_on = $1', [clock.today()]);
		for (let told = 0; told < 4; told++) await passer((tx, actor) => tellHelped(tx, actor, code, 'yes'));
		expect(await as('marloes', (tx) => helpedOf(tx, id))).toEqual([]);
		await passer((tx, actor) => tellHelped(tx, actor, code, 'a-bit'));
		expect((await as('marloes', (tx) => helpedOf(tx, id))).sort((a, b) => b.people - a.people)).toEqual([
			{ helped: 'yes', people: 4 },
			{ helped: 'a-bit', people: 1 },
		]);
	});

	test('nobody reads who told what, not even a task', async () => {
		await expect(
			asTask('sessions.tidy', waterveen, 'community', (tx) =>
				tx.selectFrom('community.session_help').selectAll().execute(),
			),
		).rejects.toThrow(/permission denied/);
	});
});
