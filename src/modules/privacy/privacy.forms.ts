import * as v from 'valibot';
import { isOwnPage } from './text-report.ts';

export const ReportTextForm = v.object({
	pagina: v.optional(
		v.pipe(
			v.string(),
			v.transform((page) => (isOwnPage(page) ? page : '/')),
		),
		'/',
	),
	opmerking: v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(1000, 'too-long')),
});

export const AnswerTextReportForm = v.object({
	id: v.pipe(v.string(), v.uuid('invalid')),
	besluit: v.picklist(['mended', 'declined'], 'required'),
	antwoord: v.pipe(v.string(), v.trim(), v.nonEmpty('required'), v.maxLength(500, 'too-long')),
});
