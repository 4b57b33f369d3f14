import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import type * as v from 'valibot';
import { AppError, NotAllowed, SignInNeeded, StepUpNeeded, TooMany } from '../errors.ts';
import type { Ask } from './ask.ts';
import { type FieldErrors, readForm } from './form.ts';
import { admit, perform } from './perform.server.ts';
import { errorSentence } from './sentences.server.ts';
import { countFrom, slowDown } from './slow-down.server.ts';

/** A page that may only be read by who holds the permission. Everyone else sees that it does not exist. */
export function reads<T>(permission: string, work: (ask: Ask) => Promise<T>) {
	return async (event: RequestEvent): Promise<T> => {
		try {
			return await perform(permission, event, work);
		} catch (problem) {
			throw asPage(problem, event);
		}
	};
}

/** A page that everyone may read. The same as `reads`, named apart so that a reader of a route sees it at once. */
export const open = reads;

/**
 * A form's action: reads the form by its schema, does the work, and answers with what the page needs.
 * Wrong input comes back with every value that was typed and, per field, a sentence (`errors`) and its
 * code (`codes`); the field '' stands for the form as a whole. `{ to }` sends the visitor on.
 */
export function acts<S extends v.GenericSchema, T extends Record<string, unknown> | void>(
	permission: string,
	schema: S,
	work: (ask: Ask & { form: v.InferOutput<S> }) => Promise<T>,
) {
	return async (event: RequestEvent) => {
		try {
			await admit(permission, event);
		} catch (problem) {
			throw asPage(problem, event);
		}
		const { values, parsed } = readForm(schema, await event.request.formData());
		if (!parsed.success) return fail(422, { errors: inWords(parsed.errors), codes: parsed.errors, values, facts: {} });
		let result: T;
		let pause = 0;
		try {
			pause = countFrom(permission, event);
			result = await perform(permission, event, (ask) => work({ ...ask, form: parsed.output }));
			await slowDown(pause);
		} catch (problem) {
			if (
				problem instanceof AppError &&
				!(problem instanceof NotAllowed) &&
				problem.status !== 404 &&
				problem.status !== 401
			) {
				// A wrong code costs as much time as a right one.
				await slowDown(pause);
				const field = 'field' in problem && typeof problem.field === 'string' ? problem.field : '';
				if (problem instanceof TooMany) event.setHeaders({ 'retry-after': String(problem.retryAfterSeconds) });
				const codes: FieldErrors = { [field]: problem.code };
				return fail(problem.status, {
					errors: inWords(codes, problem.facts),
					codes,
					values,
					facts: { ...problem.facts },
				});
			}
			throw asPage(problem, event);
		}
		if (result && typeof result.to === 'string') redirect(303, result.to);
		return { ...(result ?? {}), done: true as const };
	};
}

const inWords = (codes: FieldErrors, facts: Record<string, string | number> = {}): FieldErrors =>
	Object.fromEntries(Object.entries(codes).map(([field, code]) => [field, errorSentence(code, facts)]));

/** A technical endpoint without actor or data: health, manifest, security.txt. Says why it needs no permission. */
export function bare<T>(_why: string, work: (event: RequestEvent) => T) {
	return work;
}

function asPage(problem: unknown, event: RequestEvent): unknown {
	if (problem instanceof SignInNeeded || problem instanceof StepUpNeeded) {
		const back = encodeURIComponent(event.url.pathname + event.url.search);
		const door = problem instanceof StepUpNeeded ? '/inloggen/tweede-stap' : '/inloggen';
		return caught(() => redirect(303, `${door}?naar=${back}`));
	}
	if (problem instanceof AppError) return caught(() => error(problem.status, problem.code, { code: problem.code }));
	return problem;
}

/** Kit throws what it makes; we want to hand it on. */
function caught(make: () => never): unknown {
	try {
		return make();
	} catch (made) {
		return made;
	}
}
