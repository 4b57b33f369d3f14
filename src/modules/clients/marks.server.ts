import { keyedHash } from '#platform/identity/sealed.server';
import { nameToFind, postcodeToFind } from './client.ts';

/** Keyed hashes by which a file is found and a worker says who is near them; 43 signs, without our key nobody can try names against them. */
export const nameMark = (municipalityId: string, lastName: string): string =>
	keyedHash('care-name', `${municipalityId}/${nameToFind(lastName)}`);

export const postcodeMark = (municipalityId: string, postcode: string): string =>
	keyedHash('care-postcode', `${municipalityId}/${postcodeToFind(postcode)}`);

export const addressMark = (municipalityId: string, postcode: string, houseNumber: string): string =>
	keyedHash(
		'care-address',
		`${municipalityId}/${postcodeToFind(postcode)}/${houseNumber.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`,
	);
