/** Keeps a phone number or code in its own order inside a right-to-left sentence (Unicode isolate). */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`;
