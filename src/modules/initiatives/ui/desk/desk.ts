import type { Posted } from '#design/posted.ts';
import type { tendScreen } from '../../screens.server.ts';
import { errorWords } from '../look-first.ts';

/** What every part of the desk gets. */
export type Desk = Awaited<ReturnType<typeof tendScreen>>;
export type DeskPart = 'now' | 'asks' | 'journal' | 'people' | 'words' | 'help' | 'alone' | 'end';

/** What one form of a page was answered with: errors and typed words belong to the form that was sent. */
export function answerTo(desk: Pick<Desk, 'sent'>, name: string, form: Posted) {
	const answer = desk.sent === name ? form : null;
	return { form: answer, errors: errorWords(answer) };
}
