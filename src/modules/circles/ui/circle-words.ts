import { dates } from '#design/formats.ts';
import { named } from '#design/named.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';

/** "dinsdag 12 mei" */
export const dayInWords = (day: string): string =>
	dates(getLocale() === 'en' ? 'en-GB' : 'nl-NL', {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		timeZone: 'UTC',
	}).format(new Date(`${day}T12:00:00Z`));

/** "eten en koken, taal": themes in the running of a sentence. */
export const inARow = (themes: readonly { nl: string; en: string }[]): string =>
	themes.map((theme) => named(theme).toLocaleLowerCase()).join(', ');

/** What a move would bring: "2 wensen meer vervuld". */
export const effectInWords = (more: number): string =>
	more === 0
		? m.circles_move_same()
		: more === 1
			? m.circles_move_one_more()
			: more > 1
				? m.circles_move_more({ many: more })
				: more === -1
					? m.circles_move_one_fewer()
					: m.circles_move_fewer({ many: -more });
