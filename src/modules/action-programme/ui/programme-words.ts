import { m } from '#text';
import type { GoalState, PledgeKind } from '../programme.ts';

export const stateWord = (state: GoalState): string =>
	({
		'on-way': m.plan_state_on_way,
		slow: m.plan_state_slow,
		stuck: m.plan_state_stuck,
		reached: m.plan_state_reached,
	})[state]();

export const kindWord = (kind: PledgeKind): string =>
	({
		club: m.plan_kind_club,
		shop: m.plan_kind_shop,
		school: m.plan_kind_school,
		organisation: m.plan_kind_organisation,
		residents: m.plan_kind_residents,
	})[kind]();
