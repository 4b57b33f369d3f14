/** Door for the server: commands and queries. */

export { groundOf, mayAskConsent } from './basis.server.ts';
export { beginClient } from './begin-client.server.ts';
export {
	caseloadScreen,
	clientScreen,
	clientsScreen,
	newClientScreen,
	ownHelpScreen,
	teamOf,
} from './client-screens.server.ts';
export { clientsRetention } from './clients-retention.store.server.ts';
export { emergencyLooks, lookInEmergency, sayTold, tellOfLook, tendLooks, weighLook } from './emergency.server.ts';
export { endClient, expectEnd, reopenClient } from './end-client.server.ts';
export { copyOfFile, sharedPartsOf } from './file-copy.store.server.ts';
export {
	agreeToRequest,
	answerFileRequest,
	askAboutFile,
	requestsIn,
	sayGoOn,
	takeExport,
} from './file-rights.server.ts';
export { findClient } from './find-client.server.ts';
export {
	clientForResident,
	clientForWorker,
	clientsForResident,
	clientsOfMine,
	clientToArrange,
	clientToHelp,
} from './know-client.server.ts';
export { addressMark, nameMark, postcodeMark } from './marks.server.ts';
export { markNear, sawNear, unmarkNear } from './near.server.ts';
export { claimFile, endRelation, giveClaimCode, relate } from './relations.server.ts';
export { endStand, letStand, tendStands, weighParent } from './representatives.server.ts';
export { fileRequestsToday } from './requests-today.server.ts';
export { hasLeft, keepSafe, untieAccount } from './safety.server.ts';
export { permissionsIn, settleAsked, share, withdrawPermission } from './sharing.server.ts';
export { shutForGoodAgain, shutForNowAgain } from './shut-again.server.ts';
export { carrySignalsOut, letSignalGo, takeSignalBack } from './signals-out.server.ts';
export { tellOfChange } from './tell-person.server.ts';
export { tendClients } from './tend-clients.server.ts';
export { eraseClientsAgain, forgetClient, tendFileRequests } from './tend-rights.server.ts';
export {
	accessScreen,
	copyAsFile,
	copyScreen,
	emergencyScreen,
	exportScreen,
	fileLooksScreen,
	helpedFile,
	lookInWords,
	nearScreen,
	officerScreen,
	ownFile,
	ownSaved,
	rightsScreen,
	sharedFileScreen,
	sharedScreen,
	sharingOfOwn,
	sharingOfWorker,
} from './walls-screens.server.ts';
