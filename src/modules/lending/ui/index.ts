/** Door for screens. */
export { default as LendingPage } from './LendingPage.svelte';
export { default as NewThingPage } from './NewThingPage.svelte';
export { default as OwnLendingPage } from './OwnLendingPage.svelte';
export { default as ThingPage } from './ThingPage.svelte';
