import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { colleaguesIn } from '#modules/people/index.server';
import { needChoices } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor, type Tx } from '#platform/db/index.server';
import { newId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { mayArrange, mayWrite } from './client.ts';
import { clientForResident, clientForWorker, clientsForResident, clientsOfMine } from './know-client.server.ts';
import { caseload, relationsOf } from './relations.store.server.ts';
import { signalsOut } from './signals-out.store.server.ts';

const areaNames = async (tx: Tx, municipalityId: string) =>
	new Map((await areasOf(tx, municipalityId)).map((area) => [area.code, spokenName(area.name)]));

/** Who works in the team of the actor now. They stand in the community zone, so they are asked there, and joined on the page alone. */
export const teamOf = (actor: Actor): Promise<{ id: string; name: string }[]> =>
	asActor(actor, 'community', async (tx) =>
		(await colleaguesIn(tx, actor.municipalityId, actor.areas, ['team_worker']))
			.filter(({ teamId }) => teamId === actor.teamId)
			.map(({ id, name }) => ({ id, name })),
	);

/** Everybody this worker helps. */
export async function clientsScreen({ tx, actor, about }: Ask) {
	const clients = await clientsOfMine(tx, actor);
	about({ type: 'client', personIds: clients.map(({ id }) => id) });
	const areas = await areaNames(tx, actor.municipalityId);
	const shown = clients.map(({ id, called, help, areaCode, openedOn, expectedEndOn, endedOn }) => ({
		...{ id, called, help, openedOn, expectedEndOn, endedOn },
		area: areas.get(areaCode) ?? '',
	}));
	return {
		today: clock.today(),
		now: shown.filter(({ endedOn }) => !endedOn),
		past: shown.filter(({ endedOn }) => endedOn),
	};
}

/** The form of a first talk. */
export async function newClientScreen({ tx, actor }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind !== 'municipality' && actor.areas.includes(code),
	);
	return {
		clientId: newId(),
		today: clock.today(),
		areas: areas.toSorted(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
	};
}

/** The home of one file, for who helps and for who looks in an emergency. @throws NotFound */
export async function clientScreen({ tx, actor, params, about, url }: Ask) {
	const client = await clientForWorker(tx, actor, params['id'] ?? '');
	about({ type: 'client', id: client.id, personId: client.id });
	const helps = mayWrite(client);
	return {
		client,
		area: (await areaNames(tx, actor.municipalityId)).get(client.areaCode) ?? '',
		arranges: mayArrange(client),
		helps,
		me: actor.personId ?? '',
		relations: await relationsOf(tx, actor.municipalityId, client.id),
		colleagues: mayArrange(client) ? await teamOf(actor) : [],
		needs: helps ? needChoices() : [],
		signals: helps ? await signalsOut(tx, actor.municipalityId, client.id) : [],
		today: clock.today(),
		saved: url.searchParams.has('bewaard'),
	};
}
export type ClientPage = Awaited<ReturnType<typeof clientScreen>>;

/** What the person reads of who helps them; `?voor=` is a child or somebody they stand for. Empty when there is nothing, or nothing may show. */
export async function ownHelpScreen({ tx, actor, url, about }: Ask) {
	const all = await clientsForResident(tx, actor);
	if (all.length === 0) return { client: null, others: [], relations: [], signals: [], saved: false };
	const client = await clientForResident(tx, actor, url.searchParams.get('voor'));
	about({ type: 'client', id: client.id, personId: client.id });
	return {
		client,
		others: all.filter(({ id }) => id !== client.id).map(({ id, called }) => ({ id, called })),
		relations: await relationsOf(tx, actor.municipalityId, client.id),
		signals: await signalsOut(tx, actor.municipalityId, client.id),
		saved: url.searchParams.has('bewaard'),
	};
}
export type OwnHelpPage = Awaited<ReturnType<typeof ownHelpScreen>>;

/** For the lead: how many files, with whom, until when; nothing of what stands in them. */
export async function caseloadScreen({ tx, actor }: Ask) {
	const rows = await caseload(tx);
	const files = [...Map.groupBy(rows, ({ clientId }) => clientId)].map(([id, those]) => ({
		id,
		openedOn: those[0]?.openedOn ?? '',
		expectedEndOn: those[0]?.expectedEndOn ?? null,
		area: those[0]?.areaCode ?? '',
		named: those.find(({ kind }) => kind === 'named')?.workerCalled ?? null,
		untilOn: those.find(({ kind }) => kind === 'named')?.untilOn ?? null,
	}));
	const areas = await areaNames(tx, actor.municipalityId);
	const withWhom = Map.groupBy(
		rows.filter(({ workerId }) => workerId),
		({ workerCalled }) => workerCalled ?? '',
	);
	return {
		today: clock.today(),
		files: files
			.map((file) => ({ ...file, area: areas.get(file.area) ?? '' }))
			.toSorted((a, b) => Number(Boolean(a.named)) - Number(Boolean(b.named)) || a.openedOn.localeCompare(b.openedOn)),
		workers: [...withWhom].map(([name, those]) => ({
			name,
			count: new Set(those.map(({ clientId }) => clientId)).size,
		})),
		colleagues: await teamOf(actor),
	};
}
export type CaseloadPage = Awaited<ReturnType<typeof caseloadScreen>>;
