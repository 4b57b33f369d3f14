import { createHmac } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { placesOf, rolesOf } from '#modules/people/index.server';
import { elders, useDatabase } from '#testing/database';
import { accountId, seedPeople } from '#testing/personas';
import { browser } from '#testing/request';
import { type Municipality, municipalityFor } from '../municipality.server.ts';
import { passCookies } from './cookies.server.ts';
import {
	actorFor,
	askAdministrators,
	beginAuthenticator,
	confirmWithAuthenticator,
	confirmWithRecoveryCode,
	forgetWhoIsWho,
	freshPaperCodes,
	moveWithRecoveryCode,
	safetyOf,
	sayYes,
	signInEndpoint,
	stopAuthenticator,
	useDirectory,
	waitingRecoveries,
} from './index.server.ts';
import { wearable } from './membership.ts';
import { signInFor } from './sign-in.server.ts';

const { asOwner } = useDatabase();
let municipality: Municipality;
beforeAll(async () => {
	await seedPeople(asOwner);
	useDirectory(rolesOf, placesOf);
	municipality = (await municipalityFor('waterveen.test')) as Municipality;
});
afterEach(() => asOwner('delete from identity.rate_limit'));

async function signedInByMail(name: Parameters<typeof accountId>[0]) {
	const phone = browser();
	const { headers } = await signInFor('http://localhost:3000').api.lookAs({
		body: { userId: accountId(name) },
		headers: new Headers(),
		returnHeaders: true,
	});
	passCookies(phone.visit(), headers);
	await asOwner('update identity.session set level = 1 where user_id = $1', [accountId(name)]);
	forgetWhoIsWho();
	const at = async (path: string) => {
		const event = phone.visit(path);
		await actorFor(event, municipality);
		return event;
	};
	return { phone, at };
}

