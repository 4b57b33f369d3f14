import { closeSignal } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import type { FeedbackForm } from './agreement.forms.ts';
import { findAgreement } from './agreements.store.server.ts';
import { findPartnerSignal, saveFeedback } from './partner-signals.store.server.ts';

type CloseForm = Parameters<typeof closeSignal>[3];

/**
 * Closes a signal, and when a partner passed it on under an agreement with feedback, keeps the sentence for that partner in the
 * same act. A word about a person or an illness is refused, whoever confirms it; own words need the resident's yes.
 */
export async function closeWithFeedback(
	tx: Tx,
	actor: Actor,
	signalId: string,
	form: CloseForm & FeedbackForm,
): Promise<void> {
	const passedOn = await findPartnerSignal(tx, actor.municipalityId, signalId);
	const agreement = passedOn && (await findAgreement(tx, actor.municipalityId, passedOn.agreementId));
	const answers = agreement?.feedbackLevel === 2;
	if (answers) {
		if (!form.terugmelding) throw new Refused('feedback-needed', 'terugmelding');
		if (findIdentifiers(form.terugmeldingZin).length > 0)
			throw new Refused('feedback-points-at-person', 'terugmeldingZin');
		if (form.terugmeldingZin && !form.terugmeldingMag) throw new Refused('feedback-needs-yes', 'terugmeldingMag');
	}
	await closeSignal(tx, actor, signalId, form);
	if (answers && form.terugmelding)
		await saveFeedback(tx, actor.municipalityId, signalId, {
			sentence: form.terugmelding,
			words: form.terugmeldingZin,
			at: clock.now(),
		});
}

/** What a worker sees of the partner behind a signal; nothing for every other signal. */
export async function partnerBehind(tx: Tx, actor: Actor, signalId: string, mine: boolean) {
	const passedOn = await findPartnerSignal(tx, actor.municipalityId, signalId);
	const agreement = passedOn && (await findAgreement(tx, actor.municipalityId, passedOn.agreementId));
	if (!passedOn || !agreement) return null;
	return {
		agreementId: agreement.id,
		partnerName: agreement.partnerName,
		residentAgreed: passedOn.ground === 'agreed',
		groundWords: agreement.groundWords,
		feedbackLevel: agreement.feedbackLevel,
		feedback: passedOn.feedback,
		feedbackWords: passedOn.feedbackWords,
		/** Whom to call back, for who picked it up. */
		askBack: mine && passedOn.mayAskBack ? agreement.contact : null,
		mayAskBack: passedOn.mayAskBack,
	};
}
