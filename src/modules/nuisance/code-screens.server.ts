import { ourNames } from '#modules/people/index.server';
import type { RoleKind } from '#platform/actor';
import { clock } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { careSeals, type Seals } from '#platform/sealed-text/index.server';
import { dayAfter } from '#platform/wall-time';
import { nuisanceCodeHash } from './codes.server.ts';
import { decline, isFixed, sharedWeeks, stageOf, weeksSoFar } from './nuisance.ts';
import {
	agreementsByCode,
	type CodeCircle,
	circleByCode,
	holderOf,
	looksByCode,
	objectionsByCode,
	ownMoments,
	proofOf,
	weeksByCode,
} from './nuisance-code.store.server.ts';

/** The page behind a code: of the person concerned, of a neighbour, or of a partner with one task. @throws NotFound */
export async function nuisanceCodeScreen(ask: Ask) {
	const { tx, actor, params, url } = ask;
	const hash = nuisanceCodeHash(params['code'] ?? '');
	const today = clock.today();
	const who = await holderOf(tx, hash, today);
	if (!who) throw new NotFound('nuisance', 'code');
	const seals = await careSeals(tx, actor.municipalityId);
	const agreements = (await agreementsByCode(tx, hash, today)).map(({ wordsSealed, ...one }) => ({
		...one,
		late: !one.outcome && one.dueOn < today,
		words: seals.open('care.nuisance_agreement.words_sealed', one.id, wordsSealed),
	}));
	const page = { agreements, today, saved: url.searchParams.has('bewaard') };
	if (who === 'partner') return { ...page, task: agreements[0] ?? null, person: null, neighbour: null };
	const circle = await circleByCode(tx, hash, today);
	if (!circle) throw new NotFound('nuisance', 'code');
	const shown = { ...(await periodOf(ask, circle, hash, today)), closingWords: said(seals, circle, 'closing_sealed') };
	return {
		...page,
		task: null,
		person: who === 'person' ? { ...shown, ...(await ofPerson(ask, circle, hash, seals)) } : null,
		neighbour:
			who === 'neighbour'
				? {
						...shown,
						number: circle.number,
						moments: (await ownMoments(tx, hash, today)).map(({ wordsSealed, ...one }) => ({
							...one,
							fixed: isFixed(circle.startedOn, one.onDay, today),
							words: seals.open('care.nuisance_entry.words_sealed', one.id, wordsSealed),
						})),
					}
				: null,
	};
}
export type CodeShown = Awaited<ReturnType<typeof nuisanceCodeScreen>>;

const sealedIn = {
	closing_sealed: 'closingSealed',
	place_sealed: 'placeSealed',
	why_sealed: 'whySealed',
	tried_sealed: 'triedSealed',
	contact_sealed: 'contactSealed',
	own_words_sealed: 'ownWordsSealed',
} as const;
const said = (seals: Seals, circle: CodeCircle, column: keyof typeof sealedIn): string =>
	seals.open(`care.nuisance_circle.${column}`, circle.id, circle[sealedIn[column]]);

/** What both read: the period, how far it is, and the weeks that stand fixed in which three homes or more wrote. */
async function periodOf({ tx }: Ask, circle: CodeCircle, hash: string, today: string) {
	const rows = await weeksByCode(tx, hash, today);
	const weeks = sharedWeeks(rows, weeksSoFar(circle, dayAfter(today, -7)));
	return {
		kind: circle.kind,
		officer: circle.officerCalled,
		team: circle.teamCalled,
		startedOn: circle.startedOn,
		untilOn: circle.untilOn,
		stage: stageOf(circle, today),
		closedOn: circle.closedOn,
		// That the person objected is between them and the officer.
		outcome: circle.who === 'neighbour' && circle.outcome === 'objected' ? null : circle.outcome,
		talk: circle.talk,
		proofId: circle.proofId,
		weeks,
		decline: decline(weeks),
	};
}

async function ofPerson({ tx }: Ask, circle: CodeCircle, hash: string, seals: Seals) {
	const today = clock.today();
	return {
		contact: circle.contact,
		contactOn: circle.contactOn,
		takenOverOn: circle.takenOverOn,
		tried: circle.tried,
		place: said(seals, circle, 'place_sealed'),
		why: said(seals, circle, 'why_sealed'),
		triedHow: said(seals, circle, 'tried_sealed'),
		contactHow: said(seals, circle, 'contact_sealed'),
		ownWords: said(seals, circle, 'own_words_sealed'),
		objections: (await objectionsByCode(tx, hash, today)).map((one) => ({
			id: one.id,
			raisedOn: one.raisedOn,
			answeredOn: one.answeredOn,
			words: seals.open('care.nuisance_raised.words_sealed', one.id, one.wordsSealed),
			answer: seals.open('care.nuisance_raised.answer_sealed', one.id, one.answerSealed),
		})),
		looks: (await looksByCode(tx, hash, today)).map(({ day, roles, outcome }) => ({
			day,
			who: ourNames[(roles.split(',')[0] || 'resident') as RoleKind],
			outcome,
		})),
	};
}

/** That it was erased, for who holds the number: how much and when, nothing else. @throws NotFound */
export async function proofScreen({ tx, params }: Ask) {
	const id = params['id'] ?? '';
	const proof = isId(id) ? await proofOf(tx, id) : undefined;
	if (!proof) throw new NotFound('proof', id);
	return { id, ...proof };
}
