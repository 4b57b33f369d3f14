import { areaForPostcode, findArea } from '#modules/areas/index.server';
import { suggestNeedsFor, theNeeds } from '#modules/needs/index.server';
import { capturePartnerSignal } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { limitTries } from '#platform/identity/tries.server';
import { newUntimedId } from '#platform/ids';
import type { PassOnForm } from './agreement.forms.ts';
import { type Agreement, liesWithin, stateOn } from './agreement.ts';
import { agreementOfHolder } from './agreements.store.server.ts';
import { addPartnerSignal, worriesPassedOn } from './partner-signals.store.server.ts';

/** More than this in an hour is no partner any more but a program gone wrong. */
const mostPerHour = 60;

/** The agreement that this partner may pass on worries under today; as if there is none in every other case. */
export async function runningAgreement(tx: Tx, actor: Actor): Promise<Agreement> {
	const held = await agreementOfHolder(tx, actor.municipalityId, actor.codeHash ?? '');
	if (!held || stateOn(clock.today(), held.agreement) !== 'running') throw new NotFound('agreement');
	return held.agreement;
}

/**
 * A partner passes on a worry. It becomes a signal for the workers of the area; the partner gets back its id and no more.
 * The same worry (same id and content) that comes twice is one worry.
 * @throws NotFound without a running agreement, Refused for what it does not cover
 */
export async function passOnWorry(
	tx: Tx,
	actor: Actor,
	form: PassOnForm,
): Promise<{ id: string; agreementId: string }> {
	const agreement = await runningAgreement(tx, actor);
	await limitTries('partner-signal', actor.codeHash ?? '', mostPerHour, 3600);
	if (!agreement.themes.includes(form.theme)) throw new Refused('outside-agreement', 'theme');
	if (form.ground === 'agreement' && agreement.ground === 'agreed') throw new Refused('resident-must-agree', 'ground');
	if (form.contact && form.ground !== 'agreed') throw new Refused('contact-needs-yes', 'contact');
	const areaCode = await placeOf(tx, actor, agreement, form);
	const { id } = await capturePartnerSignal(
		tx,
		actor,
		{
			id: form.id ?? newUntimedId(),
			code: undefined,
			kind: 'zie',
			text: form.text,
			postcode: undefined,
			areaCode,
			needCode: needWithin(form.theme, form.text),
			personId: undefined,
			contact: form.contact,
			contactAgreed: form.ground === 'agreed',
			capturedAt: undefined,
			confirmed: form.confirmed,
			language: undefined,
		},
		[agreement.id, form.theme, form.ground, String(form.mayAskBack)],
	);
	const again = (await worriesPassedOn(tx)).some((worry) => worry.id === id);
	if (!again)
		await addPartnerSignal(tx, actor.municipalityId, {
			signalId: id,
			agreementId: agreement.id,
			theme: form.theme,
			ground: form.ground,
			mayAskBack: form.mayAskBack,
			passedOnAt: clock.now(),
		});
	return { id, agreementId: agreement.id };
}

/** Where it is about, which has to lie within the agreement. */
async function placeOf(tx: Tx, actor: Actor, agreement: Agreement, form: PassOnForm): Promise<string> {
	const [only] = agreement.areaCodes;
	if (!form.postcode && !form.areaCode) {
		if (agreement.areaCodes.length === 1 && only) return only;
		throw new Refused('place-needed', 'areaCode');
	}
	const field = form.postcode ? 'postcode' : 'areaCode';
	const area = form.postcode
		? await areaForPostcode(tx, actor.municipalityId, form.postcode)
		: await findArea(tx, actor.municipalityId, form.areaCode ?? '');
	if (!area || !liesWithin(area.code, agreement.areaCodes)) throw new Refused('outside-agreement', field);
	return area.code;
}

/** The need that the words point at, when it belongs to the theme that was chosen. */
function needWithin(theme: string, text: string): string | undefined {
	const found = suggestNeedsFor(text, 3);
	if (found === 'abstain') return undefined;
	return found.find(({ code }) => theNeeds().needByCode.get(code)?.theme === theme)?.code;
}
