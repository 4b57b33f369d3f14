/** Was heavier care prevented? What is asked, and of whom. */
export const moments = ['start', 'end'] as const;
export type Moment = (typeof moments)[number];
export const heavier = ['specialist', 'residential', 'crisis', 'youth', 'eviction', 'other'] as const;
export type Heavier = (typeof heavier)[number];
export const howSure = ['probably', 'maybe', 'no'] as const;
export type HowSure = (typeof howSure)[number];
/** Of whom it was asked; each answer beside who was not asked, and all of them. */
export const askedOf = ['worker', 'person'] as const;
export type Asked = (typeof askedOf)[number];
export const answers = [...howSure, 'not-asked'] as const;
export type Answer = (typeof answers)[number] | 'all';
