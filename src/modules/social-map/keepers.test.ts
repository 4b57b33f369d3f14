import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { closePost, deliverWaitingMail } from '#platform/notify/index.server';
import { linkAnswers } from '#platform/outside/link-answers.server';
import type { Ask } from '#platform/route/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { momentInDays, moveDays } from '#testing/days';
import { persona, personId, seedPeople, teamId } from '#testing/personas';
import { answerLetter, changeByLetter, letterChangeScreen, letterScreen } from './answer-letter.server.ts';
import { mailBounced, tendKeepers } from './ask-keepers.server.ts';
import { tryLinks } from './dead-links.server.ts';
import { type ChangedByLetter, changedByLetter } from './map-letters.store.server.ts';
import type { LetterChangeForm } from './social-map.forms.ts';
import { lookFromForm } from './tend-actions.server.ts';
import { addMapEntry, changeMapEntry, type NewMapEntry, takeOverEntry } from './tend-entries.server.ts';
import { tendScreen } from './tend-screens.server.ts';

const { asOwner } = useDatabase();
const received: { to: string; text: string }[] = [];
const post = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onData(stream, session, done) {
		const parts: Buffer[] = [];
		stream.on('data', (part) => parts.push(part));
		stream.on('end', async () => {
			const { text = '' } = await PostalMime.parse(Buffer.concat(parts));
			received.push({ to: (session.envelope.rcptTo[0] as { address: string }).address, text });
			done();
		});
	},
});
beforeAll(async () => {
	await seedPeople(asOwner);
	await new Promise<void>((ready) => post.listen(0, '127.0.0.1', ready));
	process.env.SMTP_URL = `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
	closePost();
	delete process.env.SMTP_URL;
	await new Promise<void>((closed) => post.close(closed));
});

const longAgo = momentInDays(-150);
const adds = (entry: Partial<NewMapEntry>, who: 'marloes' | 'yusuf' = 'marloes'): Promise<string> => {
	const back = moveClockTo(longAgo);
	return asActor(persona(who), 'community', (tx) =>
		addMapEntry(tx, persona(who), { kind: 'group', name: 'Een club', areaCode: 'BU99010101', ...entry }),
	).finally(back);
};
/** The keepers are written to, and the post is brought over a real mail server. */
async function written(): Promise<typeof received> {
	received.length = 0;
	await tendKeepers();
	await deliverWaitingMail();
	return received;
}
const codeIn = (text = ''): string => /\/kaart\/klopt\/([\w-]{24})/.exec(text)?.[1] ?? '';
/** Somebody with a letter in hand, and nothing else. */
const opens = <T>(code: string, work: (ask: never) => Promise<T>, more: object = {}, at = waterveen): Promise<T> =>
	asActor(anonymous(at), 'community', (tx: Tx) =>
		work({
			tx,
			actor: anonymous(at),
			about: () => {},
			params: { code },
			url: new URL('http://x/'),
			...more,
		} as Partial<Ask> as never),
	);
const rowOf = async (id: string) => (await asOwner('select * from community.map_entry where id = $1', [id])).rows[0];
const today = () => clock.today();

describe('a keeper', () => {
	let code = '';
	let clubs: string[];
	beforeAll(async () => {
		clubs = [];
		for (let n = 0; n < 7; n++) clubs.push(await adds({ name: `Club ${n}`, keeperMail: 'club@voorbeeld.nl' }));
	});
	const first = async () =>
		(await opens(code, letterScreen)).entries.filter(({ answer }) => !answer)[0]?.entry as never as { id: string };

	test('of seven gets one mail about five of them, and no second one that week', async () => {
		const letters = (await written()).filter(({ to }) => to === 'club@voorbeeld.nl');
		expect(letters).toHaveLength(1);
		code = codeIn(letters[0]?.text);
		expect(letters[0]?.text.match(/– Club \d/g)).toHaveLength(5);
		expect((await written()).filter(({ to }) => to === 'club@voorbeeld.nl')).toEqual([]);
		const { rows } = await asOwner('select code_hash from community.map_letter');
		expect(rows.map(({ code_hash }) => code_hash)).not.toContain(code);
	});

	test('opens the link without changing anything, however often', async () => {
		const before = (await asOwner('select id, confirmed_on from community.map_entry order by id')).rows;
		for (let n = 0; n < 3; n++) expect((await opens(code, letterScreen)).entries).toHaveLength(5);
		expect((await asOwner('select id, confirmed_on from community.map_entry order by id')).rows).toEqual(before);
	});

	test('says with one button that it is still right, once', async () => {
		const { id } = await first();
		await opens(code, answerLetter, { form: { id, told: 'right' } });
		expect((await rowOf(id)).confirmed_on).toBe(today());
		await expect(opens(code, answerLetter, { form: { id, told: 'gone' } })).rejects.toThrow('not found');
		expect((await asOwner('select kind, days, wrong from community.map_check')).rows).toEqual([
			{ kind: 'group', days: 150, wrong: false },
		]);
	});

	const change = {
		name: 'Club',
		summary: '',
		address: '',
		hours: ['mon 10:00-12:00'],
		whenWords: '',
		costs: '',
		phone: '+31301112233',
		mail: '',
		website: '',
		confirmed: '',
	} satisfies LetterChangeForm;
	test('writes what changed, and who keeps it and where it stands does not change along', async () => {
		const { id } = await first();
		const before = await rowOf(id);
		expect((await opens(code, letterChangeScreen, { params: { code, id } })).entry.id).toBe(id);
		await opens(code, changeByLetter, { params: { code, id }, form: change });
		expect(await rowOf(id)).toMatchObject({
			name: 'Club',
			hours: ['mon 10:00-12:00'],
			phone: '+31301112233',
			team_id: before.team_id,
			area_code: before.area_code,
			keeper_mail: 'club@voorbeeld.nl',
			layer: 'formal',
		});
		expect((await asOwner('select wrong from community.map_check where wrong')).rows).toHaveLength(1);
	});

	const sees = (who: 'marloes' | 'femke') => asActor(persona(who), 'community', (tx) => changedByLetter(tx, waterveen));
	const looks = (who: 'marloes' | 'henk', one: ChangedByLetter | undefined, what = 'back') =>
		asActor(persona(who), 'community', (tx) =>
			lookFromForm({
				tx,
				actor: persona(who),
				about: () => {},
				form: { letter: one?.letterId, id: one?.entryId, what },
			} as Partial<Ask> as never),
		);
	test('has what they changed seen by who works there, who puts it back with one button', async () => {
		const [one] = await sees('marloes');
		expect(await sees('femke')).toEqual([]);
		const name = (one?.was as { name: string } | undefined)?.name ?? '';
		expect(name).toMatch(/^Club \d$/);
		await expect(looks('henk', one)).rejects.toThrow('not found');
		// What a colleague changed after the letter is newer than what stood there before it.
		await asActor(persona('marloes'), 'community', (tx) =>
			changeMapEntry(tx, persona('marloes'), one?.entryId ?? '', { phone: '+31309998877' }),
		);
		await looks('marloes', one);
		expect(await rowOf(one?.entryId ?? '')).toMatchObject({ name, phone: '+31309998877', hours: [] });
		expect(await sees('marloes')).toEqual([]);
		expect(
			(await asOwner('select 1 from community.map_asked where was is not null or became is not null')).rows,
		).toEqual([]);
	});

	test('does not put somebody on the map by name without a second look, and never a citizen number', async () => {
		const { id } = await first();
		const says = (summary: string) =>
			opens(code, changeByLetter, { params: { code, id }, form: { ...change, summary } });
		await expect(says('Bel mevrouw De Vries uit de Kerkstraat 12, 0612345678.')).rejects.toMatchObject({
			code: 'text-points-at-person',
		});
		expect((await rowOf(id)).summary).toBe('');
	});

	test('says that it is gone, or that somebody else should be asked', async () => {
		const gone = await first();
		await opens(code, answerLetter, { form: { id: gone.id, told: 'gone' } });
		expect(await rowOf(gone.id)).toMatchObject({ ended_on: today(), keeper_mail: '' });
		const notMine = await first();
		await opens(code, answerLetter, { form: { id: notMine.id, told: 'not-mine' } });
		expect(await rowOf(notMine.id)).toMatchObject({ ended_on: null, keeper_mail: '', keeper_gone_on: today() });

		const said = await sees('marloes');
		expect(said.map(({ answer }) => answer).sort()).toEqual(['gone', 'not-mine']);
		expect(await sees('femke')).toEqual([]);
		const gives = (answer: string) => said.find((one) => one.answer === answer);
		await expect(looks('henk', gives('gone'))).rejects.toThrow('not found');
		await looks('marloes', gives('gone'));
		expect(await rowOf(gone.id)).toMatchObject({ ended_on: null, keeper_mail: 'club@voorbeeld.nl' });
		expect((await asOwner('select 1 from open.map_place where id = $1', [gone.id])).rowCount).toBe(1);
		await looks('marloes', gives('not-mine'), 'stays');
		expect(await rowOf(notMine.id)).toMatchObject({ keeper_mail: '', keeper_gone_on: today() });
		expect(await sees('marloes')).toEqual([]);
	});

	test('answers only what their own letter asks, here, and within four weeks', async () => {
		const other = await adds({ name: 'Van een ander', keeperMail: 'ander@voorbeeld.nl' });
		await expect(opens(code, answerLetter, { form: { id: other, told: 'gone' } })).rejects.toThrow('not found');
		const { id } = await first();
		await expect(opens('x'.repeat(24), answerLetter, { form: { id, told: 'gone' } })).rejects.toThrow('not found');
		expect((await opens(code, letterScreen, {}, elders)).known).toBe(false);
		const back = moveDays(29);
		expect((await opens(code, letterScreen).finally(back)).known).toBe(false);
	});

	test('who is keeper no more has a letter that opens nothing of it', async () => {
		const { id } = await first();
		await asActor(persona('marloes'), 'community', (tx) =>
			changeMapEntry(tx, persona('marloes'), id, { keeperMail: 'nieuw@voorbeeld.nl' }),
		);
		await expect(opens(code, answerLetter, { form: { id, told: 'gone' } })).rejects.toThrow('not found');
	});
});

describe('an entry that nobody looks after', () => {
	test('is offered by mail to one who works there and keeps the least, and taken over with one button', async () => {
		const id = await adds({ name: 'Fietsclub', keeperMail: 'weg@voorbeeld.nl' });
		expect(await mailBounced(waterveen, ' Weg@voorbeeld.nl ')).toBe(1);
		expect(await mailBounced(waterveen, 'niemand@voorbeeld.nl')).toBe(0);
		const letters = await written();
		expect(letters.filter(({ to }) => to === 'weg@voorbeeld.nl')).toEqual([]);
		expect(letters.filter(({ text }) => text.includes('/kaart/beheren#zonder'))).toHaveLength(1);
		expect(await rowOf(id)).toMatchObject({
			offered_to: personId('marloes'),
			offered_on: today(),
			bounced_on: today(),
		});
		const sees = async (who: 'marloes' | 'yusuf' | 'soraya' | 'femke') =>
			(
				await asActor(persona(who), 'community', (tx) =>
					tendScreen({ tx, actor: persona(who), url: new URL('http://x/'), about: () => {} } as never),
				)
			).alone.map((one) => one.id);
		expect(await sees('yusuf')).toContain(id);
		expect(await sees('femke')).not.toContain(id);
		await asActor(persona('yusuf'), 'community', (tx) => takeOverEntry(tx, persona('yusuf'), id));
		expect(await rowOf(id)).toMatchObject({
			keeper_id: personId('yusuf'),
			team_id: teamId('west'),
			keeper_mail: '',
			keeper_gone_on: null,
			offered_to: null,
		});
		await expect(
			asActor(persona('henk'), 'community', (tx) => takeOverEntry(tx, persona('henk'), id)),
		).rejects.toThrow();
	});

	test('comes free when its keeper works here no more', async () => {
		const id = await adds({ name: 'Van Yusuf', keeperId: personId('yusuf') }, 'yusuf');
		await asOwner(`update community.assignment set ended_on = current_date where worker_id = $1`, [personId('yusuf')]);
		await written();
		expect((await rowOf(id)).keeper_gone_on).toBe(today());
		await asOwner(`update community.assignment set ended_on = null where worker_id = $1`, [personId('yusuf')]);
	});
});

test('a web address that answers no more makes an entry more likely wrong, until somebody looked', async () => {
	const site = createServer((request, response) => response.writeHead(request.url === '/leeft' ? 200 : 404).end());
	await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
	const root = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
	const [dead, alive] = [await adds({ website: `${root}/weg` }), await adds({ website: `${root}/leeft` })];
	expect(await tryLinks(0)).toBe(0);
	expect(await tryLinks(10, (link) => linkAnswers(link, { mayAsk: (address) => address === '127.0.0.1' }))).toBe(1);
	site.close();
	expect(await rowOf(dead)).toMatchObject({ link_dead_on: today(), link_tried_on: today() });
	expect((await rowOf(alive)).link_dead_on).toBeNull();
	await asActor(persona('marloes'), 'community', (tx) => changeMapEntry(tx, persona('marloes'), dead, { website: '' }));
	expect((await rowOf(dead)).link_dead_on).toBeNull();
});
