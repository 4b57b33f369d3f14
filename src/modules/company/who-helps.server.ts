import { randomBytes } from 'node:crypto';
import { codeFrom, readCode } from '#modules/signals';
import type { Actor } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { keyedHash } from '#platform/identity/sealed.server';
import { newId, newUntimedId } from '#platform/ids';
import type { Ask } from '#platform/route/index.server';
import { careSeals } from '#platform/sealed-text/index.server';
import type { PassOnForm } from './company.forms.ts';
import type { Along } from './for-client.server.ts';
import * as store from './hours.store.server.ts';
import type { HelperSays, PassOn } from './hours.ts';

const codeHash = (code: string): string => keyedHash('helper-code', code);

/** Somebody who helps without being paid; may pass on nothing yet. Their code comes back once. @throws NotAllowed */
export async function beginHelper({ tx, actor, here }: Along, { called }: { called: string }): Promise<string> {
	if (actor.kind !== 'staff') throw new NotAllowed('company.tend');
	const code = codeFrom(randomBytes(16));
	await store.addHelper(tx, here, { id: newId(), called, codeHash: codeHash(code), on: clock.today() });
	return code;
}

/** The paper was lost: the code before stops. @throws NotAllowed, NotFound */
export async function newHelperCode({ tx, actor, here }: Along, { helper }: { helper: string }): Promise<string> {
	if (actor.kind !== 'staff') throw new NotAllowed('company.tend');
	const code = codeFrom(randomBytes(16));
	if (!(await store.changeHelper(tx, here, helper, { code_hash: codeHash(code) })))
		throw new NotFound('helper', helper);
	return code;
}

/** What a helper may pass on, said by the family and by nobody else. @throws NotAllowed, NotFound */
export async function decidePassOn(
	{ tx, actor, here }: Along,
	{ helper, topics }: { helper: string; topics: PassOn[] },
): Promise<void> {
	if (actor.kind === 'staff') throw new NotAllowed('company.own');
	if (!(await store.changeHelper(tx, here, helper, { may_pass_on: topics }))) throw new NotFound('helper', helper);
}

/** Their code stops at once; by the worker or the family. @throws NotFound */
export async function endHelper({ tx, here }: Along, { helper }: { helper: string }): Promise<void> {
	if (!(await store.changeHelper(tx, here, helper, { ended_on: clock.today() }))) throw new NotFound('helper', helper);
}

/** The worker read what a helper said. @throws NotAllowed, NotFound */
export async function seeHelper({ tx, actor, here }: Along, { word }: { word: string }): Promise<void> {
	if (actor.kind !== 'staff') throw new NotAllowed('company.tend');
	if (!(await store.seeHelperWord(tx, here, word, clock.today()))) throw new NotFound('helper word', word);
}

/** A code as people type it. @throws Refused('helper-code') */
export async function openHelperCode(tx: Tx, typed: string): Promise<string> {
	const code = readCode(typed, 16);
	if (!code || !(await store.helperByCode(tx, codeHash(code)))) throw new Refused('helper-code', 'code');
	return code;
}

/** Behind a helper's code: three taps, and what they may pass on; nothing of whom they help. @throws NotFound */
export async function helperCodeScreen({ tx, params, url }: Ask) {
	const topics = await store.helperByCode(tx, codeHash(params['code'] ?? ''));
	if (!topics) throw new NotFound('helper', 'code');
	return { topics, saved: url.searchParams.has('bewaard') };
}

async function said(
	tx: Tx,
	actor: Actor,
	code: string,
	one: { word: HelperSays | 'pass-on'; about?: PassOn; words?: string },
) {
	const id = newUntimedId();
	const seals = await careSeals(tx, actor.municipalityId);
	const sealed = seals.seal(store.helperWordsAt, id, one.words ?? '');
	const done = await store.helperSaysByCode(tx, codeHash(code), {
		...{ id, word: one.word, about: one.about ?? null, sealed, on: clock.today() },
	});
	if (!done) throw new NotFound('helper', 'code');
}

/** One tap: it goes well, it is getting much, or call me. @throws NotFound */
export const sayAsHelper = (tx: Tx, actor: Actor, code: string, { word }: { word: HelperSays }): Promise<void> =>
	said(tx, actor, code, { word });

/** What the family lets them pass on. @throws NotFound, also for what they did not tick */
export const passOn = (tx: Tx, actor: Actor, code: string, { about, words }: PassOnForm): Promise<void> =>
	said(tx, actor, code, { word: 'pass-on', about, words });
