import type { Generated } from 'kysely';
import type { RoleKind } from '#platform/actor';
import type { Tx } from '#platform/db/index.server';
import type { Organisation, OrganisationKind, RoleName, Team } from './people.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'community.organisation': {
			municipality_id: string;
			id: string;
			name: string;
			kind: OrganisationKind;
			ended_on: Generated<string | null>;
			made_at: Date;
		};
		'community.team': {
			municipality_id: string;
			id: string;
			organisation_id: string;
			name: string;
			area_codes: string[];
			ended_on: Generated<string | null>;
			made_at: Date;
		};
		'community.role_name': {
			municipality_id: string;
			id: string;
			kind: RoleKind;
			nl: string;
			en: string;
			duties_nl: string;
			duties_en: string;
			position: number;
		};
	}
}

type Made = { municipalityId: string; madeAt: Date };

export async function addOrganisation(
	tx: Tx,
	{ municipalityId, madeAt, id, name, kind }: Made & Pick<Organisation, 'id' | 'name' | 'kind'>,
): Promise<boolean> {
	const done = await tx
		.insertInto('community.organisation')
		.values({ municipality_id: municipalityId, id, name, kind, made_at: madeAt })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

export async function changeOrganisation(
	tx: Tx,
	municipalityId: string,
	id: string,
	change: { name?: string; kind?: OrganisationKind; ended_on?: string | null },
): Promise<boolean> {
	const done = await tx
		.updateTable('community.organisation')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function organisations(tx: Tx, municipalityId: string): Promise<Organisation[]> {
	const rows = await tx
		.selectFrom('community.organisation')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('name')
		.limit(1000)
		.execute();
	return rows.map((row) => ({ id: row.id, name: row.name, kind: row.kind, endedOn: row.ended_on }));
}

export async function addTeam(
	tx: Tx,
	{ municipalityId, madeAt, id, organisationId, name, areaCodes }: Made & Omit<Team, 'endedOn'>,
): Promise<boolean> {
	const done = await tx
		.insertInto('community.team')
		.values({
			municipality_id: municipalityId,
			id,
			organisation_id: organisationId,
			name,
			area_codes: areaCodes,
			made_at: madeAt,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

export async function changeTeam(
	tx: Tx,
	municipalityId: string,
	id: string,
	change: { name?: string; area_codes?: string[]; ended_on?: string | null },
): Promise<boolean> {
	const done = await tx
		.updateTable('community.team')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function teams(tx: Tx, municipalityId: string): Promise<Team[]> {
	const rows = await tx
		.selectFrom('community.team')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('name')
		.limit(5000)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		organisationId: row.organisation_id,
		name: row.name,
		areaCodes: row.area_codes,
		endedOn: row.ended_on,
	}));
}

export async function roleNames(tx: Tx, municipalityId: string): Promise<RoleName[]> {
	const rows = await tx
		.selectFrom('community.role_name')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('kind')
		.orderBy('position')
		.orderBy('nl')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		kind: row.kind,
		nl: row.nl,
		en: row.en,
		dutiesNl: row.duties_nl,
		dutiesEn: row.duties_en,
	}));
}

export async function addRoleName(
	tx: Tx,
	municipalityId: string,
	{ id, kind, nl, en, dutiesNl, dutiesEn }: RoleName,
	position = 0,
): Promise<boolean> {
	const done = await tx
		.insertInto('community.role_name')
		.values({ municipality_id: municipalityId, id, kind, nl, en, duties_nl: dutiesNl, duties_en: dutiesEn, position })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

export async function changeRoleName(
	tx: Tx,
	municipalityId: string,
	id: string,
	{ nl, en, dutiesNl, dutiesEn }: Pick<RoleName, 'nl' | 'en' | 'dutiesNl' | 'dutiesEn'>,
): Promise<boolean> {
	const done = await tx
		.updateTable('community.role_name')
		.set({ nl, en, duties_nl: dutiesNl, duties_en: dutiesEn })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}
