import { NothingAsked } from '#modules/referrals';
import { fhirVoice, taskResource } from '#modules/referrals/index.server';
import { answers } from '#platform/route/index.server';

export const GET = answers('referrals.task', NothingAsked, taskResource, fhirVoice);
