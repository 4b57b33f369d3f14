/** What stays when the circles are composed: who proposed them, the circles, one seat for each person, and what they do for each other. */

export type Plan = {
	readonly id: string;
	readonly areaCodes: readonly string[];
	/** The smallest area that holds all of them. */
	readonly placeCode: string;
	/** Cards of the volunteers. */
	readonly hubIds: readonly string[];
	/** Members, the volunteer included. */
	readonly fewest: number;
	readonly most: number;
	readonly madeBy: string;
	/** The team its maker acts for. */
	readonly teamId: string;
	readonly madeAt: Date;
	readonly partsDone: number;
	readonly parts: number;
	readonly composedAt: Date | null;
	/** What could be better at most, as a share of what the platform found; 0 is proven best. */
	readonly gap: number | null;
	readonly askedAt: Date | null;
	readonly endedOn: string | null;
};

export type RunningCircle = {
	readonly id: string;
	readonly planId: string;
	readonly name: string;
	readonly placeCode: string;
	readonly safetyNetId: string;
	readonly hours: string;
	readonly startedOn: string | null;
	readonly endedOn: string | null;
};

/** Somebody, without a name. Wants and can are themes of needs. */
export type Seat = {
	readonly id: string;
	readonly planId: string;
	readonly circleId: string | null;
	readonly cardId: string;
	readonly isHub: boolean;
	readonly areaCode: string | null;
	readonly wants: readonly string[];
	readonly can: readonly string[];
	/** Who asks them, and for which team. */
	readonly workerId: string | null;
	readonly teamId: string | null;
	readonly askedAt: Date | null;
	readonly answer: 'yes' | 'no' | 'left' | null;
	readonly answeredAt: Date | null;
};

/** The name and the way to reach somebody that the other members get. */
export type Face = {
	readonly seatId: string;
	readonly circleId: string;
	readonly called: string;
	readonly contact: string;
};

export type Help = {
	readonly id: string;
	readonly circleId: string;
	readonly helperId: string;
	readonly helpedId: string;
	readonly themeCode: string;
	readonly onDay: string;
	readonly writtenBy: string;
};

/** Weeks without a note after which a member is quiet. */
const quietWeeks = 6;

/** How a circle does, for plain words: never a figure about somebody, and nothing that compares people. */
export type Health = {
	/** Themes that somebody in it wants, and whether another member can. */
	readonly covered: readonly string[];
	readonly missing: readonly string[];
	/** Members who both gave and got, and all who did either. */
	readonly bothWays: number;
	readonly active: number;
	/** Seats of whom nothing was noted for six weeks, once the circle is that old. */
	readonly quiet: readonly string[];
	/** Seats who did half of all the helping in those weeks, when there was enough to speak of half. */
	readonly carriesMuch: readonly string[];
};

export function healthOf(
	members: readonly Pick<Seat, 'id' | 'wants' | 'can'>[],
	helps: readonly Pick<Help, 'helperId' | 'helpedId' | 'onDay'>[],
	startedOn: string,
	today: string,
): Health {
	const wanted = [...new Set(members.flatMap(({ wants }) => wants))].sort();
	const answered = (theme: string) =>
		members.every(
			(one) => !one.wants.includes(theme) || members.some((other) => other !== one && other.can.includes(theme)),
		);
	const since = new Date(Date.parse(today) - quietWeeks * 7 * 86_400_000).toISOString().slice(0, 10);
	const recent = helps.filter(({ onDay }) => onDay >= since);
	const gave = new Set(helps.map(({ helperId }) => helperId));
	const got = new Set(helps.map(({ helpedId }) => helpedId));
	const times = (id: string) => recent.filter(({ helperId }) => helperId === id).length;
	return {
		covered: wanted.filter(answered),
		missing: wanted.filter((theme) => !answered(theme)),
		bothWays: members.filter(({ id }) => gave.has(id) && got.has(id)).length,
		active: members.filter(({ id }) => gave.has(id) || got.has(id)).length,
		quiet:
			startedOn > since
				? []
				: members
						.filter(({ id }) => !recent.some((one) => one.helperId === id || one.helpedId === id))
						.map(({ id }) => id),
		carriesMuch:
			recent.length < 6 ? [] : members.filter(({ id }) => times(id) * 2 >= recent.length).map(({ id }) => id),
	};
}
