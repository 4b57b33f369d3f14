import { clock } from '#platform/clock';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { childSaysToo } from './age-rules.ts';
import type { Client } from './client.ts';
import { emergencyLooks } from './emergency.server.ts';
import { looksIn } from './emergency.store.server.ts';
import { copyOfFile, sharedPartsOf } from './file-copy.store.server.ts';
import { fileInWords } from './file-in-words.server.ts';
import { looksInFile } from './file-looks.server.ts';
import { exportNow, exportsOf, requestsEverywhere, requestsIn, whatStaysOf } from './file-rights.server.ts';
import type { InFile } from './in-file.ts';
import { clientForResident, clientToArrange } from './know-client.server.ts';
import { nearMarks, stoppedNear } from './near.server.ts';
import { whoStandsFor } from './representatives.server.ts';
import { permissionsIn, sharedFile, sharedFiles, teamsFor } from './sharing.server.ts';
import { longestDays, mayShare } from './sharing.ts';

type Who = Pick<Ask, 'tx' | 'actor' | 'url' | 'about' | 'params'>;

const named = (ask: Who, client: Client): Client => {
	ask.about({ type: 'client', id: client.id, personId: client.id });
	return client;
};

/** The file of the person who asks, or of whom they stand for (`?voor=`). @throws NotFound when there is nothing to see */
export const ownFile = async (ask: Who): Promise<Client> =>
	named(ask, await clientForResident(ask.tx, ask.actor, ask.url.searchParams.get('voor')));

/** The file at this address, for who helps. @throws NotFound */
export const helpedFile = async (ask: Who): Promise<Client> =>
	named(ask, await clientToArrange(ask.tx, ask.actor, ask.params['id'] ?? ''));

/** Back to the same page, of the same person. */
export function ownSaved({ pathname, searchParams }: URL): { to: string } {
	const who = searchParams.get('voor');
	return { to: `${pathname}?bewaard=ja${who ? `&voor=${encodeURIComponent(who)}` : ''}` };
}

/** What a page says of whom it is about, without what only the server needs. */
const head = ({ id, called, help }: Client) => ({ id, called, voor: help === 'stands-for' ? `?voor=${id}` : '' });

async function sharing(ask: Who, client: Client) {
	const today = clock.today();
	return {
		...head(client),
		...(await permissionsIn(ask.tx, ask.actor, client)),
		may: mayShare(client),
		waits: childSaysToo(client) || (ask.actor.kind === 'staff' && client.help !== 'named'),
		teams: await teamsFor(ask.actor, client),
		until: dayAfter(today, 90),
		latest: dayAfter(today, longestDays),
		byWorker: ask.actor.kind === 'staff',
		saved: ask.url.searchParams.has('bewaard'),
	};
}

/** Who reads along, on the page of who helps. */
export const sharingOfWorker = async (ask: Ask) => sharing(ask, await helpedFile(ask));
/** Who reads along, on the person's own page. */
export const sharingOfOwn = async (ask: Ask) => sharing(ask, await ownFile(ask));

/** What other teams let us read. */
export async function sharedScreen({ tx, actor, about }: Ask) {
	const files = await sharedFiles(tx, actor);
	for (const { clientId } of files) about({ type: 'client', id: clientId, personId: clientId });
	return { files };
}

/** The parts of one person that modules name for it, and nothing else. @throws NotFound from the moment it was taken back */
export async function sharedFileScreen({ tx, actor, params, about }: Ask, all: InFile) {
	const permissions = await sharedFile(tx, actor, params['id'] ?? '');
	const [{ clientId, called, namedCalled }] = permissions as [(typeof permissions)[number]];
	about({ type: 'client', id: clientId, personId: clientId });
	const given = permissions.flatMap(({ scope }) => scope);
	const rows = await sharedPartsOf(tx, actor.municipalityId, clientId, given, all);
	return { called, namedCalled, permissions, parts: fileInWords(all, rows) };
}

/** Before looking in an emergency: nothing of whom it is about. */
export const emergencyScreen = async ({ params }: Ask) => ({ id: params['id'] ?? '' });

