import { clock } from '#platform/clock';
import { asTask, type Tx } from '#platform/db/index.server';
import { NotFound, Refused } from '#platform/errors';
import type { AppEvent } from '#platform/events/index.server';
import { currentMunicipalities } from '#platform/municipality.server';
import { dayAfter } from '#platform/wall-time';
import { forgetAsksOf, takeBack, tellWhetherWent, tidyAskings, yesStands } from './asking.store.server.ts';
import { contactDays, type Went } from './asking.ts';
import { yesCodeHash } from './yes-code.server.ts';

/** Whether a yes stands behind this code. Nothing of whom or what. */
export const isYesCode = (tx: Tx, code: string): Promise<boolean> => yesStands(tx, yesCodeHash(code));

/** Taking a yes back is one press: the name and the way to reach them are gone in this same transaction. @throws Refused */
export async function takeBackByCode(tx: Tx, code: string): Promise<void> {
	if (!(await takeBack(tx, { hash: yesCodeHash(code) }, clock.now()))) throw new Refused('unknown-follow-code', 'code');
}

/** The same, for who signs in. @throws NotFound */
export async function takeBackOwn(tx: Tx, askId: string): Promise<void> {
	if (!(await takeBack(tx, { askId }, clock.now()))) throw new NotFound('ask', askId);
}

/** Somebody tells themselves whether they went. @throws NotFound */
export async function tellOwnWent(tx: Tx, askId: string, went: Went): Promise<void> {
	if (!(await tellWhetherWent(tx, askId, went))) throw new NotFound('ask', askId);
}

/**
 * Somebody took back their consent or asked to be erased (`consent.withdrawn`, `person-card.erase-planned`,
 * `person-card.erased`): nobody asks them anything any more, and their yes is gone.
 */
export async function forgetInAsking({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) => forgetAsksOf(tx, municipalityId, subjectId));
}

/** Somebody wants to be left alone (`person-card.left-alone`): what was not answered yet is asked no more, and what they said stays theirs. */
export async function leaveAloneInAsking({
	municipalityId,
	subjectId,
}: Pick<AppEvent, 'municipalityId' | 'subjectId'>): Promise<void> {
	await asTask('privacy.erase', municipalityId, 'community', (tx) =>
		forgetAsksOf(tx, municipalityId, subjectId, 'unanswered'),
	);
}

/** Rounds whose time is over stop; names and ways to reach people go ninety days after the end. */
export async function tidyRounds(): Promise<void> {
	const today = clock.today();
	for (const { id } of await currentMunicipalities())
		await asTask('asking.tidy', id, 'community', (tx) =>
			tidyAskings(tx, id, today, dayAfter(today, -contactDays), clock.now()),
		);
}
