import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { conflictsSeen } from './conflicts.store.server.ts';
import {
	behindCode,
	clearPlaces,
	conflictScreen,
	conflictsToday,
	endConflict,
	letRead,
	noteStep,
	sayAgreed,
	stepIn,
	stepOut,
	takeAgreementBack,
	takeBack,
	takeUp,
	takeYesBack,
	tellConflict,
	tellOnCall,
	writeAgreement,
} from './index.server.ts';

const { asOwner } = useDatabase();
const as = <T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>) => {
	const actor = typeof who === 'string' ? persona(who) : who;
	return asActor(actor, 'community', (tx) => work(tx, actor));
};
const visitor = anonymous(waterveen);
const area = 'BU99010101';
/** Two workers of that area: who is on call, and who stands in. */
const first: PersonaName = 'marloes';
const deputy: Actor = {
	...persona('marloes'),
	personId: '019b0000-0000-7000-8000-0000000002d1',
	accountId: '019b0000-0000-7000-8000-0000000002d1',
	displayName: 'Hanneke',
};
const colleague: Actor = {
	...deputy,
	personId: '019b0000-0000-7000-8000-0000000002d2',
	accountId: '019b0000-0000-7000-8000-0000000002d2',
};
const told = {
	areaCode: area,
	kind: 'quarrel' as const,
	words: 'Ruzie over de sleutel van de tuin.',
	called: 'Els',
	reach: '0612345678',
	safe: 'alleen overdag',
	forDeputy: false,
};
const tells = (more: Partial<typeof told> = {}) =>
	as(visitor, (tx, actor) => tellConflict(tx, actor, { ...told, ...more }));
const seenBy = (who: PersonaName | Actor) => as(who, (tx) => conflictsSeen(tx));
const here = (who: PersonaName | Actor, place: 'first' | 'deputy', areaCode = area) =>
	as(who, (tx, actor) => stepIn(tx, actor, { areaCode, place, phone: '' }));
const later = '2099-01-01';

beforeAll(async () => {
	await seedPlaces(asOwner);
	await seedPeople(asOwner);
	await asOwner(
		`insert into community.worker (municipality_id, id, account_id, first_name, made_at) values ($1, $2, $2, 'Hanneke', now())`,
		[waterveen, deputy.personId],
	);
});
beforeEach(async () => {
	await asOwner('delete from community.conflict');
	await asOwner('delete from open.conflict_person');
	await here(first, 'first');
	await here(deputy, 'deputy');
});

