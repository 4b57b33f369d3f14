import { join } from 'node:path';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { compileTexts, textCompilerOptions } from './scripts/text.ts';

// The plugin compiles again whatever stands there; only who writes texts needs that.
const isDev = process.argv.includes('dev');
if (!isDev) await compileTexts();

export default defineConfig({
	plugins: [
		isDev && paraglideVitePlugin(textCompilerOptions),
		sveltekit({
			adapter: adapter({ out: 'build', precompress: true }),
			compilerOptions: { runes: true },
			csp: {
				mode: 'nonce',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					// The hash is of the one style attribute that SvelteKit's own page announcer sets.
					'style-src': ['self', 'unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
					'img-src': ['self', 'data:'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'manifest-src': ['self'],
					'worker-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self'],
					'frame-ancestors': ['none'],
				},
			},
			serviceWorker: { register: false },
		}),
	],
	resolve: {
		// The text runtime carries a polyfill along for everyone.
		alias: { '@inlang/paraglide-js/urlpattern-polyfill': join(import.meta.dirname, 'src/platform/url-pattern.ts') },
	},
	build: { target: 'es2022' },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// A phone pays for every file it fetches: what many pages share travels together. The words of one
						// module do not, however many pages that module has: every other page would carry them.
						codeSplitting: {
							groups: [
								{
									name: 'shared',
									test: /src[\\/]design[\\/](?!LookAgain)|src[\\/]text[\\/](?!messages[\\/](?!design_))|node_modules/,
									minShareCount: 14,
									priority: 1,
								},
								// Lists of names and words to look twice at: only for a page where somebody writes for everybody.
								{ name: 'look-again', test: /LookAgain|src[\\/]platform[\\/]free-text[\\/]/ },
							],
						},
					},
				},
			},
		},
	},
});
