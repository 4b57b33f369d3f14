import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './stop.ts';

const sources = [
	'src',
	'messages',
	'static',
	join('project.inlang', 'settings.json'),
	'policy',
	'vite.config.ts',
	'package-lock.json',
	'scripts/text.ts',
];
const notSources = new Set([join('src', 'text')]);
const stamp = join('build', '.sources');

/** Builds when the build is missing or older than its sources, told by content and not by file times. */
export function buildWhenNeeded(root: string): void {
	const now = fingerprint(root);
	const before = existsSync(join(root, stamp)) ? readFileSync(join(root, stamp), 'utf8') : '';
	if (now === before && existsSync(join(root, 'build', 'handler.js'))) return;
	console.log('Buurtweefsel wordt gebouwd, dat duurt ongeveer een halve minuut …');
	const built = spawnSync(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
		cwd: root,
		encoding: 'utf8',
		env: { ...process.env, NODE_ENV: 'production' },
	});
	if (built.status !== 0) throw new CannotStart(`Het bouwen is mislukt:\n${lastWords(built.stdout + built.stderr)}`);
	writeFileSync(join(root, stamp), now);
}

/** What a builder says at the end, without its stack. */
const lastWords = (text: string): string =>
	text
		.split('\n')
		.filter((line) => line.trim() && !/^\s+at /.test(line))
		.slice(-12)
		.join('\n');

function fingerprint(root: string): string {
	const hash = createHash('sha256');
	const visit = (path: string) => {
		const full = join(root, path);
		if (notSources.has(path) || !existsSync(full)) return;
		if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) visit(join(path, name));
		else hash.update(path).update(readFileSync(full));
	};
	for (const path of sources) visit(path);
	return hash.digest('hex');
}
