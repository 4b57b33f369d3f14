import { byKindAndCode, spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { isSensitiveNeed } from '#modules/needs';
import { theNeeds } from '#modules/needs/index.server';
import { queueTeamIn } from '#modules/organising/index.server';
import { suggestionsFor } from '#modules/signals/index.server';
import { findMapEntry, mapEntriesNear, searchScreen } from '#modules/social-map/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { mayOpenDesk, mayStandAt } from './desk.policy.ts';
import { countQuestions, type DeskQuestion, gapDays, lookBackDays } from './desk.ts';
import { desksOf, gapsSince, presentAt, questionsAt } from './desks.store.server.ts';
import { deskQuestion } from './first-answer.server.ts';
import { organisationOf } from './hand-up.server.ts';
import { becameOfMine, handedToMe } from './handovers.store.server.ts';
import { ownDesk } from './stand-at-desk.server.ts';

const namesOf = async (tx: Tx, municipalityId: string): Promise<Map<string, string>> =>
	new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, spokenName(name)]));

const needNamed = (code: string | null) => {
	const need = code ? theNeeds().needByCode.get(code) : undefined;
	return need ? { code: need.code, nl: need.nl, en: need.en } : null;
};
const withNeed = (question: DeskQuestion) => ({ ...question, need: needNamed(question.needCode) });
export type QuestionShown = ReturnType<typeof withNeed>;

/** The desks where the actor may stand, and what became of what they handed up. */
export async function desksScreen({ tx, actor }: Ask) {
	const names = await namesOf(tx, actor.municipalityId);
	const desks = (await desksOf(tx, actor.municipalityId)).filter((desk) => mayStandAt(actor, desk));
	return {
		desks: desks.map((desk) => ({ ...desk, area: names.get(desk.areaCode) ?? '' })),
		became: await becameOfMine(tx),
		mayOpen: actor.areas.some((code) => mayOpenDesk(actor, code)),
		receives: hasRole(actor, 'social_broker', 'team_worker', 'team_lead'),
	};
}

/** The form to open one. */
export async function openDeskScreen({ tx, actor }: Ask) {
	const areas = (await areasOf(tx, actor.municipalityId)).filter(
		({ code, kind }) => kind !== 'municipality' && mayOpenDesk(actor, code),
	);
	const places = await mapEntriesNear(tx, actor.municipalityId, actor.areas, { kinds: ['place'], limit: 100 });
	return {
		areas: [...areas].sort(byKindAndCode).map(({ code, name }) => ({ value: code, label: spokenName(name) })),
		places: places.map(({ id, name }) => ({ value: id, label: name })),
	};
}

/** The desk today: who is there, and what was asked. @throws NotFound */
export async function deskScreen({ tx, actor, params }: Ask) {
	const here = actor.municipalityId;
	const desk = await ownDesk(tx, actor, params['id'] ?? '');
	const present = await presentAt(tx, here, desk.id, clock.today());
	return {
		desk,
		present: present.map(({ id, kind, called, person }) => ({
			id,
			kind,
			called,
			mine: person !== null && person === actor.personId,
		})),
		here: present.some(({ person }) => person !== null && person === actor.personId),
		questions: (await questionsAt(tx, here, desk.id, clock.today())).map(withNeed),
	};
}

