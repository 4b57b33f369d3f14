/** Door for everyone: forms and pure rules. */
export { NoFields, PaymentForm, ReceiptAwayForm, ReceiptForm, StoryForm } from './spending.forms.ts';
