import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { addressesOf } from '#platform/identity/index.server';
import { newId } from '#platform/ids';
import { readContact } from './contact.ts';
import { mayTend } from './initiative.policy.ts';
import { hasEnded, isPublic } from './initiative.ts';
import { findInitiative } from './initiatives.store.server.ts';
import { tiesOf } from './members.store.server.ts';
import {
	addNote,
	addRole,
	addTask,
	besideTeam,
	claimTies,
	isInTeam,
	letCarry,
	letIn,
	moveTask,
	notesIn,
	removePart,
	rolesIn,
	tasksIn,
	teamOf,
} from './team.store.server.ts';
import { sortTasks } from './team.ts';
import { tended } from './tended-initiative.server.ts';
import { voiceKey } from './voice.server.ts';

/**
 * Who joined by mail, and was let in, comes in with an account on that same address.
 * @throws NotFound, Refused('initiative-not-let-in')
 */
export async function comeIn(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!(await findInitiative(tx, id))) throw new NotFound('initiative', id);
	const address = actor.accountId && (await addressesOf([actor.accountId])).get(actor.accountId)?.email;
	const contact = address ? readContact(address) : undefined;
	if (contact) await claimTies(tx, id, voiceKey(actor.municipalityId, { contact }));
	if (!(await isInTeam(tx, id))) throw new Refused('initiative-not-let-in');
}

/**
 * Somebody who joins in is let into the team, where the others see their first name; or carries it too from now on. They were
 * asked, and said yes.
 * @throws NotFound
 */
export async function welcome(
	tx: Tx,
	actor: Actor,
	id: string,
	{ memberId, as }: { memberId: string; as: 'team' | 'carrier' },
): Promise<void> {
	await tended(tx, actor, id);
	const done = as === 'team' ? await letIn(tx, id, memberId, clock.today()) : await letCarry(tx, id, memberId);
	if (!done) throw new NotFound('membership', memberId);
}

/**
 * The initiative whose team this actor is in, while it runs.
 * @throws NotFound, NotAllowed for who is no part of it, Refused('initiative-ended')
 */
async function running(tx: Tx, id: string): Promise<void> {
	const initiative = await findInitiative(tx, id);
	if (!initiative) throw new NotFound('initiative', id);
	if (!(await isInTeam(tx, id))) throw new NotAllowed('initiatives.team');
	if (hasEnded(initiative)) throw new Refused('initiative-ended');
}

/** Everything of the team, for who is in it; somebody else reads only that there is one. */
export async function readTeam(tx: Tx, actor: Actor, id: string) {
	const initiative = await findInitiative(tx, id);
	if (!initiative) throw new NotFound('initiative', id);
	const ours = { id, title: initiative.title, ended: hasEnded(initiative) };
	if (!(await isInTeam(tx, id))) {
		if (!isPublic(initiative) || actor.kind === 'staff') throw new NotAllowed('initiatives.team');
		return { isIn: false as const, initiative: ours };
	}
	const tends = mayTend(actor, initiative, await tiesOf(tx, id, actor.personId));
	return {
		isIn: true as const,
		initiative: ours,
		beside: tends ? await besideTeam(tx, id) : [],
		team: await teamOf(tx, id),
		roles: await rolesIn(tx, id),
		...sortTasks(await tasksIn(tx, id)),
		notes: await notesIn(tx, id),
		mayTend: tends,
		today: clock.today(),
		writer: actor.displayName ?? '',
	};
}

/** A member of this team, or nobody. @throws Refused('not-found', field) */
async function oneOfUs(tx: Tx, id: string, memberId: string | undefined): Promise<string | null> {
	if (!memberId) return null;
	if (!(await teamOf(tx, id)).some((one) => one.id === memberId)) throw new Refused('not-found', 'memberId');
	return memberId;
}

const within = (actor: Actor, initiativeId: string) => ({
	municipalityId: actor.municipalityId,
	initiativeId,
	id: newId(),
});

/** What somebody looks after, or what still looks for somebody. Who carries it divides. */
export async function giveRole(
	tx: Tx,
	actor: Actor,
	id: string,
	{ what, memberId }: { what: string; memberId?: string | undefined },
): Promise<void> {
	await tended(tx, actor, id);
	await addRole(tx, { ...within(actor, id), what, memberId: await oneOfUs(tx, id, memberId) });
}

/** Anybody of the team writes down what must be done, for themselves or for who wants it. */
export async function planTask(
	tx: Tx,
	actor: Actor,
	id: string,
	{ what, memberId, dueOn }: { what: string; memberId?: string | undefined; dueOn?: string | undefined },
): Promise<void> {
	await running(tx, id);
	const today = clock.today();
	if (dueOn && dueOn < today) throw new Refused('initiative-task-in-past', 'dueOn');
	const whose = await oneOfUs(tx, id, memberId);
	await addTask(tx, { ...within(actor, id), what, memberId: whose, dueOn: dueOn ?? null, madeOn: today });
}

/**
 * "I do it", "it is done", or it was no job after all.
 * @throws NotFound, Refused for who only looks on, Conflict('initiative-task-taken') when somebody was first
 */
export async function moveTaskOn(
	tx: Tx,
	id: string,
	{ taskId, move }: { taskId: string; move: 'take' | 'done' | 'drop' },
): Promise<void> {
	await running(tx, id);
	if (move === 'drop') {
		if (!(await removePart(tx, 'community.initiative_task', id, taskId))) throw new NotFound('task', taskId);
		return;
	}
	const me = (await teamOf(tx, id)).find(({ isMe }) => isMe);
	if (move === 'take' && !me) throw new Refused('initiative-task-not-yours');
	const moved = await moveTask(tx, id, taskId, move === 'take' && me ? { memberId: me.id } : { doneOn: clock.today() });
	if (!moved) throw new Conflict('initiative-task-taken');
}

/** For the team alone. */
export async function writeNote(tx: Tx, actor: Actor, id: string, text: string): Promise<void> {
	await running(tx, id);
	await addNote(tx, {
		...within(actor, id),
		text,
		writtenOn: clock.today(),
		byName: (actor.displayName ?? '').slice(0, 40),
		personId: actor.personId as string,
	});
}

/** A role goes by who carries it; a note also by who wrote it. @throws NotFound */
export async function takePartAway(
	tx: Tx,
	id: string,
	{ part, partId }: { part: 'role' | 'note'; partId: string },
): Promise<void> {
	await running(tx, id);
	if (!(await removePart(tx, `community.initiative_${part}`, id, partId))) throw new NotFound(part, partId);
}
