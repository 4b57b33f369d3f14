import { spokenName } from '#modules/areas';
import { areasOf } from '#modules/areas/index.server';
import { withEverythingInside } from '#modules/people';
import { calledOnCards, findCard } from '#modules/people/index.server';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotFound } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Ask as Request } from '#platform/route/index.server';
import { dayAfter } from '#platform/wall-time';
import { byPeerCode } from './be-in-group.server.ts';
import { mayStillSay, type PeerAsk, type PeerGroup, stateOfGroup } from './peer.ts';
import { asksHeard, type Hash, meetingsHeard } from './peer-asks.store.server.ts';
import { groupsSeen, meetingsOf, pulsesOf, roomFor } from './peer-groups.store.server.ts';
import { ownGroup } from './propose-peers.server.ts';
import { peerThemes } from './themes.server.ts';

type Asked = Pick<Request, 'tx' | 'actor'>;

async function wordsFor(tx: Tx, municipalityId: string) {
	const areas = new Map((await areasOf(tx, municipalityId)).map(({ code, name }) => [code, spokenName(name)]));
	return ({ themeCode, placeCode }: { themeCode: string; placeCode: string }) => {
		const { nl = '', en = '' } = peerThemes().get(themeCode) ?? {};
		return { theme: { nl, en }, place: areas.get(placeCode) ?? '' };
	};
}

const shownGroup = (group: PeerGroup) => ({
	id: group.id,
	state: stateOfGroup(group),
	closesOn: group.closesOn,
	openedOn: group.openedOn,
});

/** For how many a group could fit, whom the worker asks, and what they began. Counts, and names of own people alone. */
export async function peersScreen({ tx, actor, about }: Pick<Request, 'tx' | 'actor' | 'about'>) {
	const words = await wordsFor(tx, actor.municipalityId);
	const asks = (await asksHeard(tx)).filter(({ voice, endedOn }) => voice === 'worker' && !endedOn);
	const called = await calledOnCards(
		tx,
		actor,
		asks.flatMap(({ cardId }) => cardId ?? []),
	);
	about({ type: 'peer-ask', personIds: [...called.keys()] });
	return {
		id: newId(),
		rooms: await rooms({ tx, actor }, words),
		asks: asks.map((ask) => ({
			id: ask.id,
			person: called.get(ask.cardId ?? '') ?? '',
			answer: ask.answer,
			closesOn: ask.closesOn,
			...words(ask),
		})),
		groups: (await groupsSeen(tx, actor.municipalityId)).map((group) => ({ ...shownGroup(group), ...words(group) })),
		first: dayAfter(clock.today(), 7),
		last: dayAfter(clock.today(), 90),
	};
}

/** Districts of the actor in which a group could fit, per theme. Below the threshold there is no line. */
async function rooms({ tx, actor }: Asked, words: Awaited<ReturnType<typeof wordsFor>>) {
	const areas = await areasOf(tx, actor.municipalityId);
	const districts = areas.filter(({ code, kind }) => kind === 'district' && actor.areas.includes(code));
	const found: { value: string; many: number; theme: { nl: string; en: string }; place: string }[] = [];
	for (const { code } of districts) {
		const inside = withEverythingInside([code], areas);
		for (const theme of peerThemes().values()) {
			const many = await roomFor(tx, inside, theme.needs);
			if (many > 0)
				found.push({ value: `${theme.code} ${code}`, many, ...words({ themeCode: theme.code, placeCode: code }) });
		}
	}
	return found;
}

/** One group, for who began it: where it stands, and as long as they are there when it meets. Nobody in it. */
export async function peerGroupScreen({ tx, actor, params, about }: Request) {
	const group = await ownGroup(tx, actor, params['id'] ?? '');
	about({ type: 'peer-group', id: group.id });
	return {
		group: { ...shownGroup(group), ...(await wordsFor(tx, actor.municipalityId))(group) },
		fewest: group.fewest,
		meetings: group.endedOn ? [] : await meetingsOf(tx, actor.municipalityId, group.id),
		pulses: await pulsesOf(tx, group.id),
	};
}

/** What somebody sees of a group they were asked for. */
async function shownAsk(tx: Tx, municipalityId: string, hash: Hash, ask: PeerAsk) {
	const today = clock.today();
	const { id, voice, answer, closesOn, agreed, pulse, pulseOn, selfSince, endedOn, hasCode } = ask;
	const inside = voice !== 'worker' && answer === 'yes' && ask.openedOn !== null && !endedOn;
	return {
		id,
		answer,
		closesOn,
		inside,
		agreed,
		pulse,
		hasCode,
		byItself: selfSince !== null,
		ended: endedOn !== null,
		maySay: mayStillSay(ask, today),
		// A slip is for asking; it is no second key to what somebody is in.
		maySlip: mayStillSay(ask, today) && ask.openedOn === null,
		askPulse: inside && (pulseOn === null || dayAfter(pulseOn, 28) <= today),
		meetings: await meetingsHeard(tx, hash, id, today),
		today,
		...(await wordsFor(tx, municipalityId))(ask),
	};
}
export type PeerAskShown = Awaited<ReturnType<typeof shownAsk>>;

/** One's own person: how to ask, and what they said. @throws NotFound */
export async function peerAskScreen({ tx, actor, params, about }: Request) {
	const ask = (await asksHeard(tx)).find(({ id, voice }) => voice === 'worker' && id === params['id']);
	const card = ask?.cardId ? await findCard(tx, ask.cardId) : undefined;
	if (!ask || !card) throw new NotFound('peer-ask', params['id'] ?? '');
	about({ type: 'peer-ask', id: ask.id, personId: card.id });
	return {
		ask: await shownAsk(tx, actor.municipalityId, null, ask),
		person: card.called,
		contactNote: card.contactNote,
		cardId: card.id,
	};
}

/** The page behind a code. Unknown, it says no more than that. */
export async function peerCodeScreen({ tx, actor, params }: Request) {
	const hash = byPeerCode(params['code'] ?? '');
	const [ask] = (await asksHeard(tx, hash)).filter(({ voice }) => voice === 'code');
	return { ask: ask ? await shownAsk(tx, actor.municipalityId, hash, ask) : null };
}

/** Groups of who signs in: what they are asked, and where they are in. */
export async function ownPeersScreen({ tx, actor }: Asked) {
	const asks: PeerAskShown[] = [];
	for (const ask of await ownPeerAsks(tx)) asks.push(await shownAsk(tx, actor.municipalityId, null, ask));
	return { asks };
}

/** For one's own data: everything somebody was asked. */
export const ownPeerAsks = async (tx: Tx): Promise<PeerAsk[]> =>
	(await asksHeard(tx)).filter(({ voice }) => voice === 'self');
