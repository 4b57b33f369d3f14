import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, asTask } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { markOf } from '#platform/free-text/identifiers';
import { followCodeHash } from '#platform/identity/index.server';
import { newId, newUntimedId } from '#platform/ids';
import { elders, useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { addToSignal } from './add-to-signal.server.ts';
import { captureSignal } from './capture-signal.server.ts';
import { closeSignal } from './close-signal.server.ts';
import { codeNeed } from './code-need.server.ts';
import { importProposals, importSignals } from './import-signals.server.ts';
import { pickUpSignal } from './pick-up-signal.server.ts';
import { publishOffer } from './publish-offer.server.ts';
import type { CaptureForm } from './signal.forms.ts';
import { publishedOffersNear } from './signal-pages.server.ts';
import {
	areaRows,
	greet,
	havenkwartier,
	ids,
	joost,
	officer,
	resident,
	samira,
	schoolstraat,
	worker,
} from './signals.fixtures.ts';
import { additionsOf, contactOf, findSignal, listSignals } from './signals.store.server.ts';
import { signalsForPatterns } from './signals-for-patterns.server.ts';
import { undoSignal } from './undo-signal.server.ts';
import { countOthersNearby, whatItLedTo } from './what-it-led-to.server.ts';

const { asOwner } = useDatabase();
const visitor = anonymous(waterveen);
const holderOf = (code: string): Actor => ({ ...visitor, kind: 'code', codeHash: followCodeHash(code) });

beforeAll(async () => {
	await asOwner(areaRows);
	await asOwner(
		`insert into open.area_postcode (municipality_id, postcode, area_code) values ($1, '9901', 'WK990101')`,
		[waterveen],
	);
});

const note = (given: Partial<CaptureForm> = {}): CaptureForm =>
	({
		text: 'Ik kan goed snoeien en weet veel van planten.',
		areaCode: schoolstraat,
		contactAgreed: false,
		...given,
	}) as CaptureForm;
const capture = (actor: Actor, given: Partial<CaptureForm> = {}) =>
	asActor(actor, 'community', (tx) =>
		captureSignal(tx, actor, note(given), actor.municipalityId === elders ? 'GM9902' : 'GM9901'),
	);
const sees = (actor: Actor, id: string) =>
	asActor(actor, 'community', (tx) => findSignal(tx, actor.municipalityId, id));
const seen = async (actor: Actor, id: string) => (await sees(actor, id)) !== undefined;
const acting = <T>(actor: Actor, work: (tx: Parameters<Parameters<typeof asActor>[2]>[0]) => Promise<T>) =>
	asActor(actor, 'community', work);

describe('telling without an account', () => {
	test('needs only a text, and gives a readable code to come back with', async () => {
		const { id, followCode, areaCode, kind } = await acting(visitor, (tx) =>
			captureSignal(
				tx,
				visitor,
				{ text: 'De lamp bij het plein is stuk.', contactAgreed: false } as CaptureForm,
				'GM9901',
			),
		);
		expect(followCode).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}$/);
		expect([areaCode, kind]).toEqual(['GM9901', 'zie']);
		expect((await sees(holderOf(followCode as string), id))?.text).toBe('De lamp bij het plein is stuk.');
	});
	test('a postcode is enough for a place', async () => {
		expect((await capture(visitor, { areaCode: undefined, postcode: '9901AB' })).areaCode).toBe('WK990101');
		await expect(capture(visitor, { areaCode: undefined, postcode: '1234' })).rejects.toMatchObject({
			code: 'unknown-postcode',
			field: 'postcode',
		});
	});
	test('the same note that comes again is one note with the same answer', async () => {
		const given = { id: newUntimedId(), text: 'Ik zoek een fietsmaatje.' };
		const [first, again] = [await capture(visitor, given), await capture(visitor, given)];
		expect(again).toEqual(first);
		expect((await asOwner('select count(*)::int as n from community.signal where id = $1', [given.id])).rows[0].n).toBe(
			1,
		);
	});
	test('the same id with another text, or from another person, is refused without saying why', async () => {
		const id = newUntimedId();
		await capture(visitor, { id });
		await expect(capture(visitor, { id, text: 'Iets heel anders.' })).rejects.toBeInstanceOf(Conflict);
		await expect(capture(resident, { id })).rejects.toBeInstanceOf(Conflict);
		await expect(capture(samira, { id })).rejects.toMatchObject({ code: 'signal-id-taken', facts: {} });
	});
	test('leaves nothing that the next visitor can read', async () => {
		const { id } = await capture(visitor);
		expect(await seen(visitor, id)).toBe(false);
		expect(await seen(resident, id)).toBe(false);
		expect(await seen(holderOf('0000-0000-0000'), id)).toBe(false);
	});
	test('cannot pass for a worker', async () => {
		const { id } = await capture(visitor);
		expect((await asOwner('select source, reporter_id from community.signal where id = $1', [id])).rows[0]).toEqual({
			source: 'resident',
			reporter_id: null,
		});
	});
	test('can be taken back at any time by who holds the code, words and contact and all', async () => {
		const { id, followCode = '' } = await capture(visitor, { contact: '06-12345678', contactAgreed: true });
		const back = moveDays(40);
		try {
			await acting(holderOf(followCode), async (tx) => undoSignal(tx, holderOf(followCode), id));
		} finally {
			back();
		}
		expect(
			(await asOwner('select text, undone_at is not null as undone from community.signal where id = $1', [id])).rows[0],
		).toEqual({ text: '', undone: true });
		expect((await asOwner('select * from community.signal_contact where signal_id = $1', [id])).rows).toEqual([]);
	});
	test('who holds the code may add to it, nobody else', async () => {
		const { id, followCode = '' } = await capture(visitor);
		await acting(holderOf(followCode), (tx) => addToSignal(tx, holderOf(followCode), id, { text: 'Ook op zaterdag.' }));
		expect(await acting(samira, (tx) => additionsOf(tx, waterveen, id))).toMatchObject([{ text: 'Ook op zaterdag.' }]);
		await expect(acting(resident, (tx) => addToSignal(tx, resident, id, { text: 'Ik ook.' }))).rejects.toBeInstanceOf(
			NotFound,
		);
		await expect(acting(samira, (tx) => addToSignal(tx, samira, id, { text: 'Ik ook.' }))).rejects.toBeInstanceOf(
			NotAllowed,
		);
	});
});

