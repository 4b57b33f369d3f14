import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface LabelledSentence {
	readonly text: string;
	/** Right codes, the plainest first; none where abstaining is right. */
	readonly needs: readonly string[];
}

export interface Voice {
	readonly name: string;
	readonly sentences: readonly LabelledSentence[];
}

const voicesIn = (folder: string): Voice[] =>
	readdirSync(join(import.meta.dirname, 'labelled', folder))
		.sort()
		.map((file) => ({
			name: basename(file, '.csv'),
			sentences: readFileSync(join(import.meta.dirname, 'labelled', folder, file), 'utf8')
				.trim()
				.split('\n')
				.slice(1)
				.map((line) => {
					const [needs = '', ...text] = line.split(';');
					return { text: text.join(';'), needs: needs.split(' ').filter(Boolean) };
				}),
		}));

/** Eight voices, older than the widened lexicon: it knows their words. */
export const voicesWrittenFirst = voicesIn('written-first');
/** Three voices, younger than the lexicon: the honest measure. */
export const voicesWrittenAfterwards = voicesIn('written-afterwards');
