import type { Tx } from '#platform/db/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { Changed, Signature, SignedAs } from './plan.ts';
import type { Laid } from './plan-diff.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.plan_version': {
			municipality_id: string;
			id: string;
			client_id: string;
			number: number;
			plan_sealed: string;
			made_on: string;
			made_by: string;
			by_person: boolean;
		};
		'care.plan_signature': {
			municipality_id: string;
			id: string;
			client_id: string;
			version: number;
			signed_as: SignedAs;
			how: 'online' | 'paper';
			called_sealed: string;
			account_id: string | null;
			recorded_by: string | null;
			signed_on: string;
			withdrawn_on: string | null;
		};
	}
}

const planAt = 'care.plan_version.plan_sealed';
const signerAt = 'care.plan_signature.called_sealed';
export type Version = { number: number; made: Changed; laid: Laid };

/** Every time the plan was laid down, oldest first. */
export async function versionsOf(tx: Tx, municipalityId: string, clientId: string): Promise<Version[]> {
	const rows = await tx
		.selectFrom('care.plan_version')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('number')
		.execute();
	if (rows.length === 0) return [];
	const { open } = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		number: row.number,
		made: { on: row.made_on, by: row.made_by, byPerson: row.by_person },
		laid: JSON.parse(open(planAt, row.id, row.plan_sealed)) as Laid,
	}));
}

/** False when somebody laid down this number just before. */
export async function addVersion(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	{ id, number, laid }: { id: string; number: number; laid: Laid },
	by: Changed,
): Promise<boolean> {
	const { seal } = await careSeals(tx, municipalityId);
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('care.plan_version')
		.values({
			...{ municipality_id: municipalityId, id, client_id: clientId, number },
			...{
				plan_sealed: seal(planAt, id, JSON.stringify(laid)),
				made_on: by.on,
				made_by: by.by,
				by_person: by.byPerson,
			},
		})
		.onConflict((there) => there.doNothing())
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function signaturesOf(tx: Tx, municipalityId: string, clientId: string): Promise<Signature[]> {
	const rows = await tx
		.selectFrom('care.plan_signature')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('signed_on')
		.orderBy('id')
		.execute();
	if (rows.length === 0) return [];
	const { open } = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		...{ id: row.id, version: row.version, as: row.signed_as, how: row.how },
		called: open(signerAt, row.id, row.called_sealed),
		...{ signedOn: row.signed_on, withdrawnOn: row.withdrawn_on },
	}));
}

/** False when this version carries that name already. */
export async function addSignature(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	one: { id: string; version: number; as: SignedAs; called: string; signedOn: string } & (
		| { accountId: string }
		| { recordedBy: string }
	),
): Promise<boolean> {
	const { seal } = await careSeals(tx, municipalityId);
	const { numInsertedOrUpdatedRows } = await tx
		.insertInto('care.plan_signature')
		.values({
			...{ municipality_id: municipalityId, id: one.id, client_id: clientId, version: one.version, signed_as: one.as },
			...{ called_sealed: seal(signerAt, one.id, one.called), signed_on: one.signedOn, withdrawn_on: null },
			...('accountId' in one
				? { how: 'online', account_id: one.accountId, recorded_by: null }
				: { how: 'paper', account_id: null, recorded_by: one.recordedBy }),
		})
		.onConflict((there) => there.doNothing())
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function withdrawSignature(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	id: string,
	on: string,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.plan_signature')
		.set({ withdrawn_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.where('withdrawn_on', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
