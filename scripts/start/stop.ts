/** Ends the start with one clear sentence. Thrown anywhere under scripts/, printed once, exit code 1. */
export class CannotStart extends Error {}

/** The data folder belongs to a Buurtweefsel that runs. */
export class FolderInUse extends CannotStart {}

const diskFull = 'De schijf is vol. Maak ruimte en start opnieuw; er is niets verloren.';

const sentences: Record<string, string> = {
	ENOSPC: diskFull,
	// PostgreSQL's own word for it: class 53, disk_full.
	'53100': diskFull,
	EROFS: 'Op deze schijf mag niet worden geschreven. Kies een andere map met DATA_DIR.',
	EACCES: 'Deze gebruiker mag niet schrijven in de datamap. Kies een andere map met DATA_DIR of pas de rechten aan.',
};

/** The sentence for an error, known or not. */
export function sentenceFor(error: unknown): string {
	if (error instanceof CannotStart) return error.message;
	const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
	return (code && sentences[code]) || `Starten lukt niet: ${message ?? String(error)}`;
}
