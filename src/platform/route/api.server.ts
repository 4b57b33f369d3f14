import type { RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import { AppError, TooMany } from '../errors.ts';
import type { Ask } from './ask.ts';
import { parse } from './form.ts';
import { logAccident } from './log-accident.ts';
import { admit, perform } from './perform.server.ts';
import { countFrom, slowDown } from './slow-down.server.ts';

export const apiVersion = '1.0.0';

export type ApiAsk<B> = Ask & { body: B };

type Answer = { status?: number; headers?: Record<string, string>; body: unknown };

/** How answers and problems are written: as plain JSON, or as a standard wants them for its own resources. */
export type Voice = { readonly type: string; readonly problem: typeof problem };
const plain: Voice = { type: 'application/json', problem };

/**
 * An API endpoint over the same doors as the pages: JSON in by schema, JSON out, problems as
 * problem+json (RFC 9457), the version in a header (NL API Design Rules).
 */
export function answers<S extends v.GenericSchema>(
	permission: string,
	schema: S,
	work: (ask: ApiAsk<v.InferOutput<S>>) => Promise<Answer>,
	voice: Voice = plain,
) {
	return async (event: RequestEvent): Promise<Response> => {
		try {
			await admit(permission, event);
			const parsed = parse(schema, await inputOf(event));
			if (!parsed.success)
				return voice.problem(400, 'invalid-input', {
					invalidParams: Object.entries(parsed.errors).map(([name, reason]) => ({ name, reason })),
				});
			const pause = event.request.method === 'GET' ? 0 : countFrom(permission, event);
			const {
				status = 200,
				headers = {},
				body,
			} = await perform(permission, event, (ask) => work({ ...ask, body: parsed.output }));
			await slowDown(pause);
			return new Response(body === undefined ? null : JSON.stringify(body), {
				status,
				headers: {
					'content-type': voice.type,
					'api-version': apiVersion,
					'cache-control': 'no-store',
					...headers,
				},
			});
		} catch (thrown) {
			return asProblem(thrown, event.locals.traceId, voice);
		}
	};
}

/** The body of a write, the query of a read. */
async function inputOf({ request, url }: RequestEvent): Promise<unknown> {
	if (request.method === 'GET' || request.method === 'DELETE') return Object.fromEntries(url.searchParams);
	try {
		return await request.json();
	} catch {
		return undefined;
	}
}

function asProblem(thrown: unknown, traceId: string, voice: Voice): Response {
	if (thrown instanceof TooMany)
		return voice.problem(429, thrown.code, {}, { 'retry-after': String(thrown.retryAfterSeconds) });
	if (thrown instanceof AppError) return voice.problem(thrown.status, thrown.code, thrown.facts);
	logAccident(traceId, thrown);
	return voice.problem(500, 'internal-error', {});
}

const titles: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	404: 'Not Found',
	409: 'Conflict',
	422: 'Unprocessable Content',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
};

/** A problem as RFC 9457 wants it; `code` is the stable part that programs may lean on. */
export function problem(
	status: number,
	code: string,
	facts: Record<string, unknown>,
	headers: Record<string, string> = {},
): Response {
	const title = titles[status] ?? 'Error';
	return new Response(JSON.stringify({ type: `/problemen/${code}`, title, status, detail: code, code, ...facts }), {
		status,
		headers: {
			'content-type': 'application/problem+json',
			'api-version': apiVersion,
			'cache-control': 'no-store',
			...headers,
		},
	});
}
