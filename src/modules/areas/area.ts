/** The three levels of the official division (CBS wijk- en buurtindeling). */
export type AreaKind = 'municipality' | 'district' | 'neighbourhood';

export type Area = {
	/** GM0344, WK034401 or BU03440111. */
	code: string;
	/** As people say it: "West". */
	name: string;
	/** As Statistics Netherlands writes it: "Wijk 01 West". */
	officialName: string;
	kind: AreaKind;
	parentCode: string | null;
	/** The latest year of the division in which this code stands. */
	year: number;
};

const codeShape = /^(?:GM\d{4}|WK\d{6}|BU\d{8})$/;

/** The code without blanks and in capitals, or undefined when it is not the code of a municipality, district or neighbourhood. */
export function areaCode(text: string): string | undefined {
	const code = text.trim().toUpperCase();
	return codeShape.test(code) ? code : undefined;
}

/** What a code is the code of. @param code one that `areaCode` gave. */
export function kindOf(code: string): AreaKind {
	return code.startsWith('GM') ? 'municipality' : code.startsWith('WK') ? 'district' : 'neighbourhood';
}

/** The area a code lies in: BU03440111 → WK034401 → GM0344 → null. The digits say so themselves. */
export function parentOf(code: string): string | null {
	if (code.startsWith('BU')) return `WK${code.slice(2, 8)}`;
	return code.startsWith('WK') ? municipalityOf(code) : null;
}

/** The code of the municipality an area lies in. */
export const municipalityOf = (code: string): string => `GM${code.slice(2, 6)}`;

/** "Wijk 01 West" is called "West"; other names are called what they are. */
export function spokenName(officialName: string): string {
	return officialName.trim().replace(/^Wijk \d{1,2}\s+(?=\S)/u, '');
}

const kindOrder: Record<AreaKind, number> = { municipality: 0, district: 1, neighbourhood: 2 };

/** Large before small, then by code, which is the order Statistics Netherlands uses. */
export function byKindAndCode(a: Area, b: Area): number {
	return kindOrder[a.kind] - kindOrder[b.kind] || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** A district with its neighbourhoods, both in the official order. */
export type DistrictWithNeighbourhoods = { district: Area; neighbourhoods: Area[] };

export function districtsWithNeighbourhoods(areas: readonly Area[]): DistrictWithNeighbourhoods[] {
	const sorted = [...areas].sort(byKindAndCode);
	return sorted
		.filter(({ kind }) => kind === 'district')
		.map((district) => ({ district, neighbourhoods: sorted.filter(({ parentCode }) => parentCode === district.code) }));
}
