import type { RequestEvent } from '@sveltejs/kit';
import { beforeAll, describe, expect, test } from 'vitest';
import { useDatabase, waterveen } from '#testing/database';
import { persona, personId, seedPeople } from '#testing/personas';
import { perform } from './perform.server.ts';

const { asOwner } = useDatabase();
beforeAll(() => seedPeople(asOwner));

const trace = 'a1b2c3d4';
const request = { locals: { actor: persona('marloes'), traceId: trace }, params: {}, url: new URL('http://x.test/') };

describe('the trail of a page', () => {
	test('holds everybody whom its parts name one by one, and everybody named together', async () => {
		const people = [personId('samira'), personId('fatou'), personId('henk')];
		await perform('people.cards', request as unknown as RequestEvent, async ({ about }) => {
			about({ type: 'person-card', id: 'a', personId: people[0] as string });
			about({ type: 'person-card', id: 'b', personId: people[1] as string });
			about({ personIds: [people[2] as string] });
		});
		const { rows } = await asOwner(
			`select p.person_id from audit.entry e join audit.pseudonym p on p.municipality_id = e.municipality_id and p.pseudonym = e.subject_pseudonym
			where e.municipality_id = $1 and e.trace_id = $2`,
			[waterveen, trace],
		);
		expect(rows.map(({ person_id }) => person_id).sort()).toEqual(people.toSorted());
	});
});
