import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { equalShares, parsePabulib } from '#modules/budget';
import { type Actor, anonymous, type Zone } from '#platform/actor';
import { clock, moveClockTo } from '#platform/clock';
import { asActor, asTask, sql, type Tx, zoneFor } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import { seededRandom } from '#platform/seeded-random';
import { dayAfter } from '#platform/wall-time';
import { useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { paperWaiting } from './ballot-box.store.server.ts';
import { castBallot, openBallot, readPaper } from './cast-ballot.server.ts';
import { countClosedVotes, countVote } from './count-vote.server.ts';
import { giveCard, makeCards, makeLetters, openBatch, stopBatch } from './make-codes.server.ts';
import { addPlan, type NewVote, prepareVote, removePlan, removeVote, resultOf, voteOf } from './prepare-vote.server.ts';
import { batchesOf, findResult } from './votes.store.server.ts';
import { ballotsRetention } from './votes-retention.store.server.ts';
import { readVotingCode } from './voting-code.ts';
import { ballotKey, registerHash } from './voting-keys.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const visitor = anonymous(waterveen);
const outside = <T>(work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(visitor, 'community', (tx) => work(tx, visitor));
const onDay = async <T>(day: string, work: () => Promise<T>): Promise<T> => {
	const back = moveClockTo(new Date(`${day}T10:00:00Z`));
	return work().finally(back);
};

const today = clock.today();
const closes = dayAfter(today, 10);
const afterwards = dayAfter(today, 11);
const plans = [
	['Bankjes bij de vijver', 4000],
	['Taalcafé', 3500],
	['Speeltuin opknappen', 6000],
	['Buurtmaaltijden', 2500],
	['Fietsen leren', 1500],
] as const;
const newVote = (more: Partial<NewVote> = {}): NewVote => ({
	id: newId(),
	areaCode: 'WK990101',
	title: 'Buurtbudget West',
	budget: 1_000_000n,
	ballotType: 'approval',
	mostChosen: 3,
	eligibility: 'letter-and-desk',
	rule: 'equal-shares',
	completion: 'add1u',
	opensOn: today,
	closesOn: closes,
	options: plans.map(([title, euros]) => ({ id: newId(), title, cost: BigInt(euros) * 100n })),
	...more,
});
const prepared = async (more: Partial<NewVote> = {}): Promise<string> => {
	const vote = newVote(more);
	await as('marloes', (tx, actor) => prepareVote(tx, actor, vote));
	return vote.id;
};
const read = (shown: string): string => readVotingCode(shown) ?? '';
/** Dewi counts every pack that Marloes printed. */
const counted = async (vote: string): Promise<void> => {
	for (const { id, openedOn } of await as('dewi', (tx) => batchesOf(tx, waterveen, vote)))
		if (!openedOn) await as('dewi', (tx, actor) => openBatch(tx, actor, vote, id));
};
const cardsFor = async (vote: string, many: number): Promise<string[]> => {
	const made = await as('marloes', (tx, actor) => makeCards(tx, actor, vote, many));
	await counted(vote);
	return made.map(({ code }) => read(code));
};
const ballot = (code: string, places: number[], more = {}) => ({
	code,
	kanaal: 'phone' as const,
	postcode: '',
	blanco: false,
	choices: places.map((place) => ({ place, points: 1 })),
	...more,
});
const casts = (code: string, places: number[], more = {}) =>
	outside((tx, actor) => castBallot(tx, actor, ballot(code, places, more)));
/** As many as there are connections, so that nobody waits for one until it gives up. */
const eightAtOnce = async <T>(all: readonly T[], work: (one: T, nth: number) => Promise<unknown>): Promise<void> => {
	for (let nth = 0; nth < all.length; nth += 8)
		await Promise.all(all.slice(nth, nth + 8).map((one, place) => work(one, nth + place)));
};
const counts = (vote: string, leavePaper = true) =>
	onDay(afterwards, () => as('marloes', (tx, actor) => countVote(tx, actor, vote, leavePaper)));
const kept = (code: string) =>
	asOwner('select choices, channel from ballot.ballot where key = $1', [ballotKey(code)]).then(({ rows }) => rows);

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});

