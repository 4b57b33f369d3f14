import { m } from '#text';
import type { Heavier, HowSure } from '../heavier.ts';
import type { IntakeState, Route, WayIn, Weight } from '../intake.ts';

const wayWords = {
	self: m.intake_by_self,
	desk: m.intake_by_desk,
	phone: m.intake_by_phone,
	referral: m.intake_by_referral,
	street: m.intake_by_street,
} satisfies Record<WayIn, () => string>;
const stateWords = {
	waiting: m.intake_state_waiting,
	talk: m.intake_state_talk,
	fits: m.intake_state_fits,
	given: m.intake_state_given,
	begun: m.intake_state_begun,
	handed: m.intake_state_handed,
	withdrawn: m.intake_state_withdrawn,
} satisfies Record<IntakeState, () => string>;
const weightWords = {
	light: m.intake_weight_light,
	fits: m.intake_weight_fits,
	heavy: m.intake_weight_heavy,
} satisfies Record<Weight, () => string>;
const routeWords = {
	broker: m.intake_route_broker,
	neighbours: m.intake_route_neighbours,
	specialist: m.intake_route_specialist,
	town: m.intake_route_town,
} satisfies Record<Route, () => string>;
const heavierWords = {
	specialist: m.intake_heavier_specialist,
	residential: m.intake_heavier_residential,
	crisis: m.intake_heavier_crisis,
	youth: m.intake_heavier_youth,
	eviction: m.intake_heavier_eviction,
	other: m.intake_heavier_other,
} satisfies Record<Heavier, () => string>;
const sureWords = {
	probably: m.intake_sure_probably,
	maybe: m.intake_sure_maybe,
	no: m.intake_sure_no,
	'not-asked': m.intake_sure_not_asked,
} satisfies Record<HowSure | 'not-asked', () => string>;

export const wayInWord = (way: WayIn): string => wayWords[way]();
export const stateWord = (state: IntakeState): string => stateWords[state]();
export const weightWord = (weight: Weight): string => weightWords[weight]();
export const routeWord = (route: Route): string => routeWords[route]();
export const heavierWord = (which: Heavier): string => heavierWords[which]();
export const sureWord = (sure: HowSure | 'not-asked'): string => sureWords[sure]();
