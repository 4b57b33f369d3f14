import * as v from 'valibot';
import { readContact } from '#modules/initiatives';
import { readCode } from '#modules/signals';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeTextOrNothing } from '#platform/free-text/free-text';
import { parts, rollWords, watchCodeLetters, watchKinds, whats, worryKinds } from './watch.ts';

const Ticks = v.pipe(
	v.optional(v.union([v.string(), v.array(v.string())]), []),
	v.transform((one) => [one].flat().filter(Boolean)),
);
const Reach = v.pipe(
	freeTextOrNothing(120),
	v.check((typed) => typed === '' || readContact(typed) !== undefined, 'unknown-contact'),
	v.transform((typed) => readContact(typed)?.value ?? ''),
);
const whomToCall = {
	eerst: freeTextOrNothing(60),
	eerstBereik: Reach,
	dan: freeTextOrNothing(60),
	danBereik: Reach,
};

/** What is agreed with the person, by themselves or by the worker who sits with them. */
export const WatchForm = v.object({
	id: orNothing(v.pipe(v.string(), v.uuid('invalid'))),
	soort: v.optional(v.picklist(watchKinds, 'required'), 'person'),
	kaart: orNothing(Id),
	naam: freeTextOrNothing(60),
	bereik: Reach,
	wat: v.pipe(
		Ticks,
		v.transform((said) => whats.filter((one) => said.includes(one))),
		v.minLength(1, 'watching-what-needed'),
	),
	praktisch: freeTextOrNothing(200),
	tot: Day,
	...whomToCall,
	teams: Ticked,
	hulp: Ticked,
	gevraagd: Ticked,
});
export type WatchForm = v.InferOutput<typeof WatchForm>;

/** Who is asked: by a name, from a card, or a colleague (`worker:team`); and that the person finds this one good, when the team asks. */
export const AskWatcherForm = v.object({
	naam: freeTextOrNothing(60),
	kaart: orNothing(Id),
	collega: orNothing(v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/, 'not-found'))),
	akkoord: Ticked,
});
export type AskWatcherForm = v.InferOutput<typeof AskWatcherForm>;

export const WatchAnswerForm = v.object({
	wie: orNothing(Id),
	antwoord: v.picklist(['yes', 'no'], 'required'),
	naam: freeTextOrNothing(60),
	bereik: Reach,
	eerst: freeTextOrNothing(60),
	eerstBereik: Reach,
});
export type WatchAnswerForm = v.InferOutput<typeof WatchAnswerForm>;

export const SlotForm = v.object({
	dag: orNothing(v.pipe(v.string(), v.regex(/^[1-7]$/, 'invalid'), v.transform(Number))),
	datum: orNothing(Day),
	deel: v.picklist(parts, 'required'),
	wat: v.picklist(whats, 'required'),
});
export type SlotForm = v.InferOutput<typeof SlotForm>;

export const TakeTurnForm = v.object({
	over: Id,
	dag: Day,
	deel: v.picklist(parts, 'required'),
	wat: v.picklist(whats, 'required'),
});
export type TakeTurnForm = v.InferOutput<typeof TakeTurnForm>;

/** "I was there": without a worry all was well. Without a turn somebody saw something by chance. */
export const VisitForm = v.object({
	beurt: orNothing(Id),
	over: orNothing(Id),
	zorg: orNothing(v.picklist(worryKinds)),
});
export type VisitForm = v.InferOutput<typeof VisitForm>;

export const OneForm = v.object({ id: Id });
export const PauseForm = v.object({ rust: v.picklist(['ja', 'nee'], 'required') });
export const NoFields = v.object({});

/** One field for each member: `lid-<id>`. */
export const RollForm = v.pipe(
	v.looseObject({}),
	v.transform((posted) =>
		Object.fromEntries(
			Object.entries(posted).flatMap(([name, said]) =>
				name.startsWith('lid-') && rollWords.includes(said as never) ? [[name.slice(4), said as string]] : [],
			),
		),
	),
);

export const WatchCodeForm = v.object({
	code: v.pipe(
		v.string('required'),
		v.transform((typed) => readCode(typed, watchCodeLetters) ?? ''),
		v.nonEmpty('unknown-follow-code'),
	),
});
