import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { beginRound, decideAll, openRound, saveRules } from '#modules/rounds/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { photoFile } from '#platform/images/images.fixtures';
import { dayAfter } from '#platform/wall-time';
import { fitPlan, juryClosed, someRules } from '#testing/budget-round';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personId, seedPeople } from '#testing/personas';
import {
	addReceipt,
	byCode,
	byTeam,
	notePayment,
	publishStory,
	strikeLine,
	takeReceipt,
	takeStory,
	tellStory,
} from './spend.server.ts';
import { paymentsOf, receiptsOf, storiesOf } from './spending.store.server.ts';
import {
	booksFile,
	booksScreen,
	moneyOf,
	ownMoneyScreen,
	receiptPhotoAnswer,
	storyPhotoAnswer,
	tellingToday,
	tendMoneyScreen,
} from './spending-screens.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const visitor = anonymous(waterveen);
const outside = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(visitor, 'community', (tx) => work(tx, visitor));
const page = (tx: Tx, actor: Actor, params: object = {}) =>
	({ tx, actor, params, url: new URL('http://waterveen.test/'), about: () => {} }) as never;
const inDays = (days: number) => dayAfter(clock.today(), days);
/** Money is paid after the decision, in the days of doing. */
const decided = inDays(50);
const doing = inDays(70);
const later = async <T>(work: () => Promise<T>, day = doing): Promise<T> => {
	const back = moveClockTo(new Date(`${day}T10:00:00Z`));
	return work().finally(back);
};
const photo = () => photoFile();
const payment = (cents: number, betaald = 0, soort: 'paid' | 'back' = 'paid') => ({
	nummer: newId(),
	betaald,
	soort,
	bedrag: cents,
	betaald_op: doing,
	waarvoor: 'Eerste deel',
});
const receipt = (bon_bedrag: number, bon?: File) => ({ bon_bedrag, gekocht_op: doing, gekocht: 'Hout en verf', bon });
const story = { verhaal: 'De bankjes staan er. Er zit elke dag iemand.', citaat: '', foto: undefined, te_zien: '' };

let round: string;
let granted: { id: string; code: string };
let other: { id: string; code: string };

const plan = (naam: string) => fitPlan(persona('marloes'), round, { naam });

beforeAll(async () => {
	await seedPeople(asOwner);
	round = await as('marloes', (tx, actor) =>
		beginRound(tx, actor, { titel: 'Samen in West', gebied: 'WK990101', waarvoor: 'Geld voor de straat.' }),
	);
	await as('marloes', async (tx, actor) => {
		await saveRules(tx, actor, round, someRules(personId('marloes'), inDays));
		await openRound(tx, actor, round);
	});
	granted = await plan('Joke');
	other = await plan('Mo');
	await asOwner(juryClosed, [round]);
	await later(
		() =>
			as('marloes', (tx, actor) =>
				decideAll(tx, actor, round, [
					{ id: granted.id, granted: true, cents: 90_000, words: 'Mooi plan.' },
					{ id: other.id, granted: false, cents: 0, words: 'Te weinig buren.' },
				]),
			),
		decided,
	);
});
beforeEach(async () => {
	for (const table of ['community.budget_payment', 'community.budget_receipt', 'open.budget_story'])
		await asOwner(`delete from ${table}`);
});