describe('what somebody tells', () => {
	test('is read by who is on call and who stands in, and by nobody else', async () => {
		await tells();
		for (const reader of [first, deputy])
			expect(await seenBy(reader)).toMatchObject([{ called: 'Els', words: told.words, takenOn: null }]);
		for (const other of [colleague, 'ingrid', 'anouk', 'tariq', 'samira', 'henk', visitor] as const)
			expect(await seenBy(other)).toEqual([]);
		const id = (await seenBy(first))[0]?.id as string;
		for (const other of [colleague, 'ingrid'] as const)
			await expect(
				as(other, (tx, actor) =>
					conflictScreen({
						tx,
						actor,
						params: { id },
						url: new URL('http://x'),
						about: () => undefined,
					} as unknown as Ask),
				),
			).rejects.toMatchObject({ code: 'not-found' });
	});
	test('about who is on call is read by who stands in alone', async () => {
		await tells({ forDeputy: true });
		expect(await seenBy(first)).toEqual([]);
		expect(await seenBy(deputy)).toHaveLength(1);
		await as(deputy, (tx, actor) => stepOut(tx, actor, { areaCode: area, place: 'deputy' }));
		await expect(tells({ forDeputy: true })).rejects.toMatchObject({ field: 'forDeputy' });
	});
	test('is not read by who steps in later, until one who reads it lets them; by who it is about never', async () => {
		await tells({ forDeputy: true });
		await tells();
		const [id] = (await seenBy(deputy)).filter(({ forDeputy }) => !forDeputy).map((one) => one.id);
		const about = (await seenBy(deputy)).find(({ forDeputy }) => forDeputy)?.id as string;
		await as(first, (tx, actor) => stepOut(tx, actor, { areaCode: area, place: 'first' }));
		await here(colleague, 'first');
		expect(await seenBy(colleague)).toEqual([]);
		expect(await seenBy(first)).toEqual([]);
		await as(deputy, (tx) => letRead(tx, id as string, colleague.personId as string));
		expect((await seenBy(colleague)).map((one) => one.id)).toEqual([id]);
		await as(colleague, (tx, actor) => stepOut(tx, actor, { areaCode: area, place: 'first' }));
		await here(first, 'first');
		await expect(as(deputy, (tx) => letRead(tx, about, persona(first).personId as string))).rejects.toMatchObject({
			code: 'not-found',
		});
		expect((await seenBy(first)).map((one) => one.id)).toEqual([id]);
	});
	test('that waits for two days is known to the team lead: where, not what', async () => {
		await tells();
		const lead = () =>
			as('ingrid', (tx, actor) => conflictsToday({ tx, actor, about: () => undefined } as unknown as Ask));
		expect((await lead()).waiting).toEqual([]);
		await asOwner('update community.conflict set told_on = current_date - 2');
		expect(await lead()).toEqual({ untaken: [], due: [], waiting: ['Wilgenhof'] });
	});
	test('and lies still for three months says no more who told it', async () => {
		await tells();
		await asOwner('update community.conflict set told_on = current_date - 91');
		await clearPlaces({ municipalityId: waterveen });
		const { rows } = await asOwner('select called, reach, words from community.conflict');
		expect(rows).toEqual([{ called: '', reach: '', words: told.words }]);
	});
	test('cannot be told where nobody is on call', async () => {
		await as(first, (tx, actor) => stepOut(tx, actor, { areaCode: area, place: 'first' }));
		await expect(tells()).rejects.toMatchObject({ code: 'conflict-nobody-on-call', field: 'areaCode' });
	});
	test('brings a letter to both that says nothing of it', async () => {
		await tells();
		const id = (await seenBy(first))[0]?.id as string;
		await tellOnCall({ municipalityId: waterveen, subjectId: id });
		const { rows } = await asOwner(
			`select facts from community.mail where template = 'conflict-told' and account_id in ($1, $2)`,
			[persona(first).accountId, deputy.accountId],
		);
		expect(rows).toEqual([{ facts: { link: `/botsingen/${id}` } }, { facts: { link: `/botsingen/${id}` } }]);
	});
	test('is followed by a code, and taken back with it: nothing stays', async () => {
		const code = await tells();
		expect(await as(visitor, (tx) => behindCode(tx, code))).toMatchObject({
			told: { takenOn: null, called: 'Marloes' },
		});
		expect((await as(anonymous(elders), (tx) => behindCode(tx, code))).told).toBeUndefined();
		await as(visitor, (tx) => takeBack(tx, code));
		expect((await asOwner('select 1 from community.conflict')).rows).toEqual([]);
		await expect(as(visitor, (tx) => takeBack(tx, code))).rejects.toMatchObject({ code: 'not-found' });
	});
});

describe('who is on call', () => {
	test('says so themselves, where they work, and where the place is free', async () => {
		await expect(here(colleague, 'first')).rejects.toMatchObject({ code: 'conflict-place-taken' });
		await expect(here(first, 'deputy')).rejects.toMatchObject({ code: 'conflict-place-taken' });
		await expect(here(colleague, 'first', 'BU99020101')).rejects.toMatchObject({ code: 'not-found' });
		await expect(here('samira', 'first')).rejects.toMatchObject({ code: 'not-found' });
		await expect(
			as(colleague, (tx, actor) => stepOut(tx, actor, { areaCode: area, place: 'first' })),
		).rejects.toMatchObject({ code: 'not-found' });
	});
	test('is off when they work here no more', async () => {
		await clearPlaces({ municipalityId: waterveen });
		const { rows } = await asOwner('select called from open.conflict_person');
		expect(rows).toEqual([{ called: 'Marloes' }]);
	});
	test('who no longer works in that area reads nothing of it any more', async () => {
		await tells();
		expect(await seenBy({ ...persona(first), areas: [] })).toEqual([]);
	});
});

