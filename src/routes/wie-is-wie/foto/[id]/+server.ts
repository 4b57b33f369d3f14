import { whoPhoto } from '#modules/who-is-who/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('who-is-who.look', whoPhoto);
