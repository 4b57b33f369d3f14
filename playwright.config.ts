import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const port = process.env.JOURNEY_PORT ?? '3190';
const baseURL = process.env.BASE_URL ?? `http://localhost:${port}`;

/** Journeys in Debian's Chromium, against the site as `npm start` gives it, demo included. */
export default defineConfig({
	testDir: 'tests/journeys',
	outputDir: 'test-results',
	fullyParallel: true,
	// Screens are looked at as the demo gives them, before anybody in a journey has changed it.
	projects: [
		{ name: 'screens', testMatch: 'screens.spec.ts' },
		// The longest, one after the other, begins first: at the end it would keep one of two workers waiting.
		{ name: 'start', testMatch: 'start.spec.ts', dependencies: ['screens'] },
		{ name: 'journeys', testIgnore: ['screens.spec.ts', 'start.spec.ts'], dependencies: ['screens'] },
	],
	workers: 2,
	// A machine that others share stumbles now and then; what needed its second try is named as flaky in the report.
	retries: process.env.CI ? 1 : 0,
	timeout: 45_000,
	expect: { timeout: 10_000 },
	reporter: [['list'], ['json']],
	use: {
		baseURL,
		locale: 'nl-NL',
		timezoneId: 'Europe/Amsterdam',
		viewport: { width: 360, height: 740 },
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
			],
		},
	},
	...(process.env.BASE_URL
		? {}
		: {
				webServer: {
					command: 'npm start',
					url: `${baseURL}/healthz`,
					timeout: 240_000,
					gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
					env: { PORT: port, DATA_DIR: join(tmpdir(), `bw-journeys-${process.pid}`), NODE_ENV: 'production' },
				},
			}),
});
