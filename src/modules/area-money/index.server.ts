/** Door for the server: commands and queries. */
export { askForMoney, decideOnMoney, fillPot, takeMoneyWordsAway, tellWhatMoneyDid } from './area-money.server.ts';
export { areaMoneyRetention } from './area-money-retention.store.server.ts';
export { askMoneyScreen, fillPotScreen, grantsScreen, moneyWorkScreen } from './area-money-screens.server.ts';
