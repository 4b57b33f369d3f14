import type { Identifier, IdentifierKind } from '#platform/free-text/identifiers';
import { m } from '#text';
import { getLocale } from '#text/runtime';

const words: Record<IdentifierKind, () => string> = {
	bsn: m.signals_piece_bsn,
	iban: m.signals_piece_iban,
	phone: m.signals_piece_phone,
	mail: m.signals_piece_mail,
	address: m.signals_piece_address,
	postcode: m.signals_piece_postcode,
	name: m.signals_piece_name,
	health: m.signals_piece_health,
};

/** The kinds of pieces that were found, each once: "een naam, een ziekte". */
export const pieceWords = (found: readonly Pick<Identifier, 'kind'>[]): string =>
	[...new Set(found.map(({ kind }) => words[kind]()))].join(', ').toLocaleLowerCase(getLocale());
