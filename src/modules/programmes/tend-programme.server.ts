import { volunteersOfMyTeam } from '#modules/circles/index.server';
import { cardsOfMyTeam } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId, newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { programmeTemplates } from './load-templates.server.ts';
import { pairsSeen } from './pairs.store.server.ts';
import type { NewProgrammeForm, StepForm, TakePartForm } from './programme.forms.ts';
import { mayStart, mayTakePart, mayTend } from './programme.policy.ts';
import { certificateCounts, isUnder16, type Member, type Programme, type Step } from './programme.ts';
import {
	addMember,
	addProgramme,
	endMember,
	endProgrammeInStore,
	membersSeen,
	programmesSeen,
	tendInStore,
	tickStep,
	untickStep,
} from './programmes.store.server.ts';

/** A programme of the actor's own team. @throws NotFound */
export async function ownProgramme(tx: Tx, actor: Actor, id: string): Promise<Programme> {
	const [programme] = await programmesSeen(tx, actor.municipalityId, [id]);
	if (!programme || !mayTend(actor, programme)) throw new NotFound('programme', id);
	return programme;
}

async function running(tx: Tx, actor: Actor, id: string): Promise<Programme> {
	const programme = await ownProgramme(tx, actor, id);
	if (programme.endedOn) throw new Refused('programme-over');
	return programme;
}

async function memberOf(tx: Tx, actor: Actor, programme: Programme, id: string): Promise<Member> {
	const found = (await membersSeen(tx, actor.municipalityId, { programmeIds: [programme.id] })).find(
		(one) => one.id === id && !one.endedOn,
	);
	if (!found) throw new NotFound('programme-member', id);
	return found;
}

async function notInPair(tx: Tx, actor: Actor, programme: Programme, member: Member): Promise<void> {
	const pairs = await pairsSeen(tx, actor.municipalityId, { programmeIds: [programme.id] });
	if (pairs.some((pair) => !pair.endedOn && [pair.asksId, pair.buddyId].includes(member.id)))
		throw new Refused('programme-has-pairs');
}

/** From a template, with what the team changed. @throws NotAllowed, Refused('programme-certificate-needed') */
export async function startProgramme(tx: Tx, actor: Actor, form: NewProgrammeForm): Promise<string> {
	if (!mayStart(actor) || !actor.teamId) throw new NotAllowed('programmes.start');
	const template = programmeTemplates().find(({ code }) => code === form.sjabloon);
	if (!template) throw new NotFound('programme-template', form.sjabloon);
	if (template.forChildren && template.chosenBy === 'team' && !form.stappen.includes('certificate'))
		throw new Refused('programme-certificate-needed', 'stappen');
	const id = newId();
	await addProgramme(tx, actor.municipalityId, {
		id,
		teamId: actor.teamId,
		template: template.code,
		name: form.naam,
		about: form.uitleg,
		needCode: template.needCode,
		chosenBy: template.chosenBy,
		forChildren: template.forChildren,
		steps: form.stappen,
		budgetCents: form.budget,
		months: form.maanden,
		talkEveryWeeks: form.gesprek,
		clickAfterWeeks: template.clickAfterWeeks,
		madeAt: clock.now(),
	});
	return id;
}

/** Ends when no pair goes on any more. @throws NotFound, Refused('programme-has-pairs') */
export async function endProgramme(tx: Tx, actor: Actor, id: string): Promise<void> {
	const programme = await running(tx, actor, id);
	const pairs = await pairsSeen(tx, actor.municipalityId, { programmeIds: [programme.id] });
	if (pairs.some(({ endedOn }) => !endedOn)) throw new Refused('programme-has-pairs');
	await endProgrammeInStore(tx, actor.municipalityId, programme.id, clock.today());
}

/** Whom the team can take in: people on its cards, and its volunteers. */
export async function whoCanTakePart(tx: Tx, actor: Actor): Promise<{ id: string; called: string }[]> {
	const volunteers = await volunteersOfMyTeam(tx);
	const cards = (await cardsOfMyTeam(tx, actor)).filter(({ restrictedAt }) => !restrictedAt);
	const all = new Map([...cards, ...volunteers].map(({ id, called }) => [id, { id, called }]));
	return [...all.values()].sort((a, b) => a.called.localeCompare(b.called));
}

