import type { InFile } from '#modules/clients';

/** Of taking in a question only what was thought of heavier help is of a file; a question itself has a code and no file. */
export const intakeInFile: InFile = [
	{
		table: 'heavier_care',
		title: 'intake_heavier',
		copied: {
			moment: { label: 'walls_fact_when', values: 'intake_heavier_' },
			which: { label: 'intake_heavier_which', values: 'intake_heavier_' },
			worker_says: { label: 'intake_heavier_worker', values: 'intake_sure_' },
			person_says: { label: 'intake_heavier_person', values: 'intake_sure_' },
			said_on: 'walls_fact_on',
		},
	},
	{ table: 'intake_question', why: 'has no file; the code of who asked opens it' },
	{ table: 'intake_way', why: 'how a district takes questions in, of nobody' },
	{ table: 'heavier_figure', why: 'figures of a year with noise, of nobody' },
];
