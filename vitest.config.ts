import { defineConfig } from 'vitest/config';


/** Separate from vite.config.ts: with the site's own plugins the runner does not end by itself. */
export default defineConfig({
	test: {
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'demo/**/*.test.ts', 'scripts/**/*.test.ts'],
		exclude: ['tests/journeys/**'],
		globalSetup: ['src/testing/global-setup.ts'],
		testTimeout: 20_000,
		hookTimeout: 60_000,
		pool: 'threads',
		maxWorkers: 2,
	},
});
