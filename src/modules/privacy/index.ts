/** Door for everyone: what a remark about a text is, and who may answer it. */
export { AnswerTextReportForm, CheckLookForm, ReportTextForm } from './privacy.forms.ts';
export {
	isOwnPage,
	mayAnswerTextReports,
	mayReadAccessLog,
	mayReadRetention,
	type TextReport,
	type TextReportState,
	textReportStates,
} from './text-report.ts';