/** For the privacy officer: looks to weigh, tries that the wall stopped, and what residents ask. */
export async function officerScreen({ tx, actor, url, about }: Ask) {
	const looks = await emergencyLooks(tx, actor);
	const requests = (await requestsEverywhere(tx, actor)).filter(
		({ outcome, liftAskedOn, liftedOn }) => outcome === null || (liftAskedOn !== null && liftedOn === null),
	);
	for (const { clientId } of [...looks, ...requests]) about({ type: 'client', id: clientId, personId: clientId });
	return {
		self: actor.personId ?? '',
		looks: looks.map(({ clientId: _, ...look }) => look),
		near: await stoppedNear(tx, actor),
		requests: requests.map(({ clientId: _, ...request }) => request),
		saved: url.searchParams.has('bewaard'),
	};
}

/** What a worker marked of their own life. */
export const nearScreen = async ({ tx, actor, url }: Ask) => ({
	marks: await nearMarks(tx, actor),
	saved: url.searchParams.has('bewaard'),
});

/** Safety, who stands for somebody, what they ask, looks to tell of, and taking a copy along. */
export async function accessScreen(ask: Ask) {
	const client = await helpedFile(ask);
	const { tx, actor, url } = ask;
	return {
		...head(client),
		arranges: client.help === 'named',
		hasAccount: client.hasAccount,
		held: client.heldSince,
		restricted: client.restrictedSince,
		secret: client.addressSecret,
		ended: client.endedOn,
		stands: await whoStandsFor(tx, actor, client),
		looks: await looksIn(tx, actor.municipalityId, client.id),
		requests: await requestsIn(tx, actor, client),
		exports: (await exportsOf(tx, actor, client)).filter(({ untilOn }) => untilOn >= clock.today()),
		saved: url.searchParams.has('bewaard'),
	};
}

const facts = (client: Client) => ({
	called: client.called,
	bornOn: client.bornOn,
	openedOn: client.openedOn,
	endedOn: client.endedOn,
	namedWorker: client.namedWorker?.called ?? '',
});

/** Rights: what was asked and answered, what would go and what stays. */
export async function rightsScreen(ask: Ask) {
	const client = await ownFile(ask);
	const looks = ask.url.searchParams.get('regel');
	const line = looks ? await lookInWords(ask, client, looks) : '';
	return {
		...head(client),
		settles: client.help === 'self',
		stays: whatStaysOf(client),
		requests: await requestsIn(ask.tx, ask.actor, client),
		line,
		regel: line ? looks : '',
		sent: ask.url.searchParams.has('bewaard'),
	};
}

/** One line of who looked, as the person read it, to complain about. */
export async function lookInWords(ask: Who, client: Client, id: string): Promise<string> {
	const look = (await looksInFile(ask.tx, ask.actor, client)).find((one) => one.id === id);
	return look ? [look.at.slice(0, 10), look.organisation, look.who.nl, look.why.nl].filter(Boolean).join(' · ') : '';
}

async function onPaper({ tx, actor }: Who, client: Client, all: InFile) {
	const rows = await copyOfFile(tx, actor.municipalityId, client.id, all);
	return { ...head(client), facts: facts(client), parts: fileInWords(all, rows) };
}

/** Everything that stands about the person who asks. */
export const copyScreen = async (ask: Ask, all: InFile) => ({
	...(await onPaper(ask, await ownFile(ask), all)),
	mark: null,
});

/** Opened words are called as what they are of. */
const forMachines = (facts: Record<string, unknown>): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(facts).map(([column, value]) => {
			const name = column.replace(/_sealed$/, '');
			return [name !== column && name in facts ? `${name}_in_words` : name, value];
		}),
	);

/** The same as a file that a machine reads (AVG art. 20). */
export async function copyAsFile(ask: Ask, all: InFile) {
	const client = await ownFile(ask);
	const rows = await copyOfFile(ask.tx, ask.actor.municipalityId, client.id, all);
	return { about: facts(client), file: rows.map((row) => ({ table: row.table, facts: forMachines(row.facts) })) };
}

/** What a worker takes along, for seven days, with who, when and why. @throws NotFound */
export async function exportScreen(ask: Ask, all: InFile) {
	const client = await helpedFile(ask);
	const mark = await exportNow(ask.tx, ask.actor, client, ask.params['uitvoer'] ?? '');
	return { ...(await onPaper(ask, client, all)), mark };
}

/** Who looked in the file of the person who asks. */
export async function fileLooksScreen(ask: Ask) {
	const client = await ownFile(ask);
	return { ...head(client), looks: await looksInFile(ask.tx, ask.actor, client) };
}
