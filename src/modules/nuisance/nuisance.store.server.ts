import { type Generated, type Insertable, sql } from 'kysely';
import type { Tx } from '#platform/db/index.server';
import type { Tables } from '#platform/db/tables';
import { isId } from '#platform/ids';
import type {
	Agreer,
	CameOut,
	Circle,
	CircleOutcome,
	ClosingTalk,
	ContactWay,
	NuisanceKind,
	TaskPartner,
	TriedWay,
} from './nuisance.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'care.nuisance_circle': {
			municipality_id: string;
			id: string;
			area_code: string;
			kind: NuisanceKind;
			officer_id: string;
			officer_called: string;
			team_id: string;
			organisation_id: string;
			team_called: string;
			place_sealed: string;
			why_sealed: string;
			tried: TriedWay;
			tried_sealed: string;
			started_on: string;
			first_until: string;
			until_on: string;
			contact: Generated<ContactWay | null>;
			contact_on: Generated<string | null>;
			contact_sealed: Generated<string>;
			person_hash: Generated<string | null>;
			own_words_sealed: Generated<string>;
			move_hash: Generated<string | null>;
			rests_on: Generated<string | null>;
			closed_on: Generated<string | null>;
			talk: Generated<ClosingTalk | null>;
			outcome: Generated<CircleOutcome | null>;
			closing_sealed: Generated<string>;
			proof_id: string;
		};
		'care.nuisance_agreement': {
			municipality_id: string;
			id: string;
			circle_id: string;
			who: Agreer;
			partner: TaskPartner | null;
			words_sealed: string;
			due_on: string;
			made_on: string;
			yes_on: Generated<string | null>;
			yes_how: Generated<'talk' | 'code' | null>;
			outcome: Generated<CameOut | null>;
			outcome_on: Generated<string | null>;
			code_hash: Generated<string | null>;
		};
		'care.nuisance_raised': {
			municipality_id: string;
			id: string;
			circle_id: string;
			kind: 'unsafe' | 'objection';
			team_id: string;
			words_sealed: string;
			raised_on: string;
			answer_sealed: Generated<string>;
			answered_on: Generated<string | null>;
			seen_on: Generated<string | null>;
		};
	}
}

/** A circle as its officer reads it: with what is sealed. */
export type CircleRow = Circle & {
	placeSealed: string;
	whySealed: string;
	triedSealed: string;
	contactSealed: string;
	ownWordsSealed: string;
	closingSealed: string;
};

const circleColumns = [
	'id',
	'area_code as areaCode',
	'kind',
	'officer_called as officerCalled',
	'team_called as teamCalled',
	'tried',
	'started_on as startedOn',
	'first_until as firstUntil',
	'until_on as untilOn',
	'contact',
	'contact_on as contactOn',
	'rests_on as restsOn',
	'closed_on as closedOn',
	'talk',
	'outcome',
	'proof_id as proofId',
	'place_sealed as placeSealed',
	'why_sealed as whySealed',
	'tried_sealed as triedSealed',
	'contact_sealed as contactSealed',
	'own_words_sealed as ownWordsSealed',
	'closing_sealed as closingSealed',
] as const;

export const addCircle = async (tx: Tx, circle: Insertable<Tables['care.nuisance_circle']>): Promise<void> => {
	await tx.insertInto('care.nuisance_circle').values(circle).execute();
};

/** The circles the actor carries, those that run first. */
export const circlesOf = (tx: Tx, municipalityId: string): Promise<CircleRow[]> =>
	tx
		.selectFrom('care.nuisance_circle')
		.select(circleColumns)
		.where('municipality_id', '=', municipalityId)
		.orderBy(sql`closed_on desc nulls first`)
		.orderBy('until_on')
		.limit(200)
		.execute();

export async function circleById(tx: Tx, municipalityId: string, id: string): Promise<CircleRow | undefined> {
	if (!isId(id)) return undefined;
	return tx
		.selectFrom('care.nuisance_circle')
		.select(circleColumns)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.executeTakeFirst();
}

type CircleChange = {
	until_on?: string;
	contact?: ContactWay;
	contact_on?: string;
	contact_sealed?: string;
	person_hash?: string | null;
	rests_on?: string | null;
	closed_on?: string;
	talk?: ClosingTalk;
	outcome?: CircleOutcome;
	closing_sealed?: string;
};
/** Changes a circle that is not closed. False when it is closed, or not there for this actor. */
export async function changeCircle(tx: Tx, municipalityId: string, id: string, set: CircleChange): Promise<boolean> {
	const done = await tx
		.updateTable('care.nuisance_circle')
		.set(set)
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('closed_on', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows > 0n;
}

export type AgreementRow = {
	id: string;
	who: Agreer;
	partner: TaskPartner | null;
	wordsSealed: string;
	dueOn: string;
	yesOn: string | null;
	outcome: CameOut | null;
	outcomeOn: string | null;
};
export const agreementsOf = (tx: Tx, municipalityId: string, circleId: string): Promise<AgreementRow[]> =>
	tx
		.selectFrom('care.nuisance_agreement')
		.select([
			'id',
			'who',
			'partner',
			'words_sealed as wordsSealed',
			'due_on as dueOn',
			'yes_on as yesOn',
			'outcome',
			'outcome_on as outcomeOn',
		])
		.where('municipality_id', '=', municipalityId)
		.where('circle_id', '=', circleId)
		.orderBy('due_on')
		.execute();
export const addAgreement = async (tx: Tx, agreement: Insertable<Tables['care.nuisance_agreement']>): Promise<void> => {
	await tx.insertInto('care.nuisance_agreement').values(agreement).execute();
};
/** Notes once whether it happened. */
export async function saveCameOut(
	tx: Tx,
	municipalityId: string,
	{ circleId, id, outcome, on }: { circleId: string; id: string; outcome: CameOut; on: string },
): Promise<boolean> {
	const done = await tx
		.updateTable('care.nuisance_agreement')
		.set({ outcome, outcome_on: on })
		.where('municipality_id', '=', municipalityId)
		.where('circle_id', '=', circleId)
		.where('id', '=', id)
		.where('outcome', 'is', null)
		.executeTakeFirst();
	return done.numUpdatedRows > 0n;
}
