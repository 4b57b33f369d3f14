import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { lookReasons, verdicts } from './emergency.ts';
import { eraseGrounds, exportReasons, requestKinds, requestOutcomes } from './file-rights.ts';
import { nearKinds } from './near.ts';
import { standKinds } from './representatives.ts';
import { parts, sharePurposes, spokenHows } from './sharing.ts';

const words = (most: number) => v.pipe(freeText(most), v.minLength(5, 'too-short'));
/** One box ticked comes as a text, several as a list. */
const several = <const T extends readonly string[]>(of: T) =>
	v.pipe(
		v.optional(v.union([v.array(v.string()), v.string()]), []),
		v.transform((one) => [one].flat()),
		v.array(v.picklist(of, 'invalid')),
		v.minLength(1, 'required'),
	);

export const EmergencyForm = v.object({
	reden: v.picklist(lookReasons, 'required'),
	woorden: words(500),
	verberg: Ticked,
});
export type EmergencyInput = v.InferOutput<typeof EmergencyForm>;
export const ToldForm = v.object({ blik: Id });
export const WeighForm = v.object({ blik: Id, oordeel: v.picklist(verdicts, 'required') });
export type WeighInput = v.InferOutput<typeof WeighForm>;

export const ShareForm = v.object({
	team: v.pipe(v.string('required'), v.uuid('required')),
	delen: several(parts),
	waarvoor: v.picklist(sharePurposes, 'required'),
	hoe: orNothing(v.picklist(spokenHows, 'invalid')),
	tot: Day,
});
export type ShareInput = v.InferOutput<typeof ShareForm>;
export const WithdrawForm = v.object({ toestemming: Id });

export const StandForm = v.object({
	soort: v.picklist(standKinds, 'required'),
	naam: freeText(80),
	tot: orNothing(Day),
});
export type StandInput = v.InferOutput<typeof StandForm>;
export const StandIdForm = v.object({ wie: Id });
export const WeighParentForm = v.object({ wie: Id, woorden: words(500) });

export const SafetyForm = v.object({ wat: v.picklist(['hold', 'restrict', 'secret'], 'invalid'), aan: Ticked });
export type SafetyInput = v.InferOutput<typeof SafetyForm>;
export const LeftForm = v.object({ hoe: v.picklist(['moved', 'died'], 'required'), zeker: Ticked });
export type LeftInput = v.InferOutput<typeof LeftForm>;

export const RequestForm = v.object({
	soort: v.picklist(requestKinds, 'required'),
	woorden: freeTextOrNothing(1000),
	regel: orNothing(Id),
});
export type RequestInput = v.InferOutput<typeof RequestForm>;
export const AnswerRequestForm = v.object({
	vraag: Id,
	uitkomst: v.picklist(requestOutcomes, 'required'),
	antwoord: words(1000),
	grond: orNothing(v.picklist(eraseGrounds, 'invalid')),
});
export type AnswerRequestInput = v.InferOutput<typeof AnswerRequestForm>;
export const GoOnForm = v.object({ vraag: Id, verder: v.picklist(['ja', 'nee'], 'required') });
export type GoOnInput = v.InferOutput<typeof GoOnForm>;
export const AgreeRequestForm = v.object({ vraag: Id });
/** Yes or no to what a parent would share of a child of twelve to fifteen. */
export const SettleForm = v.object({ gevraagd: Id, goed: v.picklist(['ja', 'nee'], 'required') });
export type SettleInput = v.InferOutput<typeof SettleForm>;
export const ExportForm = v.object({ reden: v.picklist(exportReasons, 'required'), woorden: words(500) });
export type ExportInput = v.InferOutput<typeof ExportForm>;

export const NearForm = v.object({
	soort: v.picklist(nearKinds, 'required'),
	naam: freeTextOrNothing(80),
	postcode: orNothing(v.pipe(v.string(), v.trim(), v.regex(/^[1-9]\d{3}\s?[a-zA-Z]{2}$/, 'unknown-postcode'))),
	huisnummer: orNothing(v.pipe(v.string(), v.trim(), v.maxLength(10, 'too-long'))),
});
export type NearInput = v.InferOutput<typeof NearForm>;
export const NearIdForm = v.object({ merk: Id });
export const AlertForm = v.object({ melding: Id });
