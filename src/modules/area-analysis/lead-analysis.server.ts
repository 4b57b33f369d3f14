import { randomBytes } from 'node:crypto';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import {
	addAnalysis,
	cardsOf,
	changeCard,
	closeInStore,
	findAnalysis,
	removeCard,
	showAnalysis,
} from './analyses.store.server.ts';
import type { BeginForm, EvidenceForm } from './analysis.forms.ts';
import { mayLead } from './analysis.policy.ts';
import { type Analysis, analysisCode, type Card, type EvidenceKind } from './analysis.ts';
import { evidenceFor } from './evidence.server.ts';
import { refusePersons, tellsOfSomebody } from './tells-of-somebody.ts';

/** The session, for who leads it. @throws NotFound, NotAllowed */
export async function ledAnalysis(tx: Tx, actor: Actor, id: string): Promise<Analysis> {
	const analysis = await findAnalysis(tx, actor.municipalityId, { id });
	if (!analysis) throw new NotFound('analysis', id);
	if (!mayLead(actor, analysis.areaCode)) throw new NotAllowed('analysis.lead');
	return analysis;
}

/** @throws NotAllowed */
export async function beginAnalysis(tx: Tx, actor: Actor, form: BeginForm): Promise<string> {
	if (!mayLead(actor, form.gebied)) throw new NotAllowed('analysis.lead');
	const id = newId();
	await addAnalysis(tx, actor.municipalityId, {
		id,
		code: analysisCode(randomBytes(6)),
		areaCode: form.gebied,
		title: form.titel,
		dots: form.stippen,
		madeOn: clock.today(),
	});
	return id;
}

/** A card of this session. @throws NotFound */
async function cardIn(tx: Tx, actor: Actor, analysis: Analysis, id: string): Promise<Card> {
	const card = (await cardsOf(tx, actor.municipalityId, analysis.id)).find((one) => one.id === id);
	if (!card) throw new NotFound('analysis-card', id);
	return card;
}

/** The same in other words, on the same side; with nothing to stand under it stands on its own again. @throws NotFound, Refused('analysis-other-side') */
export async function mergeCards(
	tx: Tx,
	actor: Actor,
	id: string,
	{ kaart, bij }: { kaart: string; bij?: string | undefined },
): Promise<void> {
	const analysis = await ledAnalysis(tx, actor, id);
	const card = await cardIn(tx, actor, analysis, kaart);
	if (bij) {
		const into = await cardIn(tx, actor, analysis, bij);
		const under = (await cardsOf(tx, actor.municipalityId, analysis.id)).some(
			({ mergedInto }) => mergedInto === card.id,
		);
		if (into.side !== card.side || into.mergedInto || into.id === card.id || under)
			throw new Refused('analysis-other-side');
	}
	await changeCard(tx, actor.municipalityId, card.id, { merged_into: bij ?? null });
}

/** A card that tells of somebody, away for good: from the wall, every phone and the result. @throws NotFound */
export async function takeCardAway(tx: Tx, actor: Actor, id: string, { kaart }: { kaart: string }): Promise<void> {
	const card = await cardIn(tx, actor, await ledAnalysis(tx, actor, id), kaart);
	await removeCard(tx, actor.municipalityId, card.id);
}

/** Dots on paper, as counted. They may come in after closing too. @throws NotFound */
export async function countPaper(
	tx: Tx,
	actor: Actor,
	id: string,
	{ kaart, stippen }: { kaart: string; stippen: number },
): Promise<void> {
	const card = await cardIn(tx, actor, await ledAnalysis(tx, actor, id), kaart);
	await changeCard(tx, actor.municipalityId, card.id, { paper_dots: stippen });
}

/** What a card rests on, one of what there is, and the goal it becomes. @throws NotFound */
export async function hangEvidence(
	tx: Tx,
	actor: Actor,
	id: string,
	{ kaart, bewijs, doel, gekeken }: EvidenceForm,
): Promise<void> {
	const analysis = await ledAnalysis(tx, actor, id);
	const card = await cardIn(tx, actor, analysis, kaart);
	refusePersons('doel', doel, gekeken);
	const [kind = null, ref = null] = bewijs?.split(' ') ?? [];
	const same = kind === card.evidenceKind && ref === card.evidenceRef;
	const there =
		!bewijs ||
		same ||
		(await evidenceFor(tx, actor, analysis.areaCode)).some((one) => one.kind === kind && one.ref === ref);
	if (!there) throw new NotFound('evidence', bewijs);
	await changeCard(tx, actor.municipalityId, card.id, {
		evidence_kind: kind as EvidenceKind | null,
		evidence_ref: ref,
		goal: doel,
	});
}

/** Counts the dots and forgets on which phone they were laid. @throws NotFound, Refused('analysis-closed') */
export async function closeAnalysis(tx: Tx, actor: Actor, id: string): Promise<void> {
	const { id: analysisId } = await ledAnalysis(tx, actor, id);
	if (!(await closeInStore(tx, analysisId, clock.today()))) throw new Refused('analysis-closed');
}

/** Words of a session that may tell of somebody. */
export const wordsToLookAt = (analysis: Analysis, cards: readonly Pick<Card, 'words' | 'goal'>[]): string[] =>
	tellsOfSomebody([analysis.title, ...cards.flatMap(({ words, goal }) => [words, goal])]);

/** What may tell of somebody is looked at first. @throws NotFound, Refused('analysis-still-open' | 'analysis-look-at-all') */
export async function showResult(
	tx: Tx,
	actor: Actor,
	id: string,
	{ openbaar: open, gekeken }: { openbaar: boolean; gekeken: boolean },
): Promise<void> {
	const analysis = await ledAnalysis(tx, actor, id);
	const look = wordsToLookAt(analysis, await cardsOf(tx, actor.municipalityId, analysis.id));
	if (open && look.length > 0 && !gekeken) throw new Refused('analysis-look-at-all', 'gekeken');
	if (!(await showAnalysis(tx, actor.municipalityId, analysis.id, open))) throw new Refused('analysis-still-open');
}
