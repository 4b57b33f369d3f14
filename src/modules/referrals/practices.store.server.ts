import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { KeyUse, Practice, PracticeKey, PracticeKind } from './referral.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.referral_practice': {
			municipality_id: string;
			id: string;
			organisation_id: string;
			our_name: string;
			name: string;
			kind: PracticeKind;
			area_code: string;
			contact_function: string;
			answer_days: number;
			drop_in: string;
			made_on: string;
			ended_on: Generated<string | null>;
		};
		'care.referral_post': { municipality_id: string; id: string; mail_sealed: string };
		'care.referral_key': {
			municipality_id: string;
			id: string;
			practice_id: string;
			use: KeyUse;
			key_hash: string;
			made_by: string;
			made_on: string;
			until_on: string;
			revoked_on: Generated<string | null>;
		};
		'care.referral_coach': {
			municipality_id: string;
			id: string;
			practice_id: string;
			worker_id: string;
			worker_called: string;
			team_id: string;
			named_on: string;
		};
	}
}

/** Practices we work with, by name; those that stopped left out. Everybody here reads them. */
export const practicesNow = (tx: Tx, municipalityId: string): Promise<Practice[]> =>
	tx
		.selectFrom('open.referral_practice')
		.select([
			'id',
			'organisation_id as organisationId',
			'our_name as ourName',
			'name',
			'kind',
			'area_code as areaCode',
			'contact_function as contactFunction',
			'answer_days as answerDays',
			'drop_in as dropIn',
			'made_on as madeOn',
			'ended_on as endedOn',
		])
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.orderBy('name')
		.limit(200)
		.execute();

/** What every practice is called, those that stopped too. */
export async function practiceNames(tx: Tx, municipalityId: string): Promise<Map<string, string>> {
	const rows = await tx
		.selectFrom('open.referral_practice')
		.select(['id', 'name'])
		.where('municipality_id', '=', municipalityId)
		.limit(500)
		.execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function addPractice(tx: Tx, municipalityId: string, one: Practice, mailSealed: string): Promise<void> {
	await tx
		.insertInto('open.referral_practice')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			organisation_id: one.organisationId,
			our_name: one.ourName,
			name: one.name,
			kind: one.kind,
			area_code: one.areaCode,
			contact_function: one.contactFunction,
			answer_days: one.answerDays,
			drop_in: one.dropIn,
			made_on: one.madeOn,
		})
		.execute();
	await tx
		.insertInto('care.referral_post')
		.values({ municipality_id: municipalityId, id: one.id, mail_sealed: mailSealed })
		.execute();
}

export async function savePractice(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { contact_function: string; answer_days: number; drop_in: string } | { ended_on: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.referral_practice')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export async function savePost(tx: Tx, municipalityId: string, id: string, mailSealed: string): Promise<void> {
	await tx
		.updateTable('care.referral_post')
		.set({ mail_sealed: mailSealed })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** Keys that were not revoked, of the practices this actor tends. */
export const keysNow = (tx: Tx, municipalityId: string): Promise<PracticeKey[]> =>
	tx
		.selectFrom('care.referral_key')
		.select([
			'id',
			'practice_id as practiceId',
			'use',
			'made_on as madeOn',
			'until_on as untilOn',
			'revoked_on as revokedOn',
		])
		.where('municipality_id', '=', municipalityId)
		.where('revoked_on', 'is', null)
		.limit(500)
		.execute();

export async function revokeKeys(
	tx: Tx,
	municipalityId: string,
	practiceId: string,
	on: string,
	use?: KeyUse,
): Promise<void> {
	await tx
		.updateTable('care.referral_key')
		.set({ revoked_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('practice_id', '=', practiceId)
		.where('revoked_on', 'is', null)
		.$if(use !== undefined, (query) => query.where('use', '=', use as KeyUse))
		.execute();
}

export async function addKey(
	tx: Tx,
	municipalityId: string,
	one: { id: string; practiceId: string; use: KeyUse; hash: string; madeBy: string; madeOn: string; untilOn: string },
): Promise<void> {
	await tx
		.insertInto('care.referral_key')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			practice_id: one.practiceId,
			use: one.use,
			key_hash: one.hash,
			made_by: one.madeBy,
			made_on: one.madeOn,
			until_on: one.untilOn,
		})
		.execute();
}

export type NamedCoach = { practiceId: string; workerId: string; called: string; teamId: string };

/** Named team workers, of the practices this actor tends; a team worker reads their own naming. */
export const coachesNow = (tx: Tx, municipalityId: string): Promise<NamedCoach[]> =>
	tx
		.selectFrom('care.referral_coach')
		.select(['practice_id as practiceId', 'worker_id as workerId', 'worker_called as called', 'team_id as teamId'])
		.where('municipality_id', '=', municipalityId)
		.orderBy('worker_called')
		.limit(500)
		.execute();

export async function addCoach(
	tx: Tx,
	municipalityId: string,
	id: string,
	{ practiceId, workerId, called, teamId }: NamedCoach,
	on: string,
): Promise<void> {
	await tx
		.insertInto('care.referral_coach')
		.values({
			municipality_id: municipalityId,
			id,
			practice_id: practiceId,
			worker_id: workerId,
			worker_called: called,
			team_id: teamId,
			named_on: on,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function removeCoach(tx: Tx, municipalityId: string, practiceId: string, workerId: string): Promise<void> {
	await tx
		.deleteFrom('care.referral_coach')
		.where('municipality_id', '=', municipalityId)
		.where('practice_id', '=', practiceId)
		.where('worker_id', '=', workerId)
		.execute();
}

export type BehindKey = Pick<
	Practice,
	'id' | 'organisationId' | 'ourName' | 'name' | 'kind' | 'areaCode' | 'answerDays'
> & { untilOn: string };

/** The practice behind a key that runs today; for a program only with that key as bearer. */
export async function practiceByKey(tx: Tx, hash: string, use: KeyUse): Promise<BehindKey | undefined> {
	const { rows } = await sql<BehindKey>`
		select id, organisation_id as "organisationId", our_name as "ourName", name, kind, area_code as "areaCode", answer_days as "answerDays", until_on as "untilOn"
		from care.practice_by_key(${hash}, ${use})`.execute(tx);
	return rows[0];
}
