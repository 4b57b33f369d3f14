import { findArea } from '#modules/areas/index.server';
import { clock } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { refusePublicWords } from '#platform/free-text/public-words';
import type { Ask } from '#platform/route/index.server';
import { letterCodeHash } from './ask-keepers.server.ts';
import { wordsToLookAt } from './entry-words.ts';
import { wasWrong } from './look-first.server.ts';
import { publicEntry } from './map-entries.store.server.ts';
import type { MapEntry } from './map-entry.ts';
import { askedInLetter, type LetterAnswer, saveLetterAnswer } from './map-letters.store.server.ts';
import type { LetterAnswerForm, LetterChangeForm } from './social-map.forms.ts';
import { wordsOfEntry } from './words-of-entry.server.ts';

const asked = ({ tx, params }: Pick<Ask, 'tx' | 'params'>) =>
	askedInLetter(tx, letterCodeHash(params['code'] ?? ''), clock.today());

/** What a letter asks, whatever it is opened by. Looking changes nothing: mail servers look too. */
export async function letterScreen(ask: Ask) {
	const questions = await asked(ask);
	const entries = [];
	for (const { entryId, answer } of questions) {
		const entry = await publicEntry(ask.tx, ask.actor.municipalityId, entryId);
		if (entry)
			entries.push({
				entry,
				answer,
				area: (await findArea(ask.tx, ask.actor.municipalityId, entry.areaCode))?.name ?? '',
			});
	}
	return {
		code: ask.params['code'] ?? '',
		known: questions.length > 0,
		until: questions[0]?.until ?? '',
		entries,
		changed: ask.url.searchParams.has('bewaard'),
	};
}

/** The entry that a letter asks about, and was not answered yet. @throws NotFound */
async function open(ask: Pick<Ask, 'tx' | 'params' | 'actor'>, entryId: string): Promise<MapEntry> {
	const question = (await asked(ask)).find((one) => one.entryId === entryId && !one.answer);
	const entry = question && (await publicEntry(ask.tx, ask.actor.municipalityId, entryId));
	if (!entry) throw new NotFound('map entry', entryId);
	return entry;
}

export async function letterChangeScreen(ask: Ask) {
	return { entry: await open(ask, ask.params['id'] ?? ''), code: ask.params['code'] ?? '' };
}

/** Still right, gone, or not mine. @throws NotFound */
export async function answerLetter(ask: Ask & { form: LetterAnswerForm }): Promise<void> {
	const { id, told } = ask.form;
	await save(ask, await open(ask, id), told);
}

/** @throws NotFound, Refused when the words tell of somebody and nobody looked at them once more */
export async function changeByLetter(ask: Ask & { form: LetterChangeForm }): Promise<void> {
	const entry = await open(ask, ask.params['id'] ?? '');
	const { confirmed, ...said } = ask.form;
	refusePublicWords(wordsToLookAt({ ...said, forWhom: entry.forWhom }), { confirmed, numbersMayStand: true });
	await save(ask, entry, 'changed', said);
}

async function save(
	{ tx, params, about }: Ask,
	entry: MapEntry,
	told: LetterAnswer,
	said?: Omit<LetterChangeForm, 'confirmed'>,
): Promise<void> {
	about({ type: 'map-entry', id: entry.id });
	const done = await saveLetterAnswer(tx, {
		codeHash: letterCodeHash(params['code'] ?? ''),
		entryId: entry.id,
		told,
		today: clock.today(),
		wrong: told === 'gone' || (said !== undefined && wasWrong(entry, said)),
		...(said && { said, found: wordsOfEntry({ ...entry, ...said }) }),
	});
	if (!done) throw new NotFound('map entry', entry.id);
}
