import { answeredBy } from '#modules/asking/index.server';
import { ownSeats } from '#modules/circles/index.server';
import { knownOfComplexes } from '#modules/complexes/index.server';
import { type OwnTie, ownInTeams, ownTies } from '#modules/initiatives/index.server';
import { knownOfJury } from '#modules/jury/index.server';
import { knownOfLending } from '#modules/lending/index.server';
import { lightRolesOf } from '#modules/light-roles/index.server';
import { ownMatchSides } from '#modules/matching/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { ownPeerAsks, peerThemes } from '#modules/peers/index.server';
import { myData } from '#modules/people/index.server';
import { ownPlaces } from '#modules/programmes/index.server';
import { knownOfRooms } from '#modules/rooms/index.server';
import { knownOfBudget } from '#modules/rounds/index.server';
import { ownSignals } from '#modules/signals/index.server';
import { entriesOfCard } from '#modules/social-map/index.server';
import { talentsOf } from '#modules/talents/index.server';
import { ownAgreements } from '#modules/volunteers/index.server';
import { ownWatchPlaces } from '#modules/watching/index.server';
import type { Actor } from '#platform/actor';
import { clock, dayInAmsterdam } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { mayAskAboutMe } from './about-me.policy.ts';
import type { Piece } from './about-me.ts';
import { dataQuestionsOf } from './questions.store.server.ts';

