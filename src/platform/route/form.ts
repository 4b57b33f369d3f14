import * as v from 'valibot';

export type FieldErrors = Record<string, string>;
export type FormValues = Record<string, string | string[]>;

type Parsed<S extends v.GenericSchema> =
	| { success: true; output: v.InferOutput<S> }
	| { success: false; errors: FieldErrors };

/**
 * Reads a posted form by a schema. Issue messages are codes of messages/errors. What was typed comes
 * back as text, whatever was wrong with it; files never do.
 */
export function readForm<S extends v.GenericSchema>(
	schema: S,
	data: FormData,
): { values: FormValues; parsed: Parsed<S> } {
	const values: FormValues = {};
	const raw: Record<string, unknown> = {};
	for (const name of new Set(data.keys())) {
		const all = data.getAll(name);
		raw[name] = all.length > 1 ? all : all[0];
		const texts = all.filter((part) => typeof part === 'string');
		if (texts.length) values[name] = texts.length > 1 ? texts : (texts[0] as string);
	}
	return { values, parsed: parse(schema, raw) };
}

/** The same schema for JSON bodies, so that a form and the API refuse alike. */
export function parse<S extends v.GenericSchema>(schema: S, raw: unknown): Parsed<S> {
	const result = v.safeParse(schema, raw);
	if (result.success) return { success: true, output: result.output };
	const errors: FieldErrors = {};
	for (const issue of result.issues) {
		const field = v.getDotPath(issue) ?? '';
		errors[field] ??= /^[a-z][a-z0-9-]*$/.test(issue.message)
			? issue.message
			: issue.input === undefined
				? 'required'
				: 'invalid';
	}
	return { success: false, errors };
}
