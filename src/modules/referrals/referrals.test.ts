import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startActivity } from '#modules/activities/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql, type Tx } from '#platform/db/index.server';
import { tombstoneOf } from '#platform/retention/index.server';
import { workingDaysLater } from '#platform/working-days';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday, moveDays } from '#testing/days';
import { accountId, type PersonaName, persona, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as referrals from './index.server.ts';
import { referralCodeHash } from './refer.server.ts';
import type { EndOutcome, Level } from './referral.ts';
import { renewSlip } from './referral-codes.store.server.ts';
import { behind, inCare, linkOf, looksAt, newPractice, page, passer, refers, takesOn } from './referrals.fixtures.ts';

const { asOwner } = useDatabase();
let putBack = () => {};
let practice = '';
let link = '';

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(async () => {
	await asOwner('delete from care.referral');
	await asOwner('delete from open.referral_practice');
	await asOwner('delete from care.mail');
	await asOwner('delete from care.outbox');
	practice = await newPractice();
	link = await linkOf(practice);
});
afterEach(() => putBack());

const by =
	<A extends unknown[]>(work: (tx: Tx, actor: Actor, id: string, ...more: A) => Promise<void>) =>
	(id: string, ...more: A) =>
		inCare('marloes', (tx, actor) => work(tx, actor, id, ...more));
const tries = by(referrals.noteTry);
const talks = by(referrals.noteTalk);
const misses = by(referrals.noteNoShow);
const ends = (id: string, outcome: EndOutcome, more: object = {}, name: PersonaName = 'marloes') =>
	inCare(name, (tx, actor) =>
		referrals.endReferral(tx, actor, id, { outcome, chosen: '', why: '', note: '', ...more }),
	);
const gives = (id: string, name: PersonaName = 'marloes') =>
	inCare(name, (tx, actor) => referrals.giveSlip(tx, actor, id));
const mails = async () =>
	(await asOwner('select address, template, facts from care.mail order by not_before')).rows as {
		address: string;
		template: string;
		facts: { code: string };
	}[];
const taken = async (level: Level = 2) => {
	const one = await refers(link, { level });
	await takesOn('marloes', one.id);
	return one;
};

describe('a letter to who can take it on', () => {
	const letters = async () => {
		const rows = (await asOwner(`select account_id, template, facts from community.mail where template = 'news'`)).rows;
		await asOwner('delete from community.mail');
		return rows as { account_id: string; facts: object }[];
	};
	test('goes to the brokers there, or to who was named for the practice, and says nothing of whom', async () => {
		await asOwner('delete from community.mail');
		const { id } = await refers(link);
		expect(
			(await asOwner(`select subject_id from care.outbox where type = 'referral.made' and subject_id = $1`, [id]))
				.rowCount,
		).toBe(1);
		await referrals.writeToCoaches({ municipalityId: waterveen, subjectId: id });
		const [one, ...more] = await letters();
		expect(more).toEqual([]);
		expect(one).toMatchObject({ account_id: accountId('marloes'), facts: { link: '/recept/bureau' } });
		expect(JSON.stringify(one)).not.toMatch(/zingen|alleen|06 |Bea/);
		await takesOn('marloes', id);
		await referrals.writeToCoaches({ municipalityId: waterveen, subjectId: id });
		expect(await letters()).toEqual([]);
	});
});

describe('the short form of a practice', () => {
	test('needs no account, and gives a code for the practice and a slip for the person', async () => {
		const { follow, slip, dueOn } = await refers(link);
		expect(follow).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
		expect(dueOn).toBe(workingDaysLater(clock.today(), 1));
		expect((await behind(follow)).told).toMatchObject({ practice: 'Huisartsen De Brug', reference: 'P-102' });
		expect((await behind(slip)).slip).toMatchObject({ called: 'Toos', question: 'Ik zit veel alleen thuis.' });
	});
	test('opens by its link alone: a wrong, a revoked, an old and a replaced one open nothing', async () => {
		await expect(refers('7k3m-x9p2-7k3m-x9p2')).rejects.toMatchObject({ status: 404 });
		const fresh = await linkOf(practice);
		await expect(refers(link)).rejects.toMatchObject({ status: 404 });
		await asOwner(
			`update care.referral_key set made_on = current_date - 300, until_on = current_date - 1 where revoked_on is null`,
		);
		await expect(refers(fresh)).rejects.toMatchObject({ status: 404 });
		const last = await linkOf(practice);
		await inCare('marloes', (tx, actor) => referrals.revokeKey(tx, actor, practice, 'form'));
		await expect(refers(last)).rejects.toMatchObject({ status: 404 });
	});
	test('ends with the practice', async () => {
		await inCare('marloes', (tx, actor) => referrals.endPractice(tx, actor, practice));
		await expect(refers(link)).rejects.toMatchObject({ status: 404 });
	});
	test.each([
		[{ question: 'Ze heeft een depressie.' }, 'referral-medical', 'question'],
		[{ question: 'Bel haar op 030 123 45 67.' }, 'referral-medical', 'question'],
		[{ passion: 'Wandelen, ondanks diabetes' }, 'referral-medical', 'passion'],
		[{ reach: 'geen nummer' }, 'not-a-phone', 'reach'],
		[{ reachHow: 'mail' as never, reach: 'niets' }, 'not-an-email', 'reach'],
	])('refuses %o', async (more, code, field) => {
		await expect(refers(link, more)).rejects.toMatchObject({ code, field });
	});
	test('keeps every word sealed, and no way to be reached when the practice calls', async () => {
		await refers(link, { reachHow: 'practice' as never, reach: 'wat hier staat gaat niet mee' });
		const { rows } = await asOwner('select * from care.referral_person');
		expect(rows).toMatchObject([{ reach_sealed: '', voicemail: false }]);
		expect(JSON.stringify(rows)).not.toMatch(/Toos|alleen|zingen|P-102/);
	});
});

describe('a coach', () => {
	test('reads who it is after taking it on, and nobody else does', async () => {
		const { id } = await refers(link);
		expect((await looksAt('marloes', id)).mine).toBeUndefined();
		await takesOn('marloes', id);
		expect((await looksAt('marloes', id)).mine?.person).toEqual({
			...{ called: 'Toos', reachHow: 'phone', reach: '+31612345678', voicemail: false },
			...{ question: 'Ik zit veel alleen thuis.', passion: 'zingen en koken' },
		});
	});
	test('talks three times; a fourth time is refused, by the rule and by the table', async () => {
		const { id } = await taken();
		for (const _ of [1, 2, 3]) await talks(id);
		await expect(talks(id)).rejects.toMatchObject({ code: 'referral-talks' });
		await expect(
			inCare('marloes', (tx) =>
				sql`insert into care.referral_step (municipality_id, id, referral_id, on_day, kind, talk) select municipality_id, gen_random_uuid(), id, current_date, 'talk', 3 from care.referral`.execute(
					tx,
				),
			),
		).rejects.toThrow(/referral_talk/);
	});
	test('says "not reached" after ten working days and two tries on different days, not before', async () => {
		const { id } = await taken();
		await tries(id, { how: 'phone', reached: false });
		await expect(ends(id, 'not-reached')).rejects.toMatchObject({ code: 'referral-too-early' });
		putBack = moveDays(30);
		await expect(ends(id, 'not-reached')).rejects.toMatchObject({ code: 'referral-too-early' });
		await tries(id, { how: 'mail', reached: false });
		await ends(id, 'not-reached');
		expect((await looksAt('marloes', id)).referral.outcome).toBe('not-reached');
	});
	test('cannot say "not reached" of somebody who was', async () => {
		const { id } = await taken();
		await tries(id, { how: 'phone', reached: true });
		putBack = moveDays(30);
		await tries(id, { how: 'phone', reached: false });
		await expect(ends(id, 'not-reached')).rejects.toMatchObject({ code: 'referral-too-early' });
	});
	test.each([
		['linked', {}, 'referral-chosen'],
		['other', {}, 'referral-why'],
		['did-not-come', {}, 'referral-no-show'],
		['linked', { chosen: 'Zingen, ondanks dementie' }, 'referral-medical'],
	] as const)('does not end as %s with %o', async (outcome, more, code) => {
		const { id } = await taken();
		await expect(ends(id, outcome, more)).rejects.toMatchObject({ code });
	});
	test('finds what there is near by that fits what makes somebody happy', async () => {
		const lesson = {
			...{ title: 'Samen zingen', summary: 'Zingen met buren.', forWhom: '', place: 'De Wilg', cost: 0 },
			...{ languages: ['nl'], accessibility: [], phone: '0300000101', mail: '', places: undefined },
			...{ area: 'BU99010101', mapEntry: undefined, initiative: undefined, organiser: 'Buurthuis' },
			...{ suggestion: undefined, day: dayFromToday(3), from: '10:00', until: '11:30', repeat: 'weekly' as const },
			...{ lastDay: undefined, also: [], notOnHolidays: false, signUp: true },
		};
		await asActor(persona('marloes'), 'community', (tx) => startActivity(tx, persona('marloes'), lesson as never));
		const { id } = await taken();
		const { mine } = await looksAt('marloes', id);
		expect(mine).toMatchObject({ words: 'zingen en koken', near: { activities: [{ title: 'Samen zingen' }] } });
		const search = (name: PersonaName, woorden: string) =>
			inCare(name, (tx, actor) =>
				referrals.searchNear({ tx, actor, params: { id }, url: new URL('http://x/'), about: () => {} } as never, {
					woorden,
				}),
			);
		expect(await search('marloes', 'schaatsen')).toMatchObject({ looked: 'schaatsen', near: { activities: [] } });
		expect((await search('marloes', 'zingen')).near.activities).toHaveLength(1);
		await expect(search('yusuf', 'zingen')).rejects.toMatchObject({ status: 404 });
		// What somebody likes is in no address: also the other way of asking gives nothing back.
		expect((await looksAt('marloes', id, '?zoek=schaatsen')).mine?.words).toBe('zingen en koken');
	});
	test('who comes second reads that a colleague was first', async () => {
		const { id } = await refers(link);
		const both = await Promise.allSettled([takesOn('marloes', id), takesOn('marloes', id)]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(takesOn('marloes', id)).rejects.toMatchObject({ code: 'referral-taken' });
	});
	test('gives it back, and another takes it on', async () => {
		const { id } = await taken();
		await by(referrals.giveReferralBack)(id);
		await expect(tries(id, { how: 'phone', reached: true })).rejects.toMatchObject({ status: 404 });
		await takesOn('marloes', id);
	});
	test('who left leaves it free for another', async () => {
		const { id } = await taken();
		await asOwner('update community.assignment set ended_on = $2 where worker_id = $1', [
			persona('marloes').personId,
			dayFromToday(-1),
		]);
		await referrals.tendReferrals();
		await asOwner('update community.assignment set ended_on = null where worker_id = $1', [
			persona('marloes').personId,
		]);
		expect((await looksAt('marloes', id)).referral).toMatchObject({ takenCalled: null, free: true });
	});
	test('reads on Vandaag what is new, what is due and who was not reached', async () => {
		const { id } = await refers(link);
		const today = () => inCare('marloes', (tx, actor) => referrals.referralsToday(page(tx, actor)));
		expect(await today()).toEqual({ fresh: 1, due: 0, unreached: 0 });
		putBack = moveDays(7);
		expect(await today()).toEqual({ fresh: 1, due: 1, unreached: 0 });
		await takesOn('marloes', id);
		putBack();
		putBack = moveDays(40);
		expect(await today()).toMatchObject({ fresh: 0, unreached: 1 });
	});
});

describe('what the practice hears', () => {
	const hears = async (level: Level) => {
		const { id, follow } = await taken(level);
		await talks(id);
		await ends(id, 'linked', {
			chosen: 'Het koor op donderdag',
			why: 'Niet voor de praktijk',
			note: 'Toos zingt weer.',
		});
		return (await behind(follow)).told;
	};
	test('is nothing at level 0', async () => {
		expect(await hears(0)).toMatchObject({ state: 'received', came: null, takenOn: null, chosen: '', note: '' });
		expect(await mails()).toEqual([]);
	});
	test('is came or not at level 1', async () => {
		expect(await hears(1)).toMatchObject({ state: 'came', came: true, takenOn: null, outcome: null, chosen: '' });
		expect(await mails()).toHaveLength(1);
	});
	test('is what was chosen at level 2, without a note', async () => {
		const told = await hears(2);
		expect(told).toMatchObject({ state: 'done', chosen: 'Het koor op donderdag', note: '' });
		expect(JSON.stringify(told)).not.toMatch(/Niet voor de praktijk|Toos/);
	});
	test('is a short note too at level 3', async () => {
		expect(await hears(3)).toMatchObject({ state: 'done', note: 'Toos zingt weer.' });
	});
	test.each([1, 2, 3] as const)('is that somebody did not come, at level %i', async (level) => {
		const { id, follow } = await taken(level);
		await misses(id);
		expect(await mails()).toMatchObject([
			{ address: 'post@debrug.example', template: 'practice-answer', facts: { code: follow.slice(-4) } },
		]);
		await ends(id, 'did-not-come');
		expect((await behind(follow)).told).toMatchObject({ came: false, state: level === 1 ? 'not-came' : 'failed' });
	});
	test.each([
		['moved', 'other'],
		['to-team', 'helped'],
		['no-place', 'other'],
	] as const)('is at level 2 not why it stopped or who helps on (%s)', async (outcome, heard) => {
		const { id, follow } = await taken(2);
		await ends(id, outcome);
		expect((await behind(follow)).told).toMatchObject({ outcome: heard });
	});
	test('is never "not come" of who found something without a talk that was noted', async () => {
		const { id, follow } = await taken(1);
		await ends(id, 'helped');
		expect((await behind(follow)).told).toMatchObject({ state: 'came', came: true });
		expect(await mails()).toHaveLength(1);
	});
	test('comes in a letter without content', async () => {
		await hears(3);
		expect(JSON.stringify(await mails())).not.toMatch(/Toos|koor|zingt|P-102/);
	});
	test('follows the person, who chooses anew at any moment, up and down', async () => {
		const { id, follow, slip } = await taken(3);
		await talks(id);
		await ends(id, 'linked', { chosen: 'Het koor', note: 'Toos zingt weer.' });
		const chooses = (level: Level) => passer((tx, actor) => referrals.chooseLevel(tx, actor, own, level));
		const own = await gives(id);
		await expect(behind(slip)).rejects.toMatchObject({ status: 404 });
		await chooses(0);
		expect((await behind(follow)).told).toMatchObject({ state: 'received', chosen: '', note: '' });
		await chooses(2);
		expect((await behind(follow)).told).toMatchObject({ chosen: 'Het koor', note: '' });
		await expect(passer((tx, actor) => referrals.chooseLevel(tx, actor, follow, 3))).rejects.toMatchObject({
			status: 404,
		});
	});
});

describe('a practice that kept the slip it gave', () => {
	const raw = (hash: string, level: number) =>
		passer((tx) =>
			sql<{
				done: boolean;
			}>`select care.referral_slip_level(${hash}, ${level}::smallint, current_date) as done`.execute(tx),
		).then(({ rows }) => rows[0]?.done);
	test.each([0, 1, 2] as const)('learns with both codes no more than the person chose (%i)', async (level) => {
		const { id, follow, slip } = await taken(level);
		await tries(id, { how: 'phone', reached: true });
		await talks(id);
		await ends(id, 'to-team', { chosen: 'Met hulp verder', why: 'Er speelt meer', note: '' });
		const { told } = await behind(follow);
		const { slip: kept, steps } = await behind(slip);
		expect(steps).toEqual([]);
		expect(kept).toMatchObject({
			...{ slipBy: 'practice', called: 'Toos', question: 'Ik zit veel alleen thuis.', level },
			...{ takenCalled: null, takenOn: null, came: null, outcome: null, endedOn: null, chosen: '', why: '', note: '' },
		});
		const both = JSON.stringify([told, kept]);
		expect(both).not.toMatch(/Marloes|Er speelt meer|to-team/);
		expect(both.includes('Met hulp verder')).toBe(level === 2);
	});
	test('does not raise the level with it, not past the door either; the person lowers it', async () => {
		const { follow, slip } = await taken(1);
		const chooses = (level: Level) => passer((tx, actor) => referrals.chooseLevel(tx, actor, slip, level));
		await expect(chooses(3)).rejects.toMatchObject({ code: 'referral-slip-level', field: 'level' });
		expect(await raw(referralCodeHash(slip), 3)).toBe(false);
		expect((await behind(follow)).told).toMatchObject({ level: 1 });
		await chooses(0);
		expect((await behind(follow)).told).toMatchObject({ level: 0 });
		expect(await raw(referralCodeHash(slip), 1)).toBe(false);
	});
	test('holds nothing any more once the coach gave the person their own', async () => {
		const { id, slip } = await taken(0);
		const first = await gives(id);
		await expect(behind(slip)).rejects.toMatchObject({ status: 404 });
		expect((await behind(first)).slip).toMatchObject({ slipBy: 'coach', takenCalled: 'Marloes' });
		await ends(id, 'helped', { why: 'Het was genoeg' });
		const second = await gives(id);
		await expect(behind(first)).rejects.toMatchObject({ status: 404 });
		expect((await behind(second)).slip).toMatchObject({ outcome: 'helped', why: 'Het was genoeg' });
	});
	test('is given another by who carries it alone, and not after it was taken back', async () => {
		const { id, slip } = await refers(link);
		const refused = { status: 404 };
		await expect(gives(id)).rejects.toMatchObject(refused);
		await takesOn('marloes', id);
		for (const name of ['yusuf', 'ingrid', 'soraya', 'tariq', 'bram'] as const)
			await expect(gives(id, name), name).rejects.toMatchObject(refused);
		expect(await passer((tx) => renewSlip(tx, id, referralCodeHash('x'), clock.today()))).toBe(false);
		await passer((tx, actor) => referrals.withdrawReferral(tx, actor, slip));
		await expect(gives(id)).rejects.toMatchObject(refused);
	});
});

describe('the person', () => {
	test('reads who has it, every try and talk, and that the practice looked', async () => {
		const { id, follow } = await taken();
		await tries(id, { how: 'phone', reached: true });
		await inCare('marloes', (tx, actor) => referrals.noteAsked(tx, actor, id, 'expert'));
		await behind(follow);
		await behind(follow);
		const { steps, slip: mine } = await behind(await gives(id));
		expect(mine).toMatchObject({ takenCalled: 'Marloes' });
		expect(steps.map(({ kind, practiceRole }) => `${kind} ${practiceRole ?? ''}`.trim()).sort()).toEqual([
			...['asked expert', 'looked referrer', 'referred referrer', 'slip', 'taken', 'try'],
		]);
	});
	test('takes it back, and every word is gone at once, for the practice too', async () => {
		const { id, follow, slip } = await taken(3);
		await talks(id);
		await passer((tx, actor) => referrals.withdrawReferral(tx, actor, slip));
		for (const code of [follow, slip]) await expect(behind(code)).rejects.toMatchObject({ status: 404 });
		for (const table of ['care.referral_person', 'care.referral_answer', 'care.referral_step'])
			expect((await asOwner(`select from ${table}`)).rows, table).toHaveLength(0);
		expect(await looksAt('marloes', id)).toMatchObject({
			referral: { outcome: 'withdrawn' },
			mine: { person: null, steps: [] },
		});
		await expect(talks(id)).rejects.toMatchObject({ status: 404 });
	});
	test('who took it back stays gone when an older copy of the database comes back', async () => {
		const { id, follow, slip } = await refers(link);
		const other = await refers(link);
		const gone = new Set([tombstoneOf('referral', waterveen, id)]);
		// The older copy: as it was before.
		expect(await referrals.withdrawReferralsAgain(gone)).toBe(1);
		for (const code of [follow, slip]) await expect(behind(code)).rejects.toMatchObject({ status: 404 });
		expect((await asOwner('select id from care.referral_person')).rows).toEqual([{ id: other.id }]);
		expect(await referrals.withdrawReferralsAgain(gone)).toBe(0);
		await passer((tx, actor) => referrals.withdrawReferral(tx, actor, other.slip));
		const told = await asOwner(`select subject_id from care.outbox where type = 'referral.withdrawn'`);
		expect(told.rows).toEqual([{ subject_id: other.id }]);
	});
	test('is not taken back by the code of the practice, nor changed by a worker with the slip', async () => {
		const { follow, slip } = await refers(link);
		await expect(passer((tx, actor) => referrals.withdrawReferral(tx, actor, follow))).rejects.toMatchObject({
			status: 404,
		});
		await expect(inCare('marloes', (tx, actor) => referrals.chooseLevel(tx, actor, slip, 1))).rejects.toMatchObject({
			status: 404,
		});
	});
	test('types a code as people do, and a wrong one gets a sentence', async () => {
		const { slip } = await refers(link);
		const opens = (typed: string) => passer((tx, actor) => referrals.openReferralCode(tx, actor, typed));
		expect(await opens(` ${slip.toUpperCase().replaceAll('-', ' ')} `)).toBe(slip);
		await expect(opens('7k3m-x9p2-7k3m-x9p2')).rejects.toMatchObject({ code: 'referral-code', field: 'code' });
		await expect(opens('hallo')).rejects.toMatchObject({ code: 'referral-code' });
	});
});
