import { beforeAll, describe, expect, test } from 'vitest';
import { theNeeds } from '#modules/needs/index.server';
import { signalsForPatterns } from '#modules/signals/index.server';
import { moveClockTo } from '#platform/clock';
import { asActor, asTask } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday, momentInDays } from '#testing/days';
import { persona, seedPeople } from '#testing/personas';
import { beginClientFor, inTwoSteps } from './clients.fixtures.ts';
import { carrySignalsOut, letSignalGo, takeSignalBack } from './signals-out.server.ts';
import { signalsOut } from './signals-out.store.server.ts';

const { asOwner } = useDatabase();
const yusuf = persona('yusuf');
const need = [...theNeeds().needByCode.keys()][0] as string;
const other = [...theNeeds().needByCode.keys()][1] as string;
let people: string[];

beforeAll(async () => {
	await seedPeople(asOwner);
	people = [
		await beginClientFor('yusuf', { account: 'samira' }),
		await beginClientFor('yusuf', { voornaam: 'Piet', achternaam: 'Jansen' }),
		await beginClientFor('yusuf', { voornaam: 'Ria', achternaam: 'Smit' }),
	];
});

const letGo = (clientId: string, sentence: string, needCode = need) =>
	asActor(yusuf, 'care', (tx) => letSignalGo(tx, yusuf, { clientId, needCode, sentence, discussed: true }));
const outside = async () =>
	(await asOwner(`select * from community.signal where text like 'Iemand%' order by id`)).rows;

describe('a sentence without a name', () => {
	test('waits until it is of enough people, then goes without author, person or moment', async () => {
		await letGo(people[0] as string, 'Iemand durft niet alleen naar buiten.');
		await letGo(people[1] as string, 'Iemand zoekt een maatje om te wandelen.');
		expect(await carrySignalsOut()).toBe(0);
		await letGo(people[2] as string, 'Iemand mist gezelschap bij het eten.');
		expect(await carrySignalsOut()).toBe(3);
		const rows = await outside();
		expect(rows).toHaveLength(3);
		for (const row of rows) {
			expect(row).toMatchObject({ reporter_id: null, person_id: null, source: 'worker', need_code: need });
			expect(row.captured_at.getUTCMinutes()).toBe(0);
			expect(people).not.toContain(row.id);
		}
		expect(new Set(rows.map(({ captured_at }) => captured_at.getTime())).size).toBe(1);
		expect(await carrySignalsOut()).toBe(0);
		expect(await outside()).toHaveLength(3);
	});

	test('counts as one person each towards a pattern, and two needs of one person cannot be laid side by side', async () => {
		await letGo(people[0] as string, 'Iemand zoekt hulp bij post van de gemeente.', other);
		await letGo(people[1] as string, 'Iemand wil ook weer eens dansen.', other);
		await letGo(people[2] as string, 'Iemand wil graag leren fietsen.', other);
		await carrySignalsOut();
		const counted = await asTask('patterns.detect', waterveen, 'community', (tx) =>
			signalsForPatterns(tx, waterveen, dayFromToday(-2)),
		);
		const keys = counted.filter(({ text }) => text.startsWith('Iemand')).map(({ personKey }) => personKey);
		expect(keys).toHaveLength(6);
		expect(new Set(keys).size).toBe(6);
		expect(keys).not.toContain(null);
	});

	test('with a name, a number or an address is refused where it was typed', async () => {
		for (const sentence of [
			'Ilse durft niet naar buiten.',
			'Bel 06 12345678 voor hulp.',
			'Woont op Kerkstraat 12.',
			'Samira zoekt iets.',
			'Mevrouw bouzidi zoekt iets.',
		])
			await expect(letGo(people[0] as string, sentence)).rejects.toMatchObject({
				code: 'client-signal-names',
				field: 'zin',
			});
		await expect(letGo(people[0] as string, 'Iemand zoekt iets.', 'bestaat-niet')).rejects.toMatchObject({
			code: 'unknown-need',
		});
	});

	test('is taken back by the person until it went, and not by a neighbour', async () => {
		await letGo(people[0] as string, 'Iemand twijfelt nog.');
		const [one] = (await asActor(yusuf, 'care', (tx) => signalsOut(tx, waterveen, people[0]))).filter(
			({ gone }) => !gone,
		);
		const id = one?.id ?? '';
		for (const who of [inTwoSteps('fatou'), persona('samira'), persona('marloes'), persona('ingrid')])
			await expect(asActor(who, 'care', (tx) => takeSignalBack(tx, who, people[0] as string, id))).rejects.toThrow(
				'not found',
			);
		await asActor(inTwoSteps('samira'), 'care', (tx) =>
			takeSignalBack(tx, inTwoSteps('samira'), people[0] as string, id),
		);
		const gone = (await asActor(yusuf, 'care', (tx) => signalsOut(tx, waterveen, people[0]))).find(
			(signal) => signal.gone,
		);
		await expect(
			asActor(yusuf, 'care', (tx) => takeSignalBack(tx, yusuf, people[0] as string, gone?.id ?? '')),
		).rejects.toThrow('not found');
	});

	test('goes alone after two weeks, where few people are helped', async () => {
		await letGo(people[0] as string, 'Iemand wacht al lang.');
		expect(await carrySignalsOut()).toBe(0);
		const back = moveClockTo(momentInDays(15));
		try {
			expect(await carrySignalsOut()).toBe(1);
		} finally {
			back();
		}
	});

	test('the key of whose it is, is read by no worker', async () => {
		const rows = await asActor(persona('marloes'), 'community', (tx) =>
			tx.selectFrom('community.signal_from_care').selectAll().execute(),
		);
		expect(rows).toEqual([]);
	});
});
