import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { placesOf, rolesOf } from '#modules/people/index.server';
import { useDatabase } from '#testing/database';
import { seedPeople } from '#testing/personas';
import { browser } from '#testing/request';
import { Refused, TooMany } from '../errors.ts';
import { type Municipality, municipalityFor } from '../municipality.server.ts';
import {
	actorFor,
	askForCode,
	endOtherSessions,
	forgetWhoIsWho,
	mySessions,
	signInWithCode,
	signOut,
	useDirectory,
} from './index.server.ts';

const { asOwner } = useDatabase();
let municipality: Municipality;

beforeAll(async () => {
	delete process.env.SMTP_URL;
	await seedPeople(asOwner);
	useDirectory(rolesOf, placesOf);
	municipality = (await municipalityFor('waterveen.test')) as Municipality;
});
afterEach(async () => {
	vi.useRealTimers();
	await asOwner('delete from identity.rate_limit');
});
afterAll(() => new Promise((later) => setTimeout(later, 50)));

/** The code in the newest letter to an address, as somebody reads it from their mail. */
async function codeIn(email: string): Promise<string> {
	for (let tries = 0; tries < 100; tries++) {
		const { rows } = (await asOwner(
			'select body from identity.demo_mail where recipient = $1 order by sent_at desc, id desc limit 1',
			[email],
		)) as { rows: { body: string }[] };
		const found = rows[0]?.body.match(/\d{4} \d{4}/)?.[0];
		if (found) return found.replace(' ', '');
		await new Promise((later) => setTimeout(later, 20));
	}
	throw new Error(`no mail came for ${email}`);
}
/** Letters go out after the answer: one that comes late must not be taken for that of the next test. */
async function lettersCame(email: string, letters: number): Promise<void> {
	await vi.waitFor(
		async () =>
			expect((await asOwner('select 1 from identity.demo_mail where recipient = $1', [email])).rowCount).toBe(letters),
		{ timeout: 5000, interval: 20 },
	);
}
const forgetMail = () => asOwner('delete from identity.demo_mail');
const wrong = (code: string): string => String((Number(code) + 1) % 100_000_000).padStart(8, '0');
const refusal = (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => 'no refusal',
		(problem) => (problem instanceof Refused ? problem.code : Promise.reject(problem)),
	);

