import { queueTeamIn } from '#modules/organising/index.server';
import { organisationNames, teamsToShareWith, workerById } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { type AppEvent, tell } from '#platform/events/index.server';
import { newUntimedId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import type { BecameForm, HandUpForm } from './desk.forms.ts';
import { changeQuestion, presentAt } from './desks.store.server.ts';
import { deskQuestion, refusePersons } from './first-answer.server.ts';
import {
	addHandover,
	changeHandover,
	forgetCard,
	handedTo,
	handedToMe,
	takeBackInStore,
} from './handovers.store.server.ts';
import { ownDesk } from './stand-at-desk.server.ts';

type News = Pick<AppEvent, 'municipalityId' | 'subjectId'>;

/** The organisation behind a team, by name: what somebody says yes to. */
export const organisationOf = async (tx: Tx, actor: Actor, teamId: string): Promise<string> => {
	const team = (await teamsToShareWith(tx, actor.municipalityId)).find(({ id }) => id === teamId);
	return (await organisationNames(tx, actor.municipalityId)).get(team?.organisationId ?? '') ?? '';
};

/**
 * Up to a professional who is present, or to the team that has the first talk here. Only with the yes of who asked.
 * @throws NotFound, Refused('desk-not-agreed' | 'desk-handed-up')
 */
export async function handUp(
	tx: Tx,
	actor: Actor,
	{ deskId, id }: { deskId: string; id: string },
	form: HandUpForm,
): Promise<void> {
	const desk = await ownDesk(tx, actor, deskId);
	await deskQuestion(tx, actor, deskId, id);
	if (!form.akkoord) throw new Refused('desk-not-agreed', 'akkoord');
	const today = clock.today();
	const to = form.naar
		? (await presentAt(tx, actor.municipalityId, desk.id, today)).find(({ person }) => person === form.naar)
		: undefined;
	if (form.naar && !to?.teamId) throw new NotFound('desk-presence', form.naar);
	const set = { outcome: 'handed-up', answer_entry_id: null, answer_words: '' } as const;
	if (!(await changeQuestion(tx, actor.municipalityId, id, set))) throw new Refused('desk-handed-up');
	const toTeam = to?.teamId ?? (await queueTeamIn(tx, actor.municipalityId, desk.areaCode, desk.teamId)).id;
	const handover = newUntimedId();
	// The yes was to one organisation, as it stood on the form: when the way of the district changed meanwhile it is asked anew.
	const organisation = await organisationOf(tx, actor, toTeam);
	if (!to && form.organisatie !== organisation) throw new Refused('desk-not-agreed', 'akkoord');
	await addHandover(tx, actor.municipalityId, {
		id: handover,
		questionId: id,
		fromPerson: actor.personId ?? '',
		fromCalled: (actor.displayName ?? '').slice(0, 60),
		toWorker: to?.person ?? null,
		toTeam,
		agreedTo: organisation,
		called: form.naam,
		reach: form.bereik,
		handedOn: today,
	});
	await tell(tx, actor, 'community', 'desk.handed-up', handover);
}

/** Who asked does not want it any more. @throws NotFound when it is done */
export async function takeBack(tx: Tx, id: string): Promise<void> {
	if (!(await takeBackInStore(tx, id))) throw new NotFound('desk-handover', id);
}

async function mine(tx: Tx, actor: Actor, id: string) {
	const one = (await handedToMe(tx, actor.municipalityId)).find((handed) => handed.id === id && !handed.doneOn);
	if (!one || !actor.personId) throw new NotFound('desk-handover', id);
	return { ...one, by: actor.personId };
}

/** "Ik pak dit op." @throws NotFound when another did */
export async function takeUp(tx: Tx, actor: Actor, id: string): Promise<void> {
	const { by } = await mine(tx, actor, id);
	const taken = await changeHandover(tx, actor.municipalityId, id, { taken_by: by, taken_on: clock.today() });
	if (!taken) throw new NotFound('desk-handover', id);
}

/** What became of it, for who handed it up; name and number go. @throws NotFound, Refused('desk-names-somebody') */
export async function tellBecame(tx: Tx, actor: Actor, { id, werd, gekeken }: BecameForm): Promise<void> {
	const { by } = await mine(tx, actor, id);
	refusePersons('werd', werd, gekeken);
	const today = clock.today();
	const set = { called: '', reach: '', feedback: werd, done_on: today, taken_by: by, taken_on: today } as const;
	if (!(await changeHandover(tx, actor.municipalityId, id, set))) throw new NotFound('desk-handover', id);
}

/** `desk.handed-up`: a letter for the one it was handed to; a team finds it on its page. */
export async function tellHandedUp({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('desk.tell', municipalityId, 'community', async (tx, actor) => {
		const { workerId, doneOn } = (await handedTo(tx, municipalityId, subjectId)) ?? {};
		const worker = workerId && !doneOn ? await workerById(tx, municipalityId, workerId) : undefined;
		if (worker?.accountId)
			await send(tx, actor, 'community', {
				to: { accountId: worker.accountId },
				template: 'news',
				facts: { link: '/balie/doorgegeven' },
			});
	});
}

/** `consent.withdrawn`, `person-card.erased`, `.merged`: a volunteer who is gone stands at no desk, and handed up nothing. */
export async function forgetAtDesk({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => forgetCard(tx, subjectId));
}
