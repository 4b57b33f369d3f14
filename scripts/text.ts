import type { CompilerOptions } from '@inlang/paraglide-js';

/** How texts are compiled. Shared by the build and by `npm run check`, so that both see the same languages. */
export const textCompilerOptions: CompilerOptions = {
	project: './project.inlang',
	outdir: './src/text',
	emitTsDeclarations: true,
	strategy: ['url', 'baseLocale'],
	urlPatterns: [
		{
			pattern: ':protocol://:domain(.*)::port?/:path(.*)?',
			localized: [
				['en', ':protocol://:domain(.*)::port?/en/:path(.*)?'],
				['ar', ':protocol://:domain(.*)::port?/ar/:path(.*)?'],
				['nl', ':protocol://:domain(.*)::port?/:path(.*)?'],
			],
		},
	],
};
