import { placeFaultsWorkbook } from '#modules/sheets/index.server';
import { reads } from '#platform/route/index.server';

export const GET = reads('sheets.places', placeFaultsWorkbook);
