import { checklist, type Stage, stages } from '#modules/initiatives';
import {
	addJournalEntry,
	addNeed,
	findInitiative,
	joinInitiative,
	moveStage,
	setHelp,
	setNextStep,
	showFace,
	standBehind,
	startInitiative,
} from '#modules/initiatives/index.server';
import type { Actor } from '#platform/actor';
import { asActor } from '#platform/db/index.server';
import { beforeToday } from './before-today.ts';
import { demoId } from './demo-id.ts';
import { liveAsTeam } from './load-teams.ts';
import type { Demo, DemoInitiative, DemoPerson } from './read-demo.ts';

type DemoStarts = Pick<Demo, 'initiatives' | 'people'>;

/** Invented first names of neighbours; the surnames are left to the imagination. */
const neighbours = [
	'Fatma',
	'Dirk',
	'Naima',
	'Cor',
	'Anh',
	'Joke',
	'Youssef',
	'Els',
	'Mariusz',
	'Sena',
	'Piet',
	'Rachida',
	'Ton',
	'Selma',
	'Wim',
	'Abeba',
	'Greet',
	'Omar',
	'Lidia',
	'Bas',
	'Hatice',
	'Riet',
	'Kofi',
	'Annet',
];
const deeds = ['aanspreekpunt', 'geld en spullen', 'begroet nieuwe mensen'];

/**
 * Lets the demo's initiatives come about as they would have: started by a worker or resident, residents behind them, stage by
 * stage, with the clock moved back. Can be run again: what is there stays. Returns how many were new.
 */
export async function loadDemoInitiatives(demo: DemoStarts, municipalityId: string): Promise<{ initiatives: number }> {
	let count = 0;
	for (const one of demo.initiatives) {
		const worker = workerFor(demo.people, one.area, municipalityId);
		const id = demoId('initiative', one.key);
		const known = await asActor(worker.actor, 'community', (tx) => findInitiative(tx, id));
		if (known) continue;
		await liveThrough(one, id, worker, residentFor(demo.people, one, municipalityId));
		count++;
	}
	return { initiatives: count };
}

type Helper = { actor: Actor; called: string };

async function liveThrough(
	one: DemoInitiative,
	id: string,
	worker: Helper,
	resident: Actor | undefined,
): Promise<void> {
	const { didAgo: at, dayAgo: day } = beforeToday();
	const starter = resident ?? worker.actor;
	const started = one.startedDaysAgo;
	const own = { as: 'account', called: '', contact: '', consent: true } as const;
	await at(started, starter, (tx) =>
		startInitiative(tx, starter, {
			...own,
			id,
			title: one.title.nl,
			summary: one.summary.nl,
			story: one.story.nl,
			areaCode: one.area,
			approachCode: one.approach ?? null,
		}),
	);

	const called = namesFor(one.key);
	const behind = one.supporters - (resident ? 1 : 0);
	const reached = stages.indexOf(one.stage);
	for (let each = 0; each < behind; each++) {
		const name = called[each % called.length] as string;
		const voice = {
			as: 'visitor',
			called: name,
			contact: `${name.toLowerCase()}.${one.key}.${each}@voorbeeld.nl`,
			consent: true,
		} as const;
		// Once it is public most people join in themselves.
		const joins = each >= 2 && each % 4 !== 3;
		await at(started - Math.min(started, 2 + each), worker.actor, async (tx) => {
			if (joins) await joinInitiative(tx, worker.actor, id, { tie: 'member' }, voice);
			else await standBehind(tx, worker.actor, { id }, voice);
		});
	}
	for (let step = 2; step <= reached; step++) {
		const from = stages[step - 1] as Stage;
		const to = stages[step] as Stage;
		await at(Math.round(started * (1 - step / (reached + 1))), worker.actor, (tx) =>
			moveStage(tx, worker.actor, id, { checks: checklist[from].map((code) => `${from}.${code}`), to, anyway: false }),
		);
	}
	for (const [place, entry] of one.journal.entries()) {
		await at(entry.daysAgo, worker.actor, (tx) =>
			addJournalEntry(tx, worker.actor, id, {
				text: entry.text.nl,
				writtenOn: day(entry.daysAgo),
				byName: reached === 0 ? '' : (called[place % 2] as string),
			}),
		);
	}
	for (const [place, ask] of one.needsNow.entries())
		await at(Math.max(0, 6 - place), worker.actor, (tx) =>
			addNeed(tx, worker.actor, id, { title: capital(ask.nl), detail: '' }),
		);
	if (reached === 0) return;
	for (let place = 0; place < Math.min(2 + (reached > 3 ? 1 : 0), deeds.length); place++) {
		await at(Math.max(0, started - 4), worker.actor, (tx) =>
			showFace(tx, worker.actor, id, { name: called[place] as string, does: deeds[place] as string }),
		);
	}
	await liveAsTeam(one.key, id, worker.actor);
	if (one.stage !== 'standing' && one.key !== 'wandelen-hoograven') {
		await at(0, worker.actor, (tx) =>
			setHelp(tx, worker.actor, id, {
				name: worker.called,
				hoursAWeek: one.stage === 'running' ? 1 : 2,
				until: day(-120),
			}),
		);
	}
	if (one.stage !== 'standing')
		await at(0, worker.actor, (tx) =>
			setNextStep(tx, worker.actor, id, { nextStep: 'Samen aan tafel: wie doet wat?', nextStepOn: day(-5) }),
		);
}

/** A worker whose areas hold this neighbourhood or its district. */
function workerFor(people: readonly DemoPerson[], area: string, municipalityId: string): Helper {
	const district = `WK${area.slice(2, 8)}`;
	const workers = people.filter(({ role }) => role === 'social_broker' || role === 'team_worker');
	const found =
		workers.find(({ areas }) => areas.includes(area) || areas.includes(district)) ?? (workers[0] as DemoPerson);
	return {
		called: `${found.firstName} (${found.roleName.nl.toLowerCase()})`,
		actor: {
			municipalityId,
			kind: 'staff',
			roles: ['social_broker'],
			personId: demoId('worker', found.key),
			accountId: demoId('account', found.key),
			displayName: found.firstName,
			areas: [area],
			level: 2,
		},
	};
}

/** The resident of the demo whose idea it is: someone one can look in as, in the same neighbourhood. */
function residentFor(people: readonly DemoPerson[], one: DemoInitiative, municipalityId: string): Actor | undefined {
	const found =
		one.stage === 'idea'
			? people.find(({ role, look, areas }) => role === 'resident' && look && areas.includes(one.area))
			: undefined;
	return (
		found && {
			municipalityId,
			kind: 'resident',
			roles: ['resident'],
			personId: demoId('card', found.key),
			accountId: demoId('account', found.key),
			displayName: found.firstName,
			areas: [],
			level: 1,
		}
	);
}

/** The same neighbours at every load, in another order for each initiative. */
function namesFor(key: string): string[] {
	const turn = [...key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % neighbours.length;
	return [...neighbours.slice(turn), ...neighbours.slice(0, turn)];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
