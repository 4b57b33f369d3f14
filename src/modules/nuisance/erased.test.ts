import * as v from 'valibot';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { record } from '#platform/audit/index.server';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { eraseWhatIsDue, tombstoneOf, useRetention } from '#platform/retention/index.server';
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
	test('leaves a number that is read from ten, without who objected', async () => {
		const numbers = async (name: PersonaName) =>
			(await as(name, (tx, actor) => nuisance.oversightScreen(page(tx, actor)))).numbers;
		const nine = Array.from({ length: 9 }, () => 'gone' as const);
		for (const outcome of [...nine, 'objected'] as const) await closes((await lived()).id, outcome);
		daysLater(190);
		await eraseWhatIsDue();
		expect((await asOwner('select many from care.nuisance_tally')).rows).toEqual([{ many: 9 }]);
		expect(await numbers('ingrid')).toEqual([]);
		back();
		await closes((await lived()).id);
		daysLater(191);
		await eraseWhatIsDue();
		expect(await numbers('ingrid')).toMatchObject([{ area: 'West', kind: 'noise', many: 10, better: 10 }]);
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

describe('after an older copy of the database came back', () => {
	test('a diary and a moment that were taken away go once more, and nothing else does', async () => {
		const { id, code } = await lived();
		const other = await as('yusuf', (tx, actor) => nuisance.giveDiary(tx, actor, id));
		await passer((tx, actor) => nuisance.writeMoment(tx, actor, other.code, someMoment(clock.today())));
		const diaries = (await asOwner('select * from care.nuisance_diary order by number')).rows;
		const moments = (await asOwner('select * from care.nuisance_entry')).rows;
		const moment = moments.find(({ diary_id }) => diary_id === diaries[0].id);
		await passer((tx, actor) => nuisance.takeMomentAway(tx, actor, code, moment.id));
		await passer((tx, actor) => nuisance.withdrawDiary(tx, actor, other.code));
		const told = await asOwner(`select subject_id from care.outbox where type = 'nuisance.taken-away'`);
		expect(told.rows.map(({ subject_id }) => subject_id).sort()).toEqual([moment.id, diaries[1].id].sort());
		// The copy of yesterday.
		await asOwner(
			'insert into care.nuisance_diary select * from jsonb_populate_record(null::care.nuisance_diary, $1)',
			[diaries[1]],
		);
		for (const one of moments)
			await asOwner(
				'insert into care.nuisance_entry select * from jsonb_populate_record(null::care.nuisance_entry, $1)',
				[one],
			);
		const gone = new Set([moment.id, diaries[1].id].map((one: string) => tombstoneOf('nuisance', waterveen, one)));
		expect(await nuisance.takeNuisanceAwayAgain(new Set())).toBe(0);
		expect(await nuisance.takeNuisanceAwayAgain(gone)).toBe(2);
		expect([await count('care.nuisance_diary'), await count('care.nuisance_entry')]).toEqual([1, 0]);
	});
});

test('numbers begin at ten, and what is left over would not tell fewer', async () => {
	const tally = (many: number, better: number) =>
		asOwner(
			`insert into care.nuisance_tally (municipality_id, area_code, kind, year, many, better) values ($1, 'WK990101', 'noise', 2024, $2, $3)
			on conflict (municipality_id, area_code, kind, year) do update set many = $2, better = $3`,
			[waterveen, many, better],
		);
	const seen = async () => (await as('ingrid', (tx, actor) => nuisance.oversightScreen(page(tx, actor)))).numbers;
	await tally(9, 9);
	expect(await seen()).toEqual([]);
	await tally(14, 10);
	expect(await seen()).toMatchObject([{ many: 14, better: null }]);
	await tally(20, 10);
	expect(await seen()).toMatchObject([{ many: 20, better: 10 }]);
});
