import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { isId, newId, newUntimedId } from '#platform/ids';
import { dayAfter } from '#platform/wall-time';
import {
	addClicks,
	addMoney,
	agreedPairs,
	clicksSeen,
	endPairInStore,
	holdTalks,
	keepStory,
	moneySeen,
	pairsSeen,
	planTalk,
	proposePairInStore,
	removeMoney,
	removeStory,
	saveClick,
	savePair,
} from './pairs.store.server.ts';
import type { ClickForm, MoneyForm, PairUpForm, StoryForm } from './programme.forms.ts';
import { mayBegin, mayTend } from './programme.policy.ts';
import {
	clickDays,
	fitsIn,
	monthsAfter,
	type Pair,
	type Part,
	type Programme,
	stepsBeforeAsking,
	stepsLeft,
	weeksAfter,
} from './programme.ts';
import { membersSeen, programmesSeen } from './programmes.store.server.ts';
import { ownProgramme } from './tend-programme.server.ts';

/** How long both have to say yes or no; in days. */
const answerDays = 21;

/**
 * Asks two who take part whether they want this, each apart and without a name: from here it is a match like every other.
 * Nobody is asked who still has to go through what comes before that.
 * @throws NotFound, Refused('programme-steps-left' | 'matching-not-now')
 */
export async function pairUp(tx: Tx, actor: Actor, id: string, { vraagt, maatje }: PairUpForm): Promise<string> {
	const programme = await ownProgramme(tx, actor, id);
	const buddy = (await membersSeen(tx, actor.municipalityId, { programmeIds: [id] })).find((one) => one.id === maatje);
	const left = buddy ? stepsBeforeAsking(programme, buddy, clock.today()).length : 0;
	if (left > 0) throw new Refused('programme-steps-left', 'maatje', { left });
	const pairId = newId();
	const matchId = newId();
	const made = await proposePairInStore(tx, {
		id: pairId,
		matchId,
		sideIds: [newUntimedId(), newUntimedId()],
		asksId: vraagt,
		buddyId: maatje,
		task: `${programme.name}. ${programme.about}`.trim().slice(0, 280),
		practical: `${programme.months} ${programme.months === 1 ? 'maand' : 'maanden'}. Het team kijkt mee.`,
		at: clock.now(),
		answerBy: dayAfter(clock.today(), answerDays),
	});
	if (!made) throw new Refused('matching-not-now');
	await tell(tx, actor, 'community', 'match.proposed', matchId);
	return pairId;
}

/** A pair with its programme, for the team or for one of the two. @throws NotFound */
export async function pairSeen(tx: Tx, actor: Actor, id: string): Promise<{ pair: Pair; programme: Programme }> {
	const [pair] = isId(id) ? await pairsSeen(tx, actor.municipalityId, { id }) : [];
	const [programme] = pair ? await programmesSeen(tx, actor.municipalityId, [pair.programmeId]) : [];
	if (!pair || !programme) throw new NotFound('programme-pair', id);
	return { pair, programme };
}

/** Whose cards stand behind a pair, or behind these places in a programme: for the trail. Empty for who may not see them. */
export async function personsIn(
	tx: Tx,
	actor: Actor,
	of: { pairId: string } | { programmeId: string; memberIds: readonly string[] },
): Promise<string[]> {
	const [pair] = 'pairId' in of && isId(of.pairId) ? await pairsSeen(tx, actor.municipalityId, { id: of.pairId }) : [];
	const programmeId = 'pairId' in of ? pair?.programmeId : of.programmeId;
	if (!programmeId || !isId(programmeId)) return [];
	const wanted = 'pairId' in of ? [pair?.asksId, pair?.buddyId] : of.memberIds;
	const members = await membersSeen(tx, actor.municipalityId, { programmeIds: [programmeId] });
	return members.filter(({ id }) => wanted.includes(id)).map(({ cardId }) => cardId);
}

/** The same, for the team alone. @throws NotFound */
export async function tendedPair(tx: Tx, actor: Actor, id: string): Promise<{ pair: Pair; programme: Programme }> {
	const seen = await pairSeen(tx, actor, id);
	if (!mayTend(actor, seen.programme)) throw new NotFound('programme-pair', id);
	return seen;
}

async function asksChild(tx: Tx, actor: Actor, pair: Pair): Promise<boolean> {
	const members = await membersSeen(tx, actor.municipalityId, { programmeIds: [pair.programmeId] });
	return members.find(({ id }) => id === pair.asksId)?.under16 ?? false;
}

