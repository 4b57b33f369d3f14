import type { Generated, Selectable } from 'kysely';
import type { RoleKind } from '#platform/actor';
import { sql, type Tx } from '#platform/db/index.server';
import type { Tables } from '#platform/db/tables';
import { isId } from '#platform/ids';
import type { DayPart } from './day-parts.ts';
import type {
	Assignment,
	ConsentWay,
	ContactWay,
	Organisation,
	OrganisationKind,
	PersonCard,
	RoleName,
	Team,
	Worker,
} from './people.ts';

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
		'community.worker': {
			municipality_id: string;
			id: string;
			account_id: string | null;
			first_name: string;
			last_name: string;
			made_at: Date;
		};
		'community.assignment': {
			municipality_id: string;
			id: string;
			worker_id: string | null;
			card_id: string | null;
			role: RoleKind;
			role_name_id: string | null;
			team_id: string;
			employer_organisation_id: string;
			area_codes: string[];
			valid_from: string;
			valid_until: string;
			ended_on: Generated<string | null>;
			made_by: string | null;
			made_at: Date;
		};
		'community.person_card': {
			municipality_id: string;
			id: string;
			account_id: string | null;
			called: string;
			area_code: string | null;
			keeper_id: string | null;
			team_id: string | null;
			consent_given_on: string | null;
			consent_how: ConsentWay | null;
			consent_withdrawn_at: Generated<Date | null>;
			contact_by: Generated<ContactWay>;
			contact_note: Generated<string>;
			made_at: Date;
			last_active_on: string;
			erase_on: Generated<string | null>;
			erased_at: Generated<Date | null>;
			written_to: Generated<number>;
			written_on: Generated<string | null>;
			phone: Generated<string>;
			mail: Generated<string>;
			languages: Generated<string[]>;
			available: Generated<DayPart[]>;
			ask_again_on: Generated<string | null>;
			ask_again_why: Generated<string>;
			restricted_at: Generated<Date | null>;
			merged_into: Generated<string | null>;
			merged_at: Generated<Date | null>;
			not_same_as: Generated<string[]>;
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

/** Who was forgotten has no account any more, and no name. */
const asWorker = (row: { id: string; account_id: string | null; first_name: string; last_name: string }): Worker => ({
	id: row.id,
	accountId: row.account_id ?? '',
	firstName: row.first_name,
	lastName: row.last_name,
});

export async function addWorker(
	tx: Tx,
	{ municipalityId, madeAt, id, accountId, firstName, lastName }: Made & Worker,
): Promise<void> {
	await tx
		.insertInto('community.worker')
		.values({
			municipality_id: municipalityId,
			id,
			account_id: accountId,
			first_name: firstName,
			last_name: lastName,
			made_at: madeAt,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function workerOfAccount(tx: Tx, municipalityId: string, accountId: string): Promise<Worker | undefined> {
	const row = await tx
		.selectFrom('community.worker')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('account_id', '=', accountId)
		.executeTakeFirst();
	return row && asWorker(row);
}

export async function workerById(tx: Tx, municipalityId: string, id: string): Promise<Worker | undefined> {
	const row = await tx
		.selectFrom('community.worker')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && asWorker(row);
}

export async function workersWithIds(tx: Tx, municipalityId: string, ids: readonly string[]): Promise<Worker[]> {
	if (ids.length === 0) return [];
	return (
		await tx
			.selectFrom('community.worker')
			.selectAll()
			.where('municipality_id', '=', municipalityId)
			.where('id', 'in', ids)
			.execute()
	).map(asWorker);
}

/** Who holds one of these roles in a team on a day, by name. */
/** Those of these workers who hold one of these roles on a day. */
export async function workersInRole(
	tx: Tx,
	municipalityId: string,
	ids: readonly string[],
	roles: readonly RoleKind[],
	day: string,
): Promise<Worker[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.selectFrom('community.worker as worker')
		.selectAll('worker')
		.where('worker.municipality_id', '=', municipalityId)
		.where('worker.id', 'in', ids)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('community.assignment as held')
					.select('held.id')
					.whereRef('held.municipality_id', '=', 'worker.municipality_id')
					.whereRef('held.worker_id', '=', 'worker.id')
					.where('held.role', 'in', roles)
					.where('held.valid_from', '<=', day)
					.where('held.valid_until', '>=', day)
					.where((on) => on.or([on('held.ended_on', 'is', null), on('held.ended_on', '>', day)])),
			),
		)
		.execute();
	return rows.map(asWorker);
}

export async function workersOfTeam(
	tx: Tx,
	municipalityId: string,
	teamId: string,
	roles: readonly RoleKind[],
	day: string,
): Promise<Worker[]> {
	const rows = await tx
		.selectFrom('community.worker as worker')
		.selectAll('worker')
		.where('worker.municipality_id', '=', municipalityId)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('community.assignment as held')
					.select('held.id')
					.whereRef('held.municipality_id', '=', 'worker.municipality_id')
					.whereRef('held.worker_id', '=', 'worker.id')
					.where('held.team_id', '=', teamId)
					.where('held.role', 'in', roles)
					.where('held.valid_from', '<=', day)
					.where('held.valid_until', '>=', day)
					.where((on) => on.or([on('held.ended_on', 'is', null), on('held.ended_on', '>', day)])),
			),
		)
		.orderBy('worker.first_name')
		.orderBy('worker.last_name')
		.limit(200)
		.execute();
	return rows.map(asWorker);
}

