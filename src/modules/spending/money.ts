/** The money of one granted plan, in cents. `paid` is what was paid less what came back. */
export type Money = { readonly granted: number; readonly paid: number; readonly spent: number };

type Payment = { readonly kind: 'paid' | 'back'; readonly cents: number; readonly struckOn: string | null };
type Spent = { readonly cents: number; readonly struckOn: string | null };
const standing = <T extends { readonly struckOn: string | null }>(lines: readonly T[]): T[] =>
	lines.filter(({ struckOn }) => !struckOn);
/** What was paid less what came back, of the lines that stand. */
export const paidOf = (lines: readonly Payment[]): number =>
	standing(lines).reduce((sum, { kind, cents }) => sum + (kind === 'paid' ? cents : -cents), 0);
export const spentOf = (lines: readonly Spent[]): number => standing(lines).reduce((sum, { cents }) => sum + cents, 0);

/** Small sums are light: then the story with a photo is account enough, and receipts may be left out. */
export const isLight = (granted: number, lightCents: number): boolean => granted <= lightCents;

export const accountParts = ['story', 'photo', 'receipts', 'back'] as const;
export type AccountPart = (typeof accountParts)[number];
type Told = { readonly story: boolean; readonly photo: boolean };

/** What is still to be told or given back of one plan. What was paid and not spent comes back. */
export function stillToTell(
	{ granted, paid, spent }: Money,
	{ story, photo }: Told,
	lightCents: number,
): AccountPart[] {
	const light = isLight(granted, lightCents);
	const lacks: Record<AccountPart, boolean> = {
		story: !story,
		photo: light && !photo,
		receipts: !light && spent === 0,
		back: !light && spent > 0 && paid > spent,
	};
	return accountParts.filter((part) => lacks[part]);
}

/** Past the day that everything would be done and something is still to be told. */
export const isLate = (parts: readonly AccountPart[], doneUntil: string, today: string): boolean =>
	parts.length > 0 && today > doneUntil;
