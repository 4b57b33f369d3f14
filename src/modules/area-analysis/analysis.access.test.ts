import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isSensitiveNeed } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { cardsOf, dotsOfPhone, findAnalysis, totalsOf, wishesOf } from './analyses.store.server.ts';
import type { Side } from './analysis.ts';
import { analysesScreen, leadScreen, resultFile, resultScreen } from './analysis-screens.server.ts';
import {
	beginAnalysis,
	closeAnalysis,
	countPaper,
	hangEvidence,
	mergeCards,
	showResult,
	takeCardAway,
} from './lead-analysis.server.ts';
import { layCard, layDots, notePaperWish, openAnalysis, wishForTeam } from './take-part.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const visitor = anonymous(waterveen);
const outside = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(visitor, 'community', (tx) => work(tx, visitor));
const page = (tx: Tx, actor: Actor, params: object = {}) =>
	({ tx, actor, params, url: new URL('http://waterveen.test/'), about: () => {} }) as never;

const begin = { titel: 'Een avond in de buurt', gebied: 'BU99010101', stippen: 5 };
const leads: PersonaName[] = ['marloes', 'yusuf', 'ingrid'];
let session: string;
let cards: string[];

const says = (woorden: string, kant: Side = 'strength', who?: PersonaName, gekeken = false) => {
	const form = { kant, woorden, gewicht: undefined, papier: Boolean(who), gekeken };
	const work = async (tx: Tx, actor: Actor) => layCard(tx, actor, await openAnalysis(tx, actor, { id: session }), form);
	return who ? as(who, work) : outside(work);
};
const lays = (phone: string, dots: number[], on = cards) =>
	outside(async (tx, actor) =>
		layDots(tx, actor, await openAnalysis(tx, actor, { id: session }), phone, { kaart: on, stippen: dots }),
	);
/** As many phones as are needed to be shown. */
const fiveLay = async (dots: number[]) => {
	for (const phone of ['a', 'b', 'c', 'd', 'e']) await lays(phone, dots);
};
const wishes = (phone: string) =>
	outside(async (tx, actor) =>
		wishForTeam(tx, await openAnalysis(tx, actor, { id: session }), phone, {
			een: 'residents',
			twee: 'mixed',
			drie: undefined,
			vier: undefined,
		}),
	);
const total = async () => {
	const totals = new Map((await outside((tx) => totalsOf(tx, session))).map((one) => [one.cardId, one]));
	return cards.map((id) => totals.get(id)?.phoneDots ?? 0);
};

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from open.area_analysis');
	session = await as('marloes', (tx, actor) => beginAnalysis(tx, actor, begin));
	for (const words of ['Veel groen', 'Buren groeten elkaar', 'Groen genoeg']) await says(words);
	const all = await outside((tx) => cardsOf(tx, waterveen, session));
	cards = ['Veel groen', 'Buren groeten elkaar', 'Groen genoeg'].map(
		(words) => all.find((card) => card.words === words)?.id ?? '',
	);
});

