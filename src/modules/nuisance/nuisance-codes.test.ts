import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, sql } from '#platform/db/index.server';
import { useDatabase } from '#testing/database';
import { dayFromToday, moveDays } from '#testing/days';
import { type PersonaName, persona, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import * as nuisance from './index.server.ts';
import {
	agrees,
	as,
	behind,
	diary,
	gone,
	opened,
	page,
	passer,
	shown,
	slip,
	someMoment,
	told,
	writes,
} from './nuisance.fixtures.ts';

const { asOwner } = useDatabase();

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});
beforeEach(() => asOwner('delete from care.nuisance_circle'));

describe('a diary of a neighbour', () => {
	test('holds a day, a part of it, how bad and few words, for the period alone', async () => {
		const id = await opened();
		const code = await diary(id);
		await writes(code);
		await writes(code, someMoment(clock.today(), 3, 'Nog harder.'));
		expect((await behind(code)).neighbour?.moments).toMatchObject([
			{ onDay: clock.today(), part: 'evening', howBad: 3, words: 'Nog harder.' },
		]);
		await expect(writes(code, someMoment(dayFromToday(1)))).rejects.toMatchObject({ code: 'nuisance-day' });
		await expect(writes(code, someMoment(dayFromToday(-1)))).rejects.toMatchObject({ code: 'nuisance-day' });
		for (const words of ['Jan Jansen schreeuwt.', 'Bel 06 12345678', 'Kerkstraat 12'])
			await expect(writes(code, someMoment(clock.today(), 1, words)), words).rejects.toMatchObject({
				...{ code: 'nuisance-names-somebody', field: 'woorden' },
			});
		const back = moveDays(28);
		await expect(writes(code, someMoment(clock.today()))).rejects.toMatchObject({ code: 'nuisance-over' });
		back();
	});
	test('is read by its writer and the officer; no other neighbour reads who or what', async () => {
		const id = await opened();
		const [mine, other] = [await diary(id), await diary(id)];
		await writes(mine);
		const theirs = await behind(other);
		expect(theirs.neighbour).toMatchObject({ number: 2, moments: [], weeks: [] });
		expect(JSON.stringify(theirs)).not.toMatch(/muziek|hoekhuis|praatten/);
		const { moments } = await as('yusuf', (tx, actor) => nuisance.diariesScreen(page(tx, actor, { id })));
		expect(moments).toMatchObject([{ number: 1, words: 'Harde muziek.' }]);
		const [moment] = (await behind(mine)).neighbour?.moments ?? [];
		await expect(
			passer((tx, visitor) => nuisance.takeMomentAway(tx, visitor, other, moment?.id ?? '')),
		).rejects.toMatchObject(gone);
		await passer((tx, visitor) => nuisance.takeMomentAway(tx, visitor, mine, moment?.id ?? ''));
		expect((await behind(mine)).neighbour?.moments).toEqual([]);
	});
	test('goes at once with all that stands in it, by its writer or said aloud', async () => {
		const id = await opened();
		const [first, second] = [await diary(id), await diary(id)];
		for (const code of [first, second]) await writes(code);
		await passer((tx, visitor) => nuisance.withdrawDiary(tx, visitor, first));
		await expect(behind(first)).rejects.toMatchObject(gone);
		const { diaries } = await shown('yusuf', id);
		expect(diaries).toMatchObject([{ number: 2, moments: 1 }]);
		await expect(
			as('soraya', (tx, actor) => nuisance.endDiary(tx, actor, id, diaries[0]?.id ?? '')),
		).rejects.toMatchObject(gone);
		await as('yusuf', (tx, actor) => nuisance.endDiary(tx, actor, id, diaries[0]?.id ?? ''));
		expect((await asOwner('select from care.nuisance_entry')).rowCount).toBe(0);
	});
	test('stays when its slip was lost, under a new code', async () => {
		const id = await opened();
		const lost = await diary(id);
		await writes(lost);
		const [one] = (await shown('yusuf', id)).diaries;
		const again = (name: PersonaName) => as(name, (tx, actor) => nuisance.newDiaryCode(tx, actor, id, one?.id ?? ''));
		await expect(again('marloes')).rejects.toMatchObject(gone);
		const code = await again('yusuf');
		await expect(behind(lost)).rejects.toMatchObject(gone);
		expect((await behind(code)).neighbour?.moments.length).toBe(1);
	});
	test('is typed over from paper, also a week after the period, once for each part of a day', async () => {
		const id = await opened();
		await diary(id);
		const [one] = (await shown('yusuf', id)).diaries;
		const type = (dag: string, dagboek = one?.id ?? '') =>
			as('yusuf', (tx, actor) => nuisance.typeOver(tx, actor, id, { dagboek, ...someMoment(dag) }));
		await type(clock.today());
		await expect(type(clock.today())).rejects.toMatchObject({ code: 'nuisance-there-already' });
		await expect(type(clock.today(), crypto.randomUUID())).rejects.toMatchObject(gone);
		const last = dayFromToday(27);
		const back = moveDays(34);
		await type(last);
		await expect(type(dayFromToday(0))).rejects.toMatchObject({ code: 'nuisance-day' });
		back();
		const later = moveDays(35);
		await expect(type(last)).rejects.toMatchObject({ code: 'nuisance-over' });
		later();
	});
	test('shows a week of three homes that wrote in it, once it stands fixed; two of one home count as one', async () => {
		const id = await opened();
		await told(id);
		const person = await slip(id);
		const start = clock.today();
		const first = await diary(id);
		const sameHome = await diary(id, 1);
		const second = await diary(id);
		for (const code of [first, sameHome, second]) await writes(code);
		const later = async (days: number, work: () => Promise<void>) => {
			const back = moveDays(days);
			await work();
			back();
		};
		const weeksOf = async () => (await behind(person)).person?.weeks;
		await later(14, async () => expect(await weeksOf()).toEqual([]));
		let third = '';
		await later(7, async () => {
			third = await diary(id);
			await writes(third);
			await writes(third, someMoment(start, 3));
			expect(await weeksOf()).toEqual([]);
			expect((await shown('yusuf', id)).weeks.map(({ many }) => many)).toEqual([4, 1]);
		});
		await later(14, async () => {
			expect(await weeksOf()).toEqual([{ week: 1, many: 4 }]);
			expect((await behind(third)).neighbour?.weeks).toEqual([{ week: 1, many: 4 }]);
			await expect(writes(first, someMoment(start, 1))).rejects.toMatchObject({ code: 'nuisance-fixed', field: 'dag' });
			const [moment] = (await behind(first)).neighbour?.moments ?? [];
			expect(moment).toMatchObject({ onDay: start, fixed: true });
			await expect(
				passer((tx, visitor) => nuisance.takeMomentAway(tx, visitor, first, moment?.id ?? '')),
			).rejects.toMatchObject(gone);
		});
		await later(21, async () => {
			expect(await weeksOf()).toEqual([
				{ week: 1, many: 4 },
				{ week: 2, many: null },
			]);
			expect((await behind(person)).person?.decline).toBeUndefined();
		});
	});
});