describe('from talk to agreement to end', () => {
	let id: string;
	let code: string;
	beforeEach(async () => {
		code = await tells();
		id = (await seenBy(first))[0]?.id as string;
	});
	const writes = () =>
		as(first, (tx, actor) => writeAgreement(tx, actor, id, { agreed: 'Ieder heeft een sleutel.', remindOn: later }));

	test('one of the two takes it up, and the other sees that', async () => {
		await as(deputy, (tx, actor) => takeUp(tx, actor, id));
		await expect(as(first, (tx, actor) => takeUp(tx, actor, id))).rejects.toMatchObject({ code: 'conflict-taken' });
		await expect(as(colleague, (tx, actor) => noteStep(tx, actor, id, 'Gebeld'))).rejects.toMatchObject({
			code: 'not-found',
		});
	});
	test('both agree, each by their own code, once; other words take other codes', async () => {
		const codes = [code, (await writes()).code] as const;
		await expect(writes()).rejects.toMatchObject({ code: 'conflict-agreed-already' });
		for (const one of codes) await as(visitor, (tx) => sayAgreed(tx, one));
		await expect(as(visitor, (tx) => sayAgreed(tx, codes[0]))).rejects.toMatchObject({ code: 'conflict-code-unknown' });
		expect(await as(visitor, (tx) => behindCode(tx, codes[1]))).toMatchObject({
			told: undefined,
			agreement: { words: 'Ieder heeft een sleutel.', remindOn: later },
		});
		await as(visitor, (tx) => takeYesBack(tx, codes[0]));
		expect((await as(visitor, (tx) => behindCode(tx, codes[1]))).agreement?.otherOn).toBeNull();
		await as(first, (tx) => takeAgreementBack(tx, id));
		expect((await as(visitor, (tx) => behindCode(tx, codes[0]))).agreement).toBeUndefined();
		await expect(as(visitor, (tx) => sayAgreed(tx, code))).rejects.toMatchObject({ code: 'conflict-code-unknown' });
		// Who told still follows it with the same code.
		expect((await as(visitor, (tx) => behindCode(tx, code))).told).toBeDefined();
	});
	test('what both agreed to is the other’s too: who told takes back their words, and the other reads that it is over', async () => {
		const codes = [code, (await writes()).code] as const;
		for (const one of codes) await as(visitor, (tx) => sayAgreed(tx, one));
		await as(visitor, (tx) => takeBack(tx, code));
		expect((await asOwner('select words, called, reach from community.conflict')).rows).toEqual([
			{ words: '', called: '', reach: '' },
		]);
		expect((await as(visitor, (tx) => behindCode(tx, codes[1]))).agreement?.over).toBe(true);
		expect((await as(visitor, (tx) => behindCode(tx, code))).told).toBeUndefined();
	});
	test('who typed it for somebody holds their code already: a colleague writes the agreement', async () => {
		await asOwner('update community.conflict set typed_by = $1', [persona(first).personId]);
		await expect(writes()).rejects.toMatchObject({ code: 'conflict-typed-yourself' });
		await expect(
			as(first, (tx) =>
				sql`insert into community.conflict_agreement (municipality_id, id, conflict_id, words, made_on, remind_on, one_hash, other_hash) values (${waterveen}, gen_random_uuid(), ${id}, 'Zo doen we het.', current_date, current_date + 9, 'x', 'y')`.execute(
					tx,
				),
			),
		).rejects.toThrow(/holds a code already/);
	});
	test('no login reads the codes, and who is on call cannot say yes for somebody', async () => {
		await writes();
		for (const column of ['one_hash', 'other_hash'])
			await expect(
				as(first, (tx) => sql`select ${sql.ref(column)} from community.conflict_agreement`.execute(tx)),
			).rejects.toThrow(/permission denied/);
		await expect(
			as(first, (tx) => sql`update community.conflict_agreement set one_yes_on = current_date`.execute(tx)),
		).rejects.toThrow(/permission denied/);
	});
	test('stands on Vandaag while nobody took it up, and when the day of the agreement has come', async () => {
		const today = (who: PersonaName | Actor) =>
			as(who, (tx, actor) => conflictsToday({ tx, actor, about: () => undefined } as unknown as Ask));
		expect((await today(first)).untaken).toHaveLength(1);
		await as(first, (tx, actor) => takeUp(tx, actor, id));
		await writes();
		expect(await today(first)).toEqual({ untaken: [], due: [], waiting: [] });
		await asOwner(`update community.conflict_agreement set made_on = current_date - 40, remind_on = current_date - 1`);
		expect((await today(first)).due).toMatchObject([{ id }]);
		expect(await today(colleague)).toEqual({ untaken: [], due: [], waiting: [] });
	});
	test('with the end nobody can be reached, and only from five up somebody reads how often', async () => {
		await as(first, (tx) => endConflict(tx, id, 'settled'));
		expect(await seenBy(first)).toMatchObject([{ called: '', reach: '', safe: '', outcome: 'settled' }]);
		await expect(as(first, (tx) => endConflict(tx, id, 'apart'))).rejects.toMatchObject({ code: 'conflict-ended' });
		const counts = () => as(first, (tx) => sql`select ended from community.conflict_count`.execute(tx));
		expect((await counts()).rows).toEqual([]);
		await asOwner('update community.conflict_count set ended = 5');
		expect((await counts()).rows).toEqual([{ ended: 5 }]);
		await expect(as(first, (tx) => sql`update community.conflict_count set ended = 9`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
	});
});
