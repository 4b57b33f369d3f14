/**
 * Tells the operator what went wrong, and where in the code. Never the error as a whole: a database error can carry the values
 * of the row it stumbled over (`detail`, `where`), and a log is no place for a person.
 */
export function logAccident(traceId: string, error: unknown): void {
	const { code, stack } = (error ?? {}) as { code?: unknown; stack?: unknown };
	console.error(`[${traceId}]`, typeof code === 'string' ? code : '', typeof stack === 'string' ? stack : 'no stack');
}
