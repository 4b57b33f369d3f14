import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, asTask, sql, type Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { elders, useDatabase, waterveen } from '#testing/database';
import { momentInDays } from '#testing/days';
import { type PersonaName, persona, personId, seedPeople } from '#testing/personas';
import {
	answerLoan,
	borrow,
	forgetInLending,
	leaveLendingAlone,
	lend,
	ownLoans,
	stopLending,
	tendLoans,
	withdrawLoan,
} from './lend.server.ts';
import type { LoanAnswerForm } from './lending.forms.ts';
import { awayDays, findThing } from './lending.store.server.ts';
import { lendingRetention } from './lending-retention.store.server.ts';
import { knownOfLending, ownLendingScreen } from './lending-screens.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const today = clock.today();
const inDays = (days: number) => dayAfter(today, days);

const putUp = (by: PersonaName = 'marloes', how = '') =>
	as(by, (tx, actor) =>
		lend(tx, actor, {
			kind: 'thing',
			title: 'Partytent',
			summary: 'Voor een straatfeest.',
			area: 'BU99010101',
			initiative: undefined,
			owner: 'Buurthuis',
			how,
			deposit: 2500,
			forWhom: 'groups',
		}),
	);
const ask = (by: PersonaName, thing: string, first = 3, last = 5) =>
	as(by, (tx, actor) =>
		borrow(tx, actor, thing, {
			firstDay: inDays(first),
			lastDay: inDays(last),
			called: by,
			contact: `${by}@voorbeeld.nl`,
			why: 'Straatfeest',
		}),
	);
const loansOf = async (thing: string): Promise<string[]> =>
	(await asOwner('select id from community.loan where thing_id = $1 order by asked_at', [thing])).rows.map(
		({ id }) => id,
	);
const answer = (by: PersonaName, loan: string, state: LoanAnswerForm['state'], words = '') =>
	as(by, (tx, actor) => answerLoan(tx, actor, { loan, state, words }));
const seen = async (name: PersonaName, thing: string) =>
	(
		await as(
			name,
			async (tx) =>
				(
					await sql<{ id: string }>`select id from community.loan where thing_id = ${thing}`.execute(tx)
				).rows,
		)
	).length;

beforeAll(() => seedPeople(asOwner));

