import { beforeEach, describe, expect, test } from 'vitest';
import { findClient } from './find-client.server.ts';
import { markNear, nearMarks, stoppedNear, unmarkNear } from './near.server.ts';
import { anouk, care, femke, useWalls, yusuf } from './walls.fixtures.ts';

const { asOwner, ...walls } = useWalls();
let file: string;
beforeEach(() => {
	file = walls.file();
});

describe('somebody near', () => {
	test('is hidden from the worker who said so, and a try is noticed without saying of whom', async () => {
		const facts = { achternaam: 'Bouzidi', geboren: '1957-03-02', postcode: undefined };
		expect(await care(femke, (tx) => findClient(tx, femke, facts))).toHaveLength(1);
		await care(femke, (tx) =>
			markNear(tx, femke, { soort: 'address', naam: '', postcode: '3526KV', huisnummer: '12' }),
		);
		expect(await care(femke, (tx) => findClient(tx, femke, facts))).toEqual([]);
		const alerts = await care(anouk, (tx) => stoppedNear(tx, anouk));
		expect(alerts).toMatchObject([{ workerCalled: 'Femke Oosterveen', act: 'searched', seenOn: null }]);
		expect(JSON.stringify(alerts)).not.toContain(file);
		const [mark] = await care(femke, (tx) => nearMarks(tx, femke));
		expect(mark?.words).toBe('3526KV 12');
		await expect(care(yusuf, (tx) => unmarkNear(tx, yusuf, mark?.id ?? ''))).rejects.toMatchObject({ status: 404 });
		await care(femke, (tx) => unmarkNear(tx, femke, mark?.id ?? ''));
		expect(await care(femke, (tx) => findClient(tx, femke, facts))).toHaveLength(1);
	});
	test('stays hidden for the day on which the mark is taken away, and the officer reads that it was', async () => {
		const facts = { achternaam: 'Bouzidi', geboren: '1957-03-02', postcode: undefined };
		const mark = { soort: 'name' as const, naam: 'Bouzidi', postcode: undefined, huisnummer: undefined };
		await care(femke, (tx) => markNear(tx, femke, mark));
		await asOwner('update care.near set made_on = current_date - 9');
		const [one] = await care(femke, (tx) => nearMarks(tx, femke));
		await care(femke, (tx) => unmarkNear(tx, femke, one?.id ?? ''));
		expect(await care(femke, (tx) => nearMarks(tx, femke))).toEqual([]);
		expect(await care(femke, (tx) => findClient(tx, femke, facts))).toEqual([]);
		const acts = (await care(anouk, (tx) => stoppedNear(tx, anouk))).map(({ act }) => act);
		expect(acts.toSorted()).toEqual(['searched', 'unmarked']);
		await asOwner('update care.near set ended_on = current_date - 1');
		expect(await care(femke, (tx) => findClient(tx, femke, facts))).toHaveLength(1);
	});
	test.each([
		['name', 'naam'],
		['postcode', 'postcode'],
		['address', 'postcode'],
	] as const)('asks what a mark of a %s needs', async (soort, field) => {
		await expect(
			care(femke, (tx) => markNear(tx, femke, { soort, naam: '', postcode: undefined, huisnummer: undefined })),
		).rejects.toMatchObject({ code: 'required', field });
	});
});
