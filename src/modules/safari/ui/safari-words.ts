import { m } from '#text';
import type { SafariState } from '../safari.ts';

export const stateWord = (state: SafariState): string =>
	({
		planned: m.safari_state_planned,
		announced: m.safari_state_announced,
		'called-off': m.safari_state_called_off,
		today: m.safari_state_today,
		been: m.safari_state_been,
	})[state]();

export const placesWord = (left: number): string =>
	left < 1 ? m.safari_full() : left === 1 ? m.safari_place_left() : m.safari_places_left({ many: left });

export const cameWord = (many: number): string => (many === 1 ? m.safari_came_one() : m.safari_came({ many }));
export const walkWord = (many: number): string => (many === 1 ? m.safari_walk_one() : m.safari_walk({ many }));
