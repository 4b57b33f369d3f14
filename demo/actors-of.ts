import { areasToWorkIn } from '#modules/areas/index.server';
import { withEverythingInside } from '#modules/people';
import type { Actor } from '#platform/actor';
import { asTask } from '#platform/db/index.server';
import { demoId } from './demo-id.ts';
import type { Demo } from './read-demo.ts';

/** The demo's workers as they stand behind the counter of a page. */
export async function actorsOf(
	{ people }: Pick<Demo, 'people'>,
	municipalityId: string,
): Promise<(key: string) => Actor> {
	const areas = await asTask('demo.load', municipalityId, 'community', (tx) => areasToWorkIn(tx, municipalityId));
	return (key) => {
		const person = people.find((one) => one.key === key);
		if (!person) throw new Error(`the demo names ${key}, who is not in demo/staff.yaml`);
		return {
			municipalityId,
			kind: 'staff',
			roles: [person.role],
			personId: demoId('worker', key),
			...(person.team && { teamId: demoId('team', person.team) }),
			...(person.organisation && { organisationId: demoId('organisation', person.organisation) }),
			displayName: person.firstName,
			areas: withEverythingInside(person.areas, areas),
			level: 2,
		};
	};
}

/** The demo's people who sign in for themselves, on their own page. */
export const ownActors = (municipalityId: string): Actor[] => [
	{
		municipalityId,
		kind: 'resident',
		roles: ['resident'],
		personId: demoId('card', 'samira'),
		displayName: 'Samira',
		areas: ['BU03440831'],
		level: 1,
	},
	{
		municipalityId,
		kind: 'volunteer',
		roles: ['volunteer'],
		personId: demoId('card', 'henk'),
		displayName: 'Henk',
		areas: ['BU03440831'],
		level: 1,
	},
];
