import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { Becoming, Changed, Happening, Skip, Step } from './plan.ts';

const whoAt = 'care.plan_agreement.who_sealed';
const whatAt = 'care.plan_agreement.what_sealed';
const skippedAt = 'care.plan_agreement.skipped_sealed';
const helperAt = 'care.plan_helper.for_sealed';
const touch = ({ on, by, byPerson }: Changed) => ({ changed_on: on, changed_by: by, by_person: byPerson });

export type AgreementToWrite = {
	id: string;
	step: Step;
	who: string;
	what: string;
	skipped: Skip | null;
	skippedWords: string;
	byOn: string | null;
};

const written = async (tx: Tx, municipalityId: string, one: AgreementToWrite) => {
	const { seal } = await careSeals(tx, municipalityId);
	return {
		step: one.step,
		who_sealed: seal(whoAt, one.id, one.who),
		what_sealed: seal(whatAt, one.id, one.what),
		skipped: one.skipped,
		skipped_sealed: seal(skippedAt, one.id, one.skippedWords),
		by_on: one.byOn,
	};
};

export async function addAgreement(
	tx: Tx,
	municipalityId: string,
	{ clientId, goalId }: { clientId: string; goalId: string },
	one: AgreementToWrite,
	by: Changed,
): Promise<void> {
	await tx
		.insertInto('care.plan_agreement')
		.values({
			...{ municipality_id: municipalityId, id: one.id, client_id: clientId, goal_id: goalId },
			...(await written(tx, municipalityId, one)),
			...{ happened: null, happened_on: null, version: 1, made_on: by.on, dropped_on: null, ...touch(by) },
		})
		.execute();
}

/** Over the version that was read. False when somebody was first. */
export async function writeAgreement(
	tx: Tx,
	municipalityId: string,
	version: number,
	one: AgreementToWrite,
	by: Changed,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.plan_agreement')
		.set({ ...(await written(tx, municipalityId, one)), version: version + 1, ...touch(by) })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', one.id)
		.where('version', '=', version)
		.where('dropped_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function standOfAgreement(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { happened: Happening; happened_on: string } | { dropped_on: string },
	by: Changed,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.plan_agreement')
		.set({ ...set, ...touch(by) })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('dropped_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function addHelper(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	one: { id: string; called: string; what: string; becomes: Becoming },
	by: Changed,
): Promise<void> {
	const { seal } = await careSeals(tx, municipalityId);
	await tx
		.insertInto('care.plan_helper')
		.values({
			...{ municipality_id: municipalityId, id: one.id, client_id: clientId, organisation_called: one.called },
			...{ for_sealed: seal(helperAt, one.id, one.what), becomes: one.becomes },
			...{ made_on: by.on, dropped_on: null, ...touch(by) },
		})
		.execute();
}

export async function changeHelper(
	tx: Tx,
	municipalityId: string,
	id: string,
	set: { becomes: Becoming } | { dropped_on: string },
	by: Changed,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.plan_helper')
		.set({ ...set, ...touch(by) })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('dropped_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
