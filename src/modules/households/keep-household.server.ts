import { clientForResident, clientsOfMine, clientToArrange, clientToHelp } from '#modules/clients/index.server';
import { wordsOf } from '#modules/plans';
import { doneAt, type PlanAsk, planOf, writerOn } from '#modules/plans/index.server';
import { asTask } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { currentMunicipalities } from '#platform/municipality.server';
import type { AnswerHomeForm, AskHomeForm, MemberForm, ShareHomeForm } from './household.forms.ts';
import { calledSo, stampOf } from './household.ts';
import {
	answerHome,
	askHome,
	endEveryYes,
	membersInSight,
	noteYes,
	placeOf,
	removeMember,
	saysItAloud,
	shareThing,
	speaksFor,
	takeThingBack,
} from './households.store.server.ts';

type With<F> = PlanAsk & { form: F };

/** "They live in one house": of two people this worker helps, after it was talked over. @throws NotFound, Refused */
async function ask({ tx, actor, about }: PlanAsk, clientId: string, form: AskHomeForm): Promise<string> {
	const client = await clientToHelp(tx, actor, clientId);
	about({ personId: client.id });
	const other = calledSo(await clientsOfMine(tx, actor), form.met);
	if (!other) throw new Refused('household-not-helped', 'met');
	about({ personId: other.id });
	if (!form.besproken) throw new Refused('household-talk-first', 'besproken');
	if (!(await askHome(tx, client.id, other.id))) throw new Refused('household-not-together', 'met');
	return (await placeOf(tx, actor.municipalityId, client.id))?.householdId ?? '';
}

/** From the page of one person. @throws NotFound, Refused('household-not-helped' | 'household-talk-first' | 'household-not-together') */
export const beginHousehold = async (asked: With<AskHomeForm>): Promise<{ to: string }> => ({
	to: `/hulp/huishouden/${await ask(asked, asked.params['id'] ?? '', asked.form)}?bewaard=ja`,
});

/** From the page of the household: beside who stands there already. @throws NotFound, Refused */
export const addToHousehold = async (asked: With<AskHomeForm>): Promise<{ to: string }> => {
	const [first] = await inSight(asked);
	return { to: `/hulp/huishouden/${await ask(asked, first?.clientId ?? '', asked.form)}?bewaard=ja` };
};

async function inSight({ tx, actor, params }: PlanAsk) {
	const id = params['id'] ?? '';
	const members = /^[0-9a-f-]{36}$/.test(id) ? await membersInSight(tx, actor.municipalityId, id) : [];
	if (members.length === 0) throw new NotFound('household', id);
	return members;
}

/** One of the household whom this worker helps. @throws NotFound */
async function memberOf(asked: With<MemberForm>): Promise<string> {
	const member = (await inSight(asked)).find(({ clientId }) => clientId === asked.form.wie);
	if (!member) throw new NotFound('member', asked.form.wie);
	asked.about({ personId: member.clientId });
	return member.clientId;
}

/** A yes that was spoken, of who cannot sign in. @throws NotFound, Refused('household-own-yes') */
export const writeYesDown = doneAt('leden', async (asked: With<MemberForm>) => {
	if (!(await noteYes(asked.tx, await memberOf(asked)))) throw new Refused('household-own-yes');
});

/** Somebody does not live there, or not any more: what they showed goes along. Back to them when nobody is left in sight. @throws NotFound */
export async function endMember(asked: With<MemberForm>): Promise<{ to: string }> {
	const { tx, actor, params, form, about } = asked;
	const { id } = await clientToArrange(tx, actor, form.wie);
	about({ personId: id });
	const place = await placeOf(tx, actor.municipalityId, id);
	// From the page of one person that person alone, from a household who is in it.
	if (params['id'] !== id && place?.householdId !== params['id']) throw new NotFound('member', id);
	if (!(await removeMember(tx, actor.municipalityId, id))) throw new NotFound('member', id);
	return { to: `/hulp/${id}?bewaard=ja#huis` };
}

/** The person's own yes or no, or that of who stands for a child. @throws NotFound */
export const answerHousehold = doneAt('huis', async ({ tx, actor, url, about, form }: With<AnswerHomeForm>) => {
	const { id } = await clientForResident(tx, actor, url.searchParams.get('voor'));
	about({ personId: id });
	if (!(await answerHome(tx, id, form.antwoord === 'ja'))) throw new NotFound('household', id);
});

/**
 * Shows one thing of one's own plan at home, or takes it back; shown again, it is shown as it is now. By the person, or by who
 * helps somebody without an account, as they said. @throws NotFound, Refused('household-changed' | 'household-yes-first' | 'household-own-yes')
 */
export const shareAtHome = (asked: With<ShareHomeForm>): Promise<{ to: string }> =>
	doneAt(asked.form.wat === 'goal' ? `doel-${asked.form.van}` : 'huis', show)(asked);

async function show(asked: With<ShareHomeForm>): Promise<void> {
	const { tx, actor, form } = asked;
	const { client, byPerson } = await writerOn(asked);
	const thing = { what: form.wat, of: form.wat === 'children' ? null : (form.van ?? null) };
	const plan = await planOf(tx, actor.municipalityId, client.id);
	const there = {
		goal: plan?.goals.some(({ id }) => id === thing.of),
		helper: plan?.helpers.some(({ id }) => id === thing.of),
		children: wordsOf(plan, 'children') !== '',
	}[form.wat];
	if (!there) throw new NotFound(form.wat, thing.of ?? '');
	const goal = plan?.goals.find(({ id }) => id === thing.of);
	if (form.tonen === 'ja' && goal && form.zoals !== stampOf(goal)) throw new Refused('household-changed');
	if (!(await placeOf(tx, actor.municipalityId, client.id))?.yesOn) throw new Refused('household-yes-first');
	if (!(await (byPerson ? speaksFor : saysItAloud)(tx, client.id))) throw new Refused('household-own-yes');
	await takeThingBack(tx, actor.municipalityId, client.id, thing);
	if (form.tonen === 'ja')
		await shareThing(tx, actor.municipalityId, client.id, thing, byPerson ? null : (actor.personId ?? null));
}

/** After an older copy of the database came back: a yes or a share that was taken back since would stand there again. Everybody is asked anew. */
export async function askHomesAgain(): Promise<number> {
	let ended = 0;
	for (const { id } of await currentMunicipalities())
		ended += await asTask('households.ask-again', id, 'care', (tx) => endEveryYes(tx));
	return ended;
}
