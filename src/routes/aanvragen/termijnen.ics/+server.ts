import { termsCalendar } from '#modules/requests/index.server';
import { reads } from '#platform/route/index.server';

export const GET = reads('requests.look', termsCalendar);
