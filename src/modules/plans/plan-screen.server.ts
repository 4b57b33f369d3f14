import { type Client, isPerson } from '#modules/clients';
import { clientsForResident } from '#modules/clients/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { dayAfter } from '#platform/wall-time';
import { callsOf, wishesOf } from './after.store.server.ts';
import { doorOpenUntil } from './after-plan.server.ts';
import { nearGoals } from './near-goals.server.ts';
import { type Note, notesOf, sayingsOf, scratchOf } from './notes.store.server.ts';
import { mayCorrect, maySayInPlan, mayWritePlan } from './plan.policy.ts';
import { planOf } from './plan.store.server.ts';
import { isSigned, missingIn, stateOf, wordsOf } from './plan.ts';
import { changesBetween, laidDown } from './plan-diff.ts';
import { signaturesOf, versionsOf } from './versions.store.server.ts';
import { clientOf, type PlanAsk } from './writer.server.ts';

/** The plan of somebody: for who helps, for the person and for an emergency. @throws NotFound */
export async function planScreen(ask: PlanAsk) {
	const { tx, actor, url, about } = ask;
	const client = await clientOf(ask);
	const { municipalityId } = actor;
	const today = clock.today();
	const plan = await planOf(tx, municipalityId, client.id);
	const person = isPerson(client);
	// A first meeting without a file: what others wrote stays closed until the worker opens it, and that stands in the trail.
	const blank = !person && url.searchParams.has('blanco');
	const notes = blank ? [] : await notesOf(tx, municipalityId, client.id);
	if (notes.length > 0) about({ type: 'notes', id: client.id });
	return {
		client: aboutClient(client),
		...{
			person,
			blank,
			today,
			says: maySayInPlan(client),
			writes: mayWritePlan(client),
			arranges: client.help === 'named',
		},
		voor: url.searchParams.get('voor') ?? '',
		others: person
			? (await clientsForResident(tx, actor))
					.filter(({ id }) => id !== client.id)
					.map(({ id, called }) => ({ id, called }))
			: [],
		state: stateOf(plan),
		plan: plan && blank ? { ...plan, words: plan.words.filter(({ part }) => !part.startsWith('story-')) } : plan,
		missing: missingIn(plan),
		...(await signing(tx, municipalityId, client, plan)),
		notes: notes.map((note) => ({ ...note, mine: mayCorrect(actor, note), shown: shownToPerson(note, today) })),
		scratch: person || !maySayInPlan(client) || blank ? [] : await scratchOf(tx, municipalityId, client.id),
		sayings: (await sayingsOf(tx, municipalityId, client.id)).map(({ accountId, ...one }) => ({
			...one,
			mine: accountId ? accountId === actor.accountId : client.help === 'self' && one.recordedBy !== null,
		})),
		calls: await callsOf(tx, municipalityId, client.id),
		// A worker reads what was said by who came back; a wish for somebody else is of the person and the lead.
		wishes: (await wishesOf(tx, municipalityId, client.id)).filter(({ kind }) => person || kind === 'again'),
		doorOpenUntil: doorOpenUntil(client.endedOn),
		laterAtMost: dayAfter(today, 14),
		saved: url.searchParams.has('bewaard'),
		near: mayWritePlan(client) ? await nearGoals(actor, client.areaCode, plan?.goals ?? []) : {},
		me: actor.accountId ?? '',
	};
}
export type PlanScreen = Awaited<ReturnType<typeof planScreen>>;

const shownToPerson = ({ held, aboutOthers, sharedFrom }: Note, today: string): 'yes' | 'held' | 'others' | 'later' => {
	if (held) return 'held';
	if (aboutOthers) return 'others';
	return sharedFrom > today ? 'later' : 'yes';
};

const aboutClient = (client: Client) => ({
	...{ id: client.id, called: client.called, age: client.age, help: client.help, areaCode: client.areaCode },
	...{ expectedEndOn: client.expectedEndOn, endedOn: client.endedOn, restrictedSince: client.restrictedSince },
	...{ openedOn: client.openedOn, namedWorker: client.namedWorker?.called ?? '' },
});

/** Which number the plan carries, what changed since, and whose names stand under it. */
async function signing(tx: Tx, municipalityId: string, client: Client, plan: Awaited<ReturnType<typeof planOf>>) {
	const versions = await versionsOf(tx, municipalityId, client.id);
	const signatures = await signaturesOf(tx, municipalityId, client.id);
	const last = versions.at(-1);
	const since = plan && last ? changesBetween(last.laid, laidDown(plan)) : [];
	return {
		version: last?.number ?? 0,
		since,
		signatures,
		signed: since.length === 0 && last !== undefined && isSigned(client.age, last.number, signatures),
		history: versions
			.map(({ number, made, laid }, place) => ({
				...{ number, made, changes: changesBetween(versions[place - 1]?.laid, laid) },
				names: signatures.filter((one) => one.version === number),
			}))
			.toReversed(),
	};
}

/** On the page of who is helped, and of the person themselves: where the plan stands. */
export async function planPart({ tx, actor }: Pick<PlanAsk, 'tx' | 'actor'>, client: Client) {
	const plan = await planOf(tx, actor.municipalityId, client.id);
	const { signed, since } = await signing(tx, actor.municipalityId, client, plan);
	const agreements = (plan?.goals ?? []).flatMap((goal) => goal.agreements);
	return {
		...{ clientId: client.id, person: isPerson(client), state: stateOf(plan), signed, changed: since.length > 0 },
		...{ matters: wordsOf(plan, 'matters'), goals: plan?.goals.length ?? 0, expectedEndOn: client.expectedEndOn },
		...{ agreements: agreements.length, done: agreements.filter(({ happened }) => happened === 'yes').length },
		stands: client.help === 'stands-for',
	};
}
export type PlanPartShown = Awaited<ReturnType<typeof planPart>>;
