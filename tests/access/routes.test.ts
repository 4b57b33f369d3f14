import { isHttpError, isRedirect } from '@sveltejs/kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, anonymous } from '#platform/actor';
import { scopesOf } from '#platform/policy/access-matrix';
import { accessMatrix, permissionNamed } from '#platform/policy/index.server';
import { elders, useDatabase, waterveen } from '#testing/database';
import { persona, personaNames, seedPeople } from '#testing/personas';
import { type Door, doors, knock } from './doors.ts';

const { asOwner } = useDatabase();
beforeAll(() => seedPeople(asOwner));

/** These look at the session itself, which a knock without cookies does not have; the people and identity tests walk them with one. */
const needsSession = new Set(['identity.account', 'people.own-card']);

type Answer = 'in' | 'sign-in' | 'step-up' | 'nothing-here';

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
		if (answer instanceof Response && answer.status === 403) return 'step-up';
	} catch (thrown) {
		if (isRedirect(thrown) && thrown.location.startsWith('/inloggen?')) return 'sign-in';
		if (isRedirect(thrown) && thrown.location.startsWith('/inloggen/tweede-stap?')) return 'step-up';
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
				const inMatrix = scopesOf(permission, actor).length > 0;
				const named = inMatrix && actor.level >= permission.level;
				const answer = answers.get(who);
				// Who is named and showed one factor shows the other first.
				if (inMatrix && !named && actor.kind !== 'anonymous') expect(answer, who).toBe('step-up');
				else if (named && needsSession.has(door.permission)) expect(['in', 'sign-in'], who).toContain(answer);
				else if (named) expect(answer, who).toBe('in');
				else expect(answer, who).toBe(actor.kind === 'anonymous' ? 'sign-in' : 'nothing-here');
			}
		});
	}
});
