/** Door for screens. */
export { default as OwnWhoPage } from './OwnWhoPage.svelte';
export { default as WhoPage } from './WhoPage.svelte';
