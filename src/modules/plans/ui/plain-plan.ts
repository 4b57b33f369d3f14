import { longDay } from '#design/day-words.ts';
import { m } from '#text';
import type { PlainPlanScreen } from '../plain-plan.server.ts';
import { wordsOf } from '../plan.ts';

/** A heading with short lines: as it is read aloud, printed and saved as text. */
export type PlainPart = { readonly title: string; readonly lines: readonly string[] };

const sentence = (words: string): string => (/[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`);

/** The whole plan in short sentences, without the story, the notes and what nobody needs at the kitchen table. */
export function plainPlan({ plan, client, own }: PlainPlanScreen): PlainPart[] {
	const name = client.called;
	const said = (part: 'well' | 'matters' | 'children', title: string): PlainPart => ({
		title,
		lines: wordsOf(plan, part) ? [wordsOf(plan, part)] : [],
	});
	const goals = (plan?.goals ?? []).map((goal, place): PlainPart => {
		const lines = goal.agreements.flatMap((one) => {
			const what = sentence(one.what);
			const who =
				one.step === 'self' ? (own ? m.plans_plain_self({ what }) : m.plans_plain_self_of({ name, what })) : '';
			return [
				who || m.plans_plain_self_of({ name: one.who, what }),
				...(one.happened === 'yes' ? [m.plans_plain_done()] : []),
				...(one.happened === 'partly' ? [m.plans_plain_partly()] : []),
				...(one.byOn && one.happened !== 'yes' ? [m.plans_plain_by({ day: longDay(one.byOn) })] : []),
			];
		});
		const reached = goal.reachedOn ? [m.plans_plain_reached()] : [];
		return {
			title: m.plans_plain_goal({ number: place + 1, words: goal.words }),
			lines: [...reached, ...(lines.length > 0 ? lines : reached.length > 0 ? [] : [m.plans_plain_nothing()])],
		};
	});
	const becomes = { stays: m.plans_plain_stays, joins: m.plans_plain_joins, ends: m.plans_plain_ends };
	const parts = [
		said('well', m.plans_plain_well()),
		said('matters', m.plans_plain_matters()),
		said('children', m.plans_plain_children()),
		...goals,
		{
			title: m.plans_plain_who(),
			lines: (plan?.helpers ?? []).map(({ called, what, becomes: then }) =>
				[becomes[then]({ name: called }), what && sentence(what)].filter(Boolean).join(' '),
			),
		},
		{
			title: own ? m.plans_plain_help() : m.plans_plain_help_of({ name }),
			lines: [
				...(client.namedWorker ? [m.plans_plain_worker({ name: client.namedWorker })] : []),
				...(client.expectedEndOn ? [m.plans_plain_until({ day: longDay(client.expectedEndOn) })] : []),
				own ? m.plans_plain_yours() : m.plans_plain_yours_of({ name }),
			],
		},
	];
	return parts.filter(({ lines }) => lines.length > 0);
}

/** The same as plain text, for a message, a screen reader or a printer elsewhere. */
export const asText = (title: string, parts: readonly PlainPart[], foot: string): string =>
	[title, '', ...parts.flatMap((part) => [part.title, ...part.lines.map((line) => `- ${line}`), '']), foot, ''].join(
		'\n',
	);
