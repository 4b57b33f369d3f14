import { FhirServiceRequest } from '#modules/referrals';
import { fhirVoice, referResource } from '#modules/referrals/index.server';
import { answers } from '#platform/route/index.server';

export const POST = answers('referrals.refer-by-program', FhirServiceRequest, referResource, fhirVoice);
