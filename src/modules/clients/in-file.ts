import type { Part } from './sharing.ts';

/** The name of a sentence in messages/. */
type Key = string;

/** What a column is called; of a code also what each value is called: by a map, or by the beginning of a key. */
type Told = {
	readonly label: Key;
	readonly values?: Key | Readonly<Record<string, Key>>;
	/** Of a column that holds more than one thing: each apart. */
	readonly facts?: (opened: string) => readonly (readonly [label: Key, text: string])[];
};
type Row = Readonly<Record<string, unknown>>;

/** What of one table of care stands in a copy of somebody's file, and in each part that is shared. What is not named is not printed. */
export type TableInFile = {
	readonly table: string;
	readonly title: Key;
	/** In the order in which they are read. */
	readonly copied: Readonly<Record<string, Key | Told>>;
	/** Columns that stay out, each with why. */
	readonly leftOut?: Readonly<Record<string, string>>;
	/** The column by which a row is known, when that is not `id`. */
	readonly key?: string;
	/** The column that says whose row it is. */
	readonly ofClient?: string;
	/** Or by which other table one comes there: `column` stands in `key` of it. */
	readonly through?: { readonly column: string; readonly table: string; readonly key: string };
	/** A row that is not handed over, by the columns it `reads`; `withheld` are the ids of those before it. */
	readonly reads?: readonly string[];
	readonly notHandedOver?: (row: Row, today: string, withheld: ReadonlySet<unknown>) => boolean;
	/** What another team reads, by the part that was given. */
	readonly shared?: Partial<Readonly<Record<Part, readonly string[]>>>;
	/** The function of the database that gives it, where another team reads no row of the table. */
	readonly sharedBy?: string;
};
/** A table that stays out as a whole, with why. */
export type TableLeftOut = { readonly table: string; readonly why: string };
export type InFile = readonly (TableInFile | TableLeftOut)[];

export const isCopied = (one: TableInFile | TableLeftOut): one is TableInFile => 'copied' in one;

/** Of the machine, in whatever table: a key, an id or a hash says nothing to who reads. Whoever wants one printed names it. */
export const ofTheMachine = /^(id|version)$|_(id|hash|mark|by)$/;
