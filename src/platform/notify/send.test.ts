import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '#platform/db/index.server';
import { readStopToken, stopMail } from '#platform/identity/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { accountId, persona, seedPeople } from '#testing/personas';
import { type Municipality, municipalityFor } from '../municipality.server.ts';
import { closePost, deliverWaitingMail, send, sendAfterAnswer } from './index.server.ts';

const { asOwner } = useDatabase();
const received: string[] = [];
let refuse = false;
const post = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onData(stream, _session, done) {
		let text = '';
		stream.on('data', (chunk) => (text += chunk));
		stream.on('end', () => {
			if (refuse) return done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
			received.push(text);
			done();
		});
	},
});
let municipality: Municipality;

beforeAll(async () => {
	await seedPeople(asOwner);
	await asOwner(`update open.municipality set team_phone = '030 000 00 00' where id = $1`, [waterveen]);
	municipality = { ...((await municipalityFor('waterveen.test')) as Municipality), teamPhone: '030 000 00 00' };
	await new Promise<void>((ready) => post.listen(0, '127.0.0.1', ready));
	process.env.SMTP_URL = `smtp://127.0.0.1:${(post.server.address() as { port: number }).port}`;
});
afterEach(() => {
	received.length = 0;
	refuse = false;
});
afterAll(async () => {
	closePost();
	delete process.env.SMTP_URL;
	await new Promise<void>((closed) => post.close(closed));
});

const newsFor = (name: 'samira' | 'fatou') =>
	asActor(persona('marloes'), 'community', (tx) =>
		send(tx, persona('marloes'), 'community', {
			to: { accountId: accountId(name) },
			template: 'news',
			facts: { link: 'https://waterveen.test/initiatief/1' },
		}),
	);
const waiting = async (): Promise<number> =>
	((await asOwner('select 1 from community.mail')) as { rowCount: number }).rowCount;

describe('a text message', () => {
	const texts: { body: unknown; key: string | undefined }[] = [];
	let status = 200;
	const gateway = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += chunk));
		request.on('end', () => {
			texts.push({ body: JSON.parse(body), key: request.headers.authorization });
			response.writeHead(status).end();
		});
	});
	beforeAll(async () => {
		await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready));
		process.env.SMS_URL = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`;
		process.env.SMS_TOKEN = 'a-key';
	});
	afterAll(() => {
		delete process.env.SMS_URL;
		delete process.env.SMS_TOKEN;
		gateway.close();
	});
	const textFor = () =>
		asActor(persona('marloes'), 'community', (tx) =>
			send(tx, persona('marloes'), 'community', {
				to: { address: '+31612345678' },
				template: 'match-asked',
				facts: { link: '/koppeling/abcd' },
			}),
		);

	test('says who it is from and what to do, in one line, and is not kept', async () => {
		await textFor();
		expect(await deliverWaitingMail()).toEqual({ sent: 1, failed: 0 });
		expect(received).toEqual([]);
		const [{ body, key }] = texts as [(typeof texts)[number]];
		const { to, text } = body as { to: string; text: string };
		expect([to, key]).toEqual(['+31612345678', 'Bearer a-key']);
		expect(text).toMatch(/^Buurtweefsel Waterveen: .*https:\/\/waterveen\.test\/koppeling\/abcd/);
		expect(text).not.toContain('\n');
		expect(text.length).toBeLessThanOrEqual(160);
		expect(await waiting()).toBe(0);
	});

	test('is tried again when the gateway does not take it', async () => {
		status = 503;
		await textFor();
		expect(await deliverWaitingMail()).toEqual({ sent: 0, failed: 1 });
		expect(await waiting()).toBe(1);
		status = 200;
		await asOwner(`update community.mail set not_before = now() - interval '1 second'`);
		expect(await deliverWaitingMail()).toEqual({ sent: 1, failed: 0 });
	});
});

describe('the post', () => {
	test('brings news over a real mail server: what to do first, who sends it, the number, and how to stop it', async () => {
		await newsFor('samira');
		expect(await deliverWaitingMail()).toEqual({ sent: 1, failed: 0 });
		const mail = await PostalMime.parse(received[0] as string);
		expect(mail.to?.[0]?.address).toBe('samira@voorbeeld.nl');
		expect(mail.text?.split('\n')[0]).toBe('Kijk wat er nieuw is: https://waterveen.test/initiatief/1');
		expect(mail.text).toContain('gemeente Waterveen');
		expect(mail.text).toContain('030 000 00 00');
		const stop = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value;
		expect(stop).toMatch(/^<https:\/\/waterveen\.test\/mijn\/afmelden\/[\w-]+>$/);
		expect(stop).not.toContain('samira');
		expect(await waiting()).toBe(0);
	});

	test('does not hold the address of somebody with an account while a letter waits', async () => {
		await newsFor('samira');
		const { rows } = (await asOwner('select * from community.mail')) as { rows: unknown[] };
		expect(JSON.stringify(rows)).not.toContain('@');
		await deliverWaitingMail();
	});

	test('never brings what was not committed', async () => {
		await expect(
			asActor(persona('marloes'), 'community', async (tx) => {
				await send(tx, persona('marloes'), 'community', {
					to: { accountId: accountId('samira') },
					template: 'news',
					facts: { link: 'x' },
				});
				throw new Error('something else went wrong');
			}),
		).rejects.toThrow();
		expect(await deliverWaitingMail()).toEqual({ sent: 0, failed: 0 });
	});

	test('tries again later when the mail server says no, and then brings it once', async () => {
		refuse = true;
		await newsFor('samira');
		expect(await deliverWaitingMail()).toEqual({ sent: 0, failed: 1 });
		expect(await deliverWaitingMail()).toEqual({ sent: 0, failed: 0 });
		refuse = false;
		await asOwner(`update community.mail set not_before = now() - interval '1 second'`);
		expect(await deliverWaitingMail()).toEqual({ sent: 1, failed: 0 });
		expect(received).toHaveLength(1);
	});

	test('two postmen never bring the same letter', async () => {
		for (let letter = 0; letter < 5; letter++) await newsFor('samira');
		await Promise.all([deliverWaitingMail(), deliverWaitingMail()]);
		expect(received).toHaveLength(5);
	});

	test('brings nothing of a kind that somebody said no to', async () => {
		await newsFor('fatou');
		await deliverWaitingMail();
		const stop =
			(await PostalMime.parse(received[0] as string)).headers.find(({ key }) => key === 'list-unsubscribe')?.value ??
			'';
		const token = stop.replace(/^.*\/|>$/g, '');
		expect(readStopToken(`${token}x`)).toBeUndefined();
		await stopMail(token, false);
		received.length = 0;
		await newsFor('fatou');
		await deliverWaitingMail();
		expect(received).toHaveLength(0);
		expect(await waiting()).toBe(0);
	});

	test('brings a sign-in code at once, without a way to unsubscribe from it and without keeping it', async () => {
		sendAfterAnswer(municipality, 'samira@voorbeeld.nl', 'sign-in-code', { code: '1234 5678', minutes: 10 }, 'en');
		expect(received).toHaveLength(0);
		for (let tries = 0; tries < 100 && received.length === 0; tries++)
			await new Promise((later) => setTimeout(later, 20));
		const mail = await PostalMime.parse(received[0] as string);
		expect(mail.text?.split('\n')[0]).toBe('Type this code to sign in: 1234 5678');
		expect(mail.subject).not.toContain('1234');
		expect(mail.headers.find(({ key }) => key === 'list-unsubscribe')).toBeUndefined();
		expect(await waiting()).toBe(0);
	});
});
