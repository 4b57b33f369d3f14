import { m } from '#text';
import type { Becoming, Domain, Happening, Part, PlanState, Skip, Step } from '../plan.ts';
import type { Change, LaidPart } from '../plan-diff.ts';
import type { PlanScreen } from '../plan-screen.server.ts';

type Of = Pick<PlanScreen['client'], 'called' | 'help'>;

/** Who wrote something: a worker by first name; the person, or who stands for them, by whose file it is. */
export function byWord({ by, byPerson }: { by: string; byPerson: boolean }, { called, help }: Of): string {
	if (!byPerson) return by;
	if (by === 'stands-for') return m.plans_by_stands_for({ name: called });
	return help === 'self' ? m.plans_by_you() : called;
}

/** Whose name stands under a plan when none was written there: the person's own. */
export const signedBy = { by: '', byPerson: true };

export const domainWord = (domain: Domain): string =>
	({
		money: m.plans_domain_money,
		home: m.plans_domain_home,
		children: m.plans_domain_children,
		health: m.plans_domain_health,
		people: m.plans_domain_people,
		day: m.plans_domain_day,
		safe: m.plans_domain_safe,
		feeling: m.plans_domain_feeling,
	})[domain]();

export const stepWord = (step: Step): string =>
	({
		self: m.plans_step_self,
		network: m.plans_step_network,
		neighbour: m.plans_step_neighbour,
		place: m.plans_step_place,
		collective: m.plans_step_collective,
		professional: m.plans_step_professional,
	})[step]();

export const stepIcons = {
	self: 'user-circle',
	network: 'users-three',
	neighbour: 'hand-waving',
	place: 'house',
	collective: 'hand-heart',
	professional: 'handshake',
} as const;

export const skipWord = (skip: Skip): string =>
	({
		'not-through-network': m.plans_skip_network,
		safety: m.plans_skip_safety,
		tried: m.plans_skip_tried,
		'nothing-near': m.plans_skip_nothing,
		'own-wish': m.plans_skip_wish,
		other: m.plans_skip_other,
	})[skip]();

export const happenedWord = (happened: Happening): string =>
	({ yes: m.plans_happened_yes, partly: m.plans_happened_partly, no: m.plans_happened_no })[happened]();

export const becomesWord = (becomes: Becoming): string =>
	({ stays: m.plans_becomes_stays, joins: m.plans_becomes_joins, ends: m.plans_becomes_ends })[becomes]();

export const stateWord = (state: PlanState): string =>
	({
		none: m.plans_state_none,
		draft: m.plans_state_draft,
		adopted: m.plans_state_adopted,
		closed: m.plans_state_closed,
	})[state]();

/** The question that stands above a part. */
export const partWord = (part: Part): string =>
	({
		well: m.plans_well,
		matters: m.plans_matters,
		children: m.plans_children_mean,
		'story-happened': m.plans_story_happened,
		'story-tell': m.plans_story_tell,
		'story-keep': m.plans_story_keep,
		'end-reached': m.plans_end_reached,
		'end-keeps': m.plans_end_keeps,
		'end-call': m.plans_end_call,
	})[part]();

/** What became different, in a line. */
export function changeWord({ of, how, before, after }: Change): string {
	const what =
		of === 'goal'
			? m.plans_goal()
			: of === 'agreement'
				? m.plans_agreement()
				: of === 'helper'
					? m.plans_helper()
					: partWord(of as LaidPart);
	if (how === 'added') return m.plans_change_added({ what, after });
	if (how === 'removed') return m.plans_change_removed({ what, before });
	return m.plans_change_changed({ what, before, after });
}
