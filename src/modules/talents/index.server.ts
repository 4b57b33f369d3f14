/** Door for the server: commands and queries. */
export { type AskAgain, askAgainDue } from './ask-again.server.ts';
export { bringInTalents, endBroughtInTalents, talentsOfTeam } from './bring-in-talents.server.ts';
export { findPage } from './find-page.server.ts';
export {
	addTalent,
	changeTalent,
	endTalent,
	resumeTalent,
	shareTalent,
	type TalentSaid,
	type TalentToAdd,
	talentSaid,
	talentSaidNow,
} from './keep-talents.server.ts';
export { loadTalents } from './load-talents.server.ts';
export { ownTalentsPage, type TalentList, type TalentShown, talentList, talentPage } from './talent-pages.server.ts';
export {
	markExperience,
	offeredTalents as sharedTalents,
	type SharedAsked,
	talentsOnCard as talentsOf,
} from './talents.store.server.ts';
export { talentsRetention } from './talents-retention.store.server.ts';
