import { watchCalendar } from '#modules/watching/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('watching.calendar', ({ tx, params, url }) =>
	watchCalendar(tx, params['secret'] ?? '', url.hostname),
);
