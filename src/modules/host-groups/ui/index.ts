/** Door for screens. */
export { default as AskPlacePage } from './AskPlacePage.svelte';
export { default as AskTimePage } from './AskTimePage.svelte';
export { default as BeginHostsPage } from './BeginHostsPage.svelte';
export { default as HostGroupPage } from './HostGroupPage.svelte';
export { default as HostGroupsPage } from './HostGroupsPage.svelte';
export { default as HostsToday } from './HostsToday.svelte';
export { default as HousePage } from './HousePage.svelte';
export { default as TendHostsPage } from './TendHostsPage.svelte';
export { default as TimeCodePage } from './TimeCodePage.svelte';
export { default as TimePage } from './TimePage.svelte';
export { default as TypeHouseCodePage } from './TypeHouseCodePage.svelte';
export { default as TypeTimeCodePage } from './TypeTimeCodePage.svelte';
