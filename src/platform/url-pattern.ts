// Most phones read address patterns themselves; only those that cannot fetch the polyfill.
if (!('URLPattern' in globalThis)) {
	const { URLPattern } = await import('urlpattern-polyfill');
	Object.assign(globalThis, { URLPattern });
}

export {};
