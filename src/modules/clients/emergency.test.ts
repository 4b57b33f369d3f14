import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform/actor';
import { record } from '#platform/audit/index.server';
import { clock } from '#platform/clock';
import { sql } from '#platform/db/index.server';
import { workingDaysLater } from '#platform/working-days';
import { waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, personId } from '#testing/personas';
import { clientsInFile } from './clients-in-file.ts';
import { emergencyLooks, lookInEmergency, sayTold, tellOfLook, tendLooks, weighLook } from './emergency.server.ts';
import { looksIn } from './emergency.store.server.ts';
import { tellBy } from './emergency.ts';
import { copyOfFile } from './file-copy.store.server.ts';
import { looksInFile } from './file-looks.server.ts';
import { keepSafe } from './safety.server.ts';
import { anouk, asPerson, asWorker, care, femke, samira, useWalls, yusuf } from './walls.fixtures.ts';
import type { EmergencyInput } from './walls.forms.ts';

const { asOwner, mails, news, ...walls } = useWalls();
let file: string;
beforeEach(() => {
	file = walls.file();
});

describe('an emergency look', () => {
	const look = (actor: Actor = femke, over: Partial<EmergencyInput> = {}) =>
		care(actor, (tx) =>
			lookInEmergency(tx, actor, file, {
				...{ reden: 'danger-now', woorden: 'De buurvrouw belde, er is brand.', verberg: false },
				...over,
			}),
		);
	/** The last working day but one has come. */
	const mustTell = () => asOwner('update care.emergency_look set tell_by = $1', [workingDaysLater(clock.today(), 1)]);
	const only = async () =>
		(await care(anouk, (tx) => emergencyLooks(tx, anouk)))[0] as NonNullable<
			Awaited<ReturnType<typeof emergencyLooks>>[number]
		>;

	test('opens the file to read for two hours, and no further', async () => {
		await look();
		expect(await asWorker(file, async (_, client) => client.help, femke)).toBe('emergency');
		expect((await only()).openedAt.getTime()).toBeLessThanOrEqual(clock.now().getTime());
		await asOwner(
			`update care.emergency_look set opened_at = now() - interval '3 hours', until_at = now() - interval '1 hour'`,
		);
		await expect(asWorker(file, async () => {}, femke)).rejects.toMatchObject({ status: 404 });
	});
	test('is told at once to the lead of the team and the officers, and in time to the person, without a word of whom', async () => {
		await look();
		const [subjectId = ''] = await news('client.looked-in-emergency');
		await tellOfLook({ municipalityId: waterveen, subjectId });
		const told = await mails();
		expect(told.filter(({ template }) => template === 'look-in-emergency')).toHaveLength(2);
		expect(told.filter(({ template }) => template === 'own-data-seen')).toHaveLength(0);
		expect(await asPerson((tx) => looksIn(tx, waterveen, file))).toEqual([]);
		await mustTell();
		await tendLooks();
		expect((await mails()).filter(({ template }) => template === 'own-data-seen')).toHaveLength(1);
		expect((await only()).toldOn).toBe(clock.today());
		await tendLooks();
		expect(await mails()).toHaveLength(3);
		expect(await asPerson((tx) => looksIn(tx, waterveen, file))).toMatchObject([
			{ workerCalled: 'Femke', reason: 'danger-now' },
		]);
	});
	test('is not told while safety asks to wait, and is when that is over', async () => {
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'hold', aan: true }));
		await look();
		await mustTell();
		await tellOfLook({ municipalityId: waterveen, subjectId: (await only()).id });
		expect((await mails()).some(({ template }) => template === 'own-data-seen')).toBe(false);
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'hold', aan: false }));
		await tendLooks();
		expect((await mails()).some(({ template }) => template === 'own-data-seen')).toBe(true);
	});
	test('that somebody asked for themselves is told at once', async () => {
		await look(femke, { reden: 'request-of-person' });
		await tendLooks();
		expect((await only()).toldOn).toBe(clock.today());
	});
	test('shows nothing before it is told: not the look, not the trail of it, and after that both', async () => {
		await look(femke, { reden: 'child-safety' });
		await care(femke, (tx) =>
			record(tx, femke, {
				...{ zone: 'care', permission: 'clients.read', purpose: 'household-support', outcome: 'seen' },
				subjectPersonIds: [file],
			}),
		);
		const shown = () =>
			asPerson(async (tx, client) => [
				(await looksIn(tx, waterveen, file)).length,
				(await looksInFile(tx, samira, client)).length,
				(await copyOfFile(tx, waterveen, file, clientsInFile)).filter(({ table }) => table === 'emergency_look').length,
			]);
		expect(await shown()).toEqual([0, 0, 0]);
		await asWorker(file, async (tx, client) => sayTold(tx, yusuf, client, (await only()).id));
		expect(await shown()).toEqual([1, 1, 1]);
		await asOwner('update care.emergency_look set told_on = null, tell_by = current_date');
		expect(await shown()).toEqual([1, 1, 1]);
	});
	test('hides everything from who reads along when who looks asks so, and who looks cannot show it again', async () => {
		await look(femke, { verberg: true });
		await expect(asPerson(async () => {})).rejects.toMatchObject({ status: 404 });
		await expect(
			asWorker(file, (tx, client) => keepSafe(tx, femke, client, { wat: 'hold', aan: false }), femke),
		).rejects.toMatchObject({ status: 404 });
		await asWorker(file, (tx, client) => keepSafe(tx, yusuf, client, { wat: 'hold', aan: false }));
		// Without a look that runs nobody hides anything.
		await asOwner(
			`update care.emergency_look set opened_at = now() - interval '3 hours', until_at = now() - interval '1 hour'`,
		);
		await care(femke, (tx) => sql`select care.hold_in_emergency(${file})`.execute(tx));
		await asPerson(async () => {});
	});
	test('of somebody without an account is told by who helps, who says so', async () => {
		await asOwner('update care.client set account_id = null');
		await look();
		await tendLooks();
		expect((await only()).toldOn).toBeNull();
		await asWorker(file, async (tx, client) =>
			sayTold(tx, yusuf, client, (await looksIn(tx, waterveen, file))[0]?.id ?? ''),
		);
		expect((await only()).toldOn).toBe(clock.today());
	});
	test('is weighed once, by another than who looked', async () => {
		await look(anouk);
		await look();
		const all = await care(anouk, (tx) => emergencyLooks(tx, anouk));
		const own = all.find(({ workerId }) => workerId === personId('anouk'))?.id ?? '';
		const hers = all.find(({ workerId }) => workerId === personId('femke'))?.id ?? '';
		await expect(care(anouk, (tx) => weighLook(tx, anouk, { blik: own, oordeel: 'right' }))).rejects.toMatchObject({
			code: 'walls-own-look',
		});
		expect(await care(anouk, (tx) => weighLook(tx, anouk, { blik: hers, oordeel: 'wrong' }))).toBe(file);
		await expect(care(anouk, (tx) => weighLook(tx, anouk, { blik: hers, oordeel: 'right' }))).rejects.toMatchObject({
			code: 'already-done',
		});
	});
	test('is for nobody of another organisation, and only officers read the list', async () => {
		for (const name of ['marloes', 'dewi', 'bram', 'tariq', 'gea', 'henk'] as PersonaName[])
			await expect(look(persona(name)), name).rejects.toMatchObject({ status: 404 });
		for (const name of personaNames.filter((one) => one !== 'anouk'))
			await expect(
				care(persona(name), (tx) => emergencyLooks(tx, persona(name))),
				name,
			).rejects.toMatchObject({ status: 404 });
	});
	test('must be told by the fifth working day', () => {
		expect(tellBy('2026-11-20')).toBe('2026-11-27');
		expect(tellBy('2026-12-23')).toBe('2026-12-31');
	});
});
