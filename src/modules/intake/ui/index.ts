/** Door for screens. */
export { default as AskHelpPage } from './AskHelpPage.svelte';
export { default as HeavierCountsPage } from './HeavierCountsPage.svelte';
export { default as HeavierPage } from './HeavierPage.svelte';
export { default as IntakeCodePage } from './IntakeCodePage.svelte';
export { default as IntakeToday } from './IntakeToday.svelte';
export { default as IntakeWayPage } from './IntakeWayPage.svelte';
export { default as QuestionPage } from './QuestionPage.svelte';
export { default as QueuePage } from './QueuePage.svelte';
export { default as TakeInPage } from './TakeInPage.svelte';
export { default as TypeIntakeCodePage } from './TypeIntakeCodePage.svelte';
