/** Door for screens. */
export { default as BalancePage } from './BalancePage.svelte';
export { default as BalanceToday } from './BalanceToday.svelte';
export { default as ChooseWayPage } from './ChooseWayPage.svelte';
export { default as MeetingsPage } from './MeetingsPage.svelte';
export { default as MeetingsToday } from './MeetingsToday.svelte';
export { default as TeamPage } from './TeamPage.svelte';
export { default as WayPage } from './WayPage.svelte';
export { default as WaysPage } from './WaysPage.svelte';
