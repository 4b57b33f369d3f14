/** Door for screens. */
export { default as BringInPage } from './BringInPage.svelte';
export { default as ConsultationPage } from './ConsultationPage.svelte';
export { default as ConsultationsPage } from './ConsultationsPage.svelte';
export { default as ConsultationsPart } from './ConsultationsPart.svelte';
export { default as LessonsPage } from './LessonsPage.svelte';
export { default as MyConsultationsPage } from './MyConsultationsPage.svelte';
