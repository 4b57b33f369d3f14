import { m } from '#text';
import type { Because, HelperWord, HourKind, PassOn, Source, Turn } from '../hours.ts';

const sourceWords = {
	professional: m.company_source_professional,
	informal: m.company_source_informal,
	network: m.company_source_network,
} satisfies Record<Source, () => string>;
const kindWords = {
	household: m.company_hours_household,
	guidance: m.company_hours_guidance,
	children: m.company_hours_children,
	'going-out': m.company_hours_going_out,
	company: m.company_hours_company,
	papers: m.company_hours_papers,
	body: m.company_hours_body,
} satisfies Record<HourKind, () => string>;
const becauseWords = {
	begin: m.company_because_begin,
	'informal-takes-over': m.company_because_informal,
	'goes-well': m.company_because_well,
	'needs-more': m.company_because_more,
	'too-heavy': m.company_because_heavy,
	changed: m.company_because_changed,
} satisfies Record<Because, () => string>;
const turnWords = {
	begin: m.company_turn_begin,
	up: m.company_turn_up,
	down: m.company_turn_down,
	same: m.company_turn_same,
} satisfies Record<Turn, () => string>;
const sayWords = {
	well: m.company_says_well,
	much: m.company_says_much,
	call: m.company_says_call,
	'pass-on': m.company_says_pass_on,
} satisfies Record<HelperWord['word'], () => string>;
const passOnWords = {
	'how-it-was': m.company_pass_how,
	ill: m.company_pass_ill,
	needs: m.company_pass_needs,
	school: m.company_pass_school,
	mood: m.company_pass_mood,
	home: m.company_pass_home,
} satisfies Record<PassOn, () => string>;

export const sourceWord = (source: Source): string => sourceWords[source]();
export const hourKindWord = (kind: HourKind): string => kindWords[kind]();
export const becauseWord = (because: Because): string => becauseWords[because]();
export const turnWord = (turn: Turn): string => turnWords[turn]();
export const sayWord = (word: HelperWord['word']): string => sayWords[word]();
export const passOnWord = (about: PassOn): string => passOnWords[about]();
/** Minutes as hours, 1,5. */
export const inHours = (minutes: number): string => String(minutes / 60).replace('.', m.company_comma());
