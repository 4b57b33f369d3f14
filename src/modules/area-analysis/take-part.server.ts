import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { readSealed, setSealed } from '#platform/identity/cookies.server';
import { keyedHash } from '#platform/identity/sealed.server';
import { newUntimedId } from '#platform/ids';
import { addCard, addPaperWish, cardsOf, findAnalysis, spendDots, wantTeam } from './analyses.store.server.ts';
import type { CardForm, DotsForm, WishForm } from './analysis.forms.ts';
import { mayLead } from './analysis.policy.ts';
import { type Analysis, hasWeight, type TeamKind } from './analysis.ts';
import { refusePersons } from './tells-of-somebody.ts';

const cookie = 'bw.stem';
const hours = 12;

/**
 * The phone as a voting card: a random number in a locked cookie, which nobody can make or read; what is kept of it differs per
 * session. Who clears the cookies gets a new card: a show of hands in a room, not an election.
 */
export function phoneOf(event: RequestEvent, analysisId: string): string | undefined {
	const number = readSealed(event, cookie);
	return number ? keyedHash('analysis-phone', `${analysisId} ${number}`) : undefined;
}

/** The same; makes one for who has none yet. */
export function phoneFor(event: RequestEvent, analysisId: string): string {
	const known = phoneOf(event, analysisId);
	if (known) return known;
	const number = newUntimedId();
	setSealed(event, cookie, number, hours * 3600);
	return keyedHash('analysis-phone', `${analysisId} ${number}`);
}

/** An open session, by its code or id. @throws NotFound, Refused('analysis-closed') */
export async function openAnalysis(tx: Tx, actor: Actor, by: { id: string } | { code: string }): Promise<Analysis> {
	const analysis = await findAnalysis(tx, actor.municipalityId, by);
	if (!analysis) throw new NotFound('analysis', Object.values(by)[0]);
	if (analysis.closedOn) throw new Refused('analysis-closed');
	return analysis;
}

/** One card. A worker's may come from paper. @throws Refused('analysis-names-somebody' | 'analysis-look-again' | 'required') */
export async function layCard(tx: Tx, actor: Actor, analysis: Analysis, form: CardForm): Promise<void> {
	refusePersons('woorden', form.woorden, form.gekeken);
	if (hasWeight(form.kant) && !form.gewicht) throw new Refused('required', 'gewicht');
	await addCard(tx, actor.municipalityId, analysis.id, {
		id: newUntimedId(),
		side: form.kant,
		words: form.woorden,
		weight: hasWeight(form.kant) ? (form.gewicht ?? null) : null,
		source: mayLead(actor, analysis.areaCode) ? (form.papier ? 'paper' : 'worker') : 'phone',
		madeOn: clock.today(),
	});
}

/** All dots of one phone, anew; those on a card that was taken away come back. @throws Refused('analysis-too-many-dots') */
export async function layDots(
	tx: Tx,
	actor: Actor,
	analysis: Analysis,
	phone: string,
	{ kaart, stippen }: DotsForm,
): Promise<void> {
	const there = new Set((await cardsOf(tx, actor.municipalityId, analysis.id)).map(({ id }) => id));
	const laid = kaart
		.map((card, at) => ({ card, dots: stippen[at] ?? 0 }))
		.filter(({ card, dots }) => dots > 0 && there.has(card));
	if (!(await spendDots(tx, analysis.id, phone, laid)))
		throw new Refused('analysis-too-many-dots', '', { most: analysis.dots });
}

/** @throws Refused('analysis-twice') */
function rankingOf({ een, twee, drie, vier }: WishForm): TeamKind[] {
	const ranking = [een, twee, drie, vier].filter((kind) => kind !== undefined);
	if (new Set(ranking).size !== ranking.length) throw new Refused('analysis-twice', 'een');
	return ranking;
}

export async function wishForTeam(tx: Tx, analysis: Analysis, phone: string, form: WishForm): Promise<void> {
	if (!(await wantTeam(tx, analysis.id, phone, rankingOf(form)))) throw new Refused('analysis-closed');
}

/** A wish on paper, entered by who leads the session. */
export async function notePaperWish(tx: Tx, actor: Actor, analysis: Analysis, form: WishForm): Promise<void> {
	await addPaperWish(tx, actor.municipalityId, analysis.id, `paper-${newUntimedId()}`, rankingOf(form));
}
