import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { copyAsFile } from '#modules/clients/index.server';
import { plansInFile } from '#modules/plans';
import * as plans from '#modules/plans/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { asActor, sql } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { accountId, type PersonaName, persona, personaNames, personId, seedPeople } from '#testing/personas';
import { beginClientFor, inTwoSteps } from '../clients/clients.fixtures.ts';
import { onPlan, planAsk } from '../plans/plans.fixtures.ts';
import { stampOf } from './household.ts';
import { householdsInFile } from './households-in-file.ts';
import * as homes from './index.server.ts';

const { asOwner } = useDatabase();
const yusuf = persona('yusuf');
const samira = inTwoSteps('samira');
const henk = inTwoSteps('henk');
const fatou = inTwoSteps('fatou');
let hers: string;
let his: string;
/** A girl of eight, for whom Samira stands. */
let child: string;
let noted: unknown[] = [];

const gone = { status: 404 };
/** The worker's page of a household. */
const onHome = <F, T>(actor: Actor, id: string, work: (ask: plans.PlanAsk & { form: F }) => Promise<T>, form?: F) =>
	asActor(actor, 'care', (tx) =>
		work({
			...{ ...planAsk(tx, actor, id), params: { id }, form: form as F },
			about: (what: unknown) => void noted.push(what),
		}),
	);
const household = async (): Promise<string> =>
	(await asOwner('select household_id from care.household_member limit 1')).rows[0]?.household_id as string;
/** Yusuf puts somebody beside who is called so. */
const together = (one = hers, other = 'Henk Verwoerdt') =>
	onPlan(yusuf, one, homes.beginHousehold, { met: other, besproken: true });
const answers = (who: Actor, of: string, antwoord: 'ja' | 'nee' = 'ja') =>
	onPlan(who, of, homes.answerHousehold, { antwoord });
const own = (who: Actor, of: string) => onPlan(who, of, homes.ownHouseholdScreen);
const goalOf = async (who: Actor, of: string, words: string): Promise<string> => {
	const form = { goal: undefined, version: 0, words, domain: undefined, why: '' };
	await onPlan(who, of, plans.saveGoal, form);
	const page = await onPlan(yusuf, of, plans.planScreen);
	return page.plan?.goals.find((goal) => goal.words === words)?.id ?? '';
};
const share = async (who: Actor, of: string, van: string, tonen: 'ja' | 'nee' = 'ja') => {
	const goals = (await onPlan(yusuf, of, plans.planScreen)).plan?.goals ?? [];
	const goal = goals.find(({ id }) => id === van);
	return onPlan(who, of, homes.shareAtHome, { wat: 'goal' as const, van, tonen, zoals: goal ? stampOf(goal) : '' });
};
/** Both said yes, and Samira shows one of her two goals. */
const sharing = async (): Promise<string> => {
	await together();
	await answers(samira, hers);
	await answers(henk, his);
	const goal = await goalOf(samira, hers, 'Rust aan tafel');
	await goalOf(samira, hers, 'Van mij alleen');
	await share(samira, hers, goal);
	return goal;
};
const words = (page: { goals: readonly { words: string }[] }) => page.goals.map((one) => one.words);
const rowsFor = async (actor: Actor): Promise<number> => {
	const home = await household();
	const { rows } = await asActor(actor, 'care', (tx) =>
		sql<{ n: string }>`select (select count(*) from care.household_member) + (select count(*) from care.household_share)
			+ (select count(*) from care.household_in_sight(${home})) + (select count(*) from care.household_shared(${home}))
			+ (select count(*) from care.shared_at_home_by(${hers})) as n`.execute(tx),
	);
	return Number(rows[0]?.n);
};

beforeAll(async () => {
	await seedPeople(asOwner);
	hers = await beginClientFor('yusuf', { bornOn: '1984-05-05', account: 'samira' });
	his = await beginClientFor('yusuf', {
		voornaam: 'Henk',
		achternaam: 'Verwoerdt',
		bornOn: '1980-02-01',
		account: 'henk',
	});
	child = await beginClientFor('yusuf', { voornaam: 'Noor', achternaam: 'Bouzidi' });
	await asOwner(
		`insert into care.representative (municipality_id, id, client_id, kind, name_sealed, account_id, from_on, until_on)
		select $1, gen_random_uuid(), $2, 'parent', '', c.account_id, current_date, current_date + 300 from care.client c where c.id = $3`,
		[waterveen, child, hers],
	);
});
beforeEach(async () => {
	noted = [];
	await asOwner(
		'update care.client set restricted_since = null, held_since = null, ended_on = null, ended_as = null, address_secret = false',
	);
	await asOwner("update care.client set born_on = current_date - interval '8 years' where id = $1", [child]);
	await asOwner("update care.relation set ended_on = null, until_on = from_on + interval '12 months'");
	for (const table of ['household_member', 'plan', 'near']) await asOwner(`delete from care.${table}`);
});

