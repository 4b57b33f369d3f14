import { type Actor, hasRole } from '#platform/actor';
import { clock } from '#platform/clock';
import type { Tx } from '#platform/db/index.server';
import { NotAllowed, NotFound, Refused } from '#platform/errors';
import { tell } from '#platform/events/index.server';
import { newId } from '#platform/ids';
import { retentionTable } from '#platform/policy/index.server';
import { endOfTerm } from '#platform/retention/index.server';
import { dayAfter } from '#platform/wall-time';
import { childSaysToo } from './age-rules.ts';
import { type Client, mayArrange } from './client.ts';
import {
	addExport,
	addRequest,
	agreeRequest,
	answerOnce,
	fileExports,
	fileRequests,
	keptAsOfRequest,
	noteErased,
	weighGoingOn,
} from './file-rights.store.server.ts';
import { exportDays, type FileExport, type FileRequest, forgottenOnRequest } from './file-rights.ts';
import type { AnswerRequestInput, ExportInput, GoOnInput, RequestInput } from './walls.forms.ts';

/** The day on which a term is over that begins on a day. */
const lastDay = (term: string, from: string): string | null =>
	endOfTerm(term, new Date(`${from}T12:00:00Z`))
		?.toISOString()
		.slice(0, 10) ?? null;

/**
 * Asks about one's own file; an answer is due within a month. The same question that still waits is not asked twice. What a parent
 * asks to be forgotten of a child of twelve to fifteen waits for the child, or for who helps. @throws Refused
 */
export async function askAboutFile(tx: Tx, actor: Actor, client: Client, form: RequestInput, line = ''): Promise<void> {
	const words = [line, form.woorden].filter(Boolean).join('\n');
	if (!words && (form.soort === 'correct' || form.soort === 'look')) throw new Refused('required', 'woorden');
	const waits = (await fileRequests(tx, actor.municipalityId, client.id)).some(
		({ kind, outcome }) => kind === form.soort && !outcome && kind !== 'correct' && kind !== 'look',
	);
	if (waits) throw new Refused('already-done');
	const today = clock.today();
	await addRequest(tx, actor.municipalityId, {
		id: newId(),
		clientId: client.id,
		kind: form.soort,
		words,
		askedOn: today,
		dueOn: lastDay('P1M', today) as string,
		waitsSince: form.soort === 'erase' && childSaysToo(client) ? today : null,
	});
}

/** What was asked about one file. */
export const requestsIn = (tx: Tx, actor: Actor, client: Client): Promise<FileRequest[]> =>
	fileRequests(tx, actor.municipalityId, client.id);

/** For the privacy officer: what waits in the whole municipality. */
export const requestsEverywhere = (tx: Tx, actor: Actor): Promise<FileRequest[]> =>
	fileRequests(tx, actor.municipalityId);

/**
 * The first answer stands. Being forgotten, answered with yes by the officer, happens by itself right after; what a law keeps
 * goes on a ground alone, which stays when the file went. Returns whose file, for the trail. Under the address of one file only
 * what was asked of that one. @throws NotFound, Refused('walls-erase-waits' | 'walls-erase-ground' | 'walls-no-is-officers')
 */
export async function answerFileRequest(
	tx: Tx,
	actor: Actor,
	form: AnswerRequestInput,
	client?: Client,
): Promise<string> {
	const one = (await fileRequests(tx, actor.municipalityId, client?.id)).find(({ id }) => id === form.vraag);
	if (!one || one.outcome) throw new NotFound('file-request', form.vraag);
	// A no to rest may be about who says it: that is the officer's.
	if (one.kind === 'restrict' && form.uitkomst === 'not' && !hasRole(actor, 'privacy_officer'))
		throw new Refused('walls-no-is-officers', 'antwoord');
	const erases = one.kind === 'erase' && form.uitkomst === 'done';
	if (erases) await eraseOnGround(tx, actor, one, form);
	const done = await answerOnce(tx, actor.municipalityId, form.vraag, {
		outcome: form.uitkomst,
		answer: form.antwoord,
		on: clock.today(),
		by: actor.personId ?? '',
		called: actor.displayName ?? '',
	});
	if (!done) throw new NotFound('file-request', form.vraag);
	if (erases) await tell(tx, actor, 'care', 'client.erase-asked', one.clientId);
	return one.clientId;
}

