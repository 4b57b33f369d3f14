import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	addPhoto,
	askWhetherItRuns,
	giveRole,
	moveTaskOn,
	planTask,
	readForTending,
	sayCouldStand,
	setHelp,
	teamScreen,
	welcome,
	writeNote,
} from '#modules/initiatives/index.server';
import type { Actor } from '#platform/actor';
import { beforeToday } from './before-today.ts';

const { dayAgo, daysAgo, didAgo } = beforeToday();
const seen = new URL('http://buurtweefsel.test/');

/** What somebody looks after, and what was done or must still be done; a minus is days to come. */
const teams: Record<string, { roles: string[]; done: string[]; todo: [what: string, inDays: number][]; note: string }> =
	{
		'pluktuin-lombok': {
			roles: ['De sleutels', 'Het geld', 'Nieuwe tuinders ontvangen'],
			done: ['Slang repareren', 'Zaden bestellen'],
			todo: [
				['Bakken winterklaar maken', 6],
				['Thee en bekers kopen', 2],
			],
			note: 'De reservesleutel ligt nu bij twee mensen. Fijn geregeld.',
		},
		'wandelen-hoograven': {
			roles: ['De route', 'De koffie'],
			done: ['Hesjes ophalen'],
			todo: [['Folder bij de huisarts leggen', 9]],
			note: 'Woensdag lopen we een kortere ronde, vanwege het ijs.',
		},
	};

/** Gives two initiatives of the demo a team, as it would come about; one of them stands without help for a while. */
export async function liveAsTeam(key: string, id: string, worker: Actor): Promise<void> {
	const team = teams[key];
	if (!team) return;
	const inside = async () => {
		const page = await didAgo(60, worker, (tx) => teamScreen(tx, worker, id, seen));
		return page.isIn ? page : { team: [], beside: [], open: [] };
	};
	for (const { id: memberId } of (await inside()).beside.slice(0, 4))
		await didAgo(60, worker, (tx) => welcome(tx, worker, id, { memberId, as: 'team' }));
	const [carrier, ...others] = (await inside()).team.filter(({ tie }) => tie === 'member');
	if (carrier) await didAgo(60, worker, (tx) => welcome(tx, worker, id, { memberId: carrier.id, as: 'carrier' }));
	for (const [place, what] of team.roles.entries())
		await didAgo(50, worker, (tx) => giveRole(tx, worker, id, { what, memberId: [carrier, ...others][place]?.id }));
	for (const what of team.done) {
		await didAgo(20, worker, (tx) => planTask(tx, worker, id, { what }));
		const { open } = await inside();
		await didAgo(12, worker, (tx) => moveTaskOn(tx, id, { taskId: open[0]?.id as string, move: 'done' }));
	}
	for (const [place, [what, inDays]] of team.todo.entries())
		await didAgo(3, worker, (tx) =>
			planTask(tx, worker, id, { what, dueOn: dayAgo(-inDays), memberId: place === 0 ? others[0]?.id : undefined }),
		);
	await didAgo(4, worker, (tx) => writeNote(tx, worker, id, team.note));
	if (key === 'pluktuin-lombok') await pluck(id, worker);
	else await letGo(id, worker);
}

/** A photo of the first harvest, and what the worker thinks of letting go. */
async function pluck(id: string, worker: Actor): Promise<void> {
	const { entries } = await didAgo(1, worker, (tx) => readForTending(tx, worker, id));
	const entryId = entries.find(({ text }) => text.includes('oogst'))?.id;
	const photo = new File([readFileSync(join(import.meta.dirname, 'photos', 'pluktuin.jpg'))], 'tuin.jpg');
	if (entryId)
		await didAgo(1, worker, (tx) =>
			addPhoto(tx, worker, id, {
				...{ entryId, photo, people: 'nobody' },
				alt: 'Getekende tuin met vijf houten bakken vol groente, een boom en een school.',
			}),
		);
	await didAgo(5, worker, (tx) => sayCouldStand(tx, worker, id, ['yes', 'yes', 'partly', 'yes', 'no', 'yes']));
}

/** The help ended six weeks ago; who carries it was asked whether it still runs, and said nothing yet. */
async function letGo(id: string, worker: Actor): Promise<void> {
	const { initiative } = await didAgo(90, worker, (tx) => readForTending(tx, worker, id));
	const help = { name: worker.displayName ?? '', hoursAWeek: 2, until: dayAgo(30), again: initiative.help !== null };
	await didAgo(90, worker, (tx) => setHelp(tx, worker, id, help));
	await didAgo(42, worker, (tx) => setHelp(tx, worker, id, null));
	await daysAgo(13, askWhetherItRuns);
}