/** Workers by part of a name; all when nothing is asked. At most 200. */
export async function workersNamed(tx: Tx, municipalityId: string, part: string): Promise<Worker[]> {
	let query = tx
		.selectFrom('community.worker')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('account_id', 'is not', null);
	if (part) query = query.where(sql<boolean>`strpos(lower(first_name || ' ' || last_name), ${part.toLowerCase()}) > 0`);
	return (await query.orderBy('first_name').orderBy('last_name').limit(200).execute()).map(asWorker);
}

export async function addAssignment(
	tx: Tx,
	{ municipalityId, madeAt, madeBy, ...assignment }: Made & { madeBy: string | null } & Omit<Assignment, 'endedOn'>,
): Promise<void> {
	await tx
		.insertInto('community.assignment')
		.values({
			municipality_id: municipalityId,
			id: assignment.id,
			worker_id: assignment.workerId,
			card_id: assignment.cardId,
			role: assignment.role,
			role_name_id: assignment.roleNameId,
			team_id: assignment.teamId,
			employer_organisation_id: assignment.employerOrganisationId,
			area_codes: assignment.areaCodes,
			valid_from: assignment.validFrom,
			valid_until: assignment.validUntil,
			made_by: madeBy,
			made_at: madeAt,
		})
		.onConflict((conflict) => conflict.columns(['municipality_id', 'id']).doNothing())
		.execute();
}

