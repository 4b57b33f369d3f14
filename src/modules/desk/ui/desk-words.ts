import { m } from '#text';
import type { Outcome, QuestionKind } from '../desk.ts';

export const kindWord = (kind: QuestionKind): string =>
	({
		information: m.desk_q_information,
		form: m.desk_q_form,
		along: m.desk_q_along,
		talk: m.desk_q_talk,
		complaint: m.desk_q_complaint,
	})[kind]();

export const outcomeWord = (outcome: Outcome): string =>
	({ open: m.desk_o_open, answered: m.desk_o_answered, 'handed-up': m.desk_o_handed_up, not: m.desk_o_not })[outcome]();

export const presenceWord = (kind: 'volunteer' | 'professional' | 'party'): string =>
	({ volunteer: m.desk_kind_volunteer, professional: m.desk_kind_professional, party: m.desk_kind_party })[kind]();