describe('a vote', () => {
	test('is prepared by who runs one in the area, and by nobody else', async () => {
		const vote = newVote();
		for (const name of personaNames.filter((one) => !['marloes', 'dewi'].includes(one)))
			await expect(as(name, (tx, actor) => prepareVote(tx, actor, vote))).rejects.toMatchObject({ status: 404 });
		await as('dewi', (tx, actor) => prepareVote(tx, actor, vote));
		await expect(outside((tx, actor) => voteOf(tx, actor, vote.id))).rejects.toMatchObject({ status: 404 });
		await expect(as('soraya', (tx, actor) => makeCards(tx, actor, vote.id, 1))).rejects.toMatchObject({ status: 404 });
	});

	test('stands from the first printed code: no plan comes or goes, also behind our backs', async () => {
		const vote = await prepared();
		const plan = { id: newId(), title: 'Nog een plan', summary: '', cost: 100n };
		await as('marloes', (tx, actor) => addPlan(tx, actor, vote, plan));
		await as('marloes', (tx, actor) => removePlan(tx, actor, vote, plan.id));
		await cardsFor(vote, 1);
		await expect(as('marloes', (tx, actor) => addPlan(tx, actor, vote, plan))).rejects.toMatchObject({
			code: 'vote-fixed',
		});
		expect(
			(await as('marloes', (tx) => tx.deleteFrom('open.vote_option').where('vote_id', '=', vote).executeTakeFirst()))
				.numDeletedRows,
		).toBe(0n);
		await expect(
			as('marloes', (tx) => tx.updateTable('open.vote').set({ fixed_on: null }).where('id', '=', vote).execute()),
		).rejects.toThrow(/stays as it was/);
		expect((await outside((tx, actor) => voteOf(tx, actor, vote))).options).toHaveLength(plans.length);
	});

	test('that was a mistake is taken back until the first code, and a plan that comes at that moment never slips in', async () => {
		const mistake = await prepared();
		await as('marloes', (tx, actor) => removeVote(tx, actor, mistake));
		await expect(as('marloes', (tx, actor) => voteOf(tx, actor, mistake))).rejects.toMatchObject({ status: 404 });
		const vote = await prepared();
		const plan = { id: newId(), title: 'Nog een plan', summary: '', cost: 100n };
		await Promise.allSettled([
			as('dewi', (tx, actor) => addPlan(tx, actor, vote, plan)),
			as('marloes', (tx, actor) => makeCards(tx, actor, vote, 1)),
		]);
		const { rows } = await asOwner(
			'select b.options = (select count(*) from open.vote_option o where o.vote_id = b.id) as same from ballot.box b where b.id = $1',
			[vote],
		);
		expect(rows).toEqual([{ same: true }]);
		await expect(as('marloes', (tx, actor) => removeVote(tx, actor, vote))).rejects.toMatchObject({
			code: 'vote-fixed',
		});
	});

	test('is not prepared with days, points or a completion that do not go together', async () => {
		for (const [more, code] of [
			[{ opensOn: dayAfter(today, -1) }, 'vote-days'],
			[{ closesOn: dayAfter(today, -1) }, 'vote-days'],
			[{ ballotType: 'points' }, 'vote-points'],
			[{ rule: 'greedy' }, 'vote-completion'],
			[{ areaCode: 'BU99010101', options: Array(61).fill(newVote().options[0]) }, 'vote-plans'],
		] as const)
			await expect(prepared(more as Partial<NewVote>)).rejects.toMatchObject({ code });
	});
});

