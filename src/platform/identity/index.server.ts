export { actorFor, forgetWhoIsWho, isDemo, signedIn, type SignedIn, useDirectory, wearHat } from './actor-for.server.ts';
export type { Hat, Membership } from './membership.ts';
export { addressesOf, ensureAccount, removeAccount } from './accounts.server.ts';
export { dropFollowCode, followCodeHash, heldFollowCode, holdFollowCode } from './cookies.server.ts';
export { demoLooks, demoMailbox, homeOf, isShownToTheWorld, lookAs, offerLook, type DemoMail, type Look } from './demo.server.ts';
export { limitTries } from './tries.server.ts';
