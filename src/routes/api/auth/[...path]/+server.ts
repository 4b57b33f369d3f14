import { signInEndpoint } from '#platform/identity/index.server';
import { bare } from '#platform/route/index.server';

const endpoint = bare('passkeys and the way back from an organisation: nobody is known yet, and the library checks each step', signInEndpoint);

export const GET = endpoint;
export const POST = endpoint;
