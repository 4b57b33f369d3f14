/** Door for the server: commands and queries. */
export { leaveSafari, signOff, signUp, tendSafaris, wouldLikeAgain } from './come-along.server.ts';
export {
	announceSafari,
	askHost,
	callOffSafari,
	hostSlip,
	knowGuest,
	letHostSay,
	noteHostSaid,
	planSafari,
	safariCodeHash,
	takeAway,
	tellHowItWas,
} from './plan-safari.server.ts';
export { safariRetention } from './safari-retention.store.server.ts';
export {
	planSafariScreen,
	safariCodeScreen,
	safariScreen,
	safarisScreen,
	tendSafariScreen,
} from './safari-screens.server.ts';
