import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import type { SpokenChannel } from './initiative.ts';
import { recount, takeOut } from './members.store.server.ts';
import { hashOf, newSecretCode } from './secret-code.server.ts';
import { tended } from './tended-initiative.server.ts';
import {
	type Counted,
	confirmVoice,
	fadeVoices,
	findVoice,
	type VoiceBehind,
	vouchForVoice,
} from './voices.store.server.ts';

/** What somebody says yes to with the link of their mail; undefined when the link was used, faded or never was. */
export async function voiceToConfirm(tx: Tx, id: string, code: string): Promise<VoiceBehind | undefined> {
	const voice = await findVoice(tx, hashOf(code), clock.now());
	return voice?.initiativeId === id ? voice : undefined;
}

/**
 * The yes of the person, by the link only they have. From here on they count, and here they learn whether they were in.
 * @returns the code to leave again, and whether everyone can see it now
 * @throws Refused('initiative-link-used')
 */
export async function sayYes(
	tx: Tx,
	actor: Actor,
	id: string,
	code: string,
): Promise<Counted & { leaveCode: string; published: boolean; supporters: number }> {
	if (!(await voiceToConfirm(tx, id, code))) throw new Refused('initiative-link-used');
	const leaving = newSecretCode();
	const counted = await confirmVoice(tx, hashOf(code), leaving.hash, clock.now());
	if (!counted) throw new Refused('initiative-link-used');
	return { ...counted, leaveCode: leaving.code, ...(await afterCounting(tx, actor, counted)) };
}

/**
 * A worker of that area spoke to somebody who cannot say yes by mail.
 * @throws NotFound when there is no such voice in their area (any more)
 */
export async function vouchFor(
	tx: Tx,
	actor: Actor,
	id: string,
	{ voiceId, channel }: { voiceId: string; channel: SpokenChannel },
): Promise<void> {
	await tended(tx, actor, id);
	const counted = await vouchForVoice(tx, voiceId, channel, newSecretCode().hash, clock.now());
	if (counted?.initiativeId !== id) throw new NotFound('voice', voiceId);
	await afterCounting(tx, actor, counted);
}

/**
 * Somebody told a worker that they stop; their name and number are forgotten at once.
 * @throws NotFound when they are not in this initiative in the area of the worker
 */
export async function takeSomebodyOut(tx: Tx, actor: Actor, id: string, memberId: string): Promise<void> {
	await tended(tx, actor, id);
	if ((await takeOut(tx, memberId, clock.now())) !== id) throw new NotFound('membership', memberId);
	await recount(tx, id);
}

async function afterCounting(
	tx: Tx,
	actor: Actor,
	{ initiativeId, tie, wasIn }: Counted,
): Promise<{ published: boolean; supporters: number }> {
	const { supporters, publishedNow } = await recount(tx, initiativeId);
	if (!wasIn) await tellTie(tx, actor, initiativeId, tie);
	if (publishedNow) await tell(tx, actor, 'community', 'initiative.published', initiativeId);
	return { published: publishedNow, supporters };
}

/** Tells that somebody new is in; who only follows or started it makes no news. */
export async function tellTie(tx: Tx, actor: Actor, id: string, tie: Counted['tie']): Promise<void> {
	if (tie === 'supporter') await tell(tx, actor, 'community', 'initiative.supported', id);
	else if (tie === 'member' || tie === 'answer') await tell(tx, actor, 'community', 'initiative.joined', id);
}

/** The round that forgets who never said yes. Returns how many. */
export async function fadeUnconfirmed(): Promise<number> {
	let faded = 0;
	for (const { id } of await currentMunicipalities())
		faded += await asTask('initiatives.fade', id, 'community', (tx) => fadeVoices(tx, id, clock.now()));
	return faded;
}
