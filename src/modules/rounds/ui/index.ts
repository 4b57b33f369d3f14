/** Door for screens. */
export { default as BudgetPage } from './BudgetPage.svelte';
export { default as BudgetToday } from './BudgetToday.svelte';
export { day, euros } from './budget-words.ts';
export { default as FollowPage } from './FollowPage.svelte';
export { default as NewRoundPage } from './NewRoundPage.svelte';
export { default as OwnProposalPage } from './OwnProposalPage.svelte';
export { default as PlanWords } from './PlanWords.svelte';
export { default as PricesPage } from './PricesPage.svelte';
export { default as ProposalPage } from './ProposalPage.svelte';
export { default as ProposePage } from './ProposePage.svelte';
export { default as RoundPage } from './RoundPage.svelte';
export { default as TendProposalPage } from './TendProposalPage.svelte';
export { default as TendRoundPage } from './TendRoundPage.svelte';
export { default as TypeBudgetCodePage } from './TypeBudgetCodePage.svelte';
