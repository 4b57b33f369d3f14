import type { Agreement, Goal, Helper, Plan } from './plan.ts';

/** The plan as it is laid down and signed: what was agreed, without how far it came and without the story. */
export type Laid = {
	words: Partial<Record<LaidPart, string>>;
	goals: (Pick<Goal, 'id' | 'words' | 'domain' | 'why'> & { agreements: LaidAgreement[] })[];
	helpers: Helper[];
};
type LaidAgreement = Pick<Agreement, 'id' | 'step' | 'who' | 'what' | 'byOn'>;
export const laidParts = ['well', 'matters', 'children', 'end-reached', 'end-keeps', 'end-call'] as const;
export type LaidPart = (typeof laidParts)[number];

export function laidDown(plan: Plan): Laid {
	const words = Object.fromEntries(
		plan.words
			.filter(({ part, words }) => laidParts.includes(part as LaidPart) && words !== '')
			.map((one) => [one.part, one.words]),
	);
	return {
		words,
		goals: plan.goals.map(({ id, words: said, domain, why, agreements }) => ({
			...{ id, words: said, domain, why },
			agreements: agreements.map(({ id: its, step, who, what, byOn }) => ({ id: its, step, who, what, byOn })),
		})),
		helpers: plan.helpers.map(({ id, called, what, becomes }) => ({ id, called, what, becomes })),
	};
}

export type Change = {
	readonly of: LaidPart | 'goal' | 'agreement' | 'helper';
	readonly how: 'added' | 'changed' | 'removed';
	readonly before: string;
	readonly after: string;
};

const nothing: Laid = { words: {}, goals: [], helpers: [] };
const agreementSaid = ({ who, what, byOn }: LaidAgreement): string =>
	[who && `${who}:`, what, byOn && `(${byOn})`].filter(Boolean).join(' ');
const helperSaid = ({ called, what }: Helper): string => [called, what].filter(Boolean).join(': ');

/** What became different between two times that a plan was laid down, in its own words. Without a first one everything is new. */
export function changesBetween(before: Laid | undefined, after: Laid): Change[] {
	const was = before ?? nothing;
	return [
		...laidParts.flatMap((part) => differs(part, was.words[part] ?? '', after.words[part] ?? '')),
		...rows(
			'goal',
			was.goals,
			after.goals,
			({ words }) => words,
			({ words, domain, why }) => [words, domain, why],
		),
		...rows(
			'agreement',
			was.goals.flatMap(({ agreements }) => agreements),
			after.goals.flatMap(({ agreements }) => agreements),
			agreementSaid,
			(one) => [one.step, agreementSaid(one)],
		),
		...rows('helper', was.helpers, after.helpers, helperSaid, (one) => [one.becomes, helperSaid(one)]),
	];
}

function differs(of: Change['of'], before: string, after: string, same = before === after): Change[] {
	if (same) return [];
	return [{ of, how: before === '' ? 'added' : after === '' ? 'removed' : 'changed', before, after }];
}

function rows<Row extends { id: string }>(
	of: Change['of'],
	before: readonly Row[],
	after: readonly Row[],
	said: (row: Row) => string,
	all: (row: Row) => unknown,
): Change[] {
	const ids = [...new Set([...before, ...after].map(({ id }) => id))];
	return ids.flatMap((id) => {
		const was = before.find((one) => one.id === id);
		const is = after.find((one) => one.id === id);
		return differs(
			of,
			was ? said(was) : '',
			is ? said(is) : '',
			JSON.stringify(was && all(was)) === JSON.stringify(is && all(is)),
		);
	});
}