describe('words that point at a person', () => {
	test('are asked about once, and stay when the writer says so', async () => {
		const text = 'Vraag het aan Fatima.';
		await expect(capture(samira, { text })).rejects.toMatchObject({ code: 'text-points-at-person' });
		expect((await capture(samira, { text, confirmed: markOf(text) })).id).toBeTruthy();
	});
	test('a citizen service number is never kept', async () => {
		const text = 'Mijn nummer is 123456782.';
		await expect(capture(visitor, { text, confirmed: markOf(text) })).rejects.toMatchObject({ code: 'text-has-bsn' });
	});
	test('a contact without a yes is not kept', async () => {
		await expect(capture(visitor, { contact: '06-12345678' })).rejects.toMatchObject({ code: 'contact-not-agreed' });
		await expect(capture(visitor, { contact: 'ergens', contactAgreed: true })).rejects.toBeInstanceOf(Refused);
	});
});

describe('a worker', () => {
	test('reads signals of their areas, also those a colleague of another organisation wrote', async () => {
		const { id } = await capture(samira);
		expect([await seen(samira, id), await seen(joost, id)]).toEqual([true, true]);
	});
	test('elsewhere in the municipality reads them not', async () =>
		expect(await seen(greet, (await capture(samira)).id)).toBe(false));
	test('reads nothing of another municipality, whatever areas they claim', async () => {
		const { id } = await capture(samira);
		expect(await seen(worker(ids.samira, [schoolstraat], 'social_broker', elders), id)).toBe(false);
		expect(
			await acting(worker(ids.samira, [schoolstraat], 'social_broker', elders), (tx) => findSignal(tx, waterveen, id)),
		).toBeUndefined();
	});
	test('a policy officer reads and writes no signals', async () => {
		expect(await seen(officer, (await capture(samira)).id)).toBe(false);
		await expect(capture(officer)).rejects.toBeInstanceOf(NotAllowed);
	});
	test('can undo for ten seconds, and then no more', async () => {
		const quick = await capture(samira);
		await acting(samira, (tx) => undoSignal(tx, samira, quick.id));
		expect((await sees(samira, quick.id))?.text).toBe('');
		const slow = await capture(samira);
		const back = moveClockTo(new Date(clock.now().getTime() + 60_000));
		try {
			await expect(acting(samira, (tx) => undoSignal(tx, samira, slow.id))).rejects.toMatchObject({
				code: 'undo-too-late',
			});
		} finally {
			back();
		}
		await expect(acting(joost, (tx) => undoSignal(tx, joost, slow.id))).rejects.toBeInstanceOf(NotAllowed);
	});
	test('picks up what nobody did, and the second one is told a colleague was first', async () => {
		const { id } = await capture(visitor, { contact: 'buur@voorbeeld.nl', contactAgreed: true });
		expect(await acting(samira, (tx) => contactOf(tx, waterveen, id))).toBeUndefined();
		await acting(samira, (tx) => pickUpSignal(tx, samira, id));
		await expect(acting(joost, (tx) => pickUpSignal(tx, joost, id))).rejects.toMatchObject({
			code: 'signal-already-taken',
		});
		expect(await acting(samira, (tx) => contactOf(tx, waterveen, id))).toEqual({
			channel: 'mail',
			address: 'buur@voorbeeld.nl',
		});
		expect(await acting(joost, (tx) => contactOf(tx, waterveen, id))).toBeUndefined();
		await expect(acting(greet, (tx) => pickUpSignal(tx, greet, id))).rejects.toBeInstanceOf(NotFound);
	});
	test('closes what they picked up, with a sentence that the teller reads', async () => {
		const { id, followCode = '' } = await capture(visitor);
		await acting(samira, (tx) => pickUpSignal(tx, samira, id));
		await expect(
			acting(joost, (tx) => closeSignal(tx, joost, id, { reason: 'answered', sentence: 'Gedaan.' })),
		).rejects.toBeInstanceOf(NotAllowed);
		await expect(
			acting(samira, (tx) => closeSignal(tx, samira, id, { reason: 'answered', sentence: 'Bel mevrouw De Vries.' })),
		).rejects.toMatchObject({ code: 'text-points-at-person', field: 'sentence' });
		await acting(samira, (tx) =>
			closeSignal(tx, samira, id, { reason: 'brought-together', sentence: 'Er is een tuin gevonden.' }),
		);
		expect((await sees(holderOf(followCode), id))?.closingSentence).toBe('Er is een tuin gevonden.');
	});
	test('says what it is about', async () => {
		const { id } = await capture(samira);
		await expect(acting(samira, (tx) => codeNeed(tx, samira, id, 'does-not-exist'))).rejects.toMatchObject({
			code: 'unknown-need',
		});
		await acting(samira, (tx) => codeNeed(tx, samira, id, 'damp-and-mould'));
		expect((await sees(samira, id))?.needCode).toBe('damp-and-mould');
	});
	test('searches words, places and states', async () => {
		const { id } = await capture(samira, { text: 'Iemand met een aanhangwagen gezocht.', areaCode: havenkwartier });
		const found = (filter: object, areas: string[] | null = null) =>
			acting(samira, (tx) =>
				listSignals(tx, waterveen, { page: 1, ...filter } as never, { areas, limit: 50, offset: 0 }),
			);
		expect((await found({ q: 'aanhangwagen' })).map((one) => one.id)).toEqual([id]);
		expect(await found({ q: '100%' })).toEqual([]);
		expect((await found({ q: 'aanhangwagen', state: 'closed' })).length).toBe(0);
		expect((await found({ q: 'aanhangwagen' }, [schoolstraat])).length).toBe(0);
	});
});

