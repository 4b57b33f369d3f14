import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CompilerOptions, compile } from '@inlang/paraglide-js';

/** How texts are compiled, for everyone who does. */
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

const root = join(import.meta.dirname, '..');
const stamp = join(root, '.svelte-kit', 'texts-made-of');

/** What the compiled texts are made of: the messages, and how they are compiled. */
function madeOf(): string {
	const hash = createHash('sha256');
	const sources = ['messages/**/*.json', 'project.inlang/settings.json', 'scripts/text.ts', 'package.json'];
	for (const file of globSync(sources, { cwd: root }).sort()) hash.update(file).update(readFileSync(join(root, file)));
	return hash.digest('hex');
}

/** Compiling thousands of texts takes long; what did not change is not compiled again. */
export async function compileTexts(): Promise<void> {
	const now = madeOf();
	const made = existsSync(join(root, textCompilerOptions.outdir, 'messages.js')) && existsSync(stamp);
	if (made && readFileSync(stamp, 'utf8') === now) return;
	await compile(textCompilerOptions);
	mkdirSync(dirname(stamp), { recursive: true });
	writeFileSync(stamp, now);
}

/** Vite compiles texts on its own while it runs, and can be stopped halfway: then all is compiled again. */
export const distrustTexts = (): void => rmSync(stamp, { force: true });