describe('lending', () => {
	test('goes from asked to back, and the days are away in between', async () => {
		const thing = await putUp();
		await ask('samira', thing);
		const [loan = ''] = await loansOf(thing);
		const away = () => asActor(anonymous(waterveen), 'open', (tx) => awayDays(tx, thing, today));
		expect(await away()).toEqual([]);
		await answer('marloes', loan, 'promised');
		expect(await away()).toEqual([{ firstDay: inDays(3), lastDay: inDays(5) }]);
		await expect(ask('fatou', thing, 5, 6)).rejects.toThrow('lending-taken');
		await expect(as('marloes', (tx) => stopLending(tx, thing))).rejects.toThrow('lending-still-away');
		await answer('marloes', loan, 'away');
		await answer('marloes', loan, 'back', 'Heel en schoon.');
		expect(await away()).toEqual([]);
		expect((await as('samira', ownLoans)).borrowed[0]).toMatchObject({ state: 'back', note: 'Heel en schoon.' });
	});

	test('is never promised to two, also when both yeses come in the same second', async () => {
		const thing = await putUp();
		await ask('samira', thing);
		await ask('fatou', thing, 4, 8);
		const loans = await loansOf(thing);
		const outcomes = await Promise.allSettled(loans.map((loan) => answer('marloes', loan, 'promised')));
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(outcomes.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'lending-taken' } });
	});

	test('is seen by who borrows and who lends alone', async () => {
		const thing = await putUp();
		await ask('samira', thing);
		expect([await seen('samira', thing), await seen('marloes', thing)]).toEqual([1, 1]);
		for (const name of ['fatou', 'yusuf', 'soraya', 'bram', 'tariq', 'gea'] as const)
			expect(await seen(name, thing)).toBe(0);
		expect((await asActor(anonymous(elders), 'open', (tx) => findThing(tx, thing))) ?? null).toBeNull();
	});

	test('is answered by the owner alone, never by who asks', async () => {
		const thing = await putUp();
		await ask('samira', thing);
		const [loan = ''] = await loansOf(thing);
		for (const name of ['samira', 'yusuf', 'fatou'] as const)
			await expect(answer(name, loan, 'promised')).rejects.toThrow();
		await expect(answer('marloes', loan, 'refused')).rejects.toThrow('lending-why-not');
		await expect(as('fatou', (tx, actor) => withdrawLoan(tx, actor, loan))).rejects.toThrow('not found');
		await as('samira', (tx, actor) => withdrawLoan(tx, actor, loan));
		await expect(answer('marloes', loan, 'promised')).rejects.toThrow('already-done');
		for (const name of ['samira', 'soraya', 'bram'] as const) await expect(putUp(name)).rejects.toThrow(/not/);
	});

	test('has no number of somebody in its public words', async () => {
		await expect(putUp('marloes', 'Bel Jan op 06 12345678.')).rejects.toThrow('public-number');
		await expect(putUp('marloes', 'Haal het op bij mevrouw Jansen.')).rejects.toMatchObject({
			code: 'text-points-at-person',
			field: 'how',
		});
	});

	test('who is late gets one kind letter', async () => {
		const thing = await putUp();
		await ask('samira', thing, 0, 1);
		const [loan = ''] = await loansOf(thing);
		await answer('marloes', loan, 'promised');
		await answer('marloes', loan, 'away');
		await asOwner(`update community.loan set first_day = first_day - 5, last_day = last_day - 5 where id = $1`, [loan]);
		await tendLoans();
		await tendLoans();
		const { rows } = await asOwner(`select count(*)::int as n from community.mail where template = 'lending-late'`);
		expect(rows).toEqual([{ n: 1 }]);
	});

	test('of who is erased or withdraws every loan goes, and the days are free again', async () => {
		const thing = await putUp();
		await ask('samira', thing);
		const [loan = ''] = await loansOf(thing);
		await answer('marloes', loan, 'promised');
		await forgetInLending({ municipalityId: waterveen, subjectId: personId('fatou') });
		expect(await loansOf(thing)).toEqual([loan]);
		await forgetInLending({ municipalityId: waterveen, subjectId: personId('samira') });
		expect(await loansOf(thing)).toEqual([]);
		expect(await asActor(anonymous(waterveen), 'open', (tx) => awayDays(tx, thing, today))).toEqual([]);
	});

	test('of two cards that are one the loans move along', async () => {
		const thing = await putUp();
		await ask('samira', thing);
		await asOwner(
			'update community.person_card set merged_into = $2, merged_at = now(), erased_at = now() where id = $1',
			[personId('samira'), personId('fatou')],
		);
		await forgetInLending({ municipalityId: waterveen, subjectId: personId('samira') });
		const { rows } = await asOwner('select person_id from community.loan where thing_id = $1', [thing]);
		expect(rows).toEqual([{ person_id: personId('fatou') }]);
		await asOwner(
			'update community.person_card set merged_into = null, merged_at = null, erased_at = null where id = $1',
			[personId('samira')],
		);
	});

	test('who is left alone is not waited for, but brings back what they have', async () => {
		const [tent, beamer] = [await putUp(), await putUp()];
		await ask('samira', tent);
		await ask('samira', beamer);
		const [has = ''] = await loansOf(tent);
		await answer('marloes', has, 'promised');
		await answer('marloes', has, 'away');
		await leaveLendingAlone({ municipalityId: waterveen, subjectId: personId('samira') });
		const { rows } = await asOwner(
			'select state, contact from community.loan where thing_id in ($1, $2) order by state',
			[tent, beamer],
		);
		expect(rows).toEqual([
			{ state: 'away', contact: 'samira@voorbeeld.nl' },
			{ state: 'withdrawn', contact: '' },
		]);
	});

	test('what nobody answered is a no after its first day, and what never came back is forgotten in time', async () => {
		const thing = await putUp();
		await ask('samira', thing, 0, 1);
		await ask('fatou', thing, 3, 4);
		const [first = '', second = ''] = await loansOf(thing);
		await answer('marloes', second, 'promised');
		await answer('marloes', second, 'away');
		await asOwner(
			'update community.loan set first_day = first_day - 200, last_day = last_day - 200 where thing_id = $1',
			[thing],
		);
		await tendLoans();
		const { rows } = await asOwner('select state, reason, contact, ended_on from community.loan where id = $1', [
			first,
		]);
		expect(rows).toEqual([{ state: 'refused', reason: '', contact: '', ended_on: today }]);
		const loans = lendingRetention.find(({ of }) => of === 'loans');
		const due = { municipalityId: waterveen, before: momentInDays(-90) };
		expect(await asTask('privacy.erase', waterveen, 'community', async (tx, task) => loans?.end(tx, due, task))).toBe(
			1,
		);
		expect(await loansOf(thing)).toEqual([first]);
	});

	test('how to reach who asks is shown from a yes until it is back, and they find it themselves', async () => {
		const thing = await putUp();
		await ask('samira', thing);
		const [loan = ''] = await loansOf(thing);
		const contact = async () => {
			const page = { url: new URL('https://x/'), params: {}, about: () => {} } as unknown as Ask;
			const { lent } = await as('marloes', (tx, actor) => ownLendingScreen({ ...page, tx, actor }));
			return lent.find(({ id }) => id === loan)?.contact;
		};
		expect(await contact()).toBe('');
		await answer('marloes', loan, 'promised');
		expect(await contact()).toBe('samira@voorbeeld.nl');
		const known = (await as('samira', knownOfLending)).find(({ id }) => id === loan);
		expect(known).toMatchObject({ title: 'Partytent', left: ['samira', 'samira@voorbeeld.nl', 'Straatfeest'] });
		await answer('marloes', loan, 'refused', 'Toch stuk.');
		expect(await contact()).toBe('');
	});
});
