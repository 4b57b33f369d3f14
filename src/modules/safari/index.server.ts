/** Door for the server: commands and queries. */
export { signOff, signUp, tendSafaris, wouldLikeAgain } from './come-along.server.ts';
export {
	announceSafari,
	askHost,
	callOffSafari,
	hostSlip,
	letHostSay,
	noteHostSaid,
	planSafari,
	safariCodeHash,
	takeBackHost,
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
