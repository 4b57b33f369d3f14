import { randomBytes } from 'node:crypto';
import { complexCode } from '#modules/areas';
import { findArea } from '#modules/areas/index.server';
import { codeFrom } from '#modules/signals';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { Conflict, NotAllowed, NotFound, Refused } from '#platform/errors';
import type { AppEvent } from '#platform/events/index.server';
import { refusePublicWords } from '#platform/free-text/public-words';
import { keyedHash } from '#platform/identity/sealed.server';
import { newUntimedId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { type ComplexForm, houseCodeLetters, type JoinHouseForm, type NewComplexForm } from './complex.forms.ts';
import { mayBeginComplex, mayJoinHouse } from './complex.policy.ts';
import { type Complex, type HouseRole, mostInNeighbourhood } from './complex.ts';
import {
	addComplex,
	addInvite,
	endInStore,
	endMember,
	everIn,
	findComplex,
	joinByCode,
	leaveInStore,
	membersOf,
	openCodes,
	rewriteComplex,
	showMember,
	type Told,
	tendsComplex,
	worksAt,
} from './complexes.store.server.ts';

/** What is kept of a code: keyed, so that a stolen table cannot be searched for codes. */
const houseCodeHash = (code: string): string => keyedHash('house-code', code);

/** What everybody reads of a house. Where it is has numbers of doors; the rest names nobody without a second look. @throws Refused */
function toldIn(form: ComplexForm): Told {
	const { naam, huismeester, welkom, afspraken, samen } = form;
	// A house is often called after a tree or a person.
	refusePublicWords({ naam, adres: form.adres }, { namesMayStand: true, ofPerson: true });
	// Every word is about the few who live at one address.
	refusePublicWords({ huismeester, welkom, afspraken, samen }, { confirmed: form.confirmed, ofPerson: true });
	const today = clock.today();
	if (form.afgesproken && form.afgesproken > today) throw new Refused('date-in-future', 'afgesproken');
	return {
		address: form.adres,
		homes: form.woningen,
		keeper: huismeester,
		keeper_phone: form.telefoon,
		welcome: welkom,
		agreements: afspraken,
		agreed_on: afspraken ? (form.afgesproken ?? today) : null,
		mix: samen,
	};
}

/**
 * Makes a complex an area of its own. @returns its code
 * @throws NotAllowed, Refused('unknown-area' | 'complex-full'), Conflict when a colleague did so at the same moment
 */
export async function beginComplex(tx: Tx, actor: Actor, form: NewComplexForm): Promise<string> {
	if (!mayBeginComplex(actor, form.buurt)) throw new NotAllowed('complexes.begin');
	const neighbourhood = await findArea(tx, actor.municipalityId, form.buurt);
	if (!neighbourhood) throw new Refused('unknown-area', 'buurt');
	const told = toldIn(form);
	const number = (await everIn(tx, actor.municipalityId, form.buurt)) + 1;
	if (number > mostInNeighbourhood) throw new Refused('complex-full', 'buurt');
	const code = complexCode(form.buurt, number);
	const area = {
		municipality_id: actor.municipalityId,
		code,
		parent_code: form.buurt,
		name: form.naam,
		year: Number(clock.today().slice(0, 4)),
	};
	if (!(await addComplex(tx, area, told, clock.now()))) throw new Conflict('already-done');
	return code;
}

/** The house a page is about, named in the trail. */
export function houseOf({ params, about }: Pick<Ask, 'params' | 'about'>): string {
	const code = params['code'] ?? '';
	about({ type: 'complex', id: code });
	return code;
}

/** A complex whose page the actor looks after. What they do not, is not there. @throws NotFound */
export async function tendedComplex(tx: Tx, actor: Actor, code: string): Promise<Complex> {
	const complex = (await tendsComplex(tx, code)) ? await findComplex(tx, actor.municipalityId, code) : undefined;
	if (!complex) throw new NotFound('complex', code);
	return complex;
}

/** @throws NotFound, Refused */
export async function rewrite(tx: Tx, actor: Actor, code: string, form: ComplexForm): Promise<void> {
	await tendedComplex(tx, actor, code);
	const told = toldIn(form);
	// Residents write what the house says; where it is and whom one calls about the building is for workers.
	const { welcome, agreements, agreed_on, mix } = told;
	const works = await worksAt(tx, code);
	const said = works ? told : { welcome, agreements, agreed_on, mix };
	if (!(await rewriteComplex(tx, actor.municipalityId, code, works ? form.naam : undefined, said)))
		throw new NotFound('complex', code);
}

/** The page goes. @returns the neighbourhood it stood in @throws NotFound, NotAllowed */
export async function endComplex(tx: Tx, actor: Actor, code: string): Promise<string> {
	const { parentCode } = await tendedComplex(tx, actor, code);
	if (!mayBeginComplex(actor, parentCode)) throw new NotAllowed('complexes.tend');
	if (!(await endInStore(tx, code, clock.today()))) throw new NotFound('complex', code);
	return parentCode;
}

/** A code with which a resident takes a role in the house; to give in their hand. @throws NotFound, Refused('house-codes-open') */
export async function askForHouse(tx: Tx, actor: Actor, complex: string, role: HouseRole): Promise<string> {
	await tendedComplex(tx, actor, complex);
	const code = codeFrom(randomBytes(houseCodeLetters));
	const one = { id: newUntimedId(), code: complex, role, hash: houseCodeHash(code), today: clock.today() };
	if (!(await addInvite(tx, one))) throw new Refused('house-codes-open', 'rol');
	return code;
}

/** Who was asked says yes by typing the code. @returns the code of the complex @throws Refused('room-unknown-code') */
export async function joinHouse(tx: Tx, actor: Actor, { code, naam, zichtbaar }: JoinHouseForm): Promise<string> {
	refusePublicWords({ naam }, { namesMayStand: true, ofPerson: true });
	const member = { id: newUntimedId(), called: naam, shows: zichtbaar };
	const complex = mayJoinHouse(actor) ? await joinByCode(tx, houseCodeHash(code), member, clock.today()) : undefined;
	if (!complex) throw new Refused('room-unknown-code', 'code');
	return complex;
}

/** The codes that are open are of no use any more. @throws NotFound */
export async function stopCodes(tx: Tx, actor: Actor, complex: string): Promise<void> {
	await tendedComplex(tx, actor, complex);
	await openCodes(tx, complex, clock.today(), true);
}

/** Whether one's own name may be read on the page. @throws NotFound */
export async function showInHouse(tx: Tx, { id, zichtbaar }: { id: string; zichtbaar: boolean }): Promise<void> {
	if (!(await showMember(tx, id, zichtbaar))) throw new NotFound('member of a house', id);
}

/** Somebody is thanked by a worker, or stops themselves: at once, without a reason. @throws NotFound */
export async function leaveHouse(
	tx: Tx,
	actor: Actor,
	code: string,
	id: string,
	about: Ask['about'] = () => {},
): Promise<{ own: boolean }> {
	const one = (await membersOf(tx, actor.municipalityId, { code })).find((member) => member.id === id);
	if (!one) throw new NotFound('member of a house', id);
	about({ type: 'complex', id: code, personId: one.cardId });
	if (!(await endMember(tx, id, clock.today()))) throw new NotFound('member of a house', id);
	return { own: one.cardId === actor.personId };
}

/** `consent.withdrawn`, `person-card.erase-planned`, `.left-alone`, `.erased`, `.merged`. */
export async function leaveComplexes({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => leaveInStore(tx, subjectId));
}
