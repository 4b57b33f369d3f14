// The shell without a network: style, letters and the page that says there is no connection.
// Pages and the API are never kept here: they may be about a person.

import { version } from '$app/env';
import { immutable } from '$app/manifest';
import { self } from '$app/service-worker';
import {
	answerWithoutReach,
	deliverWhenReachable,
	keepPagesWithoutReach,
} from '../modules/signals/offline/for-service-worker.ts';

const shell = `shell-${version}`;
const offlinePage = '/offline';

/** What the offline page needs at once. Scripts are kept when they are first used; other alphabets too. */
const neededAtOnce = immutable
	.map((file) => file.path)
	.filter((path) => path.endsWith('.css') || path.includes('readex-pro-latin-wght'));

self.addEventListener('install', (event) => {
	event.waitUntil(
		(async () => {
			const cache = await caches.open(shell);
			await cache.addAll(neededAtOnce.map((path) => new URL(path, self.registration.scope).href));
			// Without cookies, so that the page we keep belongs to nobody.
			await cache.put(offlinePage, await fetch(offlinePage, { credentials: 'omit' }));
			await keepPagesWithoutReach(cache, self.location.origin);
			await self.skipWaiting();
		})(),
	);
});

self.addEventListener('activate', (event) => {
	event.waitUntil(
		(async () => {
			const old = (await caches.keys()).filter((name) => name.startsWith('shell-') && name !== shell);
			await Promise.all(old.map((name) => caches.delete(name)));
			await self.clients.claim();
		})(),
	);
});

/** Files whose name changes with their content never go stale. */
async function keptOrFetched(request: Request): Promise<Response> {
	const cache = await caches.open(shell);
	const kept = await cache.match(request);
	if (kept) return kept;
	const response = await fetch(request);
	if (response.ok) await cache.put(request, response.clone());
	return response;
}

async function pageOrOffline(request: Request): Promise<Response> {
	try {
		return await fetch(request);
	} catch {
		return (await answerWithoutReach(request)) ?? (await caches.match(offlinePage)) ?? Response.error();
	}
}

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	if (url.pathname.includes('/immutable/')) event.respondWith(keptOrFetched(request));
	else if (request.mode === 'navigate') event.respondWith(pageOrOffline(request));
});

deliverWhenReachable(self as never);
