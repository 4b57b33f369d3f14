import { alongCalendar } from '#modules/company/index.server';
import { reads } from '#platform/route/index.server';

export const GET = reads('company.look-own', alongCalendar);