/**
 * Somebody said yes to taking part, as a buddy or because they would like one. Who asks in a programme without a pool names
 * their own buddy: then `van` says whose chosen one somebody is.
 * @throws NotFound, Refused('programme-over' | 'programme-not-for-children' | 'programme-named-by-whom' | 'programme-takes-part' | 'date-in-future')
 */
export async function takePart(tx: Tx, actor: Actor, id: string, form: TakePartForm): Promise<void> {
	const programme = await running(tx, actor, id);
	if (!(await whoCanTakePart(tx, actor)).some((one) => one.id === form.kaart)) throw new NotFound('card', form.kaart);
	const ageGroup = (form.deel === 'asks' && form.leeftijd) || null;
	if (form.deel === 'asks' && programme.forChildren && !ageGroup) throw new Refused('required', 'leeftijd');
	const child = isUnder16(ageGroup);
	const yes = { part: form.deel, ageGroup, parentConsentOn: (child && form.ouderOp) || null };
	if (!mayTakePart(programme, yes)) throw new Refused('programme-not-for-children', 'leeftijd');
	if (yes.parentConsentOn && yes.parentConsentOn > clock.today()) throw new Refused('date-in-future', 'ouderOp');
	const named = programme.chosenBy === 'who-asks' && form.deel === 'buddy';
	if (named) {
		const chooser = form.van ? await memberOf(tx, actor, programme, form.van) : undefined;
		if (chooser?.part !== 'asks') throw new Refused('programme-named-by-whom', 'van');
	}
	const added = await addMember(tx, actor.municipalityId, {
		// Without time in it: people on other lists are not put beside it.
		id: newUntimedId(),
		programmeId: programme.id,
		cardId: form.kaart,
		called: form.naam,
		consentHow: form.hoe,
		consentOn: clock.today(),
		...yes,
		parent: (child && form.ouder) || null,
		namedBy: (named && form.van) || null,
	});
	if (!added) throw new Refused('programme-takes-part', 'kaart');
}

/** Once more when a certificate is seen anew. @throws NotFound, Refused('date-in-future' | 'programme-certificate-old') */
export async function stepDone(tx: Tx, actor: Actor, id: string, { lid, stap, op }: StepForm): Promise<void> {
	const programme = await running(tx, actor, id);
	const member = await memberOf(tx, actor, programme, lid);
	if (member.part !== 'buddy' || !programme.steps.includes(stap)) throw new NotFound('programme-step', stap);
	if (op > clock.today()) throw new Refused('date-in-future', 'op');
	if (stap === 'certificate' && !certificateCounts(op, clock.today()))
		throw new Refused('programme-certificate-old', 'op');
	await tickStep(tx, actor.municipalityId, { memberId: lid, step: stap, day: op, workerId: actor.personId ?? '' });
}

/** A tick by mistake; a pair that rests on it is ended first. @throws NotFound, Refused('programme-has-pairs') */
export async function stepUndone(tx: Tx, actor: Actor, id: string, memberId: string, step: Step): Promise<void> {
	const programme = await running(tx, actor, id);
	const member = await memberOf(tx, actor, programme, memberId);
	await notInPair(tx, actor, programme, member);
	await untickStep(tx, actor.municipalityId, member.id, step);
}

/** Somebody stops taking part; a pair they are in is ended first. @throws NotFound, Refused('programme-has-pairs') */
export async function stopTakingPart(tx: Tx, actor: Actor, id: string, memberId: string): Promise<void> {
	const programme = await running(tx, actor, id);
	const member = await memberOf(tx, actor, programme, memberId);
	await notInPair(tx, actor, programme, member);
	await endMember(tx, actor.municipalityId, member.id, clock.today());
}

/** By night: who is no volunteer of the team any more is in no pair, and who waited two years stops waiting. */
export async function tendProgrammes(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('programmes.tend', id, 'community', (tx) => tendInStore(tx, clock.today(), clock.now()));
}
