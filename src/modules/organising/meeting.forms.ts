import * as v from 'valibot';
import { Confirmed, Day, Ticked } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { meetings } from './arrangement.ts';
import { meetingRepeats } from './meeting.ts';

const Kind = v.picklist(meetings, 'required');
const At = v.pipe(v.string('required'), v.nonEmpty('required'), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid-time'));

export const MeetingForm = v.object({
	kind: Kind,
	repeats: v.picklist(meetingRepeats, 'required'),
	day: Day,
	from: At,
	until: At,
	place: v.pipe(freeText(120), v.minLength(2, 'too-short')),
	who: v.pipe(freeText(200), v.minLength(2, 'too-short')),
	welcome: Ticked,
	confirmed: Confirmed,
});
export type MeetingForm = v.InferOutput<typeof MeetingForm>;
export const MeetingKindForm = v.object({ kind: Kind });