describe('a code', () => {
	let vote: string;
	let code: string;
	beforeEach(async () => {
		vote = await prepared();
		[code = ''] = await cardsFor(vote, 1);
	});

	test('opens its ballot without account, and votes; what was chosen is shown to nobody', async () => {
		expect(await outside((tx, actor) => openBallot(tx, actor, code))).toMatchObject({
			cast: false,
			asksPostcode: false,
		});
		await casts(code, [1, 3]);
		expect(await outside((tx, actor) => openBallot(tx, actor, code))).toMatchObject({ cast: true });
		expect(
			JSON.stringify(await outside((tx, actor) => openBallot(tx, actor, code)), (_, one) => String(one)),
		).not.toContain('1:1');
	});

	test('changes the vote until it closes, and never adds one', async () => {
		await casts(code, [1]);
		await casts(code, [2, 4], { kanaal: 'desk' });
		expect(await kept(code)).toEqual([{ choices: '2:1,4:1', channel: 'desk' }]);
		await expect(onDay(afterwards, () => casts(code, [5]))).rejects.toMatchObject({ code: 'vote-not-open' });
		expect(await kept(code)).toEqual([{ choices: '2:1,4:1', channel: 'desk' }]);
	});

	test('votes once, also when fifty press at the same moment', async () => {
		await Promise.all(Array.from({ length: 50 }, (_, nth) => casts(code, [(nth % 5) + 1])));
		const { rows } = await asOwner('select count(choices)::int as many from ballot.ballot where box_id = $1', [vote]);
		expect(rows).toEqual([{ many: 1 }]);
	});

	test('that is wrong, stopped or of another municipality opens nothing', async () => {
		const gea = persona('gea');
		await expect(casts('0'.repeat(17), [1])).rejects.toMatchObject({ code: 'vote-code' });
		await expect(
			asActor(anonymous(gea.municipalityId), 'community', (tx) =>
				castBallot(tx, anonymous(gea.municipalityId), ballot(code, [1])),
			),
		).rejects.toMatchObject({ code: 'vote-code' });
		const [batch] = await as('marloes', (tx) => batchesOf(tx, waterveen, vote));
		await as('marloes', (tx, actor) => stopBatch(tx, actor, vote, batch?.id ?? ''));
		await expect(casts(code, [1])).rejects.toMatchObject({ code: 'vote-code' });
	});

	test('of a letter asks for the postcode it went to', async () => {
		const [letter] = await as('marloes', (tx, actor) =>
			makeLetters(tx, actor, vote, [{ postcode: '9901AB', letters: 1 }]),
		);
		const sent = read(letter?.code ?? '');
		// Who printed it does not open it alone: another counts the pack first.
		const [pack] = (await as('marloes', (tx) => batchesOf(tx, waterveen, vote))).filter(({ openedOn }) => !openedOn);
		const counts = (name: PersonaName) => as(name, (tx, actor) => openBatch(tx, actor, vote, pack?.id ?? ''));
		await expect(casts(sent, [1], { postcode: '9901AB' })).rejects.toMatchObject({ code: 'vote-code' });
		await expect(counts('marloes')).rejects.toMatchObject({ code: 'vote-own-pack' });
		for (const name of ['yusuf', 'soraya', 'ingrid'] as const)
			await expect(counts(name), name).rejects.toMatchObject({ status: 404 });
		await expect(
			as('marloes', (tx) =>
				sql`update community.vote_batch set opened_on = current_date where id = ${pack?.id}`.execute(tx),
			),
		).rejects.toThrow(/permission denied/);
		await counts('dewi');
		await expect(casts(sent, [1], { postcode: '9901AC' })).rejects.toMatchObject({ code: 'vote-postcode' });
		await casts(sent, [1], { postcode: '9901AB' });
		// Who saw the letter printed does not read whether that door voted.
		expect(await outside((tx, actor) => openBallot(tx, actor, sent))).toMatchObject({
			asksPostcode: true,
			cast: false,
		});
	});

	test('chooses no more than may be, nothing that is not there, and nothing at all only on purpose', async () => {
		for (const [places, wrong] of [
			[[1, 2, 3, 4], 'vote-too-many'],
			[[9], 'vote-unknown-plan'],
			[[], 'vote-empty'],
		] as const)
			await expect(casts(code, [...places])).rejects.toMatchObject({ code: wrong });
		await casts(code, [], { blanco: true });
		expect(await kept(code)).toEqual([{ choices: '', channel: 'phone' }]);
	});

	test('cannot be cast past the rules, also not straight at the database', async () => {
		const straight = (choices: string, box = vote, day = today) =>
			asActor(visitor, 'ballot', (tx) =>
				sql<{
					it: string | null;
				}>`select ballot.cast_ballot(${box}, ${ballotKey(code)}, ${choices}, 'phone', ${day}) as it`.execute(tx),
			).then(({ rows }) => rows[0]?.it);
		for (const wrong of ['6:1', '0:1', '1:2', '2:1,1:1', '1:1,1:1', '1:1,2:1,3:1,4:1', '1', 'x', '1:1,'])
			expect([wrong, await straight(wrong)]).toEqual([wrong, null]);
		expect(await straight('1:1', await prepared())).toBe(null);
		expect(await straight('1:1', vote, afterwards)).toBe(null);
		expect(await straight('1:1,5:1')).toBe('cast');
	});
});

