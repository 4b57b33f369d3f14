import * as v from 'valibot';
import { Amount } from '#modules/rounds';
import { Day, Id } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { photoOrNothing } from '#platform/images/photo-file';

const What = v.pipe(freeText(120), v.minLength(2, 'too-short'));
/** With the line's own id and what was paid as the page showed it: pressing twice is once, and nobody pays beside a colleague. */
export const PaymentForm = v.object({
	nummer: Id,
	betaald: v.pipe(v.string('required'), v.digits('required'), v.transform(Number)),
	soort: v.picklist(['paid', 'back'], 'required'),
	bedrag: Amount,
	betaald_op: Day,
	waarvoor: What,
});
export type PaymentForm = v.InferOutput<typeof PaymentForm>;
export const ReceiptForm = v.object({ bon_bedrag: Amount, gekocht_op: Day, gekocht: What, bon: photoOrNothing });
export type ReceiptForm = v.InferOutput<typeof ReceiptForm>;
/** Which receipt or payment. */
export const LineForm = v.object({ id: Id });
export type LineForm = v.InferOutput<typeof LineForm>;
export const StoryForm = v.object({
	verhaal: v.pipe(freeText(1200), v.minLength(10, 'too-short')),
	citaat: freeTextOrNothing(200),
	foto: photoOrNothing,
	te_zien: freeTextOrNothing(160),
});
export type StoryForm = v.InferOutput<typeof StoryForm>;
/** The story as it was shown to who looked it over. */
export const StorySeenForm = v.object({ gezien: Id });
export type StorySeenForm = v.InferOutput<typeof StorySeenForm>;
export const StoryAwayForm = v.object({ wat: v.picklist(['foto', 'alles'], 'required') });
export type StoryAwayForm = v.InferOutput<typeof StoryAwayForm>;
