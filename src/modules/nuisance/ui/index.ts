/** Door for screens. */
export { default as CirclePage } from './CirclePage.svelte';
export { default as CirclesPage } from './CirclesPage.svelte';
export { default as DiariesPage } from './DiariesPage.svelte';
export { default as NewCirclePage } from './NewCirclePage.svelte';
export { default as NuisanceCodePage } from './NuisanceCodePage.svelte';
export { default as NuisancePage } from './NuisancePage.svelte';
export { default as NuisanceToday } from './NuisanceToday.svelte';
export { default as OversightPage } from './OversightPage.svelte';
export { default as PaperPage } from './PaperPage.svelte';
export { default as ProofPage } from './ProofPage.svelte';
