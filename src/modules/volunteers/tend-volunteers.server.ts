import { areasOf } from '#modules/areas/index.server';
import { volunteersOfMyTeam } from '#modules/circles/index.server';
import { theNeeds } from '#modules/needs/index.server';
import { periodFault } from '#modules/people';
import { cardsOfMyTeam, colleagues, fullName, teamNames } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { newId, newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import type { Ask } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { type ChangeForm, elsewhere, type HoursForm, type LeaveForm, type TakeOnForm } from './volunteer.forms.ts';
import { isOwn, mayHaveVolunteers, mayTendVolunteer } from './volunteer.policy.ts';
import { allPlaced, balanceOf, type Carried, type VolunteerAgreement } from './volunteer.ts';
import {
	addHours,
	agreementsSeen,
	carriedBy,
	changeAgreement,
	handoverDone,
	handoversSeen,
	hoursOfTeam,
	letGoAfterTerm,
	letGoInStore,
	ownHours,
	removeHours,
	takeOnInStore,
} from './volunteers.store.server.ts';

type Asked = Pick<Ask, 'tx' | 'actor'>;
/** The usual term: a year less a day, so that every agreement ends by itself. */
const usualDays = 364;

/** @throws NotFound */
async function tended(tx: Tx, actor: Actor, id: string): Promise<VolunteerAgreement> {
	const [agreement] = await agreementsSeen(tx, actor.municipalityId, id);
	if (!agreement || !mayTendVolunteer(actor, agreement)) throw new NotFound('volunteer', id);
	return agreement;
}

async function ownAgreement(tx: Tx, actor: Actor, id: string): Promise<VolunteerAgreement> {
	const [agreement] = await agreementsSeen(tx, actor.municipalityId, id);
	if (!agreement || !isOwn(actor, agreement)) throw new NotFound('volunteer', id);
	return agreement;
}

async function named(tx: Tx, municipalityId: string, code: string | null): Promise<string> {
	return (await areasOf(tx, municipalityId)).find((area) => area.code === code)?.name ?? '';
}

const needNamed = (code: string) => {
	const need = theNeeds().needByCode.get(code);
	return { nl: need?.nl ?? '', en: need?.en ?? '' };
};
const shown = (one: Carried) => ({ id: one.id, kind: one.kind, what: one.what, need: needNamed(one.needCode) });

/** The volunteers of the own team, the hours of all of them together, and what the actor took over. */
export async function volunteersScreen({ tx, actor, about }: Asked & Pick<Ask, 'about'>) {
	const all = (await agreementsSeen(tx, actor.municipalityId)).filter((one) => mayTendVolunteer(actor, one));
	const here = all.filter(({ endedOn }) => !endedOn);
	about({ type: 'volunteers', personIds: here.map(({ cardId }) => cardId) });
	const today = clock.today();
	const areas = await areasOf(tx, actor.municipalityId);
	const known = new Set(here.map(({ cardId }) => cardId));
	const people = new Map(
		[
			...(await cardsOfMyTeam(tx, actor)).filter(({ restrictedAt }) => !restrictedAt),
			...(await volunteersOfMyTeam(tx)),
		].map(({ id, called }) => [id, called]),
	);
	return {
		volunteers: here.map(({ id, called, hoursAWeek, validUntil, trainedOn }) => ({
			...{ id, called, hoursAWeek, validUntil, trained: trainedOn !== null, soon: validUntil <= dayAfter(today, 30) },
		})),
		hours: await hoursOfTeam(tx, `${today.slice(0, 8)}01`),
		handed: await handedTo(tx, actor, all),
		people: [...people]
			.filter(([id]) => !known.has(id))
			.map(([id, called]) => ({ id, called }))
			.sort((a, b) => a.called.localeCompare(b.called)),
		areas: areas.filter(({ kind }) => kind !== 'municipality').map(({ code, name, kind }) => ({ code, name, kind })),
		from: today,
		until: dayAfter(today, usualDays),
	};
}

/** What a volunteer who left carried, and the actor takes up. */
async function handedTo(tx: Tx, actor: Actor, seen: readonly VolunteerAgreement[]) {
	const handed = actor.personId ? await handoversSeen(tx, actor.municipalityId, { toWorker: actor.personId }) : [];
	return handed.map((one) => ({
		...{ id: one.id, kind: one.kind, what: one.what },
		from: seen.find(({ id }) => id === one.agreementId)?.called ?? '',
	}));
}

/** For Vandaag: what the actor takes up, and whose term passes within a month or did so already. */
export async function volunteersToday({ tx, actor, about }: Asked & Pick<Ask, 'about'>) {
	if (!mayHaveVolunteers(actor)) return { handed: [], ending: [] };
	const seen = await agreementsSeen(tx, actor.municipalityId);
	const soon = dayAfter(clock.today(), 30);
	const ending = seen.filter((one) => mayTendVolunteer(actor, one) && !one.endedOn && one.validUntil <= soon);
	about({ personIds: ending.map(({ cardId }) => cardId) });
	return {
		handed: await handedTo(tx, actor, seen),
		ending: ending.map(({ id, called, validUntil }) => ({
			id,
			called,
			validUntil,
			passed: validUntil < clock.today(),
		})),
	};
}

/** Daily: who should have been let go two weeks ago has access to nothing any more. */
export async function tendVolunteers(): Promise<void> {
	for (const { id } of await currentMunicipalities())
		await asTask('volunteers.tend', id, 'community', (tx) =>
			letGoAfterTerm(tx, { at: clock.now(), day: clock.today() }),
		);
}

/** Somebody helps the team from a day on: the agreement, and the role that goes with it. @throws NotAllowed, NotFound, Refused */
export async function takeOn(tx: Tx, actor: Actor, form: TakeOnForm): Promise<string> {
	if (!mayHaveVolunteers(actor)) throw new NotAllowed('volunteers.tend');
	const fault = periodFault(form.vanaf, form.tot);
	if (fault) throw new Refused(fault, 'tot');
	if (form.vanaf < clock.today()) throw new Refused('date-in-past', 'vanaf');
	const ownArea = form.woont === elsewhere ? null : form.woont;
	if (ownArea && !(await named(tx, actor.municipalityId, ownArea))) throw new Refused('unknown-area', 'woont');
	const id = newId();
	const taken = await takeOnInStore(tx, {
		id,
		roleId: newId(),
		cardId: form.kaart,
		scope: form.taak,
		hoursAWeek: form.uren,
		ownArea,
		consentHow: form.hoe,
		validFrom: form.vanaf,
		validUntil: form.tot,
		at: clock.now(),
	});
	if (!taken) throw new Refused('volunteer-not-now', 'kaart');
	return id;
}

/** One volunteer of the team: what was agreed, what they carry, and leaving. Of their hours nothing. */
export async function volunteerScreen({ tx, actor, params, about }: Ask) {
	const agreement = await tended(tx, actor, params['id'] ?? '');
	about({ type: 'volunteer', id: agreement.id, personId: agreement.cardId });
	const { cardId: _, teamId: __, ...rest } = agreement;
	const handed = await handoversSeen(tx, actor.municipalityId, { agreementId: agreement.id });
	const team = await colleagues(tx, actor);
	return {
		...rest,
		today: clock.today(),
		place: await named(tx, actor.municipalityId, agreement.ownArea),
		carried: agreement.endedOn ? [] : (await carriedBy(tx, agreement.cardId)).map(shown),
		colleagues: team.map((one) => ({ id: one.id, name: fullName(one) })),
		handed: handed.map(({ id, kind, what, toWorker, doneOn }) => ({
			...{ id, kind, what, done: doneOn !== null },
			to: ((taker) => (taker ? fullName(taker) : ''))(team.find((one) => one.id === toWorker)),
		})),
	};
}

/** @throws NotFound, Refused('date-in-future') */
export async function changeVolunteer(tx: Tx, actor: Actor, id: string, form: ChangeForm): Promise<void> {
	const agreement = await tended(tx, actor, id);
	if (form.training && form.training > clock.today()) throw new Refused('date-in-future', 'training');
	const changed = await changeAgreement(tx, actor.municipalityId, agreement.id, {
		scope: form.taak,
		hoursAWeek: form.uren,
		trainedOn: form.training ?? null,
		ownAreaBecause: form.reden || null,
	});
	if (!changed) throw new NotFound('volunteer', id);
}

/**
 * A volunteer leaves: everything they carry goes to a colleague or is rounded off, and in the same moment they can reach
 * nothing of it any more, nor of the team.
 * @throws NotFound, Refused('volunteer-hand-over')
 */
export async function letGo(tx: Tx, actor: Actor, id: string, { stuk, naar }: LeaveForm): Promise<void> {
	const agreement = await tended(tx, actor, id);
	const carried = await carriedBy(tx, agreement.cardId);
	if (stuk.length !== naar.length || !allPlaced(carried, new Set(stuk))) throw new Refused('volunteer-hand-over');
	const team = new Set((await colleagues(tx, actor)).map((one) => one.id));
	if (naar.some((to) => to !== 'einde' && !team.has(to) && to !== actor.personId))
		throw new Refused('volunteer-hand-over');
	const handed = carried.map((one) => {
		const to = naar[stuk.indexOf(one.id)] ?? 'einde';
		return { id: one.id, what: one.what || needNamed(one.needCode).nl, to: to === 'einde' ? null : to };
	});
	if (!(await letGoInStore(tx, agreement.id, handed, { at: clock.now(), day: clock.today() })))
		throw new NotFound('volunteer', id);
}

/** @throws NotFound */
export async function takenUp(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!(await handoverDone(tx, actor.municipalityId, id, clock.today()))) throw new NotFound('handover', id);
}

