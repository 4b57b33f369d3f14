import type { KeyUse } from '../referral.ts';

/** A key that was just made, and for which practice. */
export type KeyMade = { made: string; use: KeyUse; secret: string };
