import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asActor, asTask } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { persona, personId, seedPeople } from '#testing/personas';
import { chooseApproach } from './choose-approach.server.ts';
import { declarePattern } from './declare-pattern.server.ts';
import { detectPatterns } from './detect-patterns.server.ts';
import { linkStartedInitiative, runWithPublishedInitiative } from './link-initiative.server.ts';
import { letGoOfPattern, movePattern, pickUpPattern } from './move-pattern.server.ts';
import { heard, seedAreas, seedCards } from './neighbourhood.fixtures.ts';
import type { DeclareForm } from './pattern.forms.ts';
import { findPattern } from './patterns.store.server.ts';
import { readPattern } from './read-patterns.server.ts';

const { asOwner } = useDatabase();
const marloes = persona('marloes');
const yusuf = persona('yusuf');
let cards: string[] = [];

const form = (changed: Partial<DeclareForm> = {}): DeclareForm => ({
	id: newId(),
	need: 'living-on-little',
	areas: ['BU99010101'],
	why: 'Aan het eind van de maand is de kast leeg.',
	confirmed: '',
	...changed,
});
const declare = (changed: Partial<DeclareForm> = {}) =>
	asActor(marloes, 'community', (tx) => declarePattern(tx, marloes, form(changed)));
const read = (id: string) => asActor(marloes, 'community', (tx) => readPattern(tx, marloes, id));

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedAreas(asOwner);
	cards = await seedCards(asOwner, 4);
});

describe('a worker who sees something more often', () => {
	test('puts it on the board without proof and without a number', async () => {
		const page = await read(await declare());
		expect(page).toMatchObject({
			declared: true,
			figures: null,
			state: 'to-discuss',
			overTime: [],
			theySaid: [],
			owner: { isMe: true },
		});
		expect(page.declaredWhy).toEqual({ words: 'Aan het eind van de maand is de kast leeg.', by: 'Marloes Tilstra' });
		expect(page.history.map(({ what }) => what)).toEqual(['declared']);
	});

	test('gets figures as soon as three people said it, and not before', async () => {
		const id = await declare({ need: 'sleep', areas: ['BU99010102'] });
		for (const person of cards.slice(0, 2))
			await heard(3, { need: 'sleep', person, area: 'BU99010102', text: 'Ik lig wakker.' });
		await detectPatterns(waterveen);
		expect((await read(id)).figures).toBeNull();
		await heard(2, { need: 'sleep', person: cards[2] ?? '', area: 'BU99010102', text: 'De nachten duren lang.' });
		await detectPatterns(waterveen);
		const page = await read(id);
		expect(page.figures).toMatchObject({ persons: 3, weeks: 8 });
		expect(page.zone.map(({ code }) => code)).toEqual(['BU99010102']);
		expect(page.theySaid).toHaveLength(3);
	});

	test('sending the form twice makes one card', async () => {
		const same = form({ need: 'digid' });
		const send = () => asActor(marloes, 'community', (tx) => declarePattern(tx, marloes, same));
		expect([await send(), await send()]).toEqual([same.id, same.id]);
	});

	test('chooses a need and areas that exist and where one works', async () => {
		await expect(declare({ need: 'no-such-need' })).rejects.toMatchObject({ code: 'unknown-need', field: 'need' });
		await expect(declare({ areas: ['BU99999999'] })).rejects.toMatchObject({ code: 'unknown-area', field: 'areas' });
		await expect(declare({ areas: ['BU99010201'] })).rejects.toMatchObject({
			code: 'pattern-not-your-area',
			field: 'areas',
		});
	});

	test('names nobody, or looks once more', async () => {
		await expect(declare({ why: 'Bel mevrouw Jansen op 06 12345678.' })).rejects.toMatchObject({
			code: 'text-points-at-person',
			field: 'why',
		});
	});

	test.each(['samira', 'henk', 'dewi', 'bram', 'tariq'] as const)('is a worker: %s is not', async (name) => {
		await expect(
			asActor(persona(name), 'community', (tx) => declarePattern(tx, persona(name), form())),
		).rejects.toMatchObject({ status: 404 });
	});
});

