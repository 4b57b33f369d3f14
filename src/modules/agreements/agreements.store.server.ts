import { type Generated, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Agreement, FeedbackLevel, FirstAnswers, Ground, KeyUse } from './agreement.ts';

type AgreementRow = {
	municipality_id: string;
	id: string;
	our_organisation_id: string;
	partner_organisation_id: string;
	our_name: string;
	partner_name: string;
	purpose: string;
	themes: string[];
	area_codes: string[];
	ground: Ground;
	ground_words: string;
	feedback_level: FeedbackLevel;
	valid_from: string;
	valid_until: string;
	contact_name: string;
	contact_mail: string;
	deputy_name: string;
	deputy_mail: string;
	proposed_by: string;
	proposed_at: Date;
	confirmed_by: Generated<string | null>;
	confirmed_with: Generated<string | null>;
	confirmed_at: Generated<Date | null>;
	ended_by: Generated<string | null>;
	ended_at: Generated<Date | null>;
	ended_because: Generated<string | null>;
	reminded_on: Generated<string | null>;
};

declare module '#platform/db/tables' {
	interface Tables {
		'community.agreement': AgreementRow;
		'community.agreement_key': {
			municipality_id: string;
			id: string;
			agreement_id: string;
			use: KeyUse;
			key_hash: string;
			mailed: boolean;
			made_by: string;
			made_at: Date;
			revoked_at: Generated<Date | null>;
		};
		'open.agreement_line': {
			municipality_id: string;
			id: string;
			partner_name: string;
			our_name: string;
			purpose: string;
			themes: string[];
			area_codes: string[];
			ground: Ground;
			valid_from: string;
			valid_until: string;
			ended_on: string | null;
		};
	}
}

type Row = {
	[Column in keyof AgreementRow]: AgreementRow[Column] extends Generated<infer Value> ? Value : AgreementRow[Column];
};

const agreementFrom = (row: Row): Agreement => ({
	id: row.id,
	ourOrganisationId: row.our_organisation_id,
	partnerOrganisationId: row.partner_organisation_id,
	ourName: row.our_name,
	partnerName: row.partner_name,
	purpose: row.purpose,
	themes: row.themes,
	areaCodes: row.area_codes,
	ground: row.ground,
	groundWords: row.ground_words,
	feedbackLevel: row.feedback_level,
	validFrom: row.valid_from,
	validUntil: row.valid_until,
	contact: { name: row.contact_name, mail: row.contact_mail },
	deputy: { name: row.deputy_name, mail: row.deputy_mail },
	proposedBy: row.proposed_by,
	proposedAt: row.proposed_at,
	confirmedBy: row.confirmed_by,
	confirmedAt: row.confirmed_at,
	endedAt: row.ended_at,
	endedBecause: row.ended_because,
});

export type NewAgreement = Omit<Agreement, 'confirmedBy' | 'confirmedAt' | 'endedAt' | 'endedBecause'>;

export async function addAgreement(tx: Tx, municipalityId: string, agreement: NewAgreement): Promise<void> {
	await tx
		.insertInto('community.agreement')
		.values({
			municipality_id: municipalityId,
			id: agreement.id,
			our_organisation_id: agreement.ourOrganisationId,
			partner_organisation_id: agreement.partnerOrganisationId,
			our_name: agreement.ourName,
			partner_name: agreement.partnerName,
			purpose: agreement.purpose,
			themes: [...agreement.themes],
			area_codes: [...agreement.areaCodes],
			ground: agreement.ground,
			ground_words: agreement.groundWords,
			feedback_level: agreement.feedbackLevel,
			valid_from: agreement.validFrom,
			valid_until: agreement.validUntil,
			contact_name: agreement.contact.name,
			contact_mail: agreement.contact.mail,
			deputy_name: agreement.deputy.name,
			deputy_mail: agreement.deputy.mail,
			proposed_by: agreement.proposedBy,
			proposed_at: agreement.proposedAt,
		})
		.execute();
}

/** All agreements, those that end last first. */
export async function agreementsOf(tx: Tx, municipalityId: string): Promise<Agreement[]> {
	const rows = await tx
		.selectFrom('community.agreement')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.orderBy('valid_until', 'desc')
		.orderBy('id')
		.limit(300)
		.execute();
	return rows.map(agreementFrom);
}

export async function findAgreement(tx: Tx, municipalityId: string, id: string): Promise<Agreement | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx
		.selectFrom('community.agreement')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && agreementFrom(row);
}

