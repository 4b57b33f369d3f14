import { UnreadableSheet } from './unreadable-sheet.ts';

/**
 * The text of a file in whichever letters it was saved: a byte order mark decides, then the zeros of UTF-16 without one, then
 * whether it is whole UTF-8. What is left is Windows-1252, as Excel saves "CSV" in western Europe.
 * @throws UnreadableSheet when the bytes are no text.
 */
export function textFromBytes(bytes: Uint8Array): string {
	const text = decode(bytes);
	// A picture or a program decodes to signs that nobody types; a tab and line ends are fine.
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these signs are what is looked for
	if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) throw new UnreadableSheet('sheet-binary');
	return text;
}

function decode(bytes: Uint8Array): string {
	const [first, second, third] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder('utf-8').decode(bytes);
	const wide = withoutMark(bytes);
	if (wide) return new TextDecoder(wide).decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** Western text in UTF-16 has a zero beside nearly every letter, always on the same side. */
function withoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	const start = bytes.subarray(0, 2_000);
	const zeros = [0, 0];
	start.forEach((byte, index) => {
		if (byte === 0) zeros[index % 2]! += 1;
	});
	const [even, odd] = zeros as [number, number];
	if (odd > start.length * 0.3 && even < odd / 10) return 'utf-16le';
	if (even > start.length * 0.3 && odd < even / 10) return 'utf-16be';
	return undefined;
}
