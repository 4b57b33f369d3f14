import { SignInNeeded } from '#platform/errors';
import type { ApiAsk } from '#platform/route/index.server';
import type { CaptureForm, OfferFilter, SignalFilter } from './signal.forms.ts';
import { authorOf, offersPage, signalsPage, tellSignal } from './signal-pages.server.ts';

/** The header by which a phone says whose note it is. A note never goes in under somebody else's name. */
export const noteAuthorHeader = 'note-author';

/** POST /api/v1/signals: what the phone's queue calls. */
export async function signalResource(ask: ApiAsk<CaptureForm>) {
	const author = ask.event.request.headers.get(noteAuthorHeader);
	if (author !== null && author !== authorOf(ask)) throw new SignInNeeded();
	const { captured, ledTo } = await tellSignal({ ...ask, form: ask.body });
	const { id, kind, areaCode, needCode, followCode } = captured;
	return {
		status: 201,
		headers: { location: `/api/v1/signals/${id}` },
		body: { id, kind, areaCode, needCode, followCode: followCode ?? null, offers: ledTo.offers, others: ledTo.others },
	};
}

/** GET /api/v1/signals: the workers' list. */
export async function signalsResource(ask: ApiAsk<SignalFilter>) {
	const { signals, more } = await signalsPage(ask, ask.body);
	return {
		body: {
			page: ask.body.page,
			more,
			items: signals.map(({ need, ...signal }) => ({ ...signal, needCode: need?.code ?? null })),
		},
	};
}

/** GET /api/v1/offers: what is published. */
export async function offersResource(ask: ApiAsk<OfferFilter>) {
	const { offers, more } = await offersPage(ask, ask.body);
	return { body: { page: ask.body.page, more, items: offers } };
}
