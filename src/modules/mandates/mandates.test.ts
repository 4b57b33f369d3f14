import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { workingDaysLater } from '#platform/working-days';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import {
	organisationId,
	type PersonaName,
	persona,
	personaNames,
	personId,
	seedPeople,
	teamId,
} from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { beginClientFor, inTwoSteps } from '../clients/clients.fixtures.ts';
import { copyOfFile } from '../clients/index.server.ts';
import { decisionsKnown, messagesKnown } from './decisions.store.server.ts';
import * as mandates from './index.server.ts';
import { backOfficeLaws } from './laws.server.ts';
import { drawn, howMany, limitPassed, type Mandate, monthBefore } from './mandate.ts';
import type { AgreeMandateForm, DecideMandateForm } from './mandates.forms.ts';
import { mandatesInFile } from './mandates-in-file.ts';
import { mandatesIn } from './register.store.server.ts';
import { lawWord } from './ui/mandate-words.ts';

const { asOwner } = useDatabase();
let samira: string;
let card: string;
const person = inTwoSteps('samira');
/** A colleague of Yusuf in the same team. */
const joost = { ...persona('yusuf'), personId: '019b0000-0000-7000-8000-0d00000000ff', displayName: 'Joost' };
const inZone =
	(zone: 'care' | 'community') =>
	<T>(who: PersonaName | Actor, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> => {
		const actor = typeof who === 'string' ? persona(who) : who;
		return asActor(actor, zone, (tx) => work(tx, actor));
	};
const as = inZone('care');
const page = (tx: Tx, actor: Actor, params: object = {}) =>
	({ tx, actor, params, url: new URL('http://x/'), about: () => {} }) as never;
const agree = (who: PersonaName, more: Partial<AgreeMandateForm> = {}) =>
	inZone('community')(who, (tx, actor) =>
		mandates.agreeMandate(tx, actor, {
			...{ organisation: 'Gemeente Waterveen', domain: 'transport', product: 'een taxikaart', euros: 250 },
			...{ hours: undefined, weeks: 26, term: 3, executor: personId('dewi'), contact: 'Wim Haring', reach: '030 1' },
			...{ support: '', from: clock.today(), until: dayFromToday(300), ...more },
		} as AgreeMandateForm),
	);
const decide = (who: PersonaName | Actor, more: Partial<DecideMandateForm> = {}, client = samira) =>
	as(who, (tx, actor) =>
		mandates.decideByMandate(tx, actor, client, {
			...{ mandate: card, euros: 200, hours: undefined, weeks: 12, why: 'Zo komt zij weer bij haar zus.' },
			...{ practical: 'Graag bellen na drie uur.', ground: 'permission', law: '', ...more },
		} as DecideMandateForm),
	);
const permit = (until = 30) =>
	asOwner(
		`insert into care.sharing_permission (municipality_id, id, client_id, from_organisation_id, to_organisation_id, to_team_id, to_called, scope, purpose, how_given, recorded_by, given_on, until_on)
		values ($1, $2, $3, $4, $5, $6, 'Wijkbureau', '{contact}', 'back-office', 'spoken', $7, current_date, current_date + $8::integer)`,
		[
			waterveen,
			newId(),
			samira,
			organisationId('teams'),
			organisationId('municipality'),
			teamId('hall'),
			personId('yusuf'),
			until,
		],
	);
const queue = (who: PersonaName | Actor) => as(who, (tx) => messagesKnown(tx, waterveen));

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	samira = await beginClientFor('yusuf', { bornOn: '1957-03-02', account: 'samira' });
	card = await agree('tariq');
});
beforeEach(async () => {
	await asOwner('delete from care.outbox');
	await asOwner('delete from care.mandate_decision');
	await asOwner('delete from care.sharing_permission');
	await permit();
});