describe('a published offer', () => {
	test('is nameless, readable for everyone, and goes when the teller takes the signal back', async () => {
		const { id, followCode = '' } = await capture(visitor, {
			needCode: 'walking-together',
			kind: 'wil',
			text: 'Ik wil een wandelgroep.',
		});
		await expect(
			acting(samira, (tx) => publishOffer(tx, samira, id, { title: 'Bel Fatima over wandelen' })),
		).rejects.toMatchObject({ field: 'title' });
		const offer = await acting(samira, (tx) => publishOffer(tx, samira, id, { title: 'Wandelen op dinsdag' }));
		await expect(acting(samira, (tx) => publishOffer(tx, samira, id, { title: 'Nog eens' }))).rejects.toMatchObject({
			code: 'offer-already-published',
		});
		const near = (areaCode: string) =>
			asActor(visitor, 'open', (tx) => publishedOffersNear(tx, waterveen, areaCode, 5));
		expect((await near(schoolstraat)).map((one) => one.title)).toEqual(['Wandelen op dinsdag']);
		expect(offer.id).not.toBe(id);
		await acting(holderOf(followCode), (tx) => undoSignal(tx, holderOf(followCode), id));
		expect(await near(schoolstraat)).toEqual([]);
	});
	test('answers what fits and comes back at once to who tells', async () => {
		const { id } = await capture(samira, { needCode: 'walking-together', kind: 'zoek', text: 'Wie wandelt er mee?' });
		await acting(samira, (tx) => publishOffer(tx, samira, id, { title: 'Wandelmaatje gezocht' }));
		const led = await acting(visitor, (tx) =>
			whatItLedTo(tx, visitor, { kind: 'kan', areaCode: havenkwartier, needCode: 'walking-together' }),
		);
		expect(led).toMatchObject({ offers: [{ title: 'Wandelmaatje gezocht' }], others: 0 });
		expect(
			(
				await acting(visitor, (tx) =>
					whatItLedTo(tx, visitor, { kind: 'zoek', areaCode: havenkwartier, needCode: 'walking-together' }),
				)
			).offers,
		).toEqual([]);
	});
	test('nobody publishes without a signal of their areas', async () => {
		const { id } = await capture(samira);
		await expect(acting(greet, (tx) => publishOffer(tx, greet, id, { title: 'Iets' }))).rejects.toBeInstanceOf(
			NotFound,
		);
	});
});

