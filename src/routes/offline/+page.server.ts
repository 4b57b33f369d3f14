import { bare } from '#platform/route/index.server';

export const load = bare('the page that shows without connection; the same for everyone', () => ({}));
