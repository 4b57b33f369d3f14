/** Door for the server: commands and queries. */
export { beginClient } from './begin-client.server.ts';
export { clientsRetention } from './clients-retention.store.server.ts';
export { endClient, expectEnd, reopenClient } from './end-client.server.ts';
export { findClient } from './find-client.server.ts';
export {
	clientForResident,
	clientForWorker,
	clientsForResident,
	clientsOfMine,
	clientToHelp,
} from './know-client.server.ts';
export { addressMark, nameMark, postcodeMark } from './marks.server.ts';
export { claimFile, endRelation, giveClaimCode, relate } from './relations.server.ts';
export { carrySignalsOut, letSignalGo, takeSignalBack } from './signals-out.server.ts';
