import { readContact } from '#modules/initiatives';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import type { AnswerForm } from './asking.forms.ts';
import { mayAsk } from './asking.policy.ts';
import { findAsk, findAsking, saveAnswer, saveWent } from './asking.store.server.ts';
import { type Ask, type Asking, mayStillAnswer, type Went } from './asking.ts';
import { newYesCode, yesCodeHash } from './yes-code.server.ts';

/**
 * One's own person, with the question.
 * @throws NotFound also when it is a colleague's: whose it is nobody learns
 */
export async function ownAsk(tx: Tx, actor: Actor, id: string): Promise<{ ask: Ask; asking: Asking }> {
	const ask = await findAsk(tx, actor.municipalityId, id);
	const asking = ask && (await findAsking(tx, actor.municipalityId, ask.askingId));
	if (!ask || !asking || !mayAsk(actor, ask)) throw new NotFound('ask', id);
	return { ask, asking };
}

/**
 * Writes down what somebody said. A yes is consent: what may be passed on, how it was given, and a code with which it is
 * taken back. The code is shown now and not kept.
 * @throws NotFound, Refused('asking-is-over')
 */
export async function answerAsk(tx: Tx, actor: Actor, id: string, form: AnswerForm): Promise<{ code?: string }> {
	const { ask, asking } = await ownAsk(tx, actor, id);
	if (!mayStillAnswer(asking)) throw new Refused('asking-is-over');
	const code = form.answer === 'yes' ? newYesCode() : undefined;
	const contact = form.answer === 'yes' ? readContact(form.contact) : undefined;
	await saveAnswer(tx, actor.municipalityId, ask.id, {
		answer: form.answer,
		answered_at: clock.now(),
		called: form.answer === 'yes' ? form.called : '',
		contact: contact?.value ?? '',
		contact_key: contact ? `${contact.kind}:${contact.value}` : null,
		consent_how: form.answer === 'yes' ? form.how : null,
		withdraw_hash: code ? yesCodeHash(code) : null,
	});
	await tell(tx, actor, 'community', 'asking.answered', asking.id);
	return code ? { code } : {};
}

/** Whether they went, as the person told the worker. */
export async function noteWhetherWent(tx: Tx, actor: Actor, id: string, went: Went): Promise<void> {
	const { ask, asking } = await ownAsk(tx, actor, id);
	if (ask.answer !== 'yes' || !asking.initiativeId) throw new Refused('asking-no-group');
	await saveWent(tx, actor.municipalityId, ask.id, went);
}
