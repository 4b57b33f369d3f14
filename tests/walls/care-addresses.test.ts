import { isHttpError, isRedirect } from '@sveltejs/kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { permissionNamed } from '#platform/policy/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { type PersonaName, persona, personaNames, seedPeople } from '#testing/personas';
import { seedPlaces } from '#testing/places';
import { beginClientFor, inTwoSteps } from '../../src/modules/clients/clients.fixtures.ts';
import { type Door, doors, knock } from '../access/doors.ts';

const { asOwner } = useDatabase();
/** Every page, form and file of care, of whatever module, found by its permission. */
const ofCare = (await doors()).filter(({ permission }) => permissionNamed(permission).zone === 'care');
const name = 'Allerzeldzaamst';
let file: string;

beforeAll(async () => {
	await seedPeople(asOwner);
	await seedPlaces(asOwner);
	file = await beginClientFor('yusuf', { achternaam: name, bornOn: '1957-03-02', account: 'samira' });
});

/** What comes back of a knock at this address, as far as anybody could read it. */
async function said(actor: Actor, door: Door, query = ''): Promise<string> {
	try {
		const answer = await door.call(knock(actor, door, 'swapped', { id: file, query }));
		return answer instanceof Response ? await answer.text() : (JSON.stringify(answer) ?? '');
	} catch (thrown) {
		if (isRedirect(thrown)) return thrown.location;
		if (isHttpError(thrown)) return String(thrown.status);
		throw thrown;
	}
}

/** What stands in every table of care, but for keys and news. */
async function everything(): Promise<string> {
	const { rows } = await asOwner(
		`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'care' and c.relkind = 'r' and c.relname not in ('text_key', 'outbox', 'mail') order by 1`,
	);
	const held = await Promise.all(
		rows.map(
			async (table) =>
				(await asOwner(`select md5(string_agg(t::text, '|' order by t::text)) as held from ${table.name} t`)).rows[0]
					?.held,
		),
	);
	return held.join(' ');
}

const strangers: [string, Actor][] = [
	['nobody', anonymous(waterveen)],
	['nobody elsewhere', anonymous(elders)],
	...personaNames
		.filter((one) => one !== 'yusuf' && one !== 'samira')
		.map((one: PersonaName) => [one, inTwoSteps(one)] as [string, Actor]),
	['yusuf after his role ended', { ...persona('yusuf'), roles: [] }],
	['samira with one factor', persona('samira')],
];

describe('the addresses of care', () => {
	test('are many, and who helps reads theirs', async () => {
		expect(ofCare.length).toBeGreaterThan(20);
		const home = ofCare.find(
			({ file: at, name: what }) => at.endsWith('hulp/[id]/toegang/+page.server.ts') && what === 'load',
		) as Door;
		expect(await said(persona('yusuf'), home)).toContain(name);
		const own = ofCare.find(
			({ file: at, name: what }) => at.endsWith('mijn/hulp/rechten/+page.server.ts') && what === 'load',
		) as Door;
		expect(await said(inTwoSteps('samira'), own)).toContain(name);
	});

	test.each(strangers)('with the id of somebody else’s file say and change nothing for %s', async (_, actor) => {
		const before = await everything();
		const told: string[] = [];
		for (const door of ofCare)
			for (const query of ['', `?voor=${file}`])
				if ((await said(actor, door, query)).includes(name)) told.push(`${door.file} ${door.name}`);
		expect(told).toEqual([]);
		expect(await everything()).toBe(before);
	});
});
