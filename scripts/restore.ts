/** `npm run restore -- file.tar`: puts a reserve copy in an empty data folder. The next start plays back its log. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { databaseUser } from './start/embedded-postgres.ts';
import { CannotStart, sentenceFor } from './start/stop.ts';

const here = process.env.INIT_CWD ?? process.cwd();
const dataDir = resolve(here, process.env.DATA_DIR ?? '.data');

try {
	const [file] = process.argv.slice(2);
	if (!file) throw new CannotStart('Noem de reservekopie: npm run restore -- buurtweefsel-….tar');
	const source = resolve(here, file);
	if (!existsSync(source)) throw new CannotStart(`${source} is er niet.`);
	if (existsSync(dataDir) && readdirSync(dataDir).length)
		throw new CannotStart(
			`${dataDir} is niet leeg. Verplaats die map eerst, of noem een lege met DATA_DIR; er wordt niets overschreven.`,
		);
	const listed = execFileSync('tar', ['-tf', source], { encoding: 'utf8', maxBuffer: 64e6 });
	if (!listed.includes('postgres/PG_VERSION') || !listed.includes('backup_label'))
		throw new CannotStart(`${source} is geen (hele) reservekopie van Buurtweefsel.`);
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	execFileSync('tar', ['-xpf', source, '-C', dataDir]);
	const owner = databaseUser();
	if (owner) execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, dataDir]);
	console.log(`Teruggezet in ${dataDir}. Start met: npm start`);
} catch (error) {
	console.error(sentenceFor(error));
	process.exit(1);
}
