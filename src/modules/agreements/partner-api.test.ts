import type { RequestEvent } from '@sveltejs/kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { moveClockTo } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { actorFor } from '#platform/identity/index.server';
import { municipalityFor } from '#platform/municipality.server';
import { useDatabase, waterveen } from '#testing/database';
import { organisationId, seedPeople } from '#testing/personas';
import { browser } from '#testing/request';
import { GET, POST } from '../../routes/api/v1/partner-signals/+server.ts';
import { GET as one } from '../../routes/api/v1/partner-signals/[id]/+server.ts';
import { areaRows, ingrid, keyFor, runningPartner } from './agreements.fixtures.ts';
import { endAgreement } from './confirm-agreement.server.ts';

const { asOwner } = useDatabase();

beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(areaRows, [waterveen]);
	await asOwner(
		`create or replace function community.today() returns date language sql stable as $$ select date '2026-06-01' $$`,
	);
	moveClockTo(new Date('2026-06-01T10:00:00Z'));
});

/** A program's request, from the first header on: the hook finds out who it is. */
async function call(
	door: (event: RequestEvent) => Promise<Response>,
	{ key, body, id, headers = {} }: { key?: string; body?: object; id?: string; headers?: Record<string, string> },
): Promise<{ status: number; type: string | null; body: Record<string, unknown> }> {
	const path = `/api/v1/partner-signals${id ? `/${id}` : ''}`;
	const event = browser('http://waterveen.test').visit(path) as {
		-readonly [Key in keyof RequestEvent]: RequestEvent[Key];
	};
	event.request = new Request(event.url, {
		...(body && { method: 'POST', body: JSON.stringify(body) }),
		headers: { ...(key && { authorization: `Bearer ${key}` }), ...headers },
	});
	event.params = (id ? { id } : {}) as typeof event.params;
	event.route = { id: '/api/v1/partner-signals' } as typeof event.route;
	const municipality = await municipalityFor('waterveen.test');
	if (!municipality) throw new Error('no municipality');
	event.locals.municipality = municipality;
	event.locals.actor = await actorFor(event, municipality);
	const answer = await door(event);
	return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() };
}

const worry = {
	theme: 'debts-and-bills',
	text: 'Betaalt al twee maanden geen huur.',
	areaCode: 'BU99010101',
	ground: 'agreed',
};
const programOf = async (partner?: 'welfare') => {
	const { id } = await runningPartner(partner ? { partner: organisationId(partner) } : {});
	return { id, key: await keyFor(id, 'program') };
};

describe('a program of a partner', () => {
	test('passes on a worry with its key and reads what became of it', async () => {
		const { key } = await programOf();
		const passed = await call(POST, { key, body: worry });
		expect(passed.status).toBe(201);
		expect(passed.body).toMatchObject({
			state: 'received',
			theme: 'debts-and-bills',
			passedOn: '2026-06-01',
			closedOn: null,
		});
		expect(Object.keys(passed.body).sort()).toEqual([
			'areaCode',
			'closedOn',
			'feedback',
			'feedbackWords',
			'id',
			'passedOn',
			'state',
			'theme',
		]);
		const id = String(passed.body.id);
		expect((await call(one, { key, id })).body).toEqual(passed.body);
		expect((await call(GET, { key })).body).toEqual({ items: [passed.body] });
	});
	test('may send the same twice under one Idempotency-Key', async () => {
		const { key } = await programOf();
		const headers = { 'idempotency-key': crypto.randomUUID() };
		const first = await call(POST, { key, body: worry, headers });
		const again = await call(POST, { key, body: worry, headers });
		expect([first.status, again.status]).toEqual([201, 201]);
		expect(again.body).toEqual(first.body);
		expect((await call(POST, { key, body: { ...worry, text: 'Iets heel anders nu.' }, headers })).status).toBe(409);
		expect((await call(POST, { key, body: worry, headers: { 'idempotency-key': 'twice' } })).status).toBe(422);
	});
	test('sees nothing of another organisation', async () => {
		const [ours, theirs] = [await programOf(), await programOf('welfare')];
		const { body } = await call(POST, { key: ours.key, body: worry });
		expect((await call(one, { key: theirs.key, id: String(body.id) })).status).toBe(404);
		expect((await call(GET, { key: theirs.key })).body).toEqual({ items: [] });
	});
	test('gets a problem with a stable code for what the agreement does not cover', async () => {
		const { key } = await programOf();
		const outside = await call(POST, { key, body: { ...worry, theme: 'neighbours' } });
		expect(outside).toMatchObject({
			status: 422,
			type: 'application/problem+json',
			body: { code: 'outside-agreement' },
		});
		expect((await call(POST, { key, body: { text: 'x' } })).status).toBe(400);
		expect((await call(POST, { key, body: { ...worry, text: 'Zijn nummer is 111222333.' } })).body).toMatchObject({
			status: 400,
		});
	});
});

describe('a key that opens nothing', () => {
	test('gets the same answer as no key, whatever the reason', async () => {
		const { id, key } = await programOf();
		const rotated = await keyFor(id, 'program');
		const ended = await programOf();
		await asActor(ingrid, 'community', (tx) => endAgreement(tx, ingrid, ended.id, 'Klaar ermee.'));
		const answers = [];
		for (const nothing of [undefined, 'bwp_unknown', key, ended.key]) {
			const send = nothing ? { key: nothing } : {};
			answers.push(await call(POST, { ...send, body: worry }), await call(GET, send));
		}
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(answers[0]).toMatchObject({ status: 401, type: 'application/problem+json' });
		expect((await call(GET, { key: rotated })).status).toBe(200);
	});
	test('does not open the page of a person: a program’s key is for programs', async () => {
		const { partnerPage } = await import('./partner-pages.server.ts');
		const { partnerWith } = await import('./agreements.fixtures.ts');
		const { key } = await programOf();
		const actor = partnerWith(key);
		await expect(
			asActor(actor, 'community', (tx) =>
				partnerPage({ tx, actor, about: () => {} } as unknown as Parameters<typeof partnerPage>[0]),
			),
		).rejects.toThrow(/not found/);
	});
});
