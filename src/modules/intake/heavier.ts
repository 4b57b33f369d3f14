/** Was heavier care prevented? What is asked, and of whom. */
export const moments = ['start', 'end'] as const;
export type Moment = (typeof moments)[number];
export const heavier = ['specialist', 'residential', 'crisis', 'youth', 'eviction', 'other'] as const;
export type Heavier = (typeof heavier)[number];
export const howSure = ['probably', 'maybe', 'no'] as const;
export type HowSure = (typeof howSure)[number];
