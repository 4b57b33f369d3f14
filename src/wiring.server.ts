/**
 * The one place where modules meet: who listens to what news, and what runs when.
 * Runs in the worker process only.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { forgetQuestions, remindOfQuestions, tellAnswered } from '#modules/about-me/index.server';
import { offerPlaces, tellDayChanged, tellPair, tendActivities } from '#modules/activities/index.server';
import { remindOfEnds } from '#modules/agreements/index.server';
import { forgetInRounds } from '#modules/ambassador-round/index.server';
import {
	forgetInAsking,
	leaveAloneInAsking,
	passOn,
	passOnLater,
	stopAskingAbout,
	tellWhatBecame,
	tellWhenEnough,
	tidyRounds,
} from '#modules/asking/index.server';
import { tellColleagues } from '#modules/asking-around/index.server';
import { countClosedVotes } from '#modules/ballots/index.server';
import { askInCircles, composePlan, forgetInCircles, tendCircles } from '#modules/circles/index.server';
import {
	carrySignalsOut,
	eraseClientsAgain,
	forgetClient,
	shutForGoodAgain,
	shutForNowAgain,
	tellOfChange,
	tellOfLook,
	tendClients,
	tendFileRequests,
	tendLooks,
	tendStands,
} from '#modules/clients/index.server';
import { leaveComplexes } from '#modules/complexes/index.server';
import { clearPlaces, tellOnCall, tendConflicts } from '#modules/conflicts/index.server';
import { forgetAtDesk, passOnAsked, tellHandedUp } from '#modules/desk/index.server';
import { clearHostContacts, tendHostGroups } from '#modules/host-groups/index.server';
import { askHomesAgain } from '#modules/households/index.server';
import {
	askWhetherItRuns,
	fadeUnconfirmed,
	forgetInInitiatives,
	remindAboutArranging,
} from '#modules/initiatives/index.server';
import { countHeavier, withdrawIntakeAgain } from '#modules/intake/index.server';
import { forgetInJury, tendJury } from '#modules/jury/index.server';
import { forgetInLending, leaveLendingAlone, tendLoans } from '#modules/lending/index.server';
import { forgetLightRoles, moveLightRoles, tendLightRoles } from '#modules/light-roles/index.server';
import { drawDecisions } from '#modules/mandates/index.server';
import {
	askBoth,
	endForWithdrawn,
	endUnshared,
	forgetInMatching,
	moveInMatching,
	suggestByNight,
	tellAnswered as tellMatchAnswered,
	tendMatches,
} from '#modules/matching/index.server';
import { takeNuisanceAwayAgain } from '#modules/nuisance/index.server';
import { countAllWork } from '#modules/organising/index.server';
import {
	announceMeetings,
	linkStartedInitiative,
	lookSoon,
	lookWhereDue,
	runWithPublishedInitiative,
} from '#modules/patterns/index.server';
import {
	askPeers,
	forgetInPeers,
	forgetUnshared,
	moveInPeers,
	openWhenEnough,
	tendPeers,
} from '#modules/peers/index.server';
import {
	eraseCardsAgain,
	eraseDueCards,
	finishMerges,
	removeLooseAccount,
	writeBeforeEnd,
} from '#modules/people/index.server';
import { tidyPresence } from '#modules/plans/index.server';
import { tendProgrammes } from '#modules/programmes/index.server';
import { tendPromises } from '#modules/promises/index.server';
import {
	releaseReferrals,
	tendReferrals,
	withdrawReferralsAgain,
	writeToCoaches,
} from '#modules/referrals/index.server';
import { tendRequests } from '#modules/requests/index.server';
import { forgetInRooms, leaveRoomsAlone, tellAboutRoom, tendRooms } from '#modules/rooms/index.server';
import { tellBudgetNews, tendBudget } from '#modules/rounds/index.server';
import { tendSafaris } from '#modules/safari/index.server';
import { tidySessions } from '#modules/sessions/index.server';
import { forgetInSignals, learnFromChoices, moveInSignals, takeSignalsBackAgain } from '#modules/signals/index.server';
import { forgetOnMap, moveOnMap, tendKeepers, tryLinks } from '#modules/social-map/index.server';
import { publishWhereDue } from '#modules/statistics/index.server';
import { tendVolunteers } from '#modules/volunteers/index.server';
import {
	endWatchesOf,
	forgetInWatching,
	moveInWatching,
	tellAsked as tellWatchAsked,
	tellChanged as tellWatchChanged,
	tellWorried,
	tendWatches,
} from '#modules/watching/index.server';
import { removeWhoLeft, tendWho } from '#modules/who-is-who/index.server';
import { noteWorkersLeft, tendYouth } from '#modules/youth/index.server';
import { sealBatches } from '#platform/audit/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { type Jobs, startJobs } from '#platform/jobs/index.server';
import { deliverWaitingMail } from '#platform/notify/index.server';
import {
	afterRestore,
	type Erased,
	eraseWhatIsDue,
	keepTombstone,
	keptTombstones,
	tombstoneOf,
	useRetention,
} from '#platform/retention/index.server';
import { sealAgain } from '#platform/sealed-text/index.server';
import { retentionRules } from './wiring-retention.server.ts';
import { workSources } from './wiring-work.server.ts';

/** News type → what to do with it. A handler may run twice for the same news. */
const listeners: Record<string, { name: string; hear: (event: AppEvent) => Promise<void> }[]> = {
	'signal.captured': [
		{ name: 'patterns.look-after-captured', hear: lookSoon },
		{ name: 'asking.pass-on-captured', hear: passOnLater },
	],
	'signal.coded': [
		{ name: 'patterns.look-after-coded', hear: lookSoon },
		{ name: 'asking.pass-on-coded', hear: passOnLater },
	],
	'signal.undone': [
		{ name: 'patterns.look-after-undone', hear: lookSoon },
		{ name: 'asking.stop-about-undone', hear: stopAskingAbout },
		{ name: 'ambassador-round.forget-undone', hear: forgetInRounds },
		{ name: 'privacy.keep-undone-outside', hear: async (event) => keepErasedOutside('signal', event) },
	],
	'asking.started': [{ name: 'asking.pass-on', hear: passOn }],
	'asking.answered': [{ name: 'asking.tell-when-enough', hear: tellWhenEnough }],
	'asking.grouped': [{ name: 'asking.tell-group', hear: tellWhatBecame }],
	'asking.meeting-set': [{ name: 'asking.tell-meeting', hear: tellWhatBecame }],
	'circles.planned': [{ name: 'circles.compose', hear: composePlan }],
	'circles.asked': [{ name: 'circles.ask', hear: askInCircles }],
	'peers.proposed': [{ name: 'peers.ask', hear: askPeers }],
	'peers.answered': [{ name: 'peers.open', hear: openWhenEnough }],
	'conflict.told': [{ name: 'conflicts.tell', hear: tellOnCall }],
	'desk.asked': [{ name: 'desk.pass-on', hear: passOnAsked }],
	'desk.handed-up': [{ name: 'desk.tell', hear: tellHandedUp }],
	'match.proposed': [{ name: 'matching.ask-both', hear: askBoth }],
	'match.answered': [{ name: 'matching.tell-answered', hear: tellMatchAnswered }],
	'room.asked': [{ name: 'rooms.tell-asked', hear: tellAboutRoom }],
	'room.promised': [{ name: 'rooms.tell-promised', hear: tellAboutRoom }],
	'room.refused': [{ name: 'rooms.tell-refused', hear: tellAboutRoom }],
	'watch.asked': [{ name: 'watching.tell-asked', hear: tellWatchAsked }],
	'watch.changed': [{ name: 'watching.tell-changed', hear: tellWatchChanged }],
	'watch.worried': [{ name: 'watching.tell-worried', hear: tellWorried }],
	'activity.place-free': [{ name: 'activities.offer-places', hear: offerPlaces }],
	'activity.pair-asked': [{ name: 'activities.tell-pair', hear: tellPair }],
	'activity.day-changed': [{ name: 'activities.tell-day-changed', hear: tellDayChanged }],
	'budget.news': [{ name: 'rounds.tell-news', hear: tellBudgetNews }],
	'consent.withdrawn': [
		{ name: 'lending.forget-withdrawn', hear: forgetInLending },
		{ name: 'jury.forget-withdrawn', hear: forgetInJury },
		{ name: 'rooms.leave-withdrawn', hear: leaveRoomsAlone },
		{ name: 'complexes.leave-withdrawn', hear: leaveComplexes },
		{ name: 'desk.forget-withdrawn', hear: forgetAtDesk },
		{ name: 'light-roles.forget-withdrawn', hear: forgetLightRoles },
		{ name: 'social-map.forget-withdrawn', hear: forgetOnMap },
		{ name: 'watching.end-withdrawn', hear: endWatchesOf },
		{ name: 'peers.forget-withdrawn', hear: forgetInPeers },
		{ name: 'circles.forget-withdrawn', hear: forgetInCircles },
		{ name: 'matching.end-withdrawn', hear: endForWithdrawn },
		{ name: 'asking.forget-withdrawn', hear: forgetInAsking },
		{ name: 'ambassador-round.forget-withdrawn', hear: forgetInRounds },
	],
	'person-card.erase-planned': [
		{ name: 'lending.forget-planned', hear: forgetInLending },
		{ name: 'jury.forget-planned', hear: forgetInJury },
		{ name: 'desk.forget-planned', hear: forgetAtDesk },
		{ name: 'rooms.forget-planned', hear: forgetInRooms },
		{ name: 'complexes.leave-planned', hear: leaveComplexes },
		{ name: 'light-roles.forget-planned', hear: forgetLightRoles },
		{ name: 'social-map.forget-planned', hear: forgetOnMap },
		{ name: 'watching.end-planned', hear: endWatchesOf },
		{ name: 'peers.forget-planned', hear: forgetInPeers },
		{ name: 'circles.forget-planned', hear: forgetInCircles },
		{ name: 'matching.end-planned', hear: endForWithdrawn },
		{ name: 'asking.forget-planned', hear: forgetInAsking },
		{ name: 'ambassador-round.forget-planned', hear: forgetInRounds },
	],
	'person-card.left-alone': [
		{ name: 'lending.leave-alone', hear: leaveLendingAlone },
		{ name: 'rooms.leave-alone', hear: leaveRoomsAlone },
		{ name: 'complexes.leave-alone', hear: leaveComplexes },
		{ name: 'light-roles.forget-left-alone', hear: forgetLightRoles },
		{ name: 'social-map.forget-left-alone', hear: forgetOnMap },
		{ name: 'watching.end-left-alone', hear: endWatchesOf },
		{ name: 'peers.forget-left-alone', hear: forgetInPeers },
		{ name: 'circles.forget-left-alone', hear: forgetInCircles },
		{ name: 'matching.end-left-alone', hear: endForWithdrawn },
		{ name: 'asking.leave-alone', hear: leaveAloneInAsking },
	],
	'pattern.declared': [{ name: 'patterns.look-after-declared', hear: lookSoon }],
	'pattern.bundled': [{ name: 'patterns.look-after-bundled', hear: lookSoon }],
	'person-card.erased': [
		{ name: 'lending.forget-erased', hear: forgetInLending },
		{ name: 'jury.forget-erased', hear: forgetInJury },
		{ name: 'desk.forget-erased', hear: forgetAtDesk },
		{ name: 'rooms.forget-erased', hear: forgetInRooms },
		{ name: 'complexes.leave-erased', hear: leaveComplexes },
		{ name: 'light-roles.forget-erased', hear: forgetLightRoles },
		{ name: 'social-map.forget-erased', hear: forgetOnMap },
		{ name: 'watching.forget-erased', hear: forgetInWatching },
		{ name: 'peers.forget-erased', hear: forgetInPeers },
		{ name: 'circles.forget-erased', hear: forgetInCircles },
		{ name: 'matching.forget-erased', hear: forgetInMatching },
		{ name: 'signals.forget-erased', hear: forgetInSignals },
		{ name: 'initiatives.forget-erased', hear: forgetInInitiatives },
		{ name: 'asking.forget-erased', hear: forgetInAsking },
		{ name: 'ambassador-round.forget-erased', hear: forgetInRounds },
		{ name: 'about-me.forget-erased', hear: forgetQuestions },
		{ name: 'privacy.keep-erased-outside', hear: async (event) => keepErasedOutside('card', event) },
	],
	'client.looked-in-emergency': [{ name: 'clients.tell-of-look', hear: tellOfLook }],
	'client.goes-on': [{ name: 'clients.tell-goes-on', hear: tellOfChange }],
	'client.passed-on': [{ name: 'clients.tell-passed-on', hear: tellOfChange }],
	'client.erase-asked': [{ name: 'clients.forget', hear: forgetClient }],
	'client.erased': [
		{ name: 'privacy.keep-erased-client-outside', hear: async (event) => keepErasedOutside('client', event) },
	],
	'permission.withdrawn': [
		{ name: 'privacy.keep-permission-outside', hear: async (event) => keepErasedOutside('permission', event) },
	],
	'representative.ended': [
		{ name: 'privacy.keep-stand-outside', hear: async (event) => keepErasedOutside('representative', event) },
	],
	'relation.ended': [
		{ name: 'privacy.keep-relation-outside', hear: async (event) => keepErasedOutside('relation', event) },
	],
	'client.held': [{ name: 'privacy.keep-hold-outside', hear: async (event) => keepErasedOutside('hold', event) }],
	'client.rests': [{ name: 'privacy.keep-rest-outside', hear: async (event) => keepErasedOutside('rest', event) }],
	'client.hidden': [
		{ name: 'privacy.keep-address-outside', hear: async (event) => keepErasedOutside('secret-address', event) },
	],
	'referral.withdrawn': [
		{ name: 'privacy.keep-withdrawn-referral-outside', hear: async (event) => keepErasedOutside('referral', event) },
	],
	'nuisance.taken-away': [
		{ name: 'privacy.keep-taken-away-outside', hear: async (event) => keepErasedOutside('nuisance', event) },
	],
	'referral.made': [{ name: 'referrals.write-to-coaches', hear: writeToCoaches }],
	'intake.withdrawn': [
		{ name: 'privacy.keep-withdrawn-question-outside', hear: async (event) => keepErasedOutside('intake', event) },
	],
	'data-question.answered': [{ name: 'about-me.tell-answered', hear: tellAnswered }],
	'person-card.merged': [
		{ name: 'lending.forget-merged', hear: forgetInLending },
		{ name: 'jury.forget-merged', hear: forgetInJury },
		{ name: 'light-roles.move-merged', hear: moveLightRoles },
		{ name: 'desk.forget-merged', hear: forgetAtDesk },
		{ name: 'rooms.forget-merged', hear: forgetInRooms },
		{ name: 'complexes.leave-merged', hear: leaveComplexes },
		{ name: 'watching.move-merged', hear: moveInWatching },
		{ name: 'social-map.move-merged', hear: moveOnMap },
		{ name: 'signals.move-merged', hear: moveInSignals },
		{ name: 'matching.move-merged', hear: moveInMatching },
		{ name: 'circles.forget-merged', hear: forgetInCircles },
		{ name: 'peers.move-merged', hear: moveInPeers },
	],
	'talent.changed': [
		{ name: 'matching.end-unshared', hear: endUnshared },
		{ name: 'peers.forget-unshared', hear: forgetUnshared },
	],
	'talent.ended': [
		{ name: 'matching.end-unshared-ended', hear: endUnshared },
		{ name: 'peers.forget-unshared-ended', hear: forgetUnshared },
	],
	'role.ended': [
		{ name: 'who-is-who.remove-left', hear: removeWhoLeft },
		{ name: 'requests.replace-left', hear: async () => void (await tendRequests()) },
		{ name: 'conflicts.clear-places', hear: clearPlaces },
		{ name: 'host-groups.clear-contacts', hear: clearHostContacts },
		{ name: 'youth.note-workers-left', hear: noteWorkersLeft },
		{ name: 'referrals.release-left', hear: releaseReferrals },
	],
	'account.untied': [{ name: 'people.remove-loose-account', hear: removeLooseAccount }],
	'initiative.started': [{ name: 'patterns.link-initiative', hear: linkStartedInitiative }],
	'initiative.published': [{ name: 'patterns.run-with-initiative', hear: runWithPublishedInitiative }],
};

