/** Door for screens. */
export { default as BooksPage } from './BooksPage.svelte';
export { default as MoneyPart } from './MoneyPart.svelte';
export { default as OwnMoney } from './OwnMoney.svelte';
export { default as TellingToday } from './TellingToday.svelte';
export { default as TendMoney } from './TendMoney.svelte';
