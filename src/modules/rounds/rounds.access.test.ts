import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { juryClosed, somePlan, someRules } from '#testing/budget-round';
import { elders, useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personId, seedPeople } from '#testing/personas';
import { knownOfBudget } from './by-code.store.server.ts';
import {
	advise,
	decideAll,
	noteHeard,
	publishProposal,
	publishSeen,
	refuseUnfit,
	sendWord,
	vouchForProposal,
} from './judge.server.ts';
import {
	followScreen,
	ownProposalScreen,
	proposalScreen,
	proposeScreen,
	tendProposalScreen,
} from './proposal-screens.server.ts';
import { findProposal, proposalsOf, proposersOf } from './proposals.store.server.ts';
import {
	answerJoin,
	askToJoin,
	changeProposal,
	confirmFollowing,
	confirmProposal,
	followProposal,
	propose,
	stopFollowing,
	withdrawProposal,
} from './propose.server.ts';
import { budgetToday, proposalsFile, roundScreen, roundsScreen, tendRoundScreen } from './round-screens.server.ts';
import type { ProposeForm } from './rounds.forms.ts';
import { beginRound, endRound, openRound, saveRules, setPrice } from './run-round.server.ts';
import { tellBudgetNews, tendBudget } from './tell-budget.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const visitor = anonymous(waterveen);
const outside = <T>(work: (tx: Tx, actor: Actor) => Promise<T>, who = visitor): Promise<T> =>
	asActor(who, 'community', (tx) => work(tx, who));
const page = (tx: Tx, actor: Actor, params: object = {}, search = '') =>
	({ tx, actor, params, url: new URL(`http://waterveen.test/${search}`), about: () => {} }) as never;
const inDays = (days: number) => dayAfter(clock.today(), days);
const onDay = async <T>(day: string, work: () => Promise<T>): Promise<T> => {
	const back = moveClockTo(new Date(`${day}T10:00:00Z`));
	return work().finally(back);
};
const begin = { titel: 'Samen in West', gebied: 'WK990101', waarvoor: 'Geld voor de straat.' };
const rules = () => someRules(personId('marloes'), inDays);

let round: string;
/** One address gets only a few letters a day. */
let sent = 0;

/** The code in the last letter, which nobody but the mailbox has. */
async function mailedCode(): Promise<string> {
	const { rows } = await asOwner(
		"select facts->>'link' as link from community.mail order by not_before desc, id desc limit 1",
	);
	return String(rows[0]?.link).split('/').at(-1) as string;
}
async function sends(more: Partial<ProposeForm> = {}): Promise<string> {
	await asOwner('delete from community.mail');
	const done = await outside((tx, actor) =>
		propose(tx, actor, round, { ...somePlan, bereik: `joke${++sent}@voorbeeld.nl`, ...more }, 'nl'),
	);
	return done.outcome === 'mail' ? mailedCode() : done.code;
}
const idOf = async (code: string) =>
	(await outside((tx, actor) => ownProposalScreen(page(tx, actor, { code })))).held?.proposal.id ?? '';
/** Said yes to and looked over: the plan everybody reads. */
async function isPublic(more: Partial<ProposeForm> = {}): Promise<{ code: string; id: string }> {
	const code = await sends(more);
	await outside((tx) => confirmProposal(tx, code));
	const id = await idOf(code);
	await as('marloes', (tx, actor) => publishProposal(tx, actor, id));
	return { code, id };
}
const advice = {
	oordeel: ['yes' as const, 'doubt' as const],
	reden: ['Buren doen het.', 'Is het breed genoeg?'],
	waarom: 'Het past in de straat.',
};

beforeAll(() => seedPeople(asOwner));
beforeEach(async () => {
	await asOwner('update open.budget_proposal set joined_into = null');
	await asOwner('delete from open.jury');
	await asOwner('delete from open.budget_proposal');
	await asOwner('delete from open.budget_round');
	round = await as('marloes', (tx, actor) => beginRound(tx, actor, begin));
	await as('marloes', (tx, actor) => saveRules(tx, actor, round, rules()));
	await as('marloes', (tx, actor) => openRound(tx, actor, round));
});

