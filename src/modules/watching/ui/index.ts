/** Door for screens. */
export { default as NewWatchPage } from './NewWatchPage.svelte';
export { default as OwnCirclePage } from './OwnCirclePage.svelte';
export { default as OwnWatchesPage } from './OwnWatchesPage.svelte';
export { default as TypeWatchCodePage } from './TypeWatchCodePage.svelte';
export { default as WatchCodePage } from './WatchCodePage.svelte';
export { default as WatchesPage } from './WatchesPage.svelte';
export { default as WatchesToday } from './WatchesToday.svelte';
export { default as WatchPage } from './WatchPage.svelte';
