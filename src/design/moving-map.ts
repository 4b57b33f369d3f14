/** What the map itself says, in the reader's language. */
export type MovingMapWords = { label: string; closer: string; further: string; twoFingers: string; withKey: string };

/** A place on a map that moves: its number in the list, what it is called, where it leads and where it is. */
export type MovingMapPlace = { number: number; name: string; href: string; lon: number; lat: number };