describe('a partner', () => {
	test('reads nothing before the person concerned said yes', async () => {
		const id = await opened();
		await told(id);
		const person = await slip(id);
		const { code = '' } = await agrees(id, { wie: 'partner', partner: 'police', wat: 'Loop eens langs.' });
		await expect(behind(code)).rejects.toMatchObject(gone);
		await expect(passer((tx) => nuisance.answerTask(tx, code, 'done'))).rejects.toMatchObject(gone);
		const [task] = (await behind(person)).agreements;
		await passer((tx) => nuisance.sayYes(tx, person, task?.id ?? ''));
		expect((await behind(code)).task).toMatchObject({ words: 'Loop eens langs.' });
	});
	test('gets one agreed task by a code, answers done or not, and reads nothing else', async () => {
		const id = await opened();
		await told(id);
		await agrees(id);
		await writes(await diary(id));
		await expect(agrees(id, { wie: 'partner' })).rejects.toMatchObject({ code: 'required', field: 'partner' });
		const task = { wie: 'partner', partner: 'housing', wat: 'Kijk de deur van de hal na.', gezegd: true };
		await expect(agrees(id, { ...task, wat: 'Bel 06 12345678 hierover.' })).rejects.toMatchObject({
			code: 'public-number',
		});
		await expect(agrees(id, { ...task, wat: 'Hij heeft schizofrenie.' })).rejects.toMatchObject({
			code: 'public-health',
		});
		const { code = '' } = await agrees(id, task);
		const seen = await behind(code);
		expect(seen).toMatchObject({ person: null, neighbour: null, task: { words: task.wat, officerCalled: 'Yusuf' } });
		expect(seen.agreements.length).toBe(1);
		await passer((tx) => nuisance.answerTask(tx, code, 'done'));
		await expect(passer((tx) => nuisance.answerTask(tx, code, 'not'))).rejects.toMatchObject(gone);
		expect((await shown('yusuf', id)).agreements.find(({ who }) => who === 'partner')).toMatchObject({
			outcome: 'done',
		});
	});
});

