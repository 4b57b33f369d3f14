import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { Cents, whole } from './room.forms.ts';
import { managementKinds, userKinds } from './room.ts';

export const oftens = ['daily', 'week', 'two-weeks', 'month', 'once'] as const;
export type Often = (typeof oftens)[number];

export const DemandForm = v.object({
	waarvoor: v.pipe(freeText(200), v.minLength(3, 'too-short')),
	gebied: v.pipe(v.string('unknown-area'), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/, 'unknown-area')),
	soort: v.picklist(userKinds, 'required'),
	vaak: v.picklist(oftens, 'required'),
	mensen: whole(1, 2000),
	sinds: Day,
	bedrag: Cents,
	beheer: orNothing(v.picklist(managementKinds)),
});
export type DemandForm = v.InferOutput<typeof DemandForm>;
export const EndDemandForm = v.object({ id: Id, gevonden: Ticked });

export const HandoverForm = v.object({
	naar: v.picklist(managementKinds, 'required'),
	op: Day,
	afspraak: v.pipe(freeText(1000), v.minLength(5, 'too-short')),
	gesprek: orNothing(Day),
});
export type HandoverForm = v.InferOutput<typeof HandoverForm>;

export const AgendaAsked = v.object({
	waar: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/))), undefined),
});
