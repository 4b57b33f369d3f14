import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { record } from '#platform/audit/index.server';
import { clock, moveClockTo } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { accountId, persona, personId, seedPeople } from '#testing/personas';
import {
	changeOwnCard,
	eraseDueCards,
	eraseOwnCard,
	keepOwnCard,
	makeCard,
	myData,
	removeLooseAccount,
} from './index.server.ts';

const { asOwner } = useDatabase();
const samira = persona('samira');
const asSamira = <T>(work: (tx: Parameters<Parameters<typeof asActor>[2]>[0]) => Promise<T>): Promise<T> =>
	asActor(samira, 'community', work);
let putBack = () => {};

beforeAll(() => seedPeople(asOwner));
afterEach(() => putBack());

describe('what is known about Samira', () => {
	test('she sees and changes', async () => {
		await asSamira((tx) =>
			changeOwnCard(tx, samira, { naam: 'Sam', gebied: '', bereik: 'phone', notitie: 'Na vijf uur' }),
		);
		expect((await asSamira((tx) => myData(tx, samira))).card).toMatchObject({
			called: 'Sam',
			areaCode: null,
			contactBy: 'phone',
			contactNote: 'Na vijf uur',
		});
	});
	test('who looked stands there with organisation, function, day and reason, and without a name', async () => {
		const marloes = persona('marloes');
		await asActor(marloes, 'community', (tx) =>
			record(tx, marloes, {
				zone: 'community',
				permission: 'people.cards',
				purpose: 'knowing-neighbours',
				outcome: 'seen',
				subjectPersonIds: [personId('samira')],
			}),
		);
		await asActor(marloes, 'community', (tx) =>
			record(tx, marloes, {
				zone: 'community',
				permission: 'people.cards',
				purpose: 'knowing-neighbours',
				outcome: 'seen',
				subjectPersonIds: [personId('fatou')],
			}),
		);
		const { looks } = await asSamira((tx) => myData(tx, samira));
		expect(looks).toHaveLength(1);
		expect(looks[0]).toMatchObject({
			organisation: 'Stichting Draadkracht',
			who: { nl: 'sociaal makelaar' },
			outcome: 'seen',
			why: { nl: expect.stringContaining('heten') },
		});
		expect(JSON.stringify(looks)).not.toContain('Marloes');
	});
	test('can be erased, put back for fourteen days, and is then gone with the account and the name in the trail', async () => {
		const day = await asSamira((tx) => eraseOwnCard(tx, samira));
		expect(await eraseDueCards()).toBe(0);
		await asSamira((tx) => keepOwnCard(tx, samira));
		expect((await asSamira((tx) => myData(tx, samira))).card?.eraseOn).toBeNull();

		await asSamira((tx) => eraseOwnCard(tx, samira));
		putBack = moveDays(13);
		expect(await eraseDueCards()).toBe(0);
		putBack();
		putBack = moveClockTo(new Date(`${day}T12:00:00Z`));
		expect(await eraseDueCards()).toBe(1);
		const rows = async (text: string, id: string) =>
			((await asOwner(text, [id])) as { rows: Record<string, unknown>[] }).rows;
		expect(
			await rows(
				'select called, account_id, area_code, contact_note from community.person_card where id = $1',
				personId('samira'),
			),
		).toEqual([{ called: '', account_id: null, area_code: null, contact_note: '' }]);
		// The account goes on the news, which stands in the same transaction: a worker that stops here loses nothing.
		const untied = await rows(
			`select subject_id from community.outbox where type = 'account.untied' and subject_id = $1`,
			accountId('samira'),
		);
		expect(untied).toHaveLength(1);
		await removeLooseAccount({ subjectId: accountId('samira') });
		await removeLooseAccount({ subjectId: accountId('samira') });
		expect(await rows('select 1 from identity.user where id = $1', accountId('samira'))).toEqual([]);
		expect(await rows('select 1 from audit.pseudonym where person_id = $1', personId('samira'))).toEqual([]);
		expect(
			await rows(
				`select 1 from community.outbox where type = 'person-card.erased' and subject_id = $1`,
				personId('samira'),
			),
		).toHaveLength(1);
	});
});

describe('an account of which a card was erased', () => {
	const accountsOf = async (id: string) =>
		((await asOwner('select 1 from identity.user where id = $1', [id])) as { rowCount: number }).rowCount;
	const erase = async (name: 'fatou' | 'olaf', id: string) => {
		await asOwner('update community.person_card set erase_on = current_date where id = $1', [id]);
		expect(await eraseDueCards(), name).toBe(1);
	};
	test('stays while somebody works with it, even when that work has ended', async () => {
		await asOwner(
			`insert into community.worker (municipality_id, id, account_id, first_name, made_at) values ($1, gen_random_uuid(), $2, 'Fatou', now())`,
			[elders, accountId('fatou')],
		);
		await erase('fatou', personId('fatou'));
		await removeLooseAccount({ subjectId: accountId('fatou') });
		expect(await accountsOf(accountId('fatou'))).toBe(1);
		await asOwner('delete from community.worker where account_id = $1', [accountId('fatou')]);
		await removeLooseAccount({ subjectId: accountId('fatou') });
		expect(await accountsOf(accountId('fatou'))).toBe(0);
	});
	test('stays while it has a card in another municipality, and while visitors of the demo look in with it', async () => {
		const second = '019b0000-0000-7000-8000-0000000000d8';
		await asOwner(
			`insert into community.person_card (municipality_id, id, account_id, called, made_at, last_active_on) values ($1, $2, $3, 'Olaf', now(), current_date)`,
			[waterveen, second, accountId('olaf')],
		);
		await erase('olaf', personId('olaf'));
		await removeLooseAccount({ subjectId: accountId('olaf') });
		expect(await accountsOf(accountId('olaf'))).toBe(1);
		await erase('olaf', second);
		await asOwner(
			`insert into identity.demo_look (key, user_id, position, role_kind, role_nl, role_en) values ('olaf', $1, 1, 'resident', 'bewoner', 'resident')`,
			[accountId('olaf')],
		);
		await removeLooseAccount({ subjectId: accountId('olaf') });
		expect(await accountsOf(accountId('olaf'))).toBe(1);
		await asOwner('delete from identity.demo_look');
		await removeLooseAccount({ subjectId: accountId('olaf') });
		expect(await accountsOf(accountId('olaf'))).toBe(0);
	});
});

describe('a worker at the door', () => {
	const marloes = persona('marloes');
	const id = '019b0000-0000-7000-8000-0000000000c7';
	const make = (naam: string) =>
		asActor(marloes, 'community', (tx) =>
			makeCard(tx, marloes, { id, naam, gebied: '', bereik: 'keeper', notitie: '', hoe: 'spoken', op: clock.today() }),
		);
	test('makes a card for whoever said yes, once, also when the phone sends it twice', async () => {
		expect(await make('meneer Jansma')).toMatchObject({ called: 'meneer Jansma', keeperId: personId('marloes') });
		expect(await make('meneer Jansma')).toMatchObject({ id });
		await expect(make('iemand anders')).rejects.toMatchObject({ code: 'id-in-use' });
	});
	test('a colleague of another organisation who sends the same id learns nothing', async () => {
		const yusuf = persona('yusuf');
		await expect(
			asActor(yusuf, 'community', (tx) =>
				makeCard(tx, yusuf, {
					id,
					naam: 'meneer Jansma',
					gebied: '',
					bereik: 'keeper',
					notitie: '',
					hoe: 'spoken',
					op: clock.today(),
				}),
			),
		).rejects.toMatchObject({ code: 'id-in-use' });
	});
});
