import { Refused } from '../errors.ts';
import { type Photo, type SizedPhoto, stripPhoto } from './strip-photo.ts';

export type { Photo, SizedPhoto } from './strip-photo.ts';

/**
 * The photo of a form, without where, when and with what it was taken; undefined when the input stayed empty.
 * What kind it is comes from its content, never from its name.
 * @throws Refused('photo-none', field)
 */
export async function readPhoto(file: File | undefined, field = 'photo'): Promise<SizedPhoto | undefined> {
	if (!file || file.size === 0) return undefined;
	const photo = stripPhoto(new Uint8Array(await file.arrayBuffer()));
	if (!photo) throw new Refused('photo-none', field);
	return photo;
}

/**
 * A photo as an answer. It is never run, framed or guessed at. Public photos are asked for again each time, so that one that was
 * taken away is gone at once; what is not for everyone comes from a page whose answers are never kept (`securityHeaders`).
 */
export const photoAnswer = ({ bytes, type }: Photo): Response =>
	new Response(bytes, {
		headers: {
			'content-type': type,
			'content-length': String(bytes.length),
			'content-disposition': `attachment; filename="foto.${type === 'image/png' ? 'png' : 'jpg'}"`,
			'content-security-policy': "default-src 'none'; sandbox",
		},
	});