describe('paper and the desk', () => {
	let vote: string;
	let code: string;
	beforeEach(async () => {
		vote = await prepared({ ballotType: 'points', pointsEach: 10, eligibility: 'desk' });
		[code = ''] = await cardsFor(vote, 2);
	});
	const paperBy = (name: PersonaName, points: number) =>
		as(name, (tx, actor) =>
			readPaper(tx, actor, vote, { ...ballot(code, []), choices: [{ place: 2, points }], kanaal: 'paper' }),
		);

	test('paper is a vote when two workers read the same, and waits when they do not', async () => {
		expect(await paperBy('marloes', 7)).toBe('first');
		expect(await paperBy('marloes', 7)).toBe('first');
		expect(await paperBy('dewi', 1)).toBe('differs');
		expect(await kept(code)).toEqual([{ choices: null, channel: null }]);
		const waiting = () => asActor(persona('dewi'), 'ballot', (tx) => paperWaiting(tx, vote));
		expect(await waiting()).toBe(1);
		await expect(counts(vote, false)).rejects.toMatchObject({ code: 'vote-paper-waiting' });
		expect(await paperBy('dewi', 7)).toBe('cast');
		expect([await kept(code), await waiting()]).toEqual([[{ choices: '2:7', channel: 'paper' }], 0]);
		for (const name of ['yusuf', 'ingrid', 'soraya'] as const)
			await expect(paperBy(name, 7)).rejects.toMatchObject({ status: 404 });
		// Who read it knows the code: no phone takes its place.
		await expect(casts(code, [1])).rejects.toMatchObject({ code: 'vote-on-paper' });
	});

	test('two workers who press at once make one vote', async () => {
		const read = await Promise.all([paperBy('marloes', 5), paperBy('dewi', 5)]);
		expect(read.sort()).toEqual(['cast', 'first']);
	});

	test('paper does not take the place of a vote by phone', async () => {
		await outside((tx, actor) => castBallot(tx, actor, { ...ballot(code, []), choices: [{ place: 1, points: 10 }] }));
		expect([await paperBy('marloes', 3), await paperBy('dewi', 3)]).toEqual(['already', 'already']);
		expect(await kept(code)).toEqual([{ choices: '1:10', channel: 'phone' }]);
	});

	test('the desk hands out as many cards as there are and writes down how many a day, nothing else', async () => {
		expect(await as('dewi', (tx, actor) => giveCard(tx, actor, vote))).toBe(1);
		expect(await as('marloes', (tx, actor) => giveCard(tx, actor, vote))).toBe(2);
		await expect(as('marloes', (tx, actor) => giveCard(tx, actor, vote))).rejects.toMatchObject({
			code: 'vote-no-cards',
		});
		for (const name of ['henk', 'samira', 'yusuf', 'soraya'] as const)
			await expect(as(name, (tx, actor) => giveCard(tx, actor, vote))).rejects.toMatchObject({ status: 404 });
		const { rows } = await asOwner('select * from community.vote_handout where vote_id = $1', [vote]);
		expect(rows).toEqual([{ municipality_id: waterveen, vote_id: vote, on_day: expect.anything(), cards: 2 }]);
	});
});

