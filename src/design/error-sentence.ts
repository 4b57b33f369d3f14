import { m } from '#text';

type Sentence = (facts: never) => string;

/** Every code an input can be refused with, and what we say then. One line per code, sorted. */
const sentences: Record<string, Sentence> = {
	'already-done': m.errors_already_done,
	'code-expired': m.errors_code_expired,
	'code-is-digits': m.errors_code_is_digits,
	'code-too-many': m.errors_code_too_many,
	'code-wrong': m.errors_code_wrong,
	'confirm-first': m.errors_confirm_first,
	'consent-needed': m.errors_consent_needed,
	'contact-not-agreed': m.errors_contact_not_agreed,
	'email-taken': m.errors_email_taken,
	'ends-before-start': m.errors_ends_before_start,
	'id-in-use': m.errors_id_in_use,
	'id-taken': m.errors_id_taken,
	'internal-error': m.errors_internal_error,
	invalid: m.errors_invalid,
	'name-in-use': m.errors_name_in_use,
	'not-a-date': m.errors_not_a_date,
	'not-an-email': m.errors_not_an_email,
	'not-checked': m.errors_not_checked,
	'not-found': m.errors_not_found,
	'offer-already-published': m.errors_offer_already_published,
	'own-role': m.errors_own_role,
	'pattern-approach-needed': m.errors_pattern_approach_needed,
	'pattern-area-needed': m.errors_pattern_area_needed,
	'pattern-learned-needed': m.errors_pattern_learned_needed,
	'pattern-moved-meanwhile': m.errors_pattern_moved_meanwhile,
	'pattern-need-needed': m.errors_pattern_need_needed,
	'pattern-no-such-move': m.errors_pattern_no_such_move,
	'pattern-not-your-area': m.errors_pattern_not_your_area,
	'pattern-not-yours': m.errors_pattern_not_yours,
	'pattern-too-many-areas': m.errors_pattern_too_many_areas,
	'pattern-why-needed': m.errors_pattern_why_needed,
	'recovery-own': m.errors_recovery_own,
	'recovery-second-person': m.errors_recovery_second_person,
	'recovery-unknown': m.errors_recovery_unknown,
	'recovery-wrong': m.errors_recovery_wrong,
	required: m.errors_required,
	'role-too-long': m.errors_role_too_long,
	'sign-in-needed': m.errors_sign_in_needed,
	'signal-already-closed': m.errors_signal_already_closed,
	'signal-already-taken': m.errors_signal_already_taken,
	'signal-id-taken': m.errors_signal_id_taken,
	'still-in-use': m.errors_still_in_use,
	'text-has-bsn': m.errors_text_has_bsn,
	'text-points-at-person': m.errors_text_points_at_person,
	'too-long': m.errors_too_long,
	'too-many': m.errors_too_many,
	'too-many-requests': m.errors_too_many_requests,
	'too-short': m.errors_too_short,
	'undo-too-late': m.errors_undo_too_late,
	'unknown-approach': m.errors_unknown_approach,
	'unknown-area': m.errors_unknown_area,
	'unknown-contact': m.errors_unknown_contact,
	'unknown-follow-code': m.errors_unknown_follow_code,
	'unknown-need': m.errors_unknown_need,
	'unknown-organisation': m.errors_unknown_organisation,
	'unknown-person': m.errors_unknown_person,
	'unknown-postcode': m.errors_unknown_postcode,
	'unknown-role-name': m.errors_unknown_role_name,
	'unknown-team': m.errors_unknown_team,
};

/** The sentence for a code of messages/errors; a code without one gets the general sentence. */
export function errorSentence(
	code: string | null | undefined,
	facts: Record<string, string | number> = {},
): string | null {
	if (!code) return null;
	// Actions already hand over sentences; only codes are looked up here.
	if (!/^[a-z][a-z0-9-]*$/.test(code)) return code;
	return (sentences[code] ?? m.errors_invalid)(facts as never);
}
