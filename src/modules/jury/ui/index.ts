/** Door for screens. */
export { default as JuryPage } from './JuryPage.svelte';
export { default as JuryQuestions } from './JuryQuestions.svelte';
export { default as RoomPage } from './RoomPage.svelte';
export { default as TendJuryPage } from './TendJuryPage.svelte';
export { default as TypeJuryCodePage } from './TypeJuryCodePage.svelte';
