import { activitiesScreen } from '#modules/activities/index.server';
import { open } from '#platform/route/index.server';

export const load = open('activities.look', activitiesScreen);
