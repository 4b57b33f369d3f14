import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { scopesOf } from '#platform/policy/access-matrix';
import { accessMatrix, permissionNamed } from '#platform/policy/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { persona, personaNames, seedPeople } from '#testing/personas';

const { asOwner } = useDatabase();
beforeAll(() => seedPeople(asOwner));

const root = join(import.meta.dirname, '..', '..');

type Door = { file: string; name: string; permission: string; call: (event: RequestEvent) => unknown };

/** Every load, action and endpoint that names a permission. Found by reading, so that a new one cannot be forgotten. */
async function doors(): Promise<Door[]> {
	const found: Door[] = [];
	for (const file of globSync('src/routes/**/+{page.server,layout.server,server}.ts', { cwd: root }).sort()) {
		const text = readFileSync(join(root, file), 'utf8');
		const route = (await import(/* @vite-ignore */ join(root, file))) as Record<string, unknown> & {
			actions?: Record<string, Door['call']>;
		};
		for (const [, name, permission] of text.matchAll(
			/export const (\w+)[^=]*= (?:reads|open|answers)\(\s*'([a-z.-]+)'/g,
		)) {
			found.push({
				file,
				name: name as string,
				permission: permission as string,
				call: route[name as string] as Door['call'],
			});
		}
		for (const [, name, permission] of text.matchAll(/^\t'?([\w-]+)'?: acts\(\s*'([a-z.-]+)'/gm)) {
			found.push({
				file,
				name: `actions.${name}`,
				permission: permission as string,
				call: route.actions?.[name as string] as Door['call'],
			});
		}
	}
	return found;
}

/** These look at the session itself, which a knock without cookies does not have; the people and identity tests walk them with one. */
const needsSession = new Set(['identity.account', 'people.own-card']);

const municipality = {
	id: waterveen,
	code: 'GM9901',
	name: 'Waterveen',
	hosts: [],
	theme: 'buurtweefsel',
	teamPhone: '',
	supportersNeeded: 2,
	demo: true,
};
const unknown = '019b0000-0000-7000-8000-00000000dead';

/** A request that asks for things nobody has. Enough to find out whether the door opens. */
function knock(actor: Actor, { name, file }: Door, traceId: string, asked = { id: unknown, query: '' }): RequestEvent {
	const url = new URL(`http://waterveen.test/${asked.query}`);
	const json = file.includes('/api/');
	const write = name.startsWith('actions') || ['POST', 'PUT', 'PATCH'].includes(name);
	const cookies = { get: () => undefined, getAll: () => [], set: () => {}, delete: () => {}, serialize: () => '' };
	return {
		url,
		params: new Proxy({}, { get: (_, key) => (key === 'code' ? 'BU99010101' : asked.id) }),
		request: new Request(
			url,
			write
				? {
						method: 'POST',
						body: json ? '{}' : new FormData(),
						headers: json ? { 'content-type': 'application/json' } : {},
					}
				: {},
		),
		locals: { actor, municipality: { ...municipality, id: actor.municipalityId }, traceId },
		cookies,
		getClientAddress: () => '127.0.0.1',
		setHeaders: () => {},
		route: { id: file },
		isDataRequest: false,
		platform: undefined,
		fetch,
	} as unknown as RequestEvent;
}

type Answer = 'in' | 'sign-in' | 'nothing-here';

/** How a door answers everyone: let in (whatever it then says about the thing asked for), sent to sign in, or as if it does not exist. */
async function answersOf(door: Door): Promise<Map<string, Answer>> {
	const traced = everyone.map(([who, actor]) => ({ who, actor, traceId: `${door.file} ${door.name} ${who}` }));
	const answers = new Map<string, Answer>();
	for (const { who, ...one } of traced) answers.set(who, await answerOf(door, one));
	const { rows } = await asOwner(`select trace_id from audit.entry where outcome = 'denied' and trace_id = any ($1)`, [
		traced.map(({ traceId }) => traceId),
	]);
	const denied = new Set(rows.map(({ trace_id }) => trace_id));
	for (const { who, traceId } of traced) if (denied.has(traceId)) answers.set(who, 'nothing-here');
	return answers;
}

type Knock = { actor: Actor; traceId: string; asked?: { id: string; query: string } };

async function answerOf(door: Door, { actor, traceId, asked }: Knock): Promise<Answer> {
	try {
		const answer = await door.call(knock(actor, door, traceId, asked));
		if (answer instanceof Response && answer.status === 401) return 'sign-in';
	} catch (thrown) {
		if (isRedirect(thrown) && thrown.location.startsWith('/inloggen?')) return 'sign-in';
		if (!isRedirect(thrown) && !isHttpError(thrown))
			throw new Error(`${door.file} ${door.name} broke for ${actor.roles}: ${thrown}`, { cause: thrown });
	}
	return 'in';
}

const everyone: [string, Actor][] = [
	['nobody', anonymous(waterveen)],
	['nobody elsewhere', anonymous(elders)],
	...personaNames.map((name) => [name, persona(name)] as [string, Actor]),
];
const all = await doors();

describe('the route, the matrix and the trail agree', () => {
	test('every permission of the matrix has a door', () => {
		expect(new Set(all.map(({ permission }) => permission))).toEqual(new Set(Object.keys(accessMatrix.permissions)));
	});

	test('what was never an id, or a sign that no text holds, breaks no page', async () => {
		const pages = all.filter(({ name }) => name === 'load' || name === 'GET');
		expect(pages.length).toBeGreaterThan(100);
		const asked = { id: 'geen-id', query: '?zoek=%00&waar=%00&dag=%00' };
		for (const page of pages)
			for (const actor of [anonymous(waterveen), persona('marloes'), persona('samira')])
				await answerOf(page, { actor, traceId: 'no-id', asked });
	});

	for (const door of all) {
		test(`${door.permission} at ${door.file.replace('src/routes', '')} ${door.name}`, async () => {
			const permission = permissionNamed(door.permission);
			const answers = await answersOf(door);
			for (const [who, actor] of everyone) {
				const named = scopesOf(permission, actor).length > 0 && actor.level >= permission.level;
				const answer = answers.get(who);
				if (named && needsSession.has(door.permission)) expect(['in', 'sign-in'], who).toContain(answer);
				else if (named) expect(answer, who).toBe('in');
				else expect(answer, who).toBe(actor.kind === 'anonymous' ? 'sign-in' : 'nothing-here');
			}
		});
	}
});
