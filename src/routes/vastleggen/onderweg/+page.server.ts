import { tellPage } from '#modules/signals/index.server';
import { open } from '#platform/route/index.server';

export const load = open('signals.invite', tellPage);
