import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	advise,
	beginRound,
	decideAll,
	noteHeard,
	openRound,
	ownProposalScreen,
	propose,
	publishProposal,
	saveRules,
} from '#modules/rounds/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { photoFile } from '#platform/images/images.fixtures';
import { dayAfter } from '#platform/wall-time';
import { juryClosed, somePlan, someRules } from '#testing/budget-round';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personId, seedPeople } from '#testing/personas';
import { addReceipt, byCode, byTeam, notePayment, publishStory, takeReceipt, tellStory } from './spend.server.ts';
import { paymentsOf, receiptsOf } from './spending.store.server.ts';
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
const payment = (cents: number, soort: 'paid' | 'back' = 'paid') => ({
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

async function plan(naam: string): Promise<{ id: string; code: string }> {
	const form = { ...somePlan, naam, bereik: '06 10000008', hoe_gezegd: 'desk' as const };
	const done = await as('marloes', (tx, actor) => propose(tx, actor, round, form, 'nl'));
	const code = 'code' in done ? done.code : '';
	const id = (await outside((tx, actor) => ownProposalScreen(page(tx, actor, { code })))).held?.proposal.id ?? '';
	await as('marloes', async (tx, actor) => {
		await publishProposal(tx, actor, id);
		await noteHeard(tx, actor, id, { op: clock.today(), gezegd: 'We doen het samen.' });
		await advise(tx, actor, id, {
			oordeel: ['yes', 'yes'],
			reden: ['Past goed.', 'Past goed.'],
			kan: 'yes',
			waarom: 'Het kan.',
		});
	});
	return { id, code };
}

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
	test('are made by the team of the round, of what was granted and never more, also when two press at once', () =>
		later(async () => {
			const pay = (cents: number, soort: 'paid' | 'back' = 'paid') =>
				as('marloes', (tx, actor) => notePayment(tx, actor, granted.id, payment(cents, soort)));
			await pay(40_000);
			await expect(pay(50_001)).rejects.toMatchObject({ code: 'spending-more-than-granted' });
			await expect(pay(40_001, 'back')).rejects.toMatchObject({ code: 'spending-more-than-paid' });
			const ends = await Promise.allSettled([pay(30_000), pay(30_000)]);
			expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
			await pay(10_000, 'back');
			expect((await outside((tx, actor) => moneyOf(page(tx, actor, { id: granted.id }))))?.paid).toBe(60_000);
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
					sql`insert into community.budget_payment (municipality_id, id, proposal_id, kind, cents, on_day, what, by_worker) values (${waterveen}, gen_random_uuid(), ${granted.id}, 'paid', 1, current_date, 'xx', ${personId('dewi')})`.execute(
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
			await expect(
				outside((tx) => takeReceipt(tx, byCode(other.code), own?.receipts[0]?.id ?? '')),
			).rejects.toMatchObject({ status: 404 });
			await outside((tx) => takeReceipt(tx, byCode(granted.code), own?.receipts[0]?.id ?? ''));
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
			await expect(as('yusuf', (tx, actor) => publishStory(tx, actor, granted.id))).rejects.toMatchObject({
				status: 404,
			});
			expect(await as('marloes', (tx, actor) => tellingToday(page(tx, actor)))).toMatchObject([
				{ id: granted.id, waits: true },
			]);
			await as('marloes', (tx, actor) => publishStory(tx, actor, granted.id));
			expect(await shown()).toMatchObject({ words: story.verhaal, alt: 'Twee bankjes' });
			expect((await picture()).headers.get('content-type')).toBe('image/jpeg');
			await outside((tx) =>
				tellStory(tx, byCode(granted.code), { ...story, verhaal: 'Er zitten nu elke dag mensen op.' }),
			);
			expect(await shown()).toBeNull();
			await expect(
				outside((tx) => tellStory(tx, byCode(granted.code), { ...story, verhaal: 'Bel Joke op 06 10000008 maar.' })),
			).rejects.toMatchObject({ field: 'verhaal' });
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
