/** What a page's form prop may hold, whichever of its actions it came from. */
export type FormOutcome =
	| ({
			done?: true;
			errors?: Record<string, string>;
			values?: Record<string, string | string[]>;
			facts?: Record<string, string | number>;
	  } & Record<string, unknown>)
	| null
	| undefined;

export const typedIn = (form: FormOutcome, name: string, otherwise = ''): string => {
	const value = form?.values?.[name];
	return value === undefined ? otherwise : [value].flat().join(' ');
};
