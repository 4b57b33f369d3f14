import { deliverForEveryone, syncTag } from './queue.ts';

/** Pages that work without reach. They hold no list of people and no signals, so they may lie in the cache. */
export const pagesWithoutReach = ['/vastleggen/onderweg', '/en/vastleggen/onderweg'];

/** Where a visit to a capture page leads when there is no reach; undefined for other pages. */
export function pageWithoutReach(path: string): string | undefined {
	const [, language = '', page] = /^(\/en|\/ar)?\/(vastleggen|doe-mee)(?:\/.*)?$/.exec(path) ?? [];
	if (!page) return undefined;
	return `${language === '/ar' ? '' : language}/vastleggen/onderweg`;
}

type SyncEvent = Event & { tag: string; waitUntil(done: Promise<unknown>): void };

/** Delivers waiting notes when the browser says that there is reach again, also with every tab closed. */
export function deliverWhenReachable(worker: { addEventListener(type: 'sync', hear: (event: SyncEvent) => void): void }): void {
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
