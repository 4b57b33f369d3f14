import { named } from '#design/named.ts';
import { m } from '#text';

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
