import { everythingInFile } from '#modules/about-me';
import { exportScreen } from '#modules/clients/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('clients.walls', (ask) => exportScreen(ask, everythingInFile));
