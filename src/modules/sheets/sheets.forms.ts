import * as v from 'valibot';
import { consentWays } from '#modules/people';
import { Refused } from '#platform/errors';
import { Day, Ticked } from '#platform/form-fields';
import { fields } from './columns.ts';
import { placeFields } from './place-columns.ts';

/** One field of a form may come once or more often. */
const several = <const S extends v.GenericSchema<string, unknown>>(item: S) =>
	v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((typed) => [typed].flat()),
		v.array(item),
		v.maxLength(300, 'too-many'),
	);
const area = v.union([v.literal(''), v.pipe(v.string(), v.regex(/^(WK\d{6}|BU\d{8})$/, 'unknown-area'))]);

export const FileForm = v.object({
	bestand: v.pipe(
		v.file('sheet-none'),
		v.check((file) => file.size > 0 || file.name !== '', 'sheet-none'),
	),
});
export const TabForm = v.object({ tab: v.pipe(v.string(), v.regex(/^\d{1,3}$/, 'invalid'), v.transform(Number)) });
export const ColumnsForm = v.object({
	/** A field per column, in the order of the columns. */
	kolom: several(v.picklist(['', ...fields], 'invalid')),
	gebied: v.optional(area, ''),
	/** An area per place, in the order of the places. */
	plek: several(area),
	iedereen: Ticked,
	hoe: v.optional(v.picklist(['', ...consentWays], 'invalid'), ''),
	op: Day,
});
export type ColumnsInput = v.InferOutput<typeof ColumnsForm>;
export const BringInForm = v.object({
	/** Pairs of rows that are one person: "5-269". */
	zelfde: several(v.pipe(v.string(), v.regex(/^\d{1,5}-\d{1,5}$/, 'invalid'))),
	veranderingen: Ticked,
});
export type BringInInput = v.InferOutput<typeof BringInForm>;
export const exportReasons = ['gathering', 'paper', 'handover', 'leaving', 'asked'] as const;
export type ExportReason = (typeof exportReasons)[number];

/** Nobody gets the list without saying why. @throws Refused('sheet-reason-needed') */
export function exportReason(asked: string | null): ExportReason {
	const reason = exportReasons.find((one) => one === asked);
	if (!reason) throw new Refused('sheet-reason-needed', 'reden');
	return reason;
}

/** What each column of a list of places holds, and the area of rows that name none. */
export const PlaceColumnsForm = v.object({
	kolom: several(v.picklist(['', ...placeFields], 'invalid')),
	gebied: v.optional(
		v.union([v.literal(''), v.pipe(v.string(), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/, 'unknown-area'))]),
		'',
	),
});
export type PlaceColumnsForm = v.InferOutput<typeof PlaceColumnsForm>;
/** `zo`: the rows that were looked at once more and may stand there as they are. */
export const BringInPlacesForm = v.object({
	veranderingen: Ticked,
	zo: several(v.pipe(v.string(), v.regex(/^\d{1,5}$/, 'invalid'))),
});
export type BringInPlacesForm = v.InferOutput<typeof BringInPlacesForm>;
