/** Door for the server: commands and queries. */
export { askPeers, forgetInPeers, forgetUnshared, moveInPeers, openWhenEnough, tendPeers } from './ask-peers.server.ts';
export {
	agreeOn,
	bringAlong,
	bringCoffee,
	byPeerCode,
	callOff,
	feel,
	meetAgain,
	peerSlip,
	sayToPeers,
} from './be-in-group.server.ts';
export type { Hash } from './peer-asks.store.server.ts';
export {
	ownPeerAsks,
	ownPeersScreen,
	type PeerAskShown,
	peerAskScreen,
	peerCodeScreen,
	peerGroupScreen,
	peersScreen,
} from './peer-screens.server.ts';
export { peersRetention } from './peers-retention.store.server.ts';
export { letStand, proposePeers, stopPeers } from './propose-peers.server.ts';
export { peerThemes } from './themes.server.ts';
