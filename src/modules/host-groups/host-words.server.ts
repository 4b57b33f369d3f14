import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId, newUntimedId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import { type Aside, isOpen, looksOver, type Phase, type PublicHostGroup } from './host-group.ts';
import type { AnswerWordForm, WeighForm } from './host-groups.forms.ts';
import {
	addWeighing,
	findPublicHostGroup,
	groupByCode,
	houseAnswers,
	weighingsOf,
} from './host-groups.store.server.ts';
import { addWord, answered, lookedOver, takenAway, weigh } from './host-words.store.server.ts';
import { refusePersons, sideCodeHash, tendedHosts } from './tend-host-group.server.ts';

/** @throws NotFound when nobody sees it, Refused('hosts-over') */
export async function runningHosts(tx: Tx, actor: Actor, id: string): Promise<PublicHostGroup> {
	const group = await findPublicHostGroup(tx, actor.municipalityId, id);
	if (!group) throw new NotFound('host-group', id);
	if (group.endedOn) throw new Refused('hosts-over');
	return group;
}

/** A worry, without account and without name. Everybody reads it when a worker looked it over. */
export async function tellWorry(tx: Tx, actor: Actor, id: string, words: string): Promise<void> {
	const group = await runningHosts(tx, actor, id);
	refusePersons({ words });
	await addWord(tx, actor.municipalityId, {
		...{ id: newUntimedId(), groupId: group.id, weighingId: null, kind: 'worry' as const },
		...{ words, toldOn: clock.today() },
	});
}

/** Asks what neighbours think, once before and once after. @throws Refused('hosts-closes', 'closes'), Conflict('hosts-asked-already') */
export async function openWeighing(
	tx: Tx,
	actor: Actor,
	id: string,
	{ phase, closes }: { phase: Phase; closes: string },
): Promise<void> {
	const group = await tendedHosts(tx, actor, id);
	if (!group.publishedOn) throw new Refused('hosts-not-public');
	const today = clock.today();
	if (closes < dayAfter(today, 7) || closes > dayAfter(today, 60)) throw new Refused('hosts-closes', 'closes');
	const one = { id: newId(), groupId: group.id, phase, opensOn: today, closesOn: closes };
	if (!(await addWeighing(tx, actor.municipalityId, one))) throw new Conflict('hosts-asked-already');
}

/** An answer: counted, and what would help kept beside it, without the two knowing of each other. @throws NotFound, Refused */
export async function weighHosts(tx: Tx, actor: Actor, id: string, form: WeighForm): Promise<void> {
	const group = await runningHosts(tx, actor, id);
	const today = clock.today();
	const weighing = (await weighingsOf(tx, actor.municipalityId, id)).find((one) => one.id === form.weighing);
	if (!weighing) throw new NotFound('weighing', form.weighing);
	if (!isOpen(weighing, today)) throw new Refused('hosts-weighing-over');
	refusePersons({ help: form.help });
	if (!(await weigh(tx, weighing.id, form.answer, today))) throw new Refused('hosts-weighing-over');
	if (form.help)
		await addWord(tx, actor.municipalityId, {
			...{ id: newUntimedId(), groupId: group.id, weighingId: weighing.id, kind: 'condition' as const },
			...{ words: form.help, toldOn: today },
		});
}

/** A worker of the area shows words as they were told, or puts them aside. @throws NotFound, NotAllowed */
export async function lookOverWord(
	tx: Tx,
	actor: Actor,
	id: string,
	{ word, shown }: { word: string; shown: 'yes' | Aside },
): Promise<void> {
	if (!looksOver(actor, await tendedHosts(tx, actor, id))) throw new NotAllowed('hosts.tend');
	if (!(await lookedOver(tx, actor.municipalityId, id, word, shown === 'yes' ? null : shown, clock.today())))
		throw new NotFound('word', word);
}

/** Shown words that turn out to be about somebody go, with their answer. @throws NotFound, NotAllowed */
export async function takeHostWordAway(tx: Tx, actor: Actor, id: string, word: string): Promise<void> {
	if (!looksOver(actor, await tendedHosts(tx, actor, id))) throw new NotAllowed('hosts.tend');
	if (!(await takenAway(tx, actor.municipalityId, id, word))) throw new NotFound('word', word);
}

/** What the neighbours did with it. @throws NotFound */
export async function answerWord(tx: Tx, actor: Actor, id: string, form: AnswerWordForm): Promise<void> {
	await tendedHosts(tx, actor, id);
	refusePersons({ answer: form.answer });
	if (!(await answered(tx, actor.municipalityId, id, form, clock.today()))) throw new NotFound('word', form.word);
}

/** What the other side did with it, by its code. Gives the group. @throws NotFound */
export async function answerWordAsHouse(tx: Tx, code: string, form: AnswerWordForm): Promise<string> {
	refusePersons({ answer: form.answer });
	const group = await groupByCode(tx, sideCodeHash(code));
	if (!group || !(await houseAnswers(tx, sideCodeHash(code), form, clock.today())))
		throw new NotFound('word', form.word);
	return group;
}
