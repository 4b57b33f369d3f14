import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { anonymous } from '#platform/actor';
import { useDatabase, waterveen } from '#testing/database';
import { persona } from '#testing/personas';
import { browser } from '#testing/request';
import { acts, answers } from './index.server.ts';
import { countFrom } from './slow-down.server.ts';

useDatabase();

/** A request from one address, by nobody unless said otherwise. */
function request(address: string, actor = anonymous(waterveen), form?: Record<string, string>) {
	const event = browser().visit('/klopt-iets-niet', form);
	return Object.assign(event, { getClientAddress: () => address, locals: { ...event.locals, actor } });
}

describe('what comes in without an account', () => {
	test('goes freely ten times an hour, then waits a moment, and a flood is stopped', () => {
		const waits = Array.from({ length: 240 }, () => countFrom('privacy.report-text', request('192.0.2.1')));
		expect(waits.slice(0, 10).every((ms) => ms === 0)).toBe(true);
		expect(waits.slice(10).every((ms) => ms > 0)).toBe(true);
		expect(() => countFrom('privacy.report-text', request('192.0.2.1'))).toThrow(/too many/);
		expect(countFrom('privacy.report-text', request('192.0.2.2'))).toBe(0);
	});
	test('of a hall with sixty phones behind one address is no flood, and is counted apart; a machine is still stopped', () => {
		const tap = () => countFrom('analysis.take-part', request('192.0.2.9'));
		const evening = Array.from({ length: 600 }, () => tap());
		expect(evening.every((ms) => ms === 0)).toBe(true);
		expect(countFrom('privacy.report-text', request('192.0.2.9'))).toBe(0);
		for (let times = 600; times < 2400; times++) expect(tap()).toBeGreaterThan(0);
		expect(() => tap()).toThrow(/too many/);
	});
	test('who has an account is not counted, and signing in counts by itself', () => {
		for (let times = 0; times < 300; times++) {
			expect(countFrom('signals.capture', request('192.0.2.3', persona('samira')))).toBe(0);
			expect(countFrom('identity.sign-in', request('192.0.2.3'))).toBe(0);
		}
	});
	test('is stopped at every form alike, with what was typed still there, and at the API', async () => {
		for (let times = 0; times < 240; times++) countFrom('privacy.report-text', request('192.0.2.4'));
		const form = acts('privacy.report-text', v.object({ opmerking: v.string() }), async () => {});
		expect(await form(request('192.0.2.4', undefined, { opmerking: 'Dit woord snap ik niet.' }))).toMatchObject({
			status: 429,
			data: { values: { opmerking: 'Dit woord snap ik niet.' } },
		});
		const api = answers('signals.capture', v.object({}), async () => ({ body: {} }));
		const call = request('192.0.2.4');
		Object.assign(call, {
			request: new Request('http://localhost:3000/api/v1/signals', {
				method: 'POST',
				body: '{}',
				headers: { 'content-type': 'application/json' },
			}),
		});
		const answer = await api(call);
		expect(answer.status).toBe(429);
		expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
	});
});
