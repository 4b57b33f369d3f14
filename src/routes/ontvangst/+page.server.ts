import { hostGroupsScreen } from '#modules/host-groups/index.server';
import { open } from '#platform/route/index.server';

export const load = open('hosts.look', hostGroupsScreen);