describe('a round', () => {
	test('does not open while something is missing, in the rules and in the database', async () => {
		const half = await as('marloes', (tx, actor) => beginRound(tx, actor, begin));
		await as('marloes', (tx, actor) => saveRules(tx, actor, half, { ...rules(), wie: undefined, trekker: undefined }));
		expect((await as('marloes', (tx, actor) => tendRoundScreen(page(tx, actor, { id: half })))).missing).toEqual([
			'decider',
			'owner',
		]);
		await expect(as('marloes', (tx, actor) => openRound(tx, actor, half))).rejects.toMatchObject({
			code: 'budget-incomplete',
		});
		await expect(
			as('marloes', (tx) => sql`update open.budget_round set opened_on = current_date where id = ${half}`.execute(tx)),
		).rejects.toThrow(/nothing_opens_half_done/);
	});

	test('is begun and run by the team of its area, and by nobody else', async () => {
		for (const name of ['samira', 'henk', 'dewi', 'bram', 'femke', 'soraya', 'gea'] as const)
			await expect(
				as(name, (tx, actor) => beginRound(tx, actor, begin)),
				name,
			).rejects.toMatchObject({ status: 404 });
		// Yusuf works in the same area, for another team.
		for (const name of ['yusuf', 'soraya', 'dewi', 'samira'] as const) {
			await expect(
				as(name, (tx, actor) => tendRoundScreen(page(tx, actor, { id: round }))),
				name,
			).rejects.toMatchObject({ status: 404 });
			await as(name, (tx) => sql`update open.budget_round set title = 'Gekaapt'`.execute(tx)).catch(() => {});
		}
		expect((await outside((tx, actor) => roundScreen(page(tx, actor, { id: round })))).round.title).toBe(
			'Samen in West',
		);
	});

	test('keeps its rules once it is open: days only move on, money only goes up', async () => {
		const change = (more: object) => as('marloes', (tx, actor) => saveRules(tx, actor, round, { ...rules(), ...more }));
		await expect(change({ bedrag: 400_000 })).rejects.toMatchObject({ code: 'budget-rules-fixed' });
		await expect(change({ besluit: inDays(50) })).rejects.toMatchObject({ code: 'budget-rules-fixed' });
		await expect(change({ bedrag: 600_000 })).rejects.toMatchObject({ code: 'budget-more-by-lead' });
		await change({ besluit: inDays(70), wie: 'vote' });
		expect((await outside((tx, actor) => roundScreen(page(tx, actor, { id: round })))).round).toMatchObject({
			budgetCents: 500_000,
			decider: 'jury',
		});
		await expect(as('marloes', (tx) => sql`update open.budget_round set decider = 'vote'`.execute(tx))).rejects.toThrow(
			/keeps its rules/,
		);
	});

	test('that is prepared is seen by its team alone', async () => {
		const next = await as('marloes', (tx, actor) => beginRound(tx, actor, begin));
		expect((await as('marloes', (tx, actor) => roundsScreen(page(tx, actor)))).preparing.map(({ id }) => id)).toEqual([
			next,
		]);
		expect((await as('yusuf', (tx, actor) => roundsScreen(page(tx, actor)))).preparing).toEqual([]);
		await expect(outside((tx, actor) => roundScreen(page(tx, actor, { id: next })))).rejects.toMatchObject({
			status: 404,
		});
		await expect(
			outside((tx, actor) => roundScreen(page(tx, actor, { id: round })), anonymous(elders)),
		).rejects.toMatchObject({ status: 404 });
	});

	test('does not end while a plan waits for its decision', async () => {
		const { id } = await isPublic();
		await asOwner(juryClosed, [round]);
		await onDay(inDays(70), async () => {
			await expect(as('marloes', (tx, actor) => endRound(tx, actor, round))).rejects.toMatchObject({
				code: 'budget-still-waiting',
			});
			await expect(
				as('marloes', (tx) =>
					sql`update open.budget_round set ended_on = current_date where id = ${round}`.execute(tx),
				),
			).rejects.toThrow(/waits/);
			await as('marloes', (tx, actor) =>
				decideAll(tx, actor, round, [{ id, granted: false, cents: 0, words: 'Te weinig animo.' }]),
			);
			await as('marloes', (tx, actor) => endRound(tx, actor, round));
		});
	});

	test('prices are set by who keeps them, and read by everybody', async () => {
		const price = { wat: 'Bankje', per: 'stuk', bedrag: 45_000 };
		await as('dewi', (tx, actor) => setPrice(tx, actor, price));
		await expect(as('samira', (tx, actor) => setPrice(tx, actor, price))).rejects.toMatchObject({ status: 404 });
		expect((await outside((tx, actor) => proposeScreen(page(tx, actor, { id: round })))).prices).toMatchObject([
			{ label: 'Bankje', cents: 45_000 },
		]);
	});
});

