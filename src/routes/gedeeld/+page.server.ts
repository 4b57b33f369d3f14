import { sharedScreen } from '#modules/clients/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('clients.shared', sharedScreen);
