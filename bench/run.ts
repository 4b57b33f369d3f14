/** `npm run bench [-- pages|phone|matching|circles|patterns [--quick]|needs [--embeddings file]|budget|people|social-map]`: measures, never judges. Ratios against a reference in the same run, because machines differ. */
const [which = 'pages', ...options] = process.argv.slice(2);
const benches: Record<string, () => Promise<{ run(options: readonly string[]): Promise<void> }>> = {
	pages: () => import('./pages.ts'),
	matching: () => import('./matching.ts'),
	circles: () => import('./circles.ts'),
	phone: () => import('./phone.ts'),
	patterns: () => import('./patterns.ts'),
	needs: () => import('./needs.ts'),
	budget: () => import('./budget.ts'),
	people: () => import('./people.ts'),
	'social-map': () => import('./social-map.ts'),
};
const bench = benches[which];
if (!bench) {
	console.error(`There is no bench "${which}": ${Object.keys(benches).join(', ')}.`);
	process.exit(2);
}
await (await bench()).run(options);
