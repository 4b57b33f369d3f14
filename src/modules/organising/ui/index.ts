/** Door for screens. */
export { default as ChooseWayPage } from './ChooseWayPage.svelte';
export { default as TeamPage } from './TeamPage.svelte';
export { default as WayPage } from './WayPage.svelte';
export { default as WaysPage } from './WaysPage.svelte';
