/** Going along instead of referring. Pure; days as yyyy-mm-dd, codes are part of message keys. */
export const happenings = ['yes', 'later', 'not'] as const;
export type Happened = (typeof happenings)[number];

export type GoingAlong = {
	id: string;
	workerCalled: string;
	what: string;
	where: string;
	practical: string;
	onDay: string;
	/** hh:mm */
	atTime: string | null;
	happened: Happened | null;
	after: string;
};

/** From its day on somebody says whether it happened. */
export const asksWhether = ({ onDay, happened }: Pick<GoingAlong, 'onDay' | 'happened'>, today: string): boolean =>
	happened === null && onDay <= today;

/** The circle around somebody: their own words first, then what they are good at. */
export type Solidarity = { ownWords: string; strengths: string };
export type CirclePerson = { id: string; called: string; does: string };
