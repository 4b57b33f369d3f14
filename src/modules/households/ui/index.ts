/** Door for screens. */
export { default as HouseholdPage } from './HouseholdPage.svelte';
export { default as HouseholdPart } from './HouseholdPart.svelte';
export { default as ShareGoal } from './ShareGoal.svelte';
