/** Everything a machine can say about the code without running it. Each part prints only when it has something to say. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

type Part = [what: string, command: string];

const root = join(import.meta.dirname, '..');
const first: Part = ['generated', 'node scripts/prepare.ts'];
/** The types take as long as all the rest, so they are looked at beside it. */
const lanes: Part[][] = [
	[['types', 'svelte-check --tsconfig ./tsconfig.json --fail-on-warnings --output human']],
	[
		['lint and format', 'biome check --error-on-warnings .'],
		['format of screens', 'prettier --check --log-level warn "src/**/*.svelte"'],
		['dead code', 'knip'],
		['module law', 'depcruise src scripts demo --config .dependency-cruiser.cjs --output-type err'],
		['texts', 'node scripts/check-texts.ts'],
	],
];

const wanted = process.argv.slice(2);
let failed = 0;
await look([first]);
await Promise.all(lanes.map(look));
process.exit(failed ? 1 : 0);

/** One after the other. */
async function look(parts: readonly Part[]): Promise<void> {
	for (const [what, command] of parts) {
		if (wanted.length && !wanted.some((word) => what.includes(word))) continue;
		const start = performance.now();
		const { status, said } = await run(command);
		const seconds = ((performance.now() - start) / 1000).toFixed(1);
		if (status === 0) {
			console.log(`ok    ${what} (${seconds} s)`);
			continue;
		}
		failed++;
		console.log(`WRONG ${what} (${seconds} s)\n${said}`);
	}
}

function run(command: string): Promise<{ status: number | null; said: string }> {
	return new Promise((done, wrong) => {
		const process = spawn(command, { cwd: root, shell: true });
		let said = '';
		for (const stream of [process.stdout, process.stderr])
			stream.setEncoding('utf8').on('data', (piece) => {
				said += piece;
			});
		process.on('error', wrong).on('close', (status) => done({ status, said }));
	});
}
