/**
 * What residents carry together: from an idea to something that stands without help.
 * Pure rules; the words for stages and checklists are in messages/initiatives.
 */
export const stages = ['idea', 'together', 'plan', 'trial', 'running', 'standing'] as const;
export type Stage = (typeof stages)[number];

/** What is wise to have done before the next stage. The codes are part of message keys. */
export const checklist = {
	idea: ['told_neighbours', 'one_sentence', 'place_known'],
	together: ['two_carry', 'met_once', 'tasks_shared'],
	plan: ['first_day', 'place_agreed', 'costs_known'],
	trial: ['done_three_times', 'asked_visitors', 'looked_back'],
	running: ['stand_in', 'keys_and_money', 'newcomers_welcome'],
	standing: ['help_ended', 'someone_asks', 'told_others'],
} as const satisfies Record<Stage, readonly string[]>;

export type Help = { name: string; hoursAWeek: number; until: string };

export type Initiative = {
	id: string;
	title: string;
	summary: string;
	story: string;
	language: 'nl' | 'en';
	areaCode: string;
	approachCode: string | null;
	stage: Stage;
	/** Codes of the checklist that are done, as `stage.code`. */
	checks: readonly string[];
	nextStep: string;
	/** Calendar day, yyyy-mm-dd. */
	nextStepOn: string | null;
	help: Help | null;
	/** Different residents behind it, and those of them who join in. */
	supporters: number;
	members: number;
	startedAt: Date;
	publishedAt: Date | null;
	endedOn: string | null;
	endingStory: string;
};

/** A small thing that is needed now; `foundWords` says how it was solved. */
export type Ask = { id: string; title: string; detail: string; foundAt: Date | null; foundWords: string };
export type Entry = { id: string; writtenOn: string; text: string; byName: string; photo: EntryPhoto | null };
/** A photo beside what was written. `away`: somebody in it wanted it gone, and only who tends it knows. */
export type EntryPhoto = { id: string; alt: string; width: number; height: number; away: boolean };
/** Who is in a photo was asked, or nobody in it can be recognised. */
export const photoPeople = ['asked', 'nobody'] as const;
/** A name somebody agreed to show, and what they do. */
export type Face = { id: string; name: string; does: string };
export type ReachedStage = { stage: Stage; reachedOn: string };

export const ties = ['starter', 'carrier', 'supporter', 'member', 'answer', 'follower'] as const;
/** How somebody is bound to an initiative: started it, carries it, stands behind it, joins in, answered an ask, follows it. */
export type Tie = (typeof ties)[number];

/** How a worker who writes somebody down spoke to them; besides that people confirm by mail or are signed in. */
export const spokenChannels = ['phone', 'desk', 'paper'] as const;
export type SpokenChannel = (typeof spokenChannels)[number];

/** What somebody typed waits this many days for their yes, and is forgotten after. */
export const voiceDays = 14;

export const isPublic = (initiative: Pick<Initiative, 'publishedAt'>): boolean => initiative.publishedAt !== null;
export const hasEnded = (initiative: Pick<Initiative, 'endedOn'>): boolean => initiative.endedOn !== null;

/** How many residents must still stand behind it before everyone can see it. */
export const supportersMissing = (supporters: number, needed: number): number => Math.max(0, needed - supporters);

/** The stage after this one; undefined when it stands by itself. */
export const nextStage = (stage: Stage): Stage | undefined => stages[stages.indexOf(stage) + 1];

/** The checklist items of a stage that are not ticked. */
export const openChecks = (stage: Stage, checks: readonly string[]): string[] =>
	checklist[stage].filter((code) => !checks.includes(`${stage}.${code}`));

/** Keeps only codes that are on a checklist, each once. */
export function knownChecks(checks: readonly string[]): string[] {
	const known = stages.flatMap((stage) => checklist[stage].map((code) => `${stage}.${code}`));
	return known.filter((code) => checks.includes(code));
}

export type MoveProblem =
	| 'initiative-stage-needs-support'
	| 'initiative-stage-one-at-a-time'
	| 'initiative-stage-checks-open';

/**
 * May it go to that stage? Back is always fine: starting over is no shame. Forward goes one stage at a time,
 * past "together" only with enough residents behind it, and with open checks only when people say so (`anyway`).
 */
export function moveProblem(
	initiative: Pick<Initiative, 'stage' | 'checks' | 'publishedAt'>,
	to: Stage,
	anyway: boolean,
): MoveProblem | undefined {
	const from = stages.indexOf(initiative.stage);
	const wanted = stages.indexOf(to);
	if (wanted <= from) return undefined;
	if (!isPublic(initiative)) return 'initiative-stage-needs-support';
	if (wanted > from + 1) return 'initiative-stage-one-at-a-time';
	if (!anyway && openChecks(initiative.stage, initiative.checks).length > 0) return 'initiative-stage-checks-open';
	return undefined;
}

/** Longest promise of a professional's help, in days: letting go is part of the plan. */
export const longestHelpDays = 366;

export type HelpProblem = 'initiative-help-in-past' | 'initiative-help-too-long';

/** Help ends, and within a year. Days as yyyy-mm-dd. */
export function helpProblem(until: string, today: string): HelpProblem | undefined {
	if (until <= today) return 'initiative-help-in-past';
	return daysBetween(today, until) > longestHelpDays ? 'initiative-help-too-long' : undefined;
}

/** Is a professional helping on this day? */
export const helpRuns = (help: Help | null, today: string): help is Help => help !== null && help.until >= today;

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number =>
	Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export type StageOnThread = { stage: Stage; state: 'done' | 'now' | 'later'; reachedOn: string | null };

/** The six stages as they are drawn: what is done, where it is, what is to come. */
export function stageThread(stage: Stage, reached: readonly ReachedStage[]): StageOnThread[] {
	const at = stages.indexOf(stage);
	return stages.map((each, place) => ({
		stage: each,
		state: place < at ? 'done' : place === at ? 'now' : 'later',
		reachedOn: place <= at ? (reached.find((known) => known.stage === each)?.reachedOn ?? null) : null,
	}));
}

/** What people bring to it, as threads of the cloth: a wish always, hands when people joined, a question while something is asked. */
export function threadsOf(members: number, openAsks: number): ('wil' | 'kan' | 'zoek')[] {
	return ['wil', ...(members > 0 ? (['kan'] as const) : openAsks > 0 ? (['zoek'] as const) : [])];
}

/** Initials for a face, from a name: two letters at most. */
export const initialsOf = (name: string): string =>
	name
		.trim()
		.split(/\s+/)
		.slice(0, 2)
		.map((part) => [...part][0]?.toUpperCase() ?? '')
		.join('');
