import { bordersFile } from '#modules/areas/index.server';
import { open } from '#platform/route/index.server';

export const GET = open('areas.list', ({ tx, actor }) => bordersFile(tx, actor.municipalityId));
