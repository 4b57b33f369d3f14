import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { moveDays } from '#testing/days';
import { type PersonaName, persona, personaNames, seedPeople } from '#testing/personas';
import {
	agreeByCode,
	agreeUpkeep,
	lookBack,
	lookBackByCode,
	newSlip,
	proposeUpkeep,
	stopUpkeep,
	stopUpkeepByCode,
} from './agree-upkeep.server.ts';
import { publicUpkeep, upkeepSeen } from './upkeep.store.server.ts';
import { upkeepCodeScreen, upkeepScreen, upkeepToday } from './upkeep-screens.server.ts';

const { asOwner } = useDatabase();
const as = <T>(name: PersonaName, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asActor(persona(name), 'community', (tx) => work(tx, persona(name)));
const passer = <T>(work: (tx: Tx, actor: Actor) => Promise<T>, zone: 'open' | 'community' = 'community'): Promise<T> =>
	asActor(anonymous(waterveen), zone, (tx) => work(tx, anonymous(waterveen)));
const form = {
	initiative: undefined,
	area: 'BU99010101',
	place: 'Het plantsoen voor de school',
	does: 'Wieden en snoeien.',
	months: [3, 4, 5],
	gives: ['tools' as const, 'waste' as const],
	givesWords: '',
	euros: undefined,
	starts: '2026-01-01',
	group: 'De buren van het pleintje',
	called: 'Fatou',
	reach: '06 12345678',
};
const propose = () =>
	as('marloes', async (tx, actor) => {
		const { id, code } = await proposeUpkeep(tx, actor, form);
		return { id, code: code ?? '' };
	});
const everybody = () => passer((tx) => publicUpkeep(tx, waterveen, ''), 'open');
const page = (tx: Tx, actor: Actor, params: object) => ({ tx, actor, params, about: () => {} }) as never;
const screen = (name: PersonaName, id: string) => as(name, (tx, actor) => upkeepScreen(page(tx, actor, { id })));
const review = { goes: 'well' as const, received: 'partly' as const, wants: 'on' as const, words: '' };
const nextYear = () => moveDays(340);

beforeAll(() => seedPeople(asOwner));
beforeEach(() => asOwner('delete from community.upkeep'));

describe('an agreement on upkeep', () => {
	test('is read by the workers and contact of its area, and by nobody else', async () => {
		await propose();
		for (const name of personaNames)
			expect((await as(name, (tx, actor) => upkeepSeen(tx, actor.municipalityId))).length, name).toBe(
				['marloes', 'yusuf', 'dewi'].includes(name) ? 1 : 0,
			);
		for (const name of ['samira', 'femke', 'ingrid', 'bram'] as const)
			await expect(
				as(name, (tx, actor) => proposeUpkeep(tx, actor, form)),
				name,
			).rejects.toMatchObject({ status: 404 });
		await expect(
			as('marloes', (tx, actor) => proposeUpkeep(tx, actor, { ...form, does: 'Mevrouw Jansen wiedt.' })),
		).rejects.toMatchObject({ code: 'upkeep-names-somebody' });
	});

	test('stands, and everybody sees it without who, once both said yes: neighbours by their code', async () => {
		const { id, code } = await propose();
		await as('dewi', (tx, actor) => agreeUpkeep(tx, actor, id));
		expect(await everybody()).toEqual([]);
		const seen = await passer((tx, actor) => upkeepCodeScreen(page(tx, actor, { code })));
		expect(seen.upkeep).toMatchObject({ contactCalled: 'Dewi Hartono', residentYesOn: null });
		await passer((tx) => agreeByCode(tx, code));
		expect(await everybody()).toMatchObject([{ place: form.place, months: [3, 4, 5], since: clock.today() }]);
		expect(JSON.stringify(await everybody())).not.toMatch(/Fatou|12345678|Hartono/);
		expect((await screen('dewi', id)).upkeep).toMatchObject({ residentYesHow: 'code' });
		const fresh = await as('yusuf', (tx, actor) => newSlip(tx, actor, id));
		await expect(passer((tx, actor) => upkeepCodeScreen(page(tx, actor, { code })))).rejects.toMatchObject({
			status: 404,
		});
		expect((await passer((tx, actor) => upkeepCodeScreen(page(tx, actor, { code: fresh })))).upkeep.id).toBe(id);
		await expect(as('dewi', (tx, actor) => newSlip(tx, actor, id))).rejects.toMatchObject({ status: 404 });
	});

	test('gives the name and number to who wrote it down, and to the contact after the yes; the town never speaks for neighbours', async () => {
		const { id, code } = await propose();
		await as('dewi', (tx, actor) => agreeUpkeep(tx, actor, id));
		const reach = async (name: PersonaName) => (await screen(name, id)).reach;
		expect([await reach('marloes'), await reach('dewi'), await reach('yusuf')]).toEqual([form.reach, '', '']);
		const townYes = (set: object) => as('dewi', (tx) => tx.updateTable('community.upkeep').set(set).execute());
		for (const set of [{ resident_yes_on: clock.today(), resident_yes_how: 'spoken' }, { code_hash: 'x' }])
			await expect(townYes(set)).rejects.toThrow(/each side says yes for itself/);
		await expect(
			as('marloes', (tx) => tx.updateTable('community.upkeep').set({ contact_called: 'Ik' }).execute()),
		).rejects.toThrow(/each side says yes for itself/);
		await passer((tx) => agreeByCode(tx, code));
		expect([await reach('dewi'), await reach('yusuf')]).toEqual([form.reach, '']);
		const byTown = await as('dewi', (tx, actor) => proposeUpkeep(tx, actor, form));
		expect(byTown.code).toBeNull();
		await expect(
			as('marloes', (tx, actor) => proposeUpkeep(tx, actor, { ...form, place: 'Geveltuin Kanaalstraat 12' })),
		).rejects.toMatchObject({ code: 'upkeep-names-somebody' });
	});

	test('stops when the neighbours say so looking back, and waits to be talked about when the town does', async () => {
		const { id, code } = await propose();
		await as('dewi', (tx, actor) => agreeUpkeep(tx, actor, id));
		await passer((tx) => agreeByCode(tx, code));
		const back = nextYear();
		try {
			await as('dewi', (tx, actor) => lookBack(tx, actor, id, { ...review, wants: 'stop' }));
			expect(await as('marloes', (tx, actor) => upkeepToday({ tx, actor, about: () => {} }))).toMatchObject([
				{ waits: 'stop' },
			]);
			expect(await everybody()).toHaveLength(1);
			await passer((tx) => lookBackByCode(tx, code, { ...review, wants: 'stop', words: 'Te zwaar.' }));
			expect(await everybody()).toEqual([]);
			expect((await screen('marloes', id)).upkeep).toMatchObject({ endedBy: 'resident', endWhy: 'Te zwaar.' });
		} finally {
			back();
		}
	});

	test('is looked back on by both, each for themselves, and then again a year later', async () => {
		const { id, code } = await propose();
		await as('marloes', (tx, actor) => agreeUpkeep(tx, actor, id));
		await as('dewi', (tx, actor) => agreeUpkeep(tx, actor, id));
		const { reviewOn } = (await screen('dewi', id)).upkeep;
		await expect(as('dewi', (tx, actor) => lookBack(tx, actor, id, review))).rejects.toMatchObject({
			code: 'upkeep-not-yet',
		});
		const back = nextYear();
		try {
			expect(await as('dewi', (tx, actor) => upkeepToday({ tx, actor, about: () => {} }))).toMatchObject([
				{ waits: 'review' },
			]);
			await as('dewi', (tx, actor) => lookBack(tx, actor, id, review));
			await expect(as('dewi', (tx, actor) => lookBack(tx, actor, id, review))).rejects.toMatchObject({
				code: 'upkeep-looked-back',
			});
			expect((await screen('dewi', id)).upkeep.reviewOn).toBe(reviewOn);
			await passer((tx) => lookBackByCode(tx, code, { ...review, goes: 'hard' }));
			const after = await screen('marloes', id);
			expect(after.reviews.map(({ side, goes }) => `${side} ${goes}`)).toEqual(['resident hard', 'town well']);
			expect(after.upkeep.reviewOn?.slice(0, 4)).toBe(String(Number(reviewOn?.slice(0, 4)) + 1));
			expect(await as('dewi', (tx, actor) => upkeepToday({ tx, actor, about: () => {} }))).toEqual([]);
		} finally {
			back();
		}
	});

	test('may be stopped by either side, and then nobody is reached any more', async () => {
		for (const stop of [
			(id: string) => as('dewi', (tx, actor) => stopUpkeep(tx, actor, id, 'Het plein gaat op de schop.')),
			(_: string, code: string) => passer((tx) => stopUpkeepByCode(tx, code, 'Het werd te zwaar.')),
		]) {
			const { id, code } = await propose();
			await as('marloes', (tx, actor) => agreeUpkeep(tx, actor, id));
			await as('dewi', (tx, actor) => agreeUpkeep(tx, actor, id));
			await stop(id, code);
			expect(await everybody()).toEqual([]);
			expect((await screen('marloes', id)).upkeep).toMatchObject({ residentCalled: '', reachable: false });
			await expect(passer((tx) => stopUpkeepByCode(tx, code, 'Nog eens.'))).rejects.toMatchObject({ status: 404 });
			await expect(as('yusuf', (tx, actor) => agreeUpkeep(tx, actor, id))).rejects.toMatchObject({
				code: 'upkeep-over',
			});
		}
	});
});
