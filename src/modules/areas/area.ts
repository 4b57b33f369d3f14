/** The three levels of the official division (CBS wijk- en buurtindeling), and a building or complex inside a neighbourhood. */
export type OfficialKind = 'municipality' | 'district' | 'neighbourhood';
export type AreaKind = OfficialKind | 'complex';

export type Area = {
	/** GM0344, WK034401 or BU03440111; CX0344011102 for the second complex in that neighbourhood. */
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

/**
 * A complex has the digits of its neighbourhood and two of its own, so that whatever goes by the beginning of a code finds
 * it inside its neighbourhood. It is no part of the official division: figures and patterns never come smaller than that.
 */
const complexShape = /^CX\d{10}$/;
export const isComplexCode = (code: string): boolean => complexShape.test(code);

/** The code of a complex in a neighbourhood. @param number 1 to 99 @param neighbourhood its code, BU03440111 */
export const complexCode = (neighbourhood: string, number: number): string =>
	`CX${neighbourhood.slice(2)}${String(number).padStart(2, '0')}`;

/** As `areaCode`, with the code of a complex as well. */
export function placeCode(text: string): string | undefined {
	const code = text.trim().toUpperCase();
	return isComplexCode(code) ? code : areaCode(code);
}

/** What an official code is the code of. @param code one that `areaCode` gave. */
export function officialKindOf(code: string): OfficialKind {
	return code.startsWith('GM') ? 'municipality' : code.startsWith('WK') ? 'district' : 'neighbourhood';
}

/** What a code is the code of. @param code one that `placeCode` gave. */
export const kindOf = (code: string): AreaKind => (isComplexCode(code) ? 'complex' : officialKindOf(code));

/** The official area of a place: of a complex its neighbourhood. Things have a building; troubles and counts have a neighbourhood. */
export const officialOf = (code: string): string => (isComplexCode(code) ? `BU${code.slice(2, 10)}` : code);

/** Where the public page of a place is. */
export const pageOfPlace = (code: string): string => (isComplexCode(code) ? `/complex/${code}` : `/buurt/${code}`);

/** The area a code lies in: CX0344011102 → BU03440111 → WK034401 → GM0344 → null. The digits say so themselves. */
export function parentOf(code: string): string | null {
	if (isComplexCode(code)) return `BU${code.slice(2, 10)}`;
	if (code.startsWith('BU')) return `WK${code.slice(2, 8)}`;
	return code.startsWith('WK') ? municipalityOf(code) : null;
}

/** The code of the municipality an area lies in. */
export const municipalityOf = (code: string): string => `GM${code.slice(2, 6)}`;

/** "Wijk 01 West" is called "West"; other names are called what they are. */
export function spokenName(officialName: string): string {
	return officialName.trim().replace(/^Wijk \d{1,2}\s+(?=\S)/u, '');
}

const kindOrder: Record<AreaKind, number> = { municipality: 0, district: 1, neighbourhood: 2, complex: 3 };

/** A place as people choose it: with where it lies behind it. "Kanaleneiland-Noord (Zuidwest)", "De Linde (Kanaleneiland-Noord)". */
export function nameWithParent(area: Area, areas: readonly Area[]): string {
	const parent = areas.find(({ code, kind }) => code === area.parentCode && kind !== 'municipality');
	return parent ? `${area.name} (${parent.name})` : area.name;
}

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
