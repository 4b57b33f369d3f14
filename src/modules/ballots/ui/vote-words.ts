import { longDay, sayDay } from '#design/day-words.ts';
import { numbers } from '#design/formats.ts';
import { m } from '#text';
import { getLocale } from '#text/runtime';
import type { OptionResult, VoteResult } from '../vote-result.ts';
import type { VoteShown } from '../vote-screens.server.ts';

/** Whole euros stand without cents: € 4.500. */
export const euros = (cents: number): string =>
	numbers(getLocale() === 'en' ? 'en-GB' : 'nl-NL', {
		style: 'currency',
		currency: 'EUR',
		minimumFractionDigits: Math.round(cents) % 100 === 0 ? 0 : 2,
		maximumFractionDigits: 2,
	}).format(cents / 100);

/** Parts of a purse: nobody needs the cents of a thousand euros. */
const roughly = (cents: number): string => euros(cents < 1000 ? Math.round(cents) : Math.round(cents / 100) * 100);

const shortDay = (day: string): string => sayDay(day, { day: 'numeric', month: 'long' });

export function stateWord(vote: VoteShown): string {
	if (vote.state === 'open') return m.ballots_state_open({ day: shortDay(vote.closesOn) });
	if (vote.state === 'closed') return m.ballots_state_closed();
	if (vote.state === 'counted') return m.ballots_state_counted();
	return vote.fixedOn ? m.ballots_opens({ day: shortDay(vote.opensOn) }) : m.ballots_state_prepared();
}

export const daysWord = (vote: VoteShown): string =>
	m.ballots_days_text({ from: shortDay(vote.opensOn), until: longDay(vote.closesOn) });

export const whoWord = ({ eligibility }: VoteShown): string =>
	({ letter: m.ballots_who_letter, desk: m.ballots_who_desk, 'letter-and-desk': m.ballots_who_both })[eligibility]();

export function howWord({ ballotType, pointsEach, mostChosen }: VoteShown): string {
	const [points, most] = [pointsEach ?? 0, mostChosen ?? 0];
	if (ballotType === 'points')
		return mostChosen ? m.ballots_how_points_most({ points, most }) : m.ballots_how_points({ points });
	return mostChosen ? m.ballots_how_approval_most({ most }) : m.ballots_how_approval();
}

export const ruleWord = (rule: VoteShown['rule']): string =>
	rule === 'greedy' ? m.ballots_rule_greedy() : m.ballots_rule_shares();

/** The rule in sentences, with what becomes of money that is left. */
export function ruleSentences({ rule, completion }: Pick<VoteShown, 'rule' | 'completion'>): string[] {
	if (rule === 'greedy') return [m.ballots_rule_greedy_how()];
	return [
		m.ballots_rule_shares_how(),
		...{
			none: [m.ballots_completion_none()],
			add1: [m.ballots_completion_add1()],
			add1u: [m.ballots_completion_add1(), m.ballots_completion_add1u()],
		}[completion],
	];
}

export function votesWord(vote: VoteShown, votes: number): string {
	if (vote.ballotType === 'points') return m.ballots_points({ votes });
	return votes === 1 ? m.ballots_votes_one() : m.ballots_votes({ votes });
}

/** Why a plan won, or what it missed, with the ties that the fixed rule settled. */
export function whyWords(vote: VoteShown, { why, tiedWith }: OptionResult, result: VoteResult): string[] {
	const said: string[] = [];
	if (why?.fate === 'won-shares')
		said.push(
			vote.ballotType === 'points'
				? m.ballots_why_shares_points({ each: roughly(why.perVoter) })
				: m.ballots_why_shares({ each: roughly(why.perVoter) }),
		);
	if (why?.fate === 'won-votes') said.push(m.ballots_why_votes({ left: roughly(why.left) }));
	if (why?.fate === 'short') {
		said.push(m.ballots_why_short({ money: roughly(why.money), missing: roughly(why.missing) }));
		said.push(
			why.missingVoters === 1
				? m.ballots_why_short_one()
				: m.ballots_why_short_more({ voters: numbers(getLocale()).format(why.missingVoters) }),
		);
	}
	if (why?.fate === 'does-not-fit') said.push(m.ballots_why_fit({ left: roughly(why.left) }));
	if (why?.fate === 'no-votes') said.push(m.ballots_why_no_votes());
	const titles = result.perOption.filter(({ place }) => tiedWith.includes(place)).map(({ title }) => title);
	if (titles.length > 0) said.push(m.ballots_why_tie({ plans: titles.join(', ') }));
	return said;
}

/** How many letters and cards there were. */
export const printedWords = ({ letters, cards, handedOut }: VoteResult): string[] => [
	...(letters > 0 ? [m.ballots_result_letters({ letters })] : []),
	...(cards > 0 ? [m.ballots_result_cards({ handedOut, cards })] : []),
];
