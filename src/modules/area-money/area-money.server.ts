import { findInitiative } from '#modules/initiatives/index.server';
import { signalsWithIds } from '#modules/signals/index.server';
import type { Actor } from '#platform/actor';
import { clock, dayInAmsterdam } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { newId } from '#platform/ids';
import type { DecideMoneyForm, MoneyDidForm, MoneyForm, PotForm } from './area-money.forms.ts';
import { addPot, addRequest, decideInStore, emptyInStore, potsOf, tellInStore } from './area-money.store.server.ts';
import { mayFillPot, sharesMoneyOf } from './pot.policy.ts';
import type { AboutKind } from './pot.ts';
import { whoDecides } from './pot.ts';

/** Everybody reads what the free part did; no name, number, address or illness stands in it. */
function refusePersons(field: string, text: string): void {
	const [first] = findIdentifiers(text);
	if (first) throw new Refused('area-money-names-somebody', field, { piece: first.piece });
}

/** Gives the pot's id. @throws NotAllowed, Refused('area-money-no-mandate' | 'area-money-year' | 'area-money-twice') */
export async function fillPot(tx: Tx, actor: Actor, form: PotForm): Promise<string> {
	if (!mayFillPot(actor, form.gebied)) throw new NotAllowed('area-money.fill');
	const mandates = {
		social_broker: form.makelaar,
		team_worker: form.buurtteam,
		team_lead: form.leider,
		municipal_contact: form.gemeente,
	};
	if (Math.max(...Object.values(mandates)) === 0) throw new Refused('area-money-no-mandate', 'makelaar');
	// A pot of a year that is over gives nothing any more, and cannot be taken away.
	if (form.jaar < Number(clock.today().slice(0, 4))) throw new Refused('area-money-year', 'jaar');
	const id = newId();
	const made = await addPot(tx, actor.municipalityId, {
		id,
		areaCode: form.gebied,
		year: form.jaar,
		fixed: form.vast,
		free: form.vrij,
		mandates,
		madeOn: clock.today(),
	});
	if (!made) throw new Refused('area-money-twice', 'jaar');
	return id;
}

/** What a request hangs on, and since when that is known. */
export async function aboutOf(
	tx: Tx,
	actor: Actor,
	{ signaal, patroon, initiatief }: Partial<Pick<MoneyForm, 'signaal' | 'patroon' | 'initiatief'>>,
): Promise<{ kind: AboutKind; id: string; since: string } | null> {
	if (signaal) {
		const [signal] = await signalsWithIds(tx, actor.municipalityId, [signaal]);
		if (!signal) throw new NotFound('signal', signaal);
		return { kind: 'signal', id: signaal, since: dayInAmsterdam(signal.capturedAt) };
	}
	if (initiatief) {
		const initiative = await findInitiative(tx, initiatief);
		if (!initiative) throw new NotFound('initiative', initiatief);
		return { kind: 'initiative', id: initiatief, since: dayInAmsterdam(initiative.startedAt) };
	}
	// A pattern is of a module above this one: its own page says who may open it.
	return patroon ? { kind: 'pattern', id: patroon, since: '' } : null;
}

/** @throws NotAllowed, NotFound, Refused('area-money-no-pot' | 'area-money-since' | 'area-money-nobody' | 'area-money-names-somebody') */
export async function askForMoney(tx: Tx, actor: Actor, form: MoneyForm): Promise<string> {
	if (!sharesMoneyOf(actor, form.gebied) || !actor.personId) throw new NotAllowed('area-money.share');
	const today = clock.today();
	if (form.sinds > today) throw new Refused('area-money-since', 'sinds');
	const pot = (await potsOf(tx, actor.municipalityId)).find(
		({ areaCode, year }) => areaCode === form.gebied && year === Number(today.slice(0, 4)),
	);
	if (!pot) throw new Refused('area-money-no-pot', 'gebied');
	if (whoDecides(pot, form.bedrag).length === 0) throw new Refused('area-money-nobody', 'bedrag');
	refusePersons('wat', form.wat);
	refusePersons('waarom', form.waarom);
	refusePersons('drager', form.drager);
	const about = await aboutOf(tx, actor, form);
	const id = newId();
	await addRequest(tx, actor.municipalityId, {
		id,
		potId: pot.id,
		areaCode: pot.areaCode,
		part: form.deel,
		what: form.wat,
		why: form.waarom,
		carrier: form.drager,
		sum: form.bedrag,
		aboutKind: about?.kind ?? null,
		aboutId: about?.id ?? null,
		knownSince: form.sinds,
		askedBy: actor.personId,
		askedOn: today,
	});
	return id;
}

/** @throws NotFound, Refused('area-money-reason' | 'already-done' | 'area-money-old' | 'area-money-own' | 'area-money-mandate' | 'area-money-empty') */
export async function decideOnMoney(tx: Tx, form: DecideMoneyForm): Promise<void> {
	if (form.besluit === 'no' && form.reden.length < 3) throw new Refused('area-money-reason');
	refusePersons('reden', form.reden);
	const wrong = await decideInStore(tx, form.id, form.besluit, form.reden, clock.today());
	if (wrong === 'not-found') throw new NotFound('area-request', form.id);
	if (wrong) throw new Refused(wrong);
}

/** @throws NotFound, Refused('area-money-names-somebody') */
export async function tellWhatMoneyDid(tx: Tx, form: MoneyDidForm): Promise<void> {
	refusePersons('deed', form.deed);
	if (!(await tellInStore(tx, form.id, form.deed, clock.today()))) throw new NotFound('area-request', form.id);
}

/** Words that name somebody after all go, also from the public page; sum and day stay. @throws NotFound */
export async function takeMoneyWordsAway(tx: Tx, id: string): Promise<void> {
	if (!(await emptyInStore(tx, id))) throw new NotFound('area-request', id);
}
