import { sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { type Day, dayText, here } from './columns.store.server.ts';
import type { Note, Role, Task, TeamMember } from './team.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.initiative_role': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			what: string;
			member_id: string | null;
		};
		'community.initiative_task': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			what: string;
			member_id: string | null;
			due_on: Day | null;
			made_on: Day;
			done_on: Day | null;
		};
		'community.initiative_note': {
			municipality_id: string;
			id: string;
			initiative_id: string;
			written_on: Day;
			text: string;
			by_name: string;
			person_id: string | null;
		};
	}
}

type Part = 'community.initiative_role' | 'community.initiative_task' | 'community.initiative_note';
type In = { municipalityId: string; initiativeId: string; id: string };
const keyOf = ({ municipalityId, initiativeId, id }: In) => ({
	municipality_id: municipalityId,
	initiative_id: initiativeId,
	id,
});

/** Whether this actor takes part or tends it; the database knows. */
export async function isInTeam(tx: Tx, initiativeId: string): Promise<boolean> {
	const { rows } = await sql<{ yes: boolean }>`select community.in_team(${initiativeId}) as yes`.execute(tx);
	return rows[0]?.yes ?? false;
}

/** Makes what somebody joined with this key theirs. */
export async function claimTies(tx: Tx, initiativeId: string, contactKey: string): Promise<void> {
	await sql`select community.claim_ties(${initiativeId}, ${contactKey})`.execute(tx);
}

export async function teamOf(tx: Tx, initiativeId: string): Promise<TeamMember[]> {
	const { rows } = await sql<TeamMember>`
		select id, called, tie, is_me as "isMe" from community.initiative_team(${initiativeId}) order by tie = 'member', called`.execute(
		tx,
	);
	return rows;
}

/** Who joins in and is no part of the team yet, for who may let them in. */
export async function besideTeam(tx: Tx, initiativeId: string): Promise<{ id: string; called: string }[]> {
	return tx
		.selectFrom('community.initiative_member')
		.select(['id', 'called'])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('tie', '=', 'member')
		.where('counts', '=', true)
		.where('in_team_since', 'is', null)
		.where('left_at', 'is', null)
		.orderBy('called')
		.limit(200)
		.execute();
}

