import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { takeOwnCardStep } from '#modules/people/index.server';
import { signalsForPatterns } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { record } from '#platform/audit/index.server';
import { moveClockTo } from '#platform/clock';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { accountId, type PersonaName, persona, personaNames, personId, seedPeople } from '#testing/personas';
import { aboutMeScreen, answerScreen, askScreen } from './about-me-screens.server.ts';
import {
	answerQuestion,
	askAboutMe,
	dataQuestions,
	forgetQuestions,
	remindOfQuestions,
	tellAnswered,
} from './questions.server.ts';
import { allDataQuestions, dataQuestionsOf } from './questions.store.server.ts';
import { aboutMeFile, whatIsKnown } from './what-is-known.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));

async function note(
	text: string,
	{ told, about, source }: { told?: PersonaName; about?: PersonaName; source: string },
) {
	const id = newId();
	await asOwner(
		`insert into community.signal (municipality_id, id, kind, area_code, text, source, reporter_id, person_id, receipt, captured_at)
		values ($1, $2::uuid, 'zoek', 'BU99010101', $3, $4, $5, $6, $2::text, now())`,
		[waterveen, id, text, source, told ? personId(told) : null, about ? personId(about) : null],
	);
	return id;
}
let told: string;
let noted: string;

beforeAll(async () => {
	await seedPeople(asOwner);
	told = await note('Ik zoek iemand om mee te fietsen.', { told: 'samira', source: 'resident' });
	noted = await note('Wil graag meer mensen leren kennen.', { told: 'marloes', about: 'samira', source: 'worker' });
	await note('Wie helpt er met de tuin?', { told: 'fatou', source: 'resident' });
});
beforeEach(() => asOwner('delete from community.data_question'));

describe('what is known of Samira', () => {
	test('she reads what she told and what a worker wrote down about her, and nothing of her neighbours', async () => {
		const known = await as('samira', whatIsKnown);
		expect(known.map(({ id, kind, by, words }) => ({ id, kind, by, words }))).toEqual(
			expect.arrayContaining([
				{ id: told, kind: 'told', by: 'self', words: 'Ik zoek iemand om mee te fietsen.' },
				{ id: noted, kind: 'noted', by: 'worker', words: 'Wil graag meer mensen leren kennen.' },
			]),
		);
		expect(known).toHaveLength(2);
	});
	test('she takes all of it along in one file, without the name of who wrote it down', async () => {
		const file = JSON.stringify(
			await as('samira', (tx, actor) => aboutMeFile(tx, actor, { email: 'samira@voorbeeld.nl', sessions: [] })),
		);
		for (const there of ['samira@voorbeeld.nl', 'Samira', 'mee te fietsen', 'leren kennen'])
			expect(file).toContain(there);
		expect(file).not.toContain(personId('marloes'));
		expect(file).not.toContain('tuin');
	});
	test('who only works here reads no signals of others on their own page', async () => {
		expect(await as('marloes', whatIsKnown)).toEqual([]);
	});
	test('before erasing she reads what goes, and of what stays why and until when', async () => {
		const { stays } = await as('samira', (tx, actor) => aboutMeScreen({ tx, actor }));
		expect(stays.find(({ becomes }) => becomes === 'gone')?.why).toBeNull();
		const [first] = stays.filter(({ becomes }) => becomes !== 'gone');
		expect(first?.why?.nl).toBeTruthy();
		expect(first?.period).toMatch(/^P|unlimited/);
	});
});

const ask = (name: PersonaName, over: 'look' | 'piece' | 'something', regel: string) =>
	as(name, (tx, actor) => askAboutMe(tx, actor, { over, regel, vraag: 'Dit heb ik niet gezegd.' }));

