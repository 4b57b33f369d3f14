/** Door for screens. */
export { default as NewProgrammePage } from './NewProgrammePage.svelte';
export { default as OwnProgrammePage } from './OwnProgrammePage.svelte';
export { default as PairPage } from './PairPage.svelte';
export { default as ProgrammePage } from './ProgrammePage.svelte';
export { default as ProgrammesPage } from './ProgrammesPage.svelte';
export { default as ProgrammesToday } from './ProgrammesToday.svelte';
