import type { Terminal } from './terminal.ts';

const width = 24;

/** Draws how far a long work is, on standard error: in place on a screen, else one line per quarter. */
export function progressBar(what: string, terminal: Terminal, screen: NodeJS.WriteStream = process.stderr) {
	let shown = -1;
	return (done: number, total: number): void => {
		const share = total === 0 ? 1 : done / total;
		const step = screen.isTTY ? Math.round(share * width) : Math.floor(share * 4);
		if (step === shown) return;
		shown = step;
		const filled = Math.round(share * width);
		const line = `${what} ${'■'.repeat(filled)}${'□'.repeat(width - filled)} ${done} van ${total}`;
		if (!screen.isTTY) terminal.err(line);
		else screen.write(`\r${line}${share >= 1 ? '\n' : ''}`);
	};
}