describe('"more people nearby ask for this"', () => {
	const about = (person: string, areaCode: string) =>
		asOwner(
			`insert into community.signal (municipality_id, id, kind, area_code, need_code, text, source, person_id, receipt, captured_at) values ($1, $2::uuid, 'zoek', $3, 'babysitting', 'Oppas gezocht', 'worker', $4, $2::uuid::text, now())`,
			[waterveen, newId(), areaCode, person],
		);
	const [one, two, three, four] = ids.cards;
	const count = (personId?: string) =>
		acting(samira, (tx) =>
			countOthersNearby(tx, samira, { areaCode: schoolstraat, needCode: 'babysitting', ...(personId && { personId }) }),
		);

	test('is not said of two others, however often they asked', async () => {
		for (const person of [one, one, two, two]) await about(person, schoolstraat);
		expect(await count()).toEqual({ others: 0, othersIn: null });
	});
	test('is said from three distinct others, in the district when the neighbourhood has fewer', async () => {
		await about(three, havenkwartier);
		expect(await count()).toEqual({ others: 3, othersIn: 'WK990101' });
	});
	test('does not count the person it is about', async () =>
		expect(await count(three)).toEqual({ others: 0, othersIn: null }));
	test('counts in the neighbourhood itself when there are three', async () => {
		await about(four, schoolstraat);
		await about(three, schoolstraat);
		expect(await count()).toEqual({ others: 4, othersIn: schoolstraat });
	});
	test('says nothing to residents', async () => {
		expect(
			(
				await acting(resident, (tx) =>
					whatItLedTo(tx, resident, { kind: 'zoek', areaCode: schoolstraat, needCode: 'babysitting' }),
				)
			).others,
		).toBe(0);
	});
	test('patterns get one key per person, not the person', async () => {
		const rows = await asTask('patterns.detect', waterveen, 'community', (tx) =>
			signalsForPatterns(tx, waterveen, '2020-01-01'),
		);
		const sitting = rows.filter(({ needCode }) => needCode === 'babysitting');
		expect(new Set(sitting.map(({ personKey }) => personKey)).size).toBe(4);
		expect(JSON.stringify(rows)).not.toContain(one);
		expect(
			await asTask('some.other-task', waterveen, 'community', (tx) => signalsForPatterns(tx, waterveen, '2020-01-01')),
		).toEqual([]);
	});
});

