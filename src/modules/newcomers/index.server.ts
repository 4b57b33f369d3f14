/** Door for the server: commands and queries. */
export {
	newcomerPairScreen,
	newcomersToday,
	newHereScreen,
	ownTrackScreen,
	tendNewcomersScreen,
} from './newcomer-screens.server.ts';
export { markSlot, tickNewcomerStep, unmarkSlot, untickNewcomerStep } from './newcomers.server.ts';
