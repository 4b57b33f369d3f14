import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import {
	agreers,
	cameOuts,
	circleOutcomes,
	closingTalks,
	contactWays,
	dayParts,
	fewestWeeks,
	mostFirstWeeks,
	nuisanceKinds,
	taskPartners,
	triedWays,
} from './nuisance.ts';

const words = (least: number, most: number) => v.pipe(freeText(most), v.minLength(least, 'too-short'));
const Weeks = v.pipe(
	v.string('required'),
	v.regex(/^\d{1,2}$/, 'nuisance-weeks'),
	v.transform(Number),
	v.minValue(fewestWeeks, 'nuisance-weeks'),
	v.maxValue(mostFirstWeeks, 'nuisance-weeks'),
);

export const OpenCircleForm = v.object({
	soort: v.picklist(nuisanceKinds, 'required'),
	buurt: v.pipe(v.string('unknown-area'), v.regex(/^BU\d{8}$/, 'unknown-area')),
	plek: freeText(140),
	waarom: words(10, 500),
	geprobeerd: v.picklist(triedWays, 'required'),
	hoe: words(10, 500),
	weken: Weeks,
});
export type OpenCircleForm = v.InferOutput<typeof OpenCircleForm>;
/** What was said or tried; why it is not safe. */
export const ContactForm = v.object({ contact: v.picklist(contactWays, 'required'), hoe: words(10, 500) });
export type ContactForm = v.InferOutput<typeof ContactForm>;
export const GoOnForm = v.object({ tot: Day });
export const DiaryForm = v.object({
	zelfde: orNothing(v.pipe(v.string(), v.regex(/^\d{1,2}$/, 'not-found'), v.transform(Number))),
});
const moment = {
	dag: Day,
	deel: v.picklist(dayParts, 'required'),
	erg: v.pipe(v.picklist(['1', '2', '3'], 'required'), v.transform(Number)),
	woorden: freeTextOrNothing(140),
};
export const MomentForm = v.object(moment);
export type MomentForm = v.InferOutput<typeof MomentForm>;
export const PaperForm = v.object({ dagboek: Id, ...moment });
export type PaperForm = v.InferOutput<typeof PaperForm>;
export const DiaryIdForm = v.object({ dagboek: Id });
export const AgreeForm = v.object({
	wie: v.picklist(agreers, 'required'),
	partner: orNothing(v.picklist(taskPartners, 'required')),
	wat: words(5, 280),
	dag: Day,
	gezegd: Ticked,
});
export type AgreeForm = v.InferOutput<typeof AgreeForm>;
export const CameOutForm = v.object({ afspraak: Id, gelukt: v.picklist(cameOuts, 'required') });
export type CameOutForm = v.InferOutput<typeof CameOutForm>;
export const AnswerObjectionForm = v.object({ bezwaar: Id, antwoord: words(10, 500) });
export type AnswerObjectionForm = v.InferOutput<typeof AnswerObjectionForm>;
export const CloseCircleForm = v.object({
	gesprek: v.picklist(closingTalks, 'required'),
	uitkomst: v.picklist(circleOutcomes, 'required'),
	woorden: freeTextOrNothing(280),
});
export type CloseCircleForm = v.InferOutput<typeof CloseCircleForm>;
export const CircleIdForm = v.object({ kring: Id });
export const RaisedIdForm = v.object({ melding: Id });
export const ButtonForm = v.object({});
export const CodeForm = v.object({
	code: v.pipe(v.string('required'), v.trim(), v.nonEmpty('required'), v.maxLength(40, 'too-long')),
});
export const EntryIdForm = v.object({ moment: Id });
export const AgreementIdForm = v.object({ afspraak: Id });
export const OwnWordsForm = v.object({ verhaal: freeTextOrNothing(1000) });
export const ObjectForm = v.object({ bezwaar: words(5, 500) });
export const TaskAnswerForm = v.object({ gelukt: v.picklist(['done', 'not'], 'required') });
