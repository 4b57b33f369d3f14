import { type ChildProcess, spawn } from 'node:child_process';
import { CannotStart } from './stop.ts';

export type Running = {
	name: string;
	child: ChildProcess;
	gone: Promise<number>;
	tell(message: unknown): void;
	stop(): Promise<void>;
};

/**
 * Starts one of our own scripts as a process that ends with us: it holds a channel to this process
 * and stops when the channel closes, so that even kill -9 leaves nobody behind.
 */
export function run(
	name: string,
	script: string,
	env: NodeJS.ProcessEnv,
	onMessage: (message: { type: string; [fact: string]: unknown }) => void = () => {},
): Running {
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
		env,
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	});
	const gone = new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)));
	child.on('message', (message) => onMessage(message as { type: string }));
	child.on('error', () => {});
	return {
		name,
		child,
		gone,
		tell: (message) => child.connected && child.send(message as object, () => {}),
		stop: async () => {
			if (child.exitCode !== null || child.signalCode !== null) return;
			child.kill('SIGTERM');
			const hurry = setTimeout(() => child.kill('SIGKILL'), 1200);
			await gone;
			clearTimeout(hurry);
		},
	};
}

/** Runs a script to its end. Its own sentence is already on the screen when it fails. */
export async function runToEnd(name: string, script: string, env: NodeJS.ProcessEnv): Promise<void> {
	const { gone } = run(name, script, env);
	if ((await gone) !== 0) throw new CannotStart('');
}
