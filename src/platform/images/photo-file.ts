import * as v from 'valibot';

/** A face beside a name. */
export const mostFaceBytes = 300_000;
/** What a phone makes: one photo of a post in a journal, a receipt. With script it comes far smaller (`PhotoField`). */
export const mostPhotoBytes = 5_000_000;

const PhotoFile = (most: number, tooBig: 'photo-too-big' | 'photo-over-five') =>
	v.pipe(v.file('photo-missing'), v.maxSize(most, tooBig));

/** An input of a form that may stay empty: a browser then sends a file of nothing. */
export const facePhoto = v.optional(PhotoFile(mostFaceBytes, 'photo-too-big'));
export const photoOrNothing = v.optional(PhotoFile(mostPhotoBytes, 'photo-over-five'));
/** A photo that must be there. */
export const photoNeeded = v.pipe(PhotoFile(mostPhotoBytes, 'photo-over-five'), v.minSize(1, 'photo-missing'));
