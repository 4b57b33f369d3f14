import { type ConsentWay, phoneShown } from '#modules/people';
import { consentWayWords, contactWayWords } from './people-in-sheet.ts';
import type { KnownCard } from './plan-import.ts';
import { joinValues } from './split-values.ts';
import { dayPartWords, languageWords } from './words-for-codes.ts';

export type CardToGiveBack = Omit<KnownCard, 'own' | 'keys'> & {
	readonly areaName: string;
	readonly consentGivenOn: string | null;
	readonly consentHow: ConsentWay | null;
	readonly lastActiveOn: string;
};

/** The headings of a sheet of cards. They are Dutch and stay the same, so that the sheet can be read in again. */
const columns: readonly [string, (card: CardToGiveBack) => string][] = [
	['Naam', ({ called }) => called],
	// Who wants to be reached by nobody is not on a list of numbers either.
	['Telefoon', ({ phone, contactBy }) => (phone && contactBy !== 'nobody' ? phoneShown(phone) : '')],
	['Mail', ({ mail, contactBy }) => (contactBy !== 'nobody' ? mail : '')],
	['Buurt', ({ areaCode, areaName }) => (areaCode ? `${areaName} (${areaCode})` : '')],
	['Kan', ({ talents }) => joinValues(talents.flatMap(({ kind, words }) => (kind === 'talent' ? [words] : [])))],
	['Wil', ({ talents }) => joinValues(talents.flatMap(({ kind, words }) => (kind === 'wish' ? [words] : [])))],
	['Talen', ({ languages }) => joinValues(languages.map(languageWords))],
	['Beschikbaar', ({ available }) => joinValues(available.map(dayPartWords))],
	[
		'Opnieuw vragen',
		({ askAgainOn, askAgainWhy }) => [askAgainOn, askAgainWhy && `(${askAgainWhy})`].filter(Boolean).join(' '),
	],
	['Contactnotitie', ({ contactNote }) => contactNote],
	['Bereiken via', ({ contactBy }) => contactWayWords(contactBy)],
	[
		'Ja gezegd',
		({ consentGivenOn, consentHow }) =>
			[consentGivenOn, consentHow && `(${consentWayWords(consentHow)})`].filter(Boolean).join(' '),
	],
	['Laatst gesproken', ({ lastActiveOn }) => lastActiveOn],
	['Kaartnummer', ({ id }) => id],
];

export const headings: readonly string[] = columns.map(([heading]) => heading);
export const rowOf = (card: CardToGiveBack): string[] => columns.map(([, cell]) => cell(card));
