export const roleKindsLight = ['beside', 'telling'] as const;
export type LightKind = (typeof roleKindsLight)[number];
export const oftens = ['once', 'month', 'week'] as const;
export type Often = (typeof oftens)[number];

export type LightRole = {
	readonly id: string;
	readonly cardId: string;
	readonly workerId: string;
	readonly kind: LightKind;
	/** What the worker asks. */
	readonly askedWords: string;
	readonly askOn: string;
	readonly answer: 'yes' | 'no' | null;
	readonly often: Often | null;
	readonly untilOn: string | null;
	readonly talentId: string | null;
	readonly restsSince: Date | null;
	readonly trainingSeenOn: string | null;
	readonly nextTalkOn: string | null;
};

/** Days a role lasts at most before it is agreed anew. */
export const longestRole = 366;

export type RolePlace = 'to-ask' | 'later' | 'runs' | 'rests' | 'no';
/** Where a role stands, for who looks after it on a day (yyyy-mm-dd). */
export const placeOf = (role: Pick<LightRole, 'answer' | 'askOn' | 'restsSince'>, today: string): RolePlace => {
	if (role.answer === 'no') return 'no';
	if (role.answer === 'yes') return role.restsSince ? 'rests' : 'runs';
	return role.askOn <= today ? 'to-ask' : 'later';
};

/** Whether the next talk is due. */
export const talkIsDue = (role: Pick<LightRole, 'answer' | 'nextTalkOn'>, today: string): boolean =>
	role.answer === 'yes' && role.nextTalkOn !== null && role.nextTalkOn <= today;