describe('people are put in one household', () => {
	test('by who helps both, after talking it over; by nobody else', async () => {
		await expect(
			onPlan(yusuf, hers, homes.beginHousehold, { met: 'Henk Verwoerdt', besproken: false }),
		).rejects.toMatchObject({
			code: 'household-talk-first',
		});
		// Somebody else's file is not there by its name either.
		await beginClientFor('femke', { voornaam: 'Piet' });
		await expect(together(hers, 'Piet Bouzidi')).rejects.toMatchObject({ code: 'household-not-helped' });
		await expect(together(hers, 'Samira Bouzidi')).rejects.toMatchObject({ code: 'household-not-together' });
		for (const name of personaNames.filter((one) => one !== 'yusuf')) {
			await expect(
				onPlan(persona(name), hers, homes.beginHousehold, { met: 'henk verwoerdt', besproken: true }),
				name,
			).rejects.toMatchObject(gone);
			const { rows } = await asActor(persona(name), 'care', (tx) =>
				sql<{
					home: string | null;
				}>`select care.ask_into_household(gen_random_uuid(), ${hers}, ${his}) as home`.execute(tx),
			);
			expect(rows[0]?.home, name).toBeNull();
		}
		expect((await together()).to).toMatch(/^\/hulp\/huishouden\/[0-9a-f-]{36}/);
	});
	test('only by the door: no login writes a place or a yes by itself', async () => {
		await together();
		await expect(
			asActor(yusuf, 'care', (tx) =>
				sql`update care.household_member set yes_on = current_date, yes_as = 'self'`.execute(tx),
			),
		).rejects.toThrow(/permission denied/);
		await expect(
			asActor(yusuf, 'care', (tx) =>
				sql`insert into care.household_member (municipality_id, household_id, client_id) values (${waterveen}, gen_random_uuid(), ${child})`.execute(
					tx,
				),
			),
		).rejects.toThrow(/permission denied/);
	});
	test('and each of them says yes or no; before that nobody shows', async () => {
		await together();
		expect((await onHome(yusuf, await household(), homes.householdScreen)).members).toHaveLength(2);
		await answers(samira, hers);
		expect((await own(samira, hers)).members.map(({ called }) => called)).toEqual(['Samira Bouzidi']);
		expect((await own(henk, his)).members).toEqual([]);
		await answers(henk, his, 'nee');
		expect((await own(samira, hers)).members).toHaveLength(1);
		await answers(henk, his);
		expect((await own(samira, hers)).members.map(({ called }) => called)).toEqual(['Samira Bouzidi', 'Henk Verwoerdt']);
	});
	test('a worker writes no yes down for who says it themselves', async () => {
		await together();
		await expect(onHome(yusuf, await household(), homes.writeYesDown, { wie: hers })).rejects.toMatchObject({
			code: 'household-own-yes',
		});
		const alone = await beginClientFor('yusuf', { voornaam: 'Wim', bornOn: '1950-01-01' });
		await together(alone, 'Samira Bouzidi');
		await onHome(yusuf, await household(), homes.writeYesDown, { wie: alone });
		const { rows } = await asOwner('select yes_as, recorded_by from care.household_member where client_id = $1', [
			alone,
		]);
		expect(rows).toEqual([{ yes_as: 'spoken', recorded_by: personId('yusuf') }]);
		await asOwner('delete from care.client where id = $1', [alone]);
	});
	test('a new face asks everybody again, and shows nobody before they said so', async () => {
		const goal = await sharing();
		await together(child, 'Samira Bouzidi');
		expect((await own(henk, his)).members).toEqual([]);
		await answers(henk, his);
		expect((await own(henk, his)).goals).toEqual([]);
		await answers(samira, hers);
		// What was shared before waits until it is shared again with who stands there now.
		expect((await own(henk, his)).members).toHaveLength(2);
		expect((await own(henk, his)).goals).toEqual([]);
		await share(samira, hers, goal);
		expect(words(await own(henk, his))).toEqual(['Rust aan tafel']);
	});
});

