import { type Generated, type Insertable, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Tables } from '#platform/db/tables';
import { careSeals } from '#platform/sealed-text/index.server';
import type { Asked, HowGiven, Part, Permission, SharePurpose } from './sharing.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.sharing_permission': {
			municipality_id: string;
			id: string;
			client_id: string;
			from_organisation_id: string;
			to_organisation_id: string;
			to_team_id: string;
			to_called: string;
			scope: Part[];
			purpose: SharePurpose;
			how_given: HowGiven;
			recorded_by: string | null;
			given_on: string;
			until_on: string;
			withdrawn_at: Generated<Date | null>;
		};
		'care.permission_asked': {
			municipality_id: string;
			id: string;
			client_id: string;
			to_organisation_id: string;
			to_team_id: string;
			to_called: string;
			scope: Part[];
			purpose: SharePurpose;
			until_on: string;
			asked_on: string;
			settled_on: Generated<string | null>;
			settled_as: Generated<'yes' | 'no' | null>;
		};
	}
}

/** Everything that was ever permitted of this file, what stands first. */
export async function permissionsOf(tx: Tx, municipalityId: string, clientId: string): Promise<Permission[]> {
	const rows = await tx
		.selectFrom('care.sharing_permission')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.orderBy('withdrawn_at', (by) => by.desc().nullsFirst())
		.orderBy('until_on', 'desc')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		toCalled: row.to_called,
		scope: row.scope,
		purpose: row.purpose,
		howGiven: row.how_given,
		givenOn: row.given_on,
		untilOn: row.until_on,
		withdrawnAt: row.withdrawn_at,
	}));
}

export async function addPermission(
	tx: Tx,
	row: {
		municipality_id: string;
		id: string;
		client_id: string;
		from_organisation_id: string;
		to_organisation_id: string;
		to_team_id: string;
		to_called: string;
		scope: Part[];
		purpose: SharePurpose;
		how_given: HowGiven;
		recorded_by: string | null;
		given_on: string;
		until_on: string;
	},
): Promise<void> {
	await tx.insertInto('care.sharing_permission').values(row).execute();
}

/** What waits for the yes of a child, oldest first. */
export const askedFor = (tx: Tx, municipalityId: string, clientId: string): Promise<Asked[]> =>
	tx
		.selectFrom('care.permission_asked')
		.select(['id', 'to_called as toCalled', 'scope', 'purpose', 'until_on as untilOn', 'asked_on as askedOn'])
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('settled_on', 'is', null)
		.orderBy('asked_on')
		.orderBy('id')
		.execute();

export async function addAsked(tx: Tx, row: Insertable<Tables['care.permission_asked']>): Promise<void> {
	await tx.insertInto('care.permission_asked').values(row).execute();
}

/** Yes or no, by the child or who helps; a yes makes the permission. False when it is not theirs to say. */
export async function settle(tx: Tx, id: string, permissionId: string, yes: boolean): Promise<boolean> {
	const { rows } = await sql<{
		done: boolean;
	}>`select care.settle_asked(${id}, ${permissionId}, ${yes}) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** Takes it back, once; false when it is not theirs or was taken back already. */
export async function withdraw(
	tx: Tx,
	municipalityId: string,
	clientId: string,
	id: string,
	at: Date,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('care.sharing_permission')
		.set({ withdrawn_at: at })
		.where('municipality_id', '=', municipalityId)
		.where('client_id', '=', clientId)
		.where('id', '=', id)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** What a team was given of somebody: their name, which parts, what for, until when. */
export type SharedFile = {
	permissionId: string;
	clientId: string;
	called: string;
	areaCode: string;
	scope: Part[];
	purpose: SharePurpose;
	givenOn: string;
	untilOn: string;
	namedCalled: string;
};

export async function sharedWithMe(tx: Tx, municipalityId: string): Promise<SharedFile[]> {
	const { rows } = await sql<{
		permission_id: string;
		client_id: string;
		name_sealed: string;
		area_code: string;
		scope: Part[];
		purpose: SharePurpose;
		given_on: string;
		until_on: string;
		named_called: string;
	}>`select * from care.shared_with_me()`.execute(tx);
	if (rows.length === 0) return [];
	const seals = await careSeals(tx, municipalityId);
	return rows.map((row) => ({
		permissionId: row.permission_id,
		clientId: row.client_id,
		called: seals.open('care.client.name_sealed', row.client_id, row.name_sealed),
		areaCode: row.area_code,
		scope: row.scope,
		purpose: row.purpose,
		givenOn: row.given_on,
		untilOn: row.until_on,
		namedCalled: row.named_called,
	}));
}
