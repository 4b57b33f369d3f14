import { clock } from '../clock.ts';

const halfYear = 182 * 24 * 3600 * 1000;

/** security.txt (RFC 9116). It says when to ask again: half a year on, counted from the first of this month, so that caches agree. */
export function securityText(origin: string): string {
	const now = clock.now();
	const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1) + halfYear).toISOString();
	return [
		`Contact: mailto:${process.env.SECURITY_CONTACT ?? 'security@buurtweefsel.example'}`,
		`Expires: ${expires}`,
		'Preferred-Languages: nl, en',
		`Canonical: ${origin}/.well-known/security.txt`,
		`Policy: ${origin}/privacy`,
		'',
	].join('\n');
}
