export {
	choices,
	endOrganisation,
	endRole,
	endTeam,
	fullName,
	giveRole,
	nameRole,
	type PersonWithRoles,
	peopleWithRoles,
	type RoleHeld,
	startOrganisation,
	startTeam,
} from './administer.server.ts';
export {
	bringInCards,
	type CardToBringIn,
	cardsToCompare,
	changeBroughtInCard,
	takeBackCards,
} from './bring-in-cards.server.ts';
export { type CardShown, cardPage, cardsPage, type ListedCard, newCardPage } from './card-pages.server.ts';
export {
	askAgainOn,
	calledOnCards,
	cardOrKept,
	cardsKeptBy,
	cardsOfMyTeam,
	cardsToAskAgain,
	colleagues,
	eraseCardForPerson,
	findCard,
	handOverCard,
	leaveCardAlone,
	makeCard,
	mendCard,
	saySuits,
} from './cards.server.ts';
export { accountOfCard } from './cards.store.server.ts';
export {
	organisationNames,
	ourNames,
	rolesOf,
	teamNames,
	teamsIn,
	teamsToShareWith,
	workersAtWork,
} from './directory.server.ts';
export {
	doubleCardsPage,
	finishMerges,
	keepBothCards,
	mergeCards,
	unmergeCards,
} from './double-cards.server.ts';
export { eraseCardsAgain } from './erase-again.server.ts';
export { eraseDueCards } from './erase-due.server.ts';
export { loadPeople, type PeopleToLoad } from './load-people.server.ts';
export { placesOf, removeLooseAccount } from './loose-account.server.ts';
export {
	changeOwnCard,
	eraseOwnCard,
	giveConsentAgain,
	keepOwnCard,
	leaveOwnCardAlone,
	takeOwnCardStep,
	withdrawConsent,
} from './own-card.server.ts';
export { peopleRetention } from './people-retention.store.server.ts';
export { restingCardsScreen } from './resting-cards.server.ts';
export { type Watched, watched } from './watched.server.ts';
export { type Look, type MyData, myData, ownCardPage, whoLooked } from './what-is-known.server.ts';
export { workerById } from './workers.store.server.ts';
export {
	accountsInRole,
	type ColleagueThere,
	colleaguesIn,
	leadsOfTeam,
	type WorkerThere,
	workersAtWorkIn,
	workersNow,
	workersStillHere,
} from './workers-in.server.ts';
export { writeBeforeEnd } from './write-before-end.server.ts';
