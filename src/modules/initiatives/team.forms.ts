import * as v from 'valibot';
import { Day, Id, orNothing, Ticked } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { photoNeeded } from '#platform/images/photo-file';
import { photoPeople } from './initiative.ts';
import { pulseAnswers } from './pulse.ts';
import { standingAnswers, standingQuestions } from './standing.ts';

const asked = v.pipe(
	Ticked,
	v.check((ticked) => ticked, 'initiative-consent-needed'),
);

export const RoleForm = v.object({ what: v.pipe(freeText(60), v.minLength(2, 'too-short')), memberId: orNothing(Id) });
/** Somebody is let into the team, or carries it too from now on; they were asked. */
export const WelcomeForm = v.object({ memberId: Id, as: v.picklist(['team', 'carrier'], 'required'), asked });
export const TaskForm = v.object({
	what: v.pipe(freeText(160), v.minLength(2, 'too-short')),
	memberId: orNothing(Id),
	dueOn: orNothing(Day),
});
/** "I do it", "done", or "take it away". */
export const OneTaskForm = v.object({ taskId: Id, move: v.picklist(['take', 'done', 'drop'], 'required') });
export const NoteForm = v.object({ note: freeText(1000) });
export const PartAwayForm = v.object({ part: v.picklist(['role', 'note'], 'required'), partId: Id });

export const PhotoForm = v.object({
	entryId: Id,
	photo: photoNeeded,
	alt: v.pipe(freeText(200), v.minLength(3, 'too-short')),
	people: v.picklist(photoPeople, 'initiative-photo-people'),
});
export const OnePhotoForm = v.object({ photoId: Id });

export const PulseForm = v.object({ answer: v.picklist(pulseAnswers, 'required') });
export const CalledForm = v.object({ pulseId: Id });

const answer = v.picklist(standingAnswers, 'required');
/** One answer to each of the six questions, in their order. */
export const StandingForm = v.pipe(
	v.object({ illness: answer, keys: answer, money: answer, newcomers: answer, quarrel: answer, decide: answer }),
	v.transform((given) => ({ answers: standingQuestions.map((question) => given[question]) })),
);
