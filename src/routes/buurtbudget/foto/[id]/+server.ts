import { storyPhotoAnswer } from '#modules/spending/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('budget.look', storyPhotoAnswer);
