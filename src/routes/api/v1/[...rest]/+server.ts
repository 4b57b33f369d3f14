import { bare, problem } from '#platform/route/index.server';

const nothingHere = bare('there is nothing at this address', () => problem(404, 'not-found', {}));

export const GET = bare('there is nothing at this address', nothingHere);
export const POST = bare('there is nothing at this address', nothingHere);
export const PUT = bare('there is nothing at this address', nothingHere);
export const PATCH = bare('there is nothing at this address', nothingHere);
export const DELETE = bare('there is nothing at this address', nothingHere);
