import * as v from 'valibot';
import { Amount } from '#modules/rounds';
import { Day, Id } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { photoOrNothing } from '#platform/images/photo-file';

const What = v.pipe(freeText(120), v.minLength(2, 'too-short'));
export const PaymentForm = v.object({
	soort: v.picklist(['paid', 'back'], 'required'),
	bedrag: Amount,
	betaald_op: Day,
	waarvoor: What,
});
export type PaymentForm = v.InferOutput<typeof PaymentForm>;
export const ReceiptForm = v.object({ bon_bedrag: Amount, gekocht_op: Day, gekocht: What, bon: photoOrNothing });
export type ReceiptForm = v.InferOutput<typeof ReceiptForm>;
export const ReceiptAwayForm = v.object({ id: Id });
export const StoryForm = v.object({
	verhaal: v.pipe(freeText(1200), v.minLength(10, 'too-short')),
	citaat: freeTextOrNothing(200),
	foto: photoOrNothing,
	te_zien: freeTextOrNothing(160),
});
export type StoryForm = v.InferOutput<typeof StoryForm>;
export const NoFields = v.object({});
