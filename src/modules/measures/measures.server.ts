import { type Client, isPerson, mayWrite } from '#modules/clients';
import { clientsForResident, clientsOfMine } from '#modules/clients/index.server';
import { clientOf, type PlanAsk, plansToday, writerOn } from '#modules/plans/index.server';
import { monthsAfter } from '#modules/programmes';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { asActor } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { newId } from '#platform/ids';
import { measureWords } from './load-measure-words.server.ts';
import { againAfterMonths, isEmpty, linesOf, type Measure } from './measure.ts';
import { answersIn, type MeasureForm } from './measures.forms.ts';
import { addMeasure, lastLooked, measuresOf, removeMeasure } from './measures.store.server.ts';

const isDue = (takenOn: string | undefined): boolean =>
	takenOn !== undefined && monthsAfter(takenOn, againAfterMonths) <= clock.today();

/** The person may take back every look; who stands for them what was filled so; a worker their own of today. */
function mayTakeBack({ help }: Pick<Client, 'help'>, one: Measure): boolean {
	if (help === 'self') return true;
	if (help === 'stands-for') return one.takenBy === 'stands-for';
	return !one.byPerson && one.takenOn === clock.today();
}

/** How somebody is doing by their own account, over time: for who helps and for the person. @throws NotFound */
export async function measuresScreen(ask: PlanAsk) {
	const { tx, actor, url } = ask;
	const client = await clientOf(ask);
	const person = isPerson(client);
	const measures = await measuresOf(tx, actor.municipalityId, client.id);
	return {
		client: { id: client.id, called: client.called, help: client.help },
		...{ person, writes: person || mayWrite(client), voor: url.searchParams.get('voor') ?? '' },
		others: person
			? (await clientsForResident(tx, actor))
					.filter(({ id }) => id !== client.id)
					.map(({ id, called }) => ({ id, called }))
			: [],
		words: measureWords(),
		lines: {
			life: linesOf(measures, 'life'),
			reliance: linesOf(measures, 'reliance'),
			takingPart: linesOf(measures, 'takingPart'),
		},
		moments: measures
			.map((one) => ({
				id: one.id,
				why: one.why,
				takenOn: one.takenOn,
				taken: { by: one.takenBy, byPerson: one.byPerson },
				away: mayTakeBack(client, one),
			}))
			.toReversed(),
		due: isDue(measures.at(-1)?.takenOn),
		saved: url.searchParams.has('bewaard'),
	};
}
export type MeasuresScreen = Awaited<ReturnType<typeof measuresScreen>>;

/** A look at how it goes now, together or alone. Says why; whatever was left out stays out. @throws NotFound, Refused('measure-nothing') */
export async function saveMeasure(ask: PlanAsk & { form: MeasureForm }): Promise<void> {
	const { client, by, byPerson } = await writerOn(ask);
	const answers = answersIn(ask.form);
	if (isEmpty(answers)) throw new Refused('measure-nothing');
	const one = { id: newId(), why: ask.form.why, takenOn: by.on, takenBy: by.by, byPerson, answers };
	await addMeasure(ask.tx, ask.actor.municipalityId, client.id, one);
}

/** @throws NotFound */
export async function takeMeasureBack(ask: PlanAsk & { form: { measure: string } }): Promise<void> {
	const { client } = await writerOn(ask);
	const one = (await measuresOf(ask.tx, ask.actor.municipalityId, client.id)).find(({ id }) => id === ask.form.measure);
	if (!one || !mayTakeBack(client, one) || !(await removeMeasure(ask.tx, ask.actor.municipalityId, client.id, one.id)))
		throw new NotFound('measure', ask.form.measure);
}

/** On the page of who is helped, and of the person: when they looked last, and whether it is time again. */
export async function measuresPart({ tx, actor }: Pick<PlanAsk, 'tx' | 'actor'>, client: Client) {
	const last = (await lastLooked(tx, actor.municipalityId, [client.id])).get(client.id);
	const person = isPerson(client);
	return { clientId: client.id, person, stands: client.help === 'stands-for', last: last ?? null, due: isDue(last) };
}
export type MeasuresPartShown = Awaited<ReturnType<typeof measuresPart>>;

/** For Vandaag: what waits in the plans, and with how many it is time to look again. Numbers alone, in transactions of the care login. */
export async function helpToday(actor: Actor): Promise<{ calls: number; wishes: number; looks: number }> {
	return { ...(await plansToday(actor)), looks: await looksDue(actor) };
}

async function looksDue(actor: Actor): Promise<number> {
	if (!hasRole(actor, 'team_worker')) return 0;
	return asActor(actor, 'care', async (tx) => {
		const mine = (await clientsOfMine(tx, actor)).filter((one) => !one.endedOn).map(({ id }) => id);
		const last = await lastLooked(tx, actor.municipalityId, mine);
		return mine.filter((id) => isDue(last.get(id))).length;
	});
}
