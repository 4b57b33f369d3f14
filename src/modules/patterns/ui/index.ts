export { default as DeclarePage } from './DeclarePage.svelte';
export { default as DeskPage } from './DeskPage.svelte';
export { default as LookState } from './LookState.svelte';
export { default as PatternBoard } from './PatternBoard.svelte';
export { default as PatternOverview } from './PatternOverview.svelte';
export { default as PatternPage } from './PatternPage.svelte';
export { default as TodayPage } from './TodayPage.svelte';