describe('"dit klopt niet"', () => {
	test('a question holds the line as she read it, and must be answered within a month', async () => {
		const putBack = moveClockTo(new Date('2026-01-31T10:00:00Z'));
		await ask('samira', 'piece', noted);
		putBack();
		const [question] = await as('anouk', dataQuestions);
		expect(question).toMatchObject({ question: 'Dit heb ik niet gezegd.', dueOn: '2026-02-28', outcome: null });
		expect(question?.aboutWords).toContain('meer mensen leren kennen');
		const { questions } = await as('anouk', (tx, actor) => answerScreen({ tx, actor }));
		expect(questions[0]?.late).toBe(true);
	});
	test('a look is pointed at by its line; a line of somebody else is not named', async () => {
		const marloes = persona('marloes');
		for (const whom of ['samira', 'fatou'] as const)
			await asActor(marloes, 'community', (tx) =>
				record(tx, marloes, {
					zone: 'community',
					permission: 'people.cards',
					purpose: 'knowing-neighbours',
					outcome: 'seen',
					subjectPersonIds: [personId(whom)],
				}),
			);
		const { rows } = (await asOwner(
			`select e.id from audit.entry e join audit.pseudonym p on p.pseudonym = e.subject_pseudonym where p.person_id = any($1) order by p.person_id = $2 desc`,
			[[personId('samira'), personId('fatou')], personId('samira')],
		)) as { rows: { id: string }[] };
		await ask('samira', 'look', rows[0]?.id as string);
		await ask('samira', 'look', rows[1]?.id as string);
		const words = (await as('anouk', dataQuestions)).map(({ aboutWords }) => aboutWords);
		expect(words.filter((one) => one.includes('Draadkracht'))).toHaveLength(1);
		expect(words.filter((one) => one === '')).toHaveLength(1);
	});
	test('the page of the form shows the line only to its person', async () => {
		const url = new URL(`http://x/?over=piece&regel=${noted}`);
		const screen = (name: PersonaName) =>
			as(name, (tx, actor) => askScreen({ tx, actor, url } as Parameters<typeof askScreen>[0]));
		expect((await screen('samira')).line?.words).toContain('leren kennen');
		expect((await screen('fatou')).line).toBeNull();
	});
	test('the privacy officer answers once; Samira reads it and gets a mail that says nothing of it', async () => {
		await ask('samira', 'something', '');
		const [question] = await as('anouk', dataQuestions);
		const answer = { id: question?.id as string, besluit: 'mended' as const, antwoord: 'We hebben het verbeterd.' };
		expect(await as('anouk', (tx, actor) => answerQuestion(tx, actor, answer))).toBe(personId('samira'));
		await expect(as('anouk', (tx, actor) => answerQuestion(tx, actor, answer))).rejects.toMatchObject({
			code: 'already-done',
		});
		const { questions } = await as('samira', (tx, actor) => aboutMeScreen({ tx, actor }));
		expect(questions).toMatchObject([{ outcome: 'mended', answer: 'We hebben het verbeterd.' }]);
		await tellAnswered({ municipalityId: waterveen, subjectId: answer.id });
		const { rows } = (await asOwner(`select template, facts::text from community.mail`)) as {
			rows: { template: string; facts: string }[];
		};
		expect(rows).toMatchObject([{ template: 'own-data-answered' }]);
		expect(rows[0]?.facts).not.toContain('verbeterd');
	});
	test('after twenty days without an answer the privacy officer gets one mail, that says nothing of what was asked', async () => {
		await asOwner('delete from community.mail');
		await ask('samira', 'something', '');
		const mails = async () =>
			(await asOwner('select account_id, template, facts::text from community.mail')).rows as Record<string, string>[];
		const daysOn = (days: number) => moveDays(days);
		const early = daysOn(19);
		await remindOfQuestions().finally(early);
		expect(await mails()).toEqual([]);
		const late = daysOn(21);
		await remindOfQuestions().then(remindOfQuestions).finally(late);
		expect(await mails()).toMatchObject([
			{ account_id: accountId('anouk'), template: 'own-data-waits', facts: expect.stringContaining('/privacy/vragen') },
		]);
	});
	test('what she asked goes with her when she is erased', async () => {
		await ask('samira', 'something', '');
		await forgetQuestions({ municipalityId: waterveen, subjectId: personId('samira') });
		expect(await as('anouk', dataQuestions)).toEqual([]);
	});
});

describe('the questions of others', () => {
	test.each(personaNames.filter((name) => name !== 'samira' && name !== 'anouk'))(
		'%s sees none of them',
		async (name) => {
			await ask('samira', 'something', '');
			const seen = await as(name, (tx, actor) => allDataQuestions(tx, actor.municipalityId));
			expect(seen).toEqual([]);
			expect(await as(name, (tx) => dataQuestionsOf(tx, waterveen, personId('samira')))).toEqual([]);
			await expect(as(name, dataQuestions)).rejects.toMatchObject({ name: 'NotAllowed' });
		},
	);
	test.each(personaNames.filter((name) => !['samira', 'henk', 'fatou', 'olaf'].includes(name)))(
		'%s, who has no card here, asks none',
		async (name) => {
			await expect(ask(name, 'something', '')).rejects.toMatchObject({ name: 'NotAllowed' });
		},
	);
	test('nobody asks in the name of somebody else, not even past the commands', async () => {
		await expect(
			as('henk', (tx) =>
				tx
					.insertInto('community.data_question')
					.values({
						municipality_id: waterveen,
						id: newId(),
						person_id: personId('samira'),
						about: 'something',
						about_words: '',
						question: 'x',
						asked_at: new Date(),
						due_on: '2027-01-01',
						outcome: null,
						answered_at: null,
						answered_by: null,
					})
					.execute(),
			),
		).rejects.toThrow(/row-level security/);
	});
});

describe('who wants to be left alone', () => {
	const counted = () =>
		asTask('patterns.detect', waterveen, 'community', (tx) => signalsForPatterns(tx, waterveen, '2020-01-01'));
	test('is counted in no pattern until they say otherwise', async () => {
		const before = (await counted()).map(({ id }) => id);
		expect(before).toEqual(expect.arrayContaining([told, noted]));
		await as('samira', (tx, actor) => takeOwnCardStep(tx, actor, 'leave-alone'));
		const resting = (await counted()).map(({ id }) => id);
		expect(resting).toHaveLength(before.length - 2);
		expect(resting).not.toContain(told);
		await as('samira', (tx, actor) => takeOwnCardStep(tx, actor, 'use-again'));
		expect(await counted()).toHaveLength(before.length);
	});
	test('nobody but a task learns who that is', async () => {
		await as('samira', (tx, actor) => takeOwnCardStep(tx, actor, 'leave-alone'));
		for (const name of personaNames) {
			const { rows } = await as(name, (tx) => sql`select community.left_alone()`.execute(tx));
			expect(rows, name).toEqual([]);
		}
		await as('samira', (tx, actor) => takeOwnCardStep(tx, actor, 'use-again'));
	});
});
