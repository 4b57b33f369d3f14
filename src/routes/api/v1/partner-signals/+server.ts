import { NothingAsked, PassOnForm } from '#modules/agreements';
import { passedOnResource, passOnResource } from '#modules/agreements/index.server';
import { answers } from '#platform/route/index.server';

export const POST = answers('agreements.pass-on', PassOnForm, passOnResource);
export const GET = answers('agreements.follow', NothingAsked, passedOnResource);
