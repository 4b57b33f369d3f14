import { lotsFile } from '#modules/jury/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('jury.look', lotsFile);