describe('a whole vote', () => {
	test('of 500 voters, 50 of them on paper, is counted again from its published file with the same winners', async () => {
		const vote = await prepared();
		const codes = await cardsFor(vote, 500);
		const random = seededRandom(7);
		const chooses = () => [1, 2, 3, 4, 5].filter(() => random() < 0.45).slice(0, 3);
		const chosen = codes.map(() => chooses());
		const paper = codes.slice(0, 50);
		await eightAtOnce(codes.slice(50), (code, nth) => casts(code, chosen[nth + 50] ?? [], { blanco: true }));
		for (const name of ['marloes', 'dewi'] as const)
			await eightAtOnce(paper, (code, nth) =>
				as(name, (tx, actor) => readPaper(tx, actor, vote, ballot(code, chosen[nth] ?? [], { blanco: true }))),
			);
		await counts(vote);
		const { result, pb } = (await outside((tx) => findResult(tx, waterveen, vote))) ?? { pb: '' };
		expect(result).toMatchObject({
			ballots: 500,
			cards: 500,
			handedOut: 0,
			moreThanHandedOut: true,
			perChannel: { phone: 450, paper: 50 },
		});
		const again = parsePabulib(pb);
		expect(equalShares(again, { completion: 'add1u' }).winners.map(Number)).toEqual(result?.winners);
		expect(result?.perOption.map(({ votes }) => votes)).toEqual(
			[1, 2, 3, 4, 5].map((place) => chosen.filter((one) => one.includes(place)).length),
		);
		expect(result?.cost).toBeLessThanOrEqual(1_000_000);
		const { rows } = await asOwner(
			`select count(*)::int as many from community.outbox where type = 'ballots.counted' and subject_id = $1`,
			[vote],
		);
		expect(rows).toEqual([{ many: 1 }]);
	});

	test('is counted once, after the last day, and not by everybody', async () => {
		const vote = await prepared();
		const [code = ''] = await cardsFor(vote, 1);
		await casts(code, [1]);
		await expect(as('marloes', (tx, actor) => countVote(tx, actor, vote))).rejects.toMatchObject({
			code: 'vote-still-open',
		});
		await expect(onDay(afterwards, () => as('yusuf', (tx, actor) => countVote(tx, actor, vote)))).rejects.toMatchObject(
			{ status: 404 },
		);
		const count = () => as('marloes', (tx, actor) => countVote(tx, actor, vote, true));
		const both = await onDay(afterwards, () => Promise.allSettled([count(), count()]));
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const { result, pb } = (await outside((tx) => findResult(tx, waterveen, vote))) ?? {};
		expect([result?.ballots, result?.perOption[0]?.votes, result?.perChannel, pb]).toEqual([null, null, null, '']);
	});

	test('counts itself a week after it closed', async () => {
		const vote = await prepared();
		await cardsFor(vote, 1);
		await as('dewi', (tx, actor) => giveCard(tx, actor, vote));
		await onDay(dayAfter(closes, 7), countClosedVotes);
		expect(await outside((tx, actor) => resultOf(tx, actor, vote))).toBe(undefined);
		await onDay(dayAfter(closes, 8), countClosedVotes);
		expect(await outside((tx, actor) => resultOf(tx, actor, vote))).toMatchObject({
			winners: [],
			undecided: true,
			handedOut: 1,
		});
	});
});