describe('a code', () => {
	test('does nothing on the page of another', async () => {
		const id = await opened();
		await told(id);
		await agrees(id);
		const [person, neighbour] = [await slip(id), await diary(id)];
		const { code: partner = '' } = await agrees(id, {
			wie: 'partner',
			partner: 'police',
			wat: 'Loop eens langs.',
			gezegd: true,
		});
		const agreement = (await behind(person)).agreements.find(({ who }) => who === 'person')?.id ?? '';
		for (const code of [neighbour, partner]) {
			await expect(passer((tx) => nuisance.sayYes(tx, code, agreement))).rejects.toMatchObject(gone);
			await expect(passer((tx, actor) => nuisance.tellOwnStory(tx, actor, code, 'x'))).rejects.toMatchObject(gone);
			await expect(passer((tx, actor) => nuisance.objectToCircle(tx, actor, code, 'x'))).rejects.toMatchObject(gone);
		}
		for (const code of [person, partner]) {
			await expect(writes(code)).rejects.toMatchObject(gone);
			await expect(passer((tx, visitor) => nuisance.withdrawDiary(tx, visitor, code))).rejects.toMatchObject(gone);
		}
		for (const code of [person, neighbour])
			await expect(passer((tx) => nuisance.answerTask(tx, code, 'done'))).rejects.toMatchObject(gone);
	});
	test('of another circle says no yes, and opens nothing in another municipality', async () => {
		const [one, other] = [await opened(), await opened()];
		for (const id of [one, other]) await told(id);
		await agrees(one);
		const [mine, theirs] = [await slip(one), await slip(other)];
		const agreement = (await behind(mine)).agreements[0]?.id ?? '';
		await expect(passer((tx) => nuisance.sayYes(tx, theirs, agreement))).rejects.toMatchObject(gone);
		const away = anonymous(persona('olaf').municipalityId);
		await expect(
			asActor(away, 'care', (tx) => nuisance.nuisanceCodeScreen(page(tx, away, { code: mine }))),
		).rejects.toMatchObject(gone);
	});
	test('is typed with capitals and spaces; what is no code is told so', async () => {
		const code = await diary(await opened());
		expect(await passer((tx) => nuisance.openNuisanceCode(tx, code.toUpperCase().replaceAll('-', ' ')))).toBe(code);
		for (const typed of ['0000-0000-0000-0000', 'hallo'])
			await expect(passer((tx) => nuisance.openNuisanceCode(tx, typed))).rejects.toMatchObject({
				...{ code: 'nuisance-code', field: 'code' },
			});
	});
	test('is kept as a hash that no login reads', async () => {
		const id = await opened();
		const code = await diary(id);
		expect(JSON.stringify((await asOwner('select * from care.nuisance_diary')).rows)).not.toContain(code);
		for (const [table, column] of [
			['nuisance_diary', 'code_hash'],
			['nuisance_circle', 'person_hash'],
			['nuisance_agreement', 'code_hash'],
		])
			await expect(
				as('yusuf', (tx) => sql`select ${sql.ref(column as string)} from ${sql.table(`care.${table}`)}`.execute(tx)),
			).rejects.toThrow(/permission denied/);
	});
	test('of a neighbour ends a month after the closing, of a partner with it', async () => {
		const id = await opened();
		await told(id);
		const [person, neighbour] = [await slip(id), await diary(id)];
		const { code: partner = '' } = await agrees(id, {
			wie: 'partner',
			partner: 'police',
			wat: 'Loop eens langs.',
			gezegd: true,
		});
		await as('yusuf', (tx, actor) =>
			nuisance.closeCircle(tx, actor, id, { gesprek: 'together', uitkomst: 'gone', woorden: 'Dank je wel.' }),
		);
		await expect(behind(partner)).rejects.toMatchObject(gone);
		expect((await behind(neighbour)).neighbour).toMatchObject({ stage: 'closed', closingWords: 'Dank je wel.' });
		const back = moveDays(31);
		await expect(behind(neighbour)).rejects.toMatchObject(gone);
		expect((await behind(person)).person?.outcome).toBe('gone');
		back();
	});
});
