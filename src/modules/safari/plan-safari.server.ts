import { randomBytes } from 'node:crypto';
import { middleOfArea } from '#modules/areas/index.server';
import { codeFrom } from '#modules/signals';
import { findMapEntry } from '#modules/social-map/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { keyedHash } from '#platform/identity/sealed.server';
import { newId, newUntimedId } from '#platform/ids';
import { send } from '#platform/notify/index.server';
import type { BeenForm, HostSaysForm, PlanSafariForm } from './safari.forms.ts';
import { mayPlanIn } from './safari.policy.ts';
import { fewestStops, type Safari, safariCodeLetters, stateOfSafari } from './safari.ts';
import {
	addHost,
	addSafari,
	changeSafari,
	findSafari,
	giveHostCode,
	type Hash,
	hostSays,
	hostsOf,
	knowsGuest,
	plansIt,
	stopsOf,
	takeAwayInStore,
} from './safaris.store.server.ts';
import { mostStops } from './walk.ts';

/** What is kept of a code: keyed, so that a stolen table cannot be searched for codes. */
export const safariCodeHash = (code: string): string => keyedHash('safari-code', code);
export const newSafariCode = (): string => codeFrom(randomBytes(safariCodeLetters));

/** What everybody reads names no number, address or illness. First names may stand here: people chose them. */
export function refusePersons(field: string, text: string): void {
	const [first] = findIdentifiers(text).filter(({ kind }) => kind !== 'name');
	if (first) throw new Refused('safari-names-somebody', field, { piece: first.piece });
}

/** Where people meet has an address; nobody's number or mail. */
function refuseNumbers(field: string, text: string): void {
	const [first] = findIdentifiers(text).filter(({ kind }) => kind === 'phone' || kind === 'mail');
	if (first) throw new Refused('safari-names-somebody', field, { piece: first.piece });
}

/** The tour, for who plans it. @throws NotFound, NotAllowed */
export async function plannedSafari(tx: Tx, actor: Actor, id: string): Promise<Safari> {
	const safari = await findSafari(tx, actor.municipalityId, id);
	if (!safari) throw new NotFound('safari', id);
	if (!mayPlanIn(actor, safari.areaCode) || !(await plansIt(tx, safari.id))) throw new NotAllowed('safari.plan');
	return safari;
}

/** Begins one, for a month or after the one before. @throws NotAllowed, NotFound, Refused('date-in-past' | 'safari-followed') */
export async function planSafari(tx: Tx, actor: Actor, form: PlanSafariForm): Promise<string> {
	if (!mayPlanIn(actor, form.gebied)) throw new NotAllowed('safari.plan');
	if (form.op < clock.today()) throw new Refused('date-in-past', 'op');
	refusePersons('titel', form.titel);
	refuseNumbers('waar', form.waar);
	const before = form.na ? await plannedSafari(tx, actor, form.na) : undefined;
	const id = newId();
	const made = await addSafari(tx, actor.municipalityId, {
		id,
		areaCode: form.gebied,
		title: form.titel,
		on: form.op,
		at: form.om,
		where: form.waar,
		places: form.plaatsen,
		followsId: before?.id ?? null,
		madeOn: clock.today(),
	});
	if (!made) throw new Refused('safari-followed');
	return id;
}

/** What can still be arranged. @throws NotFound, NotAllowed, Refused('safari-over') */
async function stillToCome(tx: Tx, actor: Actor, id: string): Promise<Safari> {
	const safari = await plannedSafari(tx, actor, id);
	if (['been', 'called-off'].includes(stateOfSafari(safari, clock.today()))) throw new Refused('safari-over');
	return safari;
}

/**
 * Asks a club or a person who welcomes visitors: by mail when the map has an address, else by the code that comes back, for a slip.
 * @throws NotFound, Refused('safari-not-willing' | 'safari-full' | 'safari-asked-already' | 'safari-over')
 */
