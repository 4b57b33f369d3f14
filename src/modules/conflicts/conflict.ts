/** What can happen between people. The codes are part of message keys. */
export const conflictKinds = ['quarrel', 'excluded', 'afraid', 'institution', 'other'] as const;
export type ConflictKind = (typeof conflictKinds)[number];
/** How it ended: settled, both keep apart, somebody else took it up, or they want no more. */
export const outcomes = ['settled', 'apart', 'handed-on', 'stopped'] as const;
export type ConflictOutcome = (typeof outcomes)[number];
export type Place = 'first' | 'deputy';

/** Who is on call for an area, by their own choice. Days as yyyy-mm-dd. */
export type OnCall = { areaCode: string; place: Place; workerId: string; called: string; phone: string };

export type Conflict = {
	id: string;
	areaCode: string;
	onCallArea: string;
	kind: ConflictKind;
	words: string;
	called: string;
	reach: string;
	/** When and how calling is safe, in the words of who told. */
	safe: string;
	forDeputy: boolean;
	toldOn: string;
	takenBy: string | null;
	takenOn: string | null;
	endedOn: string | null;
	outcome: ConflictOutcome | null;
	/** Who may read it, while they are on call. */
	readerIds: string[];
	/** Who it is about, and never reads it. */
	neverId: string | null;
	/** The worker who typed it for somebody, and so saw the code of who told. */
	typedBy: string | null;
};

export type Agreement = {
	id: string;
	words: string;
	madeOn: string;
	remindOn: string;
	/** Of the two, who said yes already. */
	yeses: number;
	talkedOn: string | null;
};

export type OnCallHere = { areaCode: string; first: OnCall; deputy: OnCall | undefined };

/**
 * Who is on call for a neighbourhood: for the neighbourhood itself, or else for the district it lies in. Somebody who only
 * stands in is on call for nobody, so without a first there is nobody.
 */
export function onCallFor(
	all: readonly OnCall[],
	areaCode: string,
	districtCode: string | null,
): OnCallHere | undefined {
	for (const code of [areaCode, districtCode]) {
		const here = all.filter((one) => one.areaCode === code);
		const first = here.find(({ place }) => place === 'first');
		if (code && first) return { areaCode: code, first, deputy: here.find(({ place }) => place === 'deputy') };
	}
	return undefined;
}

/** An agreement whose day has come, and was not talked about yet. */
export const talkIsDue = ({ remindOn, talkedOn }: Pick<Agreement, 'remindOn' | 'talkedOn'>, today: string): boolean =>
	talkedOn === null && remindOn <= today;
