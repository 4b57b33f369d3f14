import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { captureSignal, pickUpSignal } from '#modules/signals/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { moveClockTo } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, TooMany } from '#platform/errors';
import { markOf } from '#platform/free-text/identifiers';
import { newUntimedId } from '#platform/ids';
import { useDatabase, waterveen } from '#testing/database';
import { organisationId, persona, seedPeople } from '#testing/personas';
import { areaRows, keyFor, partnerWith, propose, runningPartner, worry } from './agreements.fixtures.ts';
import { firstAnswers } from './agreements.store.server.ts';
import { closeWithFeedback, partnerBehind } from './answer-partner.server.ts';
import { endAgreement } from './confirm-agreement.server.ts';
import { worriesPassedOn } from './partner-signals.store.server.ts';
import { passOnWorry } from './pass-on-worry.server.ts';

const { asOwner } = useDatabase();
const marloes = persona('marloes');
const yusuf = persona('yusuf');

beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(areaRows, [waterveen]);
	await asOwner(
		`insert into open.area_postcode (municipality_id, postcode, area_code) values ($1, '9901', 'WK990101'), ($1, '9902', 'WK990102')`,
		[waterveen],
	);
	await asOwner(
		`create or replace function community.today() returns date language sql stable as $$ select date '2026-06-01' $$`,
	);
	moveClockTo(new Date('2026-06-01T10:00:00Z'));
});

const as = <T>(actor: Actor, work: (tx: Parameters<Parameters<typeof asActor<T>>[2]>[0]) => Promise<T>) =>
	asActor(actor, 'community', work);
const passOn = (partner: Actor, given: Parameters<typeof worry>[0] = {}) =>
	as(partner, (tx) => passOnWorry(tx, partner, worry(given)));
/** How to reach the resident, as far as this worker may know. */
const contactFor = async (actor: Actor, id: string): Promise<string | undefined> =>
	(
		await as(actor, (tx) =>
			sql<{ address: string }>`select address from community.signal_contact where signal_id = ${id}`.execute(tx),
		)
	).rows[0]?.address;
const seen = (partner: Actor) => as(partner, (tx) => worriesPassedOn(tx));
const take = (id: string, actor = marloes) => as(actor, (tx) => pickUpSignal(tx, actor, id));
const close = (id: string, given: object = {}, actor = marloes) =>
	as(actor, (tx) =>
		closeWithFeedback(tx, actor, id, {
			reason: 'answered',
			sentence: 'Langs geweest en samen de post gedaan.',
			terugmelding: undefined,
			terugmeldingZin: '',
			terugmeldingMag: false,
			...given,
		} as Parameters<typeof closeWithFeedback>[3]),
	);

describe('a partner with a running agreement', () => {
	test('passes on a worry that becomes a signal for the workers there', async () => {
		const { partner } = await runningPartner();
		const { id } = await passOn(partner);
		const { rows } = await asOwner(
			'select source, reporter_id, area_code, need_code, follow_code_hash from community.signal where id = $1',
			[id],
		);
		expect(rows[0]).toMatchObject({
			source: 'partner',
			reporter_id: null,
			area_code: 'BU99010101',
			follow_code_hash: null,
		});
		expect(await as(marloes, (tx) => partnerBehind(tx, marloes, id, false))).toMatchObject({
			partnerName: 'Singelwonen',
			residentAgreed: true,
		});
		const east = persona('soraya');
		expect(await as(east, (tx) => partnerBehind(tx, east, id, false))).toBeNull();
	});
	test('says where by postcode too, and needs no place when there is but one', async () => {
		const { partner } = await runningPartner();
		await passOn(partner, { areaCode: undefined, postcode: '9901AB' });
		await passOn(partner, { areaCode: undefined, text: 'De brievenbus loopt over.' });
	});
	test('sending the same twice gives one worry, another under the same id is refused', async () => {
		const { partner } = await runningPartner();
		const id = newUntimedId();
		await passOn(partner, { id });
		await passOn(partner, { id });
		expect(await seen(partner)).toHaveLength(1);
		await expect(passOn(partner, { id, text: 'Iets heel anders is er aan de hand.' })).rejects.toBeInstanceOf(Conflict);
		await expect(passOn(partner, { id, mayAskBack: true })).rejects.toBeInstanceOf(Conflict);
	});
	test('leaves the contact of a resident only with their yes, for who picks it up', async () => {
		const { partner } = await runningPartner({
			grondslag: 'public-task',
			toelichting: 'Besluit gemeentelijke schuldhulpverlening.',
		});
		await expect(passOn(partner, { ground: 'agreement', contact: '06 11111111' })).rejects.toMatchObject({
			code: 'contact-needs-yes',
		});
		const { id } = await passOn(partner, { contact: '06 11111111' });
		expect(await contactFor(marloes, id)).toBeUndefined();
		await take(id);
		expect(await contactFor(marloes, id)).toBe('06 11111111');
		expect(await contactFor(yusuf, id)).toBeUndefined();
	});
	test('is asked about names and numbers, and a citizen number is refused', async () => {
		const { partner } = await runningPartner();
		const text = 'Mevrouw Jansma doet de deur niet open.';
		await expect(passOn(partner, { text })).rejects.toMatchObject({ code: 'text-points-at-person' });
		await passOn(partner, { text, confirmed: markOf(text) });
		await expect(passOn(partner, { text: 'Zijn nummer is 111222333.' })).rejects.toMatchObject({
			code: 'text-has-bsn',
		});
	});
	test('who may be asked back is shown to who picked it up', async () => {
		const { partner } = await runningPartner();
		const { id } = await passOn(partner, { mayAskBack: true });
		expect((await as(yusuf, (tx) => partnerBehind(tx, yusuf, id, false)))?.askBack).toBeNull();
		expect((await as(marloes, (tx) => partnerBehind(tx, marloes, id, true)))?.askBack).toMatchObject({
			name: 'Wilma Steen',
		});
	});
	test('more than sixty in an hour is too many', async () => {
		const { partner } = await runningPartner();
		const id = newUntimedId();
		for (let sent = 0; sent < 60; sent++) await passOn(partner, { id });
		await expect(passOn(partner, { id })).rejects.toBeInstanceOf(TooMany);
	});
});