describe('bringing in what practice wrote down', () => {
	const here = { id: waterveen, code: 'GM9901' };
	const row = (line: number, given: object) => ({
		line,
		values: {
			id: `p${line}`,
			year: '2015',
			municipality: 'Waterveen',
			area: 'Schoolstraat',
			reporter: 'bewoner',
			kind: 'zorg',
			text: 'Mevrouw heeft schulden bij vier bedrijven.',
			theme_hint: 'schulden',
			practice: 'x',
			...given,
		} as never,
	});
	const rows = [
		row(2, {}),
		row(3, { kind: 'talent', text: 'Ik rijd toch, ik kan best iemand meenemen.', area: 'Onbekend' }),
		row(4, { kind: 'gedoe' }),
		row(5, { text: 'Bel 06-12345678.' }),
	];

	test('only looking changes nothing and tells what would happen', async () => {
		const report = await importSignals(here, rows, { dryRun: true });
		expect(report).toMatchObject({
			read: 4,
			added: 2,
			withoutArea: 1,
			problems: [
				{ line: 4, why: 'unknown-kind' },
				{ line: 5, why: 'points-at-person' },
			],
		});
		expect(
			(
				await asOwner(
					`select count(*)::int as n from community.signal where source = 'resident' and captured_at < '2016-01-01'`,
				)
			).rows[0].n,
		).toBe(0);
	});
	test('a second time adds nothing', async () => {
		expect((await importSignals(here, rows)).added).toBe(2);
		expect(await importSignals(here, rows)).toMatchObject({ added: 0, known: 2 });
	});
	test('proposals of a budget become ideas', async () => {
		const file = {
			instance: '1',
			unit: 'Waterveen',
			district: 'Zuid',
			language: 'nl',
			date: '2019',
			description: '',
			problems: [],
			proposals: [{ id: '7', name: 'Bloembakken op het plein', category: 'Groen', cost: 1, votes: 2, line: 9 }],
		};
		expect(await importProposals(here, file)).toMatchObject({ added: 1, withoutArea: 0 });
		expect(
			(await asOwner(`select kind, area_code from community.signal where text = 'Bloembakken op het plein'`)).rows,
		).toEqual([{ kind: 'zie', area_code: 'WK990101' }]);
	});
});

test('every change is told to the other modules, with nothing but an id', async () => {
	const { rows } = await asOwner('select distinct type from community.outbox order by 1');
	expect(rows.map(({ type }) => type)).toEqual(
		expect.arrayContaining([
			'offer.published',
			'signal.added-to',
			'signal.captured',
			'signal.closed',
			'signal.coded',
			'signal.picked-up',
			'signal.undone',
		]),
	);
});
