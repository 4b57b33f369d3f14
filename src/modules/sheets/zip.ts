import { crc32, inflateRawSync } from 'node:zlib';
import { UnreadableSheet } from './unreadable-sheet.ts';

/** Bytes that all parts of a workbook may be together once unpacked: thirty times what a sheet of five thousand rows takes. */
const mostUnpacked = 60_000_000;
const mostParts = 500;

type Parts = Map<string, Uint8Array>;

const endOfZip = 0x06054b50;
const listed = 0x02014b50;
const stored = 0;
const deflated = 8;

/**
 * The parts of a zip file by name. Sizes are never believed: unpacking stops at the most that is allowed, so that a small file
 * cannot become a huge one.
 * @throws UnreadableSheet 'sheet-too-big' or 'sheet-damaged'.
 */
export function unzip(bytes: Uint8Array): Parts {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		return partsOf(bytes, view);
	} catch (problem) {
		if (problem instanceof UnreadableSheet) throw problem;
		const { code } = problem as { code?: string };
		throw new UnreadableSheet(code === 'ERR_BUFFER_TOO_LARGE' ? 'sheet-too-big' : 'sheet-damaged');
	}
}

function partsOf(bytes: Uint8Array, view: DataView): Parts {
	const end = findEnd(view);
	const count = view.getUint16(end + 10, true);
	if (count > mostParts) throw new UnreadableSheet('sheet-too-big');
	const parts: Parts = new Map();
	let at = view.getUint32(end + 16, true);
	let room = mostUnpacked;
	for (let n = 0; n < count; n++) {
		if (view.getUint32(at, true) !== listed) throw new UnreadableSheet('sheet-damaged');
		const nameLength = view.getUint16(at + 28, true);
		const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
		if (view.getUint16(at + 8, true) & 1) throw new UnreadableSheet('sheet-password');
		const part = unpack(bytes, view, at, room);
		room -= part.length;
		parts.set(name, part);
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return parts;
}

function unpack(bytes: Uint8Array, view: DataView, at: number, room: number): Uint8Array {
	const method = view.getUint16(at + 10, true);
	const size = view.getUint32(at + 20, true);
	const local = view.getUint32(at + 42, true);
	const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
	const packed = bytes.subarray(start, start + size);
	if (method === stored && packed.length <= room) return packed;
	if (method === deflated && room > 0) return inflateRawSync(packed, { maxOutputLength: room });
	throw new UnreadableSheet(method === stored || method === deflated ? 'sheet-too-big' : 'sheet-damaged');
}

/** The end record stands last, before a remark of at most 65,535 bytes. */
function findEnd(view: DataView): number {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
		if (view.getUint32(at, true) === endOfZip) return at;
	throw new UnreadableSheet('sheet-damaged');
}

/** A zip file of parts as they are, not packed. */
export function zip(parts: Parts): Uint8Array<ArrayBuffer> {
	const pieces: Uint8Array[] = [];
	const list: Uint8Array[] = [];
	let offset = 0;
	for (const [name, part] of parts) {
		const title = new TextEncoder().encode(name);
		const shared = [0x0800, stored, 0, 0x21, crc32(part), part.length, part.length, title.length, 0] as const;
		const head = record(0x04034b50, [20], shared);
		const entry = record(listed, [20, 20], shared, [0, 0, 0], 0, offset);
		pieces.push(head, title, part);
		list.push(entry, title);
		offset += head.length + title.length + part.length;
	}
	const listLength = list.reduce((sum, piece) => sum + piece.length, 0);
	const end = new Uint8Array(22);
	const view = new DataView(end.buffer);
	view.setUint32(0, endOfZip, true);
	view.setUint16(8, parts.size, true);
	view.setUint16(10, parts.size, true);
	view.setUint32(12, listLength, true);
	view.setUint32(16, offset, true);
	return joined([...pieces, ...list, end]);
}

/** A header of the zip format: its sign, the versions, what both kinds of header share, and what only the list adds. */
function record(
	sign: number,
	versions: readonly number[],
	[flags, method, time, day, crc, packed, size, name, extra]: readonly [
		number,
		number,
		number,
		number,
		number,
		number,
		number,
		number,
		number,
	],
	more: readonly number[] = [],
	...last: readonly number[]
): Uint8Array {
	const two = [...versions, flags, method, time, day];
	const bytes = new Uint8Array(4 + two.length * 2 + 12 + 4 + more.length * 2 + last.length * 4);
	const view = new DataView(bytes.buffer);
	let at = 0;
	const put = (value: number, width: 2 | 4) => {
		if (width === 2) view.setUint16(at, value, true);
		else view.setUint32(at, value, true);
		at += width;
	};
	put(sign, 4);
	for (const value of two) put(value, 2);
	for (const value of [crc, packed, size]) put(value, 4);
	for (const value of [name, extra, ...more]) put(value, 2);
	for (const value of last) put(value, 4);
	return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
