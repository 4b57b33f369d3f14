import { exportScreen } from '#modules/clients/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('clients.walls', exportScreen);
