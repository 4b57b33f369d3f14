/** Door for everyone: forms and pure rules. */
export { LineForm, PaymentForm, ReceiptForm, StoryAwayForm, StoryForm, StorySeenForm } from './spending.forms.ts';
