import { Refused } from '#platform/errors';
import { findIdentifiers, type Identifier, markOf } from '#platform/free-text/identifiers';

type Words = Readonly<Record<string, string>>;

function refuse(texts: Words, tells: (one: Identifier, all: readonly Identifier[]) => boolean): void {
	for (const [field, text] of Object.entries(texts)) {
		const found = findIdentifiers(text);
		const piece = found.find((one) => tells(one, found))?.piece;
		if (piece) throw new Refused('budget-names-somebody', field, { piece });
	}
}

/**
 * Words that everybody reads hold no number or address that leads to one person, and no illness beside a name. An illness
 * alone may be a whole group (a choir for people with dementia) and a name may be a street: `namesIn` shows them to who looks it over.
 * @throws Refused('budget-names-somebody', field)
 */
export const refusePrivate = (texts: Words): void =>
	refuse(texts, ({ kind }, all) => (kind === 'health' ? all.some((other) => other.kind === 'name') : kind !== 'name'));

/** Words that tell of people themselves, such as a story or a quote: no illness at all. @throws Refused('budget-names-somebody', field) */
export const refusePersonal = (texts: Words): void => refuse(texts, ({ kind }) => kind !== 'name');

type PlanWords = { readonly title: string; readonly what: string; readonly forWhom: string; readonly how: string };
/** The mark of a plan as it was shown: a yes is for these words and these costs, and no others. */
export const planMark = (
	plan: PlanWords,
	lines: readonly { readonly label: string; readonly cents: number }[],
): string =>
	markOf(
		JSON.stringify([plan.title, plan.what, plan.forWhom, plan.how, lines.map(({ label, cents }) => [label, cents])]),
	);

/** What looks like a name or an illness, to look at before everybody reads it; each once. */
export const namesIn = (...texts: readonly string[]): string[] => [
	...new Set(texts.flatMap((text) => findIdentifiers(text).map(({ piece }) => piece))),
];
