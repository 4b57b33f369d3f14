import { bare } from '#platform/route/index.server';
import { apiDescription } from '../description.ts';

export const GET = bare('the description of the API is public', apiDescription('3.0'));
