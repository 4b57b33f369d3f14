import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { eraseWhatIsDue, useRetention } from '#platform/retention/index.server';
import { useDatabase } from '#testing/database';
import { moveDays } from '#testing/days';
import { seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as referrals from './index.server.ts';
import { inCare, linkOf, newPractice, refers, takesOn } from './referrals.fixtures.ts';

const { asOwner } = useDatabase();
let putBack = () => {};
let practice = '';

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	useRetention(referrals.referralsRetention);
});
beforeEach(async () => {
	await asOwner('delete from care.referral');
	await asOwner('delete from open.referral_practice');
	await asOwner('delete from audit.retention_round');
	practice = await newPractice();
});
afterEach(() => putBack());

const many = async (table: string): Promise<number> =>
	Number((await asOwner(`select count(*) as n from ${table}`)).rows[0]?.n);
const held = async () => [
	await many('care.referral_person'),
	await many('care.referral'),
	await many('care.referral_answer'),
];
const nightIn = async (days: number) => {
	putBack();
	putBack = moveDays(days);
	await eraseWhatIsDue();
};

test('who it was goes three months after the end, the rest after a year', async () => {
	const { id } = await refers(await linkOf(practice));
	await takesOn('marloes', id);
	await inCare('marloes', (tx, actor) =>
		referrals.endReferral(tx, actor, id, { outcome: 'helped', chosen: '', why: '', note: '' }),
	);
	await nightIn(85);
	expect(await held()).toEqual([1, 1, 1]);
	await nightIn(95);
	expect(await held()).toEqual([0, 1, 1]);
	await nightIn(370);
	expect(await held()).toEqual([0, 0, 0]);
});
test('one that nobody ended is not kept for ever', async () => {
	await refers(await linkOf(practice));
	await nightIn(400);
	expect(await held()).toEqual([1, 1, 0]);
	await nightIn(365 + 100);
	expect(await held()).toEqual([0, 1, 0]);
	await nightIn(2 * 365 + 10);
	expect(await held()).toEqual([0, 0, 0]);
});
test('a practice goes a year after it stopped, with its address and link, and not while a referral of it is kept', async () => {
	await refers(await linkOf(practice));
	await inCare('marloes', (tx, actor) => referrals.endPractice(tx, actor, practice));
	await nightIn(40);
	expect(await many('care.referral_key')).toBe(0);
	await nightIn(370);
	expect(await many('open.referral_practice')).toBe(1);
	await nightIn(2 * 365 + 10);
	await nightIn(2 * 365 + 11);
	expect([await many('open.referral_practice'), await many('care.referral_post')]).toEqual([0, 0]);
});
