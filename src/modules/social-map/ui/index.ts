/** Door for screens. */
export {};
