import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	advise,
	beginRound,
	budgetCodeHash,
	openRound,
	proposalsOf,
	roundScreen,
	saveRules,
} from '#modules/rounds/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { fitPlan, someRules } from '#testing/budget-round';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personId, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { drawLots } from './draw.ts';
import { jurorsOf, knownOfJury } from './jury.store.server.ts';
import { juryScreen, lotsFile, questionsToMe, roomScreen, tendJuryScreen } from './jury-screens.server.ts';
import {
	beginJury,
	chooseJuror,
	closeJury,
	drawJury,
	prepareRoundVote,
	publishOutcome,
	takeOverVote,
	vouchForJuror,
} from './run-jury.server.ts';
import {
	answerQuestion,
	answerSeat,
	askProposer,
	confirmWilling,
	forgetInJury,
	givePoints,
	leaveJury,
	sayStake,
	seatOf,
	voteAsJuror,
	wouldSit,
} from './sit.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const visitor = anonymous(waterveen);
const outside = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(visitor, 'community', (tx) => work(tx, visitor));
const page = (tx: Tx, actor: Actor, params: object = {}) =>
	({ tx, actor, params, url: new URL('http://waterveen.test/'), about: () => {} }) as never;
const inDays = (days: number) => dayAfter(clock.today(), days);
const day = inDays(50);
/** The days on which the jury weighs. */
const later = async <T>(work: () => Promise<T>): Promise<T> => {
	const back = moveClockTo(new Date(`${day}T10:00:00Z`));
	return work().finally(back);
};

let round: string;
let plans: { id: string; code: string }[];
const willing = (naam: string) => ({
	naam,
	bereik: `06 1000${String(1000 + naam.length * 37 + naam.charCodeAt(0)).slice(-4)}`,
	buurt: undefined,
	leeftijd: undefined,
});

/** Three with a seat by a code, and Samira who signs up and is drawn as herself. */
let codes: string[];
const seat = (nth: number) => ({ hash: seatOf({ code: codes[nth] as string }).hash, round: null });
const samiras = () => seatOf({ id: round });
const room = (nth: number) => outside((tx, actor) => roomScreen(page(tx, actor, { code: codes[nth] })));
const points = (plan: string) => ({ plan, punten: [4, 5], reden: ['Buren doen het.', 'Voor iedereen.'] });

const plan = (naam: string, titel: string) => fitPlan(persona('marloes'), round, { naam, titel });

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from open.jury');
	await asOwner('delete from open.budget_proposal');
	await asOwner('delete from open.budget_round');
	round = await as('marloes', (tx, actor) =>
		beginRound(tx, actor, { titel: 'Samen in West', gebied: 'WK990101', waarvoor: 'Geld voor de straat.' }),
	);
	await as('marloes', async (tx, actor) => {
		await saveRules(tx, actor, round, someRules(personId('marloes'), inDays));
		await openRound(tx, actor, round);
	});
	plans = [await plan('Joke', 'Bankjes bij de speeltuin'), await plan('Mo', 'Kookavond voor de straat')];
	await as('marloes', (tx, actor) => beginJury(tx, actor, round, { stoelen: 5, tot: inDays(10) }));
	codes = [];
	for (const name of ['Anna', 'Bart', 'Cornelia']) {
		const done = await outside((tx, actor) => wouldSit(tx, actor, round, willing(name), 'nl'));
		codes.push('code' in done ? done.code : '');
	}
	for (const { id } of await as('marloes', (tx) => jurorsOf(tx, waterveen, round)))
		await as('marloes', (tx, actor) => vouchForJuror(tx, actor, round, id));
	await as('samira', (tx, actor) =>
		wouldSit(tx, actor, round, { naam: 'Samira', bereik: '', buurt: undefined, leeftijd: undefined }, 'nl'),
	);
});

