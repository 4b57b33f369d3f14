/** Door for screens. */
export { default as NewcomerPairPage } from './NewcomerPairPage.svelte';
export { default as NewcomersToday } from './NewcomersToday.svelte';
export { default as NewHerePage } from './NewHerePage.svelte';
export { default as OwnTrackPage } from './OwnTrackPage.svelte';
export { default as TendNewcomersPage } from './TendNewcomersPage.svelte';