describe('the page of a household', () => {
	test('shows to a member what another shared, and nothing else of their plan', async () => {
		await sharing();
		const page = await own(henk, his);
		expect(words(page)).toEqual(['Rust aan tafel']);
		expect(page.things).toEqual([]);
		expect(await asActor(henk, 'care', (tx) => plans.planOf(tx, waterveen, hers))).toBeUndefined();
		await expect(onPlan(henk, hers, plans.planScreen)).rejects.toMatchObject(gone);
		await expect(onPlan(henk, hers, homes.ownHouseholdScreen)).rejects.toMatchObject(gone);
	});
	test('lets a goal go in one tap, for everybody at once', async () => {
		const goal = await sharing();
		await share(samira, hers, goal, 'nee');
		expect((await own(henk, his)).goals).toEqual([]);
		expect((await onHome(yusuf, await household(), homes.householdScreen)).goals).toEqual([]);
	});
	test('is nothing for anybody who is not of it, whoever they are', async () => {
		await sharing();
		const home = await household();
		for (const name of personaNames.filter((one) => one !== 'yusuf')) {
			await expect(onHome(persona(name), home, homes.householdScreen), name).rejects.toMatchObject(gone);
			expect(await rowsFor(persona(name)), name).toBe(0);
		}
		expect(await rowsFor(fatou)).toBe(0);
		// Without the second factor a member is nobody.
		expect(await rowsFor(persona('henk'))).toBe(0);
		expect(await rowsFor(anonymous(waterveen))).toBe(0);
	});
	test('of another is not found by its number, and no goal of another is shared', async () => {
		const goal = await sharing();
		const nadia = await beginClientFor('yusuf', { voornaam: 'Nadia', bornOn: '1990-01-01', account: 'fatou' });
		await expect(onHome(fatou, await household(), homes.householdScreen)).rejects.toMatchObject(gone);
		await expect(share(fatou, nadia, goal)).rejects.toMatchObject(gone);
		await expect(share(henk, his, goal)).rejects.toMatchObject(gone);
		await expect(
			asActor(henk, 'care', (tx) =>
				sql`insert into care.household_share (municipality_id, id, client_id, goal_id, shared_on) values (${waterveen}, gen_random_uuid(), ${his}, ${goal}, current_date)`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
		await asOwner('delete from care.client where id = $1', [nadia]);
	});
	test('a worker sees those they help, and shares nothing for who speaks themselves', async () => {
		const goal = await sharing();
		await expect(share(yusuf, hers, goal)).rejects.toMatchObject({ code: 'household-own-yes' });
		await asOwner('update care.relation set ended_on = current_date where client_id = $1', [his]);
		const page = await onHome(yusuf, await household(), homes.householdScreen);
		expect(page.members.map(({ called }) => called)).toEqual(['Samira Bouzidi']);
		await asOwner('update care.relation set ended_on = current_date');
		await expect(onHome(yusuf, await household(), homes.householdScreen)).rejects.toMatchObject(gone);
	});
	test('puts everybody on it in the trail', async () => {
		await sharing();
		await onHome(yusuf, await household(), homes.householdScreen);
		expect(noted).toEqual([{ personIds: [hers, his] }]);
		noted = [];
		await asActor(henk, 'care', (tx) =>
			homes.ownHouseholdScreen({ ...planAsk(tx, henk, his), about: (what) => void noted.push(what) }),
		);
		expect(noted).toEqual([{ personId: his }, { personIds: [his, hers] }]);
	});
});

describe('a member is off the page at once', () => {
	test.each(['held_since', 'restricted_since'])(
		'when %s stands, and says yes and shares again after it',
		async (column) => {
			const goal = await sharing();
			await asOwner(`update care.client set ${column} = current_date where id = $1`, [hers]);
			expect((await own(henk, his)).members.map(({ called }) => called)).toEqual(['Henk Verwoerdt']);
			expect((await own(henk, his)).goals).toEqual([]);
			expect((await onHome(yusuf, await household(), homes.householdScreen)).members).toHaveLength(1);
			await asOwner(`update care.client set ${column} = null where id = $1`, [hers]);
			expect((await own(henk, his)).goals).toEqual([]);
			await answers(samira, hers);
			expect((await own(henk, his)).goals).toEqual([]);
			await share(samira, hers, goal);
			expect(words(await own(henk, his))).toEqual(['Rust aan tafel']);
		},
	);
	test('with a secret address', async () => {
		await sharing();
		await asOwner('update care.client set address_secret = true where id = $1', [hers]);
		expect((await own(henk, his)).members).toHaveLength(1);
		await expect(answers(samira, hers)).rejects.toMatchObject(gone);
	});
	test('for a worker who marked them as near', async () => {
		await sharing();
		await asOwner(
			`insert into care.near (municipality_id, id, worker_id, kind, mark, made_on) select $1, gen_random_uuid(), $2, 'name', name_mark, current_date from care.client where id = $3`,
			[waterveen, personId('yusuf'), his],
		);
		const page = await onHome(yusuf, await household(), homes.householdScreen);
		expect(page.members.map(({ called }) => called)).toEqual(['Samira Bouzidi']);
	});
	test('who takes their yes back takes along what they shared; who leaves the help leaves the household', async () => {
		await sharing();
		await answers(samira, hers, 'nee');
		expect((await own(henk, his)).members).toHaveLength(1);
		const shares = async () => (await asOwner('select count(*)::integer as n from care.household_share')).rows[0]?.n;
		expect(await shares()).toBe(0);
		await answers(samira, hers);
		await asOwner("update care.client set ended_on = current_date, ended_as = 'enough' where id = $1", [hers]);
		const { rows } = await asOwner('select client_id from care.household_member');
		expect(rows).toEqual([{ client_id: his }]);
	});
	test('when a worker says they live elsewhere, and from nowhere else than their own household', async () => {
		await sharing();
		const home = await household();
		const nadia = await beginClientFor('yusuf', { voornaam: 'Nadia', bornOn: '1990-01-01' });
		await expect(onHome(yusuf, home, homes.endMember, { wie: nadia })).rejects.toMatchObject(gone);
		await onHome(yusuf, home, homes.endMember, { wie: hers });
		expect((await own(henk, his)).members).toHaveLength(1);
		await asOwner('delete from care.client where id = $1', [nadia]);
	});
	test('when the file is erased: nothing of it stays', async () => {
		await sharing();
		const other = await beginClientFor('yusuf', { voornaam: 'Wim', bornOn: '1950-01-01' });
		await together(other, 'Samira Bouzidi');
		await asOwner('delete from care.client where id = $1', [other]);
		expect((await asOwner('select count(*)::integer as n from care.household_member')).rows).toEqual([{ n: 2 }]);
	});
});

describe('what somebody else writes in a shared goal', () => {
	test('does not show at home until it is shared again', async () => {
		const goal = await sharing();
		const change = (who: Actor, version: number, said: string) =>
			onPlan(who, hers, plans.saveGoal, { goal, version, words: said, domain: undefined, why: '' });
		await change(yusuf, 1, 'Rust, en minder drinken');
		expect((await own(henk, his)).goals).toEqual([]);
		expect((await own(samira, hers)).things.find(({ of }) => of === goal)?.share?.changedSince).toBe(true);
		await share(samira, hers, goal);
		expect(words(await own(henk, his))).toEqual(['Rust, en minder drinken']);
		// Their own words too are shared once more: an agreement added long after is not shown by the way.
		await change(samira, 2, 'Rust aan tafel');
		expect((await own(henk, his)).goals).toEqual([]);
		await share(samira, hers, goal);
		const agreement = {
			agreement: undefined,
			goal,
			version: 0,
			step: 'self' as const,
			who: '',
			what: 'Naar de kliniek',
		};
		await onPlan(yusuf, hers, plans.saveAgreement, {
			...{ ...agreement, skipped: undefined, skippedWords: '', by: undefined },
		});
		const its = (await onPlan(samira, hers, plans.planScreen)).plan?.goals.find(({ id }) => id === goal)?.agreements[0]
			?.id;
		await onPlan(samira, hers, plans.saveHappened, { agreement: its ?? '', happened: 'yes' as const });
		expect((await own(henk, his)).goals[0]?.agreements).toEqual([]);
		// Whether it happened shows when the person said so.
		await share(samira, hers, goal);
		expect((await own(henk, his)).goals[0]?.agreements).toMatchObject([{ what: 'Naar de kliniek', happened: 'yes' }]);
		await onPlan(yusuf, hers, plans.saveHappened, { agreement: its ?? '', happened: 'no' as const });
		expect((await own(henk, his)).goals[0]?.agreements).toMatchObject([{ what: 'Naar de kliniek', happened: null }]);
	});
});

describe('who stands for somebody', () => {
	const standFor = (client: string, account: string) =>
		asOwner(
			`insert into care.representative (municipality_id, id, client_id, kind, name_sealed, account_id, from_on, until_on) values ($1, gen_random_uuid(), $2, 'chosen', '', $3, current_date, current_date + 100)`,
			[waterveen, client, account],
		);
	test('says no yes for somebody with an account, and least of all after their no; nor reads their answer', async () => {
		await together();
		await standFor(hers, accountId('henk'));
		await answers(samira, hers, 'nee');
		await expect(answers(henk, hers)).rejects.toMatchObject(gone);
		expect((await own(henk, hers)).own.place).toBeNull();
		const goal = await goalOf(samira, hers, 'Van mij');
		await expect(share(henk, hers, goal)).rejects.toMatchObject({ code: 'household-yes-first' });
		await asOwner("delete from care.representative where kind = 'chosen'");
	});
	test('says it for who has none, as long as they stand for them; a yes lasts a year', async () => {
		const old = await beginClientFor('yusuf', { voornaam: 'Wim', bornOn: '1940-01-01' });
		await standFor(old, accountId('fatou'));
		await together(old);
		await answers(fatou, old);
		await answers(henk, his);
		expect((await own(henk, his)).members).toHaveLength(2);
		await asOwner("update care.representative set ended_on = current_date where kind = 'chosen'");
		expect((await own(henk, his)).members).toHaveLength(1);
		await asOwner("update care.representative set ended_on = null where kind = 'chosen'");
		await asOwner(
			"update care.household_member set yes_on = current_date - interval '12 months' where client_id = $1",
			[old],
		);
		expect((await own(henk, his)).members).toHaveLength(1);
		await asOwner('delete from care.client where id = $1', [old]);
	});
	test('of a child does not undo the no of another; the worker asks once more', async () => {
		await together(child);
		await answers(samira, child, 'nee');
		await expect(answers(samira, child)).rejects.toMatchObject(gone);
		await onPlan(yusuf, child, homes.endMember, { wie: child });
		await together(child);
		await answers(samira, child);
	});
});

test('what changed between reading and sharing is read first', async () => {
	const goal = await sharing();
	const form = { wat: 'goal' as const, van: goal, tonen: 'ja' as const, zoals: '99' };
	await expect(onPlan(samira, hers, homes.shareAtHome, form)).rejects.toMatchObject({ code: 'household-changed' });
});

test('after an older copy came back every yes is asked anew, and nothing shows before', async () => {
	await sharing();
	expect(await homes.askHomesAgain()).toBe(2);
	expect((await own(henk, his)).members).toEqual([]);
	const { rows } = await asActor(henk, 'care', (tx) =>
		sql<{ n: number }>`select care.ask_homes_again() as n`.execute(tx),
	);
	expect(rows[0]?.n).toBe(0);
});

test('a member gets names of the others, and no number of a file or a worker', async () => {
	await sharing();
	const sent = JSON.stringify(await own(henk, his));
	expect(sent).toContain('Yusuf');
	expect(sent).not.toContain(hers);
	expect(sent).not.toContain(personId('yusuf'));
	expect(sent).not.toContain(await household());
});

describe('a child', () => {
	const stands = (name: PersonaName, of = child) => own(inTwoSteps(name), of);

	test('is told to who stands for them; they say yes and see no other member by it', async () => {
		await together(child);
		expect((await stands('samira')).own).toMatchObject({ says: true, place: { yesOn: null } });
		await answers(samira, child);
		await answers(henk, his);
		expect((await stands('samira')).members).toEqual([]);
		expect((await own(henk, his)).members.map(({ called }) => called)).toEqual(['Noor Bouzidi', 'Henk Verwoerdt']);
	});
	test('of twelve says yes themselves: that of a parent ends on the birthday', async () => {
		await together(child);
		await answers(samira, child);
		await answers(henk, his);
		await asOwner("update care.client set born_on = current_date - interval '12 years' where id = $1", [child]);
		await asOwner('update care.household_member set yes_on = current_date - 1 where client_id = $1', [child]);
		await asOwner('update care.representative set weighed_on = current_date, weighed_by = $1 where client_id = $2', [
			personId('yusuf'),
			child,
		]);
		expect((await own(henk, his)).members).toHaveLength(1);
		// The parent who reads along by weighing does not say it for them, nor read what they say; nor does the worker.
		expect((await stands('samira')).own.place).toBeNull();
		await expect(answers(samira, child)).rejects.toMatchObject(gone);
		await expect(onHome(yusuf, await household(), homes.writeYesDown, { wie: child })).rejects.toMatchObject({
			code: 'household-own-yes',
		});
		await asOwner('update care.representative set weighed_on = null, weighed_by = null');
	});
});

test('a copy of a file holds the own place and nothing of another', async () => {
	await sharing();
	await share(henk, his, await goalOf(henk, his, 'Buiten werken'));
	const copy = await asActor(henk, 'care', (tx) =>
		copyAsFile(planAsk(tx, henk, his) as never, [...plansInFile, ...householdsInFile]),
	);
	const text = JSON.stringify(copy);
	expect(copy.file.filter(({ table }) => table === 'household_share')).toHaveLength(1);
	expect(text).toContain('Buiten werken');
	expect(text).not.toContain('Rust aan tafel');
	expect(text).not.toContain(hers);
});
