import { m } from '#text';
import type { ConflictKind, ConflictOutcome } from '../conflict.ts';

const kinds = {
	quarrel: m.conflicts_kind_quarrel,
	excluded: m.conflicts_kind_excluded,
	afraid: m.conflicts_kind_afraid,
	institution: m.conflicts_kind_institution,
	other: m.conflicts_kind_other,
} satisfies Record<ConflictKind, () => string>;
const endings = {
	settled: m.conflicts_outcome_settled,
	apart: m.conflicts_outcome_apart,
	'handed-on': m.conflicts_outcome_handed_on,
	stopped: m.conflicts_outcome_stopped,
} satisfies Record<ConflictOutcome, () => string>;

export const kindWord = (kind: ConflictKind): string => kinds[kind]();
export const outcomeWord = (outcome: ConflictOutcome): string => endings[outcome]();
