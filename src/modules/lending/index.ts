/** Door for everyone: types, pure rules, forms. */
export { BorrowForm, LoanAnswerForm, StopLendingForm, ThingForm, WithdrawForm } from './lending.forms.ts';
