import { mayWrite } from '#modules/clients';
import { clientForResident, clientForWorker } from '#modules/clients/index.server';
import { hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { NotAllowed } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { checksDone, drawnForMe } from './checks.store.server.ts';
import { decisionsKnown, messagesKnown, whomOfMessages } from './decisions.store.server.ts';
import { backOfficeLaws } from './laws.server.ts';
import { isLate, isRunning, mayAgree } from './mandate.ts';
import { wordsOn } from './message-words.store.server.ts';
import { executors } from './register.server.ts';
import { mandatesIn } from './register.store.server.ts';

/** The register, by organisation, for everybody who works with it. */
export async function mandatesScreen({ tx, actor, url }: Ask) {
	const today = clock.today();
	const all = (await mandatesIn(tx, actor.municipalityId)).map((one) => ({
		...one,
		running: isRunning(one, today),
		mayEnd: !one.endedOn && mayAgree(actor, one.executorTeamId),
	}));
	const standing = all.filter(({ endedOn, untilOn }) => !endedOn && untilOn >= today);
	const organisations = [...new Set(standing.map(({ organisationCalled }) => organisationCalled))];
	return {
		organisations: organisations.map((called) => ({
			called,
			mandates: standing.filter(({ organisationCalled }) => organisationCalled === called),
		})),
		agrees: hasRole(actor, 'administrator', 'municipal_contact'),
		carriesOut: hasRole(actor, 'municipal_contact'),
		checks: hasRole(actor, 'team_worker', 'team_lead'),
		saved: url.searchParams.has('bewaard'),
	};
}

/** To put an agreement in the register. @throws NotAllowed */
export async function agreeScreen({ tx, actor }: Ask) {
	if (!hasRole(actor, 'administrator', 'municipal_contact')) throw new NotAllowed('mandates.agree');
	return {
		executors: (await executors(tx, actor)).map(({ id, name, teamName }) => ({
			value: id,
			label: `${name}, ${teamName}`,
		})),
		today: clock.today(),
	};
}

/** What was decided for one person, what became of it, and what can be decided. @throws NotFound */
export async function decisionsScreen({ tx, actor, about, params, url }: Ask) {
	const client = await clientForWorker(tx, actor, params['id'] ?? '');
	about({ type: 'client', id: client.id, personId: client.id });
	const today = clock.today();
	const mandates = await mandatesIn(tx, actor.municipalityId);
	const decisions = await decisionsKnown(tx, actor.municipalityId, client.id);
	const words = await wordsOn(
		tx,
		actor.municipalityId,
		decisions.flatMap(({ messageId }) => messageId ?? []),
	);
	const checks = await checksDone(tx, actor.municipalityId);
	return {
		client: { id: client.id, called: client.called },
		writes: mayWrite(client),
		laws: Object.keys(backOfficeLaws),
		mandates: mandates.filter((one) => isRunning(one, today)),
		decisions: decisions.map((one) => ({
			...one,
			late: isLate(one, today),
			words: words.filter(({ messageId }) => messageId === one.messageId),
			lesson: checks.find(({ decisionId }) => decisionId === one.id)?.lesson ?? '',
			contact: mandates.find(({ id }) => id === one.mandateId),
		})),
		saved: url.searchParams.has('bewaard'),
	};
}

/** The queue of a back office, what is due first on top; nothing of a file stands on it. */
export async function backOfficeScreen({ tx, actor, about, url }: Ask) {
	if (!hasRole(actor, 'municipal_contact')) throw new NotAllowed('mandates.carry-out');
	const today = clock.today();
	const all = await messagesKnown(tx, actor.municipalityId);
	// The person reads that they looked; no page holds whose id it is.
	about({ type: 'mandate-message', personIds: [...(await whomOfMessages(tx)).values()] });
	const words = await wordsOn(
		tx,
		actor.municipalityId,
		all.map(({ id }) => id),
	);
	return {
		messages: all.map((one) => ({
			...one,
			late: isLate(one, today),
			mine: one.executorId === actor.personId,
			words: words.filter(({ messageId }) => messageId === one.id),
		})),
		saved: url.searchParams.has('bewaard'),
	};
}

/** What was drawn by lot, for the colleague who was drawn to look at it; without the name of the person, or of who decided. */
export async function checksScreen({ tx, actor, about, url }: Ask) {
	const checks = await drawnForMe(tx, actor.municipalityId);
	about({ type: 'mandate-check', personIds: checks.map(({ whom }) => whom) });
	const mandates = await mandatesIn(tx, actor.municipalityId);
	return {
		checks: checks.map(({ whom: _, mandateId, ...one }) => ({
			...one,
			mandate: mandates.find(({ id }) => id === mandateId) ?? null,
		})),
		saved: url.searchParams.has('bewaard'),
	};
}

/** What was decided for the person, and where it is now. */
export async function decisionsPart({ tx, actor }: Pick<Ask, 'tx' | 'actor'>, client: { id: string }) {
	const today = clock.today();
	return (await decisionsKnown(tx, actor.municipalityId, client.id)).map((one) => ({
		...one,
		late: isLate(one, today),
	}));
}

/** The page of the person. `?voor=` is somebody they stand for. @throws NotFound */
export async function myDecisionsScreen(ask: Ask) {
	const client = await clientForResident(ask.tx, ask.actor, ask.url.searchParams.get('voor'));
	ask.about({ type: 'client', id: client.id, personId: client.id });
	return { decisions: await decisionsPart(ask, client) };
}
