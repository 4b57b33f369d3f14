import type { Client } from './client.ts';

/** What somebody asks about their own file (AVG 15-18), and that a look should not be. */
export const requestKinds = ['copy', 'correct', 'erase', 'restrict', 'look'] as const;
export type RequestKind = (typeof requestKinds)[number];
export const requestOutcomes = ['done', 'partly', 'not'] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];
/** Why a file that a law keeps may go all the same: it is of somebody else, was never allowed, or a judge or the authority says so. */
export const eraseGrounds = ['wrong-person', 'no-ground', 'judge'] as const;
export type EraseGround = (typeof eraseGrounds)[number];
export const exportReasons = ['asked-by-person', 'handover', 'objection', 'inspection'] as const;
export type ExportReason = (typeof exportReasons)[number];

export type FileRequest = {
	id: string;
	clientId: string;
	kind: RequestKind;
	words: string;
	askedOn: string;
	dueOn: string;
	outcome: RequestOutcome | null;
	answer: string;
	answeredOn: string | null;
	answeredCalled: string;
	/** Asked by who stands for a child of twelve to fifteen: until the child, or who helps, says yes. */
	waitsSince: string | null;
	/** Who helps wants to go on with a file that rests; the officer says. */
	liftAskedOn: string | null;
	liftedOn: string | null;
};

export type FileExport = {
	id: string;
	workerCalled: string;
	reason: ExportReason;
	words: string;
	madeOn: string;
	untilOn: string;
};

/** A look that should not be, and being forgotten: who helps does not answer those. */
export const answeredByOfficer = (kind: RequestKind): boolean => kind === 'look' || kind === 'erase';

/** Days after which who must answer hears that it still waits; a third of the month is left then. */
export const remindAfterDays = 20;
/** How long a page that was taken along opens. */
export const exportDays = 7;

/** What may be forgotten because somebody asks: no law says how long a talk or light help stays. */
export const forgottenOnRequest = (client: Pick<Client, 'keptAs'>): boolean => client.keptAs === 'light';