/** On whose side of the pair the actor stands themselves. */
export async function ownSide(tx: Tx, actor: Actor, pair: Pair): Promise<Part | undefined> {
	const own = actor.personId ? await membersSeen(tx, actor.municipalityId, { cardId: actor.personId }) : [];
	return own.find(({ id, cardId }) => cardId === actor.personId && [pair.asksId, pair.buddyId].includes(id))?.part;
}

/**
 * The pair begins today: the term runs, and talks and "does it click?" get their days.
 * @throws NotFound, Refused('programme-not-both-yes' | 'programme-steps-left' | 'programme-pair-over')
 */
export async function beginPair(tx: Tx, actor: Actor, id: string): Promise<void> {
	const { pair, programme } = await tendedPair(tx, actor, id);
	if (pair.endedOn || pair.startedOn) throw new Refused('programme-pair-over');
	const buddy = (await membersSeen(tx, actor.municipalityId, { programmeIds: [programme.id] })).find(
		(one) => one.id === pair.buddyId,
	);
	const agreed = (await agreedPairs(tx)).has(pair.id);
	if (!agreed) throw new Refused('programme-not-both-yes');
	const today = clock.today();
	if (!buddy || !mayBegin(programme, buddy, agreed, today))
		throw new Refused('programme-steps-left', undefined, {
			left: buddy ? stepsLeft(programme, buddy, today).length : 0,
		});
	const begun = await savePair(tx, actor.municipalityId, pair.id, {
		started_on: today,
		ends_on: monthsAfter(today, programme.months),
	});
	if (!begun) throw new Refused('programme-pair-over');
	const days = clickDays(programme, today);
	await addClicks(
		tx,
		actor.municipalityId,
		(['asks', 'buddy'] as const).flatMap((side) =>
			days.map((dueOn) => ({ id: newUntimedId(), pairId: pair.id, side, dueOn })),
		),
	);
	await planTalk(tx, actor.municipalityId, {
		id: newId(),
		pairId: pair.id,
		plannedOn: weeksAfter(today, programme.talkEveryWeeks),
	});
}

/**
 * What the two agreed with the team, for both to read: so after both said yes, and of a child without names or addresses.
 * @throws NotFound, Refused('programme-not-both-yes' | 'programme-agreements-name-somebody')
 */
export async function noteAgreements(tx: Tx, actor: Actor, id: string, words: string): Promise<void> {
	const { pair } = await tendedPair(tx, actor, id);
	if (!(await agreedPairs(tx)).has(pair.id)) throw new Refused('programme-not-both-yes', 'afspraken');
	const [first] = (await asksChild(tx, actor, pair)) ? findIdentifiers(words) : [];
	if (first) throw new Refused('programme-agreements-name-somebody', 'afspraken', { piece: first.piece });
	if (!(await savePair(tx, actor.municipalityId, pair.id, { agreements: words }))) throw new NotFound('pair', id);
}

/**
 * The talk was held; the next is planned after the programme's weeks, as long as the term runs.
 * @throws NotFound, Refused('date-in-future' | 'programme-pair-over')
 */
export async function talkHeld(tx: Tx, actor: Actor, id: string, day: string): Promise<void> {
	const { pair, programme } = await tendedPair(tx, actor, id);
	if (!pair.endsOn || pair.endedOn) throw new Refused('programme-pair-over');
	if (day > clock.today()) throw new Refused('date-in-future', 'op');
	await holdTalks(tx, actor.municipalityId, pair.id, day);
	const next = weeksAfter(day, programme.talkEveryWeeks);
	if (next < pair.endsOn) await planTalk(tx, actor.municipalityId, { id: newId(), pairId: pair.id, plannedOn: next });
}

/**
 * The team gives and notes, the buddy notes what was spent.
 * @throws NotFound, Refused('programme-over-budget' | 'date-in-future' | 'programme-pair-over')
 */
