/** Door for the server: commands and queries. */
export { moneyWork, ownMoneyWork } from './money-work.server.ts';
export { addReceipt, byTeam, notePayment, publishStory, tellStory } from './spend.server.ts';
export { spendingRetention } from './spending-retention.store.server.ts';
export {
	booksFile,
	booksScreen,
	moneyOf,
	ownMoneyScreen,
	receiptPhotoAnswer,
	storyPhotoAnswer,
	tellingToday,
	tendMoneyScreen,
} from './spending-screens.server.ts';
