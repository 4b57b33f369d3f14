import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { record } from '#platform/audit/index.server';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { useDatabase } from '#testing/database';
import { type PersonaName, persona, personaNames, personId, seedPeople } from '#testing/personas';
import { checkLook, oddLooksIn, oddLooksScreen } from './odd-looks.server.ts';
import { checkedInWeek } from './odd-looks.store.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));

/** The Monday of a week in which the worker was at work. */
let week: string;
const at = (days: number, hour: number) => new Date(Date.parse(`${week}T00:00:00Z`) + (days * 24 + hour) * 3_600_000);

async function looks(name: PersonaName, whom: PersonaName, moment: Date, outcome: 'seen' | 'denied' = 'seen') {
	const putBack = moveClockTo(moment);
	await as(name, (tx, actor) =>
		record(tx, actor, {
			zone: 'community',
			permission: 'people.cards',
			purpose: 'knowing-neighbours',
			outcome,
			subjectPersonIds: [personId(whom)],
		}),
	);
	putBack();
}

beforeAll(async () => {
	await seedPeople(asOwner);
	const today = clock.today();
	const monday = new Date(`${today}T12:00:00Z`);
	monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
	week = monday.toISOString().slice(0, 10);
	await looks('marloes', 'samira', at(1, 22));
	for (let minute = 0; minute < 6; minute++)
		await looks('yusuf', 'samira', new Date(at(1, 10).getTime() + minute * 60_000), 'denied');
	await looks('marloes', 'fatou', at(-8, 23));
});

const check = (by: PersonaName, over: Partial<Parameters<typeof checkLook>[2]> = {}) =>
	as(by, (tx, actor) =>
		checkLook(tx, actor, { week, wie: personId('marloes'), wat: 'at-night', woorden: 'Zij had piketdienst.', ...over }),
	);

describe('what stands out in who looked', () => {
	test('the privacy officer reads who and what stood out, and nothing about whom', async () => {
		const { found, after } = await as('anouk', (tx, actor) =>
			oddLooksScreen({ tx, actor, url: new URL('http://x/') } as Parameters<typeof oddLooksScreen>[0]),
		);
		expect(found).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ worker: 'Marloes Tilstra', rule: 'at-night', count: 1, checked: null }),
				expect.objectContaining({ rule: 'often-refused', count: 6 }),
			]),
		);
		expect(after).toBeNull();
		expect(JSON.stringify(found)).not.toContain('Samira');
		expect(JSON.stringify(found)).not.toContain(personId('samira'));
	});
	test('a week is one week: the look of the week before stands there', async () => {
		const before = await as('anouk', (tx, actor) =>
			oddLooksScreen({
				tx,
				actor,
				url: new URL(`http://x/?week=${at(-8, 1).toISOString().slice(0, 10)}`),
			} as Parameters<typeof oddLooksScreen>[0]),
		);
		expect(before.found).toMatchObject([{ worker: 'Marloes Tilstra', rule: 'at-night' }]);
		expect(before.after).not.toBeNull();
	});
	test('what came out of asking is written down once, and only of what stood out', async () => {
		await check('anouk');
		await expect(check('anouk')).rejects.toMatchObject({ code: 'already-done' });
		await expect(check('anouk', { wat: 'very-many' })).rejects.toMatchObject({ name: 'NotFound' });
		const [one] = (await as('anouk', (tx, actor) => oddLooksIn(tx, actor, week))).filter(
			({ rule }) => rule === 'at-night',
		);
		expect(one?.checked?.words).toBe('Zij had piketdienst.');
	});
	test.each(personaNames.filter((name) => name !== 'anouk'))('%s reads none of it', async (name) => {
		await expect(as(name, (tx, actor) => oddLooksIn(tx, actor, week))).rejects.toMatchObject({ name: 'NotAllowed' });
		expect(await as(name, (tx, actor) => checkedInWeek(tx, actor.municipalityId, week))).toEqual([]);
	});
});
