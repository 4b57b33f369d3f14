/** A real JPEG of 16 by 8 points, green, as a browser drew it (with a colour profile that names its maker). */
export const greenPatch = Uint8Array.from(
	Buffer.from(
		'/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCYASJ//9k=',
		'base64',
	),
);

const word = (value: number) => [value >> 8, value & 255];
const long = (value: number) => [...word(value >>> 16), ...word(value & 0xffff)];
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
/** A field of twelve bytes of a TIFF directory (TIFF 6.0 §2). */
const entry = (tag: number, type: number, count: number, value: number[]) => [
	...word(tag),
	...word(type),
	...long(count),
	...value,
];

/** The place of the photo below: degrees, minutes and seconds in the bytes of its GPS directory (Exif 2.3 §4.6.6). */
export const dom = { latitude: [52, 5, 27], longitude: [5, 7, 18] };

/** The Exif block of a phone: its make, and where it was. */
function exifWithPlace(): number[] {
	const [directory, place, degrees] = [8, 50, 104];
	const triple = (numbers: number[]) => numbers.flatMap((one) => [...long(one), ...long(1)]);
	const tiff = [
		...letters('MM'),
		...word(42),
		...long(directory),
		...word(3),
		...entry(0x010f, 2, 4, letters('TEL\0')),
		...entry(0x0112, 3, 1, [...word(6), 0, 0]),
		...entry(0x8825, 4, 1, long(place)),
		...long(0),
		...word(4),
		...entry(1, 2, 2, letters('N\0\0\0')),
		...entry(2, 5, 3, long(degrees)),
		...entry(3, 2, 2, letters('E\0\0\0')),
		...entry(4, 5, 3, long(degrees + 24)),
		...long(0),
		...triple(dom.latitude),
		...triple(dom.longitude),
	];
	return [...letters('Exif\0\0'), ...tiff];
}

/** The same photo as a phone hands it over: held upright, with make and place. */
export function fromAPhone(): Uint8Array<ArrayBuffer> {
	const body = exifWithPlace();
	return Uint8Array.of(
		...greenPatch.subarray(0, 2),
		0xff,
		0xe1,
		...word(body.length + 2),
		...body,
		...greenPatch.subarray(2),
	);
}

/** As the input of a form sends it. */
export const photoFile = (bytes: Uint8Array<ArrayBuffer> = fromAPhone(), name = 'IMG_2031.jpg'): File =>
	new File([bytes], name, { type: 'image/jpeg' });
