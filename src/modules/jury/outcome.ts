/** What the jury said of one plan, in numbers. */
export type Count = {
	readonly id: string;
	readonly number: number;
	readonly cents: number;
	readonly yes: number;
	readonly no: number;
	readonly points: number;
};
export type Weighed = Count & { readonly granted: boolean; readonly why: 'enough-yes' | 'no-majority' | 'money-gone' };

/** Fewer votes than this say who gave them, and grant nothing. */
export const fewestVotes = 3;

/**
 * Who gets the money: of the plans with more yes than no, by the share that said yes, then points per voter, then what costs least,
 * then the number. A plan that no longer fits in the money is passed over, the next may still fit.
 */
export function weigh(counts: readonly Count[], budgetCents: number): Weighed[] {
	const voters = ({ yes, no }: Count) => yes + no || 1;
	const order = counts.toSorted(
		(a, b) =>
			b.yes * voters(a) - a.yes * voters(b) ||
			b.points * voters(a) - a.points * voters(b) ||
			a.cents - b.cents ||
			a.number - b.number,
	);
	let left = budgetCents;
	return order.map((one) => {
		const why =
			one.yes <= one.no || one.yes + one.no < fewestVotes
				? 'no-majority'
				: one.cents > left
					? 'money-gone'
					: 'enough-yes';
		if (why === 'enough-yes') left -= one.cents;
		return { ...one, granted: why === 'enough-yes', why };
	});
}