/** Everybody drawn and with a yes; the jury weighs. */
async function sits(): Promise<void> {
	await as('marloes', (tx, actor) => drawJury(tx, actor, round));
	for (const nth of [0, 1, 2]) await outside((tx) => answerSeat(tx, seat(nth), true, nth === 0));
	await as('samira', (tx) => answerSeat(tx, samiras(), true, false));
}

describe('who sits', () => {
	test('signs up as themselves, or without account after a yes; twice is once', async () => {
		await expect(
			as('samira', (tx, actor) => wouldSit(tx, actor, round, { ...willing('Samira'), bereik: '' }, 'nl')),
		).rejects.toMatchObject({ code: 'jury-closed' });
		const called = await outside((tx, actor) => wouldSit(tx, actor, round, willing('Dirk'), 'nl'));
		expect(called.outcome).toBe('call');
		await expect(
			outside((tx) => confirmWilling(tx, seatOf({ code: 'code' in called ? called.code : '' }))),
		).rejects.toMatchObject({ code: 'jury-not-now' });
		expect(
			(
				await outside((tx, actor) =>
					wouldSit(tx, actor, round, { ...willing('Eva'), bereik: 'eva@voorbeeld.nl' }, 'en'),
				)
			).outcome,
		).toBe('mail');
		// What waits for a tap is nobody's yet.
		const shown = await as('marloes', (tx, actor) => tendJuryScreen(page(tx, actor, { id: round })));
		expect(shown.people.map((one) => one.called).sort()).toEqual(['Anna', 'Bart', 'Cornelia', 'Dirk', 'Samira']);
	});

	test('is known to the team of the round alone, and how they weigh to nobody', async () => {
		for (const name of ['yusuf', 'soraya', 'femke', 'dewi', 'bram', 'tariq', 'samira', 'henk'] as const) {
			expect(await as(name, (tx) => jurorsOf(tx, waterveen, round)), name).toEqual([]);
			await expect(
				as(name, (tx, actor) => tendJuryScreen(page(tx, actor, { id: round }))),
				name,
			).rejects.toMatchObject({ status: 404 });
		}
		expect(await outside((tx) => jurorsOf(tx, waterveen, round))).toEqual([]);
		for (const table of ['community.jury_stake', 'community.jury_point', 'community.jury_vote', 'community.jury_seed'])
			await expect(
				as('marloes', (tx) => sql`select * from ${sql.table(table)}`.execute(tx)),
				table,
			).rejects.toThrow(/permission denied/);
		await expect(as('marloes', (tx) => sql`select code_hash from community.juror`.execute(tx))).rejects.toThrow(
			/permission denied/,
		);
	});

	test('is drawn with a seed that was sealed beforehand, so that anybody can do it again', async () => {
		await expect(as('marloes', (tx, actor) => drawJury(tx, actor, round))).rejects.toMatchObject({
			code: 'jury-not-yet',
		});
		const before = await outside((tx, actor) => juryScreen(page(tx, actor, { id: round })));
		expect(before.jury).toMatchObject({ seed: null, seats: 5 });
		await later(async () => {
			await as('marloes', (tx, actor) => drawJury(tx, actor, round));
			const { jury, lots } = await outside((tx, actor) => juryScreen(page(tx, actor, { id: round })));
			expect(
				createHash('sha256')
					.update(jury?.seed ?? '')
					.digest('hex'),
			).toBe(before.jury?.seedHash);
			expect(drawLots(jury?.seed ?? '', lots, 5)).toEqual(
				expect.arrayContaining(lots.map((lot) => expect.objectContaining(lot))),
			);
			expect(await (await outside((tx, actor) => lotsFile(page(tx, actor, { id: round })))).text()).not.toMatch(
				/Samira/,
			);
			await expect(as('marloes', (tx, actor) => drawJury(tx, actor, round))).rejects.toMatchObject({
				code: 'jury-not-yet',
			});
			// Nobody comes in after the seed is known.
			await expect(
				as('fatou', (tx, actor) => wouldSit(tx, actor, round, { ...willing('Fatou'), bereik: '' }, 'nl')),
			).rejects.toMatchObject({ code: 'jury-closed' });
		});
	});

	test('says no, and then everything of them that was said goes; a name is shown only with their yes', () =>
		later(async () => {
			await sits();
			expect((await outside((tx, actor) => juryScreen(page(tx, actor, { id: round })))).sits).toEqual({
				many: 4,
				names: ['Anna'],
			});
			await outside((tx) => leaveJury(tx, seat(0)));
			expect((await room(0)).room).toBeNull();
			expect((await outside((tx, actor) => juryScreen(page(tx, actor, { id: round })))).sits).toEqual({
				many: 3,
				names: [],
			});
		}));

	test('is asked by the team for a third of the seats at most, and says yes by their own mail', async () => {
		const ask = (naam: string) =>
			as('marloes', (tx, actor) =>
				chooseJuror(tx, actor, round, { ...willing(naam), bereik: `${naam}+jury@voorbeeld.nl` }),
			);
		await expect(as('marloes', (tx, actor) => chooseJuror(tx, actor, round, willing('Dirk')))).rejects.toMatchObject({
			code: 'jury-choose-mail',
		});
		expect(await ask('dirk')).toBeUndefined();
		await expect(ask('eva')).rejects.toMatchObject({ code: 'jury-full' });
		expect(
			(await as('marloes', (tx) => jurorsOf(tx, waterveen, round))).find(({ called }) => called === 'dirk'),
		).toMatchObject({ confirmedOn: null, contact: 'dirk@voorbeeld.nl' });
		await later(async () => {
			await as('marloes', (tx, actor) => drawJury(tx, actor, round));
			await expect(ask('fenna')).rejects.toMatchObject({ code: 'jury-full' });
		});
	});

	test('reads all that is kept of their seat, and nobody else does', async () => {
		expect(await as('samira', knownOfJury)).toMatchObject([
			{ roundId: round, title: 'Samen in West', called: 'Samira' },
		]);
		for (const name of ['fatou', 'marloes', 'dewi'] as const) expect(await as(name, knownOfJury), name).toEqual([]);
		expect(await outside(knownOfJury)).toEqual([]);
	});

	test('is forgotten with their card', async () => {
		await forgetInJury({ municipalityId: waterveen, subjectId: personId('samira') });
		expect((await as('samira', (tx, actor) => roomScreen(page(tx, actor, { id: round })))).room).toBeNull();
	});
});

