import { v4, v7, validate } from 'uuid';

/** Time-ordered id (RFC 9562 §5.7), made by whoever creates the thing, the phone included. */
export const newId = (): string => v7();

/** Random id for things whose time would give someone away: codes, nameless cases, ballots. */
export const newUntimedId = (): string => v4();

export const isId = (text: unknown): text is string => typeof text === 'string' && validate(text);
