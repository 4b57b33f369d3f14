/** Door for the server: commands and queries. */
export {
	addTalent,
	changeTalent,
	endTalent,
	resumeTalent,
	shareTalent,
	type TalentSaid,
	type TalentToAdd,
} from './keep-talents.server.ts';
export { loadTalents } from './load-talents.server.ts';
export {
	offeredTalents as sharedTalents,
	type SharedAsked,
	talentsOnCard as talentsOf,
} from './talents.store.server.ts';
export { talentsRetention } from './talents-retention.store.server.ts';
