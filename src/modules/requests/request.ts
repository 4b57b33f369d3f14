import { workingDaysLater } from '#platform/working-days';

/** What an initiative asks of the municipality, step by step. Pure rules; days as yyyy-mm-dd. */
export const requestKinds = ['permit', 'subsidy', 'place', 'material', 'other'] as const;
export type RequestKind = (typeof requestKinds)[number];
export const sides = ['municipality', 'team'] as const;
export type Side = (typeof sides)[number];

/** A step as it is planned: its term is in working days after the request was made. */
export type TemplateStep = { nl: string; en: string; by: Side; days: number };

export const outcomes = ['yes', 'partly', 'no'] as const;
export type Outcome = (typeof outcomes)[number] | 'withdrawn';

export type CityRequest = {
	id: string;
	initiativeId: string;
	areaCode: string;
	kind: RequestKind;
	title: string;
	words: string;
	askedOn: string;
	shown: boolean;
	contactId: string | null;
	contactCalled: string;
	deputyId: string | null;
	deputyCalled: string;
	takenOn: string | null;
	deputyMissingSince: string | null;
	outcome: Outcome | null;
	reason: string;
	endedOn: string | null;
};

export type Step = {
	id: string;
	requestId: string;
	place: number;
	nl: string;
	en: string;
	by: Side;
	firstDueOn: string;
	dueOn: string;
	startedOn: string | null;
	doneOn: string | null;
	toldOn: string | null;
};

export type LineKind =
	| 'asked'
	| 'taken'
	| 'word'
	| 'step'
	| 'moved'
	| 'deputy'
	| 'gone'
	| 'nobody-left'
	| 'answered'
	| 'withdrawn';

export const isOpen = ({ endedOn }: Pick<CityRequest, 'endedOn'>): boolean => endedOn === null;

/** The steps of a template on their days: the first one runs from the start. */
export const planSteps = (template: readonly TemplateStep[], askedOn: string) =>
	template.map(({ nl, en, by, days }, place) => ({
		place,
		nl,
		en,
		by,
		dueOn: workingDaysLater(askedOn, days),
		startedOn: place === 0 ? askedOn : null,
	}));

/** The step it waits for: the first that is not done. */
export const stepNow = <S extends Pick<Step, 'place' | 'doneOn'>>(steps: readonly S[]): S | undefined =>
	steps.toSorted((a, b) => a.place - b.place).find(({ doneOn }) => doneOn === null);

/** Whole days from the one day to the other. */
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** How many days this request is late now, and on which side; undefined when it is not. */
export function lateness(
	request: Pick<CityRequest, 'endedOn'>,
	steps: readonly Step[],
	today: string,
): { step: Step; days: number } | undefined {
	const step = isOpen(request) ? stepNow(steps) : undefined;
	return step && step.dueOn < today ? { step, days: daysBetween(step.dueOn, today) } : undefined;
}

export type StepShown = Step & { state: 'done' | 'now' | 'late' | 'later' };

/** The steps as they are drawn. */
export function shownSteps(request: Pick<CityRequest, 'endedOn'>, steps: readonly Step[], today: string): StepShown[] {
	const now = isOpen(request) ? stepNow(steps) : undefined;
	return steps
		.toSorted((a, b) => a.place - b.place)
		.map((step) => ({
			...step,
			state: step.doneOn ? 'done' : step.id !== now?.id ? 'later' : step.dueOn < today ? 'late' : 'now',
		}));
}

export type Absence = { workerId: string; from: string; until: string };

/** Longest absence in days that somebody may write down for a colleague. */
export const longestForOther = 42;

/** Who speaks for the municipality today: the contact, or the deputy while the contact is away for long. */
export function actingFor(
	request: Pick<CityRequest, 'id' | 'contactId' | 'contactCalled' | 'deputyId' | 'deputyCalled'>,
	standingIn: ReadonlySet<string>,
): { id: string; called: string; standsIn: boolean } | undefined {
	if (!request.contactId) return undefined;
	return standingIn.has(request.id) && request.deputyId
		? { id: request.deputyId, called: request.deputyCalled, standsIn: true }
		: { id: request.contactId, called: request.contactCalled, standsIn: false };
}

/** What becomes of contact and deputy when some of them are gone; undefined when both are still there. */
export function afterGone(
	request: Pick<
		CityRequest,
		'contactId' | 'contactCalled' | 'deputyId' | 'deputyCalled' | 'takenOn' | 'deputyMissingSince'
	>,
	stillHere: ReadonlySet<string>,
	today: string,
):
	| (Pick<
			CityRequest,
			'contactId' | 'contactCalled' | 'deputyId' | 'deputyCalled' | 'takenOn' | 'deputyMissingSince'
	  > & { what: 'gone' | 'nobody-left' })
	| undefined {
	if (!request.contactId) return undefined;
	const contact = stillHere.has(request.contactId);
	const deputy = request.deputyId !== null && stillHere.has(request.deputyId);
	if (contact && (deputy || request.deputyId === null)) return undefined;
	const none = { deputyId: null, deputyCalled: '' };
	if (contact) return { ...request, ...none, deputyMissingSince: today, what: 'gone' };
	if (deputy)
		return {
			contactId: request.deputyId,
			contactCalled: request.deputyCalled,
			...none,
			takenOn: request.takenOn,
			deputyMissingSince: today,
			what: 'gone',
		};
	return { contactId: null, contactCalled: '', ...none, takenOn: null, deputyMissingSince: null, what: 'nobody-left' };
}
