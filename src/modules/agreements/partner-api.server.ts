import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused, SignInNeeded } from '#platform/errors';
import { isId } from '#platform/ids';
import type { ApiAsk, Ask } from '#platform/route/index.server';
import type { PassOnForm } from './agreement.forms.ts';
import type { PassedOn } from './agreement.ts';
import { worriesPassedOn } from './partner-signals.store.server.ts';
import { passOnWorry, runningAgreement } from './pass-on-worry.server.ts';

/** A key that opens nothing gets the same answer as no key at all, whatever the reason. */
async function withAgreement({ tx, actor, about }: Ask): Promise<void> {
	try {
		about({ type: 'agreement', id: (await runningAgreement(tx, actor)).id });
	} catch (problem) {
		throw problem instanceof NotFound ? new SignInNeeded() : problem;
	}
}

/** POST /api/v1/partner-signals. The header Idempotency-Key is another place for the id of the body. */
export async function passOnResource(ask: ApiAsk<PassOnForm>) {
	await withAgreement(ask);
	const header = ask.event.request.headers.get('idempotency-key')?.toLowerCase();
	if (header && (!isId(header) || (ask.body.id && ask.body.id !== header)))
		throw new Refused('invalid', 'idempotencyKey');
	const { id } = await passOnWorry(ask.tx, ask.actor, { ...ask.body, id: ask.body.id ?? header });
	return {
		status: 201,
		headers: { location: `/api/v1/partner-signals/${id}` },
		body: await oneOf(ask.tx, id),
	};
}

/** GET /api/v1/partner-signals: the own worries under this agreement, newest first. */
export async function passedOnResource(ask: ApiAsk<object>) {
	await withAgreement(ask);
	return { body: { items: (await worriesPassedOn(ask.tx)).map(shown) } };
}

/** GET /api/v1/partner-signals/{id} */
export async function onePassedOnResource(ask: ApiAsk<object>) {
	await withAgreement(ask);
	return { body: await oneOf(ask.tx, ask.params['id'] ?? '') };
}

async function oneOf(tx: Tx, id: string) {
	const worry = (await worriesPassedOn(tx)).find((one) => one.id === id);
	if (!worry) throw new NotFound('partner signal', id);
	return shown(worry);
}

const shown = ({ id, theme, areaCode, passedOn, state, closedOn, feedback, feedbackWords }: PassedOn) => ({
	id,
	theme,
	areaCode,
	passedOn,
	state,
	closedOn,
	feedback,
	feedbackWords: feedbackWords || null,
});
