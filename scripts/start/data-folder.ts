import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CannotStart, FolderInUse } from './stop.ts';

/** Longest path a Unix socket may have on Linux, less the name PostgreSQL adds. */
const longestSocketFolder = 107 - '/.s.PGSQL.5432'.length;

export type DataFolder = {
	path: string;
	/** Where the sockets live: in the folder, or in a short one under the system's temporary folder. */
	sockets: string;
	/** Who PostgreSQL runs as; it refuses root. */
	owner: { uid: number; gid: number } | undefined;
	release(): void;
};

/**
 * Makes the data folder ready and claims it for this process. The claim is a listening socket: it
 * cannot outlive its process, so a crash never leaves a folder locked.
 */
export async function claimDataFolder(path: string, owner: DataFolder['owner']): Promise<DataFolder> {
	mkdirSync(path, { recursive: true, mode: 0o700 });
	const sockets = socketFolder(path);
	mkdirSync(sockets, { recursive: true, mode: 0o700 });
	if (owner) {
		chownSync(path, owner.uid, owner.gid);
		chownSync(sockets, owner.uid, owner.gid);
		refuseClosedParents(path, owner);
	}
	const claim = await claimSocket(join(sockets, 'app.sock'), path);
	return { path, sockets, owner, release: () => claim.close() };
}

/** Inside the data folder, unless its path is too long for a socket. */
export function socketFolder(path: string): string {
	const inside = join(path, 'run');
	if (inside.length <= longestSocketFolder) return inside;
	return join(tmpdir(), `bw-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`);
}

function refuseClosedParents(path: string, owner: { uid: number; gid: number }): void {
	for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
		const { mode, uid, gid } = statSync(folder);
		const mayEnter = uid === owner.uid ? mode & 0o100 : gid === owner.gid ? mode & 0o010 : mode & 0o001;
		if (!mayEnter) {
			throw new CannotStart(
				`De map ${folder} is dicht voor andere gebruikers, en PostgreSQL draait niet als root: zet de map open (chmod o+x ${folder}) of kies een andere map met DATA_DIR.`,
			);
		}
	}
}

async function claimSocket(socket: string, path: string): Promise<Server> {
	if (existsSync(socket)) {
		if (await answers(socket))
			throw new FolderInUse(
				`De datamap ${path} is al in gebruik door een andere Buurtweefsel. Stop die eerst, of kies een andere map met DATA_DIR.`,
			);
		unlinkSync(socket);
	}
	return new Promise((done, failed) => {
		const server = createServer((visitor) => visitor.end());
		server.once('error', failed);
		server.listen(socket, () => {
			server.unref();
			done(server);
		});
	});
}

const answers = (socket: string): Promise<boolean> =>
	new Promise((done) => {
		const visitor = connect(socket);
		visitor.once('connect', () => {
			visitor.destroy();
			done(true);
		});
		visitor.once('error', () => done(false));
	});

/** A secret kept in a file only its owner may read; made on first use. */
export function secretIn(folder: string, name: string): string {
	const file = join(folder, name);
	if (existsSync(file)) return readFileSync(file, 'utf8').trim();
	const secret = randomBytes(48).toString('base64url');
	writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
	return secret;
}