describe('payments', () => {
	const note = (one: ReturnType<typeof payment>) =>
		as('marloes', (tx, actor) => notePayment(tx, actor, granted.id, one));
	const paid = async () => (await outside((tx, actor) => moneyOf(page(tx, actor, { id: granted.id }))))?.paid;

	test('are made by the team of the round, of what was granted and never more', () =>
		later(async () => {
			await note(payment(40_000));
			await expect(note(payment(50_001, 40_000))).rejects.toMatchObject({ code: 'spending-more-than-granted' });
			await expect(note(payment(40_001, 40_000, 'back'))).rejects.toMatchObject({ code: 'spending-more-than-paid' });
			await note(payment(10_000, 40_000, 'back'));
			expect(await paid()).toBe(30_000);
		}));

	test('are one when somebody presses twice, or two colleagues at once, also when there is room for both', () =>
		later(async () => {
			const one = payment(30_000);
			await note(one);
			await expect(note(one)).rejects.toMatchObject({ code: 'already-done' });
			await expect(note(payment(30_000))).rejects.toMatchObject({ code: 'spending-paid-meanwhile' });
			const ends = await Promise.allSettled([note(payment(20_000, 30_000)), note(payment(20_000, 30_000))]);
			expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
			expect(await paid()).toBe(50_000);
			await expect(
				as('marloes', (tx) =>
					sql`insert into community.budget_payment (municipality_id, id, proposal_id, kind, cents, on_day, what, paid_before, by_worker) values (${waterveen}, gen_random_uuid(), ${granted.id}, 'paid', 1, current_date, 'xx', 0, ${personId('marloes')})`.execute(
						tx,
					),
				),
			).rejects.toThrow(/not what was seen/);
		}));

	test('that are wrong are struck out, stay to be seen and count no more; the sum still adds up', () =>
		later(async () => {
			const first = payment(30_000);
			await note(first);
			await note(payment(10_000, 30_000, 'back'));
			const strike = (id: string, who: PersonaName = 'marloes') =>
				as(who, (tx, actor) => strikeLine(tx, actor, granted.id, id));
			await expect(strike(first.nummer)).rejects.toMatchObject({ code: 'spending-adds-up' });
			await outside((tx) => addReceipt(tx, byCode(granted.code), receipt(2_500, photo())));
			const [bought] = await as('marloes', (tx) => receiptsOf(tx, waterveen, [granted.id]));
			await expect(strike(bought?.id ?? '', 'yusuf')).rejects.toMatchObject({ status: 404 });
			await strike(bought?.id ?? '');
			const book = await as('marloes', (tx, actor) => tendMoneyScreen(page(tx, actor, { id: granted.id })));
			// Its words and its picture are gone: only the sum and the day stay.
			expect(book).toMatchObject({
				paid: 20_000,
				spent: 0,
				receipts: [{ struckOn: doing, what: 'Doorgehaald', photo: false }],
			});
		}));

	test('are made by nobody else, and of no plan that was refused', () =>
		later(async () => {
			for (const name of ['yusuf', 'soraya', 'dewi', 'bram', 'samira', 'henk'] as const)
				await expect(
					as(name, (tx, actor) => notePayment(tx, actor, granted.id, payment(100))),
					name,
				).rejects.toMatchObject({ status: 404 });
			await expect(as('marloes', (tx, actor) => notePayment(tx, actor, other.id, payment(100)))).rejects.toThrow();
			await expect(
				as('dewi', (tx) =>
					sql`insert into community.budget_payment (municipality_id, id, proposal_id, kind, cents, on_day, what, paid_before, by_worker) values (${waterveen}, gen_random_uuid(), ${granted.id}, 'paid', 1, current_date, 'xx', 0, ${personId('dewi')})`.execute(
						tx,
					),
				),
			).rejects.toThrow(/row-level security/);
		}));

	test('and receipts are seen by the team and the municipality of that area', () =>
		later(async () => {
			await as('marloes', (tx, actor) => notePayment(tx, actor, granted.id, payment(40_000)));
			await outside((tx) => addReceipt(tx, byCode(granted.code), receipt(2_500, photo())));
			for (const name of ['marloes', 'dewi'] as const) {
				expect(await as(name, (tx) => receiptsOf(tx, waterveen, [granted.id])), name).toHaveLength(1);
				expect((await as(name, (tx, actor) => booksScreen(page(tx, actor, { id: round })))).books, name).toMatchObject([
					{ paid: 40_000, spent: 2_500 },
				]);
			}
			const [{ id } = { id: '' }] = await as('marloes', (tx) => receiptsOf(tx, waterveen, [granted.id]));
			for (const name of ['yusuf', 'soraya', 'femke', 'bram', 'tariq', 'samira'] as const) {
				expect(await as(name, (tx) => receiptsOf(tx, waterveen, [granted.id])), name).toEqual([]);
				expect(await as(name, (tx) => paymentsOf(tx, waterveen, [granted.id])), name).toEqual([]);
				await expect(
					as(name, (tx, actor) => booksScreen(page(tx, actor, { id: round }))),
					name,
				).rejects.toMatchObject({ status: 404 });
				await expect(
					as(name, (tx, actor) => receiptPhotoAnswer(page(tx, actor, { id }))),
					name,
				).rejects.toMatchObject({ status: 404 });
			}
			const shown = await as('dewi', (tx, actor) => receiptPhotoAnswer(page(tx, actor, { id })));
			// What the phone knew of where and when is not in it any more.
			expect(Buffer.from(await shown.arrayBuffer()).toString('latin1')).not.toMatch(/GPS|Exif\0\0II|Apple|2024/);
			expect(shown.headers.get('content-disposition')).toContain('attachment');
			const text = await (await as('dewi', (tx, actor) => booksFile(page(tx, actor, { id: round })))).text();
			expect(text).toContain('betaald');
			expect(text).not.toContain('Joke');
		}));
});

