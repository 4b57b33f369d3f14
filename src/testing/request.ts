import type { RequestEvent } from '@sveltejs/kit';

/**
 * A request as the hooks and routes get it, with a cookie jar that lives on from one request to the next,
 * as a browser's does. No server runs: the event is handed straight to our own code.
 */
export function browser(origin = 'http://localhost:3000') {
	const jar = new Map<string, string>();
	const visit = (path = '/', form?: Record<string, string>): RequestEvent => {
		const url = new URL(path, origin);
		const headers = new Headers({
			cookie: [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
			'user-agent': 'test',
		});
		const body = form && new URLSearchParams(form);
		const request = new Request(url, { method: form ? 'POST' : 'GET', headers, ...(body && { body }) });
		return {
			url,
			request,
			params: {},
			locals: { traceId: '0'.repeat(32) },
			cookies: {
				get: (name: string) => jar.get(name),
				set: (name: string, value: string, { maxAge }: { maxAge?: number } = {}) =>
					maxAge === 0 ? jar.delete(name) : jar.set(name, value),
				delete: (name: string) => jar.delete(name),
				getAll: () => [...jar].map(([name, value]) => ({ name, value })),
			},
			setHeaders: () => {},
			getClientAddress: () => '127.0.0.1',
			route: { id: url.pathname },
		} as unknown as RequestEvent;
	};
	return { jar, visit };
}
