import { sql, type Tx } from '#platform/db/index.server';
import { isId } from '#platform/ids';
import type { Fits, Line, Proposal, Verdict } from './proposal.ts';

declare module '#platform/db/tables' {
	interface Tables {
		'open.budget_proposal': {
			municipality_id: string;
			id: string;
			round_id: string;
			number: number;
			title: string;
			what: string;
			for_whom: string;
			how: string;
			cents: number;
			sent_on: string;
			confirmed_on: string | null;
			public_on: string | null;
			joined_into: string | null;
			last_word_on: string;
			heard_on: string | null;
			heard_words: string;
			fits: Fits | null;
			fits_words: string;
			fits_on: string | null;
			adviser: string;
			shortlisted: boolean;
			decision: 'granted' | 'refused' | null;
			decision_words: string;
			decided_on: string | null;
			granted_cents: number | null;
		};
		'open.budget_line': {
			municipality_id: string;
			proposal_id: string;
			nth: number;
			label: string;
			count: number;
			cents: number;
		};
		'open.budget_advice': {
			municipality_id: string;
			proposal_id: string;
			nth: number;
			verdict: Verdict;
			words: string;
		};
		'open.budget_news': {
			municipality_id: string;
			id: string;
			proposal_id: string;
			on_day: string;
			kind: 'changed' | 'word' | 'joined';
			words: string;
			cents_before: number | null;
		};
		'community.budget_proposer': {
			municipality_id: string;
			id: string;
			proposal_id: string;
			called: string;
			contact: string;
			locale: 'nl' | 'en';
			initiative_id: string | null;
			confirmed_on: string | null;
			how: string | null;
			asked_on: string;
		};
		'community.budget_follower': {
			municipality_id: string;
			id: string;
			proposal_id: string;
			contact: string;
			locale: 'nl' | 'en';
			confirmed_on: string | null;
		};
	}
}

const shown = [
	'id',
	'round_id as roundId',
	'number',
	'title',
	'what',
	'for_whom as forWhom',
	'how',
	'cents',
	'sent_on as sentOn',
	'confirmed_on as confirmedOn',
	'public_on as publicOn',
	'joined_into as joinedInto',
	'last_word_on as lastWordOn',
	'heard_on as heardOn',
	'heard_words as heardWords',
	'fits',
	'fits_words as fitsWords',
	'fits_on as fitsOn',
	'adviser',
	'shortlisted',
	'decision',
	'decision_words as decisionWords',
	'decided_on as decidedOn',
	'granted_cents as grantedCents',
] as const;

const proposals = (tx: Tx, municipalityId: string) =>
	tx.selectFrom('open.budget_proposal').select(shown).where('municipality_id', '=', municipalityId);

/** The proposals of these rounds that this actor may see, by number. */
export const proposalsOf = async (tx: Tx, municipalityId: string, roundIds: readonly string[]): Promise<Proposal[]> =>
	roundIds.length === 0
		? []
		: proposals(tx, municipalityId).where('round_id', 'in', roundIds).orderBy('number').limit(1000).execute();

export const findProposal = async (tx: Tx, municipalityId: string, id: string): Promise<Proposal | undefined> =>
	isId(id) ? proposals(tx, municipalityId).where('id', '=', id).executeTakeFirst() : undefined;

export const linesOf = async (
	tx: Tx,
	municipalityId: string,
	proposalIds: readonly string[],
): Promise<(Line & { proposalId: string })[]> =>
	proposalIds.length === 0
		? []
		: tx
				.selectFrom('open.budget_line')
				.select(['proposal_id as proposalId', 'label', 'count', 'cents'])
				.where('municipality_id', '=', municipalityId)
				.where('proposal_id', 'in', proposalIds)
				.orderBy('proposal_id')
				.orderBy('nth')
				.execute();

export type Advice = { proposalId: string; nth: number; verdict: Verdict; words: string };
export const adviceOn = async (tx: Tx, municipalityId: string, proposalIds: readonly string[]): Promise<Advice[]> =>
	proposalIds.length === 0
		? []
		: tx
				.selectFrom('open.budget_advice')
				.select(['proposal_id as proposalId', 'nth', 'verdict', 'words'])
				.where('municipality_id', '=', municipalityId)
				.where('proposal_id', 'in', proposalIds)
				.orderBy('nth')
				.execute();

export const newsOf = (tx: Tx, municipalityId: string, proposalId: string) =>
	tx
		.selectFrom('open.budget_news')
		.select(['id', 'on_day as onDay', 'kind', 'words', 'cents_before as centsBefore'])
		.where('municipality_id', '=', municipalityId)
		.where('proposal_id', '=', proposalId)
		.orderBy('on_day', 'desc')
		.orderBy('id', 'desc')
		.limit(100)
		.execute();

export async function addWord(
	tx: Tx,
	municipalityId: string,
	id: string,
	proposalId: string,
	day: string,
	words: string,
) {
	await tx
		.insertInto('open.budget_news')
		.values({
			municipality_id: municipalityId,
			id,
			proposal_id: proposalId,
			on_day: day,
			kind: 'word',
			words,
			cents_before: null,
		})
		.execute();
}

