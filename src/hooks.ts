import type { Reroute } from '@sveltejs/kit/hooks';
import { deLocalizeUrl } from '#text/runtime';

/** `/en/…` and `/ar/…` are the same pages in another language. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
