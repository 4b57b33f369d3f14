import type { Posted } from '#design/posted.ts';

/** All is filled in well: the writer looks once more before everyone can read it. */
export const mustLook = (form: Posted): boolean => form?.codes?.['seen'] === 'initiative-look-first';

/** The sentence per field of a refused form; nothing when it was fine, or only has to be looked at. */
export const errorWords = (form: Posted): Record<string, string> => (mustLook(form) ? {} : (form?.errors ?? {}));
