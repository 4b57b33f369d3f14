import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Zone } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import {
	addJournalEntry,
	addNeed,
	answerNeed,
	endWithStory,
	joinInitiative,
	listInitiatives,
	moveStage,
	readForTending,
	readInitiative,
	rewriteInitiative,
	setHelp,
	setNextStep,
	showFace,
	standBehind,
	startInitiative,
	takeEntryAway,
	takeFaceAway,
} from './index.server.ts';
import {
	areasSql,
	coffeeOnMonday,
	dirk,
	fatma,
	marloes,
	ownVoice,
	teamLead,
	visitor,
	visitorsVoice,
	workerOfHaven,
} from './initiatives.fixtures.ts';

const { asOwner } = useDatabase();
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>, zone: Zone = 'community') => asActor(actor, zone, work);
let id: string;
const look = () => as(visitor, (tx) => readInitiative(tx, waterveen, id), 'open');

beforeAll(async () => {
	await asOwner(areasSql, [waterveen]);
});
beforeEach(async () => {
	const started = await as(fatma, (tx) => startInitiative(tx, fatma, coffeeOnMonday));
	id = started.id;
	await as(dirk, (tx) => standBehind(tx, dirk, { id, invitation: started.invitation as string }, ownVoice));
});

describe('the next stage', () => {
	test('asks about what is still open, and goes when people say so', async () => {
		const move = (anyway: boolean) =>
			as(fatma, (tx) => moveStage(tx, fatma, id, { checks: ['together.met_once'], to: 'plan', anyway }));
		await expect(move(false)).rejects.toMatchObject({ code: 'initiative-stage-checks-open', facts: { left: 2 } });
		await move(true);
		expect((await look()).initiative).toMatchObject({ stage: 'plan', checks: ['together.met_once'] });
	});
	test('back forgets the days that lie ahead again', async () => {
		await as(marloes, (tx) => moveStage(tx, marloes, id, { checks: [], to: 'plan', anyway: true }));
		await as(marloes, (tx) => moveStage(tx, marloes, id, { checks: [], to: 'together', anyway: false }));
		expect((await look()).thread.find(({ stage }) => stage === 'plan')).toEqual({
			stage: 'plan',
			state: 'later',
			reachedOn: null,
		});
	});
});

describe('the small asks', () => {
	test('stand on the page, are answered without account, and stay with how they were solved', async () => {
		const askId = await as(fatma, (tx) =>
			addNeed(tx, fatma, id, { title: 'Iemand met een aanhanger', detail: 'Zaterdag' }),
		);
		await as(marloes, (tx) =>
			joinInitiative(
				tx,
				marloes,
				id,
				{ tie: 'answer', askId, note: 'Ik heb er een' },
				visitorsVoice('Henk', '0612345678'),
			),
		);
		const desk = await as(fatma, (tx) => readForTending(tx, fatma, id));
		expect(desk.members.find(({ askId: about }) => about === askId)).toMatchObject({
			called: 'Henk',
			contact: '0612345678',
			note: 'Ik heb er een',
		});
		await as(fatma, (tx) => answerNeed(tx, fatma, id, { askId, foundWords: 'Henk komt zaterdag' }));
		expect((await look()).asks).toMatchObject([
			{ title: 'Iemand met een aanhanger', foundWords: 'Henk komt zaterdag' },
		]);
		await expect(
			as(visitor, (tx) =>
				joinInitiative(tx, visitor, id, { tie: 'answer', askId }, visitorsVoice('Piet', '0687654321')),
			),
		).rejects.toMatchObject({ code: 'initiative-ask-answered' });
		await expect(as(fatma, (tx) => answerNeed(tx, fatma, id, { askId, foundWords: '' }))).rejects.toMatchObject({
			code: 'not-found',
		});
	});
});

describe('the journal', () => {
	test('tells what was, latest first, and can be taken back', async () => {
		await as(fatma, (tx) =>
			addJournalEntry(tx, fatma, id, { text: 'De eerste koffie', writtenOn: '2026-01-05', byName: 'Fatma' }),
		);
		const late = await as(marloes, (tx) =>
			addJournalEntry(tx, marloes, id, { text: 'Met taart', writtenOn: '2026-02-05', byName: '' }),
		);
		expect((await look()).entries.map(({ text }) => text)).toEqual(['Met taart', 'De eerste koffie']);
		await as(fatma, (tx) => takeEntryAway(tx, fatma, id, late));
		expect((await look()).entries).toHaveLength(1);
	});
	test('holds no day yet to come and no phone number', async () => {
		const write = (text: string, writtenOn: string) =>
			as(fatma, (tx) => addJournalEntry(tx, fatma, id, { text, writtenOn, byName: '' }));
		await expect(write('Morgen', '2099-01-01')).rejects.toMatchObject({ code: 'initiative-date-in-future' });
		await expect(write('Bel 0612345678', clock.today())).rejects.toMatchObject({ code: 'initiative-text-phone' });
	});
});

