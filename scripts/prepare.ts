/**
 * Makes what is generated and not kept: SvelteKit's types and the compiled texts. npm runs this after
 * an install, with whatever Node is there, so it starts the real work with the Node that came along.
 */
import { spawnSync } from 'node:child_process';
import { compileTexts } from './text.ts';

const { status } = spawnSync('svelte-kit sync', { stdio: 'inherit', shell: true });
await compileTexts();
process.exit(status ?? 1);
