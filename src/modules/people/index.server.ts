export { ourNames, rolesOf } from './directory.server.ts';
export { loadPeople, type PeopleToLoad } from './load-people.server.ts';
export {
	cardsKeptBy, cardsOfMyTeam, changeOwnCard, colleagues, eraseCardForPerson, eraseOwnCard, findCard, giveConsentAgain, handOverCard, keepOwnCard, makeCard, mendCard,
	withdrawConsent,
} from './cards.server.ts';
export { cardPage, cardsPage, newCardPage, type CardShown, type ListedCard } from './card-pages.server.ts';
export { eraseDueCards } from './erase-due.server.ts';
export {
	choices, endOrganisation, endRole, endTeam, fullName, giveRole, nameRole, peopleWithRoles, startOrganisation, startTeam,
	type PersonWithRoles, type RoleHeld,
} from './administer.server.ts';
export { myData, myDataFile, whoLooked, type Look, type MyData } from './what-is-known.server.ts';
export { workerById } from './people.store.server.ts';
