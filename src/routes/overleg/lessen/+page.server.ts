import { lessonsScreen } from '#modules/consultations/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('consultations.learn', lessonsScreen);
