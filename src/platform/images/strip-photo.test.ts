import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stripPhoto } from './strip-photo.ts';

const text = (words: string) => [...words].map((letter) => letter.charCodeAt(0));
const segment = (marker: number, ...body: number[]) => [
	0xff,
	marker,
	(body.length + 2) >> 8,
	(body.length + 2) & 255,
	...body,
];
const frame = segment(0xc0, 8, 0, 1, 0, 1, 1, 1, 0x11, 0);
const scan = [...segment(0xda, 1, 1, 0, 0, 63, 0), 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];
/** Exif, little end first, with a place and which way up. */
const exif = (turned: number) =>
	segment(
		0xe1,
		...text('Exif\0\0'),
		...text('II'),
		42,
		0,
		8,
		0,
		0,
		0,
		2,
		0,
		0x25,
		0x88,
		4,
		0,
		1,
		0,
		0,
		0,
		1,
		2,
		3,
		4,
		0x12,
		0x01,
		3,
		0,
		1,
		0,
		0,
		0,
		turned,
		0,
		0,
		0,
		0,
		0,
		0,
		0,
		...text('GPS 52.09 5.12'),
	);
const header = segment(0xe0, ...text('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0);
const jpeg = (...between: number[]) => Uint8Array.of(0xff, 0xd8, ...header, ...between, ...frame, ...scan, 0xff, 0xd9);
const words = (bytes: Uint8Array | undefined) => String.fromCharCode(...(bytes ?? []));

describe('a JPEG', () => {
	test('loses where it was taken, what was written in it and what hides behind it, and keeps the picture', () => {
		const secret = Uint8Array.of(
			...jpeg(...exif(1), ...segment(0xed, ...text('Photoshop Samira')), ...segment(0xfe, ...text('commentaar'))),
			...text('film'),
		);
		const photo = stripPhoto(secret);
		expect(photo?.type).toBe('image/jpeg');
		expect(words(photo?.bytes)).not.toMatch(/GPS|Samira|commentaar|film|Exif/);
		expect(photo?.bytes).toEqual(jpeg());
	});
	test('loses the small copy of what was cut off, and whatever else its first marks hold', () => {
		const small = segment(0xe0, ...text('JFXX\0'), 0x10, ...text('kind ernaast'));
		const inHeader = segment(0xe0, ...text('JFIF\0'), 1, 2, 0, 0, 1, 0, 1, 1, 1, ...text('rgb'));
		const colours = segment(0xee, ...text('Adobe'), 0, 100, 0, 0, 0, 0, 1);
		const photo = stripPhoto(
			jpeg(
				...small,
				...colours,
				...segment(0xee, ...text('Adobe'), ...text('geheim')),
				...segment(0xee, ...text('twaalf bytes')),
			),
		);
		expect(photo?.bytes).toEqual(jpeg(...colours));
		const cut = Uint8Array.of(0xff, 0xd8, ...inHeader, ...jpeg().subarray(2 + header.length));
		expect(stripPhoto(cut)?.bytes).toEqual(jpeg());
	});
	test('that was held upright stays upright, and tells nothing else', () => {
		const photo = stripPhoto(jpeg(...exif(6)));
		expect(words(photo?.bytes)).toContain('Exif');
		expect(words(photo?.bytes)).not.toContain('GPS');
		expect(stripPhoto(photo?.bytes as Uint8Array)?.bytes).toEqual(photo?.bytes);
	});
});

describe('a PNG', () => {
	const chunk = (name: string, ...body: number[]) => [0, 0, 0, body.length, ...text(name), ...body, 1, 2, 3, 4];
	const png = (...between: number[]) =>
		Uint8Array.of(
			0x89,
			...text('PNG\r\n'),
			0x1a,
			0x0a,
			...chunk('IHDR', 0, 0, 0, 2, 0, 0, 0, 3, 8, 2, 0, 0, 0),
			...between,
			...chunk('IDAT', 9),
			...chunk('IEND'),
		);
	test('loses its texts, its days and what hides behind it', () => {
		const photo = stripPhoto(
			Uint8Array.of(
				...png(...chunk('tEXt', ...text('Samira')), ...chunk('eXIf', 1), ...chunk('tIME', 1)),
				...text('meer'),
			),
		);
		expect(photo).toEqual({ type: 'image/png', bytes: png(), width: 2, height: 3 });
	});
});

test('what is neither is none, and broken bytes break nothing', () => {
	expect(stripPhoto(Uint8Array.of(...text('<svg onload=alert(1)>')))).toBeUndefined();
	expect(stripPhoto(Uint8Array.of(...text('GIF89a')))).toBeUndefined();
	expect(stripPhoto(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9))).toBeUndefined();
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
			stripPhoto(Uint8Array.of(0xff, 0xd8, ...bytes));
			stripPhoto(Uint8Array.of(0x89, ...text('PNG\r\n'), 0x1a, 0x0a, ...bytes));
		}),
	);
});
