import { everythingInFile } from '#modules/about-me';
import { sharedFileScreen } from '#modules/clients/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('clients.shared', (ask) => sharedFileScreen(ask, everythingInFile));