export async function noteMoney(tx: Tx, actor: Actor, id: string, form: MoneyForm): Promise<void> {
	const { pair, programme } = await pairSeen(tx, actor, id);
	const tends = mayTend(actor, programme);
	if (!tends && ((await ownSide(tx, actor, pair)) !== 'buddy' || form.soort !== 'spent'))
		throw new NotFound('programme-pair', id);
	if (!pair.startedOn || pair.endedOn) throw new Refused('programme-pair-over');
	if (form.op > clock.today()) throw new Refused('date-in-future', 'op');
	const line = { kind: form.soort, cents: form.bedrag };
	const lines = await moneySeen(tx, actor.municipalityId, [pair.id]);
	if (lines.some(({ id: before }) => before === form.nieuw)) return;
	if (!fitsIn(programme.budgetCents, lines, line)) throw new Refused('programme-over-budget', 'bedrag');
	await addMoney(tx, actor.municipalityId, {
		id: form.nieuw,
		pairId: pair.id,
		...line,
		what: form.wat,
		onDay: form.op,
		writtenBy: actor.personId ?? '',
	});
}

/** Takes back a line one wrote oneself, as long as the pair goes on. @throws NotFound, Refused('programme-pair-over') */
export async function takeMoneyBack(tx: Tx, actor: Actor, id: string, lineId: string): Promise<void> {
	const { pair } = await pairSeen(tx, actor, id);
	if (pair.endedOn) throw new Refused('programme-pair-over');
	if (!(await removeMoney(tx, actor.municipalityId, pair.id, lineId))) throw new NotFound('money', lineId);
}

/**
 * "Does it click?", said by one of the two or written down by the team. Who wants somebody else or wants to stop, ends it at
 * once; the other only reads that it is over.
 * @throws NotFound
 */
export async function answerClick(tx: Tx, actor: Actor, id: string, form: ClickForm): Promise<void> {
	const { pair } = await pairSeen(tx, actor, id);
	const asked = (await clicksSeen(tx, actor.municipalityId, [pair.id])).find(({ id: one }) => one === form.vraag);
	const said = { click: form.klik, onward: form.verder, day: clock.today() };
	if (!asked || pair.endedOn || !(await saveClick(tx, actor.municipalityId, asked.id, said)))
		throw new NotFound('click', form.vraag);
	if (form.verder !== 'go-on') await endPair(tx, actor, id, form.verder === 'someone-else');
}

/** The team or one of the two ends it, without a reason. @throws NotFound */
export async function endPair(tx: Tx, actor: Actor, id: string, apart = false): Promise<void> {
	const { pair } = await pairSeen(tx, actor, id);
	if (!(await endPairInStore(tx, pair.id, { apart, entryId: newUntimedId(), at: clock.now() })))
		throw new NotFound('programme-pair', id);
}

/**
 * How it was, by one of the two, or written down by the team for `kant` as long as that one told nothing themselves. What may
 * be told on names nobody; of somebody under sixteen only when a parent told the team that it may.
 * @throws NotFound, Refused('programme-pair-over' | 'programme-told-themselves' | 'programme-parent-says-yes' | 'programme-names-somebody')
 */
export async function tellStory(tx: Tx, actor: Actor, id: string, form: StoryForm): Promise<void> {
	const { kant, verhaal, delen } = form;
	const { pair, programme } = await pairSeen(tx, actor, id);
	const tends = mayTend(actor, programme);
	const side = tends ? kant : await ownSide(tx, actor, pair);
	if (!side) throw new NotFound('programme-pair', id);
	if (!pair.startedOn) throw new Refused('programme-pair-over');
	if (tends && pair.toldThemselves.includes(side)) throw new Refused('programme-told-themselves', 'verhaal');
	const parentSaysYes = tends && form.ouderJa;
	if (delen && side === 'asks' && !parentSaysYes && (await asksChild(tx, actor, pair)))
		throw new Refused('programme-parent-says-yes', tends ? 'ouderJa' : 'delen');
	const [first] = delen ? findIdentifiers(verhaal) : [];
	if (first) throw new Refused('programme-names-somebody', 'verhaal', { piece: first.piece });
	await keepStory(tx, actor.municipalityId, {
		id: newUntimedId(),
		pairId: pair.id,
		programmeId: programme.id,
		side,
		words: verhaal,
		mayBeTold: delen,
		parentSaysYes,
		day: clock.today(),
	});
}

/** One takes their own story back, also when it was told on. @throws NotFound */
export async function takeStoryBack(tx: Tx, actor: Actor, id: string): Promise<void> {
	const { pair } = await pairSeen(tx, actor, id);
	const side = await ownSide(tx, actor, pair);
	if (!side) throw new NotFound('programme-pair', id);
	await removeStory(tx, actor.municipalityId, pair.id, side);
}