/** False when they are in, left, or are nobody of this initiative. */
export async function letIn(tx: Tx, initiativeId: string, memberId: string, today: string): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.let_in(${initiativeId}, ${memberId}, ${today}::date) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** False when they carry it already, left, or are nobody of this initiative. */
export async function letCarry(tx: Tx, initiativeId: string, memberId: string): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select community.let_carry(${initiativeId}, ${memberId}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

export async function rolesIn(tx: Tx, initiativeId: string): Promise<Role[]> {
	return tx
		.selectFrom('community.initiative_role')
		.select(['id', 'what', 'member_id as memberId'])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.orderBy('id')
		.execute();
}

export async function addRole(tx: Tx, one: In & Omit<Role, 'id'>): Promise<void> {
	await tx
		.insertInto('community.initiative_role')
		.values({ ...keyOf(one), what: one.what, member_id: one.memberId })
		.execute();
}

export async function tasksIn(tx: Tx, initiativeId: string): Promise<Task[]> {
	const rows = await tx
		.selectFrom('community.initiative_task')
		.select(['id', 'what', 'member_id as memberId', dayText('due_on').as('dueOn'), dayText('done_on').as('doneOn')])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.orderBy('id', 'desc')
		.limit(200)
		.execute();
	return rows;
}

export async function addTask(tx: Tx, one: In & Omit<Task, 'id' | 'doneOn'> & { madeOn: string }): Promise<void> {
	await tx
		.insertInto('community.initiative_task')
		.values({
			...keyOf(one),
			what: one.what,
			member_id: one.memberId,
			due_on: one.dueOn,
			made_on: one.madeOn,
			done_on: null,
		})
		.execute();
}

/** Somebody takes a task that nobody had, or it is done. False when somebody was first. */
export async function moveTask(
	tx: Tx,
	initiativeId: string,
	id: string,
	to: { memberId: string } | { doneOn: string },
): Promise<boolean> {
	const open = tx
		.updateTable('community.initiative_task')
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', id)
		.where('done_on', 'is', null);
	const { numUpdatedRows } = await ('memberId' in to
		? open
				.set({ member_id: to.memberId })
				// Nobody's, or of somebody who left.
				.where(
					sql<boolean>`not exists (select 1 from community.initiative_team(initiative_id) t where t.id = member_id)`,
				)
		: open.set({ done_on: to.doneOn })
	).executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export async function notesIn(tx: Tx, initiativeId: string): Promise<Note[]> {
	const rows = await tx
		.selectFrom('community.initiative_note')
		.select([
			'id',
			'text',
			'by_name as byName',
			dayText('written_on').as('writtenOn'),
			sql<boolean>`coalesce(person_id = (select actor.person()), false)`.as('mine'),
		])
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.orderBy('community.initiative_note.written_on', 'desc')
		.orderBy('id', 'desc')
		.limit(50)
		.execute();
	return rows.map((row) => ({ ...row, writtenOn: row.writtenOn as string }));
}

export async function addNote(tx: Tx, one: In & Omit<Note, 'id' | 'mine'> & { personId: string }): Promise<void> {
	await tx
		.insertInto('community.initiative_note')
		.values({
			...keyOf(one),
			written_on: one.writtenOn,
			text: one.text,
			by_name: one.byName,
			person_id: one.personId,
		})
		.execute();
}

/** False when it is not there, or not this actor's to take away. */
export async function removePart(tx: Tx, part: Part, initiativeId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom(part)
		.where('municipality_id', '=', here)
		.where('initiative_id', '=', initiativeId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return numDeletedRows === 1n;
}

/** What this person has there themselves: what they wrote, what they said of letting go, and what is theirs to do. */
export async function ownInTeams(
	tx: Tx,
	municipalityId: string,
	personId: string,
): Promise<{ id: string; initiativeId: string; title: string; words: string; day: string }[]> {
	const { rows } = await sql<{ id: string; initiativeId: string; title: string; words: string; day: string }>`
		select own.id, own.initiative_id as "initiativeId", coalesce(i.title, '') as title, own.words, to_char(own.day, 'YYYY-MM-DD') as day from (
			select id, initiative_id, text as words, written_on as day from community.initiative_note
				where municipality_id = ${municipalityId} and person_id = ${personId}
			union all
			select initiative_id, initiative_id, array_to_string(answers, ', '), answered_on from community.initiative_standing
				where municipality_id = ${municipalityId} and person_id = ${personId}
			union all
			select t.id, t.initiative_id, t.what, t.made_on from community.initiative_task t
				join community.initiative_member m on m.municipality_id = t.municipality_id and m.id = t.member_id and m.person_id = ${personId}
				where t.municipality_id = ${municipalityId}
			union all
			select r.id, r.initiative_id, r.what, (m.joined_at at time zone 'Europe/Amsterdam')::date from community.initiative_role r
				join community.initiative_member m on m.municipality_id = r.municipality_id and m.id = r.member_id and m.person_id = ${personId}
				where r.municipality_id = ${municipalityId}
		) own left join open.initiative i on i.municipality_id = ${municipalityId} and i.id = own.initiative_id
		order by own.day desc`.execute(tx);
	return rows;
}

/** What somebody wrote for the team stays with the team, without their name; their answers go. */
export async function forgetInTeams(tx: Tx, municipalityId: string, personId: string): Promise<void> {
	await tx
		.updateTable('community.initiative_note')
		.set({ by_name: '', person_id: null })
		.where('municipality_id', '=', municipalityId)
		.where('person_id', '=', personId)
		.execute();
	await tx
		.deleteFrom('community.initiative_standing')
		.where('municipality_id', '=', municipalityId)
		.where('person_id', '=', personId)
		.execute();
}
