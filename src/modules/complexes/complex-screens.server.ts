import type { Area } from '#modules/areas';
import { areasOf, areaWithParents, complexesOf } from '#modules/areas/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import type { Ask } from '#platform/route/index.server';
import { mayBeginComplex } from './complex.policy.ts';
import { agreementLines } from './complex.ts';
import { facesOfHouse, findComplex, membersOf, openCodes, tendsComplex, worksAt } from './complexes.store.server.ts';
import { tendedComplex } from './tend-complexes.server.ts';

/** What a house tells of itself, for everybody. @throws NotFound */
export async function complexPage(tx: Tx, actor: Actor, code: string) {
	const complex = await findComplex(tx, actor.municipalityId, code.trim().toUpperCase());
	if (!complex) throw new NotFound('complex', code);
	const [, neighbourhood] = await areaWithParents(tx, actor.municipalityId, complex.code);
	return {
		complex,
		agreements: agreementLines(complex.agreements),
		neighbourhood: { code: complex.parentCode, name: neighbourhood?.name ?? '' },
		faces: await facesOfHouse(tx, complex.code),
		tends: await tendsComplex(tx, complex.code),
	};
}

/** The complexes of a district or neighbourhood, and whether the actor may add one there: in a neighbourhood only. */
export async function complexesIn(tx: Tx, actor: Actor, area: Pick<Area, 'code' | 'kind'>) {
	return {
		complexes: (await complexesOf(tx, actor.municipalityId, area.code)).map(({ code, name }) => ({ code, name })),
		mayBegin: area.kind === 'neighbourhood' && mayBeginComplex(actor, area.code),
	};
}

/** The page as who looks after it sees it, with the commission. @throws NotFound */
export async function tendComplexScreen({ tx, actor, params, about }: Ask) {
	const complex = await tendedComplex(tx, actor, params['code'] ?? '');
	const members = await membersOf(tx, actor.municipalityId, { code: complex.code });
	about({ type: 'complex', id: complex.code, personIds: members.map(({ cardId }) => cardId) });
	return {
		complex,
		today: clock.today(),
		// The key of a card stays here: a neighbour needs to know only which one is theirs.
		members: members.map(({ cardId, ...member }) => ({ ...member, mine: cardId === actor.personId })),
		works: await worksAt(tx, complex.code),
		codes: await openCodes(tx, complex.code, clock.today()),
		mayEnd: mayBeginComplex(actor, complex.parentCode),
	};
}

/** The form for a new one, with the neighbourhoods of the actor. */
export async function newComplexScreen({ tx, actor, url }: Ask) {
	const areas = await areasOf(tx, actor.municipalityId);
	return {
		today: clock.today(),
		asked: url.searchParams.get('buurt') ?? '',
		neighbourhoods: areas
			.filter(({ code, kind }) => kind === 'neighbourhood' && mayBeginComplex(actor, code))
			.map(({ code, name }) => ({ value: code, label: name })),
	};
}

/** Who types a code. */
export const joinHouseScreen = async ({ actor }: Pick<Ask, 'actor'>) => ({ called: actor.displayName ?? '' });

/** The roles somebody has in houses, for their own overview. */
export async function knownOfComplexes(tx: Tx, actor: Actor) {
	if (!actor.personId || actor.kind === 'staff') return [];
	const mine = await membersOf(tx, actor.municipalityId, { cardId: actor.personId });
	const names = new Map((await complexesOf(tx, actor.municipalityId)).map(({ code, name }) => [code, name]));
	return mine.map(({ id, code, called, since }) => ({ id, code, name: names.get(code) ?? code, called, since }));
}
