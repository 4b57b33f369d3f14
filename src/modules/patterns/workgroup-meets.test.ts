import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clock, moveClockTo } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { accountId, type PersonaName, persona, personId, seedPeople } from '#testing/personas';
import { announceMeetings } from './announce-meetings.server.ts';
import { bundleSignals, unbundleSignals } from './bundle-signals.server.ts';
import { decide, undoDecision } from './decide.server.ts';
import { declarePattern } from './declare-pattern.server.ts';
import { detectPatterns } from './detect-patterns.server.ts';
import { heard, seedAreas, seedCards } from './neighbourhood.fixtures.ts';
import { leadTimesFile, leadTimesScreen } from './read-lead-times.server.ts';
import { readPattern } from './read-patterns.server.ts';
import { readAgenda } from './read-workgroup.server.ts';
import {
	answerQuestion,
	askWorkgroup,
	joinWorkgroup,
	noteWhoIsThere,
	startWorkgroup,
} from './tend-workgroup.server.ts';
import type { DecisionForm } from './workgroup.forms.ts';

const { asOwner } = useDatabase();
const group = newId();
const nextMonth = dayFromToday(30);
let cards: string[] = [];

const as = <T>(name: PersonaName, work: (tx: Parameters<Parameters<typeof asActor>[2]>[0]) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', work);
const agenda = (name: PersonaName = 'marloes') => as(name, (tx) => readAgenda(tx, persona(name), group));
const all = async () => {
	const { fresh, hunches, open, decidedToday } = await agenda();
	return [...fresh, ...hunches, ...open, ...decidedToday];
};
const lineOf = async (pattern: string) => (await all()).find(({ card }) => card.id === pattern);
const read = (id: string, name: PersonaName = 'marloes') => as(name, (tx) => readPattern(tx, persona(name), id));
const decideAs = async (name: PersonaName, pattern: string, changed: Partial<DecisionForm>) => {
	const seen = changed.seen ?? (await lineOf(pattern))?.seen ?? '';
	const form = {
		pattern,
		seen,
		what: 'discuss' as const,
		words: '',
		owner: null,
		due: null,
		confirmed: '',
		...changed,
	};
	return as(name, (tx) => decide(tx, persona(name), group, form));
};
const hunch = (need: string) =>
	as('marloes', (tx) =>
		declarePattern(tx, persona('marloes'), {
			id: newId(),
			need,
			areas: ['BU99010101'],
			why: 'Dat hoor ik op het plein.',
			confirmed: '',
		}),
	);

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedAreas(asOwner);
	cards = await seedCards(asOwner, 9);
	await as('marloes', (tx) =>
		startWorkgroup(tx, persona('marloes'), {
			id: group,
			name: 'Werkgroep West',
			areas: ['WK990101'],
			weekday: 2,
			startsAt: '10:00',
		}),
	);
	await as('yusuf', (tx) => joinWorkgroup(tx, persona('yusuf'), group));
});

describe('a finding that comes up', () => {
	let found = '';
	test('stands on the agenda by itself, with persons per period and never one under three', async () => {
		for (const [at, person] of cards.slice(0, 4).entries())
			await heard(3 + at * 4, { need: 'living-on-little', person });
		await heard(100, { need: 'living-on-little', person: cards[8] ?? '' });
		await detectPatterns(waterveen);
		const { fresh, members } = await agenda();
		expect(members.map(({ name, organisations }) => [name, organisations[0]])).toEqual([
			['Marloes Tilstra', 'Stichting Draadkracht'],
			['Yusuf Karadere', 'Buurtteams Waterveen'],
		]);
		expect(fresh).toHaveLength(1);
		found = fresh[0]?.card.id ?? '';
		expect(fresh[0]?.overTime.at(-1)?.persons).toBe(4);
		// The one person of long ago is in no period: it reads as every other period under three.
		expect(new Set(fresh[0]?.overTime.slice(0, -1).map(({ persons }) => persons))).toEqual(new Set([null]));
	});

	test('gets an owner of the workgroup and a day, and both organisations see it', async () => {
		await decideAs('marloes', found, {
			what: 'adopt',
			owner: personId('yusuf'),
			due: nextMonth,
			words: 'Bellen met de voedselbank.',
		});
		for (const name of ['marloes', 'yusuf', 'ingrid'] as const) {
			const page = await read(found, name);
			expect(page).toMatchObject({
				state: 'talking',
				decision: { what: 'adopt', owner: 'Yusuf Karadere', dueOn: nextMonth },
			});
			expect(page.history.at(-1)).toMatchObject({
				what: 'decided',
				by: 'Marloes Tilstra',
				words: 'Bellen met de voedselbank.',
			});
		}
		expect((await agenda()).decidedToday.map(({ card }) => card.id)).toEqual([found]);
	});

	test('is taken back within ten seconds: it stands as before, and the history keeps both', async () => {
		const decision = (await read(found)).decision?.id ?? '';
		const undo = (name: PersonaName) => as(name, (tx) => undoDecision(tx, persona(name), group, decision));
		await expect(undo('yusuf')).rejects.toMatchObject({ status: 404 });
		const later = moveClockTo(new Date(Date.now() + 11_000));
		await expect(undo('marloes').finally(later)).rejects.toMatchObject({ code: 'decision-undo-too-late' });
		await undo('marloes');
		await undo('marloes');
		const page = await read(found);
		expect(page).toMatchObject({ state: 'to-discuss', owner: null, decision: null });
		expect(page.history.map(({ what }) => what)).toEqual(['found', 'decided', 'undone']);
		expect((await agenda()).fresh.map(({ card }) => card.id)).toEqual([found]);
	});

	test('called chance, stays away until two people come who were not in it', async () => {
		await expect(decideAs('yusuf', found, { what: 'dismiss' })).rejects.toMatchObject({ code: 'pattern-why-needed' });
		await decideAs('yusuf', found, { what: 'dismiss', words: 'Het was één avond in het buurthuis.' });
		const freshNow = async () => {
			await detectPatterns(waterveen);
			return (await agenda()).fresh.map(({ back }) => back);
		};
		expect(await freshNow()).toEqual([]);
		await heard(0, { need: 'living-on-little', person: cards[0] ?? '' });
		await heard(0, { need: 'living-on-little', person: cards[4] ?? '' });
		expect(await freshNow()).toEqual([]);
		await heard(0, { need: 'living-on-little', person: cards[4] ?? '' });
		expect(await freshNow()).toEqual([]);
		await heard(0, { need: 'living-on-little', person: cards[5] ?? '' });
		expect(await freshNow()).toEqual([true]);
	});
});

