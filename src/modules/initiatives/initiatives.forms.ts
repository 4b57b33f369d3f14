import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText, freeTextOrNothing } from '#platform/free-text/free-text';
import { grounds } from './arranging.ts';
import { readContact } from './contact.ts';
import { type SpokenChannel, spokenChannels, stages } from './initiative.ts';
import { againAnswers } from './outcome.ts';
import { seenMark } from './public-text.ts';

const Agreed = v.pipe(
	Ticked,
	v.check((ticked) => ticked, 'initiative-consent-needed'),
);
const AreaCode = v.pipe(
	v.string('initiative-area-needed'),
	v.trim(),
	v.regex(/^(WK\d{6}|BU\d{8}|CX\d{10})$/, 'initiative-area-needed'),
);

const asVisitor = {
	as: v.literal('visitor'),
	/** How a worker who writes down a resident spoke to them; from anybody else it says nothing. */
	channel: v.optional(v.picklist(spokenChannels, 'required')),
	called: freeText(40),
	contact: v.pipe(
		freeText(120),
		v.check((typed) => readContact(typed) !== undefined, 'unknown-contact'),
	),
	consent: Agreed,
};
const withAccount = {
	as: v.literal('account'),
	called: freeTextOrNothing(40),
	contact: freeTextOrNothing(120),
	consent: Agreed,
};

/** Who lends their voice: somebody without account leaves a first name and a way to reach them; with an account that is known. */
export type Voice = {
	as: 'visitor' | 'account';
	called: string;
	contact: string;
	consent: boolean;
	channel?: SpokenChannel | undefined;
	/** Language of the letter that asks for a yes. */
	locale?: 'nl' | 'en';
};

const voiced = <const E extends v.ObjectEntries>(extra: E) =>
	v.variant('as', [v.object({ ...extra, ...asVisitor }), v.object({ ...extra, ...withAccount })], 'required');

/** The mark of the texts their writer saw and agreed to. */
const Seen = v.optional(v.pipe(v.string(), v.regex(/^[\w-]{0,80}$/, 'invalid')), '');

/**
 * A form whose texts become public: it goes through only when the writer saw these very texts as everyone will see them
 * (privacy P09). The answer `initiative-look-first` is the page that shows them.
 */
const lookedAt = <const S extends v.GenericSchema<unknown, { seen: string }>>(
	schema: S,
	texts: (form: v.InferOutput<S>) => string[],
) =>
	v.pipe(
		schema,
		v.rawCheck(({ dataset, addIssue }) => {
			if (!dataset.typed || dataset.issues) return;
			const form = dataset.value as v.InferOutput<S>;
			if (form.seen !== seenMark(...texts(form)))
				addIssue({
					message: 'initiative-look-first',
					path: [{ type: 'object', origin: 'value', input: form as never, key: 'seen', value: form.seen }],
				});
		}),
	);

const StartFields = voiced({
	id: orNothing(Id),
	title: v.pipe(freeText(80), v.minLength(3, 'too-short')),
	summary: v.pipe(freeText(280), v.minLength(10, 'too-short')),
	story: freeTextOrNothing(2000),
	areaCode: AreaCode,
	approachCode: orNothing(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'unknown-approach'))),
	patternId: orNothing(Id),
	showName: Ticked,
	seen: Seen,
});
export const StartForm = lookedAt(StartFields, ({ title, summary, story }) => [title, summary, story]);

export const SupportForm = voiced({ showName: Ticked });

export const JoinForm = voiced({
	tie: v.picklist(['member', 'supporter', 'follower', 'answer'], 'required'),
	askId: orNothing(Id),
	note: freeTextOrNothing(280),
});

/** A worker spoke to somebody who waits: how. */
export const VouchForm = v.object({ voiceId: Id, channel: v.picklist(spokenChannels, 'required') });
export const TakeOutForm = v.object({ memberId: Id });

/** A form that only has a button. */
export const NoFields = v.object({});

const Several = v.optional(
	v.union([
		v.array(v.string()),
		v.pipe(
			v.string(),
			v.transform((one) => [one]),
		),
	]),
	[],
);

