import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { record } from '#platform/audit/index.server';
import { clock, moveClockTo } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { useDatabase } from '#testing/database';
import { accountId, persona, personId, seedPeople } from '#testing/personas';
import {
	changeOwnCard,
	eraseDueCards,
	eraseOwnCard,
	keepOwnCard,
	makeCard,
	myData,
	myDataFile,
} from './index.server.ts';

const { asOwner } = useDatabase();
const samira = persona('samira');
const asSamira = <T>(work: (tx: Parameters<Parameters<typeof asActor>[2]>[0]) => Promise<T>): Promise<T> =>
	asActor(samira, 'community', work);
let putBack = () => {};

beforeAll(() => seedPeople(asOwner));
afterEach(() => putBack());

describe('what is known about Samira', () => {
	test('she sees, changes and takes along', async () => {
		await asSamira((tx) =>
			changeOwnCard(tx, samira, { naam: 'Sam', gebied: '', bereik: 'phone', notitie: 'Na vijf uur' }),
		);
		expect((await asSamira((tx) => myData(tx, samira))).card).toMatchObject({
			called: 'Sam',
			areaCode: null,
			contactBy: 'phone',
			contactNote: 'Na vijf uur',
		});
		const file = await asSamira((tx) => myDataFile(tx, samira, { email: 'samira@voorbeeld.nl', sessions: [] }));
		expect(JSON.parse(JSON.stringify(file))).toMatchObject({
			account: { email: 'samira@voorbeeld.nl' },
			card: { called: 'Sam' },
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
				subjectPersonId: personId('samira'),
			}),
		);
		await asActor(marloes, 'community', (tx) =>
			record(tx, marloes, {
				zone: 'community',
				permission: 'people.cards',
				purpose: 'knowing-neighbours',
				outcome: 'seen',
				subjectPersonId: personId('fatou'),
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
		putBack = moveClockTo(new Date(clock.now().getTime() + 13 * 86_400_000));
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
