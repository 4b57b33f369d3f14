import { exportReason } from '#modules/sheets';
import { cardsWorkbook } from '#modules/sheets/index.server';
import { reads } from '#platform/route/index.server';

export const GET = reads('sheets.export', (ask) => cardsWorkbook(ask, exportReason(ask.url.searchParams.get('reden'))));
