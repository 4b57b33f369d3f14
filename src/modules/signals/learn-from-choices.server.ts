import { learnChoices, theSuggestionModel } from '#modules/needs/index.server';
import { asTask } from '#platform/db/index.server';
import { findIdentifiers } from '#platform/free-text/identifiers';
import { currentMunicipalities } from '#platform/municipality.server';
import { findSignal } from './signals.store.server.ts';

/** Teaches the suggestions what workers chose since the last time, in every municipality. Returns how many choices. */
export async function learnFromChoices(): Promise<number> {
	let learned = 0;
	for (const { id } of await currentMunicipalities()) learned += await learnFromChoicesIn(id);
	return learned;
}

/** The same in one municipality. */
export const learnFromChoicesIn = (municipalityId: string): Promise<number> =>
	asTask('needs.learn', municipalityId, 'community', (tx) =>
		learnChoices(tx, municipalityId, theSuggestionModel(), async (signalId) =>
			withoutPersons((await findSignal(tx, municipalityId, signalId))?.text ?? ''),
		),
	);

/** What points at a person is not even counted, also when the writer left it as it was. */
function withoutPersons(text: string): string {
	let rest = text;
	for (const { start, end } of findIdentifiers(text).reverse()) rest = `${rest.slice(0, start)} . ${rest.slice(end)}`;
	return rest;
}
