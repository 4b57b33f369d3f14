/** Door for screens. */
export { default as MatchCodePage } from './MatchCodePage.svelte';
export { default as MatchesPage } from './MatchesPage.svelte';
export { default as MatchesToday } from './MatchesToday.svelte';
export { default as MatchPage } from './MatchPage.svelte';
export { default as MatchSwitchPage } from './MatchSwitchPage.svelte';
export { saidInWords } from './match-words.ts';
export { default as OwnMatchesPage } from './OwnMatchesPage.svelte';
export { default as OwnMatchPage } from './OwnMatchPage.svelte';
export { default as TypeCodePage } from './TypeCodePage.svelte';
export { default as WishPage } from './WishPage.svelte';
