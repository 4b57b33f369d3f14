import { alongScreen } from '#modules/company/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('company.look-own', alongScreen);