export async function endAssignmentOn(tx: Tx, municipalityId: string, id: string, day: string): Promise<boolean> {
	const done = await tx
		.updateTable('community.assignment')
		.set({ ended_on: day })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

const asAssignment = (row: Selectable<Tables['community.assignment']>): Assignment => ({
	id: row.id,
	workerId: row.worker_id,
	cardId: row.card_id,
	role: row.role,
	roleNameId: row.role_name_id,
	teamId: row.team_id,
	employerOrganisationId: row.employer_organisation_id,
	areaCodes: row.area_codes,
	validFrom: row.valid_from,
	validUntil: row.valid_until,
	endedOn: row.ended_on,
});

/** The assignments of workers or of volunteers' cards, ended ones included. */
export async function assignmentsOf(
	tx: Tx,
	municipalityId: string,
	people: { workerIds: readonly string[] } | { cardId: string } | { id: string },
): Promise<Assignment[]> {
	let query = tx.selectFrom('community.assignment').selectAll().where('municipality_id', '=', municipalityId);
	if ('workerIds' in people)
		query = query.where(
			'worker_id',
			'in',
			people.workerIds.length ? people.workerIds : ['00000000-0000-0000-0000-000000000000'],
		);
	else if ('cardId' in people) query = query.where('card_id', '=', people.cardId);
	else query = query.where('id', '=', people.id);
	return (await query.orderBy('valid_from', 'desc').orderBy('id').limit(2000).execute()).map(asAssignment);
}

/** What workers hold in one of these roles on a day. */
export async function workersAssignedOn(
	tx: Tx,
	municipalityId: string,
	roles: readonly RoleKind[],
	day: string,
): Promise<Assignment[]> {
	const rows = await tx
		.selectFrom('community.assignment')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('worker_id', 'is not', null)
		.where('role', 'in', roles)
		.where('valid_from', '<=', day)
		.where('valid_until', '>=', day)
		.where((on) => on.or([on('ended_on', 'is', null), on('ended_on', '>', day)]))
		.orderBy('valid_from', 'desc')
		.orderBy('id')
		.limit(2000)
		.execute();
	return rows.map(asAssignment);
}

/** Teams in which somebody holds a role on a day. */
export async function teamsWithRoles(tx: Tx, municipalityId: string, day: string): Promise<Set<string>> {
	const rows = await tx
		.selectFrom('community.assignment')
		.select('team_id')
		.distinct()
		.where('municipality_id', '=', municipalityId)
		.where('valid_until', '>=', day)
		.where('ended_on', 'is', null)
		.execute();
	return new Set(rows.map(({ team_id }) => team_id));
}

export const asCard = (row: Selectable<Tables['community.person_card']>): PersonCard => ({
	id: row.id,
	called: row.called,
	areaCode: row.area_code,
	keeperId: row.keeper_id,
	teamId: row.team_id,
	own: row.account_id !== null,
	consentGivenOn: row.consent_given_on,
	consentHow: row.consent_how,
	consentWithdrawnAt: row.consent_withdrawn_at,
	contactBy: row.contact_by,
	contactNote: row.contact_note,
	phone: row.phone,
	mail: row.mail,
	languages: row.languages,
	available: row.available,
	askAgainOn: row.ask_again_on,
	askAgainWhy: row.ask_again_why,
	restrictedAt: row.restricted_at,
	mergedInto: row.merged_into,
	eraseOn: row.erase_on,
	madeAt: row.made_at,
	lastActiveOn: row.last_active_on,
});

export type NewCard = {
	municipalityId: string;
	id: string;
	accountId: string | null;
	called: string;
	areaCode: string | null;
	keeperId: string | null;
	teamId: string | null;
	consentGivenOn: string | null;
	consentHow: ConsentWay | null;
	/** Through the keeper when nothing was said about it. */
	contactBy?: ContactWay;
	contactNote?: string;
	/** Normalised; only on a card that somebody keeps. */
	phone?: string;
	mail?: string;
	languages?: string[];
	available?: DayPart[];
	askAgainOn?: string | null;
	askAgainWhy?: string;
	madeAt: Date;
	today: string;
};

/** A card as its row. */
export const rowOfCard = (card: NewCard) => ({
	municipality_id: card.municipalityId,
	id: card.id,
	account_id: card.accountId,
	called: card.called,
	area_code: card.areaCode,
	keeper_id: card.keeperId,
	team_id: card.teamId,
	consent_given_on: card.consentGivenOn,
	consent_how: card.consentHow,
	contact_by: card.contactBy ?? 'keeper',
	contact_note: card.contactNote ?? '',
	phone: card.phone ?? '',
	mail: card.mail ?? '',
	languages: card.languages ?? [],
	available: card.available ?? [],
	ask_again_on: card.askAgainOn ?? null,
	ask_again_why: card.askAgainWhy ?? '',
	made_at: card.madeAt,
	last_active_on: card.today,
});

/** False when the id, or the account's card, was there already. */
export async function addCard(tx: Tx, card: NewCard): Promise<boolean> {
	const done = await tx
		.insertInto('community.person_card')
		.values(rowOfCard(card))
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return done.numInsertedOrUpdatedRows === 1n;
}

export async function cardById(tx: Tx, id: string): Promise<PersonCard | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx.selectFrom('community.person_card').selectAll().where('id', '=', id).executeTakeFirst();
	return row && asCard(row);
}

export async function cardOfAccount(
	tx: Tx,
	municipalityId: string,
	accountId: string,
): Promise<PersonCard | undefined> {
	const row = await tx
		.selectFrom('community.person_card')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('account_id', '=', accountId)
		.executeTakeFirst();
	return row && asCard(row);
}

export async function cardsWithKeeper(tx: Tx, keeperId: string): Promise<PersonCard[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.selectAll()
		.where('keeper_id', '=', keeperId)
		.where('merged_into', 'is', null)
		.orderBy('called')
		.limit(500)
		.execute();
	return rows.map(asCard);
}

