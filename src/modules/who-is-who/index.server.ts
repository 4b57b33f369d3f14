/** Door for the server: commands and queries. */
export { confirmOwnWho, leaveWho, ownWhoScreen, saveOwnWho } from './own-entry.server.ts';
export { removeWhoLeft, tendWho } from './tend-who.server.ts';
export { whoIsWhoRetention } from './who-is-who-retention.store.server.ts';
export { colleaguesScreen, whoPhoto, whoScreen } from './who-screens.server.ts';
