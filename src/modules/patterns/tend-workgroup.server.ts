import { areasOf } from '#modules/areas/index.server';
import { withEverythingInside } from '#modules/people';
import { type WorkerThere, workersAtWorkIn } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { worksWithPatterns } from './pattern.policy.ts';
import { refuseWhatPointsAtPersons } from './worker-words.server.ts';
import type { WorkgroupForm } from './workgroup.forms.ts';
import { mayDecideIn, maySeeWorkgroup, mayStartIn } from './workgroup.policy.ts';
import type { Workgroup } from './workgroup.ts';
import {
	addMember,
	addQuestion,
	addWorkgroup,
	findWorkgroup,
	memberIdsOf,
	removeMember,
	saveAnswer,
	savePresent,
	saveWorkgroup,
} from './workgroups.store.server.ts';

/** The roles with which somebody belongs in a workgroup. */
const workingRoles = ['social_broker', 'team_worker', 'team_lead'] as const;

/** A workgroup of the areas where this worker works, with who is in it and still works there. @throws NotFound */
export async function workgroupFor(
	tx: Tx,
	actor: Actor,
	id: string,
): Promise<{ workgroup: Workgroup; members: WorkerThere[]; isMember: boolean }> {
	const workgroup = await findWorkgroup(tx, actor.municipalityId, id);
	if (!workgroup || !maySeeWorkgroup(actor, workgroup)) throw new NotFound('workgroup', id);
	const ids = (await memberIdsOf(tx, actor.municipalityId, [id])).get(id) ?? [];
	const members = await workersAtWorkIn(tx, actor.municipalityId, ids, workgroup.areas, workingRoles);
	return { workgroup, members, isMember: mayDecideIn(actor, workgroup, members) };
}

/** The same, for what only members do. @throws NotFound, NotAllowed */
export async function ownWorkgroup(tx: Tx, actor: Actor, id: string, permission: string) {
	const found = await workgroupFor(tx, actor, id);
	if (!found.isMember) throw new NotAllowed(permission);
	return found;
}

/**
 * Starts a workgroup; who starts it is its first member. The same form twice makes one.
 * @throws NotAllowed; Refused('unknown-area' | 'pattern-not-your-area', 'areas'); Conflict('id-taken')
 */
export async function startWorkgroup(tx: Tx, actor: Actor, form: WorkgroupForm): Promise<string> {
	if (!worksWithPatterns(actor) || !actor.personId) throw new NotAllowed('workgroups.start');
	const areas = await areasToLookAt(tx, actor, form.areas);
	const id = form.id || newId();
	const made = { by: actor.personId, at: clock.now() };
	const { name, weekday, startsAt } = form;
	if (!(await addWorkgroup(tx, actor.municipalityId, { id, name, areas, weekday, startsAt }, made))) {
		const known = await findWorkgroup(tx, actor.municipalityId, id);
		if (known?.name !== name) throw new Conflict('id-taken');
		return id;
	}
	await addMember(tx, actor.municipalityId, id, actor.personId, made.at);
	return id;
}

/** @throws NotFound, NotAllowed, Refused as when starting one */
export async function changeWorkgroup(tx: Tx, actor: Actor, id: string, form: WorkgroupForm): Promise<void> {
	await ownWorkgroup(tx, actor, id, 'workgroups.tend');
	const areas = await areasToLookAt(tx, actor, form.areas);
	const { name, weekday, startsAt } = form;
	await saveWorkgroup(tx, actor.municipalityId, id, { name, areas, weekday, startsAt });
}

/** What it decided stays with the patterns. @throws NotFound, NotAllowed */
export async function endWorkgroup(tx: Tx, actor: Actor, id: string): Promise<void> {
	await ownWorkgroup(tx, actor, id, 'workgroups.tend');
	await saveWorkgroup(tx, actor.municipalityId, id, { endedOn: clock.today() });
}

async function areasToLookAt(tx: Tx, actor: Actor, asked: readonly string[]): Promise<string[]> {
	const areas = await areasOf(tx, actor.municipalityId);
	if (asked.some((code) => !areas.some((area) => area.code === code))) throw new Refused('unknown-area', 'areas');
	const all = withEverythingInside([...asked], areas).sort();
	if (!mayStartIn(actor, all)) throw new Refused('pattern-not-your-area', 'areas');
	return all;
}

/** Whoever works there may come in, for whichever organisation. @throws NotFound */
export async function joinWorkgroup(tx: Tx, actor: Actor, id: string): Promise<void> {
	await workgroupFor(tx, actor, id);
	if (!actor.personId) throw new NotAllowed('workgroups.join');
	await addMember(tx, actor.municipalityId, id, actor.personId, clock.now());
}

/** @throws NotFound */
export async function leaveWorkgroup(tx: Tx, actor: Actor, id: string): Promise<void> {
	await workgroupFor(tx, actor, id);
	if (actor.personId) await removeMember(tx, actor.municipalityId, id, actor.personId);
}

/** Who is there today. Nobody has to fill it in. @throws NotFound, NotAllowed */
export async function noteWhoIsThere(tx: Tx, actor: Actor, id: string, present: readonly string[]): Promise<void> {
	const { members } = await ownWorkgroup(tx, actor, id, 'workgroups.decide');
	const known = present.filter((one) => members.some((member) => member.id === one));
	await savePresent(tx, actor.municipalityId, id, clock.today(), [...new Set(known)]);
}

/**
 * Puts a question without names on the agenda that nobody could answer yet. The door for every place where questions stay open.
 * @throws NotFound; Refused when the words point at a person
 */
export async function askWorkgroup(
	tx: Tx,
	actor: Actor,
	id: string,
	{ question, confirmed }: { question: string; confirmed: string },
): Promise<void> {
	await workgroupFor(tx, actor, id);
	if (!actor.personId) throw new NotAllowed('workgroups.ask');
	refuseWhatPointsAtPersons(question, confirmed, 'question');
	const asked = { id: newId(), text: question, askedBy: actor.personId, askedAt: clock.now() };
	await addQuestion(tx, actor.municipalityId, id, asked);
}

/** @throws NotFound, NotAllowed; Conflict when a colleague answered it first */
export async function answerQuestion(
	tx: Tx,
	actor: Actor,
	id: string,
	{ id: questionId, answer, confirmed }: { id: string; answer: string; confirmed: string },
): Promise<void> {
	await ownWorkgroup(tx, actor, id, 'workgroups.decide');
	refuseWhatPointsAtPersons(answer, confirmed, 'answer');
	const given = { text: answer, by: actor.personId as string, at: clock.now() };
	if (!(await saveAnswer(tx, actor.municipalityId, id, questionId, given))) throw new Conflict('question-answered');
}
