import type { RequestEvent } from '@sveltejs/kit';
import { beforeAll, expect, test } from 'vitest';
import { givePersonCode, noteContact, openCircle } from '#modules/nuisance/index.server';
import { type Actor, anonymous } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { useDatabase, waterveen } from '#testing/database';
import { persona, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { load as byCode } from '../../src/routes/overlast/code/[code]/+page.server.ts';
import { load as circle } from '../../src/routes/overlast/kringen/[id]/+page.server.ts';

const { asOwner } = useDatabase();
const yusuf = persona('yusuf');
const knock = (actor: Actor, params: object): RequestEvent =>
	({
		url: new URL('http://waterveen.test/'),
		params,
		locals: { actor, municipality: { id: waterveen }, traceId: 'test' },
		getClientAddress: () => '127.0.0.1',
	}) as unknown as RequestEvent;
type Page = (event: RequestEvent) => Promise<{ person: { looks: { day: string; outcome: string }[] } }>;

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
});

test('the person concerned reads that the officer opened the page about them, and a refused look leaves no name', async () => {
	const id = await asActor(yusuf, 'care', (tx) =>
		openCircle(tx, yusuf, {
			...{ soort: 'noise', buurt: 'BU99010101', plek: 'Het hoekhuis', waarom: 'Harde muziek in de nacht.' },
			...{ geprobeerd: 'talked', hoe: 'De buren praatten met elkaar.', weken: 4 },
		}),
	);
	const code = await asActor(yusuf, 'care', async (tx) => {
		await noteContact(tx, yusuf, id, { contact: 'spoken', hoe: 'We dronken samen koffie.' });
		return givePersonCode(tx, yusuf, id);
	});
	await (circle as unknown as Page)(knock(yusuf, { id }));
	await expect((circle as unknown as Page)(knock(persona('marloes'), { id }))).rejects.toMatchObject({ status: 404 });
	const { person } = await (byCode as unknown as Page)(knock(anonymous(waterveen), { code }));
	expect(person.looks).toMatchObject([{ day: clock.today(), outcome: 'seen' }]);
});
