/** Everything a machine can say about the code without running it. Each part prints only when it has something to say. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const parts: [what: string, command: string][] = [
	['generated', 'node scripts/prepare.ts'],
	['types', 'svelte-check --tsconfig ./tsconfig.json --fail-on-warnings --output human'],
	['lint and format', 'biome check --error-on-warnings .'],
	['format of screens', 'prettier --check --log-level warn "src/**/*.svelte"'],
	['dead code', 'knip'],
	['module law', 'depcruise src scripts demo --config .dependency-cruiser.cjs --output-type err'],
	['texts', 'node scripts/check-texts.ts'],
];

const wanted = process.argv.slice(2);
let failed = 0;
for (const [what, command] of parts) {
	if (wanted.length && !wanted.some((word) => what.includes(word))) continue;
	const start = performance.now();
	const { status, stdout, stderr } = spawnSync(command, { cwd: root, shell: true, encoding: 'utf8', maxBuffer: 64e6 });
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	if (status === 0) {
		console.log(`ok    ${what} (${seconds} s)`);
		continue;
	}
	failed++;
	console.log(`WRONG ${what} (${seconds} s)\n${stdout}${stderr}`);
}
process.exit(failed ? 1 : 0);
