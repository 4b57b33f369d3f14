import { bare } from '#platform/route/index.server';
import { keepPreference } from '#platform/route/preference.server';

export const POST = bare('keeps a colour in a cookie and nothing else', keepPreference);