export async function takeNewsAway(tx: Tx, municipalityId: string, proposalId: string, id: string): Promise<boolean> {
	const { numDeletedRows } = await tx
		.deleteFrom('open.budget_news')
		.where('municipality_id', '=', municipalityId)
		.where('proposal_id', '=', proposalId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

type Judged = Partial<
	Pick<
		Proposal,
		| 'publicOn'
		| 'lastWordOn'
		| 'heardOn'
		| 'heardWords'
		| 'fits'
		| 'fitsWords'
		| 'fitsOn'
		| 'adviser'
		| 'shortlisted'
		| 'decision'
		| 'decisionWords'
		| 'decidedOn'
		| 'grantedCents'
	>
>;
const columns: Record<keyof Judged, string> = {
	publicOn: 'public_on',
	lastWordOn: 'last_word_on',
	heardOn: 'heard_on',
	heardWords: 'heard_words',
	fits: 'fits',
	fitsWords: 'fits_words',
	fitsOn: 'fits_on',
	adviser: 'adviser',
	shortlisted: 'shortlisted',
	decision: 'decision',
	decisionWords: 'decision_words',
	decidedOn: 'decided_on',
	grantedCents: 'granted_cents',
};

/** Whether it was theirs to say; a decision is made once. */
export async function judge(tx: Tx, municipalityId: string, id: string, said: Judged): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('open.budget_proposal')
		.set(Object.fromEntries(Object.entries(said).map(([key, value]) => [columns[key as keyof Judged], value])))
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', id)
		.where('confirmed_on', 'is not', null)
		.where('joined_into', 'is', null)
		.$if(said.decision !== undefined, (query) => query.where('decision', 'is', null))
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export async function saveAdvice(
	tx: Tx,
	municipalityId: string,
	proposalId: string,
	advice: readonly { verdict: Verdict; words: string }[],
): Promise<void> {
	await tx
		.deleteFrom('open.budget_advice')
		.where('municipality_id', '=', municipalityId)
		.where('proposal_id', '=', proposalId)
		.execute();
	if (advice.length === 0) return;
	await tx
		.insertInto('open.budget_advice')
		.values(
			advice.map((one, at) => ({ ...one, nth: at + 1, municipality_id: municipalityId, proposal_id: proposalId })),
		)
		.execute();
}

/** Whose these are, for the team alone; others get none. */
export const proposersOf = async (tx: Tx, municipalityId: string, proposalIds: readonly string[]) =>
	proposalIds.length === 0
		? []
		: tx
				.selectFrom('community.budget_proposer')
				.select([
					'id',
					'proposal_id as proposalId',
					'called',
					'contact',
					'locale',
					'confirmed_on as confirmedOn',
					'how',
				])
				.where('municipality_id', '=', municipalityId)
				.where('proposal_id', 'in', proposalIds)
				.orderBy('asked_on')
				.orderBy('id')
				.execute();

/** Who hears of it by letter: who proposed it and who follows, each with a mail address. For the task that tells. */
export async function readersOf(
	tx: Tx,
	municipalityId: string,
	proposalId: string,
): Promise<{ contact: string; locale: 'nl' | 'en' }[]> {
	const { rows } = await sql<{ contact: string; locale: 'nl' | 'en' }>`
		select distinct on (contact) contact, locale from (
			select contact, locale from community.budget_proposer where municipality_id = ${municipalityId} and proposal_id = ${proposalId} and confirmed_on is not null
			union all
			select contact, locale from community.budget_follower where municipality_id = ${municipalityId} and proposal_id = ${proposalId} and confirmed_on is not null
		) one where contact like '%@%' order by contact`.execute(tx);
	return rows;
}

/** Whose, as everybody may know it; in a blind round nobody before the decision. */
export async function calledFor(
	tx: Tx,
	proposalIds: readonly string[],
): Promise<{ proposalId: string; called: string; initiativeId: string | null }[]> {
	if (proposalIds.length === 0) return [];
	const { rows } = await sql<{ proposal_id: string; called: string; initiative_id: string | null }>`
		select * from community.budget_called(${sql.val(proposalIds)}::uuid[])`.execute(tx);
	return rows.map((row) => ({ proposalId: row.proposal_id, called: row.called, initiativeId: row.initiative_id }));
}

/** Whether this actor is of the team of this round, as the database sees it. */
export async function tendsRound(tx: Tx, roundId: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select community.tends_round(${roundId}::uuid) as done`.execute(tx);
	return rows[0]?.done ?? false;
}

/** Holds a plan of one's own until this transaction ends: nobody changes it meanwhile. */
export const holdProposal = (tx: Tx, municipalityId: string, proposalId: string) =>
	tx
		.selectFrom('open.budget_proposal')
		.select('id')
		.where('municipality_id', '=', municipalityId)
		.where('id', '=', proposalId)
		.forUpdate()
		.execute();