describe('two who decide at once', () => {
	let id = '';
	beforeEach(async () => {
		id = await hunch('cooking-together');
	});

	test('the second hears kindly who was first, and nothing is overwritten', async () => {
		const seen = (await lineOf(id))?.seen ?? '';
		await decideAs('yusuf', id, { seen, what: 'park', due: nextMonth, words: 'Na de zomer.' });
		await expect(decideAs('marloes', id, { seen, what: 'dismiss', words: 'Toeval.' })).rejects.toMatchObject({
			status: 409,
			code: 'decision-meanwhile',
			facts: { name: 'Yusuf' },
		});
		expect((await read(id)).state).toBe('parked');
	});

	test('also when both press in the same moment', async () => {
		const seen = (await lineOf(id))?.seen ?? '';
		const both = await Promise.allSettled([
			decideAs('marloes', id, { seen }),
			decideAs('yusuf', id, { seen, what: 'adopt', owner: personId('yusuf'), due: nextMonth }),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await read(id)).history.filter(({ what }) => what === 'decided')).toHaveLength(1);
	});

	test('what came after a decision is not swept away by taking it back', async () => {
		const decision = await decideAs('marloes', id, {});
		await decideAs('yusuf', id, { what: 'park', due: nextMonth });
		await expect(as('marloes', (tx) => undoDecision(tx, persona('marloes'), group, decision))).rejects.toMatchObject({
			code: 'decision-meanwhile',
		});
	});
});

describe('who is in the room', () => {
	test('only members decide, and only about what lies in their areas', async () => {
		const id = await hunch('sleep');
		await expect(decideAs('ingrid', id, {})).rejects.toMatchObject({ status: 404 });
		await expect(decideAs('femke', id, {})).rejects.toMatchObject({ status: 404 });
		await expect(
			decideAs('marloes', id, { what: 'adopt', owner: personId('ingrid'), due: nextMonth }),
		).rejects.toMatchObject({
			code: 'decision-owner-needed',
		});
		await expect(decideAs('marloes', id, { words: 'Bel mevrouw Jansen op 06 12345678.' })).rejects.toMatchObject({
			code: 'text-points-at-person',
			field: 'words',
		});
	});

	test('who is there may be noted, members only', async () => {
		await as('marloes', (tx) =>
			noteWhoIsThere(tx, persona('marloes'), group, [personId('yusuf'), personId('femke'), personId('yusuf')]),
		);
		expect((await agenda()).present).toEqual([personId('yusuf')]);
	});

	test('a question stays until somebody answers it, once', async () => {
		await as('ingrid', (tx) =>
			askWorkgroup(tx, persona('ingrid'), group, { question: 'Wie kent een plek om te naaien?', confirmed: '' }),
		);
		const [question] = (await agenda()).questions;
		expect(question).toMatchObject({ text: 'Wie kent een plek om te naaien?', by: 'Ingrid Ponsteen' });
		const answer = (name: PersonaName) =>
			as(name, (tx) =>
				answerQuestion(tx, persona(name), group, {
					id: question?.id ?? '',
					answer: 'In het buurthuis.',
					confirmed: '',
				}),
			);
		await expect(answer('ingrid')).rejects.toMatchObject({ status: 404 });
		await answer('yusuf');
		await expect(answer('marloes')).rejects.toMatchObject({ code: 'question-answered' });
		expect((await agenda()).questions).toEqual([]);
	});
});

