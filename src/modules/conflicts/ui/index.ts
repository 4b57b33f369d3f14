/** Door for screens. */
export { default as AwayFromHere } from './AwayFromHere.svelte';
export { default as CodeEntryPage } from './CodeEntryPage.svelte';
export { default as CodePage } from './CodePage.svelte';
export { default as ConflictPage } from './ConflictPage.svelte';
export { default as ConflictsPage } from './ConflictsPage.svelte';
export { default as ConflictsToday } from './ConflictsToday.svelte';
export { default as DangerFirst } from './DangerFirst.svelte';
export { default as TellPage } from './TellPage.svelte';