/** Work that comes back by itself. */
const rounds: { name: string; everySeconds: number; work: () => Promise<unknown> }[] = [
	{ name: 'audit.seal', everySeconds: 60, work: () => sealBatches(keepRootOutside) },
	{ name: 'notify.deliver', everySeconds: 5, work: deliverWaitingMail },
	{ name: 'people.erase-due', everySeconds: 3600, work: eraseDueCards },
	{ name: 'people.finish-merges', everySeconds: 3600, work: finishMerges },
	{ name: 'people.write-before-end', everySeconds: 3600, work: writeBeforeEnd },
	{ name: 'clients.tend', everySeconds: 3600, work: tendClients },
	{ name: 'clients.carry-signals', everySeconds: 3600, work: carrySignalsOut },
	{ name: 'care.seal-again', everySeconds: 86_400, work: sealAgain },
	// Every night once: what had its turn today is left until tomorrow.
	{ name: 'privacy.erase-what-is-due', everySeconds: 3600, work: eraseWhatIsDue },
	{ name: 'clients.tend-looks', everySeconds: 3600, work: tendLooks },
	{ name: 'clients.tend-requests', everySeconds: 3600, work: tendFileRequests },
	{ name: 'clients.tend-stands', everySeconds: 3600, work: tendStands },
	{ name: 'about-me.remind', everySeconds: 3600, work: remindOfQuestions },
	{ name: 'agreements.remind', everySeconds: 86_400, work: remindOfEnds },
	{ name: 'initiatives.fade', everySeconds: 3600, work: fadeUnconfirmed },
	{ name: 'conflicts.tend', everySeconds: 3600, work: tendConflicts },
	{ name: 'host-groups.tend', everySeconds: 3600, work: tendHostGroups },
	{ name: 'mandates.draw', everySeconds: 86_400, work: drawDecisions },
	{ name: 'youth.tend', everySeconds: 3600, work: tendYouth },
	{ name: 'referrals.tend', everySeconds: 3600, work: tendReferrals },
	{ name: 'organising.count', everySeconds: 86_400, work: countAllWork(workSources) },
	{ name: 'intake.count', everySeconds: 86_400, work: countHeavier },
	{ name: 'plans.tidy', everySeconds: 300, work: tidyPresence },
	{ name: 'initiatives.pulse', everySeconds: 3600, work: askWhetherItRuns },
	{ name: 'initiatives.remind', everySeconds: 3600, work: remindAboutArranging },
	{ name: 'patterns.look', everySeconds: 600, work: lookWhereDue },
	{ name: 'asking.tidy', everySeconds: 3600, work: tidyRounds },
	{ name: 'statistics.publish', everySeconds: 3600, work: publishWhereDue },
	{ name: 'needs.learn', everySeconds: 60, work: learnFromChoices },
	{ name: 'matching.tend', everySeconds: 3600, work: tendMatches },
	{ name: 'matching.suggest', everySeconds: 86_400, work: suggestByNight },
	{ name: 'asking-around.tell', everySeconds: 3600, work: tellColleagues },
	{ name: 'peers.tend', everySeconds: 86_400, work: tendPeers },
	{ name: 'programmes.tend', everySeconds: 3600, work: tendProgrammes },
	{ name: 'circles.tend', everySeconds: 3600, work: tendCircles },
	{ name: 'light-roles.tend', everySeconds: 3600, work: tendLightRoles },
	{ name: 'volunteers.tend', everySeconds: 86_400, work: tendVolunteers },
	{ name: 'safari.tend', everySeconds: 3600, work: tendSafaris },
	{ name: 'ballots.count', everySeconds: 3600, work: countClosedVotes },
	{ name: 'activities.tend', everySeconds: 3600, work: tendActivities },
	{ name: 'jury.tend', everySeconds: 3600, work: tendJury },
	{ name: 'rounds.tend', everySeconds: 3600, work: tendBudget },
	{ name: 'lending.tend', everySeconds: 3600, work: tendLoans },
	{ name: 'watching.tend', everySeconds: 900, work: tendWatches },
	// Listens for roles that are ended; a role that runs out by itself tells nothing.
	{ name: 'who-is-who.tend', everySeconds: 3600, work: tendWho },
	// Once a week for each keeper at most; looked at every hour, so that a day that was missed is made up for.
	{ name: 'social-map.tend-keepers', everySeconds: 3600, work: tendKeepers },
	{ name: 'social-map.try-links', everySeconds: 86_400, work: () => tryLinks() },
	{ name: 'rooms.tend', everySeconds: 900, work: tendRooms },
	{ name: 'promises.tend', everySeconds: 3600, work: tendPromises },
	{ name: 'requests.tend', everySeconds: 3600, work: tendRequests },
	{ name: 'sessions.tidy', everySeconds: 3600, work: tidySessions },
	{ name: 'patterns.announce', everySeconds: 600, work: announceMeetings },
];

function keepRootOutside(line: string): void {
	if (process.env.DATA_DIR)
		appendFileSync(join(process.env.DATA_DIR, 'audit-roots.jsonl'), `${line}\n`, { mode: 0o600 });
}

/** Outside the database, so that an older copy of it cannot bring back what was erased. */
const keepErasedOutside = (kind: Erased, { municipalityId, subjectId }: AppEvent): void =>
	keepTombstone(tombstoneOf(kind, municipalityId, subjectId));

export async function startWork(): Promise<Jobs> {
	useRetention(retentionRules);
	const erased = keptTombstones();
	await eraseCardsAgain(erased);
	await takeSignalsBackAgain(erased);
	await eraseClientsAgain(erased);
	await withdrawReferralsAgain(erased);
	await withdrawIntakeAgain(erased);
	await takeNuisanceAwayAgain(erased);
	await shutForGoodAgain(erased);
	await afterRestore(async () => {
		await shutForNowAgain(erased);
		await askHomesAgain();
	});
	return startJobs(listeners, rounds);
}
