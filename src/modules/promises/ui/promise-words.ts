import { m } from '#text';
import type { PromiseState } from '../promise.ts';

export const stateWord = (state: PromiseState): string =>
	({
		late: m.promises_state_late,
		running: m.promises_state_running,
		broken: m.promises_state_broken,
		kept: m.promises_state_kept,
	})[state]();

export const groupWord = (state: PromiseState): string =>
	({
		late: m.promises_group_late,
		running: m.promises_group_running,
		broken: m.promises_group_broken,
		kept: m.promises_group_kept,
	})[state]();
