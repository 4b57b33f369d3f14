import { proofScreen } from '#modules/nuisance/index.server';
import { open } from '#platform/route/index.server';

export const load = open('nuisance.proof', proofScreen);