describe('a proposal', () => {
	test('counts once its writer said yes by mail, and is public once it was looked over', async () => {
		const code = await sends();
		const seen = async () =>
			(await outside((tx, actor) => roundScreen(page(tx, actor, { id: round })))).proposals.length;
		const id = await idOf(code);
		// What nobody said yes to may be anybody's: the team does not see whose address was typed.
		await expect(as('marloes', (tx, actor) => tendProposalScreen(page(tx, actor, { id })))).rejects.toMatchObject({
			status: 404,
		});
		await expect(as('marloes', (tx, actor) => publishProposal(tx, actor, id))).rejects.toMatchObject({
			code: 'budget-not-confirmed',
		});
		await outside((tx) => confirmProposal(tx, code));
		expect(await seen()).toBe(0);
		await as('marloes', (tx, actor) => publishProposal(tx, actor, id));
		expect(await seen()).toBe(1);
		const shown = await outside((tx, actor) => proposalScreen(page(tx, actor, { id })));
		expect(shown).toMatchObject({ proposal: { cents: 96_000, number: 1 }, called: [{ called: 'Joke' }] });
		expect(JSON.stringify(shown)).not.toContain('voorbeeld.nl');
	});

	test('of who left a number waits for a call, and cannot say yes by its code', async () => {
		const code = await sends({ bereik: '06 10000008' });
		const id = await idOf(code);
		await expect(outside((tx) => confirmProposal(tx, code))).rejects.toMatchObject({ status: 404 });
		expect((await as('marloes', (tx, actor) => tendProposalScreen(page(tx, actor, { id })))).people).toMatchObject([
			{ called: 'Joke', contact: '0610000008' },
		]);
		await expect(as('yusuf', (tx, actor) => vouchForProposal(tx, actor, id))).rejects.toMatchObject({ status: 404 });
		await as('marloes', (tx, actor) => vouchForProposal(tx, actor, id));
		await as('marloes', (tx, actor) => publishProposal(tx, actor, id));
	});

	test('is written down at the desk only by the team of the round', async () => {
		const form = { ...somePlan, hoe_gezegd: 'desk' as const };
		for (const name of ['samira', 'yusuf', 'soraya'] as const)
			await expect(
				as(name, (tx, actor) => propose(tx, actor, round, form, 'nl')),
				name,
			).rejects.toMatchObject({ code: 'budget-closed' });
		expect(await as('marloes', (tx, actor) => propose(tx, actor, round, form, 'nl'))).toMatchObject({
			outcome: 'done',
		});
	});

	test('costs no more than one may, says no numbers, and comes in its days', async () => {
		await expect(sends({ stuk: ['2000', '60'] })).rejects.toMatchObject({ code: 'budget-too-much' });
		await expect(sends({ wat: 'Bel mij op 06 10000008 voor de bankjes' })).rejects.toMatchObject({ field: 'wat' });
		await expect(onDay(inDays(21), () => sends())).rejects.toMatchObject({ code: 'budget-closed' });
	});

	test('is read with whose it is by the team alone', async () => {
		const { id } = await isPublic();
		expect(await as('marloes', (tx) => proposersOf(tx, waterveen, [id]))).toHaveLength(1);
		for (const name of ['yusuf', 'soraya', 'femke', 'dewi', 'bram', 'tariq', 'samira', 'henk'] as const)
			expect(await as(name, (tx) => proposersOf(tx, waterveen, [id])), name).toEqual([]);
		expect(await outside((tx) => proposersOf(tx, waterveen, [id]))).toEqual([]);
		await expect(as('soraya', (tx, actor) => sendWord(tx, actor, id, 'Hallo daar'))).rejects.toMatchObject({
			status: 404,
		});
		await expect(outside((tx) => sql`select code_hash from community.budget_proposer`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
		await expect(
			as('marloes', (tx) => sql`select contact from community.budget_follower`.execute(tx).then(({ rows }) => rows)),
		).resolves.toEqual([]);
	});

	test('stays nameless in a blind round until the decision', async () => {
		await asOwner('alter table open.budget_round disable trigger budget_round_keeps_its_word');
		await asOwner('update open.budget_round set blind = true');
		await asOwner('alter table open.budget_round enable trigger budget_round_keeps_its_word');
		const { id } = await isPublic();
		const names = async () => (await outside((tx, actor) => proposalScreen(page(tx, actor, { id })))).called;
		expect(await names()).toEqual([]);
		await asOwner(juryClosed, [round]);
		expect(await (await outside((tx, actor) => proposalsFile(page(tx, actor, { id: round })))).text()).not.toContain(
			'Joke',
		);
		await onDay(inDays(50), () =>
			as('marloes', (tx, actor) =>
				decideAll(tx, actor, round, [{ id, granted: true, cents: 96_000, words: 'Mooi plan.' }]),
			),
		);
		expect(await names()).toMatchObject([{ called: 'Joke' }]);
	});

	test('stands in what is known of who signs in with that address, also before a yes, and of nobody else', async () => {
		const { rows } = await asOwner('select email from identity.user where id = $1', [persona('samira').accountId]);
		await sends({ bereik: String(rows[0]?.email), naam: 'Samira' });
		expect(await as('samira', knownOfBudget)).toMatchObject([
			{ title: somePlan.titel, called: 'Samira', follows: false },
		]);
		for (const name of ['fatou', 'henk', 'marloes'] as const) expect(await as(name, knownOfBudget), name).toEqual([]);
		expect(await outside(knownOfBudget)).toEqual([]);
	});

	test('is changed by its writer with what stood there kept, and looked over again', async () => {
		const { code, id } = await isPublic();
		await expect(outside((tx, actor) => changeProposal(tx, actor, 'aaaa-bbbb-cccc', somePlan))).rejects.toMatchObject({
			status: 404,
		});
		await outside((tx, actor) =>
			changeProposal(tx, actor, code, {
				...somePlan,
				wat: 'Eén bankje, gemaakt met de buren samen.',
				aantal: ['1', '1'],
			}),
		);
		expect(await outside((tx) => findProposal(tx, waterveen, id))).toBeUndefined();
		// Looked over is what was shown: other words in between are read once more.
		const { seen } = await as('marloes', (tx, actor) => tendProposalScreen(page(tx, actor, { id })));
		const publish = (mark: string) => as('marloes', (tx, actor) => publishSeen(tx, actor, id, mark));
		await expect(publish('anders')).rejects.toMatchObject({ code: 'budget-plan-changed' });
		await publish(seen);
		const shown = await outside((tx, actor) => proposalScreen(page(tx, actor, { id })));
		expect(shown.proposal.cents).toBe(51_000);
		expect(shown.news).toMatchObject([{ kind: 'changed', centsBefore: 96_000 }]);
		// Who took something out about themselves has what stood there go too.
		await outside((tx, actor) => changeProposal(tx, actor, code, { ...somePlan, wissen: true }));
		await as('marloes', (tx, actor) => publishProposal(tx, actor, id));
		const { news } = await outside((tx, actor) => proposalScreen(page(tx, actor, { id })));
		// The last of it, that is: what changed before stays to be read.
		expect(news.map(({ kind, words }) => [kind, words === '']).sort()).toEqual([
			['changed', false],
			['changed', true],
		]);
		await expect(
			onDay(inDays(41), () => outside((tx, actor) => changeProposal(tx, actor, code, somePlan))),
		).rejects.toMatchObject({ code: 'budget-closed' });
	});

	test('is taken back at any time before the decision, and nothing of it stays', async () => {
		const { code, id } = await isPublic();
		await outside((tx) => withdrawProposal(tx, code));
		const { rows } = await asOwner('select what from open.budget_proposal where id = $1', [id]);
		expect(rows).toEqual([{ what: '' }]);
		expect((await asOwner('select 1 from community.budget_proposer')).rows).toEqual([]);
		expect((await outside((tx, actor) => ownProposalScreen(page(tx, actor, { code })))).held).toBeNull();
	});

	test('becomes one with another by two yeses, and not by one', async () => {
		const first = await isPublic();
		const second = await isPublic({ titel: 'Bankjes bij de speeltuin', naam: 'Mo', bereik: 'mo@voorbeeld.nl' });
		await outside((tx) => askToJoin(tx, first.code, second.id));
		const asked = await outside((tx, actor) => ownProposalScreen(page(tx, actor, { code: second.code })));
		const join = asked.held?.joins[0]?.id ?? '';
		expect(JSON.stringify(asked.held?.joins)).not.toContain('Joke');
		// Somebody else's code answers for nobody.
		const third = await isPublic({ titel: 'Iets heel anders', naam: 'Ria', bereik: 'ria@voorbeeld.nl' });
		await outside((tx, actor) => answerJoin(tx, actor, third.code, join, true));
		expect((await outside((tx) => findProposal(tx, waterveen, first.id)))?.joinedInto).toBeNull();
		await outside((tx, actor) => answerJoin(tx, actor, second.code, join, true));
		expect((await outside((tx) => findProposal(tx, waterveen, first.id)))?.joinedInto).toBe(second.id);
		expect(
			(await outside((tx, actor) => proposalScreen(page(tx, actor, { id: second.id })))).called
				.map(({ called }) => called)
				.sort(),
		).toEqual(['Joke', 'Mo']);
	});

	test('fades when nobody says yes to it within two weeks', async () => {
		const code = await sends();
		await onDay(inDays(16), tendBudget);
		expect((await outside((tx, actor) => ownProposalScreen(page(tx, actor, { code })))).held).toBeNull();
	});
});

describe('from talk to decision', () => {
	test('nobody is judged unheard', async () => {
		const { id } = await isPublic();
		await expect(as('marloes', (tx, actor) => advise(tx, actor, id, { ...advice, kan: 'yes' }))).rejects.toMatchObject({
			code: 'budget-hear-first',
		});
		await expect(
			as('marloes', (tx) =>
				sql`update open.budget_proposal set fits = 'no', fits_words = 'Nee hoor', fits_on = current_date where id = ${id}`.execute(
					tx,
				),
			),
		).rejects.toThrow(/nobody_is_judged_unheard/);
		await as('marloes', (tx, actor) =>
			noteHeard(tx, actor, id, { op: clock.today(), gezegd: 'We doen het met vijf buren.' }),
		);
		await as('marloes', (tx, actor) => advise(tx, actor, id, { ...advice, kan: 'no' }));
		const shown = await outside((tx, actor) => proposalScreen(page(tx, actor, { id })));
		expect(shown).toMatchObject({
			proposal: { fits: 'no', adviser: 'Sociaal makelaars' },
			advice: [{ verdict: 'yes' }, { verdict: 'doubt' }],
		});
		await as('marloes', (tx, actor) => refuseUnfit(tx, actor, id, 'Er ligt een gasleiding onder het plein.'));
		await expect(
			as('marloes', (tx) =>
				sql`update open.budget_proposal set decision_words = 'Toch anders' where id = ${id}`.execute(tx),
			),
		).rejects.toThrow(/decision stands/);
	});

	test('what can be done is not refused by the team on its own', async () => {
		const { id } = await isPublic();
		await expect(
			as('marloes', (tx, actor) => refuseUnfit(tx, actor, id, 'Wij vinden het niets.')),
		).rejects.toMatchObject({ code: 'budget-for-the-deciders' });
	});

	test('a round grants no more than it has, whoever presses at once', async () => {
		const first = await isPublic({ stuk: ['900', '60'] });
		const second = await isPublic({ stuk: ['900', '60'] });
		await asOwner(juryClosed, [round]);
		const grant = (id: string) =>
			as('marloes', (tx) =>
				sql`update open.budget_proposal set decision = 'granted', decision_words = 'Ja', decided_on = current_date, granted_cents = 300000 where id = ${id}`.execute(
					tx,
				),
			);
		const ends = await Promise.allSettled([grant(first.id), grant(second.id)]);
		expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});

	test('who proposed it and who follows hear that there is news, without a word of what; silence stands on Vandaag', async () => {
		const { id } = await isPublic();
		await outside((tx, actor) => followProposal(tx, actor, id, 'buur@voorbeeld.nl', 'en'));
		const code = await mailedCode();
		expect((await outside((tx, actor) => followScreen(page(tx, actor, { code })))).followed).toMatchObject({
			confirmed: false,
		});
		await outside((tx) => confirmFollowing(tx, code));
		await asOwner('delete from community.mail');
		await tellBudgetNews({ municipalityId: waterveen, subjectId: id } as never);
		const { rows } = await asOwner('select address, template, facts from community.mail order by address');
		expect(rows).toMatchObject([
			{ address: 'buur@voorbeeld.nl', template: 'budget-news', facts: { link: `/en/buurtbudget/voorstellen/${id}` } },
			{ address: `joke${sent}@voorbeeld.nl` },
		]);
		await outside((tx) => stopFollowing(tx, code));
		expect((await asOwner('select 1 from community.budget_follower')).rows).toEqual([]);
		await onDay(inDays(16), async () => {
			expect(await as('marloes', (tx, actor) => budgetToday(page(tx, actor)))).toMatchObject([{ id, silent: 2 }]);
			await as('marloes', (tx, actor) => sendWord(tx, actor, id, 'Volgende week bellen we.'));
			expect(await as('marloes', (tx, actor) => budgetToday(page(tx, actor)))).toEqual([]);
			expect(await as('yusuf', (tx, actor) => budgetToday(page(tx, actor)))).toEqual([]);
		});
	});

	test('another municipality sees nothing of it', async () => {
		await isPublic();
		expect(await as('gea', (tx) => proposalsOf(tx, elders, [round]))).toEqual([]);
		expect(await as('gea', (tx) => proposalsOf(tx, waterveen, [round]))).toEqual([]);
	});
});
