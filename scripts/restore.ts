/**
 * `npm run restore -- file.tar [--erased erased.txt]`: puts a reserve copy in an empty data folder. The next start plays back
 * its log, and erases again who was erased after the copy was made: their list stands beside the database, in `erased.txt`.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { databaseUser } from './start/embedded-postgres.ts';
import { CannotStart, sentenceFor } from './start/stop.ts';

const here = process.env.INIT_CWD ?? process.cwd();
const dataDir = resolve(here, process.env.DATA_DIR ?? '.data');

try {
	const { positionals, values } = parseArgs({ allowPositionals: true, options: { erased: { type: 'string' } } });
	const [file] = positionals;
	if (!file) throw new CannotStart('Noem de reservekopie: npm run restore -- buurtweefsel-….tar');
	const source = resolve(here, file);
	if (!existsSync(source)) throw new CannotStart(`${source} is er niet.`);
	const list = join(dataDir, 'erased.txt');
	const named = values.erased ? resolve(here, values.erased) : list;
	if (values.erased && !existsSync(named)) throw new CannotStart(`${named} is er niet.`);
	const erased = existsSync(named) ? readFileSync(named, 'utf8') : undefined;
	if (existsSync(dataDir) && readdirSync(dataDir).some((name) => name !== 'erased.txt'))
		throw new CannotStart(
			`${dataDir} is niet leeg. Verplaats die map eerst, of noem een lege met DATA_DIR; er wordt niets overschreven.`,
		);
	const listed = execFileSync('tar', ['-tf', source], { encoding: 'utf8', maxBuffer: 64e6 });
	if (!listed.includes('postgres/PG_VERSION') || !listed.includes('backup_label'))
		throw new CannotStart(`${source} is geen (hele) reservekopie van Buurtweefsel.`);
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	execFileSync('tar', ['-xpf', source, '-C', dataDir]);
	// The copy holds its own, older list; both count.
	if (erased) appendFileSync(list, erased, { mode: 0o600 });
	// What was taken back since may stand in the copy: the next start asks for it anew.
	writeFileSync(join(dataDir, 'restored'), '', { mode: 0o600 });
	const owner = databaseUser();
	if (owner) execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, dataDir]);
	console.log(`Teruggezet in ${dataDir}. Start met: npm start`);
	if (erased === undefined)
		console.log(
			'Let op: wie na deze kopie is gewist, is er nu weer. Geef de lijst mee uit de oude map: --erased erased.txt',
		);
} catch (error) {
	console.error(sentenceFor(error));
	process.exit(1);
}