describe('the room', () => {
	const first = () => plans[0]?.id as string;
	const second = () => plans[1]?.id as string;

	test('weighs nothing before somebody said to have no stake in it', () =>
		later(async () => {
			await sits();
			await expect(outside((tx, actor) => givePoints(tx, actor, seat(0), points(first())))).rejects.toMatchObject({
				code: 'jury-not-now',
			});
			await expect(outside((tx) => voteAsJuror(tx, seat(0), first(), true, 'Mooi plan.'))).rejects.toMatchObject({
				code: 'jury-not-now',
			});
			await outside((tx) => sayStake(tx, seat(0), first(), false));
			await outside((tx, actor) => givePoints(tx, actor, seat(0), points(first())));
			await outside((tx) => voteAsJuror(tx, seat(0), first(), true, 'Mooi plan.'));
		}));

	test('keeps who has a stake out of that plan, on the screen and in the database, also when it is said later', () =>
		later(async () => {
			await sits();
			await outside((tx) => sayStake(tx, seat(0), first(), false));
			await outside((tx, actor) => givePoints(tx, actor, seat(0), points(first())));
			await outside((tx) => voteAsJuror(tx, seat(0), first(), true, 'Mooi plan.'));
			await outside((tx) => sayStake(tx, seat(0), first(), true));
			expect(
				(await asOwner('select 1 from community.jury_vote union all select 1 from community.jury_point')).rows,
			).toEqual([]);
			const shown = await room(0);
			expect(shown.plans?.find(({ id }) => id === first())).toMatchObject({ stake: true, plan: null });
			await expect(outside((tx) => voteAsJuror(tx, seat(0), first(), true, 'Toch graag.'))).rejects.toMatchObject({
				code: 'jury-not-now',
			});
			await expect(outside((tx) => askProposer(tx, seat(0), first(), 'Hoe dan precies?'))).rejects.toMatchObject({
				code: 'jury-not-now',
			});
		}));

	test('knows by itself that a plan is of the one who weighs', () =>
		later(async () => {
			await sits();
			await asOwner(`update community.juror set contact = '0610000008' where called = 'Anna'`);
			await outside((tx) => sayStake(tx, seat(0), first(), false));
			expect((await room(0)).plans?.find(({ id }) => id === first())).toMatchObject({ stake: true, plan: null });
		}));

	test('weighs a plan that stays as it is: nobody writes it anew, and the team does not judge it otherwise', () =>
		later(async () => {
			await sits();
			await outside((tx) => sayStake(tx, seat(0), first(), false));
			await expect(
				as('marloes', (tx, actor) =>
					advise(tx, actor, first(), {
						oordeel: ['no', 'no'],
						reden: ['Toch niet.', 'Toch niet.'],
						kan: 'no',
						waarom: 'Bij nader inzien.',
					}),
				),
			).rejects.toThrow();
			const grant = sql`update open.budget_proposal set decision = 'granted', decision_words = 'Omdat het kan', decided_on = current_date, granted_cents = 1 where id = ${first()}`;
			await expect(as('marloes', (tx) => grant.execute(tx))).rejects.toThrow(/deciders did not choose/);
		}));

	test('is open to who has a seat with a yes, and to nobody else', () =>
		later(async () => {
			await sits();
			for (const [who, work] of [
				['fatou', (tx: Tx) => sayStake(tx, seatOf({ id: round }), first(), false)],
				['marloes', (tx: Tx) => sayStake(tx, seatOf({ id: round }), first(), false)],
			] as const)
				await expect(as(who, work), who).rejects.toMatchObject({ code: 'jury-not-now' });
			await expect(
				outside((tx) => sayStake(tx, seatOf({ code: 'zzzz-zzzz-zzzz' }), first(), false)),
			).rejects.toMatchObject({ code: 'jury-not-now' });
			await expect(outside((tx) => sayStake(tx, seatOf({ id: round }), first(), false))).rejects.toMatchObject({
				code: 'jury-not-now',
			});
			// The code of who proposed it is no seat.
			expect((await outside((tx, actor) => roomScreen(page(tx, actor, { code: plans[0]?.code })))).room).toBeNull();
			await as('samira', (tx) => sayStake(tx, samiras(), first(), false));
		}));

	test('of another round weighs nothing here', () =>
		later(async () => {
			await sits();
			await asOwner('alter table open.budget_proposal disable trigger all');
			const other = (await asOwner('select gen_random_uuid() as id')).rows[0]?.id as string;
			await asOwner(
				`insert into open.budget_round (municipality_id, id, area_code, title, summary, team_id, made_on) select municipality_id, $1, area_code, title, summary, team_id, made_on from open.budget_round limit 1`,
				[other],
			);
			await asOwner('update open.budget_proposal set round_id = $1 where id = $2', [other, second()]);
			await asOwner('alter table open.budget_proposal enable trigger all');
			await expect(outside((tx) => sayStake(tx, seat(0), second(), false))).rejects.toMatchObject({
				code: 'jury-not-now',
			});
		}));

	test('shows what others think only once one gave points oneself, and without who', () =>
		later(async () => {
			await sits();
			for (const nth of [0, 1]) await outside((tx) => sayStake(tx, seat(nth), first(), false));
			await outside((tx, actor) => givePoints(tx, actor, seat(0), points(first())));
			const others = async () => (await room(1)).plans?.find(({ id }) => id === first())?.plan?.others;
			expect(await others()).toEqual([]);
			await outside((tx, actor) => givePoints(tx, actor, seat(1), { ...points(first()), punten: [1, 2] }));
			expect(await others()).toMatchObject([{ points: 4 }, { points: 5 }]);
			expect(JSON.stringify(await room(1))).not.toContain('Anna');
		}));

	test('asks who proposed it without saying who asks, and reads the answer', () =>
		later(async () => {
			await sits();
			await outside((tx) => sayStake(tx, seat(0), first(), false));
			await outside((tx) => askProposer(tx, seat(0), first(), 'Wie geeft de planten water?'));
			const code = plans[0]?.code as string;
			const [asked] = await outside((tx, actor) => questionsToMe(page(tx, actor, { code })));
			expect(asked).toMatchObject({ words: 'Wie geeft de planten water?' });
			// Who proposed another plan answers nothing here.
			await expect(
				outside((tx) => answerQuestion(tx, budgetCodeHash(plans[1]?.code as string), asked?.id ?? '', 'Ik wel.')),
			).rejects.toMatchObject({ status: 404 });
			await outside((tx) => answerQuestion(tx, budgetCodeHash(code), asked?.id ?? '', 'De buren om de beurt.'));
			expect((await room(0)).plans?.find(({ id }) => id === first())?.plan?.questions).toMatchObject([
				{ answer: 'De buren om de beurt.' },
			]);
		}));

	test('closes with numbers for everybody and a reason for every plan; after that nobody changes a vote', () =>
		later(async () => {
			await sits();
			for (const nth of [0, 1, 2])
				for (const plan of [first(), second()]) {
					await outside((tx) => sayStake(tx, seat(nth), plan, false));
					await outside((tx) => voteAsJuror(tx, seat(nth), plan, plan === first() || nth === 0, `Reden ${nth}.`));
				}
			await as('samira', (tx) => sayStake(tx, samiras(), first(), true));
			await expect(as('marloes', (tx, actor) => closeJury(tx, actor, round))).rejects.toMatchObject({
				code: 'jury-not-all',
			});
			await as('samira', (tx) => sayStake(tx, samiras(), second(), true));
			await as('marloes', (tx, actor) => closeJury(tx, actor, round));
			await expect(outside((tx) => voteAsJuror(tx, seat(0), first(), false, 'Toch niet.'))).rejects.toMatchObject({
				code: 'jury-not-now',
			});
			const { outcome } = await as('marloes', (tx, actor) => tendJuryScreen(page(tx, actor, { id: round })));
			expect(outcome).toMatchObject([
				{ id: first(), yes: 3, no: 0, granted: true },
				{ id: second(), yes: 1, no: 2, granted: false },
			]);
			const { counts } = await outside((tx, actor) => juryScreen(page(tx, actor, { id: round })));
			expect(counts).toContainEqual(expect.objectContaining({ proposalId: first(), yes: 3, no: 0, keptOut: 1 }));
			await expect(as('marloes', (tx, actor) => publishOutcome(tx, actor, round, {}))).rejects.toMatchObject({
				code: 'budget-say-why',
			});
			const words = { [`reden-${first()}`]: 'Buren doen het zelf.', [`reden-${second()}`]: 'Te weinig mensen.' };
			await expect(as('yusuf', (tx, actor) => publishOutcome(tx, actor, round, words))).rejects.toMatchObject({
				status: 404,
			});
			await as('marloes', (tx, actor) => publishOutcome(tx, actor, round, words));
			expect(await outside((tx) => proposalsOf(tx, waterveen, [round]))).toMatchObject([
				{ decision: 'granted', grantedCents: 96_000, decisionWords: 'Buren doen het zelf.' },
				{ decision: 'refused', grantedCents: null },
			]);
			expect((await outside((tx, actor) => roundScreen(page(tx, actor, { id: round })))).proposals).toHaveLength(2);
		}));
});

