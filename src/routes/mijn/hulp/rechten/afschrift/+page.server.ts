import { everythingInFile } from '#modules/about-me';
import { copyScreen } from '#modules/clients/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('clients.own-walls', (ask) => copyScreen(ask, everythingInFile));
