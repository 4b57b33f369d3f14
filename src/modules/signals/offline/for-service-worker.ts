import { deliverForEveryone, syncTag } from './queue.ts';

/** Pages that work without reach. They hold no list of people and no signals, so they may lie in the cache. */
export const pagesWithoutReach = ['/vastleggen/onderweg', '/en/vastleggen/onderweg'];

/** Where a visit to a capture page leads when there is no reach; undefined for other pages. */
export function pageWithoutReach(path: string): string | undefined {
	const [, language = '', page] = /^(\/en|\/ar)?\/(vastleggen|doe-mee)(?:\/.*)?$/.exec(path) ?? [];
	if (!page) return undefined;
	return `${language === '/ar' ? '' : language}/vastleggen/onderweg`;
}

/**
 * Keeps those pages with the files they name, asked for without cookies so that they belong to nobody.
 * A page that cannot be had now is had at the next install: that must not keep the rest of the shell away.
 */
export async function keepPagesWithoutReach(cache: Cache, origin: string): Promise<void> {
	for (const page of pagesWithoutReach) {
		try {
			const answer = await fetch(page, { credentials: 'omit' });
			if (!answer.ok) continue;
			const html = await answer.clone().text();
			const files = new Set(
				[...html.matchAll(/_app\/immutable\/[^"'\s)]+/g)].map(([file]) => new URL(`/${file}`, origin).href),
			);
			await cache.addAll([...files]);
			await cache.put(page, answer);
		} catch {
			// No reach while installing.
		}
	}
}

/** The kept capture page for a visit that got no answer, or the way to it; undefined when the visit was to something else. */
export async function answerWithoutReach(request: Request): Promise<Response | undefined> {
	const { pathname, origin } = new URL(request.url);
	const page = pageWithoutReach(pathname);
	const kept = page && (await caches.match(page));
	if (!page || !kept) return undefined;
	return pathname === page ? kept : Response.redirect(new URL(page, origin), 302);
}

type SyncEvent = Event & { tag: string; waitUntil(done: Promise<unknown>): void };

/** Delivers waiting notes when the browser says that there is reach again, also with every tab closed. */
export function deliverWhenReachable(worker: {
	addEventListener(type: 'sync', hear: (event: SyncEvent) => void): void;
}): void {
	worker.addEventListener('sync', (event) => {
		if (event.tag !== syncTag) return;
		event.waitUntil(
			deliverForEveryone().then((all) => {
				// The browser tries again later when this is refused.
				if (!all) throw new Error('notes wait');
			}),
		);
	});
}
