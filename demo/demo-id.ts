import { createHash } from 'node:crypto';

/** The id of something in the demo, the same at every load: UUID version 8 over kind and key (RFC 9562 §5.8). */
export function demoId(
	kind:
		| 'organisation'
		| 'team'
		| 'account'
		| 'worker'
		| 'card'
		| 'assignment'
		| 'role-name'
		| 'talent'
		| 'signal'
		| 'offer'
		| 'initiative'
		| 'journal'
		| 'workgroup'
		| 'place'
		| 'activity'
		| 'thing'
		| 'vote'
		| 'vote-option'
		| 'client',
	key: string,
): string {
	const hex = createHash('sha256').update(`buurtweefsel-demo:${kind}:${key}`).digest('hex');
	const variant = ((Number.parseInt(hex[16] as string, 16) & 0x3) | 0x8).toString(16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The municipality of the demo, in every installation. */
export const demoMunicipalityId = '019b0000-0000-7000-8000-000000000344';