/** @throws Refused when the child did not say yes yet, or a law keeps the file and no ground is named */
async function eraseOnGround(tx: Tx, actor: Actor, one: FileRequest, { grond }: AnswerRequestInput): Promise<void> {
	if (one.waitsSince) throw new Refused('walls-erase-waits', 'antwoord');
	const keptAs = await keptAsOfRequest(tx, one.id);
	if (!keptAs || forgottenOnRequest({ keptAs })) return;
	if (!grond) throw new Refused('walls-erase-ground', 'grond', { years: yearsOf(keptAs) });
	const noted = { id: newId(), keptAs, ground: grond, by: actor.personId ?? '', on: clock.today() };
	await noteErased(tx, actor.municipalityId, noted);
}

/** The child, or who helps, says yes to what a parent asked. @throws NotFound */
export async function agreeToRequest(tx: Tx, { municipalityId }: Actor, client: Client, id: string): Promise<void> {
	const here = (await fileRequests(tx, municipalityId, client.id)).some((one) => one.id === id);
	if (!here || !(await agreeRequest(tx, id))) throw new NotFound('file-request', id);
}

/**
 * Who helps wants to go on with a file that rests because the person asked: the officer says yes or no. Returns whose file, for
 * the trail. @throws NotFound
 */
export async function sayGoOn(tx: Tx, actor: Actor, { vraag, verder }: GoOnInput): Promise<string> {
	const whose = await weighGoingOn(tx, vraag, verder === 'ja');
	if (!whose) throw new NotFound('file-request', vraag);
	if (verder === 'ja') await tell(tx, actor, 'care', 'client.goes-on', whose);
	return whose;
}

const classOf = (keptAs: Client['keptAs']) => retentionTable.classes[`care-${keptAs}`] ?? { keep: 'P15Y', basis: '' };
const yearsIn = (keep: string): number => Number(/^P(\d+)Y/.exec(keep)?.[1] ?? 0);
const yearsOf = (keptAs: Client['keptAs']): number => yearsIn(classOf(keptAs).keep);

export type KeptPart = {
	what: 'file' | 'account' | 'permissions' | 'log' | 'signals' | 'backups';
	becomes: 'gone' | 'kept';
	untilOn: string | null;
	years: number;
	basis: string;
};

/** What becomes of each part when somebody asks to be forgotten, and until when what stays stays (AVG art. 17). Pure but for the table. */
export function whatStaysOf(client: Client): KeptPart[] {
	const { keep, basis } = classOf(client.keptAs);
	const years = yearsIn(keep);
	const file = forgottenOnRequest(client)
		? { becomes: 'gone' as const, untilOn: null }
		: { becomes: 'kept' as const, untilOn: client.endedOn ? lastDay(keep, client.endedOn) : null };
	return [
		{ what: 'file', ...file, years, basis },
		{ what: 'permissions', ...file, years, basis },
		{ what: 'account', becomes: 'gone', untilOn: null, years: 0, basis: '' },
		// What goes with nobody's file: the trail without words, sentences without a name, and copies that are overwritten.
		{ what: 'log', becomes: 'kept', untilOn: null, years: 0, basis: '' },
		{ what: 'signals', becomes: 'kept', untilOn: null, years: 0, basis: '' },
		{ what: 'backups', becomes: 'kept', untilOn: null, years: 0, basis: '' },
	];
}

/** A worker takes a copy along: with a reason, for seven days, written in the trail and told to the person. @throws NotAllowed */
export async function takeExport(tx: Tx, actor: Actor, client: Client, form: ExportInput): Promise<string> {
	if (!mayArrange(client)) throw new NotAllowed('clients.export');
	const id = newId();
	const today = clock.today();
	await addExport(tx, actor.municipalityId, {
		id,
		clientId: client.id,
		workerId: actor.personId ?? '',
		called: actor.displayName ?? '',
		reason: form.reden,
		words: form.woorden,
		madeOn: today,
		untilOn: dayAfter(today, exportDays),
	});
	return id;
}

/** What was taken out of this file. */
export const exportsOf = (tx: Tx, actor: Actor, client: Client): Promise<FileExport[]> =>
	fileExports(tx, actor.municipalityId, client.id);

/** One that still opens. @throws NotFound, also when its days are over */
export async function exportNow(tx: Tx, actor: Actor, client: Client, id: string): Promise<FileExport> {
	const one = (await exportsOf(tx, actor, client)).find((each) => each.id === id);
	if (!one || one.untilOn < clock.today()) throw new NotFound('file-export', id);
	return one;
}
