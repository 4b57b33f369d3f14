import { NothingAsked } from '#modules/agreements';
import { onePassedOnResource } from '#modules/agreements/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('agreements.follow', NothingAsked, onePassedOnResource);
