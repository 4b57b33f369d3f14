import { clock } from '#platform/clock';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { bookRoom, byCode, settleOwn } from './book-room.server.ts';
import { bookingsFrom } from './bookings.store.server.ts';
import type { BookForm, SettleForm } from './room.forms.ts';

/** The language of the address somebody is at, and the address without the last part of it. */
const languageOf = (url: URL): 'nl' | 'en' => (/^\/en(\/|$)/.test(url.pathname) ? 'en' : 'nl');

/** Books, and shows the page behind the code at once. */
export async function bookAction({ tx, actor, params, url, form }: Ask & { form: BookForm }): Promise<{ to: string }> {
	const locale = languageOf(url);
	const { code } = await bookRoom(tx, actor, params['id'] ?? '', form, locale);
	return { to: `${locale === 'en' ? '/en' : ''}/ruimtes/boeking/${code}?nieuw` };
}

export async function settleByCode({ tx, actor, params, form }: Ask & { form: SettleForm }) {
	const code = params['code'] ?? '';
	return settleOwn(tx, actor, { code }, form, await byCode(tx, code));
}

/** What somebody with an account booked and is still to come, or was lately. */
export const ownBookings = ({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) =>
	bookingsFrom(tx, actor.municipalityId, { personId: actor.personId ?? '' }, dayAfter(clock.today(), -1), clock.now());

export async function settleMine(ask: Ask & { form: SettleForm }) {
	const personId = ask.actor.personId ?? '';
	return settleOwn(ask.tx, ask.actor, { personId }, ask.form, personId ? await ownBookings(ask) : []);
}

/** The room a page is about, named in the trail. */
export function roomOf({ params, about }: Pick<Ask, 'params' | 'about'>): string {
	const id = params['id'] ?? '';
	about({ type: 'room', id });
	return id;
}
