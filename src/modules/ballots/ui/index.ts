/** Door for screens. */
export { default as NewVotePage } from './NewVotePage.svelte';
export { default as PaperPage } from './PaperPage.svelte';
export { default as PrintCodesPage } from './PrintCodesPage.svelte';
export { default as TendVotePage } from './TendVotePage.svelte';
export { default as VotePage } from './VotePage.svelte';
export { default as VotesPage } from './VotesPage.svelte';
