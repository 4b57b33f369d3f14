import { defineConfig } from 'vitest/config';

/** Rules are tested here and screens in the browser: a door for screens opens, and shows nothing. */
const screensStayShut = {
	name: 'screens-stay-shut',
	enforce: 'pre' as const,
	load: (id: string) => (id.endsWith('.svelte') ? 'export default {}' : undefined),
};

/** Separate from vite.config.ts: with the site's own plugins the runner does not end by itself. */
export default defineConfig({
	plugins: [screensStayShut],
	test: {
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'demo/**/*.test.ts', 'scripts/**/*.test.ts'],
		exclude: ['tests/journeys/**'],
		globalSetup: ['src/testing/global-setup.ts'],
		setupFiles: ['src/testing/fresh-start.ts'],
		testTimeout: 20_000,
		hookTimeout: 60_000,
		pool: 'threads',
		maxWorkers: 2,
		// What is in memory belongs to one database (`perDatabase`), so that files can share what they read in.
		isolate: false,
	},
});