describe('a copy of the file', () => {
	test('holds what was decided, who heard of it, and what was said about it', async () => {
		await decide('yusuf');
		const [message] = await queue('dewi');
		await as('dewi', (tx, actor) => mandates.askAboutMessage(tx, actor, message?.id ?? '', 'Welke taxi past?'));
		const copy = JSON.stringify(await as(person, (tx) => copyOfFile(tx, waterveen, samira, mandatesInFile)));
		for (const words of [
			'een taxikaart',
			'Zo komt zij weer bij haar zus.',
			'Graag bellen na drie uur.',
			'Welke taxi past?',
		])
			expect(copy).toContain(words);
	});
});

describe('the register', () => {
	test('is kept by the administrator, and by a contact of the town for their own team', async () => {
		for (const name of personaNames.filter((one) => one !== 'tariq' && one !== 'dewi'))
			await expect(agree(name), name).rejects.toThrow();
		await agree('dewi', { product: 'een fiets' });
		await expect(agree('dewi', { executor: personId('yusuf') })).rejects.toMatchObject({ field: 'executor' });
		await expect(
			inZone('community')('dewi', (tx) =>
				sql`update open.mandate set executor_team_id = ${teamId('west')} where id = ${card}`.execute(tx),
			),
		).rejects.toThrow(/permission denied/);
	});
	test('has a limit and an end', async () => {
		await expect(agree('tariq', { euros: undefined })).rejects.toMatchObject({ code: 'mandate-limit' });
		await expect(agree('tariq', { until: dayFromToday(800) })).rejects.toMatchObject({ code: 'mandate-until' });
		await expect(agree('tariq', { until: dayFromToday(-1) })).rejects.toMatchObject({ field: 'until' });
	});
	test('is read by workers of here and by nobody else', async () => {
		for (const name of personaNames) {
			const seen = (await inZone('community')(name, (tx) => mandatesIn(tx, waterveen))).length > 0;
			const reads = ['marloes', 'soraya', 'yusuf', 'femke', 'ingrid', 'dewi', 'tariq'].includes(name);
			expect(seen, name).toBe(reads);
		}
		expect(await inZone('community')(anonymous(waterveen), (tx) => mandatesIn(tx, waterveen))).toEqual([]);
	});
	test('ends, and what was decided by it stands', async () => {
		const id = await agree('tariq', { product: 'een wasmachine' });
		const decision = await decide('yusuf', { mandate: id });
		await expect(inZone('community')('ruth', (tx, actor) => mandates.endMandate(tx, actor, id))).rejects.toMatchObject({
			status: 404,
		});
		await inZone('community')('dewi', (tx, actor) => mandates.endMandate(tx, actor, id));
		await expect(decide('yusuf', { mandate: id })).rejects.toMatchObject({ code: 'mandate-not-running' });
		const { decisions } = await as('yusuf', (tx, actor) => mandates.decisionsScreen(page(tx, actor, { id: samira })));
		expect(decisions).toMatchObject([{ id: decision, product: 'een wasmachine' }]);
	});
});