describe('who voted what', () => {
	const tables = ['ballot.box', 'ballot.ballot', 'ballot.paper_entry', 'ballot.counted'];
	const zones: (Zone | 'ballot')[] = ['open', 'community', 'care', 'ballot'];
	let vote: string;
	let code: string;
	beforeAll(async () => {
		vote = await prepared();
		[code = ''] = await cardsFor(vote, 12);
		await casts(code, [1]);
	});

	test('is read by no login of the application: no row, no number of rows, no system column', async () => {
		for (const zone of zones)
			for (const table of tables)
				for (const what of ['*', 'count(*)', 'xmin', 'ctid', 'tableoid', '1'])
					await expect(
						asActor(persona('marloes'), zone, (tx) =>
							sql`select ${sql.raw(what)} from ${sql.table(table)}`.execute(tx),
						),
						`${zone} ${what} ${table}`,
					).rejects.toThrow(/permission denied/);
		for (const login of ['zone_tasks', 'zone_identity'] as const)
			for (const table of tables)
				await expect(sql`select 1 from ${sql.table(table)}`.execute(zoneFor(login))).rejects.toThrow(
					/permission denied/,
				);
	});

	test('is written past the functions by no login either', async () => {
		for (const zone of zones)
			for (const query of [
				sql`update ballot.ballot set choices = '2:1', channel = 'phone'`,
				sql`delete from ballot.ballot`,
				sql`insert into ballot.ballot (municipality_id, key, box_id) values (${waterveen}, 'k', ${vote})`,
			])
				await expect(asActor(persona('marloes'), zone, (tx) => query.execute(tx))).rejects.toThrow(/permission denied/);
	});

	test('shares nothing with who may vote: no column that tells two ballots apart, no time, no order', async () => {
		const { rows } = await asOwner(`
			select table_schema || '.' || table_name as name, column_name, data_type from information_schema.columns
			where (table_schema, table_name) in (('community', 'vote_code'), ('ballot', 'ballot'), ('ballot', 'counted'), ('ballot', 'paper_entry'))`);
		expect(rows.filter(({ data_type }) => /time|date|serial/.test(data_type))).toEqual([]);
		const { rows: same } = await asOwner(
			'select 1 from community.vote_code c join ballot.ballot b on b.key in (c.code_hash, c.postcode, c.batch_id::text)',
		);
		expect(same).toEqual([]);
		const { rows: pointing } = await asOwner(`
			select conname from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
			where f.contype = 'f' and c.relnamespace = 'ballot'::regnamespace and p.relnamespace <> 'ballot'::regnamespace and p.relname <> 'municipality'`);
		expect(pointing).toEqual([]);
		// Printed in one order, kept on each side in that of its own names.
		const order = async (query: string) => (await asOwner(query, [vote])).rows.map(({ it }) => it as string);
		const register = await order('select code_hash as it from community.vote_code where vote_id = $1 order by ctid');
		expect(register).toEqual([...register].sort());
	});

	test('leaves no trace of the moment in the trail, the outbox or the register', async () => {
		const traces = async () =>
			(
				await asOwner(`select (select count(*) from audit.entry) + (select count(*) from community.outbox) as many,
					(select max(xmin::text) from community.vote_code) as last`)
			).rows;
		const before = await traces();
		await casts(code, [2]);
		await casts(code, [3]);
		expect(await traces()).toEqual(before);
		expect(ballotKey(code)).not.toBe(registerHash(code));
	});

	test('is mixed at the count and loses its key; the register of codes goes', async () => {
		await counts(vote);
		const { rows } = await asOwner(
			`select (select count(*)::int from ballot.ballot where box_id = $1) as ballots,
			(select count(*)::int from community.vote_code where vote_id = $1) as codes, (select count(*)::int from ballot.counted where box_id = $1) as counted`,
			[vote],
		);
		expect(rows).toEqual([{ ballots: 0, codes: 0, counted: 1 }]);
	});

	test('is forgotten twelve months after the count, and the totals stay', async () => {
		const rules = ballotsRetention.filter(({ of }) => of === 'vote-ballots');
		const before = new Date(`${dayAfter(closes, 20)}T10:00:00Z`);
		for (const rule of rules)
			await asTask(
				'privacy.erase',
				waterveen,
				rule.login === 'zone_ballot' ? 'ballot' : 'community',
				async (tx, task) => {
					expect(await rule.end(tx, { municipalityId: waterveen, before }, task)).toBeGreaterThan(0);
					expect(await rule.count(tx, { municipalityId: waterveen, before })).toBe(0);
				},
			);
		const { rows } = await asOwner(
			`select count(*)::int as many from ballot.counted union all select count(*)::int from open.vote_result where pb <> ''`,
		);
		expect(rows).toEqual([{ many: 0 }, { many: 0 }]);
		expect(await outside((tx, actor) => resultOf(tx, actor, vote))).toMatchObject({ undecided: true });
	});
});