export async function cardsOfTeam(tx: Tx, municipalityId: string, teamId: string): Promise<PersonCard[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('team_id', '=', teamId)
		.where('merged_into', 'is', null)
		.orderBy('called')
		.limit(500)
		.execute();
	return rows.map(asCard);
}

export type CardChange = Partial<{
	called: string;
	area_code: string | null;
	contact_by: ContactWay;
	contact_note: string;
	keeper_id: string;
	phone: string;
	mail: string;
	languages: string[];
	available: DayPart[];
	ask_again_on: string | null;
	ask_again_why: string;
	restricted_at: Date | null;
	consent_withdrawn_at: Date | null;
	erase_on: string | null;
	last_active_on: string;
}>;

/** False when the card is not there for this actor. */
export async function changeCard(tx: Tx, municipalityId: string, id: string, change: CardChange): Promise<boolean> {
	const done = await tx
		.updateTable('community.person_card')
		.set(change)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function cardsToErase(
	tx: Tx,
	municipalityId: string,
	today: string,
): Promise<{ id: string; accountId: string | null }[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.select(['id', 'account_id'])
		.where('municipality_id', '=', municipalityId)
		.where('erase_on', '<=', today)
		.where('erased_at', 'is', null)
		.limit(200)
		.execute();
	return rows.map((row) => ({ id: row.id, accountId: row.account_id }));
}

/** Leaves an empty row, so that what others hold points at nobody, and destroys the name in the trail. */
export async function emptyCard(tx: Tx, municipalityId: string, id: string, now: Date): Promise<void> {
	await tx
		.updateTable('community.person_card')
		.set({
			called: '',
			area_code: null,
			keeper_id: null,
			team_id: null,
			account_id: null,
			consent_given_on: null,
			consent_how: null,
			contact_by: 'nobody',
			contact_note: '',
			phone: '',
			mail: '',
			languages: [],
			available: [],
			ask_again_on: null,
			ask_again_why: '',
			erased_at: now,
		})
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** Cards of accounts that nobody used since a day, and that so many letters went to, the last one before `quietSince`. At most 500. */
export async function cardsToWriteTo(
	tx: Tx,
	municipalityId: string,
	{ letters, idleSince, quietSince }: { letters: number; idleSince: string; quietSince: string },
): Promise<{ id: string; accountId: string; lastActiveOn: string }[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.select(['id', 'account_id', 'last_active_on'])
		.where('municipality_id', '=', municipalityId)
		.where('account_id', 'is not', null)
		.where('erase_on', 'is', null)
		.where('erased_at', 'is', null)
		.where('written_to', '=', letters)
		.where('last_active_on', '<=', idleSince)
		.where((on) => on.or([on('written_on', 'is', null), on('written_on', '<=', quietSince)]))
		.limit(500)
		.execute();
	return rows.map((row) => ({ id: row.id, accountId: row.account_id as string, lastActiveOn: row.last_active_on }));
}

/** Of these cards who they are of and which team keeps them, for the watch over who looks. */
export async function cardsWithIds(
	tx: Tx,
	municipalityId: string,
	ids: readonly string[],
): Promise<{ id: string; called: string; teamId: string | null }[]> {
	if (ids.length === 0) return [];
	const rows = await tx
		.selectFrom('community.person_card')
		.select(['id', 'called', 'team_id'])
		.where('municipality_id', '=', municipalityId)
		.where('id', 'in', ids)
		.execute();
	return rows.map((row) => ({ id: row.id, called: row.called, teamId: row.team_id }));
}

/** The account behind a card, to write to; undefined when its person does not sign in. */
export async function accountOfCard(tx: Tx, municipalityId: string, id: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('community.person_card')
		.select('account_id')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.account_id ?? undefined;
}

export async function noteLetter(
	tx: Tx,
	municipalityId: string,
	id: string,
	letters: number,
	day: string,
): Promise<void> {
	await tx
		.updateTable('community.person_card')
		.set({ written_to: letters, written_on: day })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** Every card that is not erased, for the one task that looks whether it should be. */
export async function cardsThere(tx: Tx, municipalityId: string): Promise<{ id: string; accountId: string | null }[]> {
	const rows = await tx
		.selectFrom('community.person_card')
		.select(['id', 'account_id'])
		.where('municipality_id', '=', municipalityId)
		.where('erased_at', 'is', null)
		.execute();
	return rows.map((row) => ({ id: row.id, accountId: row.account_id }));
}