describe('signing in with a code from the mail', () => {
	test('Samira asks a code, reads her mail, and is in', async () => {
		await forgetMail();
		const phone = browser();
		await askForCode(phone.visit('/inloggen'), municipality, 'samira@voorbeeld.nl', '/mijn');
		expect(await signInWithCode(phone.visit('/inloggen/code'), await codeIn('samira@voorbeeld.nl'))).toMatchObject({
			to: '/mijn',
		});
		expect(await actorFor(phone.visit(), municipality)).toMatchObject({
			kind: 'resident',
			displayName: 'Samira',
			level: 1,
		});
	});

	test('somebody new gets the same answer, and a card of their own only after the code', async () => {
		await forgetMail();
		const phone = browser();
		await askForCode(phone.visit('/inloggen'), municipality, 'nieuw@voorbeeld.nl', '/mijn');
		expect(
			((await asOwner(`select 1 from identity.user where email = 'nieuw@voorbeeld.nl'`)) as { rowCount: number })
				.rowCount,
		).toBe(0);
		await signInWithCode(phone.visit('/inloggen/code'), await codeIn('nieuw@voorbeeld.nl'));
		expect(await actorFor(phone.visit(), municipality)).toMatchObject({
			kind: 'resident',
			roles: ['resident'],
			personId: expect.any(String),
		});
	});

	test('the code in the database cannot be read back, nor the address that tried', async () => {
		await forgetMail();
		await askForCode(browser().visit('/inloggen'), municipality, 'fatou@voorbeeld.nl', '/mijn');
		const code = await codeIn('fatou@voorbeeld.nl');
		const { rows } = (await asOwner(
			`select value from identity.verification where identifier = 'sign-in-otp-fatou@voorbeeld.nl'`,
		)) as { rows: { value: string }[] };
		expect(rows).toHaveLength(1);
		expect(rows[0]?.value).not.toContain(code);
		const tries = (await asOwner('select key from identity.rate_limit')) as { rows: { key: string }[] };
		expect(JSON.stringify(tries.rows)).not.toContain('fatou');
	});

	test('a code works once', async () => {
		await forgetMail();
		const phone = browser();
		await askForCode(phone.visit('/inloggen'), municipality, 'samira@voorbeeld.nl', '/mijn');
		const code = await codeIn('samira@voorbeeld.nl');
		const asked = phone.jar.get('bw.gevraagd') as string;
		await signInWithCode(phone.visit('/inloggen/code'), code);
		phone.jar.set('bw.gevraagd', asked);
		expect(await refusal(signInWithCode(phone.visit('/inloggen/code'), code))).toBe('code-wrong');
	});

	test('after five wrong tries the right code is worth nothing either', async () => {
		await forgetMail();
		const phone = browser();
		await askForCode(phone.visit('/inloggen'), municipality, 'samira@voorbeeld.nl', '/mijn');
		const code = await codeIn('samira@voorbeeld.nl');
		for (let tries = 0; tries < 5; tries++)
			expect(await refusal(signInWithCode(phone.visit('/inloggen/code'), wrong(code)))).toBe('code-wrong');
		expect(await refusal(signInWithCode(phone.visit('/inloggen/code'), code))).toBe('code-too-many');
	});

	test('a code is worth nothing after ten minutes', async () => {
		await forgetMail();
		const phone = browser();
		await askForCode(phone.visit('/inloggen'), municipality, 'samira@voorbeeld.nl', '/mijn');
		const code = await codeIn('samira@voorbeeld.nl');
		const asked = phone.jar.get('bw.gevraagd') as string;
		vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 + 1_000 });
		expect(await refusal(signInWithCode(phone.visit('/inloggen/code'), code))).toBe('code-expired');
		// Also when the browser's own memory of having asked were made to look fresh.
		await asOwner(`update identity.verification set expires_at = now() - interval '1 second'`);
		vi.useRealTimers();
		phone.jar.set('bw.gevraagd', asked);
		expect(await refusal(signInWithCode(phone.visit('/inloggen/code'), code))).toBe('code-expired');
	});

	test('a code works only in the browser that asked for it', async () => {
		await forgetMail();
		await askForCode(browser().visit('/inloggen'), municipality, 'samira@voorbeeld.nl', '/mijn');
		expect(await refusal(signInWithCode(browser().visit('/inloggen/code'), await codeIn('samira@voorbeeld.nl')))).toBe(
			'code-expired',
		);
	});

	test('a new code puts the old one out of use', async () => {
		await forgetMail();
		const phone = browser();
		await askForCode(phone.visit('/inloggen'), municipality, 'samira@voorbeeld.nl', '/mijn');
		const first = await codeIn('samira@voorbeeld.nl');
		await forgetMail();
		await askForCode(phone.visit('/inloggen'), municipality, 'samira@voorbeeld.nl', '/mijn');
		const second = await codeIn('samira@voorbeeld.nl');
		expect(await refusal(signInWithCode(phone.visit('/inloggen/code'), first))).toBe('code-wrong');
		await signInWithCode(phone.visit('/inloggen/code'), second);
	});

	test('asking again and again is slowed down, for a known and an unknown address alike', async () => {
		await forgetMail();
		for (const address of ['samira@voorbeeld.nl', 'niemand@voorbeeld.nl']) {
			for (let tries = 0; tries < 5; tries++)
				await askForCode(browser().visit('/inloggen'), municipality, address, '/mijn');
			await expect(askForCode(browser().visit('/inloggen'), municipality, address, '/mijn')).rejects.toThrow(TooMany);
			await lettersCame(address, 5);
		}
	});

	// Time itself is not asked: a busy machine would answer. The same writes for both is what makes them take as long.
	test('an unknown address makes us do exactly what a known one does', async () => {
		const writesFor = async (address: string): Promise<unknown[]> => {
			await forgetMail();
			const rows = async () =>
				(
					await asOwner(
						`select (select count(*) from identity.verification) as codes, (select count(*) from identity."user") as accounts, (select count(*) from identity.session) as sessions`,
					)
				).rows[0] as Record<string, number>;
			const before = await rows();
			await askForCode(browser().visit('/inloggen'), municipality, address, '/mijn');
			const after = await rows();
			await codeIn(address);
			return Object.keys(before).map((name) => Number(after[name]) - Number(before[name]));
		};
		await asOwner('delete from identity.rate_limit');
		await asOwner('delete from identity.verification');
		expect(await writesFor('niemand@voorbeeld.nl')).toEqual(await writesFor('samira@voorbeeld.nl'));
	});

	test('Samira sees where she is signed in, and ends all but this one', async () => {
		await asOwner('delete from identity.rate_limit');
		await forgetMail();
		const devices = [browser(), browser()];
		for (const device of devices) {
			await forgetMail();
			await askForCode(device.visit('/inloggen'), municipality, 'samira@voorbeeld.nl', '/mijn');
			await signInWithCode(device.visit('/inloggen/code'), await codeIn('samira@voorbeeld.nl'));
		}
		const [phone, laptop] = devices as [ReturnType<typeof browser>, ReturnType<typeof browser>];
		const event = phone.visit('/mijn/apparaten');
		await actorFor(event, municipality);
		const sessions = await mySessions(event);
		expect(sessions.length).toBeGreaterThanOrEqual(2);
		expect(sessions.filter(({ current }) => current)).toHaveLength(1);
		await endOtherSessions(event);
		forgetWhoIsWho();
		expect((await actorFor(laptop.visit(), municipality)).kind).toBe('anonymous');
		expect((await actorFor(phone.visit(), municipality)).kind).toBe('resident');
	});

	test('after signing out the old cookie opens nothing', async () => {
		await forgetMail();
		const phone = browser();
		await askForCode(phone.visit('/inloggen'), municipality, 'samira@voorbeeld.nl', '/mijn');
		await signInWithCode(phone.visit('/inloggen/code'), await codeIn('samira@voorbeeld.nl'));
		const stolen = phone.jar.get('bw.session_token') as string;
		const event = phone.visit('/uitloggen');
		await actorFor(event, municipality);
		await signOut(event);
		expect(phone.jar.get('bw.session_token')).toBeUndefined();
		phone.jar.set('bw.session_token', stolen);
		expect((await actorFor(phone.visit(), municipality)).kind).toBe('anonymous');
	});
});
