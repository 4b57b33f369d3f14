import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import { type Locale, send } from '#platform/notify/index.server';
import type { GoingForm, SignUpForm } from './activities.forms.ts';
import { daysBetween, findActivity } from './activities.store.server.ts';
import { codeOfSignUp, signUpAddress, signUpHash } from './sign-up-code.server.ts';
import {
	answerOfferInStore,
	answerPairInStore,
	askPairInStore,
	changeInStore,
	type Going,
	leaveInStore,
	type OwnSignUp,
	ownSignUp,
	type PairKind,
	signUpInStore,
} from './sign-ups.store.server.ts';

/** Seats are only of who gives a ride, an area only of who shares one. */
const going = ({ together, ride, seats, rideArea }: GoingForm): Going => ({
	together,
	ride,
	seats: ride === 'gives' ? (seats ?? 1) : 0,
	rideArea: ride === 'none' ? null : (rideArea ?? null),
});

/**
 * Signs somebody up for a day, without an account, and gives the code of their own page. Who comes when it is full waits in line;
 * the database counts, so that no two get the last place. @throws NotFound, Refused('activities-day-gone')
 */
export async function signUp(
	tx: Tx,
	actor: Actor,
	activityId: string,
	form: SignUpForm,
	locale: Locale,
): Promise<string> {
	if (!(await findActivity(tx, activityId))) throw new NotFound('activity', activityId);
	const id = newUntimedId();
	const code = codeOfSignUp(id);
	const state = await signUpInStore(
		tx,
		{
			...going(form),
			id,
			activityId,
			day: form.day,
			called: form.called,
			contact: form.contact,
			locale,
			codeHash: signUpHash(code),
		},
		clock.now(),
	);
	if (!state) throw new Refused('activities-day-gone', 'day');
	if (form.contact.includes('@'))
		await send(tx, actor, 'community', {
			to: { address: form.contact },
			template: state === 'coming' ? 'activity-signed-up' : 'activity-waiting',
			facts: { link: signUpAddress(code) },
			locale,
		});
	return code;
}

/** @throws NotFound when no sign-up opens with it, or not any more. */
export async function theSignUp(tx: Tx, code: string): Promise<OwnSignUp> {
	const found = await ownSignUp(tx, signUpHash(code));
	if (!found) throw new NotFound('sign-up');
	return found;
}

export async function changeSignUp(tx: Tx, code: string, form: GoingForm): Promise<void> {
	if (!(await changeInStore(tx, signUpHash(code), going(form)))) throw new NotFound('sign-up');
}

/** Not coming after all: what was kept of them is gone at once, and the next in line hears. @throws NotFound */
export async function leaveActivity(tx: Tx, actor: Actor, code: string): Promise<void> {
	const gone = await leaveInStore(tx, signUpHash(code));
	if (!gone) throw new NotFound('sign-up');
	if (gone.freed) await tell(tx, actor, 'community', 'activity.place-free', gone.activityId);
}

/** Yes to a place that came free, or back in the line. @throws NotFound, Conflict when it came too late */
export async function answerOffer(tx: Tx, code: string): Promise<void> {
	await theSignUp(tx, code);
	if (!(await answerOfferInStore(tx, signUpHash(code), clock.now()))) throw new Conflict('activities-offer-over');
}

/** @throws Conflict when the day is over or off: then nobody is asked or named any more. */
async function stillToCome(tx: Tx, { activityId, day }: OwnSignUp): Promise<void> {
	const days = await daysBetween(tx, clock.today(), '9999-12-31', [activityId]);
	if (!days.some((one) => one.day === day && !one.off && one.startsAt > clock.now()))
		throw new Conflict('activities-day-gone');
}

/** Asks the next one who could go along or drive, without saying who asks. @throws NotFound, Refused('activities-nobody-left') */
export async function askForPair(tx: Tx, actor: Actor, code: string, kind: PairKind): Promise<void> {
	await stillToCome(tx, await theSignUp(tx, code));
	const asked = await askPairInStore(tx, signUpHash(code), kind, newUntimedId());
	if (!asked) throw new Refused('activities-nobody-left');
	await tell(tx, actor, 'community', 'activity.pair-asked', asked);
}

/** Names are seen after both yeses, never before. @throws NotFound, Conflict when the car is full */
export async function answerPair(tx: Tx, actor: Actor, code: string, pair: string, yes: boolean): Promise<void> {
	const mine = await theSignUp(tx, code);
	await stillToCome(tx, mine);
	if (!mine.pairs.some(({ id }) => id === pair)) throw new NotFound('pair', pair);
	if (!(await answerPairInStore(tx, signUpHash(code), pair, yes))) throw new Conflict('activities-car-full');
	if (yes) await tell(tx, actor, 'community', 'activity.pair-asked', pair);
}
