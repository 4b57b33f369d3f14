import { areasOf } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock, dayInAmsterdam } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { decisionsAbout } from './decisions.store.server.ts';
import { maySeePattern } from './pattern.policy.ts';
import { stepsOf } from './pattern-steps.store.server.ts';
import type { AgendaLine } from './pattern-views.ts';
import { listPatterns } from './patterns.store.server.ts';
import { cardsOf, decisionLine, namesOf, subjectNamed } from './read-patterns.server.ts';
import { workgroupFor } from './tend-workgroup.server.ts';
import { decisionsFor, nextMeeting, type Workgroup } from './workgroup.ts';
import { type AgendaItem, agendaOf, inOrder } from './workgroup-agenda.ts';
import { openQuestions, presentOn } from './workgroups.store.server.ts';

/** The agenda of today with everything its screens need. @throws NotFound */
export async function readAgenda(tx: Tx, actor: Actor, id: string) {
	const { workgroup, members, isMember } = await workgroupFor(tx, actor, id);
	const today = clock.today();
	const patterns = (await listPatterns(tx, actor.municipalityId)).filter((pattern) => maySeePattern(actor, pattern));
	const ids = patterns.map((pattern) => pattern.id);
	const decisions = await decisionsAbout(tx, actor.municipalityId, ids);
	const agenda = agendaOf({ workgroup, patterns, decisions, today, dayOf: dayInAmsterdam });

	const shown = [...inOrder(agenda), ...agenda.decidedToday];
	const cards = await cardsOf(
		tx,
		actor,
		shown.map(({ pattern }) => pattern),
	);
	const steps = Map.groupBy(
		await stepsOf(
			tx,
			actor.municipalityId,
			shown.map(({ pattern }) => pattern.id),
		),
		({ patternId }) => patternId,
	);
	const questions = await openQuestions(tx, actor.municipalityId, id);
	const names = await namesOf(tx, actor.municipalityId, [
		...decisions.flatMap(({ ownerId, decidedBy }) => [ownerId, decidedBy]),
		...questions.map(({ askedBy }) => askedBy),
	]);
	const line = (item: AgendaItem): AgendaLine[] => {
		const card = cards[shown.indexOf(item)];
		const history = steps.get(item.pattern.id) ?? [];
		const told = history.find(({ what }) => what === 'declared');
		if (!card) return [];
		return [
			{
				card,
				weeks: item.pattern.figures?.weeks ?? 0,
				overTime: item.pattern.overTime,
				zone: item.pattern.zone,
				hunch: told?.words ?? '',
				decision: item.decision && decisionLine(item.decision, names),
				due: item.due,
				back: item.back,
				seen: history.at(-1)?.id ?? '',
				may: isMember ? decisionsFor(item.pattern.state) : [],
			},
		];
	};
	const bySubject = new Map(patterns.map((pattern) => [pattern.id, subjectNamed(pattern)]));
	return {
		workgroup: await described(tx, actor, workgroup),
		today,
		meetsOn: nextMeeting(workgroup, today),
		nextOn: nextMeeting(workgroup, new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)),
		isMember,
		members: members.map(({ id: one, name, organisations }) => ({
			id: one,
			name,
			organisations,
			isMe: one === actor.personId,
		})),
		present: await presentOn(tx, actor.municipalityId, id, today),
		fresh: agenda.fresh.flatMap(line),
		moreFresh: agenda.moreFresh,
		hunches: agenda.hunches.flatMap(line),
		open: agenda.open.flatMap(line),
		decidedToday: agenda.decidedToday.flatMap(line),
		lastOn: agenda.lastOn,
		lastTime: agenda.lastTime.flatMap((decision) => {
			const subject = bySubject.get(decision.patternId);
			return subject ? [{ patternId: decision.patternId, subject, ...decisionLine(decision, names) }] : [];
		}),
		questions: questions.map(({ id: one, text, askedBy, askedAt }) => ({
			id: one,
			text,
			by: names.get(askedBy) ?? null,
			on: dayInAmsterdam(askedAt),
		})),
	};
}
/** A workgroup with the names of its districts, and of neighbourhoods whose district it does not cover. */
export async function described(tx: Tx, actor: Actor, workgroup: Workgroup) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(({ code }) => workgroup.areas.includes(code));
	const outer = areas.filter(({ parentCode }) => !areas.some(({ code }) => code === parentCode));
	return { ...workgroup, where: outer.map(({ name }) => name) };
}
