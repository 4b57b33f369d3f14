/** What a page gets back from its action: what was typed with what is wrong, or what was done. */
export type Posted<Done = object> = {
	errors?: Record<string, string>;
	facts?: Record<string, string | number>;
	values?: Record<string, string | string[]>;
	done?: boolean;
} & Partial<Done>;

export const typed = (form: Posted | null | undefined, field: string, otherwise = ''): string => {
	const value = form?.values?.[field];
	return typeof value === 'string' ? value : otherwise;
};