/** What a volunteer does for which team, their own hours, and what they carry. */
export async function ownTasksScreen({ tx, actor }: Asked) {
	const own = (await agreementsSeen(tx, actor.municipalityId)).filter((one) => isOwn(actor, one));
	const teams = await teamNames(tx, actor.municipalityId);
	const today = clock.today();
	const tasks = [];
	for (const one of own) {
		const noted = await ownHours(tx, actor.municipalityId, one.id);
		tasks.push({
			id: one.id,
			scope: one.scope,
			team: teams.get(one.teamId) ?? '',
			hoursAWeek: one.hoursAWeek,
			validUntil: one.validUntil,
			endedOn: one.endedOn,
			place: one.ownAreaBecause ? '' : await named(tx, actor.municipalityId, one.ownArea),
			balance: balanceOf(one.hoursAWeek, noted, today),
			noted: noted.slice(0, 8).map(({ id, onDay, quarters }) => ({ id, onDay, hours: quarters / 4 })),
		});
	}
	const [first] = own;
	return { today, tasks, carried: first ? (await carriedBy(tx, first.cardId)).map(shown) : [] };
}

/** @throws NotFound, Refused('date-in-future' | 'volunteer-over') */
export async function noteHours(tx: Tx, actor: Actor, { taak, uren, op }: HoursForm): Promise<void> {
	const agreement = await ownAgreement(tx, actor, taak);
	if (agreement.endedOn) throw new Refused('volunteer-over');
	if (op > clock.today()) throw new Refused('date-in-future', 'op');
	await addHours(tx, actor.municipalityId, agreement.id, { id: newUntimedId(), onDay: op, quarters: uren });
}

/** @throws NotFound */
export async function takeHoursBack(tx: Tx, actor: Actor, id: string): Promise<void> {
	if (!(await removeHours(tx, actor.municipalityId, id))) throw new NotFound('hours', id);
}

/** What is kept of somebody as a volunteer, for their own page: what was agreed, and the hours they noted. */
export async function ownAgreements(tx: Tx, actor: Actor) {
	const own = (await agreementsSeen(tx, actor.municipalityId)).filter((one) => isOwn(actor, one));
	const kept = [];
	for (const one of own) {
		const noted = await ownHours(tx, actor.municipalityId, one.id);
		const left = [one.called, ...noted.map(({ onDay, quarters }) => `${onDay}: ${quarters / 4}`)];
		kept.push({ id: one.id, scope: one.scope, since: one.validFrom, left });
	}
	return kept;
}
