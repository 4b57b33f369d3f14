import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { parseWordVectors, type WordVectors } from './word-vectors.ts';

/**
 * Reads a file in the text format of word2vec or fastText, piece by piece because such files are larger than a string may be;
 * stops after the most frequent hundred thousand words.
 * @throws VectorsBroken with the line, or the file system's own error when there is no such file
 */
export function readWordVectors(path: string): WordVectors {
	return parseWordVectors(linesOf(path));
}

function* linesOf(path: string): Generator<string> {
	const file = openSync(path, 'r');
	try {
		const piece = Buffer.alloc(1 << 20);
		const decoder = new StringDecoder('utf8');
		let rest = '';
		for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
			const lines = (rest + decoder.write(piece.subarray(0, size))).split('\n');
			rest = lines.pop() ?? '';
			yield* lines;
		}
		if (rest) yield rest;
	} finally {
		closeSync(file);
	}
}