describe('what the agreement does not cover', () => {
	test.each([
		['another theme', { theme: 'neighbours' }, 'outside-agreement'],
		['another district', { areaCode: 'BU99010201' }, 'outside-agreement'],
		['a postcode elsewhere', { areaCode: undefined, postcode: '9902' }, 'outside-agreement'],
		['a postcode that nobody knows', { areaCode: undefined, postcode: '1234' }, 'outside-agreement'],
		['the whole town', { areaCode: 'GM9901' }, 'outside-agreement'],
		['a resident who was not asked', { ground: 'agreement' as const }, 'resident-must-agree'],
	])('is refused: %s', async (_, given, code) => {
		const { partner } = await runningPartner();
		await expect(passOn(partner, given)).rejects.toMatchObject({ code });
		expect(await seen(partner)).toEqual([]);
	});
	test('gets the same nothing without a key, before, after, not yet confirmed and ended', async () => {
		const proposed = partnerWith(await keyFor(await propose()));
		const { partner: early } = await runningPartner({ vanaf: '2026-06-02' });
		const { partner: late, id: lateId } = await runningPartner();
		await asOwner(
			`update community.agreement set valid_from = '2025-01-01', valid_until = '2026-05-31' where id = $1`,
			[lateId],
		);
		const { partner: ended, id } = await runningPartner();
		const ingrid = persona('ingrid');
		await as(ingrid, (tx) => endAgreement(tx, ingrid, id, 'Klaar ermee.'));
		for (const nobody of [partnerWith('bwp_unknown'), proposed, early, late, ended]) {
			await expect(passOn(nobody)).rejects.toMatchObject({ code: 'not-found', constructor: NotFound });
			expect(await seen(nobody)).toEqual([]);
			// The database keeps to it when our own rules are left out.
			await expect(
				as(nobody, (tx) =>
					sql`insert into community.signal (municipality_id, id, kind, area_code, text, source, receipt, captured_at)
						values (${waterveen}, gen_random_uuid(), 'zie', 'BU99010101', 'x', 'partner', 'r', now())`.execute(tx),
				),
			).rejects.toThrow(/row-level security/);
		}
	});
	test('does not go in by the ordinary way either', async () => {
		const { partner } = await runningPartner();
		await expect(
			as(partner, (tx) =>
				captureSignal(
					tx,
					partner,
					{ text: 'x', contactAgreed: false } as Parameters<typeof captureSignal>[2],
					'GM9901',
				),
			),
		).rejects.toBeInstanceOf(NotAllowed);
		for (const [source, area] of [
			['partner', 'BU99010201'],
			['resident', 'BU99010101'],
			['worker', 'BU99010101'],
		])
			await expect(
				as(partner, (tx) =>
					sql`insert into community.signal (municipality_id, id, kind, area_code, text, source, receipt, captured_at)
						values (${waterveen}, gen_random_uuid(), 'zie', ${area}, 'x', ${source}, 'r', now())`.execute(tx),
				),
			).rejects.toThrow(/row-level security/);
	});
	test('cannot be tied to somebody else’s signal', async () => {
		const { partner, id: agreementId } = await runningPartner();
		const visitor = anonymous(waterveen);
		const other = await as(visitor, (tx) =>
			captureSignal(
				tx,
				visitor,
				{ text: 'Ik zoek een fietsmaatje.', contactAgreed: false } as Parameters<typeof captureSignal>[2],
				'GM9901',
			),
		);
		await expect(
			as(partner, (tx) =>
				sql`insert into community.partner_signal (municipality_id, signal_id, agreement_id, theme, ground, may_ask_back, passed_on_at)
					values (${waterveen}, ${other.id}, ${agreementId}, 'debts-and-bills', 'agreed', false, now())`.execute(tx),
			),
		).rejects.toThrow(/row-level security/);
		await expect(
			as(partner, (tx) =>
				sql`insert into community.signal_contact values (${waterveen}, ${other.id}, 'phone', '0612345678', now())`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});
});

describe('what the partner hears', () => {
	test('received, taken up and closed, with days and no names', async () => {
		const { partner } = await runningPartner();
		const { id } = await passOn(partner);
		expect(await seen(partner)).toMatchObject([{ id, state: 'received', closedOn: null }]);
		await take(id);
		expect(await seen(partner)).toMatchObject([{ state: 'taken-up' }]);
		await close(id);
		const [last] = await seen(partner);
		expect(last).toMatchObject({ state: 'closed', feedback: null, feedbackWords: '' });
		expect(JSON.stringify(last)).not.toMatch(/Langs geweest|Marloes|answered/);
		expect(Object.keys(last ?? {}).sort()).toEqual([
			'areaCode',
			'closedOn',
			'feedback',
			'feedbackWords',
			'id',
			'passedOn',
			'state',
			'text',
			'theme',
		]);
	});
	test('nothing at level nought', async () => {
		const { partner } = await runningPartner({ terug: 0 });
		const { id } = await passOn(partner);
		await take(id);
		await close(id);
		expect(await seen(partner)).toMatchObject([{ state: 'received', closedOn: null }]);
	});
	test('an agreed sentence at level two, which the worker may not forget', async () => {
		const { partner } = await runningPartner({ terug: 2 });
		const { id } = await passOn(partner);
		await take(id);
		await expect(close(id)).rejects.toMatchObject({ code: 'feedback-needed' });
		await expect(
			close(id, { terugmelding: 'in-touch', terugmeldingZin: 'Zij heeft een depressie.', terugmeldingMag: true }),
		).rejects.toMatchObject({ code: 'feedback-points-at-person' });
		await expect(
			close(id, { terugmelding: 'in-touch', terugmeldingZin: 'De huur is weer betaald.' }),
		).rejects.toMatchObject({ code: 'feedback-needs-yes' });
		await close(id, { terugmelding: 'in-touch', terugmeldingZin: 'De huur is weer betaald.', terugmeldingMag: true });
		expect(await seen(partner)).toMatchObject([
			{ state: 'closed', feedback: 'in-touch', feedbackWords: 'De huur is weer betaald.' },
		]);
	});
	test('only about the own worries: another organisation sees none of them', async () => {
		const { partner } = await runningPartner({ terug: 2 });
		const { partner: other } = await runningPartner({ partner: organisationId('welfare'), terug: 2 });
		const { id } = await passOn(partner);
		await passOn(other, { text: 'Een ander verhaal van een ander.' });
		expect((await seen(partner)).map((one) => one.id)).toEqual([id]);
		expect((await seen(other)).map((one) => one.text)).toEqual(['Een ander verhaal van een ander.']);
	});
	test('nobody but who closed it says what the partner hears, once', async () => {
		const { partner } = await runningPartner({ terug: 2 });
		const { id } = await passOn(partner);
		await take(id);
		const tell = (actor: Actor) =>
			as(actor, (tx) =>
				sql`update community.partner_signal set feedback = 'thanks', feedback_at = now() where signal_id = ${id} returning signal_id`.execute(
					tx,
				),
			);
		for (const actor of [marloes, yusuf, partner]) expect((await tell(actor)).rows).toEqual([]);
		await close(id, { terugmelding: 'thanks' });
		for (const actor of [marloes, yusuf, partner]) expect((await tell(actor)).rows).toEqual([]);
	});
	test('how long partners wait is known per agreement, to staff', async () => {
		const { partner, id: agreementId } = await runningPartner();
		const { id } = await passOn(partner);
		await passOn(partner, { text: 'Nog een andere zorg over de huur.' });
		await asOwner(
			`update community.signal set picked_up_by = gen_random_uuid(), picked_up_at = captured_at + interval '2 days' where id = $1`,
			[id],
		);
		const since = new Date('2026-01-01');
		const answers = (await as(marloes, (tx) => firstAnswers(tx, since))).get(agreementId);
		expect(answers).toMatchObject({ passedOn: 2, answered: 1 });
		expect(answers?.medianDays).toBeCloseTo(2, 1);
		for (const nobody of [partner, persona('samira'), persona('bram')])
			expect((await as(nobody, (tx) => firstAnswers(tx, since))).size).toBe(0);
	});
});
