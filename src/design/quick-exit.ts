/** Leaving in one tap, for who may have somebody looking over their shoulder: nothing on the screen, signed out, and no way back in this tab. */

const key = 'left-for';

/** Away at once. The page goes blank first; signing out goes along behind it. */
export function leaveFor(away: string): void {
	document.documentElement.hidden = true;
	try {
		sessionStorage.setItem(key, away);
	} catch {
		// A browser that keeps nothing still leaves.
	}
	void fetch('/uitloggen', { method: 'POST', body: new FormData(), keepalive: true }).catch(() => {});
	location.replace(away);
}

function keptHere(): string | null {
	try {
		return sessionStorage.getItem(key);
	} catch {
		return null;
	}
}

/** On every page: who comes here by "back" after leaving like that is gone again; who comes of themselves may stay. */
export function stayAway(): void {
	const away = keptHere();
	if (!away) return;
	const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	if (entry?.type === 'back_forward') {
		document.documentElement.hidden = true;
		location.replace(away);
	} else sessionStorage.removeItem(key);
}
