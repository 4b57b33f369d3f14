/** Why a line of a statistics file or a shape of a map file was left out, while the rest is good. */
export type SkipReason =
	| 'other-municipality'
	| 'country'
	| 'no-code'
	| 'unknown-code'
	| 'twice-the-same'
	| 'parent-missing'
	| 'column-without-numbers';

export type Skipped = {
	/** Line of a table (header is 1), or number of a shape in a map file (first is 1). */
	at: number;
	code?: string;
	reason: SkipReason;
	/** Heading of a column, when a column was left out. */
	column?: string;
};

/** Why a file as a whole cannot be trusted. */
export type FaultCode =
	| 'empty'
	| 'not-text'
	| 'not-json'
	| 'no-feature-collection'
	| 'no-features'
	| 'not-a-polygon'
	| 'not-longitude-latitude'
	| 'ring-not-closed'
	| 'no-name'
	| 'no-header'
	| 'no-code-column'
	| 'no-figures'
	| 'double-column'
	| 'quotes'
	| 'too-few-columns'
	| 'too-many-columns'
	| 'not-a-number'
	| 'two-decimal-signs'
	| 'twice-with-other-content'
	| 'not-a-postcode'
	| 'unknown-area'
	| 'no-year'
	| 'year-unlikely'
	| 'nothing-for-this-municipality';

export type Fault = { fault: FaultCode; at?: number; column?: string; found?: string };

/** The file is broken: nothing of it may be used. Carries every fault found, with where it stands. */
export class UnreadableFile extends Error {
	readonly faults: readonly Fault[];
	constructor(faults: readonly Fault[]) {
		super(faults.map(({ fault, at }) => (at ? `${fault} (${at})` : fault)).join(', '));
		this.name = 'UnreadableFile';
		this.faults = faults;
	}
}
