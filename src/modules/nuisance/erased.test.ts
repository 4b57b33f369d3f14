import * as v from 'valibot';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { record } from '#platform/audit/index.server';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { eraseWhatIsDue, useRetention } from '#platform/retention/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday, moveDays } from '#testing/days';
import { type PersonaName, persona, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as nuisance from './index.server.ts';
import { type CloseCircleForm, ContactForm, MomentForm, OpenCircleForm } from './index.ts';
import { someCircle, someMoment } from './nuisance.fixtures.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'care', (tx) => work(tx, persona(name)));
const passer = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(anonymous(waterveen), 'care', (tx) => work(tx, anonymous(waterveen)));
const page = (tx: Tx, actor: Actor, params: object = {}) =>
	({ tx, actor, params, url: new URL('http://x/'), about: () => {} }) as never;
const closes = (id: string, uitkomst: CloseCircleForm['uitkomst'] = 'less') =>
	as('yusuf', (tx, actor) => nuisance.closeCircle(tx, actor, id, { gesprek: 'together', uitkomst, woorden: '' }));
/** A circle in which a neighbour wrote a moment. */
const lived = async () => {
	const id = await as('yusuf', (tx, actor) => nuisance.openCircle(tx, actor, someCircle));
	await as('yusuf', (tx, actor) =>
		nuisance.noteContact(tx, actor, id, { contact: 'spoken', hoe: 'We spraken elkaar.' }),
	);
	const { code } = await as('yusuf', (tx, actor) => nuisance.giveDiary(tx, actor, id));
	await passer((tx, actor) => nuisance.writeMoment(tx, actor, code, someMoment(clock.today())));
	const { proofId } = (await as('yusuf', (tx, actor) => nuisance.circleScreen(page(tx, actor, { id })))).circle;
	return { id, code, proofId };
};
const proof = (id: string) => passer((tx, actor) => nuisance.proofScreen(page(tx, actor, { id })));
const count = async (table: string): Promise<number> => (await asOwner(`select from ${table}`)).rowCount ?? 0;
let back = () => {};
const daysLater = (days: number) => {
	back();
	back = moveDays(days);
};

beforeAll(async () => {
	useRetention(nuisance.nuisanceRetention);
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from care.nuisance_circle');
	await asOwner('delete from care.nuisance_proof');
	await asOwner('delete from care.nuisance_tally');
	// A table that had its turn today is left until tomorrow.
	await asOwner('delete from audit.retention_round');
});
afterEach(() => back());

describe('the end of a circle', () => {
	test('takes the words of diaries after a month and everything after half a year, and leaves a proof without a word', async () => {
		const { id, proofId } = await lived();
		await as('yusuf', (tx, actor) =>
			record(tx, actor, {
				...{ zone: 'care', permission: 'nuisance.tend', purpose: 'nuisance-circle', outcome: 'seen' },
				subjectPersonIds: [id],
			}),
		);
		await expect(proof(proofId)).rejects.toMatchObject({ status: 404 });
		await closes(id);
		expect(await proof(proofId)).toMatchObject({ moments: 1, wordsErasedOn: null, allErasedOn: null });
		daysLater(25);
		await eraseWhatIsDue();
		expect((await asOwner(`select from care.nuisance_entry where words_sealed <> ''`)).rowCount).toBe(1);
		daysLater(35);
		await eraseWhatIsDue();
		expect((await asOwner(`select from care.nuisance_entry where words_sealed = ''`)).rowCount).toBe(1);
		expect(await proof(proofId)).toMatchObject({ wordsErasedOn: expect.any(String), allErasedOn: null });
		daysLater(190);
		await eraseWhatIsDue();
		for (const table of ['circle', 'diary', 'entry', 'agreement', 'raised'])
			expect(await count(`care.nuisance_${table}`), table).toBe(0);
		expect(await proof(proofId)).toMatchObject({ moments: 1, allErasedOn: expect.any(String) });
		expect((await asOwner('select from audit.pseudonym where person_id = $1', [id])).rowCount).toBe(0);
	});
	test('comes for a circle that nobody closed too, from its last day', async () => {
		const { proofId } = await lived();
		daysLater(27 + 35);
		await eraseWhatIsDue();
		expect((await asOwner(`select from care.nuisance_entry where words_sealed <> ''`)).rowCount).toBe(0);
		daysLater(27 + 190);
		await eraseWhatIsDue();
		expect(await count('care.nuisance_circle')).toBe(0);
		expect(await proof(proofId)).toMatchObject({ allErasedOn: expect.any(String) });
	});
	test('leaves a number that is read from five, without who objected', async () => {
		const numbers = async (name: PersonaName) =>
			(await as(name, (tx, actor) => nuisance.oversightScreen(page(tx, actor)))).numbers;
		for (const outcome of ['less', 'gone', 'same', 'elsewhere', 'objected'] as const)
			await closes((await lived()).id, outcome);
		daysLater(190);
		await eraseWhatIsDue();
		expect((await asOwner('select many from care.nuisance_tally')).rows).toEqual([{ many: 4 }]);
		expect(await numbers('ingrid')).toEqual([]);
		back();
		await closes((await lived()).id);
		daysLater(191);
		await eraseWhatIsDue();
		expect(await numbers('ingrid')).toMatchObject([{ area: 'West', kind: 'noise', many: 5, better: 3 }]);
		expect(await numbers('yusuf')).toEqual([]);
	});
	test('is final: a closed circle takes nothing any more', async () => {
		const { id, code } = await lived();
		await closes(id);
		await expect(closes(id)).rejects.toMatchObject({ code: 'nuisance-closed' });
		await expect(
			as('yusuf', (tx, actor) =>
				nuisance.noteContact(tx, actor, id, { contact: 'refused', hoe: 'Toch niet gesproken.' }),
			),
		).rejects.toMatchObject({ code: 'nuisance-closed' });
		await expect(as('yusuf', (tx, actor) => nuisance.giveDiary(tx, actor, id))).rejects.toMatchObject({
			code: 'nuisance-over',
		});
		await expect(as('yusuf', (tx, actor) => nuisance.goOn(tx, actor, id, dayFromToday(40)))).rejects.toMatchObject({
			code: 'nuisance-rests',
		});
		await expect(
			passer((tx, actor) => nuisance.writeMoment(tx, actor, code, someMoment(clock.today()))),
		).rejects.toMatchObject({ code: 'nuisance-over' });
		await expect(as('yusuf', (tx) => nuisance.handOver(tx, id))).rejects.toMatchObject({ status: 404 });
	});
	test('says nobody by name to everybody in the circle', async () => {
		const { id } = await lived();
		await expect(
			as('yusuf', (tx, actor) =>
				nuisance.closeCircle(tx, actor, id, {
					...{ gesprek: 'apart', uitkomst: 'same', woorden: 'Jan Jansen hield zich aan de afspraak.' },
				}),
			),
		).rejects.toMatchObject({ code: 'nuisance-names-somebody', field: 'woorden' });
	});
});

test('on Vandaag stands what waits for the officer, of their own circles alone, and what a lead is told of', async () => {
	const id = await as('yusuf', (tx, actor) => nuisance.openCircle(tx, actor, someCircle));
	const tells = (contact: ContactForm['contact']) =>
		as('yusuf', (tx, actor) => nuisance.noteContact(tx, actor, id, { contact, hoe: 'We spraken elkaar.' }));
	const nothing = { circles: [], raised: 0 };
	expect(await nuisance.nuisanceToday(persona('yusuf'))).toMatchObject({ circles: [{ id, stage: 'telling' }] });
	for (const name of ['marloes', 'ingrid', 'samira', 'anouk'] as const)
		expect(await nuisance.nuisanceToday(persona(name)), name).toEqual(nothing);
	expect(await nuisance.nuisanceToday({ ...persona('yusuf'), level: 1 })).toEqual(nothing);
	await tells('unsafe');
	expect(await nuisance.nuisanceToday(persona('ingrid'))).toEqual({ circles: [], raised: 1 });
	await tells('spoken');
	expect(await nuisance.nuisanceToday(persona('yusuf'))).toEqual(nothing);
	daysLater(28);
	expect(await nuisance.nuisanceToday(persona('yusuf'))).toMatchObject({ circles: [{ id, stage: 'closing' }] });
});

test('a form takes no unknown kind, no other length, no citizen number and no day that is none', () => {
	const circle = { ...someCircle, weken: '4' };
	expect(v.safeParse(OpenCircleForm, circle).success).toBe(true);
	for (const wrong of [
		{ soort: 'people' },
		{ buurt: 'WK990101' },
		{ weken: '1' },
		{ weken: '5' },
		{ weken: 'vier' },
		{ waarom: 'Kort' },
		{ plek: 'Bij 111222333' },
	])
		expect(v.safeParse(OpenCircleForm, { ...circle, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
	expect(v.safeParse(ContactForm, { contact: 'maybe', hoe: 'We spraken elkaar.' }).success).toBe(false);
	const moment = { dag: '2026-03-02', deel: 'evening', erg: '2', woorden: '' };
	expect(v.safeParse(MomentForm, moment).success).toBe(true);
	for (const wrong of [{ dag: '2026-02-31' }, { deel: 'noon' }, { erg: '4' }, { woorden: 'x'.repeat(141) }])
		expect(v.safeParse(MomentForm, { ...moment, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});
