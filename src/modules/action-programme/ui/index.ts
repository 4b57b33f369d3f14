/** Door for screens. */
export { default as ActionProgrammesToday } from './ActionProgrammesToday.svelte';
export { default as BeginProgrammePage } from './BeginProgrammePage.svelte';
export { default as CityGoalsPage } from './CityGoalsPage.svelte';
export { default as PledgePage } from './PledgePage.svelte';
export { default as ProgrammePage } from './ProgrammePage.svelte';
export { default as ProgrammesPage } from './ProgrammesPage.svelte';
export { default as TendProgrammePage } from './TendProgrammePage.svelte';
export { default as TypePledgeCodePage } from './TypePledgeCodePage.svelte';
