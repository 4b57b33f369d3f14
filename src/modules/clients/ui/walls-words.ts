import { m } from '#text';
import type { LookReason } from '../emergency.ts';
import type { EraseGround, ExportReason, RequestKind, RequestOutcome } from '../file-rights.ts';
import type { StandKind } from '../representatives.ts';
import type { HowGiven, Part, SharePurpose } from '../sharing.ts';

export const partWords: Record<Part, () => string> = {
	plan: m.walls_part_plan,
	agreements: m.walls_part_agreements,
	measures: m.walls_part_measures,
	network: m.walls_part_network,
	contact: m.walls_part_contact,
};
export const partsInWords = (scope: readonly Part[]): string => scope.map((part) => partWords[part]()).join(', ');

export const purposeWords: Record<SharePurpose, () => string> = {
	'working-together': m.walls_purpose_working_together,
	'warm-handover': m.walls_purpose_warm_handover,
	'back-office': m.walls_purpose_back_office,
	consultation: m.walls_purpose_consultation,
};
export const howWords: Record<HowGiven, () => string> = {
	spoken: m.walls_how_spoken,
	written: m.walls_how_written,
	online: m.walls_how_online,
};
export const reasonWords: Record<LookReason, () => string> = {
	'danger-now': m.walls_reason_danger_now,
	'nobody-reachable': m.walls_reason_nobody_reachable,
	'child-safety': m.walls_reason_child_safety,
	'request-of-person': m.walls_reason_request_of_person,
	incident: m.walls_reason_incident,
};
export const standWords: Record<StandKind, () => string> = {
	parent: m.walls_stand_parent,
	chosen: m.walls_stand_chosen,
	court: m.walls_stand_court,
};
export const exportWords: Record<ExportReason, () => string> = {
	'asked-by-person': m.walls_export_asked_by_person,
	handover: m.walls_export_handover,
	objection: m.walls_export_objection,
	inspection: m.walls_export_inspection,
};
export const requestWords: Record<RequestKind, () => string> = {
	copy: m.walls_ask_copy,
	correct: m.walls_ask_correct,
	erase: m.walls_ask_erase,
	restrict: m.walls_ask_restrict,
	look: m.walls_ask_look,
};
export const eraseWords: Record<EraseGround, () => string> = {
	'wrong-person': m.walls_erase_wrong_person,
	'no-ground': m.walls_erase_no_ground,
	judge: m.walls_erase_judge,
};
export const outcomeWords: Record<RequestOutcome, () => string> = {
	done: m.walls_answer_done,
	partly: m.walls_answer_partly,
	not: m.walls_answer_not,
};
/** The choices of a list, in words. */
export const choicesOf = <K extends string>(words: Record<K, () => string>) =>
	(Object.keys(words) as K[]).map((value) => ({ value, label: words[value]() }));
