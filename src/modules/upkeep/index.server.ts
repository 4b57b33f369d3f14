/** Door for the server: commands and queries. */
export {
	agreeByCode,
	agreeUpkeep,
	lookBack,
	lookBackByCode,
	newSlip,
	proposeUpkeep,
	stopUpkeep,
	stopUpkeepByCode,
} from './agree-upkeep.server.ts';
export { upkeepRetention } from './upkeep-retention.store.server.ts';
export {
	openUpkeepCode,
	proposeUpkeepScreen,
	publicUpkeepScreen,
	upkeepCodeScreen,
	upkeepListScreen,
	upkeepScreen,
	upkeepToday,
} from './upkeep-screens.server.ts';
