/** Door for everyone: types, pure rules, forms. */
export { DecideMoneyForm, MoneyAwayForm, MoneyDidForm, MoneyForm, PotForm } from './area-money.forms.ts';
export { sharesMoneyOf } from './pot.policy.ts';