describe('the help of a worker', () => {
	test('has hours and an end, and everyone can read both', async () => {
		const until = dayFromToday(90);
		await as(marloes, (tx) => setHelp(tx, marloes, id, { name: 'Marloes (sociaal makelaar)', hoursAWeek: 2, until }));
		expect(await look()).toMatchObject({ helping: true, initiative: { help: { hoursAWeek: 2, until } } });
		await as(marloes, (tx) => setHelp(tx, marloes, id, null));
		expect((await look()).initiative.help).toBeNull();
	});
	test('cannot be promised by a resident, nor for ever', async () => {
		const help = { name: 'Marloes', hoursAWeek: 2, until: '2099-01-01' };
		await expect(as(marloes, (tx) => setHelp(tx, marloes, id, help))).rejects.toMatchObject({
			code: 'initiative-help-too-long',
		});
		await expect(as(fatma, (tx) => setHelp(tx, fatma, id, help))).rejects.toMatchObject({ code: 'not-found' });
	});
});

test('names stand on the page only when added, and go at once', async () => {
	const faceId = await as(fatma, (tx) => showFace(tx, fatma, id, { name: 'Dirk', does: 'gereedschap' }));
	expect((await look()).faces).toEqual([{ id: faceId, name: 'Dirk', does: 'gereedschap' }]);
	await as(fatma, (tx) => takeFaceAway(tx, fatma, id, faceId));
	expect((await look()).faces).toEqual([]);
});

test('the words and the next step can be put better', async () => {
	await as(fatma, (tx) =>
		rewriteInitiative(tx, fatma, id, { title: 'Koffie en thee', summary: 'Elke maandag koffie of thee.', story: '' }),
	);
	await as(fatma, (tx) => setNextStep(tx, fatma, id, { nextStep: 'Kopjes halen', nextStepOn: '2026-05-16' }));
	expect((await look()).initiative).toMatchObject({
		title: 'Koffie en thee',
		nextStep: 'Kopjes halen',
		nextStepOn: '2026-05-16',
	});
});

describe('ending', () => {
	const learned = { worked: 'Een vaste dag', didNotWork: 'Folders', tookPart: 12, again: 'yes' as const };
	test('keeps the story for others and closes the doors', async () => {
		await as(fatma, (tx) => endWithStory(tx, fatma, id, { story: 'We dronken een jaar lang koffie.', ...learned }));
		expect((await look()).initiative).toMatchObject({
			endedOn: clock.today(),
			endingStory: 'We dronken een jaar lang koffie.',
		});
		await expect(as(fatma, (tx) => addNeed(tx, fatma, id, { title: 'Een kopje', detail: '' }))).rejects.toMatchObject({
			code: 'initiative-ended',
		});
		await expect(
			as(visitor, (tx) => joinInitiative(tx, visitor, id, { tie: 'member' }, visitorsVoice('Bo', 'bo@voorbeeld.nl'))),
		).rejects.toMatchObject({ code: 'initiative-ended' });
		const list = (ended: boolean) =>
			as(visitor, (tx) => listInitiatives(tx, waterveen, { ended }, { number: 1, size: 100 }), 'open');
		expect((await list(false)).cards.some((card) => card.id === id)).toBe(false);
		expect((await list(true)).cards.some((card) => card.id === id)).toBe(true);
	});
});

describe('somebody who only joins in, leads a team or works elsewhere', () => {
	test.each([
		['Dirk', dirk],
		['the team lead', teamLead],
		['the worker of another area', workerOfHaven],
	])('%s cannot tend it', async (_name, actor) => {
		await expect(as(actor, (tx) => setNextStep(tx, actor, id, { nextStep: 'Overnemen' }))).rejects.toMatchObject({
			code: 'not-found',
		});
		await expect(as(actor, (tx) => readForTending(tx, actor, id))).rejects.toMatchObject({ code: 'not-found' });
	});
});
