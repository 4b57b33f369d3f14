export { default as CaseloadPage } from './CaseloadPage.svelte';
export { default as ClientHome } from './ClientHome.svelte';
export { default as ClientsPage } from './ClientsPage.svelte';
export { default as FindClientPage } from './FindClientPage.svelte';
export { default as NewClientPage } from './NewClientPage.svelte';
export { default as OwnHelp } from './OwnHelp.svelte';
