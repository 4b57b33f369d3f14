import { m } from '#text';
import type { AccountPart } from '../money.ts';

export const partWord = (part: AccountPart): string =>
	({
		story: m.spending_lacks_story,
		photo: m.spending_lacks_photo,
		receipts: m.spending_lacks_receipts,
		back: m.spending_lacks_back,
	})[part]();
