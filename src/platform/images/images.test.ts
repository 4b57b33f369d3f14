import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { dom, fromAPhone, greenPatch, photoFile } from './images.fixtures.ts';
import { photoAnswer, readPhoto } from './index.server.ts';
import { facePhoto, mostFaceBytes, photoNeeded, photoOrNothing } from './photo-file.ts';
import { stripPhoto } from './strip-photo.ts';

/** Reads the latitude as every program that reads Exif does: by its directories. */
function latitudeIn(jpeg: Uint8Array): number[] | undefined {
	const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.length);
	for (let at = 2; at + 4 < jpeg.length && view.getUint16(at) !== 0xffda; at += 2 + view.getUint16(at + 2)) {
		if (view.getUint16(at) !== 0xffe1) continue;
		const tiff = at + 10;
		const field = (directory: number, tag: number) => {
			for (let n = 0; n < view.getUint16(tiff + directory); n++) {
				const here = tiff + directory + 2 + n * 12;
				if (view.getUint16(here) === tag) return view.getUint32(here + 8);
			}
			return undefined;
		};
		const place = field(view.getUint32(tiff + 4), 0x8825);
		const degrees = place && field(place, 2);
		if (degrees) return [0, 1, 2].map((n) => view.getUint32(tiff + degrees + n * 8));
	}
	return undefined;
}

describe('a photo from a phone', () => {
	test('tells where it was taken before, and never after', () => {
		expect(latitudeIn(fromAPhone())).toEqual(dom.latitude);
		const photo = stripPhoto(fromAPhone());
		expect(latitudeIn(photo?.bytes as Uint8Array)).toBeUndefined();
		expect(Buffer.from(photo?.bytes ?? []).includes('TEL')).toBe(false);
	});
	test('keeps which way up, and is measured as it is shown', () => {
		expect(stripPhoto(greenPatch)).toMatchObject({ width: 16, height: 8 });
		expect(stripPhoto(fromAPhone())).toMatchObject({ width: 8, height: 16 });
	});
	test('loses the profile that names the maker of its colours', () => {
		expect(Buffer.from(greenPatch).includes('ICC_PROFILE')).toBe(true);
		expect(Buffer.from(stripPhoto(greenPatch)?.bytes ?? []).includes('ICC_PROFILE')).toBe(false);
	});
	test('that asks for more points than a phone can show is refused', () => {
		const huge = Uint8Array.from(greenPatch);
		const frame = Buffer.from(huge).indexOf(Buffer.from([0xff, 0xc0]));
		huge.set([0xff, 0xff, 0xff, 0xff], frame + 5);
		expect(stripPhoto(huge)).toBeUndefined();
	});
});

describe('in a form', () => {
	test('an input that stayed empty is no photo, and where one is needed a sentence says so', async () => {
		const nothing = new File([], '');
		expect(await readPhoto(v.parse(photoOrNothing, nothing))).toBeUndefined();
		expect(await readPhoto(undefined)).toBeUndefined();
		expect(v.safeParse(photoNeeded, nothing).issues?.[0].message).toBe('photo-missing');
		expect(v.safeParse(photoNeeded, 'geen bestand').issues?.[0].message).toBe('photo-missing');
	});
	test('a film with the name of a photo is refused, and so is what is too large', async () => {
		const film = new File(['ftypmp42'], 'foto.jpg', { type: 'image/jpeg' });
		await expect(readPhoto(film)).rejects.toMatchObject({ code: 'photo-none', field: 'photo' });
		const large = new File([new Uint8Array(mostFaceBytes + 1)], 'foto.jpg');
		expect(v.safeParse(facePhoto, large).issues?.[0].message).toBe('photo-too-big');
	});
	test('comes back as a file that nothing runs, whatever it is called', async () => {
		const photo = await readPhoto(photoFile(fromAPhone(), 'a.svg'));
		const answer = photoAnswer(photo as NonNullable<typeof photo>);
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-type': 'image/jpeg',
			'content-disposition': 'attachment; filename="foto.jpg"',
			'content-security-policy': "default-src 'none'; sandbox",
		});
		expect(new Uint8Array(await answer.arrayBuffer())).toEqual(photo?.bytes);
	});
});
