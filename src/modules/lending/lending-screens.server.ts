import * as v from 'valibot';
import { mayAddIn, mayRun } from '#modules/activities';
import { carriedBy } from '#modules/activities/index.server';
import { areasAndComplexesOf } from '#modules/areas/index.server';
import { placesOf, whereFrom } from '#modules/social-map/index.server';
import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import type { Ask } from '#platform/route/index.server';
import { ownLoans, theThing } from './lend.server.ts';
import { LendingAsked } from './lending.forms.ts';
import { awayDays, findThing, thingsNow } from './lending.store.server.ts';
import { isLate, isOver, isUnderWay, type Loan } from './lending.ts';

const mayPutUp = (actor: Actor): boolean =>
	(hasRole(actor, 'social_broker', 'team_worker', 'team_lead') && Boolean(actor.teamId)) ||
	(actor.kind !== 'staff' && Boolean(actor.personId));

/** What groups share, near a place. */
export async function lendingScreen({ tx, actor, url }: Ask) {
	const { waar } = v.parse(LendingAsked, Object.fromEntries(url.searchParams));
	const area = await whereFrom(tx, actor.municipalityId, waar);
	const inside = area && area.kind !== 'municipality' ? area.code.slice(2) : '';
	const names = new Map((await areasAndComplexesOf(tx, actor.municipalityId)).map(({ code, name }) => [code, name]));
	return {
		asked: waar,
		area: area ? { code: area.code, name: area.name } : null,
		placeUnknown: waar !== '' && !area,
		things: (await thingsNow(tx))
			.filter(({ areaCode }) => areaCode.slice(2).startsWith(inside))
			.map((one) => ({ ...one, area: names.get(one.areaCode) ?? '' })),
		mayLend: mayPutUp(actor),
	};
}

/** One thing, when it is away, and the form to ask for it. */
export async function thingScreen({ tx, actor, params }: Ask) {
	const thing = await theThing(tx, params['id'] ?? '');
	const names = new Map((await areasAndComplexesOf(tx, actor.municipalityId)).map(({ code, name }) => [code, name]));
	return {
		thing: { ...thing, area: names.get(thing.areaCode) ?? '' },
		away: await awayDays(tx, thing.id, clock.today()),
		mayBorrow: Boolean(actor.personId),
		called: actor.displayName ?? '',
		today: clock.today(),
	};
}

export async function newThingScreen({ tx, actor }: Ask) {
	const carried = await carriedBy(tx, actor);
	return {
		areas: await placesOf(
			tx,
			actor.municipalityId,
			(code) => !code.startsWith('GM') && (carried.length > 0 || mayAddIn(actor, code)),
			areasAndComplexesOf,
		),
		initiatives: carried.map(({ id, title }) => ({ value: id, label: title })),
		mayLend: carried.length > 0 || actor.areas.some((code) => mayAddIn(actor, code)),
	};
}

const titled = async (tx: Tx, loans: readonly Loan[]) =>
	Promise.all(
		loans.map(async ({ personId: _, ...loan }) => ({
			...loan,
			title: (await findThing(tx, loan.thingId))?.title ?? '',
			late: isLate(loan, clock.today()),
			over: isOver(loan.state),
		})),
	);
export type LoanShown = Awaited<ReturnType<typeof titled>>[number];

/** What is kept of somebody about lending: what they asked to borrow. */
export async function knownOfLending(tx: Tx, actor: Actor) {
	const { borrowed } = await ownLoans(tx, actor);
	return (await titled(tx, borrowed)).map(({ id, title, called, contact, why, reason, note, firstDay }) => ({
		id,
		title,
		left: [called, contact, why, reason, note].filter(Boolean),
		day: firstDay,
	}));
}

/** What somebody borrows, what others borrow of theirs, and what they put up. */
export async function ownLendingScreen({ tx, actor, about }: Ask) {
	const { borrowed, lent } = await ownLoans(tx, actor);
	const carried = (await carriedBy(tx, actor)).map(({ id }) => id);
	const things = (await thingsNow(tx)).filter((thing) => mayRun(actor, thing, carried));
	about({ type: 'loans', personIds: lent.map(({ personId }) => personId) });
	// Of an own thing that this person borrows as well, both sides are theirs.
	const ownThings = new Set(things.map(({ id }) => id));
	return {
		borrowed: await titled(tx, borrowed),
		lent: await titled(
			tx,
			lent
				.filter(({ thingId }) => ownThings.has(thingId))
				.map((loan) => (isUnderWay(loan.state) ? loan : { ...loan, contact: '' })),
		),
		things: things.map(({ id, title }) => ({ id, title })),
		mayLend: mayPutUp(actor),
	};
}
