/** Door for screens. */
export { default as AgreementPage } from './AgreementPage.svelte';
export { default as AgreementsPage } from './AgreementsPage.svelte';
export { default as NoDoor } from './NoDoor.svelte';
export { default as PartnerAnswer } from './PartnerAnswer.svelte';
export { default as PartnerBehind } from './PartnerBehind.svelte';
export { default as PartnerPage } from './PartnerPage.svelte';
export { default as PartnersPublic } from './PartnersPublic.svelte';
export { default as PassedOnPage } from './PassedOnPage.svelte';
export { default as ProposePage } from './ProposePage.svelte';
