import type { Generated, GeneratedAlways } from 'kysely';
import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { AgeGroup, Chooser, Member, Parent, Part, Programme, Step } from './programme.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.programme': {
			municipality_id: string;
			id: string;
			team_id: string;
			template: string;
			name: string;
			about: string;
			need_code: string;
			chosen_by: Chooser;
			for_children: boolean;
			steps: Step[];
			/** A bigint: the database hands it out as words. */
			budget_cents: string | number;
			months: number;
			talk_every_weeks: number;
			click_after_weeks: number[];
			made_at: Date;
			ended_on: Generated<string | null>;
		};
		'community.programme_member': {
			municipality_id: string;
			id: string;
			programme_id: string;
			part: Part;
			card_id: string;
			called: string;
			consent_how: 'spoken' | 'written';
			consent_on: string;
			age_group: AgeGroup | null;
			under_16: GeneratedAlways<boolean>;
			parent: Parent | null;
			parent_consent_on: string | null;
			named_by: string | null;
			ended_on: Generated<string | null>;
		};
		'community.programme_step': {
			municipality_id: string;
			member_id: string;
			step: Step;
			done_on: string;
			seen_by: string;
		};
	}
}

export type NewProgramme = Omit<Programme, 'endedOn'> & { needCode: string; madeAt: Date };

export async function addProgramme(tx: Tx, municipalityId: string, one: NewProgramme): Promise<void> {
	await tx
		.insertInto('community.programme')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			team_id: one.teamId,
			template: one.template,
			name: one.name,
			about: one.about,
			need_code: one.needCode,
			chosen_by: one.chosenBy,
			for_children: one.forChildren,
			steps: [...one.steps],
			budget_cents: one.budgetCents,
			months: one.months,
			talk_every_weeks: one.talkEveryWeeks,
			click_after_weeks: [...one.clickAfterWeeks],
			made_at: one.madeAt,
		})
		.execute();
}

/** Programmes that run here, by name; or those with these ids, also when they ended. */
export async function programmesSeen(tx: Tx, municipalityId: string, ids?: readonly string[]): Promise<Programme[]> {
	if (ids && ids.filter(isId).length === 0) return [];
	let query = tx.selectFrom('community.programme').selectAll().where('municipality_id', '=', municipalityId);
	query = ids ? query.where('id', 'in', ids.filter(isId)) : query.where('ended_on', 'is', null);
	return (await query.orderBy('name').orderBy('id').limit(200).execute()).map((row) => ({
		id: row.id,
		teamId: row.team_id,
		template: row.template,
		name: row.name,
		about: row.about,
		chosenBy: row.chosen_by,
		forChildren: row.for_children,
		steps: row.steps,
		budgetCents: Number(row.budget_cents),
		months: row.months,
		talkEveryWeeks: row.talk_every_weeks,
		clickAfterWeeks: row.click_after_weeks,
		endedOn: row.ended_on,
	}));
}

export async function endProgrammeInStore(tx: Tx, municipalityId: string, id: string, day: string): Promise<void> {
	for (const [table, column] of [
		['community.programme_member', 'programme_id'],
		['community.programme', 'id'],
	] as const)
		await tx
			.updateTable(table)
			.set({ ended_on: day })
			.where('municipality_id', '=', municipalityId)
			.where(column, '=', id)
			.where('ended_on', 'is', null)
			.execute();
}

export type NewMember = Omit<Member, 'endedOn' | 'done' | 'under16'> & { consentHow: 'spoken' | 'written' };

/** False when this person takes part already. */
export async function addMember(tx: Tx, municipalityId: string, one: NewMember): Promise<boolean> {
	const done = await tx
		.insertInto('community.programme_member')
		.values({
			municipality_id: municipalityId,
			id: one.id,
			programme_id: one.programmeId,
			part: one.part,
			card_id: one.cardId,
			called: one.called,
			consent_how: one.consentHow,
			consent_on: one.consentOn,
			age_group: one.ageGroup,
			parent: one.parent,
			parent_consent_on: one.parentConsentOn,
			named_by: one.namedBy,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

/** Who takes part, as far as the actor may see: everybody of their team's programmes, or themselves. With the steps they did. */
export async function membersSeen(
	tx: Tx,
	municipalityId: string,
	of: { programmeIds: readonly string[] } | { cardId: string },
): Promise<Member[]> {
	if ('programmeIds' in of && of.programmeIds.length === 0) return [];
	let query = tx.selectFrom('community.programme_member').selectAll().where('municipality_id', '=', municipalityId);
	query = 'cardId' in of ? query.where('card_id', '=', of.cardId) : query.where('programme_id', 'in', of.programmeIds);
	const rows = await query.orderBy('called').orderBy('id').execute();
	const done = rows.length
		? await tx
				.selectFrom('community.programme_step')
				.select(['member_id', 'step', 'done_on'])
				.where('municipality_id', '=', municipalityId)
				.where(
					'member_id',
					'in',
					rows.map(({ id }) => id),
				)
				.execute()
		: [];
	return rows.map((row) => ({
		id: row.id,
		programmeId: row.programme_id,
		part: row.part,
		cardId: row.card_id,
		called: row.called,
		ageGroup: row.age_group,
		under16: row.under_16,
		parent: row.parent,
		parentConsentOn: row.parent_consent_on,
		namedBy: row.named_by,
		consentOn: row.consent_on,
		endedOn: row.ended_on,
		done: new Map(done.flatMap((step) => (step.member_id === row.id ? [[step.step, step.done_on]] : []))),
	}));
}

/** Ends who left the team as a volunteer, with their pair, and who waited too long. */
export async function tendInStore(tx: Tx, day: string, at: Date): Promise<void> {
	await sql`select community.tend_programmes(${day}::date, ${at})`.execute(tx);
}

export async function endMember(tx: Tx, municipalityId: string, id: string, day: string): Promise<void> {
	await tx
		.updateTable('community.programme_member')
		.set({ ended_on: day })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.execute();
}

/** Also a certificate that is seen anew. */
export async function tickStep(
	tx: Tx,
	municipalityId: string,
	{ memberId, step, day, workerId }: { memberId: string; step: Step; day: string; workerId: string },
): Promise<void> {
	await tx
		.insertInto('community.programme_step')
		.values({ municipality_id: municipalityId, member_id: memberId, step, done_on: day, seen_by: workerId })
		.onConflict((conflict) =>
			conflict.columns(['municipality_id', 'member_id', 'step']).doUpdateSet({ done_on: day, seen_by: workerId }),
		)
		.execute();
}

export async function untickStep(tx: Tx, municipalityId: string, memberId: string, step: Step): Promise<void> {
	await tx
		.deleteFrom('community.programme_step')
		.where('municipality_id', '=', municipalityId)
		.where('member_id', '=', memberId)
		.where('step', '=', step)
		.execute();
}
