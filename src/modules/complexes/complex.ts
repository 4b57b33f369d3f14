/** How many homes, rounded. */
export const homeBands = ['under-20', '20-50', '50-100', '100-200', 'over-200'] as const;
export type HomeBand = (typeof homeBands)[number];

/** What a resident may look after in the house. */
export const houseRoles = ['spokesperson', 'welcome', 'agreements', 'activities', 'rooms', 'green'] as const;
export type HouseRole = (typeof houseRoles)[number];

export type Complex = {
	readonly code: string;
	readonly name: string;
	/** The neighbourhood it stands in. */
	readonly parentCode: string;
	readonly address: string;
	readonly homes: HomeBand;
	readonly keeper: string;
	readonly keeperPhone: string;
	readonly welcome: string;
	/** One a line. */
	readonly agreements: string;
	readonly agreedOn: string | null;
	readonly mix: string;
};
export type HouseMember = {
	readonly id: string;
	readonly cardId: string;
	readonly called: string;
	readonly role: HouseRole;
	readonly shows: boolean;
	readonly since: string;
};
/** Somebody of the house who may be asked, in their own words. */
export type HouseFace = Pick<HouseMember, 'role' | 'called'>;

/** The most complexes in one neighbourhood: two digits, none given twice. */
export const mostInNeighbourhood = 99;

const few = /(?<![\d.,])[0-4](?![\d.,]*\d)|(?<!\p{L})(?:één|twee|drie|vier|one|two|three|four)(?!\p{L})/iu;
/** Whether words hold a number under five: in a small house that soon says who. */
export const tellsOfFew = (text: string): boolean => few.test(text);

/** The agreements of a house as a list. */
export const agreementLines = (agreements: string): string[] =>
	agreements
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
