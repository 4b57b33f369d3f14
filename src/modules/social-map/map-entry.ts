import { dayAfter } from '#platform/wall-time';

/** What stands on the social map. */
export const mapKinds = ['organisation', 'service', 'group', 'place', 'person'] as const;
export type MapKind = (typeof mapKinds)[number];
/** The formal layer is for everybody; the informal one for those who work in its area and who it is about. */
export const mapLayers = ['formal', 'informal'] as const;
export type MapLayer = (typeof mapLayers)[number];
export const accessibilityCodes = ['wheelchair', 'toilet', 'lift', 'hearing-loop', 'quiet', 'children'] as const;
export type AccessibilityCode = (typeof accessibilityCodes)[number];
/** How well a team knows somebody: of each other, works together now and then, can always call. */
export const tieStrengths = [1, 2, 3] as const;
export type TieStrength = (typeof tieStrengths)[number];

export type MapEntry = {
	id: string;
	kind: MapKind;
	layer: MapLayer;
	name: string;
	summary: string;
	/** A municipality, district or neighbourhood. */
	areaCode: string;
	/** WGS 84, or nothing when only the area is known. */
	lon: number | null;
	lat: number | null;
	address: string;
	needCodes: string[];
	forWhom: string;
	costs: string;
	/** Null: nobody said. */
	free: boolean | null;
	/** ISO 639-1. */
	languages: string[];
	accessibility: AccessibilityCode[];
	/** Each as `mon 10:00-12:00`. */
	hours: string[];
	/** What hours do not say: "elke eerste maandag". */
	whenWords: string;
	freePlaces: number | null;
	phone: string;
	mail: string;
	website: string;
	/** Welcomes visitors, on a tour along clubs and people. */
	hosts: boolean;
	confirmedOn: string;
	/** The team that said so; empty when whoever runs it did. */
	confirmedBy: string;
};

/** An entry with who looks after it, as workers see it. */
export type KeptEntry = MapEntry & {
	teamId: string | null;
	keeperId: string | null;
	keeperName: string;
	keeperMail: string;
	cardId: string | null;
	consentOn: string | null;
};

/** What a list or another module shows of an entry. */
export type MapEntryNear = Pick<
	MapEntry,
	'id' | 'name' | 'kind' | 'layer' | 'areaCode' | 'lon' | 'lat' | 'summary' | 'hosts'
>;

/** Half a year after it was last confirmed an entry says so and sinks; after a year search leaves it out. */
export const staleAfterDays = 183;
export const hiddenAfterDays = 365;

export const isStale = ({ confirmedOn }: Pick<MapEntry, 'confirmedOn'>, today: string): boolean =>
	confirmedOn < dayAfter(today, -staleAfterDays);
