export const watchKinds = ['person', 'group'] as const;
export type WatchKind = (typeof watchKinds)[number];
export type WatchRole = 'watched' | 'watcher' | 'each';

/** What somebody is looked out for with. Never why. */
export const whats = ['visit', 'phone', 'curtains', 'walk', 'meal', 'errand', 'ride'] as const;
export type What = (typeof whats)[number];

export const parts = ['morning', 'afternoon', 'evening'] as const;
export type Part = (typeof parts)[number];

/** Why somebody worries: enough to know what to do, and nothing about health. The rest is said by phone. */
export const worryKinds = ['no-answer', 'curtains-closed', 'not-as-usual', 'something-at-home', 'other'] as const;
export type WorryKind = (typeof worryKinds)[number];

export const rollWords = ['here', 'known', 'unknown'] as const;
export type RollWord = (typeof rollWords)[number];

/** A circle as one who has a place in it may see it. */
export type WatchCard = {
	readonly id: string;
	readonly kind: WatchKind;
	readonly title: string;
	readonly whats: readonly What[];
	readonly practical: string;
	/** A team helps to arrange it. */
	readonly helped: boolean;
	readonly showTeams: boolean;
	readonly untilOn: string;
	readonly madeAt: Date;
	readonly paused: boolean;
	readonly memberId: string | null;
	readonly role: WatchRole | null;
	readonly answer: 'yes' | null;
	/** Seen as a worker of the team that helps. */
	readonly ours: boolean;
	readonly arranges: boolean;
	/** The person said yes; a group has begun by itself. */
	readonly started: boolean;
	/** Sees what goes on. */
	readonly inside: boolean;
	readonly called: string;
	readonly contact: string;
	/** '' until both said yes. */
	readonly personCalled: string;
	readonly personAnswer: 'yes' | null;
	/** For the trail of who looked: of who works there. */
	readonly personCard: string | null;
	readonly hasFeed: boolean;
};

export type WatchMember = {
	readonly id: string;
	readonly role: WatchRole;
	readonly me: boolean;
	/** '' of who comes for their work, when others need not know. */
	readonly called: string;
	readonly contact: string;
	readonly answer: 'yes' | null;
	/** For the team that helps: whose card, for the trail alone, and whether they answer themselves. */
	readonly cardId?: string | null;
	readonly signsIn: boolean;
	readonly isWorker: boolean;
	readonly hasCode: boolean;
	readonly firstCalled: string;
	readonly firstContact: string;
	readonly secondCalled: string;
	readonly secondContact: string;
};

export type Slot = {
	readonly id: string;
	/** 1 is Monday; nothing when it is once, on a day. */
	readonly weekday: number | null;
	readonly onDay: string | null;
	readonly part: Part;
	readonly what: What;
};
export type Turn = {
	readonly id: string;
	readonly aboutId: string;
	readonly mine: boolean;
	/** '' when it is only known that somebody goes. */
	readonly by: string;
	readonly day: string;
	readonly part: Part;
	readonly what: What;
	readonly told: 'well' | 'worry' | null;
	/** Nobody told in time: another can take it over. */
	readonly late: boolean;
};
export type Worry = {
	readonly id: string;
	readonly aboutId: string;
	readonly by: string;
	readonly kind: WorryKind;
	readonly toldAt: string;
	readonly heardAt: string | null;
	readonly heardCalled: string;
};
export type WatchInside = {
	readonly members: readonly WatchMember[];
	readonly slots: readonly Slot[];
	readonly turns: readonly Turn[];
	readonly worries: readonly Worry[];
	readonly roll: readonly { aboutId: string; day: string; said: RollWord }[];
};

/** Days a circle lasts at most before people look at it again. */
export const longestWatch = 366;
/** Characters of a code: 80 bits. */
export const watchCodeLetters = 16;
