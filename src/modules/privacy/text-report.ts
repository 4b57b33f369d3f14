import type { Actor } from '#platform/actor';
import { hasRole } from '#platform/actor';

export const textReportStates = ['new', 'mended', 'declined'] as const;
export type TextReportState = (typeof textReportStates)[number];

/** A remark about words on a screen. Holds no reporter: the words are what counts. */
export type TextReport = {
	id: string;
	/** Address of the page inside the site. */
	page: string;
	remark: string;
	state: TextReportState;
	answer: string;
	reportedAt: Date;
};

/** Only an address inside this site may be reported, so that the queue cannot lead its readers elsewhere. */
export const isOwnPage = (page: string): boolean => /^\/(?!\/)[^\s\\]*$/.test(page) && page.length <= 300;

export const mayAnswerTextReports = (actor: Actor): boolean => hasRole(actor, 'administrator', 'privacy_officer');

/** Numbers of what is due and what was erased. */
export const mayReadRetention = (actor: Actor): boolean => hasRole(actor, 'privacy_officer');

export const mayReadAccessLog = (actor: Actor): boolean => hasRole(actor, 'privacy_officer');
