/** Door for the server: commands and queries. */
export {
	addReceipt,
	byCode,
	byTeam,
	notePayment,
	publishStory,
	strikeLine,
	takeReceipt,
	takeStory,
	tellStory,
} from './spend.server.ts';
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