/** The checklist of the stage it is in, where it goes, and "we go on anyway". */
export const StageForm = v.object({ checks: Several, to: v.picklist(stages, 'required'), anyway: Ticked });

export const NextStepForm = v.object({ nextStep: freeTextOrNothing(200), nextStepOn: orNothing(Day) });
export const AskForm = v.object({
	title: v.pipe(freeText(100), v.minLength(3, 'too-short')),
	detail: freeTextOrNothing(200),
});
export const FoundForm = v.object({ askId: Id, foundWords: freeTextOrNothing(120) });
export const EntryForm = lookedAt(
	v.object({ text: freeText(1000), writtenOn: Day, byName: freeTextOrNothing(40), seen: Seen }),
	(form) => [form.text],
);
export const FaceForm = v.object({ name: freeText(40), does: freeTextOrNothing(80), agreed: Agreed });
export const FaceAwayForm = v.object({ faceId: Id });
export const EntryAwayForm = v.object({ entryId: Id });
export const HelpForm = v.object({
	name: freeText(80),
	hoursAWeek: v.pipe(
		v.string('required'),
		v.trim(),
		v.transform((typed) => Number(typed.replace(',', '.'))),
		v.number('initiative-hours-range'),
		v.minValue(0.5, 'initiative-hours-range'),
		v.maxValue(16, 'initiative-hours-range'),
	),
	until: Day,
	again: Ticked,
});
export const WordsForm = lookedAt(
	v.object({
		title: v.pipe(freeText(80), v.minLength(3, 'too-short')),
		summary: v.pipe(freeText(280), v.minLength(10, 'too-short')),
		story: freeTextOrNothing(2000),
		seen: Seen,
	}),
	({ title, summary, story }) => [title, summary, story],
);
export const EndForm = lookedAt(
	v.object({
		story: v.pipe(freeText(2000), v.minLength(10, 'too-short')),
		worked: v.pipe(freeText(500), v.minLength(3, 'too-short')),
		didNotWork: freeTextOrNothing(500),
		tookPart: v.pipe(
			v.string('required'),
			v.trim(),
			v.regex(/^\d{1,5}$/, 'initiative-took-part'),
			v.transform(Number),
			v.maxValue(10_000, 'initiative-took-part'),
		),
		again: v.picklist(againAnswers, 'required'),
		seen: Seen,
	}),
	({ story, worked, didNotWork }) => [story, worked, didNotWork],
);

/** A worker steps in: on one of five grounds, and with an end. */
export const ArrangeForm = v.object({
	ground: v.picklist(grounds, 'required'),
	what: v.pipe(freeText(200), v.minLength(3, 'too-short')),
	until: Day,
	again: Ticked,
});

export const ReportForm = v.object({ remark: freeText(500) });
export const ApproveForm = v.object({ textId: orNothing(Id), reportId: orNothing(Id) });
export const TakeOffForm = v.object({
	initiativeId: Id,
	entryId: orNothing(Id),
	reason: v.pipe(freeText(280), v.minLength(3, 'too-short')),
});
export const PutBackForm = v.object({ offlineId: Id });

/** The questions of the public list in the API. */
export const ListQuery = v.object({
	q: v.pipe(freeTextOrNothing(80), v.description('Words of the title, the sentence or the story')),
	area: v.pipe(
		orNothing(v.pipe(v.string(), v.regex(/^(GM\d{4}|WK\d{6}|BU\d{8}|CX\d{10})$/, 'invalid'))),
		v.description('Code of an area; what lies within it counts too'),
	),
	stage: v.pipe(orNothing(v.picklist(stages, 'invalid')), v.description('Only initiatives in this stage')),
	page: v.pipe(
		v.optional(v.pipe(v.string(), v.regex(/^\d{1,5}$/, 'invalid'), v.transform(Number), v.minValue(1, 'invalid')), '1'),
		v.description('Which page, from 1'),
	),
	pageSize: v.pipe(
		v.optional(
			v.pipe(
				v.string(),
				v.regex(/^\d{1,3}$/, 'invalid'),
				v.transform(Number),
				v.minValue(1, 'invalid'),
				v.maxValue(100, 'invalid'),
			),
			'20',
		),
		v.description('How many on a page, 100 at most'),
	),
});
