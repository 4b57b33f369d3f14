import { signUpCalendar } from '#modules/activities/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('activities.sign-up', signUpCalendar);
