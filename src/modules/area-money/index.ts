/** Door for everyone: types, pure rules, forms. */
export { DecideMoneyForm, MoneyDidForm, MoneyForm, PotForm } from './area-money.forms.ts';
