import { randomBytes } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { keyedHash } from './sealed.server.ts';

/** How our keys begin, so that nobody takes one for something else, in a letter or in a log. */
const mark = 'bwp_';

/** A new key for a partner: 256 bits of chance. Shown or mailed once; what we keep is its hash. */
export const newPartnerKey = (): string => `${mark}${randomBytes(32).toString('base64url')}`;

export const partnerKeyHash = (key: string): string => keyedHash('partner-key', key);

/** The pages that a partner opens with the link they got. */
const partnerRoute = '/partner/[key]';

/**
 * The hash of the key that comes with this request: in the address of the partner's own pages, or as bearer of the API.
 * Whether it opens anything is up to the row policies; an unknown key simply sees nothing.
 */
export function heldPartnerKey({ request, route, params, url }: RequestEvent): string | undefined {
	if (route.id?.startsWith(partnerRoute)) return partnerKeyHash(params['key'] ?? '');
	const [, bearer] = /^Bearer (bwp_[\w-]+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
	return bearer && url.pathname.startsWith('/api/') ? partnerKeyHash(bearer) : undefined;
}
