/** Door for the server. */
import type { Tx } from '#platform/db/index.server';
import { textReports } from './privacy.store.server.ts';
import type { TextReport } from './text-report.ts';

export { readAccessLog } from './access-log.server.ts';
export { answerTextReport } from './answer-text-report.server.ts';
export { checkLook, type OddLookShown, oddLooksIn, oddLooksScreen } from './odd-looks.server.ts';
export { type PublicRegister, publicRegister } from './public-register.server.ts';
export { reportText } from './report-text.server.ts';
export { type Kept, whatIsKept } from './what-is-kept.server.ts';

export const openTextReports = (tx: Tx): Promise<TextReport[]> => textReports(tx, undefined);
export { privacyRetention } from './privacy-retention.store.server.ts';
