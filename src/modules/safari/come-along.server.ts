import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { newSafariCode, safariCodeHash } from './plan-safari.server.ts';
import type { AgainForm, GuestForm } from './safari.forms.ts';
import {
	heldBy,
	saysAgain,
	signOffInStore,
	signUpInStore,
	takeAwayInStore,
	tendInStore,
} from './safaris.store.server.ts';

const isMail = (reach: string): boolean => /^\S+@\S+\.\S+$/.test(reach);

/** Comes along, or waits when it is full. The code is shown once, and mailed to who left a mail address. @throws Refused('safari-closed') */
export async function signUp(
	tx: Tx,
	actor: Actor,
	safariId: string,
	{ naam, bereik, nodig }: GuestForm,
): Promise<{ code: string; stands: 'going' | 'waiting' }> {
	const code = newSafariCode();
	const guest = { id: newUntimedId(), hash: safariCodeHash(code), called: naam, reach: bereik, note: nodig };
	const stands = await signUpInStore(tx, safariId, guest, clock.today(), clock.now());
	if (!stands) throw new Refused('safari-closed');
	if (isMail(bereik)) await tellOfCode(tx, actor, bereik, `/safari/code/${code}`);
	return { code, stands };
}

/** Does not come after all. Who waits longest moves up, and hears it when there is a mail address. @throws NotFound */
export async function signOff(tx: Tx, actor: Actor, code: string): Promise<void> {
	const { done, nextReach } = (await signOffInStore(tx, safariCodeHash(code), clock.today())) ?? {};
	if (!done) throw new NotFound('safari-guest', 'code');
	if (nextReach && isMail(nextReach)) await tellOfCode(tx, actor, nextReach, '/safari/code');
}

const tellOfCode = (tx: Tx, actor: Actor, address: string, link: string): Promise<void> =>
	send(tx, actor, 'community', { to: { address }, template: 'news', facts: { link } });

/** "Haal mij weg": host or guest, before or after. Nothing of them stays. @throws NotFound */
export async function leaveSafari(tx: Tx, code: string): Promise<void> {
	const hash = safariCodeHash(code);
	const held = await heldBy(tx, hash);
	if (!held || !(await takeAwayInStore(tx, hash, held.holder.id))) throw new NotFound('safari', 'code');
}

/** Whom somebody would like to see again, and what they could help with. @throws NotFound before the day */
export async function wouldLikeAgain(tx: Tx, code: string, { weer, help }: AgainForm): Promise<void> {
	if (!(await saysAgain(tx, safariCodeHash(code), weer, help, clock.today()))) throw new NotFound('safari', 'code');
}

/** Every hour: where somebody lives is forgotten when the day is over. */
export async function tendSafaris(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('safari.tend', id, 'community', (tx) => tendInStore(tx, clock.today()));
}
