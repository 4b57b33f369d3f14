import { promisesTable } from '#modules/promises/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('promises.look', promisesTable);
