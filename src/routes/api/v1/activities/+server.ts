import { ActivitiesQuery } from '#modules/activities';
import { activitiesResource } from '#modules/activities/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('activities.look', ActivitiesQuery, activitiesResource);
