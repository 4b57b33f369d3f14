import { named } from '#design/named.ts';
import { m } from '#text';
import type { TieKind, TieState } from '../leaving.ts';

const kinds: Record<TieKind, () => string> = {
	card: m.leaving_kind_card,
	watch: m.leaving_kind_watch,
	'light-role': m.leaving_kind_light_role,
	'person-to-ask': m.leaving_kind_person_to_ask,
	circle: m.leaving_kind_circle,
	peers: m.leaving_kind_peers,
	place: m.leaving_kind_place,
	room: m.leaving_kind_room,
	round: m.leaving_kind_round,
};
const states: Record<TieState, () => string> = {
	nobody: m.leaving_state_nobody,
	'to-meet': m.leaving_state_to_meet,
	'rather-not': m.leaving_state_rather_not,
	ready: m.leaving_state_ready,
};

export const kindInWords = (kind: TieKind): string => kinds[kind]();
export const stateInWords = (state: TieState): string => states[state]();
export const nameOf = ({ called }: { called: { nl: string; en: string } }): string => named(called);
