/** Door for screens. */
export { default as ProposeUpkeepPage } from './ProposeUpkeepPage.svelte';
export { default as PublicUpkeepPage } from './PublicUpkeepPage.svelte';
export { default as TypeUpkeepCodePage } from './TypeUpkeepCodePage.svelte';
export { default as UpkeepCodePage } from './UpkeepCodePage.svelte';
export { default as UpkeepListPage } from './UpkeepListPage.svelte';
export { default as UpkeepPage } from './UpkeepPage.svelte';
export { default as UpkeepToday } from './UpkeepToday.svelte';
