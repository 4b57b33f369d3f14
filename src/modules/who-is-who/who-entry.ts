/** What a worker says of themselves, as everybody may read it. */
export type WhoShown = {
	id: string;
	called: string;
	does: string;
	teamName: string;
	askMe: string;
	/** Districts or neighbourhoods. */
	areaCodes: string[];
	/** Each as `mon 10:00-12:00`. */
	hours: string[];
	whenWords: string;
	phone: string;
	mail: string;
	hasPhoto: boolean;
	confirmedOn: string;
};
/** The same as colleagues read it. */
export type WhoEntry = WhoShown & {
	workerId: string;
	deputyId: string | null;
	colleaguesNote: string;
	isPublic: boolean;
};

const plain = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase();

/** An area lies in what somebody works in, or the other way round. */
const touches = (one: string, other: string): boolean =>
	one.slice(2).startsWith(other.slice(2)) || other.slice(2).startsWith(one.slice(2));

/** Who works in an area and is found by every word; what was not confirmed since `staleBefore` sinks, then by name. */
export function whoFits<T extends WhoShown>(
	entries: readonly T[],
	{ words, areaCode, staleBefore }: { words: string; areaCode: string; staleBefore: string },
): T[] {
	const asked = plain(words).split(/\s+/).filter(Boolean);
	const stale = ({ confirmedOn }: T) => Number(confirmedOn < staleBefore);
	return entries
		.filter(({ areaCodes }) => areaCode === '' || areaCodes.some((code) => touches(code, areaCode)))
		.filter(({ called, does, teamName, askMe }) => {
			const said = plain([called, does, teamName, askMe].join(' '));
			return asked.every((word) => said.includes(word));
		})
		.sort((one, other) => stale(one) - stale(other) || one.called.localeCompare(other.called, 'nl'));
}
