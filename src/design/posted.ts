/** What a page gets back from one of its actions: what was typed with what is wrong, or what was done. */
export type Posted<Done = object> =
	| ({
			/** A sentence per field; the empty name is the form as a whole. */
			errors?: Record<string, string>;
			/** The code behind each sentence. */
			codes?: Record<string, string>;
			facts?: Record<string, string | number>;
			values?: Record<string, string | string[]>;
			done?: boolean;
	  } & Partial<Done>)
	| null
	| undefined;

/** What was typed before, so that nothing is lost. */
export const typed = (form: Posted, field: string, otherwise = ''): string => {
	const value = form?.values?.[field];
	return typeof value === 'string' ? value : otherwise;
};

/** Whether a box of several was ticked before. */
export const ticked = (form: Posted, field: string, value: string): boolean =>
	[form?.values?.[field] ?? []].flat().includes(value);
