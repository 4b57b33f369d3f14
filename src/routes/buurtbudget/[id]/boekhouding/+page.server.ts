import { booksScreen } from '#modules/spending/index.server';
import { reads } from '#platform/route/index.server';

export const load = reads('spending.look', booksScreen);
