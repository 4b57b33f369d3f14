/** Two cards of one team that may be of one person, and why that is asked. */
export type CardPair = { one: string; other: string; because: 'phone' | 'mail' | 'name' };

/** Days in which two cards that were put together can be taken apart again; until then each keeps what it holds. */
export const apartDays = 30;
