import { workgroupsScreen } from '#modules/patterns/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('workgroups.list', workgroupsScreen);
