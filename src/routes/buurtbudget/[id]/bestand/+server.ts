import { proposalsFile } from '#modules/rounds/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('budget.look', proposalsFile);
