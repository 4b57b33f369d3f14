import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import type { AppEvent } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { send, type TemplateName } from '#platform/notify/index.server';
import { newWatchCode, watchCodeHash } from './watch-codes.server.ts';
import {
	forgetInStore,
	giveCode,
	lettersAbout,
	moveInStore,
	tendInStore,
	type WatchLetter,
} from './watches.store.server.ts';

type News = Pick<AppEvent, 'municipalityId' | 'subjectId'>;
const telling = (municipalityId: string, work: (tx: Tx, actor: Actor) => Promise<void>): Promise<void> =>
	asTask('watching.tell', municipalityId, 'community', work);

/** Somebody is asked to watch (`watch.asked`): they are written to in the way they chose. */
export const tellAsked = ({ municipalityId, subjectId }: News): Promise<void> =>
	telling(municipalityId, (tx, actor) => writeAbout(tx, actor, subjectId, 'asked'));

/** A worry (`watch.worried`): to whom the person chose, and to who helps, without a word of what it is. */
export const tellWorried = ({ municipalityId, subjectId }: News): Promise<void> =>
	telling(municipalityId, (tx, actor) => writeAbout(tx, actor, subjectId, 'worry'));

/** Somebody answered or left (`watch.changed`): the person and who helps look. */
export const tellChanged = ({ municipalityId, subjectId }: News): Promise<void> =>
	telling(municipalityId, (tx, actor) => writeAbout(tx, actor, subjectId, 'changed'));

const templateFor = {
	asked: 'match-asked',
	remind: 'match-how',
	'pass-on': 'watch-call',
	worry: 'watch-call',
	changed: 'news',
} as const satisfies Record<string, TemplateName>;

async function writeAbout(tx: Tx, actor: Actor, id: string, what: keyof typeof templateFor): Promise<void> {
	const letters = await lettersAbout(tx, id, what);
	for (const one of unique(letters)) {
		const { accountId, mail, memberId, watchId, way } = one;
		const template: TemplateName = way === 'call' ? 'watch-please-call' : templateFor[what];
		const link = way === 'helper' ? `/omzien/${watchId}` : `/mijn/omzien/${watchId}`;
		if (accountId) await send(tx, actor, 'community', { to: { accountId }, template, facts: { link } });
		else if (mail && way === 'call') await send(tx, actor, 'community', { to: { address: mail }, template, facts: {} });
		else if (mail && memberId && what !== 'changed') {
			const code = newWatchCode();
			// An address in a mail replaces the code on a slip, so only who asked for mail gets one.
			await giveCode(tx, 'self', memberId, watchCodeHash(code));
			await send(tx, actor, 'community', { to: { address: mail }, template, facts: { link: `/omzien/code/${code}` } });
		}
	}
}

/** Nobody gets the same letter twice: who helps may also be who goes. */
const unique = (letters: readonly WatchLetter[]): WatchLetter[] => [
	...new Map(letters.map((one) => [one.accountId ?? one.mail ?? '', one])).values(),
];

/** Every quarter of an hour: what is over ends; who would have gone is asked how it was, and two hours later others are; who left their team is in it no more. */
export async function tendWatches(): Promise<void> {
	for (const { id } of await currentMunicipalities()) {
		const late = await asTask('watching.tend', id, 'community', (tx) => tendInStore(tx, clock.today(), clock.now()));
		for (const { subjectId, step } of late) await telling(id, (tx, actor) => writeAbout(tx, actor, subjectId, step));
	}
}

/** `consent.withdrawn`, `person-card.erase-planned`, `person-card.left-alone`: it ends, and in what they did for others they are no more. */
export async function endWatchesOf({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => forgetInStore(tx, subjectId, false, clock.now()));
}
/** `person-card.erased`: nothing is left. */
export async function forgetInWatching({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => forgetInStore(tx, subjectId, true, clock.now()));
}
/** `person-card.merged`, told of the second card. */
export async function moveInWatching({ municipalityId, subjectId }: News): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => moveInStore(tx, subjectId));
}
