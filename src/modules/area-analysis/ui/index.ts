/** Door for screens. */
export { default as AnalysesPage } from './AnalysesPage.svelte';
export { default as BeginPage } from './BeginPage.svelte';
export { default as LeadPage } from './LeadPage.svelte';
export { default as ResultPage } from './ResultPage.svelte';
export { default as TakePartPage } from './TakePartPage.svelte';
export { default as TypeAnalysisCodePage } from './TypeAnalysisCodePage.svelte';
export { default as WallPage } from './WallPage.svelte';
