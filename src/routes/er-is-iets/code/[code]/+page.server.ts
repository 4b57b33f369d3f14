import { NoConflictFields } from '#modules/conflicts';
import { behindCode, sayAgreed, takeBack, takeYesBack } from '#modules/conflicts/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('conflicts.follow', async ({ tx, event, params }) => ({
	...(await behindCode(tx, params['code'] ?? '')),
	teamPhone: event.locals.municipality?.teamPhone ?? '',
}));

export const actions = {
	akkoord: acts('conflicts.answer', NoConflictFields, async ({ tx, params }) => {
		await sayAgreed(tx, params['code'] ?? '');
	}),
	terug: acts('conflicts.answer', NoConflictFields, async ({ tx, params }) => {
		await takeYesBack(tx, params['code'] ?? '');
	}),
	intrekken: acts('conflicts.answer', NoConflictFields, async ({ tx, params }) => {
		await takeBack(tx, params['code'] ?? '');
		return { gone: true };
	}),
};
