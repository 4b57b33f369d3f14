import { proposeMatch } from '#modules/matching/index.server';
import { sharedTalents } from '#modules/talents/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { ownInquiry, refuseWhatPointsAtPersons } from './ask-around.server.ts';
import { answersSeen, findInquiry, putOnMap, saveHow, saveTap } from './inquiries.store.server.ts';
import type { BothForm, HowForm, TapForm } from './inquiry.forms.ts';
import { mayAnswerInquiry, mayPutOnMap } from './inquiry.policy.ts';
import { type Inquiry, placeInWords, stateOf } from './inquiry.ts';

/** A line that was put to the actor. @throws NotFound also for who asked it */
export async function inquiryForMe(tx: Tx, actor: Actor, id: string): Promise<Inquiry> {
	const inquiry = await findInquiry(tx, actor.municipalityId, id);
	if (!inquiry || !mayAnswerInquiry(actor, inquiry)) throw new NotFound('inquiry', id);
	return inquiry;
}

/** One tap. Another tap later takes the place of the first. @throws NotFound, Refused('asking-around-over') */
export async function tap(tx: Tx, actor: Actor, { id, answer }: TapForm): Promise<void> {
	const inquiry = await inquiryForMe(tx, actor, id);
	if (stateOf(inquiry, clock.today()) !== 'running') throw new Refused('asking-around-over');
	await saveTap(tx, actor.municipalityId, {
		id: newId(),
		inquiryId: inquiry.id,
		workerId: actor.personId as string,
		answer,
		answeredAt: clock.now(),
	});
}

/**
 * How somebody knows someone. Of a person they ask first nothing is kept but that.
 * @throws NotFound, Refused('asking-around-over' | 'asking-around-tap-first' | 'asking-around-not-shared' | text codes)
 */
export async function sayHow(tx: Tx, actor: Actor, id: string, form: HowForm): Promise<void> {
	const inquiry = await inquiryForMe(tx, actor, id);
	if (stateOf(inquiry, clock.today()) !== 'running') throw new Refused('asking-around-over');
	const mine = (await answersSeen(tx, actor.municipalityId, { inquiryIds: [id] })).find(
		({ workerId }) => workerId === actor.personId,
	);
	if (form.how === 'talent') {
		const [talent] = await sharedTalents(tx, actor.municipalityId, { kind: 'talent', ids: [form.talent] });
		if (!talent) throw new Refused('asking-around-not-shared', 'talent');
	}
	if (form.how === 'place') {
		// Looked at as one text, so that one look is enough.
		refuseWhatPointsAtPersons(placeInWords(form), 'words', form.confirmed);
	}
	const saved =
		mine &&
		(await saveHow(tx, actor.municipalityId, mine.id, {
			how: form.how,
			talent_id: form.how === 'talent' ? form.talent : null,
			place_name: form.how === 'place' ? form.place : '',
			place_words: form.how === 'place' ? form.words : '',
		}));
	if (!saved) throw new Refused('asking-around-tap-first', 'how');
}

/**
 * Somebody of the asker's own team wishes this, and a colleague named a talent: both people are asked, as always without
 * each other's name.
 * @returns the side of who asks
 * @throws NotFound, Refused('asking-around-does-not-fit' | what proposeMatch refuses)
 */
export async function askBothPeople(
	tx: Tx,
	actor: Actor,
	id: string,
	form: BothForm,
	about: Ask['about'],
): Promise<string> {
	await ownInquiry(tx, actor, id);
	const answer = (await answersSeen(tx, actor.municipalityId, { inquiryIds: [id] })).find(
		(one) => one.id === form.answer,
	);
	if (!answer?.talentId) throw new NotFound('inquiry-answer', form.answer);
	const [wish] = await sharedTalents(tx, actor.municipalityId, { kind: 'wish', ids: [form.wish] });
	const [talent] = await sharedTalents(tx, actor.municipalityId, { kind: 'talent', ids: [answer.talentId] });
	try {
		const { sideId } = await proposeMatch(tx, actor, {
			wens: form.wish,
			talent: answer.talentId,
			soort: 'help',
			taak: form.task,
			praktisch: '',
			terug: '',
			gekeken: form.looked,
		});
		// Both find in their trail that they were proposed from here.
		about({ type: 'match', id: sideId, personIds: [wish, talent].flatMap((one) => one?.cardId ?? []) });
		return sideId;
	} catch (problem) {
		if (problem instanceof NotFound) throw new Refused('asking-around-does-not-fit', 'wish');
		if (problem instanceof Refused && problem.field === 'taak') throw new Refused(problem.code, 'task', problem.facts);
		throw problem;
	}
}

/** A place that somebody named is on the map now. @throws NotFound */
export async function sayOnMap(tx: Tx, actor: Actor, answerId: string): Promise<void> {
	if (!mayPutOnMap(actor) || !(await putOnMap(tx, answerId, clock.now())))
		throw new NotFound('inquiry-answer', answerId);
}