/** The one agreement that the key in this actor's hand opens, with that key. A program's key and a dead key open no page. */
export async function agreementOfHolder(
	tx: Tx,
	municipalityId: string,
	keyHash: string,
): Promise<{ agreement: Agreement; key: { id: string; use: KeyUse; mailed: boolean } } | undefined> {
	const key = await tx
		.selectFrom('community.agreement_key')
		.select(['id', 'use', 'mailed', 'agreement_id'])
		.where('municipality_id', '=', municipalityId)
		.where('key_hash', '=', keyHash)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	const agreement = key && (await findAgreement(tx, municipalityId, key.agreement_id));
	return agreement && { agreement, key: { id: key.id, use: key.use, mailed: key.mailed } };
}

/** False when it was confirmed or ended in the meantime. */
export async function saveConfirmed(
	tx: Tx,
	municipalityId: string,
	id: string,
	by: { worker: string } | { key: string },
	at: Date,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.agreement')
		.set({ ...('worker' in by ? { confirmed_by: by.worker } : { confirmed_with: by.key }), confirmed_at: at })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('confirmed_at', 'is', null)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** False when it had ended already. */
export async function saveEnded(
	tx: Tx,
	municipalityId: string,
	id: string,
	ended: { by: string; at: Date; because: string },
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.agreement')
		.set({ ended_by: ended.by, ended_at: ended.at, ended_because: ended.because })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export async function addKey(
	tx: Tx,
	municipalityId: string,
	key: { id: string; agreementId: string; use: KeyUse; hash: string; mailed: boolean; madeBy: string; madeAt: Date },
): Promise<void> {
	await tx
		.insertInto('community.agreement_key')
		.values({
			municipality_id: municipalityId,
			id: key.id,
			agreement_id: key.agreementId,
			use: key.use,
			key_hash: key.hash,
			mailed: key.mailed,
			made_by: key.madeBy,
			made_at: key.madeAt,
		})
		.execute();
}

/** Takes the working key of this use away, when there is one. */
export async function revokeKey(
	tx: Tx,
	municipalityId: string,
	agreementId: string,
	use: KeyUse,
	at: Date,
): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('community.agreement_key')
		.set({ revoked_at: at })
		.where('municipality_id', '=', municipalityId)
		.where('agreement_id', '=', agreementId)
		.where('use', '=', use)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Which keys work, and since when. */
export async function keysOf(
	tx: Tx,
	municipalityId: string,
	agreementId: string,
): Promise<{ use: KeyUse; madeAt: Date }[]> {
	const rows = await tx
		.selectFrom('community.agreement_key')
		.select(['use', 'made_at'])
		.where('municipality_id', '=', municipalityId)
		.where('agreement_id', '=', agreementId)
		.where('revoked_at', 'is', null)
		.execute();
	return rows.map(({ use, made_at }) => ({ use, madeAt: made_at }));
}

/** Agreements whose last day is near and of which nobody was reminded yet. */
export async function agreementsToRemind(
	tx: Tx,
	municipalityId: string,
	today: string,
	lastDay: string,
): Promise<Agreement[]> {
	const rows = await tx
		.selectFrom('community.agreement')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('confirmed_at', 'is not', null)
		.where('ended_at', 'is', null)
		.where('reminded_on', 'is', null)
		.where('valid_until', '>=', today)
		.where('valid_until', '<=', lastDay)
		.execute();
	return rows.map(agreementFrom);
}

export async function saveReminded(tx: Tx, municipalityId: string, id: string, today: string): Promise<void> {
	await tx
		.updateTable('community.agreement')
		.set({ reminded_on: today })
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.execute();
}

/** How long partners waited for a first answer, per agreement. */
export async function firstAnswers(tx: Tx, since: Date): Promise<Map<string, FirstAnswers>> {
	const { rows } = await sql<{
		agreement_id: string;
		passed_on: number;
		answered: number;
		median_days: number | null;
	}>`select * from community.first_answers(${since})`.execute(tx);
	return new Map(
		rows.map((row) => [
			row.agreement_id,
			{ passedOn: row.passed_on, answered: row.answered, medianDays: row.median_days },
		]),
	);
}

export type AgreementLine = {
	id: string;
	partnerName: string;
	ourName: string;
	purpose: string;
	themes: string[];
	areaCodes: string[];
	ground: Ground;
	validFrom: string;
	validUntil: string;
};

/** The public lines of agreements that run or still have to begin. */
export async function publicLines(tx: Tx, municipalityId: string, today: string): Promise<AgreementLine[]> {
	const rows = await tx
		.selectFrom('open.agreement_line')
		.selectAll()
		.where('municipality_id', '=', municipalityId)
		.where('ended_on', 'is', null)
		.where('valid_until', '>=', today)
		.orderBy('partner_name')
		.limit(300)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		partnerName: row.partner_name,
		ourName: row.our_name,
		purpose: row.purpose,
		themes: row.themes,
		areaCodes: row.area_codes,
		ground: row.ground,
		validFrom: row.valid_from,
		validUntil: row.valid_until,
	}));
}
