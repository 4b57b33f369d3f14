import { booksFile } from '#modules/spending/index.server';
import { reads } from '#platform/route/index.server';

export const GET = reads('spending.look', booksFile);
