import * as v from 'valibot';

/** A district, a neighbourhood or a complex, for what has a place of its own: an activity, a room, an initiative, a thing to lend. */
export const PlaceCode = v.pipe(v.string('unknown-area'), v.regex(/^(WK\d{6}|BU\d{8}|CX\d{10})$/, 'unknown-area'));
