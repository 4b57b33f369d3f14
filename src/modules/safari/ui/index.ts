/** Door for screens. */
export { default as PlanSafariPage } from './PlanSafariPage.svelte';
export { default as SafariCodePage } from './SafariCodePage.svelte';
export { default as SafariPage } from './SafariPage.svelte';
export { default as SafarisPage } from './SafarisPage.svelte';
export { default as TendSafariPage } from './TendSafariPage.svelte';
export { default as TypeSafariCodePage } from './TypeSafariCodePage.svelte';
