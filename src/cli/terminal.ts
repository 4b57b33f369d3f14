import { resolve } from 'node:path';

/** What a command may touch of the world around it: two streams and the place paths start from. */
export interface Terminal {
	/** Results only; with `--json` nothing but JSON. */
	out(text: string): void;
	/** Everything else: progress, problems, help after a mistake. */
	err(text: string): void;
	/** A path as the user means it: from where they stand, also when npm moved to the project root. */
	path(given: string): string;
}

export function terminal(): Terminal {
	const start = process.env.INIT_CWD ?? process.cwd();
	return {
		out: (text) => void process.stdout.write(`${text}\n`),
		err: (text) => void process.stderr.write(`${text}\n`),
		path: (given) => resolve(start, given),
	};
}
