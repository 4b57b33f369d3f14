import { clock } from '#platform/clock';
import type { Ask } from '#platform/route/index.server';
import { addSlot, askWatcher, endWatch, leaveWatch, pauseWatch, removeSlot, slipFor } from './arrange-watch.server.ts';
import {
	answerWatch,
	byWatchCode,
	callRoll,
	giveBackTurn,
	hearWorry,
	openFeed,
	takeTurn,
	tellVisit,
} from './take-part.server.ts';
import type { AskWatcherForm, SlotForm, TakeTurnForm, VisitForm, WatchAnswerForm } from './watch.forms.ts';
import { type By, watchCards, watchInside } from './watches.store.server.ts';

type Place = { by: By; watchId: string };
type Posted<F> = Ask & { form: F };
/** Where somebody stands, what they see once they are no longer in it, and an address in the reader's language. */
type Door = {
	place: (ask: Posted<object>) => Promise<Place>;
	gone: (what: 'nee' | 'stop' | 'alles') => Record<string, unknown>;
	href: (path: string) => string;
};
type Href = Door['href'];

const signedIn = async ({ params }: Ask): Promise<Place> => ({ by: 'self', watchId: params['id'] ?? '' });

/** What is done at work is written down with whom it was about: the person, and whoever something was done for. */
async function atWork(ask: Posted<object>): Promise<Place> {
	const place = await signedIn(ask);
	const card = (await watchCards(ask.tx, 'self')).find(({ id }) => id === place.watchId);
	if (!card) return place;
	const today = clock.today();
	const inside = card.ours ? await watchInside(ask.tx, 'self', card.id, today, today) : null;
	const posted = Object.entries(ask.form).flat();
	const named = [
		...posted,
		...(inside?.worries ?? []).flatMap(({ id, aboutId }) => (posted.includes(id) ? aboutId : [])),
	];
	ask.about({
		type: 'watch',
		id: card.id,
		...(card.personCard && { personId: card.personCard }),
		personIds: (inside?.members ?? []).flatMap(({ id, cardId }) =>
			cardId && cardId !== card.personCard && named.includes(id) ? cardId : [],
		),
	});
	return place;
}

/** The three doors to the same circle: at work, on one's own page, and with the code in one's hand. */
export const doors = {
	work: (href: Href): Door => ({ place: atWork, gone: () => ({ to: href('/omzien') }), href }),
	own: (href: Href): Door => ({ place: signedIn, gone: (what) => ({ to: href(`/mijn/omzien?weg=${what}`) }), href }),
	code: (href: Href): Door => ({
		place: async ({ tx, params }) => {
			const by = byWatchCode(params['code'] ?? '');
			return { by, watchId: (await watchCards(tx, by))[0]?.id ?? '' };
		},
		gone: (what) => (what === 'nee' ? { said: 'no' } : { left: true }),
		href,
	}),
};

/** Everything that can be done on the page of a circle. Who may is for the database to say: it knows whose place it is. */
export const watchWork = ({ place, gone, href }: Door) => ({
	answer: async (ask: Posted<WatchAnswerForm>) => {
		const { by, watchId } = await place(ask);
		await answerWatch(ask.tx, ask.actor, by, watchId, ask.form);
		if (ask.form.wie) return { noted: true };
		return ask.form.antwoord === 'no' ? gone('nee') : { said: 'yes' };
	},
	take: async (ask: Posted<TakeTurnForm>) => {
		const { by, watchId } = await place(ask);
		await takeTurn(ask.tx, by, watchId, ask.form);
		return { taken: true };
	},
	giveBack: async (ask: Posted<{ id: string }>) => {
		await giveBackTurn(ask.tx, (await place(ask)).by, ask.form.id);
		return { noted: true };
	},
	visit: async (ask: Posted<VisitForm>) => {
		const { by, watchId } = await place(ask);
		return { told: await tellVisit(ask.tx, ask.actor, by, watchId, ask.form) };
	},
	hear: async (ask: Posted<{ id: string }>) => {
		await hearWorry(ask.tx, ask.actor, (await place(ask)).by, ask.form.id);
		return { noted: true };
	},
	roll: async (ask: Posted<Record<string, string>>) => {
		const { by, watchId } = await place(ask);
		await callRoll(ask.tx, by, watchId, ask.form);
		return { rolled: true };
	},
	ask: async (ask: Posted<AskWatcherForm>) => {
		const { by, watchId } = await place(ask);
		if (ask.form.kaart) ask.about({ personIds: [ask.form.kaart] });
		const { code } = await askWatcher(ask.tx, ask.actor, by, watchId, ask.form);
		return { asked: true, ...(code && { code, address: `${ask.url.host}${href('/omzien/code')}` }) };
	},
	slot: async (ask: Posted<SlotForm>) => {
		const { by, watchId } = await place(ask);
		await addSlot(ask.tx, by, watchId, ask.form);
		return { noted: true };
	},
	dropSlot: async (ask: Posted<{ id: string }>) => {
		await removeSlot(ask.tx, (await place(ask)).by, ask.form.id);
		return { noted: true };
	},
	slip: async (ask: Posted<{ id: string }>) => ({
		code: await slipFor(ask.tx, (await place(ask)).by, ask.form.id),
		address: `${ask.url.host}${href('/omzien/code')}`,
	}),
	leave: async (ask: Posted<{ id: string }>) => {
		const { by, watchId } = await place(ask);
		const own = (await watchCards(ask.tx, by)).some(({ id, memberId }) => id === watchId && memberId === ask.form.id);
		await leaveWatch(ask.tx, ask.actor, by, ask.form.id);
		return own ? gone('stop') : { noted: true };
	},
	pause: async (ask: Posted<{ rust: 'ja' | 'nee' }>) => {
		const { by, watchId } = await place(ask);
		await pauseWatch(ask.tx, by, watchId, ask.form.rust === 'ja');
		return { noted: true };
	},
	end: async (ask: Posted<object>) => {
		const { by, watchId } = await place(ask);
		await endWatch(ask.tx, by, watchId);
		return gone('alles');
	},
	feed: async (ask: Posted<object>) => {
		const { by, watchId } = await place(ask);
		return { feed: `${ask.url.origin}/omzien/agenda/${await openFeed(ask.tx, by, watchId)}` };
	},
});
