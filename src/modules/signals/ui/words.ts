import { m } from '#text';
import type { ClosingReason, SignalSource, SignalState } from '../signal.ts';

export const reasonWord = (reason: ClosingReason): string =>
	({
		answered: m.signals_reason_answered,
		'brought-together': m.signals_reason_brought_together,
		initiative: m.signals_reason_initiative,
		'handed-over': m.signals_reason_handed_over,
		'not-possible': m.signals_reason_not_possible,
		double: m.signals_reason_double,
	})[reason]();

export const stateWord = (state: SignalState): string =>
	({
		open: m.signals_state_open,
		'picked-up': m.signals_state_picked_up,
		closed: m.signals_state_closed,
		undone: m.signals_state_undone,
	})[state]();

export const sourceWord = (source: SignalSource): string =>
	({
		resident: m.signals_source_resident,
		worker: m.signals_source_worker,
		partner: m.signals_source_partner,
		import: m.signals_source_import,
	})[source]();