describe('a round in which everybody decides', () => {
	const tendsJury = () => as('marloes', (tx, actor) => tendJuryScreen(page(tx, actor, { id: round })));
	const counted = (result: object) =>
		asOwner(
			`insert into open.vote_result (municipality_id, vote_id, counted_on, result) select municipality_id, vote_id, current_date, $2 from open.budget_round where id = $1`,
			[round, JSON.stringify(result)],
		);
	const takeOver = (words: object) => as('marloes', (tx, actor) => takeOverVote(tx, actor, round, words as never));
	const decisions = async () =>
		(await outside((tx) => proposalsOf(tx, waterveen, [round]))).map(({ id, decision, grantedCents }) => [
			plans.findIndex((one) => one.id === id),
			decision,
			grantedCents,
		]);
	const words = () => Object.fromEntries(plans.map(({ id }) => [`reden-${id}`, 'Zo koos de buurt.']));

	beforeEach(async () => {
		round = await as('marloes', (tx, actor) =>
			beginRound(tx, actor, { titel: 'Samen kiezen', gebied: 'WK990101', waarvoor: 'Geld voor de straat.' }),
		);
		await as('marloes', async (tx, actor) => {
			await saveRules(tx, actor, round, { ...someRules(personId('marloes'), inDays), wie: 'vote' });
			await openRound(tx, actor, round);
		});
		plans = [await plan('Joke', 'Bankjes bij de speeltuin'), await plan('Mo', 'Kookavond voor de straat')];
		await as('marloes', (tx, actor) =>
			prepareRoundVote(tx, actor, round, {
				van: inDays(42),
				tot: inDays(55),
				soort: 'approval',
				wie: 'desk',
				telling: 'equal-shares-add1',
			}),
		);
	});

	test('what was chosen is granted, what was not is refused, each with its reason', async () => {
		await later(async () => {
			await expect(takeOver(words())).rejects.toMatchObject({ code: 'jury-not-counted' });
			await counted({ undecided: false, perOption: plans.map(({ id }, nth) => ({ id, won: nth === 0 })) });
			expect((await tendsJury()).result).toMatchObject({ won: [plans[0]?.id], undecided: false });
			await expect(takeOver({})).rejects.toMatchObject({ code: 'budget-say-why' });
			await takeOver(words());
			expect((await decisions()).sort()).toEqual([
				[0, 'granted', 96_000],
				[1, 'refused', null],
			]);
		});
	});

	test('a vote of fewer than five is held once more, told on every plan, and after that each hears why not', async () => {
		const [van, tot] = [inDays(52), inDays(58)];
		await later(async () => {
			const undecided = { undecided: true, perOption: plans.map(({ id }) => ({ id, won: false })) };
			const again = () =>
				as('marloes', (tx, actor) =>
					prepareRoundVote(tx, actor, round, {
						van,
						tot,
						soort: 'approval',
						wie: 'desk',
						telling: 'equal-shares-add1',
					}),
				);
			await expect(again()).rejects.toMatchObject({ code: 'already-done' });
			await expect(
				as('marloes', (tx) => sql`update open.budget_round set vote_id = null where id = ${round}`.execute(tx)),
			).rejects.toThrow(/a vote stands/);
			await counted(undecided);
			await expect(takeOver(words())).rejects.toMatchObject({ code: 'jury-vote-undecided' });
			const [before] = (await asOwner('select vote_id from open.budget_round where id = $1', [round])).rows;
			await again();
			expect(
				(await asOwner('select voted_before from open.budget_round where id = $1', [round])).rows[0]?.voted_before,
			).toBe(before?.vote_id);
			const { rows } = await asOwner(`select words from open.budget_news where kind = 'word' and proposal_id = $1`, [
				plans[0]?.id,
			]);
			expect(rows[0]?.words).toContain('nog één keer');
			await counted(undecided);
			await expect(again()).rejects.toMatchObject({ code: 'already-done' });
			await takeOver(words());
			expect((await decisions()).map(([, decision]) => decision)).toEqual(['refused', 'refused']);
		});
	});
});
