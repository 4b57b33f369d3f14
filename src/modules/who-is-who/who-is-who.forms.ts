import * as v from 'valibot';
import { EntryForm } from '#modules/social-map';
import { orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { facePhoto } from '#platform/images/photo-file';

const AreaCode = v.pipe(v.string(), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/, 'unknown-area'));

export const WhoForm = v.object({
	called: freeText(60),
	does: freeText(120),
	askMe: freeText(400),
	areas: v.pipe(
		v.optional(v.union([v.string(), v.array(v.string())]), []),
		v.transform((told) => [told].flat().filter(Boolean)),
		v.array(AreaCode),
		v.minLength(1, 'required'),
		v.maxLength(60, 'too-many'),
	),
	hours: EntryForm.entries.hours,
	whenWords: freeTextOrNothing(200),
	phone: EntryForm.entries.phone,
	mail: EntryForm.entries.mail,
	deputy: orNothing(v.pipe(v.string(), v.uuid('unknown-colleague'))),
	colleaguesNote: freeTextOrNothing(300),
	isPublic: Ticked,
	photo: facePhoto,
	photoGone: Ticked,
});
export type WhoForm = v.InferOutput<typeof WhoForm>;
