/** Door for screens. */
export { default as PracticesPage } from './PracticesPage.svelte';
export { default as PrescriptionPage } from './PrescriptionPage.svelte';
export { default as ReferPage } from './ReferPage.svelte';
export { default as ReferralCodePage } from './ReferralCodePage.svelte';
export { default as ReferralDeskPage } from './ReferralDeskPage.svelte';
export { default as ReferralPage } from './ReferralPage.svelte';
export { default as ReferralsToday } from './ReferralsToday.svelte';
export { default as TipPage } from './TipPage.svelte';
export { default as TypeReferralCodePage } from './TypeReferralCodePage.svelte';
