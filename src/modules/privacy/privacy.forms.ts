import * as v from 'valibot';
import { Day, Id } from '#platform/form-fields';
import { freeText } from '#platform/free-text/free-text';
import { withoutSecrets } from '#platform/route/without-secrets';
import { oddRules } from './odd-looks.ts';
import { isOwnPage } from './text-report.ts';

export const ReportTextForm = v.object({
	pagina: v.optional(
		v.pipe(
			v.string(),
			v.transform((page) => (isOwnPage(page) ? withoutSecrets(page) : '/')),
		),
		'/',
	),
	opmerking: freeText(1000),
});

export const CheckLookForm = v.object({
	week: Day,
	wie: Id,
	wat: v.picklist(oddRules, 'required'),
	woorden: freeText(500),
});
export type CheckLookInput = v.InferOutput<typeof CheckLookForm>;

export const AnswerTextReportForm = v.object({
	id: v.pipe(v.string(), v.uuid('invalid')),
	besluit: v.picklist(['mended', 'declined'], 'required'),
	antwoord: freeText(500),
});
