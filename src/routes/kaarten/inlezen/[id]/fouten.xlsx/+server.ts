import { faultsWorkbook } from '#modules/sheets/index.server';
import { reads } from '#platform/route/index.server';

export const GET = reads('sheets.look', faultsWorkbook);
