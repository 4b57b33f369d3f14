import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import { careSeals } from '#platform/sealed-text/index.server';
import { mine } from './carry-circle.server.ts';
import { newCode, nuisanceCodeHash, refusePersons } from './codes.server.ts';
import { addDiary, addPaperMoment, diariesOf, removeDiary, saveDiaryCode } from './diaries.store.server.ts';
import type { PaperForm } from './nuisance.forms.ts';
import { mayWrite } from './nuisance.ts';

/** More than this is a street, and a talk with all of them. */
const mostDiaries = 40;

/** A diary for a neighbour: a number and a code, no name. `sameHomeAs` is the number of another one in that home. @throws Refused, NotFound */
export async function giveDiary(
	tx: Tx,
	actor: Actor,
	circleId: string,
	sameHomeAs?: number,
): Promise<{ number: number; code: string }> {
	const circle = await mine(tx, actor, circleId);
	const wrong = mayWrite(circle, clock.today(), clock.today());
	if (wrong) throw new Refused(wrong);
	const diaries = await diariesOf(tx, actor.municipalityId, circleId);
	const number = Math.max(0, ...diaries.map((diary) => diary.number)) + 1;
	if (number > mostDiaries) throw new Refused('nuisance-many-diaries');
	const other = diaries.find((diary) => diary.number === sameHomeAs);
	if (sameHomeAs !== undefined && !other) throw new Refused('not-found', 'zelfde');
	const code = newCode();
	await addDiary(tx, {
		...{ municipality_id: actor.municipalityId, id: newUntimedId(), circle_id: circleId },
		...{ number, home: other?.home ?? number, code_hash: nuisanceCodeHash(code), given_on: clock.today() },
	});
	return { number, code };
}

/** A slip was lost: the diary stays and the code before stops. @throws NotFound */
export async function newDiaryCode(tx: Tx, actor: Actor, circleId: string, id: string): Promise<string> {
	await mine(tx, actor, circleId);
	const code = newCode();
	if (!(await saveDiaryCode(tx, actor.municipalityId, { circleId, id, hash: nuisanceCodeHash(code) })))
		throw new NotFound('diary', id);
	return code;
}

/** Said aloud that they stop: the diary goes with all that stands in it. @throws NotFound */
export async function endDiary(tx: Tx, actor: Actor, circleId: string, id: string): Promise<void> {
	await mine(tx, actor, circleId);
	if (!(await removeDiary(tx, actor.municipalityId, circleId, id))) throw new NotFound('diary', id);
	await tell(tx, actor, 'care', 'nuisance.taken-away', id);
}

/** Types over a moment from a slip of paper. @throws NotFound, Refused, Conflict('nuisance-there-already') */
export async function typeOver(tx: Tx, actor: Actor, circleId: string, form: PaperForm): Promise<void> {
	const circle = await mine(tx, actor, circleId);
	const diary = (await diariesOf(tx, actor.municipalityId, circleId)).find(({ id }) => id === form.dagboek);
	if (!diary) throw new NotFound('diary', form.dagboek);
	const wrong = mayWrite(circle, form.dag, clock.today(), true);
	if (wrong) throw new Refused(wrong, 'dag');
	refusePersons('woorden', form.woorden);
	const id = newUntimedId();
	const seals = await careSeals(tx, actor.municipalityId);
	const added = await addPaperMoment(tx, {
		...{ municipality_id: actor.municipalityId, id, circle_id: circleId, diary_id: diary.id },
		...{ on_day: form.dag, part: form.deel, how_bad: form.erg },
		words_sealed: seals.seal('care.nuisance_entry.words_sealed', id, form.woorden),
	});
	if (!added) throw new Conflict('nuisance-there-already');
}