describe('dots', () => {
	test('of a hundred phones at once are counted exactly', async () => {
		await Promise.all(Array.from({ length: 100 }, (_, nth) => lays(`phone-${nth}`, [3, nth % 3, 0])));
		expect(await total()).toEqual([300, 99, 0]);
	});

	test('are never more than were given, whatever a phone tries, also twenty times at once', async () => {
		const tries = await Promise.allSettled(
			Array.from({ length: 20 }, (_, nth) => lays('one', nth % 2 ? [5, 0, 0] : [0, 2, 3])),
		);
		expect(tries.every(({ status }) => status === 'fulfilled')).toBe(true);
		const mine = await outside((tx) => dotsOfPhone(tx, session, 'one'));
		expect([...mine.values()].reduce((sum, dots) => sum + dots, 0)).toBe(5);
		await expect(lays('one', [5, 1, 0])).rejects.toMatchObject({ code: 'analysis-too-many-dots' });
		await expect(lays('one', [3, 3], [cards[0] ?? '', cards[0] ?? ''])).rejects.toMatchObject({
			code: 'analysis-too-many-dots',
		});
		for (const given of ['{5,5}', '{9,-4}'])
			expect(
				(
					await outside((tx) =>
						sql<{
							done: boolean;
						}>`select community.analysis_spend(${session}::uuid, 'x', ${cards.slice(0, 2)}::uuid[], ${given}::integer[]) as done`.execute(
							tx,
						),
					)
				).rows,
			).toEqual([{ done: false }]);
		await expect(
			outside((tx) =>
				sql`insert into community.analysis_dots values (${waterveen}, ${session}, 'x', ${cards[0]}, 9)`.execute(tx),
			),
		).rejects.toThrow(/permission denied/);
	});

	test('go along when double cards are put together, and come back when they are taken apart', async () => {
		await fiveLay([1, 0, 2]);
		const [green = '', , enough = ''] = cards;
		await as('marloes', (tx, actor) => mergeCards(tx, actor, session, { kaart: enough, bij: green }));
		expect(await total()).toEqual([15, 0, 0]);
		await as('yusuf', (tx, actor) => mergeCards(tx, actor, session, { kaart: enough, bij: undefined }));
		expect(await total()).toEqual([5, 0, 10]);
		await says('Te weinig banken', 'weakness');
		const other =
			(await outside((tx) => cardsOf(tx, waterveen, session))).find(({ side }) => side === 'weakness')?.id ?? '';
		await expect(
			as('marloes', (tx, actor) => mergeCards(tx, actor, session, { kaart: other, bij: green })),
		).rejects.toMatchObject({
			code: 'analysis-other-side',
		});
	});

	test('of fewer than five phones are shown to nobody, also not when the session is closed and open to all', async () => {
		const seen = async () => {
			const { cards: shown, phones } = await as('marloes', (tx, actor) => leadScreen(page(tx, actor, { id: session })));
			return [phones, ...shown.map(({ phoneDots }) => phoneDots)];
		};
		for (const phone of ['a', 'b', 'c', 'd']) await lays(phone, [5, 0, 0]);
		expect(await seen()).toEqual([null, 0, 0, 0]);
		expect(await total()).toEqual([0, 0, 0]);
		await as('marloes', (tx, actor) => closeAnalysis(tx, actor, session));
		await as('marloes', (tx, actor) => showResult(tx, actor, session, { openbaar: true, gekeken: false }));
		expect(await seen()).toEqual([null, 0, 0, 0]);
		const { rows } = await asOwner(
			'select phones, (select max(phone_dots) from community.analysis_card) as most from open.area_analysis',
		);
		expect(rows).toEqual([{ phones: null, most: 0 }]);
	});

	test('on paper are counted apart', async () => {
		await fiveLay([2, 0, 0]);
		await as('marloes', (tx, actor) => countPaper(tx, actor, session, { kaart: cards[0] ?? '', stippen: 7 }));
		const { cards: shown } = await as('marloes', (tx, actor) => leadScreen(page(tx, actor, { id: session })));
		expect(shown[0]).toMatchObject({ words: 'Veel groen', dots: 17, paperDots: 7 });
	});
});

