import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (locale: string): Record<string, string> =>
	JSON.parse(readFileSync(join(root, 'messages', 'errors', `${locale}.json`), 'utf8'));

/** Every code that a schema or a command can answer with. */
function codes(): Map<string, string> {
	const found = new Map<string, string>();
	for (const file of globSync('src/**/*.ts', { cwd: root }).filter((name) => !/\.test\.ts$|^src\/text\//.test(name))) {
		const text = readFileSync(join(root, file), 'utf8');
		for (const [, code] of text.matchAll(/new (?:Refused|Conflict)\(\s*'([a-z][a-z0-9-]*)'/g))
			found.set(code as string, file);
		if (!file.endsWith('.forms.ts')) continue;
		for (const [, code] of text.matchAll(/v\.\w+\([^()]*'([a-z]+(?:-[a-z0-9]+)+|required|invalid)'\s*,?\s*\)/g))
			found.set(code as string, file);
	}
	return found;
}

describe('whatever is refused is said in words', () => {
	for (const locale of ['nl', 'en']) {
		test(`every code has a sentence in ${locale}`, () => {
			const texts = read(locale);
			const silent = [...codes()].filter(([code]) => !texts[`errors_${code.replaceAll('-', '_')}`]);
			expect(silent.map(([code, file]) => `${code} (${file})`)).toEqual([]);
		});
	}
});
