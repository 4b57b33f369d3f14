import type { InFile, TableInFile } from '#modules/clients';

const ofTalk = { column: 'consultation_id', table: 'consultation_client', key: 'consultation_id' } as const;

/** Goes along with the talk it was at. */
const withTalk: Pick<TableInFile, 'reads' | 'notHandedOver'> = {
	reads: ['consultation_id'],
	notHandedOver: ({ consultation_id }, _, withheld) => withheld.has(consultation_id),
};

/** What was asked and decided at a table about somebody, who was there and who said they would do what. Nothing of it is shared as a part. */
export const consultationsInFile: InFile = [
	{
		table: 'consultation',
		title: 'walls_copy_consultation',
		through: { ...ofTalk, column: 'id' },
		copied: {
			question_sealed: 'walls_fact_question',
			owner_called: 'walls_fact_by',
			on_day: 'walls_fact_when',
			place_called: 'walls_fact_where',
			informed: { label: 'walls_fact_told', values: 'consultations_informed_' },
			began_on: 'walls_fact_began',
			decision_sealed: 'walls_fact_decision',
			objected_on: 'walls_fact_objected',
		},
		leftOut: {
			expert_sealed: 'the name of another resident, who came along as one who knows it',
			exception_sealed: 'why somebody was not told yet is mostly about others (AVG 15.4)',
			area_code: 'the district, as the file has it',
			made_on: 'the day on which it was planned',
		},
		reads: ['informed', 'objected_on'],
		// A talk of which the person was not told, for a reason, is not on a paper that a worker takes along.
		notHandedOver: ({ informed, objected_on }) => informed !== 'present' && informed !== 'informed' && !objected_on,
	},
	{
		table: 'consultation_invited',
		title: 'walls_copy_consultation_invited',
		through: ofTalk,
		copied: {
			worker_called: 'walls_fact_who',
			organisation_called: 'walls_fact_organisation',
			opened_on: 'walls_fact_read',
			attended: 'walls_fact_attended',
		},
		...withTalk,
	},
	{
		table: 'consultation_action',
		title: 'walls_copy_consultation_action',
		through: ofTalk,
		copied: {
			worker_called: 'walls_fact_who',
			what_sealed: 'walls_fact_what',
			due_on: 'walls_fact_due',
			state: { label: 'walls_fact_state', values: 'consultations_state_' },
			said_on: 'walls_fact_changed',
		},
		leftOut: { made_on: 'the day of the talk' },
		...withTalk,
	},
	{ table: 'consultation_client', why: 'ties a talk to a file; the name in it is the person’s own' },
	{ table: 'case_lesson', why: 'of nobody, and nothing leads back' },
];