/** One question: its subject, the map to look in, and whom to hand it to. @throws NotFound */
export async function deskQuestionScreen(ask: Ask) {
	const { tx, actor, params, url } = ask;
	const desk = await ownDesk(tx, actor, params['id'] ?? '');
	const question = await deskQuestion(tx, actor, desk.id, params['vraag'] ?? '');
	const { needs } = await suggestionsFor(ask, question.words);
	const search = new URL(url);
	if (!search.searchParams.has('zoek'))
		search.searchParams.set('zoek', (needNamed(question.needCode)?.nl ?? question.words).slice(0, 100));
	search.searchParams.set('waar', desk.areaCode);
	const { found } = await searchScreen({ ...ask, url: search });
	const queue = await queueTeamIn(tx, actor.municipalityId, desk.areaCode, desk.teamId);
	const present = await presentAt(tx, actor.municipalityId, desk.id, clock.today());
	const professionals = [];
	for (const { kind, person, called, teamId } of present)
		if (kind === 'professional' && person && person !== actor.personId)
			professionals.push({ value: person, label: `${called} (${await organisationOf(tx, actor, teamId ?? '')})` });
	return {
		desk,
		question: withNeed(question),
		answer: question.answerEntryId ? await nameOnMap(tx, actor, question.answerEntryId) : null,
		subjects: needs.filter(({ code }) => code !== question.needCode).map(({ code, nl, en }) => ({ code, nl, en })),
		// The words of the question do not go into an address by themselves.
		asked: url.searchParams.get('zoek') ?? needNamed(question.needCode)?.nl ?? '',
		found: found.slice(0, 8).map(({ id, name, summary, area, openNow }) => ({ id, name, summary, area, openNow })),
		team: queue.name,
		organisation: await organisationOf(tx, actor, queue.id),
		professionals,
	};
}

/** What answered it may be off the map since. */
const nameOnMap = (tx: Tx, actor: Actor, id: string): Promise<{ id: string; name: string } | null> =>
	findMapEntry(tx, actor, id).then(
		({ name }) => ({ id, name }),
		(problem) => {
			if (problem instanceof NotFound) return null;
			throw problem;
		},
	);

/** A month of this desk in counts, and what was asked and is not on the map. @throws NotFound */
export async function lookBackScreen({ tx, actor, params }: Ask) {
	const desk = await ownDesk(tx, actor, params['id'] ?? '');
	const asked = await questionsAt(tx, actor.municipalityId, desk.id, dayAfter(clock.today(), -lookBackDays));
	const counts = countQuestions(asked);
	return {
		desk,
		counts: {
			...counts,
			needs: counts.needs.slice(0, 12).flatMap(({ of, many }) => {
				const need = needNamed(of);
				return need ? [{ need, many }] : [];
			}),
		},
		notFound: asked.filter(({ outcome }) => outcome === 'not').map(withNeed),
		gaps: (await gaps({ tx, actor })).filter(({ ours, areaCode }) => ours && areaCode === desk.areaCode),
	};
}

/** Subjects that say nothing of who asks. */
const tellable = (): string[] =>
	theNeeds().needs.flatMap(({ code }) => (isSensitiveNeed(theNeeds(), code) ? [] : [code]));

async function gaps({ tx, actor }: Pick<Ask, 'tx' | 'actor'>) {
	const names = await namesOf(tx, actor.municipalityId);
	return (await gapsSince(tx, dayAfter(clock.today(), -gapDays), tellable())).flatMap((gap) => {
		const need = needNamed(gap.needCode);
		return need ? [{ ...gap, need, area: names.get(gap.areaCode) ?? '' }] : [];
	});
}

/** Asked at desks and not on the map, for everybody who can do something about it. */
export const gapsScreen = async (ask: Pick<Ask, 'tx' | 'actor'>) => ({ gaps: await gaps(ask) });

/** What was handed to the actor or their team. Name and number stand here and nowhere else. */
export async function handedScreen({ tx, actor, about }: Ask) {
	const handed = await handedToMe(tx, actor.municipalityId);
	for (const { id } of handed) about({ type: 'desk-handover', id });
	return {
		handed: handed.map(({ takenBy, toWorker, ...one }) => ({
			...one,
			mine: takenBy === actor.personId,
			forTeam: toWorker === null && takenBy === null,
		})),
	};
}

/** The desks that stand at a place of the map, for everybody. */
export const desksAtPlace = async (tx: Tx, municipalityId: string, entryId: string) =>
	(await desksOf(tx, municipalityId, entryId)).map(({ id, name, hours, parties }) => ({ id, name, hours, parties }));