/** Everything the neighbourhood keeps of the one who asks, newest first. Nothing for who has no card: they only work here. */
export async function whatIsKnown(tx: Tx, actor: Actor): Promise<Piece[]> {
	if (!actor.personId || !mayAskAboutMe(actor)) return [];
	const [here, me] = [actor.municipalityId, actor.personId];
	const pieces: Piece[] = [
		...(await ownSignals(tx, here, me)).map(
			(signal): Piece => ({
				id: signal.id,
				kind: signal.told ? 'told' : 'noted',
				words: signal.text || (theNeeds().needByCode.get(signal.needCode ?? '')?.nl ?? ''),
				left: [],
				by: signal.source === 'resident' ? 'self' : signal.source,
				day: dayInAmsterdam(signal.capturedAt),
				href: signal.told ? `/signalen/${signal.id}` : null,
				keptAs: 'signal-text',
			}),
		),
		...(await ownTies(tx, here, me)).map(
			(tie): Piece => ({
				id: tie.id,
				kind: 'tie',
				words: tie.title,
				left: [tie.called, tie.contact, tie.note].filter(Boolean),
				by: 'self',
				day: dayInAmsterdam(tie.joinedAt),
				href: pageOf(tie),
				keptAs: 'initiative-members',
			}),
		),
		...(await ownInTeams(tx, here, me)).map(
			(own): Piece => ({
				id: own.id,
				kind: 'tie',
				words: own.words,
				left: [own.title].filter(Boolean),
				by: 'self',
				day: own.day,
				href: `/initiatief/${own.initiativeId}/team`,
				keptAs: 'initiative-team',
			}),
		),
		...(await talentsOf(tx, me)).map(
			(talent): Piece => ({
				id: talent.id,
				kind: talent.kind,
				words: talent.words,
				left: [],
				by: 'self',
				day: talent.confirmedOn,
				href: null,
				keptAs: 'talents',
			}),
		),
		...(await entriesOfCard(tx, here, me)).map(
			(entry): Piece => ({
				id: entry.id,
				kind: 'noted',
				words: entry.summary || entry.name,
				left: [entry.name],
				by: 'worker',
				day: entry.consentOn ?? entry.confirmedOn,
				href: '/mijn/kaart',
				keptAs: 'social-map',
			}),
		),
		...(await answeredBy(tx, here, me)).map(
			(ask): Piece => ({
				id: ask.id,
				kind: 'asked',
				words: ask.sentence,
				left: [ask.called, ask.contact].filter(Boolean),
				by: 'worker',
				day: dayInAmsterdam(ask.answeredAt),
				href: '/mijn/ja',
				keptAs: 'asked-persons',
			}),
		),
		...(await ownMatchSides(tx)).map(
			(match): Piece => ({
				id: match.id,
				kind: 'asked',
				words: match.task,
				left: [match.called, match.contact, match.towardsWords].filter(Boolean),
				said: match.said,
				by: 'worker',
				day: dayInAmsterdam(match.proposedAt),
				href: '/mijn/koppelingen',
				keptAs: 'matches',
			}),
		),
		...(await ownPeerAsks(tx)).map(
			(ask): Piece => ({
				id: ask.id,
				kind: 'asked',
				words: peerThemes().get(ask.themeCode)?.nl ?? ask.themeCode,
				left: [ask.agreed].filter(Boolean),
				by: 'worker',
				day: ask.putOn,
				href: '/mijn/groepen',
				keptAs: 'peer-groups',
			}),
		),
		...(await ownSeats(tx, here, me)).map(
			(seat): Piece => ({
				id: seat.id,
				kind: 'circle',
				words: [...seat.wants, ...seat.can].map((code) => theNeeds().themeByCode.get(code)?.nl ?? code).join(', '),
				left: [seat.called, seat.contact].filter(Boolean),
				by: 'worker',
				day: dayInAmsterdam(seat.askedAt),
				href: '/kringen',
				keptAs: 'circles',
			}),
		),
		...(await lightRolesOf(tx, here, me)).map(
			(role): Piece => ({
				id: role.id,
				kind: 'asked',
				words: role.askedWords,
				left: [],
				by: 'worker',
				day: role.askOn,
				href: '/mijn/ervaring',
				keptAs: 'light-roles',
			}),
		),
		...(await ownWatchPlaces(tx)).map(
			(place): Piece => ({
				id: place.id,
				kind: 'watching',
				words: place.title || 'Omzien naar elkaar',
				left: [
					place.called,
					place.contact,
					place.firstCalled,
					place.firstContact,
					place.secondCalled,
					place.secondContact,
				].filter(Boolean),
				by: 'worker',
				day: dayInAmsterdam(place.askedAt),
				href: '/mijn/omzien',
				keptAs: 'watching',
			}),
		),
		...(await ownPlaces(tx, here, me)).map(
			(place): Piece => ({
				id: place.id,
				kind: 'programme',
				words: place.name,
				left: place.left,
				by: 'worker',
				day: place.since,
				href: '/mijn/programma',
				keptAs: 'programmes',
			}),
		),
		...(await ownAgreements(tx, actor)).map(
			(agreement): Piece => ({
				id: agreement.id,
				kind: 'volunteer',
				words: agreement.scope,
				left: agreement.left,
				by: 'worker',
				day: agreement.since,
				href: '/mijn/taken',
				keptAs: 'volunteers',
			}),
		),
		...(await knownOfComplexes(tx, actor)).map(
			(house): Piece => ({
				id: house.id,
				kind: 'house',
				words: house.name,
				left: [house.called],
				by: 'self',
				day: house.since,
				href: `/complex/${house.code}`,
				keptAs: 'complex-members',
			}),
		),
		...(await knownOfRooms(tx, actor)).map(
			(room): Piece => ({
				id: room.id,
				kind: 'room',
				words: room.name,
				left: room.left,
				by: 'self',
				day: room.day,
				href: '/mijn/ruimte',
				keptAs: room.booked ? 'room-bookings' : 'room-people',
			}),
		),
		...(await knownOfLending(tx, actor)).map(
			(loan): Piece => ({
				id: loan.id,
				kind: 'loan',
				words: loan.title,
				left: loan.left,
				by: 'self',
				day: loan.day,
				href: '/mijn/delen',
				keptAs: 'loans',
			}),
		),
		...(await knownOfJury(tx)).map(
			(seat): Piece => ({
				id: seat.id,
				kind: 'jury',
				words: seat.title,
				left: [seat.called, seat.contact, seat.areaCode ?? '', seat.ageBand ?? '', ...seat.whys].filter(Boolean),
				by: 'self',
				day: seat.askedOn,
				href: `/buurtbudget/jury/${seat.roundId}`,
				keptAs: 'jurors',
			}),
		),
		...(await knownOfBudget(tx)).map(
			(plan): Piece => ({
				id: plan.id,
				kind: 'plan',
				words: plan.title,
				left: [plan.called, plan.contact].filter(Boolean),
				by: 'self',
				day: plan.askedOn,
				// Taken back with the code in their mail; who follows finds the way out in each letter.
				href: plan.follows ? `/buurtbudget/voorstellen/${plan.id}` : '/buurtbudget/code',
				keptAs: plan.follows ? 'budget-followers' : 'budget-proposers',
			}),
		),
	];
	return pieces.sort((a, b) => b.day.localeCompare(a.day));
}

/** Who carries an initiative tends it; a draft has no page for others. */
const pageOf = ({ initiativeId, tie, isPublic }: OwnTie): string | null => {
	if (tie === 'starter' || tie === 'carrier') return `/initiatief/${initiativeId}/beheer`;
	return isPublic ? `/initiatief/${initiativeId}` : null;
};

/** Everything about somebody in one file that other programs can read (AVG art. 15 and 20). */
export async function aboutMeFile(tx: Tx, actor: Actor, account: { email: string; sessions: unknown[] }) {
	const { card, looks } = await myData(tx, actor, 5_000);
	return {
		madeAt: clock.now().toISOString(),
		account,
		card,
		known: await whatIsKnown(tx, actor),
		questions: actor.personId ? await dataQuestionsOf(tx, actor.municipalityId, actor.personId) : [],
		whoLooked: looks,
	};
}
