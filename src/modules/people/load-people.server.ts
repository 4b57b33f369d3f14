import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { addCard, type NewCard } from './cards.store.server.ts';
import { addOrganisation, addRoleName, addTeam } from './organisations.store.server.ts';
import type { Assignment, Organisation, RoleName, Team, Worker } from './people.ts';
import { addAssignment, addWorker } from './workers.store.server.ts';

export type PeopleToLoad = {
	organisations: Omit<Organisation, 'endedOn'>[];
	teams: Omit<Team, 'endedOn'>[];
	roleNames: RoleName[];
	workers: Worker[];
	cards: Omit<NewCard, 'municipalityId' | 'madeAt' | 'today'>[];
	assignments: Omit<Assignment, 'endedOn'>[];
};

/** Puts everyone in at once, as the task `people.load`. What is there already stays as it is. */
export async function loadPeople(tx: Tx, municipalityId: string, people: PeopleToLoad): Promise<void> {
	const made = { municipalityId, madeAt: clock.now() };
	for (const organisation of people.organisations) await addOrganisation(tx, { ...made, ...organisation });
	for (const team of people.teams) await addTeam(tx, { ...made, ...team });
	for (const [position, name] of people.roleNames.entries()) await addRoleName(tx, municipalityId, name, position);
	for (const worker of people.workers) await addWorker(tx, { ...made, ...worker });
	for (const card of people.cards) await addCard(tx, { ...made, ...card, today: clock.today() });
	for (const assignment of people.assignments) await addAssignment(tx, { ...made, madeBy: null, ...assignment });
}
