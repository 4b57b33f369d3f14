import { randomBytes } from 'node:crypto';
import { hasEnded } from '#modules/initiatives';
import { findInitiative, tended } from '#modules/initiatives/index.server';
import { workersStillHere } from '#modules/people/index.server';
import { codeFrom, readCode } from '#modules/signals';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import type { AppEvent } from '#platform/events/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { keyedHash } from '#platform/identity/sealed.server';
import { newId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { type HostGroup, looksOver, type Side } from './host-group.ts';
import type { BeginHostGroupForm, LimitsForm } from './host-groups.forms.ts';
import {
	addAgreement,
	addHostGroup,
	changeHostGroup,
	findHostGroup,
	groupByCode,
	hostGroupsRunning,
	houseAgrees,
	neighboursAgree,
	removeAgreement,
	setSideCode,
} from './host-groups.store.server.ts';

/** What is kept of a code: keyed, so that a stolen table cannot be searched for codes. */
export const sideCodeHash = (code: string): string => keyedHash('host-side-code', code);

/** Everybody reads it, or who works elsewhere: nobody's name, number, address or illness. */
export function refusePersons(fields: Record<string, string>): void {
	for (const [field, text] of Object.entries(fields)) {
		const [first] = findIdentifiers(text);
		if (first) throw new Refused('hosts-names-somebody', field, { piece: first.piece });
	}
}

/** Begins a group on an initiative that everybody sees. @throws NotFound, NotAllowed, Refused, Conflict('hosts-once') */
export async function beginHostGroup(tx: Tx, actor: Actor, form: BeginHostGroupForm): Promise<string> {
	const initiative = await tended(tx, actor, form.initiative);
	if (!initiative.publishedAt) throw new Refused('hosts-initiative-public', 'initiative');
	// A complex is small: who comes there would be known by the page.
	if (!/^(WK|BU)/.test(initiative.areaCode)) throw new Refused('hosts-initiative-area', 'initiative');
	const { comes, does, limits, otherSide, otherFunction, otherPhone, most, kind } = form;
	refusePersons({ comes, does, limits, otherFunction });
	const id = newId();
	const begun = await addHostGroup(tx, actor.municipalityId, {
		...{ id, initiativeId: initiative.id, areaCode: initiative.areaCode, kind, comes, does, limits, most },
		...{ otherSide, otherFunction, otherPhone, madeOn: clock.today() },
	});
	if (!begun) throw new Conflict('hosts-once');
	return id;
}

/** The group this actor tends, while it runs. @throws NotFound, NotAllowed, Refused('hosts-over' | 'initiative-ended') */
export async function tendedHosts(tx: Tx, actor: Actor, id: string): Promise<HostGroup> {
	const group = await findHostGroup(tx, actor.municipalityId, id);
	if (!group) throw new NotFound('host-group', id);
	await tended(tx, actor, group.initiativeId);
	if (group.endedOn) throw new Refused('hosts-over');
	return group;
}

const orOver = (done: boolean): void => {
	if (!done) throw new Refused('hosts-over');
};

/** Other limits need another yes of the residents; until then nobody new comes. */
export async function setLimits(tx: Tx, actor: Actor, id: string, form: LimitsForm): Promise<void> {
	await tendedHosts(tx, actor, id);
	const { comes, does, limits, most, rests, otherSide, otherFunction, otherPhone } = form;
	refusePersons({ comes, does, limits, otherFunction });
	const other = { other_side: otherSide, other_function: otherFunction, other_phone: otherPhone };
	orOver(await changeHostGroup(tx, actor.municipalityId, id, { comes, does, limits, most, rests, ...other }));
}

const howOf = (actor: Actor): 'account' | 'spoken' => (actor.kind === 'staff' ? 'spoken' : 'account');

/** The residents say yes to their own limits: who carries the initiative, or a worker who heard them. */
export async function residentsAgree(tx: Tx, actor: Actor, id: string): Promise<void> {
	await tendedHosts(tx, actor, id);
	const yes = { residents_yes_on: clock.today(), residents_yes_how: howOf(actor) };
	orOver(await changeHostGroup(tx, actor.municipalityId, id, yes));
}

/** "I am on call for this group": everybody says so themselves. @throws NotAllowed, Conflict('hosts-has-contact') */
export async function beContact(tx: Tx, actor: Actor, id: string, phone: string): Promise<void> {
	const group = await tendedHosts(tx, actor, id);
	if (!looksOver(actor, group) || !actor.personId) throw new NotAllowed('hosts.tend');
	const me = {
		contact_id: actor.personId,
		contact_called: (actor.displayName ?? '').slice(0, 60),
		contact_phone: phone,
	};
	if (!(await changeHostGroup(tx, actor.municipalityId, id, me, null))) throw new Conflict('hosts-has-contact');
}

const nobody = { contact_id: null, contact_called: '', contact_phone: '' };

/** No longer on call; until somebody else is, nobody new comes. @throws NotAllowed when it is somebody else */
export async function stopBeingContact(tx: Tx, actor: Actor, id: string): Promise<void> {
	await tendedHosts(tx, actor, id);
	if (!actor.personId || !(await changeHostGroup(tx, actor.municipalityId, id, nobody, actor.personId)))
		throw new NotAllowed('hosts.tend');
}

/** A new slip for the other side; the code before stops. @throws NotAllowed, Refused('hosts-not-public') */
export async function newSideCode(tx: Tx, actor: Actor, id: string): Promise<string> {
	const group = await tendedHosts(tx, actor, id);
	if (!looksOver(actor, group)) throw new NotAllowed('hosts.tend');
	if (!group.publishedOn) throw new Refused('hosts-not-public');
	const code = codeFrom(randomBytes(16));
	await setSideCode(tx, actor.municipalityId, id, sideCodeHash(code), clock.today());
	return code;
}

/** A code as people type it. @throws Refused('hosts-code') */
export async function openSideCode(tx: Tx, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	if (!code || !(await groupByCode(tx, sideCodeHash(code)))) throw new Refused('hosts-code', 'code');
	return code;
}

/** What one side does for the other; nobody said yes yet. */
export async function writeHostAgreement(
	tx: Tx,
	actor: Actor,
	id: string,
	{ doesIt, agreed }: { doesIt: Side; agreed: string },
): Promise<void> {
	const group = await tendedHosts(tx, actor, id);
	refusePersons({ agreed });
	const one = { id: newId(), groupId: group.id, doesIt, words: agreed, madeOn: clock.today() };
	await addAgreement(tx, actor.municipalityId, one);
}

/** Yes of the neighbours. @throws NotFound */
export async function agreeAsNeighbours(tx: Tx, actor: Actor, id: string, agreement: string): Promise<void> {
	await tendedHosts(tx, actor, id);
	if (!(await neighboursAgree(tx, actor.municipalityId, id, agreement, howOf(actor), clock.today())))
		throw new NotFound('agreement', agreement);
}

/** Either may say: not any more. @throws NotFound */
export async function dropHostAgreement(tx: Tx, actor: Actor, id: string, agreement: string): Promise<void> {
	await tendedHosts(tx, actor, id);
	if (!(await removeAgreement(tx, actor.municipalityId, id, agreement))) throw new NotFound('agreement', agreement);
}

/** Yes of the other side, by its code. Gives the group. @throws NotFound */
export async function agreeAsHouse(tx: Tx, code: string, agreement: string): Promise<string> {
	const group = await groupByCode(tx, sideCodeHash(code));
	if (!group || !(await houseAgrees(tx, sideCodeHash(code), agreement, clock.today())))
		throw new NotFound('agreement', agreement);
	return group;
}

/** It is over: codes, numbers and places go at once. */
export async function endHostGroup(tx: Tx, actor: Actor, id: string): Promise<void> {
	await tendedHosts(tx, actor, id);
	orOver(await changeHostGroup(tx, actor.municipalityId, id, { ended_on: clock.today() }));
}

/** `role.ended`: who works here no more is on call no more. */
export async function clearHostContacts({ municipalityId }: Pick<AppEvent, 'municipalityId'>): Promise<void> {
	await asTask('host-groups.tend', municipalityId, 'community', async (tx) => {
		const groups = (await hostGroupsRunning(tx, municipalityId)).filter(({ contactId }) => contactId);
		const ids = [...new Set(groups.flatMap(({ contactId }) => contactId ?? []))];
		const still = await workersStillHere(tx, municipalityId, ids, ['social_broker', 'team_worker']);
		for (const { id, contactId } of groups)
			if (contactId && !still.has(contactId)) await changeHostGroup(tx, municipalityId, id, nobody, contactId);
	});
}
/** Every hour too: a role may run out by itself, and a group ends with its initiative. */
export async function tendHostGroups(): Promise<void> {
	for (const { id: municipalityId } of await currentMunicipalities()) {
		await clearHostContacts({ municipalityId });
		await asTask('host-groups.tend', municipalityId, 'community', async (tx) => {
			for (const { id, initiativeId } of await hostGroupsRunning(tx, municipalityId)) {
				const initiative = await findInitiative(tx, initiativeId);
				if (initiative && hasEnded(initiative))
					await changeHostGroup(tx, municipalityId, id, { ended_on: clock.today() });
			}
		});
	}
}

/** Whether this actor may begin one: residents on what they carry, workers on what runs in their areas. */
export const mayBegin = (actor: Actor): boolean =>
	hasRole(actor, 'resident', 'volunteer', 'social_broker', 'team_worker');