describe('a session', () => {
	test('is begun and led by workers of its area, and by nobody else', async () => {
		for (const name of personaNames) {
			const attempt = as(name, (tx, actor) => beginAnalysis(tx, actor, begin));
			if (leads.includes(name)) await attempt;
			else await expect(attempt, name).rejects.toMatchObject({ status: 404 });
			if (!leads.includes(name))
				for (const work of [
					(tx: Tx, actor: Actor) => closeAnalysis(tx, actor, session),
					(tx: Tx, actor: Actor) => countPaper(tx, actor, session, { kaart: cards[0] ?? '', stippen: 1 }),
				])
					await expect(as(name, work), name).rejects.toMatchObject({ status: 404 });
		}
		await expect(
			outside((tx) => sql`select community.analysis_close(${session}::uuid, current_date) as done`.execute(tx)),
		).resolves.toMatchObject({ rows: [{ done: false }] });
	});

	test('takes no number or address on a card, and paper from who leads alone', async () => {
		await expect(says('Bel 06 12345678')).rejects.toMatchObject({ code: 'analysis-names-somebody' });
		await says('De speeltuin', 'chance', 'marloes');
		const sources = (await outside((tx) => cardsOf(tx, waterveen, session))).map(({ source }) => source).sort();
		expect(sources).toEqual(['paper', 'phone', 'phone', 'phone']);
		await expect(
			outside((tx) =>
				sql`insert into community.analysis_card (municipality_id, id, analysis_id, side, words, source, made_on) values (${waterveen}, gen_random_uuid(), ${session}, 'chance', 'Als papier', 'paper', ${clock.today()})`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	});

	test('counts at its end, forgets on which phone, and takes nothing more', async () => {
		await fiveLay([2, 0, 0]);
		await lays('a', [1, 4, 0]);
		await as('marloes', (tx, actor) => closeAnalysis(tx, actor, session));
		const { rows } = await asOwner(
			'select phones, (select count(*)::int from community.analysis_dots) as kept from open.area_analysis where id = $1',
			[session],
		);
		expect(rows).toEqual([{ phones: 5, kept: 0 }]);
		expect(await as('marloes', (tx) => dotsOfPhone(tx, session, 'a'))).toEqual(new Map());
		const { cards: shown } = await as('marloes', (tx, actor) => leadScreen(page(tx, actor, { id: session })));
		expect(shown.map(({ dots }) => dots)).toEqual([9, 4, 0]);
		await expect(lays('three', [1, 0, 0])).rejects.toMatchObject({ code: 'analysis-closed' });
		await expect(says('Nog iets')).rejects.toMatchObject({ code: 'analysis-closed' });
	});

	test('shows its result only when it says so, with goals and a file; a cell is never a formula', async () => {
		const seen = () => outside((tx, actor) => resultScreen(page(tx, actor, { code: 'BU99010101' })));
		await expect(
			as('marloes', (tx, actor) => showResult(tx, actor, session, { openbaar: true, gekeken: false })),
		).rejects.toMatchObject({
			code: 'analysis-still-open',
		});
		await says('=1+1 voor de buurt');
		await as('marloes', (tx, actor) =>
			hangEvidence(tx, actor, session, {
				kaart: cards[0] ?? '',
				bewijs: undefined,
				doel: 'Meer zwemles',
				gekeken: false,
			}),
		);
		await as('marloes', (tx, actor) => closeAnalysis(tx, actor, session));
		await expect(seen()).rejects.toMatchObject({ status: 404 });
		expect(await outside((tx) => cardsOf(tx, waterveen, session))).toEqual([]);
		expect(await outside((tx) => totalsOf(tx, session))).toEqual([]);
		await as('marloes', (tx, actor) => showResult(tx, actor, session, { openbaar: true, gekeken: false }));
		expect((await seen()).cards.find(({ goal }) => goal)).toMatchObject({ goal: 'Meer zwemles', evidence: null });
		const text = await outside(async (tx, actor) => (await resultFile(page(tx, actor, { code: 'BU99010101' }))).text());
		expect(text).toContain("'=1+1 voor de buurt");
		expect((await outside((tx, actor) => analysesScreen(page(tx, actor)))).analyses).toHaveLength(1);
		const there = anonymous(elders);
		expect(await asActor(there, 'community', (tx) => findAnalysis(tx, elders, { id: session }))).toBeUndefined();
	});
});

describe('a card that tells of somebody', () => {
	const about = 'Mevrouw Jansen is depressief';
	const cardOf = async (words: string) =>
		(await outside((tx) => cardsOf(tx, waterveen, session))).find((card) => card.words === words)?.id ?? '';

	test('is looked at twice when it is written, and once more before everybody reads the result', async () => {
		await expect(says(about)).rejects.toMatchObject({ code: 'analysis-look-again', field: 'woorden' });
		await says(about, 'weakness', undefined, true);
		await expect(
			as('marloes', (tx, actor) =>
				hangEvidence(tx, actor, session, { kaart: cards[0] ?? '', bewijs: undefined, doel: about, gekeken: false }),
			),
		).rejects.toMatchObject({ code: 'analysis-look-again', field: 'doel' });
		await as('marloes', (tx, actor) => closeAnalysis(tx, actor, session));
		const { look } = await as('marloes', (tx, actor) => leadScreen(page(tx, actor, { id: session })));
		expect(look).toEqual([about]);
		const show = (gekeken: boolean) =>
			as('marloes', (tx, actor) => showResult(tx, actor, session, { openbaar: true, gekeken }));
		await expect(show(false)).rejects.toMatchObject({ code: 'analysis-look-at-all' });
		await show(true);
	});

	test('is taken away for good by who leads, at any time; dots on it may be laid anew and what stood under it stays', async () => {
		await says(about, 'strength', undefined, true);
		const card = await cardOf(about);
		await as('marloes', (tx, actor) => mergeCards(tx, actor, session, { kaart: cards[2] ?? '', bij: card }));
		await lays('one', [2, 3], [card, cards[0] ?? '']);
		const away = (tx: Tx, actor: Actor) => takeCardAway(tx, actor, session, { kaart: card });
		for (const name of personaNames.filter((one) => !leads.includes(one)))
			await expect(as(name, away), name).rejects.toMatchObject({ status: 404 });
		await outside((tx) => sql`delete from community.analysis_card`.execute(tx));
		expect(await cardOf(about)).toBe(card);
		await as('yusuf', away);
		expect((await outside((tx) => cardsOf(tx, waterveen, session))).map(({ mergedInto }) => mergedInto)).toEqual([
			null,
			null,
			null,
		]);
		expect(await outside((tx) => dotsOfPhone(tx, session, 'one'))).toEqual(new Map([[cards[0], 3]]));
		await lays('one', [2, 5], [card, cards[0] ?? '']);
		expect(await outside((tx) => dotsOfPhone(tx, session, 'one'))).toEqual(new Map([[cards[0], 5]]));
	});
});

describe('evidence', () => {
	test('is one of what there is, never a subject that says too much of somebody', async () => {
		const hang = (bewijs: string) =>
			as('marloes', (tx, actor) =>
				hangEvidence(tx, actor, session, { kaart: cards[0] ?? '', bewijs, doel: '', gekeken: false }),
			);
		const [sensitive = ''] = theNeeds()
			.needs.map(({ code }) => code)
			.filter((code) => isSensitiveNeed(theNeeds(), code));
		for (const bewijs of [`gap ${sensitive}`, `pattern ${sensitive}`, 'gap swimming', 'figure nothing'])
			await expect(hang(bewijs), bewijs).rejects.toMatchObject({ status: 404 });
		const { evidence } = await as('marloes', (tx, actor) => leadScreen(page(tx, actor, { id: session })));
		for (const { kind, ref } of evidence.slice(0, 1)) await hang(`${kind} ${ref}`);
		await asOwner("update community.analysis_card set evidence_kind = 'gap', evidence_ref = $2 where id = $1", [
			cards[1],
			sensitive,
		]);
		await asOwner("update community.analysis_card set evidence_kind = 'gap', evidence_ref = 'swimming' where id = $1", [
			cards[2],
		]);
		await as('marloes', (tx, actor) => closeAnalysis(tx, actor, session));
		await as('marloes', (tx, actor) => showResult(tx, actor, session, { openbaar: true, gekeken: false }));
		const seen = await outside((tx, actor) => resultScreen(page(tx, actor, { code: 'BU99010101' })));
		const at = (id: string | undefined) => seen.cards.find((card) => card.id === id)?.evidence;
		expect(at(cards[1])).toBeNull();
		expect(at(cards[2])).toMatchObject({ kind: 'gap', ref: 'swimming' });
	});
});

describe('the kind of team', () => {
	test('is shown from five people up, one choice per phone, paper included', async () => {
		for (const phone of ['a', 'b', 'c', 'd', 'd']) await wishes(phone);
		expect(await outside((tx) => wishesOf(tx, session))).toEqual([]);
		await as('marloes', async (tx, actor) =>
			notePaperWish(tx, actor, await openAnalysis(tx, actor, { id: session }), {
				een: 'broad',
				twee: undefined,
				drie: undefined,
				vier: undefined,
			}),
		);
		const { team, wishes: many } = await as('marloes', (tx, actor) => leadScreen(page(tx, actor, { id: session })));
		expect(many).toBe(5);
		expect(team[0]).toEqual({ kind: 'residents', points: 13, first: 4 });
		await expect(
			outside(async (tx, actor) =>
				wishForTeam(tx, await openAnalysis(tx, actor, { id: session }), 'z', {
					een: 'broad',
					twee: 'broad',
					drie: undefined,
					vier: undefined,
				}),
			),
		).rejects.toMatchObject({ code: 'analysis-twice' });
	});
});