describe('a decision', () => {
	test('inside what was agreed is with the back office at once, with a term in working days', async () => {
		await decide('yusuf');
		expect(await queue('dewi')).toMatchObject([
			{
				...{ product: 'een taxikaart', euros: 200, weeks: 12, forWhom: 'Samira Bouzidi', state: 'sent' },
				...{ practical: 'Graag bellen na drie uur.', dueOn: workingDaysLater(clock.today(), 3) },
			},
		]);
	});
	test.each([
		[{ euros: 251 }, 'mandate-over-euros', { most: 250, who: 'Wim Haring' }],
		[{ hours: 1 }, 'mandate-over-hours', { most: 0, who: 'Wim Haring' }],
		[{ weeks: 27 }, 'mandate-over-weeks', { most: 26, who: 'Wim Haring' }],
	])('outside it is refused with the limit and whom to ask: %o', async (more, code, facts) => {
		await expect(decide('yusuf', more)).rejects.toMatchObject({ code, facts });
		expect(await queue('dewi')).toEqual([]);
	});
	test('outside it is stopped by the database too', async () => {
		await expect(
			as('yusuf', (tx) =>
				sql`insert into care.mandate_decision (municipality_id, id, client_id, mandate_id, organisation_called, domain, product_called, euros, why_sealed, decided_by, decided_called, team_id, organisation_id, decided_on)
					values (${waterveen}, ${newId()}, ${samira}, ${card}, 'Gemeente', 'transport', 'een taxikaart', 9999, ${`s1.${newId()}.abc`}, ${personId('yusuf')}, 'Yusuf', ${teamId('west')}, ${organisationId('teams')}, current_date)`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});
	test('is taken by who helps the person, and by nobody else', async () => {
		for (const name of personaNames.filter((one) => one !== 'yusuf'))
			await expect(decide(name), name).rejects.toMatchObject({ status: 404 });
		await expect(decide('yusuf', { mandate: newId() })).rejects.toMatchObject({ status: 404 });
		await expect(decide('yusuf', { euros: undefined })).rejects.toMatchObject({ code: 'mandate-what' });
	});
	test('needs a yes of the person for that team, or a law that is named', async () => {
		await asOwner('delete from care.sharing_permission');
		await expect(decide('yusuf')).rejects.toMatchObject({ code: 'mandate-no-yes', facts: { team: 'Wijkbureau' } });
		await expect(decide('yusuf', { ground: 'statutory' })).rejects.toMatchObject({ field: 'law' });
		await decide('yusuf', { ground: 'statutory', law: 'wmo-tailored' });
		expect(await queue('dewi')).toHaveLength(1);
		// Passed on without a yes: the person hears it at once.
		expect((await asOwner(`select subject_id from care.outbox where type = 'client.passed-on'`)).rows).toEqual([
			{ subject_id: samira },
		]);
	});
	test('goes on a law of the list alone, with no more words than it allows', async () => {
		const byLaw = (law: string, practical = '') => decide('yusuf', { ground: 'statutory', law, practical });
		await expect(byLaw('verzonnen-wet')).rejects.toMatchObject({ code: 'mandate-law' });
		await expect(byLaw('debt-help', 'Graag bellen.')).rejects.toMatchObject({ code: 'mandate-law-practical' });
		await byLaw('debt-help');
		for (const law of Object.keys(backOfficeLaws)) expect(lawWord(law), law).not.toBe(law);
		await expect(asOwner(`update care.mandate_message set law_called = 'Wmo, zij is ziek'`)).rejects.toThrow(
			/law_is_a_code/,
		);
	});
	test('says nothing of where somebody lives whose address is secret', async () => {
		await asOwner('update care.client set address_secret = true');
		await expect(decide('yusuf', { practical: 'Kom langs op Kerkstraat 12.' })).rejects.toMatchObject({
			code: 'mandate-address-secret',
			field: 'practical',
		});
		await decide('yusuf', { practical: 'Graag bellen na drie uur.' });
		await asOwner('update care.client set address_secret = false');
	});
	test('is of the agreement it names, and its message goes to who carries that out, by a yes of today', async () => {
		await decide('yusuf');
		const again = (table: string, column: string, value: string) =>
			as('yusuf', (tx) =>
				sql`insert into ${sql.table(`care.${table}`)} select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()::text, ${column}::text, ${value}::text))).* from ${sql.table(`care.${table}`)} t limit 1`.execute(
					tx,
				),
			);
		for (const [column, value] of [
			['product_called', 'een auto'],
			['domain', 'debts'],
			['organisation_called', 'Ander'],
		] as const)
			await expect(again('mandate_decision', column, value), column).rejects.toThrow(/row-level security/);
		await again('mandate_decision', 'id', newId());
		await expect(again('mandate_message', 'executor_id', personId('ruth')), 'executor').rejects.toThrow(
			/row-level security/,
		);
		await asOwner('update care.sharing_permission set given_on = current_date - 9, until_on = current_date - 1');
		await expect(again('mandate_message', 'id', newId()), 'a yes that ran out').rejects.toThrow(/row-level security/);
	});
	test('is read by the person, with why and how far it is', async () => {
		await decide('yusuf');
		const seen = await as(person, (tx, actor) => mandates.myDecisionsScreen(page(tx, actor)));
		expect(seen.decisions).toMatchObject([{ why: 'Zo komt zij weer bij haar zus.', state: 'sent' }]);
		for (const other of [inTwoSteps('fatou'), persona('samira')])
			expect(await as(other, (tx) => decisionsKnown(tx, waterveen))).toEqual([]);
	});
});

describe('the back office', () => {
	test('reads the message and nothing of the file, over three organisations', async () => {
		await decide('yusuf');
		for (const name of personaNames) {
			const messages = await queue(name);
			expect(messages.length, name).toBe(name === 'dewi' || name === 'yusuf' ? 1 : 0);
		}
		expect(await as('dewi', (tx) => decisionsKnown(tx, waterveen))).toEqual([]);
		const shown = JSON.stringify(await as('dewi', (tx, actor) => mandates.backOfficeScreen(page(tx, actor))));
		expect(shown).not.toMatch(/bij haar zus/);
		expect(shown).not.toContain(samira);
		expect((await as('dewi', (tx) => sql`select id from care.relation`.execute(tx))).rows).toEqual([]);
		// The person finds in the trail that they looked.
		const whom: string[] = [];
		const about = ({ personIds = [] }: { personIds?: string[] }) => whom.push(...personIds);
		await as('dewi', (tx, actor) => mandates.backOfficeScreen({ ...(page(tx, actor) as object), about } as never));
		expect(whom).toEqual([samira]);
		expect((await as('marloes', (tx) => sql`select * from care.whom_of_messages()`.execute(tx))).rows).toEqual([]);
	});
	test('reads it no more once the yes is taken back', async () => {
		await decide('yusuf');
		await asOwner('update care.sharing_permission set withdrawn_at = now()');
		expect(await queue('dewi')).toEqual([]);
	});
	test('asks, is answered, and carries it out; the worker sees it, and when it is late', async () => {
		await decide('yusuf');
		const [message] = await queue('dewi');
		const id = message?.id ?? '';
		await expect(as('yusuf', (tx, actor) => mandates.carriedOut(tx, actor, id))).rejects.toThrow();
		await as('dewi', (tx, actor) => mandates.askAboutMessage(tx, actor, id, 'Welke dagen rijdt zij?'));
		const seen = async () =>
			(await as('yusuf', (tx, actor) => mandates.decisionsScreen(page(tx, actor, { id: samira })))).decisions[0];
		expect(await seen()).toMatchObject({ state: 'question', words: [{ words: 'Welke dagen rijdt zij?' }] });
		await expect(
			as('femke', (tx, actor) => mandates.answerBackOffice(tx, actor, samira, id, 'Dinsdag.')),
		).rejects.toMatchObject({ status: 404 });
		await as('yusuf', (tx, actor) => mandates.answerBackOffice(tx, actor, samira, id, 'Dinsdag.'));
		await asOwner('update care.mandate_message set due_on = $1', [dayFromToday(-1)]);
		expect(await seen()).toMatchObject({ state: 'sent', late: true, contact: { contactCalled: 'Wim Haring' } });
		// On Vandaag of who decided, with whom to call and nothing of for whom.
		const late = await mandates.mandatesToday(persona('yusuf'));
		expect(late).toMatchObject([{ product: 'een taxikaart', dueOn: dayFromToday(-1), contact: 'Wim Haring' }]);
		expect(JSON.stringify(late)).not.toMatch(/Samira|zus/);
		for (const name of ['femke', 'ingrid', 'dewi', 'marloes', 'anouk'] as const)
			expect(await mandates.mandatesToday(persona(name)), name).toEqual([]);
		await as('dewi', (tx, actor) => mandates.carriedOut(tx, actor, id));
		expect(await seen()).toMatchObject({ state: 'done', late: false });
		expect(await mandates.mandatesToday(persona('yusuf'))).toEqual([]);
		await asOwner('update care.mandate_message set state_on = $1', [dayFromToday(-31)]);
		expect(await queue('dewi')).toEqual([]);
	});
});

describe('looking afterwards', () => {
	const lastMonth = async () => {
		for (let at = 0; at < 5; at++) await decide('yusuf', { euros: 10 + at });
		await asOwner('update care.mandate_decision set decided_on = $1', [monthBefore(clock.today())]);
		await mandates.drawDecisions();
		await mandates.drawDecisions();
	};
	/** Joost is of the team too; the lot falls on the lead, who is in the database. */
	const falls = (on: Actor) => asOwner('update care.mandate_check set checker_id = $1', [on.personId]);
	const toCheck = (who: PersonaName | Actor) => as(who, (tx, actor) => mandates.checksScreen(page(tx, actor)));

	test('draws three of five once, for one who is drawn too, and for nobody else of the team', async () => {
		await lastMonth();
		expect((await toCheck('ingrid')).checks).toHaveLength(3);
		expect((await toCheck(joost)).checks).toEqual([]);
		await falls(joost);
		expect((await toCheck(joost)).checks).toHaveLength(3);
		for (const name of ['yusuf', 'femke', 'dewi', 'marloes', 'bram', 'anouk', 'ingrid'] as const)
			expect((await toCheck(name)).checks, name).toEqual([]);
		expect(JSON.stringify(await toCheck(joost))).not.toMatch(/Samira|Yusuf/);
		expect(JSON.stringify(await toCheck(joost))).not.toContain(samira);
		expect(await as(joost, (tx) => decisionsKnown(tx, waterveen))).toEqual([]);
		await asOwner('update care.client set restricted_since = current_date');
		expect((await toCheck(joost)).checks).toEqual([]);
		await asOwner('update care.client set restricted_since = null');
	});
	test('says right or not with a lesson, once, and lets go of it', async () => {
		await lastMonth();
		await falls(joost);
		const [one] = (await toCheck(joost)).checks;
		const check = one?.id ?? '';
		const say = (who: PersonaName | Actor, right: boolean, lesson: string) =>
			as(who, (tx, actor) => mandates.checkDecision(tx, actor, { check, right, lesson }));
		await expect(say('yusuf', true, '')).rejects.toMatchObject({ status: 404 });
		await expect(say(joost, false, '')).rejects.toMatchObject({ field: 'lesson' });
		expect(await say(joost, false, 'Vraag eerst of iemand mee kan rijden.')).toBe(samira);
		await expect(say('ingrid', true, '')).rejects.toMatchObject({ status: 404 });
		expect((await toCheck(joost)).checks).toHaveLength(2);
		const { decisions } = await as('yusuf', (tx, actor) => mandates.decisionsScreen(page(tx, actor, { id: samira })));
		expect(decisions.filter(({ lesson }) => lesson !== '')).toHaveLength(1);
	});
	test('takes one in twenty, three at least, and anybody can draw it again', () => {
		expect([0, 2, 3, 40, 61, 100].map(howMany)).toEqual([0, 2, 3, 3, 4, 5]);
		const ids = Array.from({ length: 80 }, (_, at) => `d${at}`);
		expect(drawn(ids, 'a')).toHaveLength(4);
		expect(drawn(ids.toReversed(), 'a')).toEqual(drawn(ids, 'a'));
		expect(drawn(ids, 'b')).not.toEqual(drawn(ids, 'a'));
		expect([monthBefore('2026-01-31'), monthBefore('2026-11-23')]).toEqual(['2025-12-01', '2026-10-01']);
	});
});

test('a limit that a mandate does not name is no room', () => {
	const mandate = { maxEuros: null, maxHours: 4, maxWeeks: null } as Mandate;
	expect(limitPassed(mandate, { euros: 1 })).toEqual({ which: 'euros', most: 0 });
	expect(limitPassed(mandate, { hours: 4, weeks: 90 })).toBeUndefined();
});

test('a file that goes takes its decisions, messages and looks along', async () => {
	const other = await beginClientFor('yusuf', { voornaam: 'Nadia', achternaam: 'Berg' });
	await decide('yusuf', { ground: 'statutory', law: 'wmo-tailored' }, other);
	await asOwner('delete from care.client where id = $1', [other]);
	expect((await asOwner('select from care.mandate_message')).rows).toEqual([]);
});