describe('telling', () => {
	test('is done by the code of the plan, and by no other code', () =>
		later(async () => {
			for (const code of [other.code, 'zzzz-zzzz-zzzz']) {
				await expect(outside((tx) => addReceipt(tx, byCode(code), receipt(100)))).rejects.toMatchObject({
					status: 404,
				});
				await expect(outside((tx) => tellStory(tx, byCode(code), story))).rejects.toMatchObject({ status: 404 });
			}
			await expect(as('yusuf', (tx) => addReceipt(tx, byTeam(granted.id), receipt(100)))).rejects.toMatchObject({
				status: 404,
			});
			await expect(outside((tx) => tellStory(tx, byTeam(granted.id), story))).rejects.toMatchObject({ status: 404 });
			await outside((tx) => addReceipt(tx, byCode(granted.code), receipt(100)));
			const own = await outside((tx, actor) => ownMoneyScreen(page(tx, actor, { code: granted.code })));
			expect(own).toMatchObject({ granted: 90_000, spent: 100, isLight: false, lacks: ['story'] });
			await expect(outside((tx) => takeReceipt(tx, other.code, own?.receipts[0]?.id ?? ''))).rejects.toMatchObject({
				status: 404,
			});
			await outside((tx) => takeReceipt(tx, granted.code, own?.receipts[0]?.id ?? ''));
			// What the team wrote down, and what was brought before the last day, stays in the books.
			await as('marloes', (tx) => addReceipt(tx, byTeam(granted.id), receipt(200)));
			await outside((tx) => addReceipt(tx, byCode(granted.code), receipt(300)));
			const [written, brought] = await as('marloes', (tx) => receiptsOf(tx, waterveen, [granted.id]));
			const take = (id = '') => outside((tx) => takeReceipt(tx, granted.code, id));
			await expect(take(written?.id)).rejects.toMatchObject({ status: 404 });
			await later(() => expect(take(brought?.id)).rejects.toMatchObject({ status: 404 }), inDays(51));
			expect(await outside((tx, actor) => ownMoneyScreen(page(tx, actor, { code: other.code })))).toBeNull();
		}));

	test('is public once somebody of the team looked it over, with the photo; other words are looked over anew', () =>
		later(async () => {
			await expect(
				outside((tx) => tellStory(tx, byCode(granted.code), { ...story, foto: photo() })),
			).rejects.toMatchObject({ code: 'spending-alt' });
			await outside((tx) => tellStory(tx, byCode(granted.code), { ...story, foto: photo(), te_zien: 'Twee bankjes' }));
			const shown = async () => (await outside((tx, actor) => moneyOf(page(tx, actor, { id: granted.id }))))?.story;
			const picture = () => outside((tx, actor) => storyPhotoAnswer(page(tx, actor, { id: granted.id })));
			expect(await shown()).toBeNull();
			await expect(picture()).rejects.toMatchObject({ status: 404 });
			const version = async () =>
				(await as('marloes', (tx, actor) => tendMoneyScreen(page(tx, actor, { id: granted.id }))))?.story?.version ??
				'';
			const seen = await version();
			await expect(as('yusuf', (tx, actor) => publishStory(tx, actor, granted.id, seen))).rejects.toMatchObject({
				status: 404,
			});
			// Between the page and the button another photo came.
			await outside((tx) => tellStory(tx, byCode(granted.code), { ...story, foto: photo(), te_zien: 'Drie bankjes' }));
			const publish = (mark: string) => as('marloes', (tx, actor) => publishStory(tx, actor, granted.id, mark));
			await expect(publish(seen)).rejects.toMatchObject({ code: 'spending-story-changed' });
			expect(await as('marloes', (tx, actor) => tellingToday(page(tx, actor)))).toMatchObject([
				{ id: granted.id, waits: true },
			]);
			await publish(await version());
			expect(await shown()).toMatchObject({ words: story.verhaal, alt: 'Drie bankjes' });
			expect((await picture()).headers.get('content-type')).toBe('image/jpeg');
			await outside((tx) =>
				tellStory(tx, byCode(granted.code), { ...story, verhaal: 'Er zitten nu elke dag mensen op.' }),
			);
			expect(await shown()).toBeNull();
			await expect(
				outside((tx) => tellStory(tx, byCode(granted.code), { ...story, verhaal: 'Bel Joke op 06 10000008 maar.' })),
			).rejects.toMatchObject({ field: 'verhaal' });
		}));

	test('can be taken back: the photo, or all of it, by the code or by the team', () =>
		later(async () => {
			const tell = () =>
				outside((tx) => tellStory(tx, byCode(granted.code), { ...story, foto: photo(), te_zien: 'Twee bankjes' }));
			const waiting = () =>
				as('marloes', (tx, actor) => tendMoneyScreen(page(tx, actor, { id: granted.id }))).then((book) => book?.story);
			await tell();
			await as('marloes', async (tx, actor) =>
				publishStory(tx, actor, granted.id, (await storiesOf(tx, waterveen, [granted.id]))[0]?.version ?? ''),
			);
			await expect(outside((tx) => takeStory(tx, byCode(other.code), 'foto'))).rejects.toMatchObject({ status: 404 });
			await outside((tx) => takeStory(tx, byCode(granted.code), 'foto'));
			expect(await waiting()).toMatchObject({ photo: false, alt: '', publicOn: doing });
			await as('marloes', (tx) => takeStory(tx, byTeam(granted.id), 'alles'));
			expect(await waiting()).toBeNull();
		}));

	test('that is too late stands on Vandaag of the team', async () => {
		await later(async () => expect(await as('marloes', (tx, actor) => tellingToday(page(tx, actor)))).toEqual([]));
		await later(async () => {
			expect(await as('marloes', (tx, actor) => tellingToday(page(tx, actor)))).toMatchObject([
				{ id: granted.id, waits: false },
			]);
			expect(await as('yusuf', (tx, actor) => tellingToday(page(tx, actor)))).toEqual([]);
			expect((await as('marloes', (tx, actor) => tendMoneyScreen(page(tx, actor, { id: granted.id }))))?.lacks).toEqual(
				['story', 'receipts'],
			);
		}, inDays(121));
	});
});
