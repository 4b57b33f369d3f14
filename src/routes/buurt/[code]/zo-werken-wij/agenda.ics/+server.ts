import { meetingsCalendar } from '#modules/organising/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('organising.look', meetingsCalendar);