/** What a code app shows (RFC 6238), from the key somebody typed into it. */
function appShows(secret: string): string {
	const bits = [...secret]
		.map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
		.join('');
	const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
	const hash = createHmac('sha1', key).update(counter).digest();
	const at = (hash[19] as number) & 15;
	return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('a second factor', () => {
	test('makes work possible outside the demo; without it only the own hat may be worn', () => {
		const hats = [
			{
				assignmentId: 'a',
				roles: ['social_broker' as const],
				label: { nl: '', en: '' },
				personId: 'p',
				displayName: '',
				areas: [],
			},
			{
				assignmentId: 'self',
				roles: ['resident' as const],
				label: { nl: '', en: '' },
				personId: 'c',
				displayName: '',
				areas: [],
			},
		];
		expect(wearable(hats, 1, true)).toMatchObject({ hats: [{ assignmentId: 'self' }], withheld: true });
		expect(wearable(hats, 2, true)).toMatchObject({
			hats: [{ assignmentId: 'a' }, { assignmentId: 'self' }],
			withheld: false,
		});
		expect(wearable(hats, 1, false).withheld).toBe(false);
	});

	test('Marloes connects a code app; a wrong code does nothing, a right one counts in this session', async () => {
		const { at } = await signedInByMail('marloes');
		const { secret } = await beginAuthenticator(await at('/mijn/veiligheid'));
		await expect(confirmWithAuthenticator(await at('/mijn/veiligheid'), '000000')).rejects.toMatchObject({
			code: 'code-wrong',
		});
		await confirmWithAuthenticator(await at('/mijn/veiligheid'), appShows(secret));
		const event = await at('/mijn/veiligheid');
		expect(await safetyOf(event)).toMatchObject({ authenticator: true, level: 2 });
	});

	test('who only has the mailbox can then neither replace the app nor make new codes on paper', async () => {
		const { at } = await signedInByMail('marloes');
		await expect(beginAuthenticator(await at('/mijn/veiligheid'))).rejects.toMatchObject({ code: 'confirm-first' });
		await expect(stopAuthenticator(await at('/mijn/veiligheid'))).rejects.toMatchObject({ code: 'confirm-first' });
		await expect(freshPaperCodes(await at('/mijn/veiligheid'))).rejects.toMatchObject({ code: 'confirm-first' });
	});

	test('who only has the mailbox cannot put a code app beside a passkey either', async () => {
		const { at } = await signedInByMail('bram');
		await asOwner(
			`insert into identity.passkey (id, user_id, public_key, credential_id, counter, device_type, backed_up) values (gen_random_uuid(), $1, 'x', 'bram', 0, 'singleDevice', false)`,
			[accountId('bram')],
		);
		await expect(beginAuthenticator(await at('/mijn/veiligheid'))).rejects.toMatchObject({ code: 'confirm-first' });
		await expect(freshPaperCodes(await at('/mijn/veiligheid'))).rejects.toMatchObject({ code: 'confirm-first' });
	});

	test('a code on paper stands in for the app, once', async () => {
		const { at } = await signedInByMail('marloes');
		await asOwner('update identity.session set level = 2 where user_id = $1', [accountId('marloes')]);
		forgetWhoIsWho();
		const [code] = await freshPaperCodes(await at('/mijn/veiligheid'));
		const later = await signedInByMail('marloes');
		await confirmWithRecoveryCode(await later.at('/inloggen/bevestig'), (code as string).toLowerCase());
		expect((await safetyOf(await later.at('/mijn/veiligheid'))).level).toBe(2);
		await expect(confirmWithRecoveryCode(await later.at('/inloggen/bevestig'), code as string)).rejects.toMatchObject({
			code: 'recovery-wrong',
		});
	});

	test('a code on paper does not replace a factor that was never there', async () => {
		const { at } = await signedInByMail('yusuf');
		const [code] = await freshPaperCodes(await at('/mijn/veiligheid'));
		await expect(confirmWithRecoveryCode(await at('/inloggen/bevestig'), code as string)).rejects.toMatchObject({
			code: 'recovery-wrong',
		});
	});
});

describe('who can no longer get at their mail', () => {
	test('moves to a new address with a code on paper; all devices are signed out', async () => {
		const { at, phone } = await signedInByMail('samira');
		const [code] = await freshPaperCodes(await at('/mijn/veiligheid'));
		const elsewhere = browser();
		await expect(
			moveWithRecoveryCode(
				elsewhere.visit('/inloggen/kwijt'),
				municipality,
				'samira@voorbeeld.nl',
				'AAAAA-AAAAA',
				'sam@voorbeeld.nl',
			),
		).rejects.toMatchObject({ code: 'recovery-wrong' });
		await moveWithRecoveryCode(
			elsewhere.visit('/inloggen/kwijt'),
			municipality,
			'samira@voorbeeld.nl',
			code as string,
			'sam@voorbeeld.nl',
		);
		forgetWhoIsWho();
		expect((await actorFor(phone.visit(), municipality)).kind).toBe('anonymous');
	});

	test('is moved by two administrators, never by one, and never by themselves', async () => {
		await askAdministrators(
			browser().visit('/inloggen/kwijt'),
			municipality,
			'dewi@voorbeeld.nl',
			'dewi.nieuw@voorbeeld.nl',
		);
		const [asked] = await waitingRecoveries(municipality.id, accountId('tariq'));
		const id = asked?.id as string;
		await expect(sayYes(municipality, id, accountId('dewi'))).rejects.toMatchObject({ code: 'recovery-own' });
		expect(await sayYes(municipality, id, accountId('tariq'))).toBe(false);
		await expect(sayYes(municipality, id, accountId('tariq'))).rejects.toMatchObject({
			code: 'recovery-second-person',
		});
		const emailOf = async () =>
			(
				(await asOwner('select email from identity.user where id = $1', [accountId('dewi')])) as {
					rows: { email: string }[];
				}
			).rows[0]?.email;
		expect(await emailOf()).toBe('dewi@voorbeeld.nl');
		expect(await sayYes(municipality, id, accountId('ingrid'))).toBe(true);
		expect(await emailOf()).toBe('dewi.nieuw@voorbeeld.nl');
	});

	test('an address nobody knows gets the same answer, and no administrator can say yes to it', async () => {
		await askAdministrators(
			browser().visit('/inloggen/kwijt'),
			municipality,
			'onbekend@voorbeeld.nl',
			'x@voorbeeld.nl',
		);
		const asked = (await waitingRecoveries(municipality.id, accountId('tariq'))).find(
			({ askedEmail }) => askedEmail === 'onbekend@voorbeeld.nl',
		);
		await expect(sayYes(municipality, asked?.id as string, accountId('tariq'))).rejects.toMatchObject({
			code: 'recovery-unknown',
		});
	});

	test('is moved only by those who administer the one place where the account is somebody', async () => {
		const ask = async (email: string) => {
			await askAdministrators(browser().visit('/inloggen/kwijt'), municipality, email, `nieuw.${email}`);
			return (await waitingRecoveries(municipality.id, accountId('tariq'))).find(
				({ askedEmail }) => askedEmail === email,
			);
		};
		// Ruth administers another municipality: here she is nobody, and her account is not for Waterveen to take over.
		const ruth = await ask('ruth@voorbeeld.nl');
		expect(ruth).toMatchObject({ known: false, name: '' });
		// Bram works here; from today also elsewhere.
		await asOwner(
			`insert into community.worker (municipality_id, id, account_id, first_name, made_at) values ($1, gen_random_uuid(), $2, 'Bram', now())`,
			[elders, accountId('bram')],
		);
		const bram = await ask('bram@voorbeeld.nl');
		for (const asked of [ruth, bram])
			for (const one of ['tariq', 'ingrid'] as const)
				await expect(sayYes(municipality, asked?.id as string, accountId(one))).rejects.toMatchObject({
					code: 'recovery-unknown',
				});
	});
});

describe('an account that visitors of the demo share', () => {
	test('gets no other address, no passkey, no code app and no codes on paper', async () => {
		await asOwner(
			`insert into identity.demo_look (key, user_id, position, role_kind, role_nl, role_en) values ('fatou', $1, 1, 'resident', 'bewoner', 'resident')`,
			[accountId('fatou')],
		);
		const { at } = await signedInByMail('fatou');
		const refused = { code: 'demo-look' };
		await expect(beginAuthenticator(await at('/mijn/veiligheid'))).rejects.toMatchObject(refused);
		await expect(stopAuthenticator(await at('/mijn/veiligheid'))).rejects.toMatchObject(refused);
		await expect(freshPaperCodes(await at('/mijn/veiligheid'))).rejects.toMatchObject(refused);
		const passkey = await signInEndpoint(await at('/api/auth/passkey/generate-register-options'));
		expect([passkey.status, await passkey.json()]).toEqual([403, refused]);
		await askAdministrators(browser().visit('/inloggen/kwijt'), municipality, 'fatou@voorbeeld.nl', 'x@voorbeeld.nl');
		const asked = (await waitingRecoveries(municipality.id, accountId('tariq'))).find(
			({ askedEmail }) => askedEmail === 'fatou@voorbeeld.nl',
		);
		await expect(sayYes(municipality, asked?.id as string, accountId('tariq'))).rejects.toMatchObject(refused);
	});
});
