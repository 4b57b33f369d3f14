/** How many homes, rounded. A house with fewer than ten is no area of its own: there everybody is known. */
export const homeBands = ['10-20', '20-50', '50-100', '100-200', 'over-200'] as const;
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

const few =
	/(?<![\d.,])[0-4](?![\d.,]*\d)(?!e?\s*(?:hoog|verdieping|etage|floor))|(?<!\p{L})(?:één|twee|drie|vier|one|two|three|four)(?!\p{L})/iu;
const aFew =
	/(?<!\p{L})(?:een|de enige|enkele|een paar|a|the only|some)\s+(?:\p{L}+\s+)?(?:gezin|gezinnen|bewoner|bewoners|man|mannen|vrouw|vrouwen|kind|kinderen|oudere|ouderen|student|studenten|mens|mensen|family|families|resident|residents|person|people|child|children)(?!\p{L})/iu;
const floors = /(?<!\p{L})(?:verdieping|etage|floor|lift)\s+\d+/giu;
/** Whether words hold a number of people under five: in a small house that soon says who. A floor is no number of people. */
export const tellsOfFew = (text: string): boolean => few.test(text.replace(floors, '')) || aFew.test(text);

const whatTheyAre =
	/opvang|vluchtel|asiel|statushouder|refugee|asylum|shelter|blijf.?van.?mijn.?lijf|detentie|gedetineerd|prison|verslaaf|addict|moslim|muslim|christen|christian|jood|jewish|hindoe|hindu|marokka|morocc|turks|turkish|syri|suriname|antill|eritre|somali|oekra|ukrain|poolse|polish|beperking|disabilit|autis|uitkering|bijstand|schuld|debt/iu;
/** Whether words say what people are instead of what they do: origin, faith, care or trouble of the few who live at one address. */
export const tellsWhatTheyAre = (text: string): boolean => whatTheyAre.test(text);

/** The agreements of a house as a list. */
export const agreementLines = (agreements: string): string[] =>
	agreements
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);
