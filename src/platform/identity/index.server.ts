export { accountsIdleSince, addressesOf, ensureAccount, isShownInDemo, removeAccount } from './accounts.server.ts';
export {
	actorFor,
	firstPage,
	forgetWhoIsWho,
	type SignedIn,
	signedIn,
	useDirectory,
	wearHat,
} from './actor-for.server.ts';
export { followCodeHash, holdFollowCode } from './cookies.server.ts';
export {
	type DemoMail,
	demoLooks,
	demoMailbox,
	homeOf,
	isShownToTheWorld,
	type Look,
	lookAs,
	offerLook,
} from './demo.server.ts';
export { signInEndpoint, startOrganisationSignIn } from './endpoints.server.ts';
export { readStopToken, stopMail } from './mailing.server.ts';
export type { Hat, Membership } from './membership.ts';
export { newPartnerKey, partnerKeyHash } from './partner-key.server.ts';
export {
	askAdministrators,
	moveWithRecoveryCode,
	type Recovery,
	sayNo,
	sayYes,
	waitingRecoveries,
} from './recovery.server.ts';
export {
	beginAuthenticator,
	confirmWithAuthenticator,
	confirmWithRecoveryCode,
	freshPaperCodes,
	type Safety,
	safetyOf,
	stopAuthenticator,
	stopPasskey,
} from './second-factor.server.ts';
export { endOtherSessions, endSession, mySessions, type Session, signOut } from './sessions.server.ts';
export { organisationSignInName } from './sign-in.server.ts';
export { askedFor, askForCode, signInWithCode } from './sign-in-code.server.ts';
