import { initiativePhoto } from '#modules/initiatives/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('initiatives.look', initiativePhoto);
