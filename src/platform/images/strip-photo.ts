/** A photo without anything that tells where, when or with what it was taken. */
export type Photo = { bytes: Uint8Array<ArrayBuffer>; type: 'image/jpeg' | 'image/png' };
/** Measures in pixels, as it is shown: a photo that was held upright is higher than wide. */
export type SizedPhoto = Photo & { width: number; height: number };

/** A few bytes may ask a reader's phone for gigabytes: no picture of a neighbourhood has more points than this. */
export const mostPixels = { 'image/jpeg': 25_000_000, 'image/png': 16_000_000 };

/** What is kept of a JPEG besides the picture itself: tables and frames (ITU T.81 table B.1). */
const keptMarkers = (marker: number): boolean =>
	(marker >= 0xc0 && marker <= 0xcf) || marker === 0xdb || marker === 0xdd;
/**
 * No kept segment is longer than what it may hold (ITU T.81 annex B): a frame of three components, a scan of four, four tables
 * of points or eight of codes. What is longer carries something else along.
 */
const longest = (marker: number): number => {
	if (marker === 0xda) return 6 + 2 * 4;
	if (marker === 0xdb) return 2 + 4 * 129;
	if (marker === 0xc4) return 2 + 8 * (17 + 256);
	return marker === 0xdd ? 4 : 8 + 3 * 4;
};
/** How colours are stored, as it came from Adobe: twelve bytes, and room for nothing else. */
const isColourMark = (body: Uint8Array): boolean =>
	body.length === 12 && String.fromCharCode(...body.subarray(0, 5)) === 'Adobe';
/** What is kept of a PNG: the picture, its colours, nothing written (W3C PNG, third edition). */
const keptChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'IDAT', 'IEND']);

type Stripped = { bytes: Uint8Array<ArrayBuffer>; width: number; height: number } | undefined;

/** By what is in it, whatever it is called. Undefined when it is neither JPEG nor PNG, broken, or far too large to show. */
export function stripPhoto(bytes: Uint8Array): SizedPhoto | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xd8) return shown(stripJpeg(bytes), 'image/jpeg');
	return pngSign.every((byte, at) => bytes[at] === byte) ? shown(stripPng(bytes), 'image/png') : undefined;
}

const shown = (photo: Stripped, type: Photo['type']): SizedPhoto | undefined =>
	photo && photo.width > 0 && photo.height > 0 && photo.width * photo.height <= mostPixels[type]
		? { ...photo, type }
		: undefined;

function stripJpeg(bytes: Uint8Array): Stripped {
	const parts: Uint8Array[] = [bytes.subarray(0, 2)];
	let headed = false;
	let frame: { width: number; height: number } | undefined;
	let oriented = false;
	let lies = false;
	const whole = (): Stripped =>
		frame && {
			bytes: joined([...parts, endOfImage]),
			width: lies ? frame.height : frame.width,
			height: lies ? frame.width : frame.height,
		};
	for (let at = 2; at + 4 <= bytes.length; ) {
		if (bytes[at] !== 0xff) return undefined;
		const marker = bytes[at + 1] as number;
		if (marker === 0xff) {
			at++;
			continue;
		}
		// What comes after the end is no picture: phones hide a film there.
		if (marker === 0xd9) return whole();
		const end = at + 2 + twoBytes(bytes, at + 2);
		if (end < at + 4 || end > bytes.length) return undefined;
		if ((marker === 0xda || keptMarkers(marker)) && end - at - 2 > longest(marker)) return undefined;
		if (marker === 0xda) {
			const next = endOfScan(bytes, end);
			parts.push(bytes.subarray(at, next));
			// A picture that was cut off halfway is shown as far as it goes.
			if (next + 2 > bytes.length) return whole();
			at = next;
			if (bytes[at + 1] === 0xd9) return whole();
			continue;
		}
		if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
			if (end < at + 9) return undefined;
			frame ??= { height: twoBytes(bytes, at + 5), width: twoBytes(bytes, at + 7) };
		}
		if (keptMarkers(marker) || (marker === 0xee && isColourMark(bytes.subarray(at + 4, end))))
			parts.push(bytes.subarray(at, end));
		if (marker === 0xe0 && !headed) {
			parts.push(bareHeader);
			headed = true;
		}
		const turned = marker === 0xe1 ? orientationIn(bytes.subarray(at + 4, end)) : undefined;
		if (turned && turned > 1 && !oriented) {
			parts.push(onlyOrientation(turned));
			oriented = true;
			lies = turned >= 5;
		}
		at = end;
	}
	return undefined;
}

/** A JFIF header of our own (ITU T.871): the one that came may hold a small copy of the picture as it was before it was cut. */
const bareHeader = Uint8Array.of(...[0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0], ...[1, 1, 0, 0, 1, 0, 1, 0, 0]);
const endOfImage = Uint8Array.of(0xff, 0xd9);

const twoBytes = (bytes: Uint8Array, at: number): number => ((bytes[at] as number) << 8) | (bytes[at + 1] as number);

/** Where the coded picture ends: at the next marker that is no stuffing and no restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
	for (let at = from; at + 1 < bytes.length; at++) {
		const next = bytes[at + 1] as number;
		if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
	}
	return bytes.length;
}

/** Which way up, 1 to 8, as a camera writes it (Exif 2.32, tag 0x0112). */
function orientationIn(segment: Uint8Array): number | undefined {
	if (String.fromCharCode(...segment.subarray(0, 6)) !== 'Exif\0\0' || segment.length < 16) return undefined;
	const view = new DataView(segment.buffer, segment.byteOffset + 6, segment.length - 6);
	const little = view.getUint16(0) === 0x4949;
	const start = view.getUint32(4, little);
	if (start + 2 > view.byteLength) return undefined;
	for (let entry = 0; entry < view.getUint16(start, little); entry++) {
		const at = start + 2 + entry * 12;
		if (at + 12 > view.byteLength) return undefined;
		if (view.getUint16(at, little) === 0x0112) {
			const turned = view.getUint16(at + 8, little);
			return turned <= 8 ? turned : undefined;
		}
	}
	return undefined;
}

/** An Exif segment that says which way up, and nothing else: without it people lie on their side. */
const onlyOrientation = (turned: number): Uint8Array =>
	Uint8Array.of(
		...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
		...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
		...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0],
		...[0, 0, 0, 0],
	);

/** Bytes a small chunk may hold at most (W3C PNG). */
const longestChunk: Record<string, number> = { IHDR: 13, PLTE: 768, tRNS: 256, gAMA: 4, sRGB: 1, IEND: 0 };
const pngSign = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function stripPng(bytes: Uint8Array): Stripped {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const parts = [bytes.subarray(0, 8)];
	for (let at = 8; at + 12 <= bytes.length; ) {
		const end = at + 12 + view.getUint32(at);
		if (end > bytes.length) return undefined;
		const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
		if (at === 8 && (name !== 'IHDR' || end < at + 20)) return undefined;
		if (end - at - 12 > (longestChunk[name] ?? end)) return undefined;
		if (keptChunks.has(name)) parts.push(bytes.subarray(at, end));
		if (name === 'IEND') return { bytes: joined(parts), width: view.getUint32(16), height: view.getUint32(20) };
		at = end;
	}
	return undefined;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
