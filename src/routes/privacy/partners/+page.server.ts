import { publicRegisterPage } from '#modules/agreements/index.server';
import { open } from '#platform/route/index.server';

export const load = open('agreements.register', publicRegisterPage);
