import { runCommandLine } from './cli/command-line.ts';
import { terminal } from './cli/terminal.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), terminal());
