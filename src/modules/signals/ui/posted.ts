/** What a page gets back from its action: what was typed with what is wrong, or what was done. */
export type Posted<Done = object> = {
	/** A sentence per field; the empty name is the form as a whole. */
	errors?: Record<string, string>;
	/** The code behind each sentence. */
	codes?: Record<string, string>;
	facts?: Record<string, string | number>;
	values?: Record<string, string | string[]>;
	done?: boolean;
} & Partial<Done>;

export const typed = (form: Posted | null | undefined, field: string, otherwise = ''): string => {
	const value = form?.values?.[field];
	return typeof value === 'string' ? value : otherwise;
};