describe('carrying a card on', () => {
	let id = '';
	beforeEach(async () => {
		id = await declare({ need: 'cooking-together' });
		await asActor(marloes, 'community', (tx) => letGoOfPattern(tx, marloes, id));
	});

	test('who takes it up has a name on it; a colleague can take it over, and both are seen', async () => {
		await asActor(marloes, 'community', (tx) => pickUpPattern(tx, marloes, id));
		await asActor(yusuf, 'community', (tx) => pickUpPattern(tx, yusuf, id));
		const page = await read(id);
		expect(page.owner).toEqual({ name: 'Yusuf Karadere', isMe: false });
		expect(page.history.map(({ what, by }) => `${what} ${by}`)).toEqual([
			'declared Marloes Tilstra',
			'let-go Marloes Tilstra',
			'picked-up Marloes Tilstra',
			'picked-up Yusuf Karadere',
		]);
		await expect(asActor(marloes, 'community', (tx) => letGoOfPattern(tx, marloes, id))).rejects.toMatchObject({
			code: 'pattern-not-yours',
		});
	});

	test('every move is written down with who and why', async () => {
		await asActor(yusuf, 'community', (tx) =>
			movePattern(tx, yusuf, id, { to: 'talking', words: 'Dinsdag besproken.', confirmed: '' }),
		);
		const page = await read(id);
		expect(page.state).toBe('talking');
		expect(page.owner?.name).toBe('Yusuf Karadere');
		expect(page.history.at(-1)).toMatchObject({
			what: 'moved',
			from: 'to-discuss',
			to: 'talking',
			by: 'Yusuf Karadere',
			words: 'Dinsdag besproken.',
		});
	});

	test('chance takes a reason, and a worker of another area does not even find it', async () => {
		await expect(
			asActor(marloes, 'community', (tx) =>
				movePattern(tx, marloes, id, { to: 'dismissed', words: '', confirmed: '' }),
			),
		).rejects.toMatchObject({ code: 'pattern-why-needed', field: 'why' });
		const femke = persona('femke');
		await expect(
			asActor(femke, 'community', (tx) => movePattern(tx, femke, id, { to: 'talking', words: '', confirmed: '' })),
		).rejects.toMatchObject({ status: 404 });
	});

	test('a chosen approach leads to the form of an initiative, filled in beforehand', async () => {
		const to = await asActor(marloes, 'community', (tx) => chooseApproach(tx, marloes, id, 'eating-together'));
		expect(to).toBe(`/initiatieven/nieuw?aanpak=eating-together&patroon=${id}&gebied=BU99010101`);
		expect(await read(id)).toMatchObject({
			state: 'approach-chosen',
			approach: { code: 'eating-together' },
			owner: { isMe: true },
		});
		expect(await asActor(marloes, 'community', (tx) => chooseApproach(tx, marloes, id, 'eating-together'))).toBe(to);
		expect((await read(id)).history.filter(({ what }) => what === 'approach')).toHaveLength(1);
	});

	test('lessons from failure and unknown approaches are not to be chosen', async () => {
		for (const code of ['lesson-no-owner', 'no-such-approach']) {
			await expect(asActor(marloes, 'community', (tx) => chooseApproach(tx, marloes, id, code))).rejects.toMatchObject({
				code: 'unknown-approach',
			});
		}
	});
});

describe('an initiative that grew from a pattern', () => {
	const initiative = async (patternId: string, approach: string, published = false): Promise<string> => {
		const id = newId();
		await asOwner(
			`insert into open.initiative (municipality_id, id, title, summary, area_code, approach_code, pattern_id, started_at, published_at) values ($1, $2, 'Samen aan tafel', 'Elke zondag eten met de straat.', 'BU99010101', $3, $4, now(), $5)`,
			[waterveen, id, approach, patternId, published ? new Date() : null],
		);
		return id;
	};
	const stateOf = (id: string) =>
		asTask('patterns.link', waterveen, 'community', async (tx) => {
			const pattern = await findPattern(tx, waterveen, id);
			return [pattern?.state, pattern?.initiativeId];
		});

	test('is linked to its card, once, and only when a worker chose that approach', async () => {
		const id = await declare({ need: 'playground' });
		const early = await initiative(id, 'eating-together');
		await linkStartedInitiative({ municipalityId: waterveen, subjectId: early });
		expect(await stateOf(id)).toEqual(['to-discuss', null]);

		await asActor(marloes, 'community', (tx) => chooseApproach(tx, marloes, id, 'eating-together'));
		const other = await initiative(id, 'walking-group');
		await linkStartedInitiative({ municipalityId: waterveen, subjectId: other });
		expect(await stateOf(id)).toEqual(['approach-chosen', null]);

		await linkStartedInitiative({ municipalityId: waterveen, subjectId: early });
		await linkStartedInitiative({ municipalityId: waterveen, subjectId: early });
		expect(await stateOf(id)).toEqual(['approach-chosen', early]);
		expect((await read(id)).history.filter(({ what }) => what === 'initiative')).toHaveLength(1);
	});

	test('runs as soon as enough residents made it public', async () => {
		const id = await declare({ need: 'youth-place' });
		await asActor(marloes, 'community', (tx) => chooseApproach(tx, marloes, id, 'youth-evening'));
		const started = await initiative(id, 'youth-evening', true);
		await runWithPublishedInitiative({ municipalityId: waterveen, subjectId: started });
		await runWithPublishedInitiative({ municipalityId: waterveen, subjectId: started });
		expect(await stateOf(id)).toEqual(['running', started]);
		expect((await read(id)).history.filter(({ what }) => what === 'published')).toHaveLength(1);
	});
});

test('the person who declared is the only name a step can carry', async () => {
	const { rows } = (await asOwner(`select distinct by_worker from community.pattern_step where what = 'declared'`)) as {
		rows: { by_worker: string }[];
	};
	expect(rows).toEqual([{ by_worker: personId('marloes') }]);
});
