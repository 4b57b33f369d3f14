import { longDay, weekdayAndDay } from '#design/day-words.ts';
import { named } from '#design/named.ts';
import { m } from '#text';
import type { LineKind, Outcome, RequestKind, Side, StepShown } from '../request.ts';
import type { RequestListed } from '../request-screens.server.ts';

export const kindWord = (kind: RequestKind): string =>
	({
		permit: m.requests_kind_permit,
		subsidy: m.requests_kind_subsidy,
		place: m.requests_kind_place,
		material: m.requests_kind_material,
		other: m.requests_kind_other,
	})[kind]();

export const outcomeWord = (outcome: Outcome): string =>
	({
		yes: m.requests_outcome_yes,
		partly: m.requests_outcome_partly,
		no: m.requests_outcome_no,
		withdrawn: m.requests_outcome_withdrawn,
	})[outcome]();

export const sideWord = (side: Side): string =>
	side === 'team' ? m.requests_side_team() : m.requests_side_municipality();

export const lineWord = (what: LineKind): string =>
	({
		asked: m.requests_line_asked,
		taken: m.requests_line_taken,
		word: m.requests_line_word,
		step: m.requests_line_step,
		moved: m.requests_line_moved,
		deputy: m.requests_line_deputy,
		gone: m.requests_line_gone,
		'nobody-left': m.requests_line_nobody_left,
		answered: m.requests_line_answered,
		withdrawn: m.requests_line_withdrawn,
	})[what]();

/** Who does it, since when, and until when; the first day when it moved. */
export function stepNote(step: StepShown): string {
	const who = sideWord(step.by);
	if (step.doneOn) return m.requests_step_done({ who, day: longDay(step.doneOn) });
	const until =
		step.dueOn === step.firstDueOn
			? m.requests_step_due({ who, day: longDay(step.dueOn) })
			: m.requests_step_due_moved({ who, day: longDay(step.dueOn), first: longDay(step.firstDueOn) });
	return step.startedOn ? `${until} ${m.requests_step_since({ day: longDay(step.startedOn) })}` : until;
}

/** What a list says of a request: whose turn, until when. */
export function turnWords(one: RequestListed): string {
	if (one.endedOn && one.outcome) return `${outcomeWord(one.outcome)}, ${longDay(one.endedOn)}`;
	if (one.lateBy === 'municipality') return m.requests_late_short({ days: one.lateDays });
	if (!one.step) return '';
	return m.requests_turn({ who: sideWord(one.step.by), step: named(one.step), day: weekdayAndDay(one.step.dueOn) });
}

export const contactWords = (one: Pick<RequestListed, 'contact'>): string =>
	one.contact ? m.requests_contact_is({ name: one.contact }) : m.requests_contact_none();
