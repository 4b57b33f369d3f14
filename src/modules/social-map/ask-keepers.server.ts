import { randomBytes } from 'node:crypto';
import { colleaguesIn, workersAtWork } from '#modules/people/index.server';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { keyedHash } from '#platform/identity/sealed.server';
import { newUntimedId } from '#platform/ids';
import { currentMunicipalities } from '#platform/municipality.server';
import { send } from '#platform/notify/index.server';
import { seededRandom } from '#platform/seeded-random';
import { dayAfter } from '#platform/wall-time';
import { checksSeen, entriesToAskAbout, type KeptByLetter } from './freshness.store.server.ts';
import { chanceWrong, learnRates } from './freshness.ts';
import {
	entriesToOffer,
	keptPerWorker,
	noteBounced,
	noteKeepersGone,
	noteOffered,
	workersWhoKeep,
} from './keepers.store.server.ts';
import { daysSince } from './look-first.server.ts';
import { saveLetter } from './map-letters.store.server.ts';
import { letterHolds, lettersFor } from './map-letters.ts';

/** What was looked at in these days is left alone; a question comes back, and a keeper is written to, no sooner than this. */
const restDays = 60;
const askAgainAfter = 30;
const writeAgainAfter = 6;
/** Whoever is offered an entry has this long before the next is. */
const offerDays = 14;

/** What is kept of a code: keyed, so that a stolen table opens nothing. */
export const letterCodeHash = (code: string): string => keyedHash('map-letter', code);

const keeping = <T>(municipalityId: string, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
	asTask('social-map.keep', municipalityId, 'community', work);

/** Keepers are asked by mail what is likeliest wrong, once a week at most; what nobody looks after is offered to somebody. Gives how many letters. */
export async function tendKeepers(): Promise<number> {
	let letters = 0;
	for (const { id } of await currentMunicipalities()) {
		await keeping(id, async (tx, actor) => {
			await noteWhoLeft(tx, id);
			letters += await askKeepers(tx, actor);
			await offerToNext(tx, actor);
		});
	}
	return letters;
}

async function noteWhoLeft(tx: Tx, municipalityId: string): Promise<void> {
	const keepers = await workersWhoKeep(tx, municipalityId);
	const here = new Set((await workersAtWork(tx, municipalityId, keepers)).map(({ id }) => id));
	const gone = keepers.filter((id) => !here.has(id));
	if (gone.length > 0) await noteKeepersGone(tx, municipalityId, gone, clock.today());
}

const keeperOf = ({ keeperMail, keeperId }: KeptByLetter): string => keeperMail || (keeperId ?? '');

async function askKeepers(tx: Tx, actor: Actor): Promise<number> {
	let written = 0;
	const today = clock.today();
	const rates = learnRates(await checksSeen(tx, actor.municipalityId));
	const entries = await entriesToAskAbout(tx, actor.municipalityId, {
		day: dayAfter(today, -restDays),
		askedBefore: dayAfter(today, -askAgainAfter),
		wroteBefore: dayAfter(today, -writeAgainAfter),
	});
	const letters = lettersFor(
		entries.map((entry) => ({
			...entry,
			keeper: keeperOf(entry),
			chance: chanceWrong(rates, entry.kind, daysSince(entry.confirmedOn, today), entry),
		})),
		seededRandom(Number(today.replaceAll('-', ''))),
	);
	const workers = await workersAtWork(tx, actor.municipalityId, [
		...new Set(entries.flatMap(({ keeperId }) => keeperId ?? [])),
	]);
	const accounts = new Map(workers.map(({ id, accountId }) => [id, accountId]));
	for (const { keeper, entries: asked } of letters) {
		const accountId = accounts.get(keeper);
		const to = accountId ? { accountId } : keeper.includes('@') ? { address: keeper } : undefined;
		if (!to) continue;
		const code = randomBytes(18).toString('base64url');
		await saveLetter(
			tx,
			actor.municipalityId,
			{ id: newUntimedId(), codeHash: letterCodeHash(code), sentOn: today, until: dayAfter(today, letterHolds) },
			asked,
		);
		const names = asked.map(({ name }) => `– ${name}`).join('\n');
		await send(tx, actor, 'community', {
			to,
			// Who works here signs in, and finds it among what to look at first.
			...(accountId
				? { template: 'map-look-first', facts: { link: '/kaart/beheren#nakijken', names } }
				: { template: 'map-still-right', facts: { link: `/kaart/klopt/${code}`, names } }),
		});
		written++;
	}
	return written;
}

/** The social broker of the area who looks after the fewest is asked first; who let it lie is passed over. */
async function offerToNext(tx: Tx, actor: Actor): Promise<void> {
	const here = actor.municipalityId;
	const today = clock.today();
	const kept = await keptPerWorker(tx, here);
	const offers = new Map<string, string[]>();
	for (const { id, areaCode, offeredTo } of await entriesToOffer(tx, here, dayAfter(today, -offerDays))) {
		const there = await colleaguesIn(tx, here, [areaCode], ['social_broker']);
		const load = (worker: string) => (kept.get(worker) ?? 0) + (offers.get(worker)?.length ?? 0);
		const [next] = there
			.map(({ id: worker }) => worker)
			.filter((worker) => there.length === 1 || worker !== offeredTo)
			.sort((one, other) => load(one) - load(other));
		if (next) offers.set(next, [...(offers.get(next) ?? []), id]);
	}
	for (const { id, accountId } of await workersAtWork(tx, here, [...offers.keys()])) {
		await noteOffered(tx, here, offers.get(id) ?? [], id, today);
		await send(tx, actor, 'community', {
			to: { accountId },
			template: 'map-without-keeper',
			facts: { link: '/kaart/beheren#zonder' },
		});
	}
}

/** Mail to this address came back, says the operator's mail server. Gives how many entries that concerns. */
export const mailBounced = (municipalityId: string, address: string): Promise<number> =>
	keeping(municipalityId, (tx) => noteBounced(tx, municipalityId, address.trim().toLowerCase(), clock.today()));
