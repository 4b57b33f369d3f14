export const sheetFaults = [
	'sheet-empty',
	'sheet-no-table',
	'sheet-no-places',
	'sheet-password',
	'sheet-old-excel',
	'sheet-other-kind',
	'sheet-damaged',
	'sheet-too-big',
	'sheet-binary',
] as const;
export type SheetFault = (typeof sheetFaults)[number];

/** A file that no table of people can be read from; the code has a sentence in messages/errors. */
export class UnreadableSheet extends Error {
	readonly code: SheetFault;
	constructor(code: SheetFault) {
		super(code);
		this.code = code;
	}
}
