import { beforeAll, describe, expect, test } from 'vitest';
import { everythingInFile } from '#modules/about-me';
import { share } from '#modules/clients/index.server';
import * as plans from '#modules/plans/index.server';
import type { Actor } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { dayFromToday } from '#testing/days';
import { persona, seedPeople, teamId } from '#testing/personas';
import { beginClientFor, inTwoSteps } from '../../src/modules/clients/clients.fixtures.ts';
import { copyOfFile, sharedPartsOf } from '../../src/modules/clients/file-copy.store.server.ts';
import { clientForWorker } from '../../src/modules/clients/know-client.server.ts';
import { parts } from '../../src/modules/clients/sharing.ts';

const { asOwner } = useDatabase();
const yusuf = persona('yusuf');
let file: string;

const onPlan = (work: (ask: never) => Promise<unknown>, form: object) =>
	asActor(yusuf, 'care', (tx) =>
		work({ tx, actor: yusuf, params: { id: file }, url: new URL('http://x/'), about: () => {}, form } as never),
	);
const note = (words: string, over = {}) =>
	onPlan(plans.writeNote, {
		words,
		later: undefined,
		aboutOthers: false,
		held: false,
		follows: undefined,
		as: undefined,
		...over,
	});
const copyFor = async (actor: Actor) =>
	JSON.stringify(await asActor(actor, 'care', (tx) => copyOfFile(tx, waterveen, file, everythingInFile)));

beforeAll(async () => {
	await seedPeople(asOwner);
	file = await beginClientFor('yusuf', { bornOn: '1957-03-02', account: 'samira' });
	await onPlan(plans.saveGoal, {
		goal: undefined,
		version: 0,
		words: 'Weten wat er binnenkomt',
		domain: undefined,
		why: '',
	});
	await note('We spraken over de post.');
	await note('De buurvrouw is ziek.', { aboutOthers: true });
	await note('Zij vertelde iets wat gevaar geeft.', { held: true });
	await note('Eerst samen bespreken.', { later: dayFromToday(7) });
});

describe('a copy of a file', () => {
	test('holds what other modules keep, in words, for the person and for who helps', async () => {
		for (const actor of [inTwoSteps('samira'), yusuf]) {
			const copy = await copyFor(actor);
			expect(copy).toContain('Weten wat er binnenkomt');
			expect(copy).toContain('We spraken over de post.');
			expect(copy).not.toMatch(/s1\.[0-9a-f-]{36}/);
		}
	});
	test('leaves out what is about somebody else, what safety holds back and what is first told in person, also when a worker takes it along', async () => {
		for (const actor of [inTwoSteps('samira'), yusuf])
			expect(await copyFor(actor)).not.toMatch(/buurvrouw|gevaar|bespreken/);
	});
	test('holds for another team the part that was shared, and no note', async () => {
		const marloes = persona('marloes');
		const partsFor = async () =>
			JSON.stringify(
				await asActor(marloes, 'care', (tx) => sharedPartsOf(tx, waterveen, file, [...parts], everythingInFile)),
			);
		expect(await copyFor(marloes)).toBe('[]');
		expect(await partsFor()).toBe('[]');
		await asActor(yusuf, 'care', async (tx) =>
			share(tx, yusuf, await clientForWorker(tx, yusuf, file), {
				team: teamId('brokers'),
				delen: ['plan'],
				waarvoor: 'working-together',
				hoe: 'spoken',
				tot: dayFromToday(30),
			}),
		);
		const copy = await partsFor();
		expect(copy).toContain('Weten wat er binnenkomt');
		expect(copy).not.toContain('We spraken over de post.');
	});
});
