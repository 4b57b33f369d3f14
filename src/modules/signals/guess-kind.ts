import type { SignalKind } from './signal.ts';

/**
 * Cues in order of strength: an explicit beginning says more than a word somewhere in the sentence.
 * Seeking comes before wanting, because "ik wil graag hulp bij" asks for help.
 */
const cues: readonly [SignalKind, RegExp][] = [
	['kan', /\b(ik|we|wij|mijn \p{L}+) (kan|kunnen|bied|bieden|help graag|geef graag)\b/u],
	['zoek', /\b(ik|we|wij) (zoek|zoeken|mis|missen)\b/u],
	['zie', /\b(ik|we|wij) (zie|zien|hoor|horen|merk|merken)\b/u],
	[
		'zoek',
		/\b(wie (kan|wil|helpt|heeft|weet|gaat|legt)|waar (kan|vind|moet)|hulp (nodig|bij)|help mij|kan iemand|is er iemand|zoekt|zoeken|gezocht|redt het niet|kwijt)\b/u,
	],
	[
		'kan',
		/\b(ik help|ik rijd|ik geef|aanbieden|biedt aan|kan (goed|best|wel|graag)|ben goed in|heb (nog )?(tijd|een .{1,25}) over|wil (graag |wel |best )?(helpen|anderen|lesgeven|lezingen|meenemen|leren geven))\b/u,
	],
	['wil', /\b(wil|wilt|willen|zou graag|zouden graag|lijkt (me|ons|mij)|droom|wens|hoop)\b/u],
	['zoek', /\b(schuld|schulden|nodig|eenzaam|lukt niet|weet niet|geen raad|alleen)\b/u],
];

/** The kind a text sounds like. "Zie" when nothing else speaks, because everyone may simply notice something. */
export function guessKind(text: string): SignalKind {
	const plain = text.toLowerCase();
	return cues.find(([, cue]) => cue.test(plain))?.[0] ?? 'zie';
}