export async function askHost(
	tx: Tx,
	actor: Actor,
	id: string,
	entryId: string,
): Promise<{ mailed: boolean; code: string | null }> {
	const safari = await stillToCome(tx, actor, id);
	const entry = await findMapEntry(tx, actor, entryId);
	if (!entry.hosts) throw new Refused('safari-not-willing');
	const asked = await hostsOf(tx, actor.municipalityId, safari.id);
	if (asked.filter(({ answer }) => answer !== 'no').length >= mostStops) throw new Refused('safari-full');
	const code = newSafariCode();
	// Only of what stands in the open everybody may know the spot.
	const byArea = entry.layer !== 'formal' || entry.lon === null;
	const spot = byArea ? await middleOfArea(tx, actor.municipalityId, entry.areaCode) : entry;
	const added = await addHost(tx, actor.municipalityId, {
		id: newUntimedId(),
		safariId: safari.id,
		entryId: entry.id,
		askedOn: clock.today(),
		codeHash: safariCodeHash(code),
		lon: spot?.lon ?? null,
		lat: spot?.lat ?? null,
		byArea,
	});
	if (!added) throw new Refused('safari-asked-already');
	if (!entry.mail) return { mailed: false, code };
	await send(tx, actor, 'community', {
		to: { address: entry.mail },
		template: 'news',
		facts: { link: `/safari/code/${code}` },
	});
	return { mailed: true, code: null };
}

/** The host, among those of this tour. @throws NotFound, NotAllowed, Refused('safari-over') */
async function askedHost(tx: Tx, actor: Actor, id: string, hostId: string): Promise<void> {
	const safari = await stillToCome(tx, actor, id);
	const hosts = await hostsOf(tx, actor.municipalityId, safari.id);
	if (!hosts.some((host) => host.id === hostId)) throw new NotFound('safari-host', hostId);
}

/** A new slip; the code before stops. */
export async function hostSlip(tx: Tx, actor: Actor, id: string, hostId: string): Promise<string> {
	await askedHost(tx, actor, id, hostId);
	const code = newSafariCode();
	if (!(await giveHostCode(tx, hostId, safariCodeHash(code)))) throw new NotFound('safari-host', hostId);
	return code;
}

/** Out of the tour, host or guest, whatever day it is. @throws NotFound, NotAllowed */
export async function takeAway(tx: Tx, actor: Actor, id: string, who: string): Promise<void> {
	await plannedSafari(tx, actor, id);
	if (!(await takeAwayInStore(tx, null, who))) throw new NotFound('safari', who);
}

/** Who plans it spoke to this guest: from the day before they may know the doors. @throws NotFound, NotAllowed */
export async function knowGuest(tx: Tx, actor: Actor, id: string, guest: string): Promise<void> {
	await stillToCome(tx, actor, id);
	if (!(await knowsGuest(tx, guest, clock.today()))) throw new NotFound('safari-guest', guest);
}

/** What a host told the worker. */
export async function noteHostSaid(tx: Tx, actor: Actor, id: string, form: HostSaysForm): Promise<void> {
	await askedHost(tx, actor, id, form.id);
	await letHostSay(tx, null, form);
}

/** @throws NotFound, Refused('required' | 'safari-names-somebody') */
export async function letHostSay(tx: Tx, hash: Hash, form: HostSaysForm): Promise<void> {
	const yes = form.antwoord === 'yes';
	if (yes && form.naam.length < 2) throw new Refused('required', 'naam');
	if (yes && form.bereik.length < 5) throw new Refused('required', 'bereik');
	if (yes) refusePersons('naam', form.naam);
	const said = await hostSays(
		tx,
		hash,
		{
			id: form.id,
			said: form.antwoord,
			label: yes ? form.naam : '',
			address: yes ? form.adres : '',
			reach: yes ? form.bereik : '',
		},
		clock.today(),
	);
	if (!said) throw new NotFound('safari-host', form.id);
}

/** For everybody to read, once enough hosts said yes. @throws Refused('safari-few-hosts' | 'safari-over') */
export async function announceSafari(tx: Tx, actor: Actor, id: string): Promise<void> {
	const safari = await stillToCome(tx, actor, id);
	if ((await stopsOf(tx, actor.municipalityId, safari.id)).length < fewestStops) throw new Refused('safari-few-hosts');
	if (!(await changeSafari(tx, actor.municipalityId, safari.id, { published_on: clock.today() })))
		throw new Refused('safari-over');
}

export async function callOffSafari(tx: Tx, actor: Actor, id: string): Promise<void> {
	const safari = await stillToCome(tx, actor, id);
	await changeSafari(tx, actor.municipalityId, safari.id, { called_off_on: clock.today() });
}

/** How many came, and what came of it. @throws Refused('safari-not-yet' | 'safari-names-somebody') */
export async function tellHowItWas(tx: Tx, actor: Actor, id: string, form: BeenForm): Promise<void> {
	const safari = await plannedSafari(tx, actor, id);
	if (safari.on > clock.today()) throw new Refused('safari-not-yet');
	refusePersons('verhaal', form.verhaal);
	await changeSafari(tx, actor.municipalityId, safari.id, { came: form.kwamen, outcome: form.verhaal });
}