describe('signals put together by hand', () => {
	const shown = async (id: string) => {
		await detectPatterns(waterveen);
		return (await read(id, 'yusuf')).figures?.persons ?? null;
	};

	test('give figures from three different persons, about whatever they were; and take them away again', async () => {
		const id = await hunch('digid');
		const signals: string[] = [];
		for (const [at, need] of ['benefit-application', 'digid', 'bailiff'].entries())
			signals.push(await heard(2, { need, person: cards[at] ?? '', area: 'BU99010102', text: 'Die brief weer.' }));
		const put = (ids: string[]) => as('marloes', (tx) => bundleSignals(tx, persona('marloes'), id, ids));
		await put(signals.slice(0, 2));
		expect(await shown(id)).toBeNull();
		await put(signals);
		expect(await shown(id)).toBe(3);
		expect((await read(id)).why.map(({ kind }) => kind)).toContain('by-hand');
		expect((await read(id)).history.map(({ what }) => what)).toEqual(['declared', 'bundled', 'bundled']);
		await as('yusuf', (tx) => unbundleSignals(tx, persona('yusuf'), id, signals.slice(2)));
		expect(await shown(id)).toBeNull();
		expect((await read(id)).overTime).toEqual([]);
	});

	test('are those one may open, and go with what was declared', async () => {
		const id = await hunch('youth-place');
		await expect(as('marloes', (tx) => bundleSignals(tx, persona('marloes'), id, [newId()]))).rejects.toMatchObject({
			code: 'bundle-not-there',
		});
		await expect(as('femke', (tx) => bundleSignals(tx, persona('femke'), id, [newId()]))).rejects.toMatchObject({
			status: 404,
		});
	});
});

describe('from signal to approach', () => {
	test('is told per stretch, with the days themselves while there are few, and without anybody’s name', async () => {
		const ask = { params: { id: group }, actor: persona('marloes') };
		const screen = await as('marloes', (tx) => leadTimesScreen({ ...ask, tx }));
		expect(screen.stretches.map(({ stretch }) => stretch)).toEqual(['found', 'adopted', 'approach', 'public']);
		const found = screen.stretches[0];
		expect(found?.days?.every((days) => days > 0)).toBe(true);
		expect(found?.median).toBeNull();
		expect(screen.whole).toMatchObject({ count: 0, median: null });
		expect(JSON.stringify(screen)).not.toMatch(/Marloes|Yusuf|Tilstra/);
		const text = await (await as('marloes', (tx) => leadTimesFile({ ...ask, tx }))).text();
		expect(text.replace('\uFEFF', '').split('\r\n')[0]).toBe(
			'onderwerp;eerste signaal;op het bord;opgepakt;aanpak gekozen;initiatief openbaar',
		);
		expect(text).not.toMatch(/Marloes|Yusuf/);
		await expect(
			as('femke', (tx) => leadTimesScreen({ params: { id: group }, actor: persona('femke'), tx })),
		).rejects.toMatchObject({ status: 404 });
	});
});

describe('the day before', () => {
	const waiting = async () =>
		(
			(await asOwner(`select account_id, template, facts from community.mail order by account_id`)) as {
				rows: { account_id: string; template: string; facts: Record<string, string> }[];
			}
		).rows;
	/** Monday at a quarter past nine in Amsterdam; the workgroup meets on Tuesdays. */
	const monday = () => {
		const day = new Date(`${clock.today()}T08:15:00Z`);
		day.setUTCDate(day.getUTCDate() + ((8 - (day.getUTCDay() || 7)) % 7));
		return day;
	};

	test('each member who still works there gets one letter with a link, and no word of a signal', async () => {
		const early = moveClockTo(new Date(monday().getTime() - 3 * 3600_000));
		await announceMeetings().finally(early);
		expect(await waiting()).toEqual([]);
		const back = moveClockTo(monday());
		try {
			await Promise.all([announceMeetings(), announceMeetings()]);
			await announceMeetings();
		} finally {
			back();
		}
		const letters = await waiting();
		expect(letters.map(({ account_id }) => account_id)).toEqual([accountId('marloes'), accountId('yusuf')].sort());
		for (const { template, facts } of letters) {
			expect(template).toBe('meeting');
			expect(Object.keys(facts).sort()).toEqual(['link', 'time']);
			expect(facts['link']).toMatch(new RegExp(`/patronen/werkgroepen/${group}$`));
		}
	});

	test('whose role ended gets none, and decides no more', async () => {
		await asOwner(`delete from community.mail`);
		await asOwner(`update community.assignment set ended_on = current_date where worker_id = $1`, [personId('yusuf')]);
		const back = moveClockTo(new Date(monday().getTime() + 7 * 86_400_000));
		await announceMeetings().finally(back);
		expect((await waiting()).map(({ account_id }) => account_id)).toEqual([accountId('marloes')]);
		expect((await agenda()).members.map(({ name }) => name)).toEqual(['Marloes Tilstra']);
	});
});
