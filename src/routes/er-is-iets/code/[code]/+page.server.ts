import { NoConflictFields } from '#modules/conflicts';
import { behindCode, sayAgreed, takeBack } from '#modules/conflicts/index.server';
import { acts, open } from '#platform/route/index.server';

export const load = open('conflicts.follow', async ({ tx, params }) => behindCode(tx, params['code'] ?? ''));

export const actions = {
	akkoord: acts('conflicts.answer', NoConflictFields, async ({ tx, params }) => {
		await sayAgreed(tx, params['code'] ?? '');
	}),
	intrekken: acts('conflicts.answer', NoConflictFields, async ({ tx, params }) => {
		await takeBack(tx, params['code'] ?? '');
		return { gone: true };
	}),
};
