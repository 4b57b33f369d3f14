import { signInEndpoint } from '#platform/identity/index.server';
import { bare } from '#platform/route/index.server';

const why = 'passkeys and the way back from an organisation: nobody is known yet, and the library checks each step';

export const GET = bare(why, signInEndpoint);
export const POST = bare(why, signInEndpoint);
